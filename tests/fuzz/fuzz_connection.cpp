#include "protocol/connection/connection.h"
#include "protocol/handshake/acceptkey.h"
#include "tests/fuzz/fuzzing.h"

#include <array>
#include <tuple>

// The first octet of the input says what kind of endpoint reads the rest:
//   bit 7  a server (otherwise a client)
//   bit 6  lenient
//   bit 5  the opening handshake is done already; otherwise the input begins with it
//   bit 4  permessage-deflate is offered, and agreed on if the handshake is done already
// Then steps follow, each an octet that says what happens, and perhaps octets:
//   0x00 to 0xDF  as many octets (at most 224) come from the peer
//   0xE0 to 0xFF  see act()

using namespace Framescope;

namespace {

constexpr quint64 Limit = 4096;
constexpr qsizetype MaxReason = 123;

/// Verifies that what is told of a connection makes sense as a whole.
class Listener : public ConnectionObserver
{
public:
    bool closed = false;
    std::optional<DeflateParameters> deflate; ///< agreed
    std::array<bool, 2> cut {}; ///< by direction: it ended inside a frame

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        FUZZ_VERIFY(!closed);
        FUZZ_VERIFY(static_cast<quint64>(frame.payload.size()) <= frame.header.payloadLength);
        cut[static_cast<std::size_t>(frame.direction)] |= !frame.isComplete();
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
        const auto *response = std::get_if<ResponseReceived>(&event);
        if (response && response->opened)
            deflate = agreedDeflate(parseResponseHead(response->head));
    }
};

/// The other end of what the connection sends: it must be the endpoint that the RFC demands.
class PeerOfIt : public FrameObserver
{
public:
    explicit PeerOfIt(Direction direction)
        : m_reader(direction, 1ULL << 30)
    {
    }

    void read(QByteArray octets)
    {
        if (!m_headComplete) {
            const qsizetype used = m_head.read(octets);
            m_headComplete = m_head.isComplete();
            octets = octets.sliced(used);
        }
        if (m_isOpen)
            m_reader.read({ octets.data(), static_cast<std::size_t>(octets.size()) }, 0, *this);
    }
    void setOpen(const std::optional<DeflateParameters> &deflate, Direction direction)
    {
        if (!m_isOpen && deflate)
            m_reader.enableDeflate(deflateContext(*deflate, direction));
        m_isOpen = true;
    }
    QByteArray head() const { return m_head.octets(); }
    bool isInsideFrame() const { return m_reader.isInsideFrame(); }

    void frameCrossed(const Frame &, const QList<Violation> &violations) override
    {
        FUZZ_VERIFY(violations.isEmpty());
    }
    void messageCrossed(const Message &) override { }

private:
    FrameReader m_reader;
    HttpHeadReader m_head;
    bool m_headComplete = false;
    bool m_isOpen = false;
};

class Conversation
{
public:
    explicit Conversation(quint8 options)
        : m_connection(optionsFor(options), m_listener)
        , m_peer(m_connection.outgoing())
    {
        m_connection.start(m_now);
        pump();
        if (options & 0x20)
            receive(openingHandshake(options));
    }

    void receive(QByteArray octets)
    {
        m_received += octets.size();
        m_connection.receive({ octets.data(), static_cast<std::size_t>(octets.size()) }, m_now);
        pump();
    }

    /// \a what is 0 to 31; \a octets are as many of the input as it wants to use.
    void act(int what, const QByteArray &octets)
    {
        m_asked += octets.size() + 16; // the header, and the Close frame's code
        switch (what) {
        case 0:
        case 1:
            std::ignore
                = m_connection.sendMessage(what == 0 ? MessageType::Binary : MessageType::Text,
                    what == 0 ? octets : octets.toHex(), m_now);
            m_asked += octets.size();
            break;
        case 2:
            std::ignore = m_connection.sendPing(
                octets.first(std::min<qsizetype>(125, octets.size())), m_now);
            break;
        case 3:
            m_connection.startClosingHandshake(1000, QString::fromLatin1(octets), m_now);
            m_asked += MaxReason;
            break;
        case 4:
            m_connection.startClosingHandshake(std::nullopt, {}, m_now);
            break;
        case 5:
            m_connection.abort(m_now);
            break;
        case 6:
            m_connection.tcpEnded(TcpEnd::Finished, m_now);
            break;
        case 7:
            m_connection.tcpEnded(TcpEnd::Reset, m_now);
            break;
        case 8:
            m_connection.pauseReading();
            break;
        case 9:
            m_connection.resumeReading(m_now);
            break;
        case 10:
            m_connection.outputSent(m_connection.output().isEmpty(), m_now);
            break;
        case 11:
            if (m_connection.phase() == Connection::Phase::Handshaking)
                m_connection.refuse(m_now);
            break;
        case 12:
        case 13:
            m_connection.work(m_now);
            break;
        default: // time passes
            if (const auto deadline = m_connection.deadline()) {
                m_now = std::max(m_now, what < 20 ? *deadline : *deadline - 1);
                m_connection.expire(m_now);
                m_asked += 32; // a Ping
            }
            break;
        }
        pump();
    }

