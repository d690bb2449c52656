#include "app/statistics/connectiontally.h"

#include <QTest>

using namespace Framescope;

namespace {

constexpr auto ToServer = Direction::ClientToServer;
constexpr auto FromServer = Direction::ServerToClient;

MaskingKey key(quint8 last)
{
    return { 1, 2, 3, last };
}

void add(FrameBlock &block, Direction direction, const FrameHeader &header,
    const QList<Violation> &violations = {}, ConnectionId connection = 1)
{
    block.append(connection,
        { direction, 0, header, QByteArray(static_cast<qsizetype>(header.payloadLength), 'x') }, 0,
        { violations.data(), static_cast<std::size_t>(violations.size()) });
}

} // namespace

class ConnectionTallyTest : public QObject
{
    Q_OBJECT
private slots:
    void nothingYet();
    void masksAndKeys();
    void reservedBits();
    void opcodesAndFragments();
    void lengths();
    void brokenText();
    void eachConnectionForItself();
    void goesOnWithinABlock();
    void withoutRoomTheFirstKeysCount();
};

void ConnectionTallyTest::nothingYet()
{
    const ConnectionTallies tallies;
    QCOMPARE(tallies.tally(1).frames(), quint64 { 0 });
}

void ConnectionTallyTest::masksAndKeys()
{
    FrameBlock block(11);
    add(block, ToServer, makeHeader(Opcode::Text, 1, key(1)));
    add(block, FromServer, makeHeader(Opcode::Text, 1));
    add(block, ToServer, makeHeader(Opcode::Text, 1, key(2)));
    add(block, ToServer, makeHeader(Opcode::Text, 1, key(1)));
    add(block, ToServer, makeHeader(Opcode::Text, 1));
    add(block, FromServer, makeHeader(Opcode::Text, 1, key(1)));
    ConnectionTallies tallies;
    tallies.add(block, 0);
    const ConnectionTally tally = tallies.tally(1);
    QCOMPARE(tally.clientToServer.frames, quint64 { 4 });
    QCOMPARE(tally.clientToServer.masked.count, quint64 { 3 });
    QCOMPARE(tally.clientToServer.unmasked.count, quint64 { 1 });
    QCOMPARE(tally.clientToServer.unmasked.first, FrameId { 15 });
    QCOMPARE(tally.serverToClient.frames, quint64 { 2 });
    QCOMPARE(tally.serverToClient.masked.first, FrameId { 16 });
    QCOMPARE(tally.keys, quint64 { 3 });
    QCOMPARE(tally.differentKeys, quint64 { 2 });
    QCOMPARE(tally.repeatedKeys.count, quint64 { 1 });
    QCOMPARE(tally.repeatedKeys.first, FrameId { 14 });
}

void ConnectionTallyTest::reservedBits()
{
    FrameHeader compressed = makeHeader(Opcode::Text, 1);
    compressed.rsv = Rsv1;
    FrameHeader wrong = makeHeader(Opcode::Continuation, 1);
    wrong.rsv = Rsv1 | Rsv3;
    FrameBlock block;
    add(block, FromServer, makeHeader(Opcode::Text, 1));
    add(block, FromServer, compressed);
    add(block, FromServer, wrong);
    ConnectionTallies tallies;
    tallies.add(block, 0);
    const DirectionTally tally = tallies.tally(1).serverToClient;
    QCOMPARE(tally.reservedBits[0].count, quint64 { 2 });
    QCOMPARE(tally.reservedBits[0].first, FrameId { 2 });
    QCOMPARE(tally.reservedBits[1].count, quint64 { 0 });
    QCOMPARE(tally.reservedBits[2].first, FrameId { 3 });
    QCOMPARE(tally.rsv1Inside.count, quint64 { 1 });
    QCOMPARE(tally.rsv1Inside.first, FrameId { 3 });
}

