#include "app/exchange/pcapngwriter.h"

#include "app/exchange/sessionwalk.h"
#include "app/exchange/tcpconversation.h"
#include "app/session/closeverdicttext.h"
#include "app/session/storednames.h"
#include "protocol/handshake/acceptkey.h"

#include <QCoreApplication>
#include <QUrl>

#include <map>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// How much of a frame is put into segments at once.
constexpr qsizetype Window = 1 << 20;
/// Characters of what is said beside one packet.
constexpr qsizetype MaxFrameComment = 4096;
/// What a made-up request has for a key: 16 octets of zero in Base64.
constexpr QByteArrayView MadeUpKey = "AAAAAAAAAAAAAAAAAAAAAA==";

struct PcapngwriterWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

QString violationComment(const Violation &violation)
{
    const RuleInfo &rule = ruleInfo(violation.rule);
    return u"%1 (RFC %2 §%3): %4"_s.arg(
        rule.name, QString::number(rule.rfc), rule.section, violationText(violation));
}

QString annotationComment(const Annotation &annotation)
{
    const QLatin1StringView colour = storedName(annotation.colour);
    const QString title = colour.isEmpty() ? u"Note"_s : u"Note (%1)"_s.arg(colour);
    return annotation.note.isEmpty() ? title : u"%1: %2"_s.arg(title, annotation.note);
}

class CaptureVisitor final : public SessionVisitor
{
public:
    struct Counts
    {
        quint64 secure = 0;
        quint64 madeUpAddresses = 0;
        quint64 madeUpHandshakes = 0;
        quint64 cutFrames = 0;
    };

    CaptureVisitor(const FileSessionStore &session, PcapNgFile &file)
        : m_session(session)
        , m_annotations(session.annotations())
        , m_started(session.started().toMSecsSinceEpoch() * 1'000'000)
        , m_file(file)
    {
    }

    const Counts &counts() const { return m_counts; }

    Result<void> visitEvent(const EventRecord &record) override
    {
        return std::visit([&](const auto &event) { return handle(record, event); }, record.event);
    }

    Result<void> visitFrame(const FrameHandle &frame) override
    {
        const FrameRecord &record = frame.record();
        Conversation &conversation = of(record.connection);
        if (const auto ready = makeReadyForFrames(conversation, record); !ready)
            return ready;
        quint64 &missing = conversation.missing[static_cast<std::size_t>(record.direction)];
        if (missing > 0) {
            conversation.tcp->skip(record.direction, missing);
            ++m_counts.cutFrames;
            missing = 0;
        }
        if (!record.isComplete())
            missing = record.header.payloadLength - record.storedLength;
        if (record.hasViolation) {
            for (const Violation &violation : frame.violations())
                comment(conversation, violationComment(violation));
        }
        if (const Annotation *annotation = m_annotations.find(record.id))
            comment(conversation, annotationComment(*annotation));
        for (quint64 at = 0; at < record.wireLength(); at += Window) {
            if (const auto sent
                = send(conversation, record.direction, frame.wire(at, Window), record.time);
                !sent)
                return sent;
        }
        return {};
    }

private:
    struct Conversation
    {
        ConnectionRecord record;
        std::optional<TcpConnected> addresses;
        std::optional<TcpConversation> tcp; ///< once it is open
        QString comment; ///< for the next packet
        bool hasRequest = false;
        bool isUpgraded = false;
        bool isOver = false;
        quint64 missing[2] = { 0, 0 }; ///< octets of the last frame that never came
    };

    quint64 wallClock(Timestamp time) const
    {
        return static_cast<quint64>(std::max<qint64>(m_started + time, 0));
    }

    static void comment(Conversation &conversation, const QString &text)
    {
        if (conversation.comment.size() > MaxFrameComment)
            return;
        if (!conversation.comment.isEmpty())
            conversation.comment += u'\n';
        conversation.comment += text.left(MaxFrameComment);
    }

    static QByteArray takeComment(Conversation &conversation)
    {
        return std::exchange(conversation.comment, {}).toUtf8();
    }

    Conversation &of(ConnectionId id)
    {
        const auto found = m_conversations.find(id);
        if (found != m_conversations.end())
            return found->second;
        Conversation &conversation = m_conversations[id];
        if (auto record = m_session.connection(id))
            conversation.record = std::move(*record);
        conversation.record.id = id;
        if (conversation.record.secure) {
            ++m_counts.secure;
            comment(conversation, u"TLS: this is what went through it"_s);
        }
        return conversation;
    }

    // Addresses

