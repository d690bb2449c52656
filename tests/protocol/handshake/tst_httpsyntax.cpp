#include "protocol/handshake/httpsyntax.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class HttpSyntaxTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void knowsTokenCharacters();
    void readsTokenLists_data();
    void readsTokenLists();
    void refusesTokenLists_data();
    void refusesTokenLists();
    void comparesWithoutCase();
    void showsOctetsInPrintableAscii();
};

void HttpSyntaxTest::knowsTokenCharacters()
{
    QVERIFY(!isToken(""));
    int count = 0;
    for (int code = 0; code < 256; ++code)
        count += isToken(QByteArray(1, static_cast<char>(code))) ? 1 : 0;
    QCOMPARE(count, 77); // RFC 9110 §5.6.2: 62 letters and digits, 15 others
    for (const char separator : QByteArrayView("()<>@,;:\\\"/[]?={} \t"))
        QVERIFY(!isToken(QByteArray(1, separator)));
    QVERIFY(isToken("!#$%&'*+-.^_`|~09azAZ"));
    QVERIFY(!isToken("a b"));
}

void HttpSyntaxTest::readsTokenLists_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArrayList>("tokens");
    const auto row = [](const char *name, QByteArray value, QByteArrayList tokens) {
        QTest::newRow(name) << value << tokens;
    };
    row("§1.3", "chat, superchat", { "chat", "superchat" });
    row("one", "chat", { "chat" });
    row("no spaces", "a,b,c", { "a", "b", "c" });
    row("many spaces", " \ta\t ,  b ", { "a", "b" });
    row("empty elements", ",, a ,, b,", { "a", "b" });
    row("order and case kept", "b, A, b", { "b", "A", "b" });
}

void HttpSyntaxTest::readsTokenLists()
{
    QFETCH(const QByteArray, value);
    const std::optional<QList<QByteArray>> tokens = parseTokenList(value);
    QVERIFY(tokens);
    QTEST(*tokens, "tokens");
}

void HttpSyntaxTest::refusesTokenLists_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only commas") << QByteArray(" , ,, ");
    QTest::newRow("space inside") << QByteArray("chat room");
    QTest::newRow("separator") << QByteArray("chat, a/b");
    QTest::newRow("quoted") << QByteArray("\"chat\"");
    QTest::newRow("not ASCII") << QByteArray("ch\xC3\xA4t");
}

void HttpSyntaxTest::refusesTokenLists()
{
    QFETCH(const QByteArray, value);
    QVERIFY(!parseTokenList(value));
}

void HttpSyntaxTest::comparesWithoutCase()
{
    QVERIFY(equalsIgnoringCase("Sec-WebSocket-Key", "sec-websocket-KEY"));
    QVERIFY(!equalsIgnoringCase("Host", "Hosts"));
    // No letter of ASCII: U+212A KELVIN SIGN would fold to k in Unicode.
    QVERIFY(!equalsIgnoringCase("\xE2\x84\xAA", "k"));
}

void HttpSyntaxTest::showsOctetsInPrintableAscii()
{
    QCOMPARE(printableText("http://a"), u"http://a"_s);
    QCOMPARE(printableText("a\r\nX: y"), u"a\\x0d\\x0aX: y"_s);
    QCOMPARE(printableText(QByteArray("\0\x7F\xC3\xA4", 4)), u"\\x00\\x7f\\xc3\\xa4"_s);
    QCOMPARE(printableText("abcdef", 3), u"abc..."_s);
    QCOMPARE(printableText("abc", 3), u"abc"_s);
}

QTEST_APPLESS_MAIN(HttpSyntaxTest)
#include "tst_httpsyntax.moc"
