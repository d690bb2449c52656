#include "protocol/wire/permessagedeflate.h"

#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTest>

#include <zlib.h>

#include <array>

using namespace Framescope;

class TestPermessageDeflate : public QObject
{
    Q_OBJECT
private slots:
    void readsTheExamplesOfTheRfc_data();
    void readsTheExamplesOfTheRfc();
    void contextGoesOn();
    void goesOnAfterAFinalBlock();
    void roundTrips_data();
    void roundTrips();
    void compressesInParts();
    void keepsWithinAWindowOf256();
    void goesOnBehindWhatIsKnown();
    void refusesWhatIsNoDeflate();
    void tellsWhatIsWrong_data();
    void tellsWhatIsWrong();
    void endsWithAFinalBlock();
    void stopsABomb();
    void noLimitIsNotNoRoom();
};

using Status = MessageInflater::Status;

constexpr quint64 Limit = 1 << 20;

static QByteArray inflated(MessageInflater &inflater, const QByteArray &octets)
{
    QByteArray message;
    if (inflater.inflate(octets, message, Limit) != Status::Ok
        || inflater.finish(message, Limit) != Status::Ok)
        return "failed";
    return message;
}

void TestPermessageDeflate::readsTheExamplesOfTheRfc_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("7692 §7.2.3.1 one block") << QByteArray::fromHex("f248cdc9c90700");
    QTest::newRow("7692 §7.2.3.3 stored block") << QByteArray::fromHex("000500faff48656c6c6f00");
    QTest::newRow("7692 §7.2.3.4 BFINAL set") << QByteArray::fromHex("f348cdc9c9070000");
    QTest::newRow("7692 §7.2.3.5 two blocks") << QByteArray::fromHex("f248050000 00ffffcac9c90700");
}

void TestPermessageDeflate::readsTheExamplesOfTheRfc()
{
    QFETCH(QByteArray, octets);
    MessageInflater whole({});
    QCOMPARE(inflated(whole, octets), QByteArray("Hello"));
    for (qsizetype cut = 0; cut <= octets.size(); ++cut) {
        MessageInflater inflater({});
        QByteArray message;
        QCOMPARE(inflater.inflate(octets.first(cut), message, Limit), Status::Ok);
        QCOMPARE(inflater.inflate(octets.sliced(cut), message, Limit), Status::Ok);
        QCOMPARE(inflater.finish(message, Limit), Status::Ok);
        QCOMPARE(message, QByteArray("Hello"));
    }
}

void TestPermessageDeflate::contextGoesOn()
{
    // 7692 §7.2.3.2: the second "Hello" is a reference into the first.
    MessageInflater inflater({});
    QCOMPARE(inflated(inflater, QByteArray::fromHex("f248cdc9c90700")), QByteArray("Hello"));
    QCOMPARE(inflated(inflater, QByteArray::fromHex("f200110000")), QByteArray("Hello"));

    MessageInflater without({ .windowBits = 15, .contextTakeover = false });
    QCOMPARE(inflated(without, QByteArray::fromHex("f248cdc9c90700")), QByteArray("Hello"));
    QCOMPARE(inflated(without, QByteArray::fromHex("f200110000")), QByteArray("failed"));
}

void TestPermessageDeflate::goesOnAfterAFinalBlock()
{
    // The window survives BFINAL, so the reference of §7.2.3.2 still works.
    MessageInflater inflater({});
    QCOMPARE(inflated(inflater, QByteArray::fromHex("f348cdc9c9070000")), QByteArray("Hello"));
    QCOMPARE(inflated(inflater, QByteArray::fromHex("f200110000")), QByteArray("Hello"));
}

void TestPermessageDeflate::roundTrips_data()
{
    QTest::addColumn<int>("windowBits");
    QTest::addColumn<bool>("contextTakeover");
    for (const int bits : { 8, 9, 10, 12, 15 }) {
        QTest::addRow("window %d, context", bits) << bits << true;
        QTest::addRow("window %d, no context", bits) << bits << false;
    }
}

