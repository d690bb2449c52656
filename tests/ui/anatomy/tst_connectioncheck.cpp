#include "ui/anatomy/connectioncheck.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Kind = FrameField::Kind;

namespace {

constexpr MaskingKey Key { 1, 2, 3, 4 };

/// As a connection on which all is right: 214 client frames, 1,906 server frames.
ConnectionTally legal()
{
    ConnectionTally tally;
    tally.clientToServer.frames = 214;
    tally.clientToServer.masked = { 214, 1 };
    tally.clientToServer.opcodes[1] = 204;
    tally.clientToServer.opcodes[9] = 10;
    tally.clientToServer.controlFrames = 10;
    tally.serverToClient.frames = 1906;
    tally.serverToClient.unmasked = { 1906, 2 };
    tally.serverToClient.opcodes[1] = 1900;
    tally.serverToClient.opcodes[0] = 6;
    tally.serverToClient.longestPayload = 5120;
    tally.keys = 214;
    tally.differentKeys = 214;
    return tally;
}

QString spell(const QList<ConnectionCheck> &checks)
{
    QStringList lines;
    for (const ConnectionCheck &check : checks) {
        const QString state = check.tone == Tone::Ok ? u"+ "_s
            : check.tone == Tone::Error              ? u"! "_s
                                                     : u"  "_s;
        lines.append(
            state + check.text + (check.frame != 0 ? u" -> %1"_s.arg(check.frame) : QString()));
    }
    return lines.join(u'\n');
}

QString checked(Kind kind, const ConnectionTally &tally, const QStringList &extensions = {},
    const FrameHeader &header = makeHeader(Opcode::Text, 1, Key))
{
    return spell(checkConnection(
        { kind, {}, 0 }, header, header.opcode == toNibble(Opcode::Text), tally, extensions));
}

} // namespace

class ConnectionCheckTest : public QObject
{
    Q_OBJECT
private slots:
    void nothingWithoutFrames();
    void maskingKey();
    void exceptionsAreNamed();
    void chanceRepeatsKeys();
    void onlyFirstKeysCompared();
    void reservedBits();
    void fin();
    void opcode();
    void lengths();
    void payload();
};

void ConnectionCheckTest::nothingWithoutFrames()
{
    QCOMPARE(checked(Kind::Key, {}), QString());
}

void ConnectionCheckTest::maskingKey()
{
    QCOMPARE(checked(Kind::Key, legal()),
        u"+ MASK = 1 on all 214 client frames\n"
        "+ 214 frames, 214 different keys\n"
        "+ MASK = 0 on all 1,906 server frames"_s);
    QCOMPARE(checked(Kind::Mask, legal()),
        u"+ MASK = 1 on all 214 client frames\n"
        "+ MASK = 0 on all 1,906 server frames"_s);
    ConnectionTally one;
    one.clientToServer.frames = 1;
    one.clientToServer.masked = { 1, 7 };
    one.keys = 1;
    one.differentKeys = 1;
    QCOMPARE(
        checked(Kind::Key, one), u"+ MASK = 1 on the only client frame\n  1 masked frame, 1 key"_s);
}

void ConnectionCheckTest::exceptionsAreNamed()
{
    ConnectionTally tally = legal();
    tally.clientToServer.masked.count = 211;
    tally.clientToServer.unmasked = { 3, 12 };
    tally.serverToClient.masked = { 1, 9 };
    tally.keys = 211;
    tally.differentKeys = 3;
    tally.repeatedKeys = { 208, 20 };
    QCOMPARE(checked(Kind::Key, tally),
        u"! MASK = 0 on 3 of 214 client frames, first on frame 12 -> 12\n"
        "! 211 frames, only 3 different keys, one again first on frame 20 -> 20\n"
        "! MASK = 1 on 1 of 1,906 server frames, first on frame 9 -> 9"_s);
    tally.differentKeys = 1;
    QVERIFY(checked(Kind::Key, tally)
                .contains("! 211 frames, all with the same key, again first on frame 20 -> 20"_L1));
}

