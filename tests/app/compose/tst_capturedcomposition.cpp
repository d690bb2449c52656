#include "app/compose/capturedcomposition.h"
#include "app/compose/composedmessage.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr MaskingKey ExampleKey { 0x37, 0xFA, 0x21, 0x3D };

FrameHandle captured(const FrameHeader &header, const QByteArray &payload,
    Direction direction = Direction::ClientToServer,
    const std::optional<QByteArray> &message = std::nullopt)
{
    auto block = std::make_shared<FrameBlock>();
    block->append(1, { direction, 0, header, payload }, 1);
    if (message)
        block->attachMessage(*message);
    return { block, 1 };
}

} // namespace

class CapturedCompositionTest : public QObject
{
    Q_OBJECT
private slots:
    void octetsComeOutAgain_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("text") << "818537fa213d7f9f4d5158"_ba;
        QTest::newRow("fragment") << "018337fa213d7f9f4d"_ba;
        QTest::newRow("ping") << "898037fa213d"_ba;
        QTest::newRow("every bit") << "7b8137fa213d7f"_ba;
        QTest::newRow("long form") << "81fe000137fa213d7f"_ba;
        QTest::newRow("unmasked") << "810548656c6c6f"_ba;
        QTest::newRow("no UTF-8") << "818100000000ff"_ba;
        QTest::newRow("announces too much") << "818937fa213d7f"_ba;
    }
    void octetsComeOutAgain()
    {
        QFETCH(const QByteArray, wire);
        const QByteArray octets = QByteArray::fromHex(wire);
        const FrameHeader header = decodeHeader(octets).value();
        QByteArray payload = octets.sliced(header.size());
        if (header.maskingKey)
            applyMask(payload, *header.maskingKey);

        const Composition composition = compositionOf(captured(header, payload));
        const auto message = composeMessage(composition, typedPayload(composition).value(),
            Direction::ClientToServer, std::nullopt,
            [&header] { return header.maskingKey.value_or(MaskingKey()); });
        QByteArray again;
        message->appendWire(again, message->frames.front());
        QCOMPARE(again.toHex(), octets.toHex());
    }

    void formFollowsThePayload()
    {
        const auto formOf = [](Opcode opcode, const QByteArray &payload) {
            return compositionOf(captured(makeHeader(opcode, quint64(payload.size())), payload))
                .form;
        };
        QCOMPARE(formOf(Opcode::Text, "hello"), PayloadForm::Text);
        QCOMPARE(formOf(Opcode::Text, "{\"a\":1}"), PayloadForm::Json);
        QCOMPARE(formOf(Opcode::Text, "{no json"), PayloadForm::Text);
        QCOMPARE(formOf(Opcode::Text, "\xFF"), PayloadForm::Hex);
        QCOMPARE(formOf(Opcode::Binary, "hello"), PayloadForm::Hex);
        QCOMPARE(formOf(Opcode::Close, "\x03\xE8"), PayloadForm::Hex);
    }

    void compressedMessageIsItsText()
    {
        FrameHeader header = makeHeader(Opcode::Text, 3, ExampleKey);
        header.rsv = Rsv1;
        const Composition composition = compositionOf(
            captured(header, "\x01\x02\x03", Direction::ClientToServer, "Hello"_ba));
        QCOMPARE(composition.text, u"Hello"_s);
        QVERIFY(composition.compressed);
        QCOMPARE(composition.rsv, quint8(0));
    }

    void keyIsNotUsedTwice()
    {
        const auto frame = captured(makeHeader(Opcode::Text, 5, ExampleKey), "Hello");
        QVERIFY(!compositionOf(frame).key);
    }
};

QTEST_APPLESS_MAIN(CapturedCompositionTest)
#include "tst_capturedcomposition.moc"
