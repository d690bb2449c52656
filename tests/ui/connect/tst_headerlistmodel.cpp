#include "ui/connect/headerlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Model = HeaderListModel;
using Source = HeaderListModel::Source;
using Gate = RequestIssue::Gate;

namespace {

ClientHandshake base()
{
    ClientHandshake handshake;
    handshake.host = "server.example";
    handshake.target = "/chat";
    return handshake;
}

} // namespace

class HeaderListModelTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u".*"_s));
        m_model = std::make_unique<Model>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setBase(base());
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void beginsWithTheAutomaticHeaders()
    {
        QCOMPARE(m_model->rowCount(), 5);
        QCOMPARE(text(0, Model::NameColumn), u"Host"_s);
        QCOMPARE(text(0, Model::ValueColumn), u"server.example"_s);
        QVERIFY(m_model->index(row("Sec-WebSocket-Key"), 0).data(Model::FreshRole).toBool());
        QVERIFY(m_model->headers().isEmpty());
        QVERIFY(m_model->removedHeaders().isEmpty());
        QVERIFY(m_model->issues().isEmpty());
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(m_model->source(i), Source::Automatic);
            QVERIFY(!m_model->flags(m_model->index(i, Model::ValueColumn))
                         .testFlag(Qt::ItemIsEditable));
        }
    }

    void showsWhatTheOtherPagesAdd()
    {
        ClientHandshake more = base();
        more.origin = "https://a.example";
        more.subprotocols = { "chat", "superchat" };
        m_model->setBase(more);
        QCOMPARE(text(row("Sec-WebSocket-Protocol"), Model::ValueColumn), u"chat, superchat"_s);
        QCOMPARE(text(row("Origin"), Model::ValueColumn), u"https://a.example"_s);
    }

    void ownHeadersKeepTheirOrderAndMayRepeat()
    {
        m_model->addHeader(u"X-Feature"_s, u"one"_s);
        const int second = m_model->addHeader(u"X-Feature"_s, u" two "_s);
        const HeaderFields fields { { "X-Feature", "one" }, { "X-Feature", "two" } };
        QCOMPARE(m_model->headers(), fields);
        QVERIFY(m_model->issues().isEmpty());
        QVERIFY(m_model->index(second, 0).data(Model::RepeatedRole).toBool());

        QCOMPARE(m_model->moveHeader(second, -1), second - 1);
        QCOMPARE(m_model->headers().constFirst().value, "two"_ba);
        QCOMPARE(m_model->moveHeader(second - 1, -1), second - 1); // not among the automatic ones
        const int copy = m_model->duplicateHeader(second);
        QCOMPARE(copy, second + 1);
        QCOMPARE(m_model->headers().size(), 3);
        m_model->removeHeader(copy);
        QCOMPARE(m_model->headers().size(), 2);
    }

    void putsBackWhatWasRemoved()
    {
        const int first = m_model->addHeader(u"A"_s, u"1"_s);
        m_model->addHeader(u"B"_s, u"2"_s);
        const HeaderFields before = m_model->headers();
        QCOMPARE(m_model->undoRemove(), -1);
        m_model->removeHeader(first);
        m_model->removeHeader(first);
        QVERIFY(m_model->headers().isEmpty());
        QCOMPARE(m_model->undoRemove(), first);
        QCOMPARE(m_model->undoRemove(), first);
        QCOMPARE(m_model->headers(), before);
        m_model->removeHeader(first);
        m_model->setFields({}, {}); // is another request
        QVERIFY(!m_model->canUndoRemove());
    }

    void whatIsOffIsNotSent()
    {
        const int header = m_model->addHeader(u"X-Debug"_s, u"1"_s);
        setOn(header, false);
        QVERIFY(m_model->headers().isEmpty());
        m_model->addHeader(); // nothing typed yet
        QVERIFY(m_model->headers().isEmpty());
        QVERIFY(m_model->issues().isEmpty());
    }

    void anAutomaticHeaderCanBeWrittenByHandAndBack()
    {
        const int host = row("Host");
        m_model->overrideHeader(host);
        QCOMPARE(m_model->source(host), Source::Override);
        QVERIFY(m_model->setData(m_model->index(host, Model::ValueColumn), u"other:81"_s));
        QCOMPARE(m_model->headers(), (HeaderFields { { "Host", "other:81" } }));

        ClientHandshake moved = base();
        moved.host = "third.example";
        m_model->setBase(moved);
        QCOMPARE(text(host, Model::ValueColumn), u"other:81"_s); // the user's stays

        m_model->restoreHeader(host);
        QCOMPARE(text(host, Model::ValueColumn), u"third.example"_s);
        QVERIFY(m_model->headers().isEmpty());
    }

    void anAutomaticHeaderCanBeLeftOutDeliberately()
    {
        const int upgrade = row("Upgrade");
        setOn(upgrade, false);
        QCOMPARE(m_model->removedHeaders(), QList<QByteArray> { "Upgrade" });
        const auto issue = m_model->issue(upgrade);
        QVERIFY(issue.has_value());
        QCOMPARE(issue->gate, Gate::Deliberate);
        QCOMPARE(issue->section, u"§4.1"_s);
        m_model->applyFix(upgrade);
        QVERIFY(m_model->removedHeaders().isEmpty());
        QVERIFY(m_model->issues().isEmpty());
    }

    void anOwnHeaderTakesThePlaceOfAnAutomaticOne()
    {
        m_model->addHeader(u"user-agent"_s, u"x"_s);
        const int own = m_model->addHeader(u"host"_s, u"other"_s);
        QVERIFY(m_model->index(row("Host"), 0).data(Model::ReplacedRole).toBool());
        QVERIFY(makeRequest(m_model->handshake()).contains("\r\nhost: other\r\n"));
        QVERIFY(!makeRequest(m_model->handshake()).contains("server.example"));
        setOn(own, false);
        QVERIFY(!m_model->index(row("Host"), 0).data(Model::ReplacedRole).toBool());
    }

    void judgesNames_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("fixed");
        QTest::newRow("RFC 9110 §5.1 space") << u"X Request Id"_s << u"X-Request-Id"_s;
        QTest::newRow("RFC 9110 §5.1 colon") << u"X-Id:"_s << u"X-Id"_s;
        QTest::newRow("RFC 9110 §5.1 not ASCII") << u"X-Größe"_s << u"X-Gre"_s;
        QTest::newRow("nothing to save") << u"(:)"_s << QString();
    }
    void judgesNames()
    {
        QFETCH(QString, name);
        QFETCH(QString, fixed);
        const int header = m_model->addHeader(name, u"1"_s);
        const auto issue = m_model->issue(header);
        QVERIFY(issue.has_value());
        QCOMPARE(issue->tone, Tone::Error);
        QCOMPARE(issue->gate, Gate::Deliberate);
        QCOMPARE(issue->section, u"RFC 9110"_s);
        QCOMPARE(issue->fix.isEmpty(), fixed.isEmpty());
        if (fixed.isEmpty())
            return;
        QVERIFY(issue->text.contains(fixed));
        m_model->applyFix(header);
        QCOMPARE(text(header, Model::NameColumn), fixed);
        QVERIFY(m_model->issues().isEmpty());
    }

    void aLineBreakIsNeverSent()
    {
        const int header = m_model->addHeader(u"X"_s, u"a\r\nHost: evil"_s);
        QCOMPARE(m_model->issue(header)->gate, Gate::Shut);
    }

    void warnsOfAnotherVersion()
    {
        const int version = row("Sec-WebSocket-Version");
        m_model->overrideHeader(version);
        m_model->setData(m_model->index(version, Model::ValueColumn), u"12"_s);
        const auto issue = m_model->issue(version);
        QCOMPARE(issue->tone, Tone::Warning);
        QCOMPARE(issue->section, u"§4.4"_s);
        QCOMPARE(issue->fix, u"Use 13"_s);
        m_model->applyFix(version);
        QVERIFY(m_model->issues().isEmpty());
    }

    void judgesByTheChecksOfTheServer()
    {
        const int own = m_model->addHeader(u"Connection"_s, u"keep-alive"_s);
        QVERIFY(m_model->issue(own).has_value());
        QCOMPARE(m_model->issue(own)->section, u"§4.1"_s);
        QVERIFY(m_model->issueOf({ "connection", {} }).has_value());
        QVERIFY(!m_model->issueOf({ "Host", {} }).has_value());
        m_model->setData(m_model->index(own, Model::ValueColumn), u"keep-alive, Upgrade"_s);
        QVERIFY(m_model->issues().isEmpty());
    }

    void saysThatTheRequestChanged()
    {
        QSignalSpy changed(m_model.get(), &Model::requestChanged);
        const int header = m_model->addHeader(u"A"_s, u"b"_s);
        m_model->setData(m_model->index(header, Model::ValueColumn), u"c"_s);
        setOn(header, false);
        m_model->removeHeader(header);
        QCOMPARE(changed.size(), 4);
    }

    void variablesAreReplacedOnTheWire()
    {
        const int added = m_model->addHeader(u"{{name}}"_s, u"a {{v}} b"_s);
        QVERIFY(m_model->issue(added)->text.contains(u"name"_s));
        QCOMPARE(m_model->issue(added)->tone, Tone::Warning);
        QCOMPARE(m_model->issue(added)->gate, Gate::Deliberate);
        m_model->setVariables({ { u"name"_s, u"X-A"_s }, { u"v"_s, u"1"_s } });
        QVERIFY(!m_model->issue(added));
        QCOMPARE(m_model->headers(), (HeaderFields { { "X-A", "a 1 b" } }));
        QCOMPARE(text(added, Model::ValueColumn), u"a {{v}} b"_s);
        m_model->setVariables({ { u"name"_s, u"A B"_s }, { u"v"_s, u"1"_s } });
        QVERIFY(m_model->issue(added).has_value());
        QVERIFY(m_model->issue(added)->fix.isEmpty()); // it would lose the variable
        m_model->setVariables({ { u"name"_s, u"Host"_s }, { u"v"_s, u"1"_s } });
        QVERIFY(m_model->index(0, 0).data(Model::ReplacedRole).toBool());
    }

    void secretsOfPagesAreMasked()
    {
        ClientHandshake more = base();
        more.cookie = "a=s3cret; b=c";
        more.authorization = "Bearer tok";
        m_model->setBase(more);
        QCOMPARE(text(5, Model::ValueColumn), u"a=••••••••; b=••••••••"_s);
        QCOMPARE(text(6, Model::ValueColumn), u"Bearer ••••••••"_s);
        QCOMPARE(text(6, Model::SourceColumn), u"from tab"_s);
    }

    void draftComesBackAsItWas()
    {
        const QList<DraftField> fields { { true, u"Sec-WebSocket-Version"_s, u"12"_s },
            { true, u"Host"_s, u"a"_s }, { true, u"Host"_s, u"b"_s },
            { false, u"X"_s, u"{{y}}"_s } };
        m_model->setFields(fields, { u"upgrade"_s });
        QCOMPARE(m_model->source(4), Source::Override);
        QCOMPARE(m_model->source(0), Source::Automatic); // two cannot stand in its place
        QCOMPARE(m_model->fields(), fields);
        QCOMPARE(m_model->removedNames(), QStringList { u"Upgrade"_s });
        m_model->setFields({}, {});
        QCOMPARE(m_model->source(4), Source::Automatic);
        QCOMPARE(text(4, Model::ValueColumn), u"13"_s);
        QVERIFY(m_model->removedNames().isEmpty());
    }

    void anOverrideThatIsOffStaysSo()
    {
        m_model->overrideHeader(4);
        m_model->setData(m_model->index(4, Model::OnColumn), Qt::Unchecked, Qt::CheckStateRole);
        const QList<DraftField> fields = m_model->fields();
        const QStringList removed = m_model->removedNames();
        m_model->setFields({}, {});
        m_model->setFields(fields, removed);
        QCOMPARE(m_model->source(4), Source::Override);
        QCOMPARE(m_model->removedHeaders(), QList<QByteArray> { "Sec-WebSocket-Version" });
    }

private:
    int row(const QByteArray &name) const
    {
        for (int i = 0; i < m_model->rowCount(); ++i) {
            if (text(i, Model::NameColumn).toUtf8() == name)
                return i;
        }
        return -1;
    }
    QString text(int row, int column) const
    {
        return m_model->index(row, column).data().toString();
    }
    void setOn(int row, bool on)
    {
        m_model->setData(m_model->index(row, Model::OnColumn), on ? Qt::Checked : Qt::Unchecked,
            Qt::CheckStateRole);
    }

    std::unique_ptr<Model> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(HeaderListModelTest)
#include "tst_headerlistmodel.moc"
