#include "tests/app/session/sessionfixture.h"
#include "ui/frames/frametext.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

namespace {

FrameHandle handle(const QList<FrameSpec> &specs, FrameId id = 1)
{
    return FrameHandle(std::make_shared<FrameBlock>(makeBlock(1, specs)), id);
}

FrameSpec control(Opcode opcode, const QByteArray &payload)
{
    return { .opcode = toNibble(opcode), .payload = payload };
}

} // namespace

class FrameTextTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void numbers();
    void times();
    void durations();
    void escapes_data();
    void escapes();
    void longTextIsCutBetweenCharacters();
    void previews_data();
    void previews();
    void continuationIsReadAsItsMessage();
    void compressedMessageIsShownDecompressed();
    void hints();
    void truncatedFrameSaysSo();
    void spokenRows();
};

void FrameTextTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
}

void FrameTextTest::numbers()
{
    QCOMPARE(countText(0), u"0"_s);
    QCOMPARE(countText(2871), u"2,871"_s);
    QCOMPARE(countText(10'000'000), u"10,000,000"_s);
    QCOMPARE(deltaText(1'491'300'000), u"1,491.3"_s);
    QCOMPARE(deltaText(8'000'000), u"8.0"_s);
    QCOMPARE(octetsText(92), u"92 B"_s);
    QCOMPARE(octetsText(999), u"999 B"_s);
    QCOMPARE(octetsText(1000), u"1.0 KB"_s);
    QCOMPARE(octetsText(3432), u"3.4 KB"_s);
    QCOMPARE(octetsText(9960), u"10 KB"_s);
    QCOMPARE(octetsText(412'000), u"412 KB"_s);
    QCOMPARE(octetsText(999'700), u"1.0 MB"_s);
    QCOMPARE(octetsText(std::numeric_limits<quint64>::max()), u"18 EB"_s);
}

void FrameTextTest::times()
{
    constexpr qint64 Second = 1000 * Millisecond;
    QCOMPARE(timeText(0), u"00:00.000"_s);
    QCOMPARE(timeText(125 * Second + 860 * Millisecond + 999'999), u"02:05.860"_s);
    QCOMPARE(timeText(3600 * Second - 1), u"59:59.999"_s);
    QCOMPARE(timeText(3725 * Second), u"1:02:05.000"_s);
    QCOMPARE(clockText(151 * Second), u"02:31"_s);
    QCOMPARE(clockText(36'000 * Second), u"10:00:00"_s);
    QCOMPARE(clockText(-5), u"00:00"_s);
}

void FrameTextTest::durations()
{
    QCOMPARE(durationText(400'000), u"0.4 ms"_s);
    QCOMPARE(durationText(9'940'000), u"9.9 ms"_s);
    QCOMPARE(durationText(9'960'000), u"10 ms"_s);
    QCOMPARE(durationText(41 * Millisecond), u"41 ms"_s);
    QCOMPARE(durationText(2200 * Millisecond), u"2.2 s"_s);
    QCOMPARE(durationText(125'000 * Millisecond), u"02:05"_s);
}

void FrameTextTest::escapes_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "{\"a\": 1}"_ba << u"{\"a\": 1}"_s;
    QTest::newRow("lines") << "a\r\n\tb"_ba << u"a\\r\\n\\tb"_s;
    QTest::newRow("UTF-8") << "größe ☃ 🎈"_ba << u"größe ☃ 🎈"_s;
    QTest::newRow("no UTF-8") << "a\xff"
                                 "b"_ba
                              << u"a\\xFFb"_s;
    QTest::newRow("right-to-left override") << "a\u202Eb"_ba << u"a\\u202Eb"_s;
}

void FrameTextTest::escapes()
{
    QFETCH(QByteArray, octets);
    QTEST(escapedText(octets, 100), "text");
}

void FrameTextTest::longTextIsCutBetweenCharacters()
{
    QCOMPARE(escapedText("abcdef", 4), u"abcd…"_s);
    QCOMPARE(escapedText("abc☃", 4), u"abc…"_s);
    QCOMPARE(escapedText("abc☃", 6), u"abc☃"_s);
    QCOMPARE(hexPreview("abc", 2), u"61 62 …"_s);
    QCOMPARE(hexPreview("ab", 2), u"61 62"_s);
}

void FrameTextTest::previews_data()
{
    QTest::addColumn<FrameSpec>("spec");
    QTest::addColumn<QString>("preview");
    QTest::newRow("text") << FrameSpec { .payload = "{\"a\":1}" } << u"{\"a\":1}"_s;
    QTest::newRow("no text") << FrameSpec {} << u"\"\""_s;
    QTest::newRow("first fragment")
        << FrameSpec { .payload = "say \"hi\" ", .fin = false } << u"\"say \\\"hi\\\" \""_s;
    QTest::newRow("binary") << FrameSpec { .opcode = toNibble(Opcode::Binary),
        .payload = QByteArray::fromHex("a46373") }
                            << u"A4 63 73"_s;
    QTest::newRow("ping") << control(Opcode::Ping, "hb-00119") << u"\"hb-00119\""_s;
    QTest::newRow("binary pong") << control(Opcode::Pong, QByteArray::fromHex("00ff"))
                                 << u"00 FF"_s;
    QTest::newRow("empty ping") << control(Opcode::Ping, {}) << QString();
    QTest::newRow("close") << control(Opcode::Close, "\x03\xe8"_ba) << u"1000 normal closure"_s;
    QTest::newRow("close with reason") << control(Opcode::Close,
        "\x03\xe9"
        "bye"_ba) << u"1001 going away \"bye\""_s;
    QTest::newRow("close without a code") << control(Opcode::Close, {}) << u"no status code"_s;
    QTest::newRow("close of one octet") << control(Opcode::Close, "\x03"_ba) << u"03"_s;
    QTest::newRow("reserved") << FrameSpec { .opcode = 0x3, .payload = "ab" } << u"61 62"_s;
}

void FrameTextTest::previews()
{
    QFETCH(FrameSpec, spec);
    QTEST(previewText(handle({ spec })), "preview");
}

void FrameTextTest::continuationIsReadAsItsMessage()
{
    const FrameSpec next { .opcode = 0x0, .payload = "year!", .messageFirst = 1 };
    FrameSpec text { .payload = "happy ", .fin = false, .messageFirst = 1 };
    QCOMPARE(previewText(handle({ text, next }, 2)), u"\"year!\""_s);
    text.opcode = toNibble(Opcode::Binary);
    QCOMPARE(previewText(handle({ text, next }, 2)), u"79 65 61 72 21"_s);
}

void FrameTextTest::compressedMessageIsShownDecompressed()
{
    FrameHeader header = makeHeader(Opcode::Text, 3);
    header.rsv = Rsv1;
    auto block = std::make_shared<FrameBlock>();
    block->append(1, { Direction::ServerToClient, 0, header, "\xf2\x48\x00"_ba }, 1);
    QCOMPARE(previewText(FrameHandle(block, 1)), u"F2 48 00"_s);
    block->attachMessage("Hello");
    QCOMPARE(previewText(FrameHandle(block, 1)), u"Hello"_s);
    QCOMPARE(hintText(FrameHandle(block, 1)), u"compressed"_s);
}

void FrameTextTest::hints()
{
    const QList<FrameSpec> specs {
        { .fin = false, .messageFirst = 1 },
        { .opcode = 0x0, .fin = false, .messageFirst = 1 },
        { .time = 10 * Millisecond, .opcode = toNibble(Opcode::Ping), .payload = "x" },
        { .direction = Direction::ServerToClient,
            .time = 51 * Millisecond,
            .opcode = toNibble(Opcode::Pong),
            .payload = "x" },
        { .opcode = 0x0, .messageFirst = 1 },
        { .messageFirst = 6 },
        { .opcode = 0x0 },
    };
    QCOMPARE(hintText(handle(specs, 1)), u"first fragment"_s);
    QCOMPARE(hintText(handle(specs, 2)), u"fragment of 1"_s);
    QCOMPARE(hintText(handle(specs, 3)), QString());
    QCOMPARE(hintText(handle(specs, 4)), u"answers 3 in 41 ms"_s);
    QCOMPARE(hintText(handle(specs, 5)), u"last fragment of 1"_s);
    QCOMPARE(hintText(handle(specs, 6)), QString());
    QCOMPARE(hintText(handle(specs, 7)), u"fragment of no message"_s);
}

void FrameTextTest::truncatedFrameSaysSo()
{
    auto block = std::make_shared<FrameBlock>();
    block->append(1, { Direction::ServerToClient, 0, makeHeader(Opcode::Text, 70'000), "abc" }, 1);
    QCOMPARE(hintText(FrameHandle(block, 1)), u"3 of 70,000 octets came"_s);
}

void FrameTextTest::spokenRows()
{
    QCOMPARE(spokenFrame(handle({ { .payload = "and a", .fin = false } })),
        u"Frame 1, client to server, text, not final, masked, 5 octets, and a"_s);
    const QString broken = spokenFrame(handle({ { .direction = Direction::ServerToClient,
        .opcode = toNibble(Opcode::Ping),
        .payload = "x",
        .violations = { { Rule::ControlTooLong, Direction::ServerToClient, 0, 0, {} } } } }));
    QVERIFY2(broken.startsWith(u"Frame 1, server to client, ping, final, not masked, 1 octet, "
                               "violation, RFC 6455 section 5.5, "_s),
        qPrintable(broken));
}

QTEST_GUILESS_MAIN(FrameTextTest)
#include "tst_frametext.moc"
