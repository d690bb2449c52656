#include "app/session/hexinput.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class HexInputTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("octets");
        const QByteArray hello = QByteArray::fromHex("818537fa213d7f9f4d5158");
        QTest::newRow("empty") << u""_s << QByteArray();
        QTest::newRow("only space") << u" \t\r\n"_s << QByteArray();
        QTest::newRow("together") << u"818537fa213d7f9f4d5158"_s << hello;
        QTest::newRow("spaced, upper case") << u" 81 85 37 FA 21 3D 7F 9F 4D 51 58 "_s << hello;
        QTest::newRow("groups") << u"8185 37fa213d 7f9f4d5158"_s << hello;
        QTest::newRow("colons") << u"81:85:37:fa:21:3d:7f:9f:4d:51:58"_s << hello;
        QTest::newRow("C array")
            << u"0x81, 0x85, 0x37, 0xFA, 0x21, 0x3d,\n 0x7f, 0X9f, 0x4d, 0x51, 0x58,"_s << hello;
        QTest::newRow("one prefix") << u"0x818537fa213d7f9f4d5158"_s << hello;
        QTest::newRow("lines") << u"81 85\r\n37 fa 21 3d\r\n7f 9f 4d 51 58\r\n"_s << hello;
    }
    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, octets);
        const auto parsed = HexInput::parse(text);
        QVERIFY(parsed.has_value());
        QCOMPARE(*parsed, octets);
    }

    void refuses_data()
    {
        using HexInput::Problem;
        QTest::addColumn<QString>("text");
        QTest::addColumn<HexInput::Problem>("problem");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("offender");
        QTest::newRow("letter") << u"81 85 3g"_s << Problem::NoHexDigit << 1 << 8 << u"g"_s;
        QTest::newRow("sign") << u"-1"_s << Problem::NoHexDigit << 1 << 1 << u"-"_s;
        QTest::newRow("odd at the end") << u"81 8"_s << Problem::HalfOctet << 1 << 4 << u"8"_s;
        QTest::newRow("odd in a run") << u"81853"_s << Problem::HalfOctet << 1 << 5 << u"3"_s;
        QTest::newRow("octet torn apart") << u"8 1"_s << Problem::HalfOctet << 1 << 1 << u"8"_s;
        QTest::newRow("second line") << u"81 85\n37 z"_s << Problem::NoHexDigit << 2 << 4 << u"z"_s;
        QTest::newRow("prefix alone") << u"81 0x"_s << Problem::EmptyPrefix << 1 << 4 << u"0x"_s;
        QTest::newRow("prefix inside") << u"0x0x81"_s << Problem::NoHexDigit << 1 << 4 << u"x"_s;
        QTest::newRow("full-width digit")
            << u"81 ８１"_s << Problem::NoHexDigit << 1 << 4 << u"８"_s;
        QTest::newRow("outside the BMP") << u"81 😀"_s << Problem::NoHexDigit << 1 << 4 << u"😀"_s;
    }
    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(HexInput::Problem, problem);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, offender);
        const auto parsed = HexInput::parse(text);
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error(), (HexInput::Error { problem, line, column, offender }));
    }

    void theSentenceNamesThePlace()
    {
        QCOMPARE(HexInput::sentence(HexInput::parse(u"81 8g").error()),
            u"Column 5: 'g' is not a hex digit"_s);
        QVERIFY(HexInput::sentence(HexInput::parse(u"81\n8").error())
                    .startsWith(u"Line 2, column 1: "_s));
    }
};

QTEST_GUILESS_MAIN(HexInputTest)
#include "tst_hexinput.moc"
