#include "app/compose/peerreaction.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Kind = PeerReaction::Kind;

Q_DECLARE_METATYPE(Framescope::Composition)

namespace {

PeerReaction predicted(const Composition &composition, const QByteArray &payload = "Hello",
    const SendingState &state = {}, Direction direction = Direction::ClientToServer)
{
    const auto message = composeMessage(
        composition, payload, direction, state.deflate, [] { return MaskingKey {}; });
    return predictReaction(message.value(), state);
}

Composition withOpcode(quint8 opcode)
{
    Composition composition;
    composition.opcode = opcode;
    return composition;
}

} // namespace

class PeerReactionTest : public QObject
{
    Q_OBJECT
private slots:
    void whatIsLegal()
    {
        QCOMPARE(predicted({}).kind, Kind::TakesMessage);
        QCOMPARE(predicted(withOpcode(0x9)).kind, Kind::AnswersPong);
        QCOMPARE(predicted(withOpcode(0xA)).kind, Kind::IgnoresPong);
        QCOMPARE(predicted(withOpcode(0x8), "\x03\xE8"_ba).kind, Kind::AnswersClose);
        Composition open;
        open.fin = FinChoice::Zero;
        QCOMPARE(predicted(open).kind, Kind::TakesFrames);
        QCOMPARE(predicted(open).openMessage, MessageType::Text);
        Composition fragments;
        fragments.fragmentSize = 2;
        fragments.pingAfterFirst = true;
        QCOMPARE(predicted(fragments).kind, Kind::TakesMessage);
        QCOMPARE(predicted(fragments).openMessage, std::nullopt);
    }

    void whatFailsTheConnection_data()
    {
        QTest::addColumn<Composition>("composition");
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("code");
        Composition reserved;
        reserved.rsv = Rsv2;
        QTest::newRow("RSV2") << reserved << "Hello"_ba << u"rsv.unexpected"_s << 1002;
        QTest::newRow("opcode") << withOpcode(0x3) << "x"_ba << u"opcode.reserved"_s << 1002;
        QTest::newRow("long ping")
            << withOpcode(0x9) << QByteArray(131, 'x') << u"control.too-long"_s << 1002;
        QTest::newRow("UTF-8") << Composition() << "\xFF"_ba << u"utf8.invalid"_s << 1007;
        Composition unmasked;
        unmasked.masked = false;
        QTest::newRow("mask") << unmasked << "Hello"_ba << u"mask.missing"_s << 1002;
        Composition length;
        length.lengthForm = LengthForm::Bits64;
        QTest::newRow("length") << length << "Hello"_ba << u"length.not-minimal"_s << 1002;
        QTest::newRow("continuation")
            << withOpcode(0x0) << "x"_ba << u"continuation.unexpected"_s << 1002;
        QTest::newRow("close code")
            << withOpcode(0x8) << "\x03\xED"_ba << u"close.code-invalid"_s << 1002;
    }
    void whatFailsTheConnection()
    {
        QFETCH(const Composition, composition);
        QFETCH(const QByteArray, payload);
        const PeerReaction reaction = predicted(composition, payload);
        QCOMPARE(reaction.kind, Kind::FailsConnection);
        QTEST(QString(ruleInfo(reaction.violation->rule).name), "rule");
        QTEST(int(reaction.closeCode()), "code");
    }

    void whatWasSentBeforeCounts()
    {
        SendingState state;
        state.openMessage = MessageType::Text;
        QCOMPARE(predicted(withOpcode(0x0), "x", state).kind, Kind::TakesMessage);
        QCOMPARE(predicted(withOpcode(0x0), "\xFF", state).kind, Kind::FailsConnection);
        QCOMPARE(predicted(withOpcode(0x1), "x", state).violation->rule, Rule::ContinuationMissing);
        QCOMPARE(predicted(withOpcode(0x9), "x", state).openMessage, MessageType::Text);
        state.openMessage = MessageType::Binary;
        QCOMPARE(predicted(withOpcode(0x0), "\xFF", state).kind, Kind::TakesMessage);
        state.closeSent = true;
        QCOMPARE(predicted(withOpcode(0x3), "x", state).kind, Kind::IgnoresRest);
    }

    void lengthsThatLie()
    {
        Composition longer;
        longer.announcedLength = 1'000'000;
        QCOMPARE(predicted(longer).kind, Kind::WaitsForOctets);
        longer.announcedLength = quint64(1) << 63; // §5.2: known wrong before the payload comes
        QCOMPARE(predicted(longer).kind, Kind::FailsConnection);
        QCOMPARE(predicted(longer).violation->rule, Rule::LengthHighBit);
    }

    void compressedMessagesAreRead()
    {
        SendingState state;
        state.deflate = DeflateContext {};
        QCOMPARE(predicted({}, "Hello", state).kind, Kind::TakesMessage);
        QCOMPARE(predicted({}, "\xFF", state).violation->rule, Rule::Utf8Invalid);
        Composition raw;
        raw.compressed = false;
        raw.rsv = Rsv1;
        QCOMPARE(predicted(raw, "\xFF\xFF", state).violation->rule, Rule::DeflateInvalid);
    }

    void theFrameThatDecidesIsNamed()
    {
        Composition composition;
        composition.fragmentSize = 2;
        const PeerReaction reaction = predicted(composition, "abc\xFFwx");
        QCOMPARE(reaction.kind, Kind::FailsConnection);
        QCOMPARE(reaction.frame, std::size_t(1));
    }
};

QTEST_APPLESS_MAIN(PeerReactionTest)
#include "tst_peerreaction.moc"
