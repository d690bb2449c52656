#include "app/compose/peerreaction.h"

#include "protocol/connection/framereader.h"

namespace Framescope {

namespace {

/// Octets of a message that are judged; what grows beyond is the business of the peer's limit.
constexpr quint64 JudgedOctets = 256 << 20;

/// Keeps what decides how a peer reacts.
class FirstViolation : public FrameObserver
{
public:
    void frameCrossed(const Frame &, const QList<Violation> &violations) override
    {
        if (!found && !violations.isEmpty())
            found = violations.first();
    }
    void messageCrossed(const Message &) override { messageComplete = true; }

    std::optional<Violation> found;
    bool messageComplete = false;
};

PeerReaction::Kind reactionTo(quint8 opcode, bool messageComplete)
{
    switch (static_cast<Opcode>(opcode)) {
    case Opcode::Ping:
        return PeerReaction::Kind::AnswersPong;
    case Opcode::Pong:
        return PeerReaction::Kind::IgnoresPong;
    case Opcode::Close:
        return PeerReaction::Kind::AnswersClose;
    default:
        return messageComplete ? PeerReaction::Kind::TakesMessage : PeerReaction::Kind::TakesFrames;
    }
}

/// Of an empty first fragment, which brings a reader to where the connection stands.
FrameHeader openingHeader(MessageType type, Direction direction)
{
    const auto key
        = direction == Direction::ClientToServer ? std::optional(MaskingKey {}) : std::nullopt;
    return makeHeader(static_cast<Opcode>(type), 0, key, false);
}

std::optional<MessageType> typeOf(quint8 opcode)
{
    return opcode == toNibble(Opcode::Text) ? MessageType::Text : MessageType::Binary;
}

} // namespace

quint16 PeerReaction::closeCode() const
{
    return violation ? ruleInfo(violation->rule).closeStatusCode : quint16(0);
}

PeerReaction predictReaction(const ComposedMessage &message, const SendingState &state)
{
    PeerReaction reaction;
    reaction.openMessage = state.openMessage;
    if (state.closeSent) {
        reaction.kind = PeerReaction::Kind::IgnoresRest;
        return reaction;
    }

    FrameReader reader(message.direction, JudgedOctets);
    if (state.deflate)
        reader.enableDeflate(*state.deflate);
    FirstViolation observer;
    QByteArray wire;
    if (state.openMessage) {
        appendFrame(wire, openingHeader(*state.openMessage, message.direction), {});
        reader.read(wire, 0, observer);
    }

    for (std::size_t i = 0; i < message.frames.size(); ++i) {
        wire.resize(0);
        message.appendWire(wire, message.frames[i]);
        reader.read(wire, 0, observer);
        const QList<Violation> &open = reader.openFrameViolations();
        if (!observer.found && reader.isInsideFrame() && !open.isEmpty())
            observer.found = open.first();
        reaction.frame = i;
        if (observer.found || reader.hasReadClose())
            break;
    }
    reaction.openMessage = reader.isInsideMessage()
        ? state.openMessage ? state.openMessage : typeOf(message.frames.front().header.opcode)
        : std::nullopt;
    if (observer.found) {
        reaction.kind = PeerReaction::Kind::FailsConnection;
        reaction.violation = observer.found;
    } else if (reader.isOverLimit()) {
        reaction.kind = PeerReaction::Kind::MayFindItTooBig;
    } else if (reader.isInsideFrame()) {
        reaction.kind = PeerReaction::Kind::WaitsForOctets;
    } else if (reader.hasReadClose()) {
        reaction.kind = PeerReaction::Kind::AnswersClose;
    } else {
        reaction.kind = reactionTo(message.frames.front().header.opcode, observer.messageComplete);
    }
    return reaction;
}

} // namespace Framescope
