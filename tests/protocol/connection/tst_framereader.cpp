#include "protocol/connection/framereader.h"
#include "tests/support/connectionlog.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

QStringList readInPortions(const QByteArray &wire, qsizetype portion, Direction direction,
    quint64 limit = 1 << 20, bool deflate = false)
{
    ConnectionLog log;
    FrameReader reader(direction, limit);
    if (deflate)
        reader.enableDeflate({});
    QByteArray octets = wire;
    for (qsizetype at = 0; at < octets.size(); at += portion)
        reader.read({ octets.data() + at, std::size_t(qMin(portion, octets.size() - at)) }, 0, log);
    reader.end(0, log);
    return log.take();
}

} // namespace

class TestFrameReader : public QObject
{
    Q_OBJECT
private slots:
    void tells_data();
    void tells();
    void findsBadTextBeforeTheFrameEnds();
    void stopsAssemblingAtTheLimit();
    void holdsNothingForAnAnnouncement();
    void stopsWhereDecompressingTakesLong();
    void sharesWhatItHolds_data();
    void sharesWhatItHolds();
};

void TestFrameReader::tells_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("fromClient");
    QTest::addColumn<bool>("deflate");
    QTest::addColumn<QStringList>("lines");

    const auto row = [](const char *name, const char *hex, bool fromClient,
                         const QStringList &lines, bool deflate = false) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << fromClient << deflate << lines;
    };
    row("§5.7 masked text", "818537fa213d7f9f4d5158", true,
        { u"> text Hello"_s, u"> message of 5 in 1"_s });
    row("§5.7 fragments", "010348656c80026c6f", false,
        { u"< text… Hel"_s, u"< continuation lo"_s, u"< message of 5 in 2"_s });
    row("§5.4 ping between fragments", "010348656c890080026c6f", false,
        { u"< text… Hel"_s, u"< ping"_s, u"< continuation lo"_s, u"< message of 5 in 2"_s });
    row("empty message", "8100", false, { u"< text"_s, u"< message of 0 in 1"_s });
    row("§5.4 continuation of nothing", "80026c6f", false,
        { u"< continuation lo !continuation.unexpected"_s });
    row("§5.4 new message in a message", "010148810149", false,
        { u"< text… H"_s, u"< text I !continuation.missing"_s, u"< message of 1 in 1"_s });
    row("§8.1 bad UTF-8", "8103ceba80", false,
        { u"< text Îº\u0080 !utf8.invalid"_s, u"< message of 3 in 1"_s });
    row("§8.1 a character across fragments", "0101ce8001ba", false,
        { u"< text… Î"_s, u"< continuation º"_s, u"< message of 2 in 2"_s });
    row("§8.1 a character cut off", "8101ce", false,
        { u"< text Î !utf8.invalid"_s, u"< message of 1 in 1"_s });
    row("binary need not be UTF-8", "8201ff", false, { u"< binary ÿ"_s, u"< message of 1 in 1"_s });
    row("§5.5.1 text after close", "88008100", false,
        { u"< close"_s, u"< text !close.frame-after"_s, u"< message of 0 in 1"_s });
    row("§5.5.2 pong after close", "88008a00", false, { u"< close"_s, u"< pong"_s });
    row("§5.5.1 close of one octet", "880103", false,
        { u"< close \u0003 !close.body-too-short"_s });
    row("octets end in the payload", "8105486c", false, { u"< text Hl (truncated)"_s });
    row("octets end in the header", "8100817e", false, { u"< text"_s, u"< message of 0 in 1"_s });
    row("RFC 7692 §7.2.3.1", "c107f248cdc9c90700", false,
        { u"< text òHÍÉÉ\u0007"_s + QChar(0), u"< message of 5 in 1"_s }, true);
    row("RFC 7692 §7.2.3.1 in fragments", "4103f248cd8004c9c90700", false,
        { u"< text… òHÍ"_s, u"< continuation ÉÉ\u0007"_s + QChar(0), u"< message of 5 in 2"_s },
        true);
    row("RFC 7692 §6 uncompressed all the same", "810548656c6c6f", false,
        { u"< text Hello"_s, u"< message of 5 in 1"_s }, true);
    row("RFC 7692 no DEFLATE data", "c103ffffff", false,
        { u"< text ÿÿÿ !deflate.invalid"_s, u"< message of 0 in 1"_s }, true);
}

void TestFrameReader::tells()
{
    QFETCH(QByteArray, wire);
    QFETCH(bool, fromClient);
    QFETCH(bool, deflate);
    QFETCH(QStringList, lines);
    const Direction direction = fromClient ? Direction::ClientToServer : Direction::ServerToClient;
    for (qsizetype portion = wire.size(); portion > 0; --portion)
        QCOMPARE(readInPortions(wire, portion, direction, 1 << 20, deflate), lines);
}

