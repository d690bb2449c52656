#include "tests/fuzz/fuzzing.h"
#include "tests/support/relaylog.h"

// The first octet of the input says what kind of relay reads the rest:
//   bit 7  strict
//   bit 6  the opening handshake is done already
//   bit 5  permessage-deflate is agreed on then
// Then steps follow, each an octet that says what happens, and perhaps octets:
//   0x00 to 0x6F  as many octets come from the client
//   0x70 to 0xDF  112 less come from the server
//   0xE0 to 0xFF  see act()

using namespace Framescope;

namespace {

constexpr quint64 Limit = 4096;

class Listener final : public ConnectionObserver
{
public:
    bool closed = false;
    bool failed = false; ///< something was answered or refused by the relay itself

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        FUZZ_VERIFY(!closed);
        FUZZ_VERIFY(static_cast<quint64>(frame.payload.size()) <= frame.header.payloadLength);
        Q_UNUSED(violations)
    }
    void messageCrossed(const Message &message) override
    {
        FUZZ_VERIFY(!closed);
        FUZZ_VERIFY(static_cast<quint64>(message.payload.size()) <= Limit);
    }
    void eventHappened(const Event &event) override
    {
        FUZZ_VERIFY(!closed);
        closed = std::holds_alternative<Closed>(event);
        failed = failed || std::holds_alternative<Failed>(event);
    }
};

/// Two peers and the relay between them, which must not change an octet on its own.
class Conversation final : public RelayOutput
{
public:
    explicit Conversation(quint8 kind)
        : m_strict((kind & 0x80U) != 0)
        , m_relay(options(m_strict), m_listener, *this)
    {
        m_relay.start(m_now);
        m_relay.serverConnected(m_now);
        if ((kind & 0x40U) == 0)
            return;
        const QByteArray extension = (kind & 0x20U) != 0
            ? QByteArrayLiteral("Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
            : QByteArrayLiteral("\r\n");
        receive(Direction::ClientToServer, RelayPlaybook::Request.chopped(2) + extension);
        receive(Direction::ServerToClient, RelayPlaybook::Response.chopped(2) + extension);
        FUZZ_VERIFY(m_relay.phase() == Relay::Phase::Open);
    }

    void forward(Direction direction, QByteArrayView octets) override
    {
        at(m_forwarded, direction).append(octets);
    }

    void receive(Direction from, QByteArray octets)
    {
        // As the sockets do: nobody is read who is not wanted, or has ended.
        if (!m_relay.wantsRead(from) || at(m_ended, from))
            return;
        octets.detach();
        at(m_sent, from).append(octets);
        m_relay.receive(from, { octets.data(), static_cast<std::size_t>(octets.size()) }, m_now);
        verify();
    }

    void act(int action)
    {
        const auto from = (action & 1) != 0 ? Direction::ServerToClient : Direction::ClientToServer;
        switch (action >> 1) {
        case 0:
            end(from, TcpEnd::Finished);
            break;
        case 1:
            end(from, TcpEnd::Reset);
            break;
        case 2:
            m_relay.outputSent(m_now);
            break;
        case 3:
            m_now += Second;
            expireIfDue();
            break;
        case 4:
            if (const auto deadline = m_relay.deadline())
                m_now = std::max(m_now, *deadline);
            expireIfDue();
            break;
        case 5:
            m_touched = true;
            m_relay.close(1001, m_now);
            break;
        case 6:
            m_touched = true;
            m_relay.abort(m_now);
            break;
        default:
            sendFinished();
            break;
        }
        verify();
    }

    /// Whatever has happened, both ends and the time bring it to an end.
    void finish()
    {
        end(Direction::ClientToServer, TcpEnd::Finished);
        end(Direction::ServerToClient, TcpEnd::Finished);
        for (int i = 0; i < 8 && !m_listener.closed; ++i) {
            sendFinished();
            if (const auto deadline = m_relay.deadline())
                m_now = std::max(m_now, *deadline);
            expireIfDue();
        }
        FUZZ_VERIFY(m_listener.closed);
        FUZZ_VERIFY(m_relay.phase() == Relay::Phase::Ended);
        verify();
    }

private:
    static RelayOptions options(bool strict)
    {
        RelayOptions options;
        options.clientName = QStringLiteral("client:1");
        options.serverName = QStringLiteral("server:80");
        options.strict = strict;
        options.messageLimit = Limit;
        options.nextMaskingKey = [] { return RelayPlaybook::OwnKey; };
        return options;
    }

    template <typename T>
    static T &at(std::array<T, 2> &pair, Direction direction)
    {
        return pair[static_cast<std::size_t>(direction)];
    }

    void end(Direction from, TcpEnd how)
    {
        if (std::exchange(at(m_ended, from), true))
            return;
        m_relay.tcpEnded(from, how, m_now);
    }

    void sendFinished()
    {
        for (const auto direction : { Direction::ClientToServer, Direction::ServerToClient }) {
            if (m_relay.tcpAction(direction) == TcpAction::FinishSending
                && !std::exchange(at(m_finished, direction), true))
                m_relay.sendingFinished(direction, m_now);
        }
    }

    void expireIfDue()
    {
        const auto deadline = m_relay.deadline();
        if (deadline && *deadline <= m_now)
            m_relay.expire(m_now);
    }

    /// Until the relay has put an end to it, and says so, what goes on is what came.
    void verify()
    {
        const bool ours
            = m_touched || m_listener.failed || m_strict || m_relay.phase() == Relay::Phase::Failed;
        m_ours = m_ours || ours;
        if (m_ours)
            return;
        for (const auto direction : { Direction::ClientToServer, Direction::ServerToClient })
            FUZZ_VERIFY(at(m_sent, direction).startsWith(at(m_forwarded, direction)));
        if (m_relay.phase() == Relay::Phase::Open)
            FUZZ_VERIFY(at(m_sent, Direction::ServerToClient)
                == at(m_forwarded, Direction::ServerToClient));
    }

    static constexpr Timestamp Second = 1'000'000'000;

    const bool m_strict;
    Listener m_listener;
    Relay m_relay;
    Timestamp m_now = Second;
    std::array<QByteArray, 2> m_sent; ///< by the source of each direction
    std::array<QByteArray, 2> m_forwarded;
    std::array<bool, 2> m_ended {};
    std::array<bool, 2> m_finished {};
    bool m_touched = false; ///< ended on request
    bool m_ours = false; ///< something was sent that had not come
};

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    if (size == 0)
        return 0;
    QByteArray rest = Fuzz::input(octets + 1, size - 1);
    Conversation conversation(octets[0]);
    constexpr int FirstOfServer = 0x70;
    constexpr int FirstAction = 0xE0;
    while (!rest.isEmpty()) {
        const int step = static_cast<quint8>(rest.front());
        rest = rest.sliced(1);
        if (step >= FirstAction) {
            conversation.act(step - FirstAction);
            continue;
        }
        const bool isServer = step >= FirstOfServer;
        const auto count = std::min<qsizetype>(isServer ? step - FirstOfServer : step, rest.size());
        conversation.receive(
            isServer ? Direction::ServerToClient : Direction::ClientToServer, rest.first(count));
        rest = rest.sliced(count);
    }
    conversation.finish();
    return 0;
}
