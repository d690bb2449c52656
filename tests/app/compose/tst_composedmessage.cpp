#include "app/compose/composedmessage.h"
#include "protocol/wire/permessagedeflate.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr auto ToServer = Direction::ClientToServer;
constexpr auto ToClient = Direction::ServerToClient;

/// The key of RFC 6455 §5.7.
MaskingKey exampleKey()
{
    return { 0x37, 0xFA, 0x21, 0x3D };
}

/// What crosses the wire, in hexadecimal, a frame each.
QByteArrayList wireOf(const Result<ComposedMessage> &message)
{
    QByteArrayList frames;
    for (const ComposedFrame &frame : message.value().frames) {
        QByteArray wire;
        message->appendWire(wire, frame);
        frames.append(wire.toHex(' '));
    }
    return frames;
}

QByteArrayList composed(const Composition &composition, Direction direction = ToServer,
    const QByteArray &payload = "Hello")
{
    return wireOf(composeMessage(composition, payload, direction, std::nullopt, exampleKey));
}

} // namespace

class ComposedMessageTest : public QObject
{
    Q_OBJECT
private slots:
    // RFC 6455 §5.7
    void examplesOfTheRfc()
    {
        QCOMPARE(composed({}, ToClient), QByteArrayList { "81 05 48 65 6c 6c 6f" });
        QCOMPARE(composed({}), QByteArrayList { "81 85 37 fa 21 3d 7f 9f 4d 51 58" });
        Composition fragments;
        fragments.fragmentSize = 3;
        QCOMPARE(
            composed(fragments, ToClient), QByteArrayList({ "01 03 48 65 6c", "80 02 6c 6f" }));
        Composition ping;
        ping.opcode = 0x9;
        QCOMPARE(composed(ping, ToClient), QByteArrayList { "89 05 48 65 6c 6c 6f" });
    }

    void everyBit()
    {
        Composition composition;
        composition.opcode = 0xF;
        composition.rsv = Rsv1 | Rsv2 | Rsv3;
        composition.fin = FinChoice::Zero;
        composition.masked = true;
        composition.key = MaskingKey {};
        composition.lengthForm = LengthForm::Bits16;
        QCOMPARE(composed(composition, ToClient),
            QByteArrayList { "7f fe 00 05 00 00 00 00 48 65 6c 6c 6f" });
        composition.lengthForm = LengthForm::Bits64;
        composition.announcedLength = quint64(1) << 63;
        composition.masked = false;
        QCOMPARE(composed(composition),
            QByteArrayList { "7f 7f 80 00 00 00 00 00 00 00 48 65 6c 6c 6f" });
    }

    void onlyTheFirstFrameHasOpcodeAndReservedBits()
    {
        Composition composition;
        composition.rsv = Rsv2;
        composition.fragmentSize = 2;
        composition.fin = FinChoice::One;
        composition.pingAfterFirst = true;
        QCOMPARE(composed(composition, ToClient),
            QByteArrayList({ "a1 02 48 65", "89 00", "80 02 6c 6c", "80 01 6f" }));
    }

    void pingBetweenIsMaskedAsItMust()
    {
        Composition composition;
        composition.masked = false;
        composition.pingAfterFirst = true;
        composition.fragmentSize = 3;
        QCOMPARE(composed(composition),
            QByteArrayList({ "01 03 48 65 6c", "89 80 37 fa 21 3d", "80 02 6c 6f" }));
    }

    void emptyPayloadIsOneFrame()
    {
        Composition composition;
        composition.fragmentSize = 8;
        QCOMPARE(composed(composition, ToClient, {}), QByteArrayList { "81 00" });
    }

    void freshKeysAreDrawnForEachFrame()
    {
        quint8 drawn = 0;
        const auto draw = [&drawn] { return MaskingKey { 0, 0, 0, ++drawn }; };
        Composition composition;
        composition.fragmentSize = 3;
        auto message = composeMessage(composition, "Hello", ToServer, std::nullopt, draw).value();
        QCOMPARE(message.frames[0].header.maskingKey->at(3), quint8(1));
        QCOMPARE(message.frames[1].header.maskingKey->at(3), quint8(2));
        renewKeys(message, composition, draw);
        QCOMPARE(message.frames[0].header.maskingKey->at(3), quint8(3));
        composition.key = exampleKey();
        renewKeys(message, composition, draw);
        QCOMPARE(*message.frames[1].header.maskingKey, exampleKey());
    }

    void compressesWhereThatWasAgreed()
    {
        const DeflateContext context;
        const QByteArray text(1'000, 'a');
        auto message = composeMessage({}, text, ToClient, context, exampleKey).value();
        QVERIFY(message.compressed);
        QCOMPARE(message.frames.front().header.rsv, Rsv1);
        QVERIFY(message.payload.size() < 100);

        Composition plain;
        plain.compressed = false;
        message = composeMessage(plain, text, ToClient, context, exampleKey).value();
        QVERIFY(!message.compressed);
        QCOMPARE(message.payload, text);
        QCOMPARE(message.frames.front().header.rsv, quint8(0));

        Composition ping; // §5.1 of RFC 7692: control frames are never compressed
        ping.opcode = 0x9;
        QVERIFY(!composeMessage(ping, "Hello", ToClient, context, exampleKey)->compressed);
    }

    void tooManyFramesAreRefused()
    {
        Composition composition;
        composition.fragmentSize = 1;
        const QByteArray most(ComposedMessage::MaxFrames, 'x');
        QVERIFY(composeMessage(composition, most, ToClient, std::nullopt, exampleKey));
        const auto refused
            = composeMessage(composition, most + 'x', ToClient, std::nullopt, exampleKey);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    }

    void lengthThatDoesNotFitIsRefused()
    {
        Composition composition;
        composition.lengthForm = LengthForm::Bits7;
        const auto compose = [&](qsizetype size) {
            return composeMessage(
                composition, QByteArray(size, 'x'), ToClient, std::nullopt, exampleKey);
        };
        QVERIFY(compose(125));
        QVERIFY(!compose(126));
        composition.lengthForm = LengthForm::Bits16;
        QVERIFY(compose(65'535));
        QVERIFY(!compose(65'536));
    }

    void sizeIsThatOfTheWire()
    {
        Composition composition;
        composition.fragmentSize = 2;
        const auto message
            = composeMessage(composition, "Hello", ToServer, std::nullopt, exampleKey).value();
        QByteArray wire;
        for (const ComposedFrame &frame : message.frames)
            message.appendWire(wire, frame);
        QCOMPARE(message.wireSize(), wire.size());
    }
};

QTEST_APPLESS_MAIN(ComposedMessageTest)
#include "tst_composedmessage.moc"