    void end()
    {
        while (m_connection.hasWork())
            m_connection.work(m_now);
        pump();
        if (!m_listener.closed) {
            m_connection.tcpEnded(TcpEnd::Finished, m_now);
            pump();
        }
        FUZZ_VERIFY(m_listener.closed);
        FUZZ_VERIFY(m_connection.phase() == Connection::Phase::Ended);
        FUZZ_VERIFY(!m_connection.deadline());
        FUZZ_VERIFY(!m_connection.hasWork());
        FUZZ_VERIFY(!m_peer.isInsideFrame() || isCut());
    }

private:
    bool isCut() const { return m_listener.cut[static_cast<std::size_t>(m_connection.outgoing())]; }

    static ConnectionOptions optionsFor(quint8 options)
    {
        ConnectionOptions made;
        made.role = options & 0x80 ? Role::Server : Role::Client;
        made.lenient = options & 0x40;
        made.serverPolicy.lenient = made.lenient;
        made.messageLimit = Limit;
        made.pingPeriod = std::chrono::seconds(3);
        made.compressionSlice = 48;
        made.plainSlice = 48;
        made.clientHandshake.host = "server.example.com";
        made.clientHandshake.target = "/chat";
        if (options & 0x10)
            made.clientHandshake.extensions = PermessageDeflate;
        made.clientHandshake.key = "dGhlIHNhbXBsZSBub25jZQ==";
        made.nextMaskingKey = [] { return MaskingKey { 0x37, 0xfa, 0x21, 0x3d }; };
        return made;
    }

    static QByteArray openingHandshake(quint8 options)
    {
        const bool deflate = options & 0x10;
        if (options & 0x80)
            return "GET /chat HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\n"
                   "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                   "Sec-WebSocket-Version: 13\r\n"
                + QByteArray(deflate ? "Sec-WebSocket-Extensions: permessage-deflate\r\n" : "")
                + "\r\n";
        return makeAcceptResponse("dGhlIHNhbXBsZSBub25jZQ==", {}, deflate ? PermessageDeflate : "");
    }

    void pump()
    {
        const QByteArray output = m_connection.output().toByteArray();
        m_connection.clearOutput();
        m_sent += output.size();
        // An answer is at most what asked for it and a header: nothing here amplifies.
        FUZZ_VERIFY(m_sent <= 4096 + m_asked + m_received * 4);
        if (m_connection.phase() == Connection::Phase::Open)
            m_peer.setOpen(m_listener.deflate, m_connection.outgoing());
        m_peer.read(output);
        if (m_connection.tcpAction() == TcpAction::FinishSending)
            m_connection.sendingFinished(m_now);
        if (const auto deadline = m_connection.deadline())
            FUZZ_VERIFY(*deadline <= m_now + Second * 10);
    }

    static constexpr Timestamp Second = 1'000'000'000;

    Listener m_listener;
    Connection m_connection;
    PeerOfIt m_peer;
    Timestamp m_now = Second;
    qsizetype m_received = 0; ///< octets of the peer
    qsizetype m_asked = 0; ///< octets that we were told to send, at most
    qsizetype m_sent = 0;
};

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    if (size == 0)
        return 0;
    QByteArray rest = Fuzz::input(octets + 1, size - 1);
    Conversation conversation(octets[0]);
    while (!rest.isEmpty()) {
        const auto step = static_cast<quint8>(rest.front());
        rest = rest.sliced(1);
        constexpr quint8 FirstAction = 0xE0;
        if (step < FirstAction) {
            const qsizetype count = std::min<qsizetype>(step, rest.size());
            if (count > 0)
                conversation.receive(rest.first(count));
            rest = rest.sliced(count);
        } else {
            const qsizetype count = rest.isEmpty()
                ? 0
                : std::min<qsizetype>(static_cast<quint8>(rest.front()), rest.size());
            conversation.act(step - FirstAction, rest.first(count));
            rest = rest.sliced(std::min<qsizetype>(count, rest.size()));
        }
    }
    conversation.end();
    return 0;
}