/// A hundred thousand random keys of 32 bits have a pair more often than not.
void ConnectionCheckTest::chanceRepeatsKeys()
{
    ConnectionTally tally = legal();
    tally.clientToServer.frames = tally.clientToServer.masked.count = tally.keys = 100'000;
    tally.repeatedKeys = { 2, 70'000 };
    tally.differentKeys = 99'998;
    QVERIFY(checked(Kind::Key, tally)
                .contains("+ 100,000 frames, 99,998 different keys: chance alone"_L1));
    tally.repeatedKeys.count = 20;
    QVERIFY(checked(Kind::Key, tally).contains("! 100,000 frames, only"_L1));
    tally.clientToServer.masked.count = tally.keys = 214;
    tally.repeatedKeys.count = 1;
    tally.differentKeys = 213;
    QVERIFY(checked(Kind::Key, tally).contains("! 214 frames, only 213"_L1));
}

void ConnectionCheckTest::onlyFirstKeysCompared()
{
    ConnectionTally tally = legal();
    tally.keys = tally.differentKeys = 200;
    QVERIFY(
        checked(Kind::Key, tally).contains("  Only the first 200 masked frames were compared"_L1));
}

void ConnectionCheckTest::reservedBits()
{
    const QStringList deflate { u"permessage-deflate; client_max_window_bits=12"_s };
    ConnectionTally tally = legal();
    QCOMPARE(checked(Kind::ReservedBit1, tally), u"+ RSV1 = 0 on all 2,120 frames"_s);
    QCOMPARE(checked(Kind::ReservedBit3, tally), u"+ RSV3 = 0 on all 2,120 frames"_s);
    QCOMPARE(checked(Kind::ReservedBit1, tally, deflate),
        u"+ RSV1 = 0 on all 2,120 frames\n  permessage-deflate was agreed on, and not used"_s);
    tally.clientToServer.reservedBits[0] = { 100, 4 };
    QCOMPARE(checked(Kind::ReservedBit1, tally, deflate),
        u"+ RSV1 = 1 on first frames of messages only\n"
        "+ permessage-deflate was agreed on\n"
        "  100 of 2,104 messages compressed"_s);
    QCOMPARE(checked(Kind::ReservedBit1, tally),
        u"! RSV1 = 1 on 100 of 2,120 frames, first on frame 4 -> 4\n"
        "! No extension was agreed on that gives it a meaning"_s);
    tally.clientToServer.rsv1Inside = { 1, 8 };
    QVERIFY(checked(Kind::ReservedBit1, tally, deflate)
                .startsWith("! RSV1 = 1 on frame 8, which begins no message -> 8"_L1));
    tally.clientToServer.reservedBits[1] = { 2, 5 };
    QVERIFY(checked(Kind::ReservedBit2, tally, { u"x-mux"_s })
                .startsWith("  RSV2 = 1 on 2 of 2,120 frames, first on frame 5"_L1));
}

void ConnectionCheckTest::fin()
{
    ConnectionTally tally = legal();
    QCOMPARE(checked(Kind::Fin, tally),
        u"+ FIN = 1 on all 10 control frames\n  No message is in fragments"_s);
    tally.serverToClient.fragmented = 3;
    QVERIFY(checked(Kind::Fin, tally).endsWith("+ 3 messages in fragments, all in order"_L1));
    tally.serverToClient.outOfOrder = { 2, 90 };
    tally.clientToServer.controlFragmented = { 1, 91 };
    QCOMPARE(checked(Kind::Fin, tally),
        u"! FIN = 0 on 1 of 10 control frames, first on frame 91 -> 91\n"
        "! Fragments out of order on 2 of 2,120 frames, first on frame 90 -> 90"_s);
}

void ConnectionCheckTest::opcode()
{
    ConnectionTally tally = legal();
    QCOMPARE(checked(Kind::Opcode, tally),
        u"+ A defined opcode on all 2,120 frames\n  continuation 6, text 2,104, ping 10"_s);
    tally.clientToServer.reservedOpcodes = { 1, 77 };
    QVERIFY(checked(Kind::Opcode, tally)
                .startsWith("! A reserved opcode on 1 of 2,120 frames, first on frame 77"_L1));
}

void ConnectionCheckTest::lengths()
{
    ConnectionTally tally = legal();
    QCOMPARE(checked(Kind::PayloadLength, tally),
        u"+ The shortest form on all 2,120 frames\n"
        "+ At most 125 octets on all 10 control frames\n"
        "  The longest payload has 5,120 octets"_s);
    QCOMPARE(checked(Kind::ExtendedLength, tally), checked(Kind::PayloadLength, tally));
    tally.serverToClient.longerLengths = { 4, 30 };
    tally.clientToServer.longerLengths = { 1, 31 };
    QVERIFY(
        checked(Kind::PayloadLength, tally)
            .startsWith("! A longer form than needed on 5 of 2,120 frames, first on frame 30"_L1));
}

void ConnectionCheckTest::payload()
{
    ConnectionTally tally = legal();
    QCOMPARE(checked(Kind::PayloadOctet, tally),
        u"+ Valid UTF-8 in all 2,104 text messages\n+ 214 frames, 214 different keys"_s);
    QCOMPARE(checked(Kind::PayloadOctet, tally, {}, makeHeader(Opcode::Ping, 1)),
        u"+ At most 125 octets on all 10 control frames"_s);
    QCOMPARE(checked(Kind::PayloadOctet, tally, {}, makeHeader(Opcode::Binary, 1)), QString());
    tally.serverToClient.invalidText = { 2, 40 };
    QVERIFY(checked(Kind::PayloadOctet, tally)
                .startsWith("! Invalid UTF-8 in 2 of 2,104 text messages, first in frame 40"_L1));
}

QTEST_GUILESS_MAIN(ConnectionCheckTest)
#include "tst_connectioncheck.moc"
