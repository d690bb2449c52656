#include "protocol/wire/frameheader.h"

#include <QTest>

using namespace Framescope;

class TestFrameHeader : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void rebuildsEveryHeaderExactly();
    void masksWhatItAppends();
    void choosesTheShortestLength_data();
    void choosesTheShortestLength();
};

void TestFrameHeader::reads_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("fin");
    QTest::addColumn<int>("opcode");
    QTest::addColumn<bool>("masked");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<int>("size");

    const auto row = [](const char *name, const char *hex, bool fin, int opcode, bool masked,
                         quint64 length, int size) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << fin << opcode << masked << length
                            << size;
    };
    row("§5.7 unmasked text", "810548656c6c6f", true, 1, false, 5, 2);
    row("§5.7 masked text", "818537fa213d7f9f4d5158", true, 1, true, 5, 6);
    row("§5.7 first fragment", "010348656c", false, 1, false, 3, 2);
    row("§5.7 last fragment", "80026c6f", true, 0, false, 2, 2);
    row("§5.7 ping", "890548656c6c6f", true, 9, false, 5, 2);
    row("§5.7 masked pong", "8a8537fa213d7f9f4d5158", true, 10, true, 5, 6);
    row("§5.7 256 octets binary", "827e0100", true, 2, false, 256, 4);
    row("§5.7 64 KiB binary", "827f0000000000010000", true, 2, false, 65536, 10);
    row("key of zeros", "81810000000041", true, 1, true, 1, 6);
    row("length not minimal, 16 bits", "817e0005", true, 1, false, 5, 4);
    row("length not minimal, 64 bits", "817f0000000000000005", true, 1, false, 5, 10);
    row("length with the highest bit", "82ff800000000000000001020304", true, 2, true, 1ULL << 63,
        14);
    row("reserved opcode", "8300", true, 3, false, 0, 2);
}

void TestFrameHeader::reads()
{
    QFETCH(QByteArray, wire);
    QFETCH(bool, fin);
    QFETCH(int, opcode);
    QFETCH(bool, masked);
    QFETCH(quint64, length);
    QFETCH(int, size);

    const auto header = decodeHeader(wire);
    QVERIFY(header);
    QCOMPARE(header->fin, fin);
    QCOMPARE(int(header->opcode), opcode);
    QCOMPARE(header->isMasked(), masked);
    QCOMPARE(header->payloadLength, length);
    QCOMPARE(header->size(), size);
    QCOMPARE(encodeHeader(*header), wire.first(size)); // lossless
    for (int cut = 0; cut < size; ++cut)
        QVERIFY(!decodeHeader(QByteArrayView(wire).first(cut)));
}

void TestFrameHeader::rebuildsEveryHeaderExactly()
{
    // Every first and every second octet there can be.
    const QByteArray rest = QByteArray::fromHex("0123456789abcdef11223344");
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            QByteArray wire;
            wire.append(char(first)).append(char(second)).append(rest);
            const auto header = decodeHeader(wire);
            QVERIFY(header);
            QCOMPARE(encodeHeader(*header), wire.first(header->size()));
        }
    }
}

void TestFrameHeader::masksWhatItAppends()
{
    QByteArray wire;
    appendFrame(wire, makeHeader(Opcode::Text, 5, MaskingKey { 0x37, 0xfa, 0x21, 0x3d }), "Hello");
    QCOMPARE(wire.toHex(), QByteArray("818537fa213d7f9f4d5158"));
}

void TestFrameHeader::choosesTheShortestLength_data()
{
    QTest::addColumn<quint64>("length");
    QTest::addColumn<int>("size");
    QTest::newRow("0") << quint64(0) << 2;
    QTest::newRow("125") << quint64(125) << 2;
    QTest::newRow("126") << quint64(126) << 4;
    QTest::newRow("65535") << quint64(65535) << 4;
    QTest::newRow("65536") << quint64(65536) << 10;
    QTest::newRow("2^63 - 1") << quint64(0x7FFFFFFFFFFFFFFF) << 10;
}

void TestFrameHeader::choosesTheShortestLength()
{
    QFETCH(quint64, length);
    QFETCH(int, size);
    const FrameHeader header = makeHeader(Opcode::Binary, length);
    QCOMPARE(header.size(), size);
    QCOMPARE(decodeHeader(encodeHeader(header))->payloadLength, length);
}

QTEST_APPLESS_MAIN(TestFrameHeader)
#include "tst_frameheader.moc"