void ConnectionTallyTest::opcodesAndFragments()
{
    FrameHeader reserved = makeHeader(Opcode::Text, 0);
    reserved.opcode = 0xB;
    FrameBlock block;
    add(block, FromServer, makeHeader(Opcode::Text, 1, {}, false));
    add(block, FromServer, makeHeader(Opcode::Ping, 0, {}, false));
    add(block, FromServer, makeHeader(Opcode::Continuation, 1));
    add(block, FromServer, makeHeader(Opcode::Continuation, 1),
        { { Rule::ContinuationUnexpected, FromServer, 0, 1, {} } });
    add(block, FromServer, reserved);
    ConnectionTallies tallies;
    tallies.add(block, 0);
    const DirectionTally tally = tallies.tally(1).serverToClient;
    QCOMPARE(tally.opcodes[0], quint64 { 2 });
    QCOMPARE(tally.opcodes[1], quint64 { 1 });
    QCOMPARE(tally.opcodes[9], quint64 { 1 });
    QCOMPARE(tally.reservedOpcodes.first, FrameId { 5 });
    QCOMPARE(tally.fragmented, quint64 { 1 });
    QCOMPARE(tally.outOfOrder.count, quint64 { 1 });
    QCOMPARE(tally.outOfOrder.first, FrameId { 4 });
    QCOMPARE(tally.controlFrames, quint64 { 2 }); // 0xB is one, too
    QCOMPARE(tally.controlFragmented.first, FrameId { 2 });
}

void ConnectionTallyTest::lengths()
{
    FrameHeader longer = makeHeader(Opcode::Text, 5);
    longer.lengthForm = LengthForm::Bits16;
    FrameBlock block;
    add(block, FromServer, makeHeader(Opcode::Text, 300));
    add(block, FromServer, longer);
    add(block, FromServer, makeHeader(Opcode::Ping, 125));
    add(block, FromServer, makeHeader(Opcode::Ping, 126));
    ConnectionTallies tallies;
    tallies.add(block, 0);
    const DirectionTally tally = tallies.tally(1).serverToClient;
    QCOMPARE(tally.longerLengths.count, quint64 { 1 });
    QCOMPARE(tally.longerLengths.first, FrameId { 2 });
    QCOMPARE(tally.longestPayload, quint64 { 300 });
    QCOMPARE(tally.controlTooLong.count, quint64 { 1 });
    QCOMPARE(tally.controlTooLong.first, FrameId { 4 });
}

void ConnectionTallyTest::brokenText()
{
    FrameBlock block;
    add(block, FromServer, makeHeader(Opcode::Text, 1));
    add(block, FromServer, makeHeader(Opcode::Text, 1),
        { { Rule::Utf8Invalid, FromServer, 2, 1, {} } });
    ConnectionTallies tallies;
    tallies.add(block, 0);
    QCOMPARE(tallies.tally(1).serverToClient.invalidText.count, quint64 { 1 });
    QCOMPARE(tallies.tally(1).serverToClient.invalidText.first, FrameId { 2 });
}

void ConnectionTallyTest::eachConnectionForItself()
{
    FrameBlock block;
    for (const ConnectionId connection : { 1, 2, 2, 1, 2 })
        add(block, ToServer, makeHeader(Opcode::Text, 1, key(1)), {}, connection);
    ConnectionTallies tallies;
    tallies.add(block, 0);
    QCOMPARE(tallies.tally(1).frames(), quint64 { 2 });
    QCOMPARE(tallies.tally(1).repeatedKeys.first, FrameId { 4 });
    QCOMPARE(tallies.tally(2).frames(), quint64 { 3 });
    QCOMPARE(tallies.tally(2).repeatedKeys.first, FrameId { 3 });
}

void ConnectionTallyTest::goesOnWithinABlock()
{
    FrameBlock block;
    ConnectionTallies tallies;
    add(block, FromServer, makeHeader(Opcode::Text, 1),
        { { Rule::Utf8Invalid, FromServer, 2, 1, {} } });
    tallies.add(block, 0);
    add(block, FromServer, makeHeader(Opcode::Text, 1));
    tallies.add(block, 1);
    QCOMPARE(tallies.tally(1).frames(), quint64 { 2 });
    QCOMPARE(tallies.tally(1).serverToClient.invalidText.count, quint64 { 1 });
}

void ConnectionTallyTest::withoutRoomTheFirstKeysCount()
{
    ConnectionTallies tallies(16 * sizeof(quint32)); // twelve keys
    FrameBlock block;
    for (quint8 i = 1; i <= 20; ++i)
        add(block, ToServer, makeHeader(Opcode::Text, 1, key(i)));
    add(block, ToServer, makeHeader(Opcode::Text, 1, key(1)));
    tallies.add(block, 0);
    const ConnectionTally tally = tallies.tally(1);
    QCOMPARE(tally.clientToServer.masked.count, quint64 { 21 });
    QCOMPARE(tally.keys, quint64 { 12 });
    QCOMPARE(tally.differentKeys, quint64 { 12 });
    QCOMPARE(tally.repeatedKeys.count, quint64 { 0 });
}

QTEST_GUILESS_MAIN(ConnectionTallyTest)
#include "tst_connectiontally.moc"
