#include "protocol/wire/framedecoder.h"
#include "protocol/wire/framewalker.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Framescope;

class TestFrameWalker : public QObject
{
    Q_OBJECT
private slots:
    void walksAsTheDecoderReads();
};

/// Frames of every form, in portions of every size.
void TestFrameWalker::walksAsTheDecoderReads()
{
    QRandomGenerator random(6455);
    QByteArray wire;
    for (int i = 0; i < 300; ++i) {
        FrameHeader header;
        header.opcode = quint8(random.bounded(16));
        const QByteArray payload(i % 150 == 0 ? 70'000 : random.bounded(200), 'a');
        header.payloadLength = quint64(payload.size());
        header.lengthForm = qMax(
            minimalLengthForm(header.payloadLength), static_cast<LengthForm>(random.bounded(3)));
        if (random.bounded(2))
            header.maskingKey = MaskingKey { 1, 2, 3, 4 };
        appendFrame(wire, header, payload);
    }
    for (const qsizetype most : { 1, 3, 20, 1000, 100'000 }) {
        FrameDecoder decoder;
        FrameWalker walker;
        for (qsizetype at = 0; at < wire.size();) {
            const qsizetype count
                = qMin<qsizetype>(1 + random.bounded(int(most)), wire.size() - at);
            std::span<char> read { wire.data() + at, std::size_t(count) };
            std::span<char> walked = read;
            for (;;) {
                const auto part = decoder.next(read);
                const auto step = walker.next(walked);
                QCOMPARE(step.has_value(), part.has_value());
                QCOMPARE(walked.size(), read.size());
                QCOMPARE(walker.isInsideFrame(), decoder.isInsideFrame());
                if (!part)
                    break;
                QCOMPARE(step->begins, part->begins);
                QCOMPARE(step->ends, part->ends);
                QCOMPARE(step->opcode, part->header.opcode);
                QCOMPARE(step->payloadLength, part->header.payloadLength);
            }
            at += count;
        }
    }
}

QTEST_APPLESS_MAIN(TestFrameWalker)
#include "tst_framewalker.moc"
