#include "app/session/frameblock.h"
#include "tests/app/session/sessionfixture.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

Violation violation(Rule rule)
{
    return { rule, Direction::ServerToClient, 0, 2, QStringLiteral("seen") };
}

} // namespace

class FrameBlockTest : public QObject
{
    Q_OBJECT

private slots:
    void headerComesBackAsItWas_data();
    void headerComesBackAsItWas();
    void rowsKeepTheirOwn();
    void truncatedFrameKeepsWhatArrived();
    void messageBelongsToTheFrameThatEndsIt();
    void joinedBlocksReadAsOne();
    void fullByFramesOrByOctets();
    void reservingChangesNothing();
    void repeatedPayloadsAreKeptOnce();
    void joinedBlocksRepeatTheirOwn();
    void noEndlessRepetition();
};

void FrameBlockTest::headerComesBackAsItWas_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("§5.7 text") << QByteArray::fromHex("8105");
    QTest::newRow("§5.7 masked text") << QByteArray::fromHex("818537fa213d");
    QTest::newRow("§5.7 first fragment") << QByteArray::fromHex("0103");
    QTest::newRow("§5.7 256 octets") << QByteArray::fromHex("827e0100");
    QTest::newRow("§5.7 64 KiB") << QByteArray::fromHex("827f0000000000010000");
    QTest::newRow("key of zeros") << QByteArray::fromHex("818100000000");
    QTest::newRow("all RSV bits, reserved opcode") << QByteArray::fromHex("7f00");
    QTest::newRow("16 bits for 5 octets") << QByteArray::fromHex("817e0005");
    QTest::newRow("64 bits for 5 octets") << QByteArray::fromHex("81ff00000000000000050a0b0c0d");
    QTest::newRow("highest length") << QByteArray::fromHex("827fffffffffffffffff");
}

void FrameBlockTest::headerComesBackAsItWas()
{
    QFETCH(QByteArray, wire);
    const std::optional<FrameHeader> header = decodeHeader(wire);
    QVERIFY(header);
    FrameBlock block;
    block.append(7, { Direction::ServerToClient, 42, *header, {} }, 0);

    const FrameRecord record = block.record(0);
    QCOMPARE(encodeHeader(record.header), wire);
    QCOMPARE(record.direction, Direction::ServerToClient);
    QCOMPARE(record.connection, ConnectionId(7));
    QCOMPARE(record.time, 42);
}

void FrameBlockTest::rowsKeepTheirOwn()
{
    const FrameBlock block = makeBlock(11,
        { { .time = 1, .payload = "one", .messageFirst = 11 },
            { .connection = 2,
                .direction = Direction::ServerToClient,
                .time = 2,
                .violations = { violation(Rule::MaskUnexpected), violation(Rule::ReservedBits) } },
            { .time = 3, .payload = "three", .violations = { violation(Rule::Utf8Invalid) } } });

    QCOMPARE(block.count(), 3);
    QCOMPARE(block.firstId(), FrameId(11));
    QCOMPARE(block.endId(), FrameId(14));
    QVERIFY(!block.contains(10));
    QVERIFY(block.contains(11));
    QVERIFY(block.contains(13));
    QVERIFY(!block.contains(14));

    QCOMPARE(block.payload(0), QByteArrayView("one"));
    QVERIFY(block.payload(1).isEmpty());
    QCOMPARE(block.payload(2), QByteArrayView("three"));
    QCOMPARE(block.record(0).messageFirst, FrameId(11));
    QCOMPARE(block.record(1).id, FrameId(12));
    QCOMPARE(block.record(1).connection, ConnectionId(2));
    QVERIFY(!block.record(0).hasViolation);
    QVERIFY(block.record(1).hasViolation);
    QVERIFY(block.violations(0).isEmpty());
    QCOMPARE(block.violations(1).size(), 2);
    QCOMPARE(block.violations(1).at(1).rule, Rule::ReservedBits);
    QCOMPARE(block.violations(2).constFirst(), violation(Rule::Utf8Invalid));
    QCOMPARE(block.connections()[1], ConnectionId(2));
    QCOMPARE(block.times()[2], 3);
}