void TestFrameReader::findsBadTextBeforeTheFrameEnds()
{
    // §8.1 and Autobahn 6.4: the frame announces 100 octets, the third is bad.
    QByteArray octets = QByteArray::fromHex("8164cebaff");
    ConnectionLog log;
    FrameReader reader(Direction::ServerToClient, 1 << 20);
    reader.read({ octets.data(), 4 }, 0, log);
    QVERIFY(reader.openFrameViolations().isEmpty());
    reader.read({ octets.data() + 4, 1 }, 0, log);
    QCOMPARE(reader.openFrameViolations().size(), 1);
    QCOMPARE(reader.openFrameViolations().first().rule, Rule::Utf8Invalid);
    QCOMPARE(reader.openFrameViolations().first().offset, quint64(4));
}

void TestFrameReader::stopsAssemblingAtTheLimit()
{
    ConnectionLog log;
    FrameReader reader(Direction::ServerToClient, 4);
    QByteArray exact = QByteArray::fromHex("82040102030 4");
    reader.read({ exact.data(), std::size_t(exact.size()) }, 0, log);
    QVERIFY(!reader.isOverLimit());
    QCOMPARE(log.messages.size(), 1);
    QByteArray over = QByteArray::fromHex("02030102038002 0405");
    reader.read({ over.data(), std::size_t(over.size()) }, 0, log);
    QVERIFY(reader.isOverLimit());
    QCOMPARE(log.messages.size(), 1);
}

void TestFrameReader::holdsNothingForAnAnnouncement()
{
    ConnectionLog log;
    FrameReader reader(Direction::ServerToClient, 64 << 20);
    QByteArray octets = QByteArray::fromHex("827f7fffffffffffffff");
    reader.read({ octets.data(), std::size_t(octets.size()) }, 0, log);
    QVERIFY(reader.isOverLimit());
    QVERIFY(reader.isInsideFrame());
}

/// However much is handed to it: a peer may make a thousand octets of one.
void TestFrameReader::stopsWhereDecompressingTakesLong()
{
    constexpr qsizetype MiB = 1 << 20;
    const QByteArray zeros(64 * MiB, '\0');
    MessageDeflater deflater({});
    const QByteArray payload = deflater.deflate(zeros);
    FrameHeader header = makeHeader(Opcode::Binary, quint64(payload.size()), MaskingKey {});
    header.rsv = Rsv1;
    QByteArray wire;
    appendFrame(wire, header, payload);
    appendFrame(wire, makeHeader(Opcode::Binary, quint64(MiB), MaskingKey {}), zeros.first(MiB));
    ConnectionLog log;
    FrameReader reader(Direction::ClientToServer, quint64(100 * MiB));
    reader.enableDeflate({});
    std::span<char> rest(wire.data(), std::size_t(wire.size()));
    int steps = 0;
    while (!rest.empty()) {
        const quint64 before = reader.inflatedOctets();
        const std::size_t taken = reader.readSome(rest, 0, log);
        QVERIFY(taken > 0);
        rest = rest.subspan(taken);
        QVERIFY(reader.inflatedOctets() - before < quint64(13 * MiB));
        ++steps;
    }
    QVERIFY(steps > 5 && steps < 20);
    QCOMPARE(log.messages.size(), 2);
    QCOMPARE(log.messages.first(), zeros);
}

void TestFrameReader::sharesWhatItHolds_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("inPlace"); // if it comes in one piece
    QTest::newRow("compressed") << QByteArray::fromHex("c107f248cdc9c90700") << false;
    QTest::newRow("fragments") << QByteArray::fromHex("010348656c80026c6f") << false;
    QTest::newRow("one frame") << QByteArray::fromHex("810548656c6c6f") << true;
}

/// Who keeps a message need not copy it.
void TestFrameReader::sharesWhatItHolds()
{
    struct Keeper : FrameObserver
    {
        const FrameReader *reader = nullptr;
        QByteArray kept;
        bool isShared = false;

        void frameCrossed(const Frame &, const QList<Violation> &) override { }
        void messageCrossed(const Message &message) override
        {
            kept = reader->share(message.payload);
            isShared = kept.constData() == message.payload.data();
            QCOMPARE(reader->share("Hello").toHex(), kept.toHex());
        }
    };
    QFETCH(QByteArray, wire);
    QFETCH(bool, inPlace);
    for (qsizetype portion : { qsizetype(1), wire.size() }) {
        Keeper keeper;
        FrameReader reader(Direction::ServerToClient, 1 << 20);
        reader.enableDeflate({});
        keeper.reader = &reader;
        for (int round = 0; round < 2; ++round) {
            QByteArray octets = wire;
            for (qsizetype at = 0; at < octets.size(); at += portion)
                reader.read({ octets.data() + at, std::size_t(portion) }, 0, keeper);
            QCOMPARE(keeper.kept, "Hello");
            QCOMPARE(keeper.isShared, portion == 1 || !inPlace);
        }
    }
}

QTEST_APPLESS_MAIN(TestFrameReader)
#include "tst_framereader.moc"
