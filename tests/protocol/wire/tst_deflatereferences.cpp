#include "protocol/wire/deflatereferences.h"

#include <QRandomGenerator>
#include <QTest>

#include <zlib.h>

using namespace Framescope;

namespace {

QByteArray deflated(QByteArray plain, int bits, int level, int strategy, int flush)
{
    z_stream stream {};
    ::deflateInit2(&stream, level, Z_DEFLATED, -bits, 9, strategy);
    QByteArray octets(2 * plain.size() + 64, 0);
    stream.next_in = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(octets.data());
    stream.avail_out = uInt(octets.size());
    ::deflate(&stream, flush);
    octets.chop(stream.avail_out);
    ::deflateEnd(&stream);
    return octets;
}

QByteArray randomOctets(int size, int different)
{
    QRandomGenerator random(1951);
    QByteArray octets(size, 0);
    for (char &octet : octets)
        octet = static_cast<char>(random.bounded(different));
    return octets;
}

} // namespace

class TestDeflateReferences : public QObject
{
    Q_OBJECT
private slots:
    void knownStreams_data();
    void knownStreams();
    void isExact_data();
    void isExact();
    void keepsWithinZlibsWindow_data();
    void keepsWithinZlibsWindow();
    void endsWithTheOctets();
};

void TestDeflateReferences::knownStreams_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("farthest");
    const auto row = [](const char *name, const char *hex, int farthest) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << farthest;
    };
    row("nothing", "", 0);
    row("7692 §7.2.3.1 literals and one match", "f248cdc9c90700", 0);
    row("7692 §7.2.3.2 back into the last message", "f200110000", 5);
    row("7692 §7.2.3.3 stored", "000500faff48656c6c6f00", 0);
    row("7692 §7.2.3.4 behind a final block", "f348cdc9c90700f200110000", 5);
    row("400 octets", "721c05a300181f0000", 400);
    row("reserved block type", "07", 0);
}

void TestDeflateReferences::knownStreams()
{
    QFETCH(QByteArray, octets);
    QTEST(farthestReference(octets), "farthest");
}

void TestDeflateReferences::isExact_data()
{
    QTest::addColumn<int>("distance");
    QTest::addColumn<int>("strategy");
    for (const int distance : { 258, 300, 511, 512, 513, 1024, 1025, 4096, 20'000, 32'500 }) {
        QTest::addRow("%d, dynamic", distance) << distance << Z_DEFAULT_STRATEGY;
        if (distance < 10'000) // beyond, zlib finds a stored block shorter
            QTest::addRow("%d, fixed", distance) << distance << Z_FIXED;
    }
}

/// zlib finds a repetition where it is.
void TestDeflateReferences::isExact()
{
    QFETCH(int, distance);
    QFETCH(int, strategy);
    const QByteArray head = randomOctets(distance, 256);
    // Of 250 random octets no three repeat by chance so near their end.
    const QByteArray octets = deflated(head + head.first(250), 15, 9, strategy, Z_SYNC_FLUSH);
    QCOMPARE(farthestReference(octets), distance);
}

void TestDeflateReferences::keepsWithinZlibsWindow_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<int>("level");
    for (int bits = 9; bits <= 15; ++bits) {
        for (const int level : { 0, 1, 6, 9 })
            QTest::addRow("window %d, level %d", bits, level) << bits << level;
    }
}

/// Text with repetitions of all sizes, so that blocks of every type come up.
void TestDeflateReferences::keepsWithinZlibsWindow()
{
    QFETCH(int, bits);
    QFETCH(int, level);
    const QByteArray text = randomOctets(60'000, 20) + randomOctets(20'000, 256);
    for (const int flush : { Z_SYNC_FLUSH, Z_FINISH }) {
        const int farthest
            = farthestReference(deflated(text + text, bits, level, Z_DEFAULT_STRATEGY, flush));
        QVERIFY(farthest <= 1 << bits);
        if (level > 0)
            QVERIFY(farthest > (1 << bits) / 3); // or nothing was read
    }
}

void TestDeflateReferences::endsWithTheOctets()
{
    const QByteArray octets
        = deflated(randomOctets(2000, 20), 15, 6, Z_DEFAULT_STRATEGY, Z_SYNC_FLUSH);
    int last = 0;
    for (qsizetype cut = 0; cut <= octets.size(); ++cut) {
        const int farthest = farthestReference(octets.first(cut));
        QVERIFY(farthest >= last && farthest <= 2000);
        last = farthest;
    }
    QVERIFY(last > 0);
}

QTEST_APPLESS_MAIN(TestDeflateReferences)
#include "tst_deflatereferences.moc"