void FrameBlockTest::truncatedFrameKeepsWhatArrived()
{
    FrameBlock block;
    block.append(1, { Direction::ServerToClient, 0, makeHeader(Opcode::Binary, 70'000), "abc" }, 1);
    const FrameRecord record = block.record(0);
    QCOMPARE(record.header.payloadLength, quint64(70'000));
    QCOMPARE(record.storedLength, quint64(3));
    QVERIFY(!record.isComplete());
    QCOMPARE(record.wireLength(), quint64(10 + 3));
}

void FrameBlockTest::messageBelongsToTheFrameThatEndsIt()
{
    FrameBlock block = makeBlock(1, { { .payload = "packed", .messageFirst = 1 } });
    block.attachMessage("decompressed");
    block.append(makeBlock(2, { { .payload = "plain", .messageFirst = 2 } }));

    QCOMPARE(block.message(0), QByteArrayView("decompressed"));
    QVERIFY(!block.message(1));
}

void FrameBlockTest::joinedBlocksReadAsOne()
{
    FrameBlock block = makeBlock(1,
        { { .payload = "a" },
            { .payload = "bb", .violations = { violation(Rule::MaskMissing) } } });
    FrameBlock other = makeBlock(3,
        { { .connection = 9, .time = 5, .payload = "ccc" },
            { .payload = "dddd", .violations = { violation(Rule::ReservedOpcode) } } });
    other.attachMessage("message of four");
    block.append(other);

    QCOMPARE(block.count(), 4);
    QCOMPARE(block.endId(), FrameId(5));
    QCOMPARE(block.payload(0), QByteArrayView("a"));
    QCOMPARE(block.payload(2), QByteArrayView("ccc"));
    QCOMPARE(block.payload(3), QByteArrayView("dddd"));
    QCOMPARE(block.payloadOctets(), 10);
    QCOMPARE(block.record(2).id, FrameId(3));
    QCOMPARE(block.record(2).connection, ConnectionId(9));
    QCOMPARE(block.record(2).time, 5);
    QCOMPARE(block.violations(1).constFirst().rule, Rule::MaskMissing);
    QVERIFY(block.violations(2).isEmpty());
    QCOMPARE(block.violations(3).constFirst().rule, Rule::ReservedOpcode);
    QCOMPARE(block.message(3), QByteArrayView("message of four"));
    QVERIFY(!block.message(1));
}

void FrameBlockTest::reservingChangesNothing()
{
    FrameBlock block(1);
    block.reserve(2, 1000);
    QVERIFY(block.isEmpty());
    QCOMPARE(block.payloadOctets(), 0);
    const FrameBlock reference = makeBlock(1, { { .payload = "one" }, { .payload = "two" } });
    block.append(reference);
    const char *memory = block.payloads().data();
    QCOMPARE(block.payload(1), QByteArrayView("two"));
    block.append(makeBlock(3, { { .payload = QByteArray(900, 'x') } }));
    QCOMPARE(static_cast<const void *>(block.payloads().data()),
        static_cast<const void *>(memory)); // it was there already
}

void FrameBlockTest::fullByFramesOrByOctets()
{
    FrameBlock frames;
    QVERIFY(frames.isEmpty());
    const FrameHeader empty = makeHeader(Opcode::Ping, 0);
    for (int i = 0; i < FrameBlock::TargetFrames - 1; ++i)
        frames.append(1, { Direction::ServerToClient, 0, empty, {} }, 0);
    QVERIFY(!frames.isFull());
    frames.append(1, { Direction::ServerToClient, 0, empty, {} }, 0);
    QVERIFY(frames.isFull());

    const QByteArray large(FrameBlock::TargetOctets, 'x');
    QVERIFY(makeBlock(1, { { .payload = large } }).isFull());
    QVERIFY(!makeBlock(1, { { .payload = large.chopped(1) } }).isFull());
}

void FrameBlockTest::repeatedPayloadsAreKeptOnce()
{
    FrameBlock block = makeBlock(1, { { .payload = "one" }, { .payload = "twice" } });
    QVERIFY(block.origins().empty());
    const FrameHeader header = makeHeader(Opcode::Text, 5);
    block.append(9, { Direction::ServerToClient, 7, header, "twice" }, 3, {}, 1);
    block.append(9, { Direction::ServerToClient, 8, header, "twice" }, 4, {}, 2);
    block.append(9, { Direction::ServerToClient, 9, header, "again" }, 5);

    QCOMPARE(block.payloads(), QByteArrayView("onetwiceagain"));
    QCOMPARE(block.payload(2), QByteArrayView("twice"));
    QCOMPARE(block.payload(3), QByteArrayView("twice"));
    QCOMPARE(block.payload(4), QByteArrayView("again"));
    QCOMPARE(block.payloadPart(3, 1, 3), QByteArray("wic"));
    QCOMPARE(block.originOf(3), 1); // not of one that has none of its own
    QCOMPARE(block.originOf(4), 4);
    QCOMPARE(block.record(3).storedLength, quint64(5));
    QCOMPARE(block.record(3).connection, ConnectionId(9));
    QVERIFY(block.record(3).isComplete());
}

void FrameBlockTest::joinedBlocksRepeatTheirOwn()
{
    const FrameHeader header = makeHeader(Opcode::Text, 3);
    FrameBlock block = makeBlock(1, { { .payload = "aa" } });
    FrameBlock other = makeBlock(2, { { .payload = "bbb" } });
    other.append(1, { Direction::ServerToClient, 7, header, "bbb" }, 3, {}, 0);
    block.append(other);
    block.append(makeBlock(4, { { .payload = "c" } }));

    QCOMPARE(block.payloads(), QByteArrayView("aabbbc"));
    QCOMPARE(block.payload(0), QByteArrayView("aa"));
    QCOMPARE(block.payload(2), QByteArrayView("bbb"));
    QCOMPARE(block.originOf(2), 1);
    QCOMPARE(block.payload(3), QByteArrayView("c"));
}

void FrameBlockTest::noEndlessRepetition()
{
    const QByteArray large(FrameBlock::TargetOctets / 2, 'x');
    FrameBlock block = makeBlock(1, { { .payload = large } });
    const FrameHeader header = makeHeader(Opcode::Text, static_cast<quint64>(large.size()));
    const auto repeatedOctets
        = [&] { return static_cast<quint64>(large.size()) * (block.endId() - 2); };
    while (block.mayRepeat(static_cast<quint64>(large.size())))
        block.append(1, { Direction::ServerToClient, 0, header, large }, 0, {}, 0);
    QCOMPARE(repeatedOctets(), FrameBlock::MostRepeatedOctets);

    FrameBlock next = makeBlock(block.endId(), { { .payload = "x" } });
    QVERIFY(block.hasRoomFor(next));
    next.append(1, { Direction::ServerToClient, 0, makeHeader(Opcode::Text, 1), "x" }, 0, {}, 0);
    QVERIFY(!block.hasRoomFor(next));
}

QTEST_GUILESS_MAIN(FrameBlockTest)
#include "tst_frameblock.moc"
