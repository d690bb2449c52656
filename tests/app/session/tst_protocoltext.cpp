#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/violation.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// Brackets what it is asked for, so that one sees what was known.
class Bracketer : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        return qstrcmp(context, "ProtocolText") == 0 ? u"«"_s + QString::fromUtf8(source) + u"»"_s
                                                     : QString();
    }
};

/// What protocol/ writes out for people: string literals of more than one word.
QStringList sentencesOf(QString code)
{
    static const QRegularExpression joint(u"\"\\s*\\n\\s*u?\""_s);
    static const QRegularExpression literal(
        u"(?:\\bu|QStringLiteral\\(\\s*)\"((?:[^\"\\\\]|\\\\.)*)\""_s);
    static const QRegularExpression words(u"[a-z]{2,} [a-z%]|%\\d [a-z]{3,}"_s);
    code.remove(joint);
    QStringList sentences;
    for (auto match = literal.globalMatch(code); match.hasNext();) {
        const QString text = match.next().captured(1).replace(u"\\\""_s, u"\""_s);
        if (text.contains(words))
            sentences.append(text);
    }
    return sentences;
}

} // namespace

class TestProtocolText : public QObject
{
    Q_OBJECT
private slots:
    void init() { QCoreApplication::installTranslator(&m_bracketer); }
    void cleanup() { QCoreApplication::removeTranslator(&m_bracketer); }

    void isEnglishWithoutATranslator();
    void knowsEveryRuleAndStatusCode();
    void knowsWhatProtocolSays();
    void leavesWhatWasPutIn_data();
    void leavesWhatWasPutIn();
    void leavesWhatItDoesNotKnow();

private:
    Bracketer m_bracketer;
};

void TestProtocolText::isEnglishWithoutATranslator()
{
    QCoreApplication::removeTranslator(&m_bracketer);
    QCOMPARE(protocolText(u"line 3: no colon"_s), u"line 3: no colon"_s);
    QCOMPARE(closeStatusText(1001), closeStatusName(1001));
    const Violation violation { .rule = Rule::ControlTooLong, .detail = u"126 octets"_s };
    QCOMPARE(spokenViolation(violation), violationText(violation));
}

void TestProtocolText::knowsEveryRuleAndStatusCode()
{
    for (const RuleInfo &rule : ruleCatalogue()) {
        const QString text = rule.text;
        QCOMPARE(protocolText(text), u"«%1»"_s.arg(text));
        QCOMPARE(ruleText(rule), u"«%1»"_s.arg(text));
    }
    for (quint16 code = 999; code < 5001; ++code)
        QCOMPARE(closeStatusText(code), u"«%1»"_s.arg(closeStatusName(code)));
}

void TestProtocolText::knowsWhatProtocolSays()
{
    // The name of a certificate and that of a host that has none: data.
    const QStringList others { u"Framescope on %1"_s, u"the server"_s };
    QStringList unknown;
    int known = 0;
    QDirIterator files(QStringLiteral(FRAMESCOPE_SOURCE_DIR "/protocol"), { u"*.cpp"_s },
        QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (file.fileName().endsWith("/closestatus.cpp"_L1))
            continue; // names, see above
        for (const QString &sentence : sentencesOf(QString::fromUtf8(file.readAll()))) {
            if (protocolText(sentence).startsWith(u'«'))
                ++known;
            else if (!others.contains(sentence))
                unknown.append(file.fileName() + u": "_s + sentence);
        }
    }
    QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
    QVERIFY(known > 120);
}

void TestProtocolText::leavesWhatWasPutIn_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("text");
    QTest::newRow("one") << u"126 octets"_s << u"«126 octets»"_s;
    QTest::newRow("two") << u"0xC3 at octet 7 of the payload"_s
                         << u"«0xC3 at octet 7 of the payload»"_s;
    QTest::newRow("says most") << u"x was not offered"_s << u"«x was not offered»"_s;
    QTest::newRow("a cause") << u"line 3: no colon"_s << u"«line 3: «no colon»»"_s;
    QTest::newRow("causes") << u"The request head is malformed: line 1: no line end"_s
                            << u"«The request head is malformed: «line 1: «no line end»»»"_s;
    QTest::newRow("names") << u"the server reset it during the opening handshake"_s
                           << u"«the «server» «reset» it during the opening handshake»"_s;
    QTest::newRow("a host that is a name")
        << u"Host is server, which is no host"_s << u"«Host is server, which is no host»"_s;
    QTest::newRow("percent") << u"%2 stands twice"_s << u"«%2 stands twice»"_s;
}

void TestProtocolText::leavesWhatWasPutIn()
{
    QFETCH(QString, english);
    QFETCH(QString, text);
    QCOMPARE(protocolText(english), text);
}

void TestProtocolText::leavesWhatItDoesNotKnow()
{
    for (const QString &text : { u""_s, u"server"_s, u"certificate verify failed"_s, u"%1"_s })
        QCOMPARE(protocolText(text), text);
}

QTEST_GUILESS_MAIN(TestProtocolText)
#include "tst_protocoltext.moc"
