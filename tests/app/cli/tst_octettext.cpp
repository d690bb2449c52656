#include "app/cli/octettext.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestOctetText : public QObject
{
    Q_OBJECT
private slots:
    void escapes_data();
    void escapes();
    void keepsTheQuotesOfSentences();
    void drivesNoTerminal();
    void cuts_data();
    void cuts();
    void quotes();
    void writesHex();
};

void TestOctetText::escapes_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &octets, const QString &text) {
        QTest::newRow(name) << octets << text;
    };
    row("nothing", {}, {});
    row("ASCII", "Hello, world! ~", u"Hello, world! ~"_s);
    row("quote and backslash", "\"\\", u"\\\"\\\\"_s);
    row("white space", "\n\r\t", u"\\n\\r\\t"_s);
    row("NUL, ESC and DEL", QByteArray("\0\x1b\x7f", 3), u"\\x00\\x1b\\x7f"_s);
    row("C1 control", "\xc2\x9b", u"\\u{9b}"_s);
    row("two, three and four octets", "\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80",
        u"\u00e9\u20ac\U0001f600"_s);
    row("bidi override",
        "a\xe2\x80\xae"
        "b",
        u"a\\u{202e}b"_s);
    row("bidi isolate", "\xe2\x81\xa6", u"\\u{2066}"_s);
    row("zero width", "\xe2\x80\x8b\xc2\xad", u"\\u{200b}\\u{ad}"_s);
    row("line and paragraph separator", "\xe2\x80\xa8\xe2\x80\xa9", u"\\u{2028}\\u{2029}"_s);
    row("tag characters", "\xf3\xa0\x81\x81", u"\\u{e0041}"_s);
    row("private use", "\xee\x80\x80", u"\\u{e000}"_s);
    row("not assigned", "\xf0\x9f\xbf\xbf", u"\\u{1ffff}"_s);
    row("byte order mark",
        "\xef\xbb\xbf"
        "A",
        u"\\u{feff}A"_s);
    row("byte order mark alone", "\xef\xbb\xbf", u"\\u{feff}"_s);
    row("replacement character", "\xef\xbf\xbd", u"\ufffd"_s);
    row("stray octets",
        "\xff\x80"
        "A",
        u"\\xff\\x80A"_s);
    row("cut character", "A\xe2\x82", u"A\\xe2\\x82"_s);
    row("overlong", "\xc0\xaf", u"\\xc0\\xaf"_s);
    row("surrogate", "\xed\xa0\x80", u"\\xed\\xa0\\x80"_s);
    row("beyond Unicode", "\xf4\x90\x80\x80", u"\\xf4\\x90\\x80\\x80"_s);
}

void TestOctetText::escapes()
{
    QFETCH(QByteArray, octets);
    QFETCH(QString, text);
    QCOMPARE(escapedText(octets, 1000), text);
}

void TestOctetText::keepsTheQuotesOfSentences()
{
    QCOMPARE(sentenceText(u"Closed: \"§ \\x1b\"."_s), u"Closed: \"§ \\x1b\"."_s);
    QCOMPARE(sentenceText(u"a\x1b[31mb\nc\u202e"_s), u"a\\x1b[31mb\\nc\\u{202e}"_s);
}

void TestOctetText::drivesNoTerminal()
{
    // Every octet, alone and between others.
    for (int octet = 0; octet < 256; ++octet) {
        const QByteArray octets { 1, static_cast<char>(octet) };
        for (const QByteArray &data : { octets, "a" + octets + "b", octets + octets }) {
            const QString sentence = sentenceText(QString::fromLatin1(data));
            for (const QChar unit : escapedText(data, 100) + sentence) {
                QVERIFY(unit >= u' ' && unit != u'\x7f');
                QVERIFY(unit < u'\x80' || unit >= u'\xa0');
            }
        }
    }
}

void TestOctetText::cuts_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("text");
    QTest::newRow("fits") << QByteArray("Hello") << 5 << u"Hello"_s;
    QTest::newRow("one too many") << QByteArray("Hello") << 4 << u"Hell\u2026"_s;
    QTest::newRow("counts characters")
        << QByteArray("\xe2\x82\xac\xe2\x82\xac\xe2\x82\xac") << 2 << u"\u20ac\u20ac\u2026"_s;
    QTest::newRow("never inside an escape") << QByteArray("\x01\x02") << 1 << u"\\x01\u2026"_s;
    QTest::newRow("nothing at all") << QByteArray("Hello") << 0 << u"\u2026"_s;
}

void TestOctetText::cuts()
{
    QFETCH(QByteArray, octets);
    QFETCH(int, limit);
    QFETCH(QString, text);
    QCOMPARE(escapedText(octets, limit), text);
}

void TestOctetText::quotes()
{
    QCOMPARE(quotedText("Hello", 5), u"\"Hello\""_s);
    QCOMPARE(quotedText("Hello", 3), u"\"Hel\"\u2026"_s);
    QCOMPARE(quotedText("say \"hi\"", 100), u"\"say \\\"hi\\\"\""_s);
    QCOMPARE(quotedText({}, 5), u"\"\""_s);
}

void TestOctetText::writesHex()
{
    QCOMPARE(hexText(QByteArray::fromHex("818537fa")), u"81 85 37 FA"_s);
    QCOMPARE(hexText({}), QString());
}

QTEST_APPLESS_MAIN(TestOctetText)
#include "tst_octettext.moc"