    /// Of the network that documents use, so that nobody takes them for real (RFC 5737).
    static TcpConversation::End madeUpClient(ConnectionId id)
    {
        constexpr quint32 Ports = 16'000;
        return { QHostAddress(0xC0000201U + (id / Ports) % 254),
            static_cast<quint16>(49'152 + id % Ports) };
    }

    TcpConversation::End madeUpServer(const ConnectionRecord &record) const
    {
        const QUrl url(record.url);
        const int port = url.port(80);
        return { QHostAddress(0xC6336401U), // 198.51.100.1
            static_cast<quint16>(port > 0 && port != 443 ? port : 80) };
    }

    static std::optional<TcpConversation::End> end(const QString &address, quint16 port)
    {
        QHostAddress host(address);
        host.setScopeId({});
        bool isMapped = false;
        const quint32 ipv4 = host.toIPv4Address(&isMapped);
        if (isMapped)
            host = QHostAddress(ipv4);
        if (host.isNull() || port == 0)
            return std::nullopt;
        return TcpConversation::End { host, port };
    }

    Result<void> open(Conversation &conversation, Timestamp time)
    {
        if (conversation.tcp)
            return {};
        std::optional<TcpConversation::End> client;
        std::optional<TcpConversation::End> server;
        if (const auto &facts = conversation.addresses) {
            client = end(facts->peerAddress, facts->peerPort);
            server = end(facts->localAddress, facts->localPort);
            if (conversation.record.role == Role::Client)
                std::swap(client, server);
        }
        const bool isKnown
            = client && server && client->address.protocol() == server->address.protocol();
        if (!isKnown) {
            client = madeUpClient(conversation.record.id);
            server = madeUpServer(conversation.record);
            ++m_counts.madeUpAddresses;
            comment(conversation, u"The addresses are made up"_s);
        }
        if (conversation.record.secure && server->port == 443)
            server->port = 80; // what is not encrypted is not looked for on 443
        conversation.tcp.emplace(m_file, *client, *server);
        return conversation.tcp->open(wallClock(time), takeComment(conversation));
    }

    Result<void> send(
        Conversation &conversation, Direction direction, QByteArrayView octets, Timestamp time)
    {
        if (const auto opened = open(conversation, time); !opened)
            return opened;
        if (conversation.isOver)
            return {};
        return conversation.tcp->send(
            direction, octets, wallClock(time), takeComment(conversation));
    }

    // Handshakes

    static QByteArray madeUpRequest(const ConnectionRecord &record)
    {
        const QUrl url(record.url);
        QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
        if (target.isEmpty())
            target = "/";
        if (url.hasQuery())
            target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
        QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
        if (url.port() > 0)
            host += ':' + QByteArray::number(url.port());
        QByteArray head = "GET " + target
            + " HTTP/1.1\r\nHost: " + (host.isEmpty() ? QByteArray("framescope.invalid") : host)
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
            + MadeUpKey.toByteArray() + "\r\nSec-WebSocket-Version: 13\r\n";
        if (!record.extensions.isEmpty())
            head
                += "Sec-WebSocket-Extensions: " + record.extensions.join(u", ").toLatin1() + "\r\n";
        return head + "\r\n";
    }

    static QByteArray madeUpResponse(const ConnectionRecord &record)
    {
        QByteArray head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: "
                          "Upgrade\r\nSec-WebSocket-Accept: "
            + acceptKey(MadeUpKey) + "\r\n";
        if (!record.extensions.isEmpty())
            head
                += "Sec-WebSocket-Extensions: " + record.extensions.join(u", ").toLatin1() + "\r\n";
        return head + "\r\n";
    }

    /// Frames are only recognised behind a handshake.
    Result<void> makeReadyForFrames(Conversation &conversation, const FrameRecord &frame)
    {
        if (conversation.isUpgraded)
            return open(conversation, frame.time);
        // A client that sends frames before it was answered has sent them before the answer.
        if (conversation.hasRequest && frame.direction == Direction::ClientToServer)
            return open(conversation, frame.time);
        ++m_counts.madeUpHandshakes;
        conversation.isUpgraded = true;
        if (!std::exchange(conversation.hasRequest, true)) {
            comment(conversation, u"The opening handshake is made up"_s);
            const auto sent = send(conversation, Direction::ClientToServer,
                madeUpRequest(conversation.record), frame.time);
            if (!sent)
                return sent;
        }
        comment(conversation, u"The answer is made up"_s);
        return send(conversation, Direction::ServerToClient, madeUpResponse(conversation.record),
            frame.time);
    }

    // Events

    Result<void> handle(const EventRecord &record, const TcpConnected &event)
    {
        Conversation &conversation = of(record.connection);
        if (conversation.addresses)
            return {}; // a proxy's second connection, to the server
        conversation.addresses = event;
        return open(conversation, record.time);
    }
    Result<void> handle(const EventRecord &record, const TlsEstablished &event)
    {
        comment(of(record.connection), u"TLS: %1, %2"_s.arg(event.protocol, event.cipher));
        return {};
    }
    Result<void> handle(const EventRecord &record, const RequestReceived &event)
    {
        Conversation &conversation = of(record.connection);
        conversation.hasRequest = true;
        return send(conversation, Direction::ClientToServer, event.head, record.time);
    }
    Result<void> handle(const EventRecord &record, const ResponseReceived &event)
    {
        Conversation &conversation = of(record.connection);
        conversation.isUpgraded = conversation.isUpgraded || event.opened;
        return send(conversation, Direction::ServerToClient, event.head, record.time);
    }
    Result<void> handle(const EventRecord &record, const ViolationFound &event)
    {
        comment(of(record.connection), violationComment(event.violation));
        return {};
    }
    Result<void> handle(const EventRecord &record, const StrayOctets &event)
    {
        return send(of(record.connection), event.direction, event.octets, record.time);
    }
    Result<void> handle(const EventRecord &record, const EditMade &event)
    {
        comment(of(record.connection), u"Edit in the proxy: %1"_s.arg(storedName(event.kind)));
        return {};
    }
    Result<void> handle(const EventRecord &record, const Closed &event)
    {
        Conversation &conversation = of(record.connection);
        if (!conversation.tcp || std::exchange(conversation.isOver, true))
            return {};
        const CloseVerdict &verdict = event.verdict;
        comment(conversation, closeVerdictText(verdict));
        const quint64 time = wallClock(record.time);
        const bool byClient = verdict.by == ClosedBy::Client;
        const QByteArray text = takeComment(conversation);
        switch (verdict.cause) {
        case CloseCause::ConnectionReset:
        case CloseCause::ResetUnanswered:
        case CloseCause::Aborted:
            return conversation.tcp->reset(
                byClient ? Direction::ClientToServer : Direction::ServerToClient, time, text);
        case CloseCause::ConnectionEnded:
        case CloseCause::TlsTruncated:
            return conversation.tcp->finish(
                byClient ? Direction::ClientToServer : Direction::ServerToClient, time, text);
        default: // the server is to be the first (RFC 6455 §7.1.1)
            return conversation.tcp->finish(Direction::ServerToClient, time, text);
        }
    }
    Result<void> handle(const EventRecord &record, const Failed &)
    {
        of(record.connection);
        return {};
    }
    Result<void> handle(const EventRecord &record, const Tunnelled &event)
    {
        Conversation &conversation = of(record.connection);
        if (const auto opened = open(conversation, record.time); !opened)
            return opened;
        comment(conversation, u"The octets of the tunnel were not recorded"_s);
        conversation.tcp->skip(Direction::ClientToServer, event.clientToServer);
        conversation.tcp->skip(Direction::ServerToClient, event.serverToClient);
        return {};
    }

    const FileSessionStore &m_session;
    const Annotations m_annotations;
    const qint64 m_started; ///< ns since 1970
    PcapNgFile &m_file;
    std::map<ConnectionId, Conversation> m_conversations;
    Counts m_counts;
};

} // namespace

Result<void> PcapNgWriter::write(
    const FileSessionStore &session, QIODevice &output, const std::stop_token &stop)
{
    PcapNgFile file(output);
    CaptureVisitor visitor(session, file);
    if (const auto walked = walkSession(session, visitor, stop); !walked)
        return walked;
    m_secure = visitor.counts().secure;
    m_madeUpAddresses = visitor.counts().madeUpAddresses;
    m_madeUpHandshakes = visitor.counts().madeUpHandshakes;
    m_cutFrames = visitor.counts().cutFrames;
    return file.flush();
}

QStringList PcapNgWriter::notes() const
{
    QStringList notes;
    if (m_secure > 0)
        notes += PcapngwriterWords::tr(
            "What went through TLS is written in the clear, on port 80 instead of 443 "
            "(connections: %1).")
                     .arg(m_secure);
    if (m_madeUpAddresses > 0)
        notes += PcapngwriterWords::tr(
            "The session does not know all addresses: some are made up (connections: %1).")
                     .arg(m_madeUpAddresses);
    if (m_madeUpHandshakes > 0)
        notes += PcapngwriterWords::tr(
            "The session does not have all opening handshakes: some are made up "
            "(connections: %1).")
                     .arg(m_madeUpHandshakes);
    if (m_cutFrames > 0)
        notes += PcapngwriterWords::tr(
            "Octets of frames are missing in the session, and so in the capture (frames: "
            "%1).")
                     .arg(m_cutFrames);
    return notes;
}

} // namespace Framescope