void TestPermessageDeflate::roundTrips()
{
    QFETCH(int, windowBits);
    QFETCH(bool, contextTakeover);
    const DeflateContext context { windowBits, contextTakeover };
    MessageDeflater deflater(context);
    MessageInflater inflater(context);
    QRandomGenerator random(7692);
    for (int round = 0; round < 40; ++round) {
        QByteArray message;
        const int size = round == 0 ? 0 : random.bounded(20'000);
        while (message.size() < size)
            message += QByteArray::number(random.bounded(1000)) + ',';
        QCOMPARE(inflated(inflater, deflater.deflate(message)), message);
    }
}

/// In whatever parts a message comes, the same octets come out.
void TestPermessageDeflate::compressesInParts()
{
    QByteArray message;
    for (quint64 i = 0; message.size() < 200'000; ++i)
        message += QByteArray::number(i * i % 1009) + ',';
    for (const bool contextTakeover : { true, false }) {
        MessageDeflater whole({ 15, contextTakeover });
        MessageDeflater parts({ 15, contextTakeover });
        for (const qsizetype part : { 1, 1000, 70'000, 200'100 }) {
            QByteArray payload;
            for (qsizetype at = 0; at < message.size(); at += part) {
                const QByteArrayView rest = QByteArrayView(message).sliced(at);
                parts.add(rest.first(std::min(part, rest.size())), payload);
            }
            parts.finish(payload);
            QVERIFY(payload == whole.deflate(message));
        }
        QByteArray empty;
        parts.finish(empty);
        QCOMPARE(empty.toHex(), whole.deflate({}).toHex());
    }
}

void TestPermessageDeflate::keepsWithinAWindowOf256()
{
    // Judged by zlib with just that window; a message whose repetitions are 1 to 600 octets apart.
    MessageDeflater deflater({ .windowBits = 8, .contextTakeover = true });
    z_stream stream {};
    QCOMPARE(::inflateInit2(&stream, -8), Z_OK);
    const auto end = qScopeGuard([&stream] { ::inflateEnd(&stream); });
    QRandomGenerator random(8);
    for (int apart = 1; apart < 600; ++apart) {
        QByteArray unit(apart, 0);
        for (char &octet : unit)
            octet = char(random.bounded(256));
        const QByteArray message = unit.repeated(4);
        QByteArray octets = deflater.deflate(message) + QByteArray::fromHex("0000ffff");
        QByteArray plain;
        stream.next_in = reinterpret_cast<Bytef *>(octets.data());
        stream.avail_in = uInt(octets.size());
        do { // little room at a time: what is referred to has to be in the window
            std::array<char, 16> room;
            stream.next_out = reinterpret_cast<Bytef *>(room.data());
            stream.avail_out = uInt(room.size());
            const int result = ::inflate(&stream, Z_SYNC_FLUSH);
            QVERIFY2(result == Z_OK || result == Z_BUF_ERROR, stream.msg);
            plain.append(room.data(), qsizetype(room.size() - stream.avail_out));
        } while (stream.avail_out == 0);
        QCOMPARE(plain, message);
    }
}

void TestPermessageDeflate::goesOnBehindWhatIsKnown()
{
    MessageDeflater deflater({});
    MessageInflater inflater({});
    for (int round = 0; round < 20; ++round) {
        const QByteArray message = QByteArray("round and round ").repeated(1 << (round % 13))
            + QByteArray::number(round % 5);
        const QByteArray octets = deflater.deflate(message);
        if (round % 2 == 0)
            inflater.skip(message);
        else
            QCOMPARE(inflated(inflater, octets), message);
    }
}

void TestPermessageDeflate::refusesWhatIsNoDeflate()
{
    MessageInflater inflater({});
    QByteArray message;
    QCOMPARE(inflater.inflate(QByteArray::fromHex("ffffffff"), message, Limit), Status::Invalid);
    QCOMPARE(inflater.inflate("x", message, Limit), Status::Invalid);
}

void TestPermessageDeflate::tellsWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<Status>("status");
    const auto row = [](const char *name, const char *hex, Status status) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << status;
    };
    row("whole", "f248cdc9c90700", Status::Ok);
    row("empty", "00", Status::Ok);
    row("no octets at all", "", Status::Ok);
    row("cut off in a code", "f248cd", Status::CutOff);
    row("cut off in a stored block", "000900f6ff48", Status::CutOff);
    row("7692 §7.2.1 the last four octets left in", "f248cdc9c907000000ffff", Status::CutOff);
    row("reference to nothing", "f200110000", Status::BeyondContext);
    row("reserved block type", "07", Status::Invalid);
}

void TestPermessageDeflate::tellsWhatIsWrong()
{
    QFETCH(QByteArray, octets);
    MessageInflater inflater({});
    QByteArray message;
    Status status = inflater.inflate(octets, message, Limit);
    if (status == Status::Ok)
        status = inflater.finish(message, Limit);
    QTEST(status, "status");
}

/// Without the empty block that §7.2.3.4 has behind it.
void TestPermessageDeflate::endsWithAFinalBlock()
{
    MessageInflater inflater({});
    QCOMPARE(inflated(inflater, QByteArray::fromHex("f348cdc9c90700")), QByteArray("Hello"));
    QCOMPARE(inflated(inflater, QByteArray::fromHex("f200110000")), QByteArray("Hello"));
}

void TestPermessageDeflate::stopsABomb()
{
    MessageDeflater deflater({});
    const QByteArray bomb = deflater.deflate(QByteArray(64 << 20, '\0'));
    MessageInflater inflater({});
    QByteArray message;
    QCOMPARE(inflater.inflate(bomb, message, 1000), Status::TooLarge);
    QCOMPARE(message.size(), 1000);
    QVERIFY(message.capacity() < 1 << 20);

    // Just at the limit is not too large.
    MessageInflater exact({});
    message.clear();
    const QByteArray hello = QByteArray::fromHex("f248cdc9c90700");
    QCOMPARE(exact.inflate(hello, message, 5), Status::Ok);
    QCOMPARE(exact.finish(message, 5), Status::Ok);
}

void TestPermessageDeflate::noLimitIsNotNoRoom()
{
    MessageInflater inflater { DeflateContext() };
    QByteArray message;
    const auto limit = std::numeric_limits<quint64>::max();
    QCOMPARE(inflater.inflate(QByteArray::fromHex("f248cdc9c90700"), message, limit), Status::Ok);
    QCOMPARE(inflater.finish(message, limit), Status::Ok);
    QCOMPARE(message, QByteArray("Hello"));
}

QTEST_APPLESS_MAIN(TestPermessageDeflate)
#include "tst_permessagedeflate.moc"
