#include "protocol/handshake/acceptkey.h"
#include "protocol/handshake/openinghandshake.h"
#include "ui/handshake/headerfieldmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Model = HeaderFieldModel;

namespace {

const QByteArray Request = "GET /chat HTTP/1.1\r\n"
                           "Host: server.example.com\r\n"
                           "Upgrade: websocket\r\n"
                           "Connection: Upgrade\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                           "Origin: http://example.com\r\n"
                           "Sec-WebSocket-Version: 13\r\n"
                           "Cookie: session=tops3cret; theme=dark\r\n"
                           "\r\n";

} // namespace

class HeaderFieldModelTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void listsTheFieldsInWireOrderWithTheirChecks()
    {
        Model model;
        const QAbstractItemModelTester tester(&model);
        set(model, Request);
        QCOMPARE(model.rowCount(), 7);
        QCOMPARE(text(model, 0, Model::NameColumn), u"Host"_s);
        QCOMPARE(text(model, 0, Model::RemarkColumn), u"§ 4.1"_s);
        QCOMPARE(state(model, 0), Model::State::Passed);
        QCOMPARE(text(model, 3, Model::ValueColumn), u"dGhlIHNhbXBsZSBub25jZQ=="_s);
        QCOMPARE(text(model, 3, Model::RemarkColumn), u"16 octets, Base64"_s);
        QVERIFY(model.index(3, 0).data(Model::HighlightRole).toBool());
        QCOMPARE(state(model, 6), Model::State::Unchecked);
    }

    void showsWhatIsWrongAndWhatIsMissing()
    {
        QByteArray request = Request;
        request.replace("Sec-WebSocket-Version: 13", "Sec-WebSocket-Version: 12");
        request.replace("Upgrade: websocket\r\n", "");
        Model model;
        const QAbstractItemModelTester tester(&model);
        set(model, request);
        QCOMPARE(model.rowCount(), 7);
        const int version = rowOf(model, u"Sec-WebSocket-Version"_s);
        QCOMPARE(state(model, version), Model::State::Failed);
        const int upgrade = rowOf(model, u"Upgrade"_s);
        QCOMPARE(state(model, upgrade), Model::State::Failed);
        QCOMPARE(text(model, upgrade, Model::ValueColumn), u"missing"_s);
    }

    void warnsOfAnOriginWithoutTls()
    {
        Model model;
        set(model, Request, true);
        QCOMPARE(state(model, 4), Model::State::Warning);
        set(model, Request, false);
        QCOMPARE(state(model, 4), Model::State::Passed);
    }

    void hidesSecretsUntilAsked()
    {
        Model model;
        const QAbstractItemModelTester tester(&model);
        set(model, Request);
        const int cookie = 6;
        QVERIFY(model.isSecret(cookie));
        QVERIFY(!model.isSecret(0));
        QCOMPARE(text(model, cookie, Model::ValueColumn), u"session=••••••••; theme=••••••••"_s);
        QCOMPARE(model.line(cookie), u"Cookie: session=••••••••; theme=••••••••"_s);
        QCOMPARE(model.hiddenSpans(),
            (QList<OctetSpan> {
                { Request.indexOf("tops3cret"), 9 }, { Request.indexOf("dark"), 4 } }));

        QSignalSpy changed(&model, &Model::hiddenSpansChanged);
        model.toggleSecret(cookie);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(model, cookie, Model::ValueColumn), u"session=tops3cret; theme=dark"_s);
        QVERIFY(model.hiddenSpans().isEmpty());

        set(model, Request); // the same head again, with one more check perhaps
        QCOMPARE(text(model, cookie, Model::ValueColumn), u"session=tops3cret; theme=dark"_s);
        model.toggleSecret(cookie);
        QVERIFY(!model.hiddenSpans().isEmpty());
    }

    void hidesAFoldedSecretWhole()
    {
        const QByteArray request = "GET / HTTP/1.1\r\nAuthorization: Bearer abc\r\n def\r\n\r\n";
        Model model;
        set(model, request);
        const QList<OctetSpan> hidden = model.hiddenSpans();
        QCOMPARE(hidden.size(), 1);
        QVERIFY(hidden[0].offset <= request.indexOf("abc"));
        QVERIFY(hidden[0].offset + hidden[0].length >= request.indexOf("def") + 3);
    }

    void saysWhenTheAcceptIsWrong()
    {
        const QByteArray response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                    "Connection: Upgrade\r\nSec-WebSocket-Accept: wrong\r\n\r\n";
        const RequestHead request = parseRequestHead(Request);
        const ResponseHead head = parseResponseHead(response);
        Model model;
        model.setHead(head, checkResponse(request, head), false);
        const int accept = rowOf(model, u"Sec-WebSocket-Accept"_s);
        QCOMPARE(state(model, accept), Model::State::Failed);
        QVERIFY(model.index(accept, 0)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QString::fromLatin1(acceptKey("dGhlIHNhbXBsZSBub25jZQ=="))));
    }

    void octetsFromThePeerAreMadeVisible()
    {
        Model model;
        set(model, "GET / HTTP/1.1\r\nX: a\x1B[31m\xFF\r\n\r\n");
        const int row = rowOf(model, u"X"_s);
        QCOMPARE(text(model, row, Model::ValueColumn), u"a\\u001B[31m\\xFF"_s);
    }

private:
    static void set(Model &model, const QByteArray &octets, bool secure = false)
    {
        const RequestHead head = parseRequestHead(octets);
        model.setHead(head, checkRequest(head), secure);
    }
    static QString text(const Model &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
    static Model::State state(const Model &model, int row)
    {
        return model.index(row, 0).data(Model::StateRole).value<Model::State>();
    }
    static int rowOf(const Model &model, const QString &name)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (text(model, row, Model::NameColumn) == name)
                return row;
        }
        return -1;
    }
};

QTEST_GUILESS_MAIN(HeaderFieldModelTest)
#include "tst_headerfieldmodel.moc"
