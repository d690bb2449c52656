#include "protocol/wire/framedecoder.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Framescope;

namespace {

struct Piece
{
    FrameHeader header;
    QByteArray payload; // as on the wire
    bool complete = false;
    friend bool operator==(const Piece &, const Piece &) = default;
};

/// Decodes \a wire in portions of the given sizes and puts the parts together again.
QList<Piece> decode(QByteArray wire, const QList<qsizetype> &portions)
{
    FrameDecoder decoder;
    QList<Piece> pieces;
    qsizetype at = 0;
    for (const qsizetype size : portions) {
        std::span<char> octets(wire.data() + at, std::size_t(size));
        at += size;
        while (const auto part = decoder.next(octets)) {
            if (part->begins)
                pieces.append({ part->header, {}, false });
            if (part->header != pieces.last().header
                || part->payloadOffset != quint64(pieces.last().payload.size()))
                return {}; // caught by the comparison
            pieces.last().payload.append(part->octets.data(), qsizetype(part->octets.size()));
            pieces.last().complete = part->ends;
        }
    }
    return pieces;
}

FrameHeader randomHeader(QRandomGenerator &random, quint64 length)
{
    FrameHeader header;
    header.fin = random.bounded(2);
    header.rsv = quint8(random.bounded(8));
    header.opcode = quint8(random.bounded(16));
    header.payloadLength = length;
    header.lengthForm = LengthForm(qMax(random.bounded(3), int(minimalLengthForm(length))));
    if (random.bounded(2))
        header.maskingKey = MaskingKey { quint8(random.bounded(256)), 0, 3, 4 };
    return header;
}

} // namespace

class TestFrameDecoder : public QObject
{
    Q_OBJECT
private slots:
    void anySplitGivesTheSame();
    void everyFrameCanBeRebuilt();
    void tellsOfAHeaderBeforeItsPayload();
    void keepsAnUnfinishedHeader();
};

void TestFrameDecoder::anySplitGivesTheSame()
{
    const QByteArray wire = QByteArray::fromHex("818537fa213d7f9f4d5158"
                                                "010348656c"
                                                "80026c6f"
                                                "8900"
                                                "827e000501020304ff"
                                                "8a8037fa213d"
                                                "817f0000000000000001"
                                                "41");
    const QList<Piece> whole = decode(wire, { wire.size() });
    QCOMPARE(whole.size(), 7);
    for (qsizetype first = 0; first <= wire.size(); ++first) {
        for (qsizetype second = 0; second <= wire.size() - first; ++second)
            QCOMPARE(decode(wire, { first, second, wire.size() - first - second }), whole);
    }
    QCOMPARE(decode(wire, QList<qsizetype>(wire.size(), 1)), whole);
}

void TestFrameDecoder::everyFrameCanBeRebuilt()
{
    QRandomGenerator random(6455);
    for (int round = 0; round < 300; ++round) {
        QByteArray wire;
        const int frames = 1 + random.bounded(6);
        for (int i = 0; i < frames; ++i) {
            const int length
                = random.bounded(8) == 0 ? random.bounded(70'000) : random.bounded(300);
            appendHeader(wire, randomHeader(random, quint64(length)));
            for (int k = 0; k < length; ++k)
                wire.append(char(random.bounded(256)));
        }
        QList<qsizetype> portions;
        qsizetype left = wire.size();
        while (left > 0) {
            portions.append(qMin<qsizetype>(left, 1 + random.bounded(4000)));
            left -= portions.last();
        }
        QByteArray rebuilt;
        for (const Piece &piece : decode(wire, portions)) {
            QVERIFY(piece.complete);
            rebuilt += encodeHeader(piece.header) + piece.payload;
        }
        QCOMPARE(rebuilt, wire);
    }
}

void TestFrameDecoder::tellsOfAHeaderBeforeItsPayload()
{
    QByteArray wire = QByteArray::fromHex("82ff7fffffffffffffff01020304");
    std::span<char> octets(wire.data(), std::size_t(wire.size()));
    FrameDecoder decoder;
    const auto part = decoder.next(octets);
    QVERIFY(part && part->begins && !part->ends);
    QCOMPARE(part->header.payloadLength, quint64(0x7FFFFFFFFFFFFFFF));
    QVERIFY(part->octets.empty());
    QVERIFY(!decoder.next(octets));
    QVERIFY(decoder.isInsideFrame());
}

void TestFrameDecoder::keepsAnUnfinishedHeader()
{
    QByteArray wire = QByteArray::fromHex("818537");
    std::span<char> octets(wire.data(), std::size_t(wire.size()));
    FrameDecoder decoder;
    QVERIFY(!decoder.isInsideFrame());
    QVERIFY(!decoder.next(octets));
    QVERIFY(octets.empty());
    QVERIFY(decoder.isInsideFrame());
    QCOMPARE(decoder.pendingHeader().toByteArray().toHex(), QByteArray("818537"));
}

QTEST_APPLESS_MAIN(TestFrameDecoder)
#include "tst_framedecoder.moc"
