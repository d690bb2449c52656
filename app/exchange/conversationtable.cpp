#include "app/exchange/conversationtable.h"

#include <QHostAddress>

#include <functional>
#include <string_view>

namespace Framescope {

namespace {

/// Conversations that are remembered; beyond it those that carry no WebSocket are forgotten.
constexpr std::size_t MaxConversations = 1'000'000;

QString hostText(const ConversationTable::Address &address)
{
    if (address.isIpv6)
        return QHostAddress(address.host.data()).toString();
    const auto &octets = address.host;
    return QHostAddress((quint32(octets[0]) << 24) | (quint32(octets[1]) << 16)
        | (quint32(octets[2]) << 8) | octets[3])
        .toString();
}

std::size_t hashOf(const ConversationTable::Address &address)
{
    const std::string_view host(
        reinterpret_cast<const char *>(address.host.data()), address.host.size());
    return std::hash<std::string_view>()(host) * 31 + address.port;
}

} // namespace

std::size_t ConversationTable::Hash::operator()(const Key &key) const
{
    return hashOf(key.low) * 1'000'003 + hashOf(key.high);
}

ConversationTable::ConversationTable(TrafficRecorder &recorder)
    : m_recorder(recorder)
{
}

ConversationTable::~ConversationTable() = default;

ConversationTable::Conversation *ConversationTable::find(const Segment &segment, Timestamp now)
{
    const auto [low, high] = std::minmax(segment.source, segment.destination);
    const Key key { low, high };
    auto found = m_conversations.find(key);
    const bool isNew = segment.syn && !segment.ack;
    if (found != m_conversations.end() && isNew) {
        // The ports are used again; but a SYN may also come twice.
        Side &side = found->second.sides[0];
        const bool isRepeated = found->second.sawSyn && side.reassembly.isStarted()
            && found->second.connection && !found->second.connection->isRecorded();
        if (!isRepeated) {
            end(found->second, now);
            m_conversations.erase(found);
            found = m_conversations.end();
        }
    }
    if (found != m_conversations.end())
        return &found->second;
    if (!segment.syn && segment.payload.empty())
        return nullptr;
    if (m_conversations.size() >= MaxConversations)
        forgetIgnored();
    Conversation &conversation = m_conversations[key];
    begin(conversation, segment, now);
    return &conversation;
}

void ConversationTable::begin(Conversation &conversation, const Segment &segment, Timestamp now)
{
    // Without SYN, whoever asks first is the client.
    const bool fromServer = segment.syn && segment.ack;
    conversation.client = fromServer ? segment.destination : segment.source;
    const Address &server = fromServer ? segment.source : segment.destination;
    conversation.connection = std::make_unique<CapturedConnection>(m_recorder,
        TcpConnected { hostText(conversation.client), conversation.client.port, hostText(server),
            server.port },
        now);
}

void ConversationTable::add(Segment segment, Timestamp now)
{
    Conversation *conversation = find(segment, now);
    if (!conversation || !conversation->connection)
        return;
    feed(*conversation, segment, now);
    CapturedConnection &connection = *conversation->connection;
    if (connection.isOver() || segment.rst)
        end(*conversation, now);
}

TcpReassembly::Output ConversationTable::outputFor(
    Conversation &conversation, Direction direction, Timestamp now)
{
    return { [&conversation, direction, now](std::span<char> octets) {
                conversation.connection->receive(direction, octets, now);
            },
        [this, &conversation, direction, now](quint64 count) {
            if (conversation.connection->isRecorded()) {
                ++m_counts.gaps;
                m_counts.missingOctets += count;
            }
            conversation.connection->skip(direction, count, now);
        } };
}

void ConversationTable::feed(Conversation &conversation, Segment &segment, Timestamp now)
{
    const Direction direction = segment.source == conversation.client ? Direction::ClientToServer
                                                                      : Direction::ServerToClient;
    Side &side = conversation.sides[static_cast<std::size_t>(direction)];
    if (segment.syn) {
        conversation.sawSyn = true;
        if (!side.reassembly.isStarted())
            side.reassembly.start(segment.sequence + 1);
    }
    if (segment.ack) {
        const Direction other = opposite(direction);
        Side &acknowledged = conversation.sides[static_cast<std::size_t>(other)];
        if (acknowledged.reassembly.isStarted())
            acknowledged.reassembly.acknowledged(
                segment.acknowledgement, outputFor(conversation, other, now));
    }
    const auto output = outputFor(conversation, direction, now);
    if (segment.fin)
        side.finSequence = segment.sequence + static_cast<quint32>(segment.payload.size());
    if (!segment.payload.empty()) {
        if (!side.reassembly.isStarted())
            side.reassembly.start(segment.sequence);
        side.reassembly.addSegment(
            segment.sequence + (segment.syn ? 1 : 0), std::move(segment.payload), output);
    }
    if (segment.rst) {
        side.reassembly.flush(output);
        conversation.connection->ended(direction, true, now);
    } else if (side.finSequence && side.reassembly.hasReached(*side.finSequence)) {
        conversation.connection->ended(direction, false, now);
    }
}

/// Nothing more will come, or nothing more is wanted.
void ConversationTable::end(Conversation &conversation, Timestamp now)
{
    if (!conversation.connection)
        return;
    CapturedConnection &connection = *conversation.connection;
    if (!connection.isOver()) {
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
            Side &side = conversation.sides[static_cast<std::size_t>(direction)];
            side.reassembly.flush(outputFor(conversation, direction, now));
            if (side.finSequence)
                connection.ended(direction, false, now);
        }
        connection.captureEnded(now);
    }
    if (connection.isRecorded())
        ++m_counts.connections;
    else if (conversation.sides[0].reassembly.isStarted()
        || conversation.sides[1].reassembly.isStarted())
        ++m_counts.others;
    if (connection.isOverLimit())
        ++m_counts.overLimit;
    conversation.connection.reset();
    conversation.sides = {};
}

void ConversationTable::finish(Timestamp now)
{
    for (auto &[key, conversation] : m_conversations)
        end(conversation, now);
}

void ConversationTable::forgetIgnored()
{
    std::erase_if(m_conversations, [](const auto &entry) { return !entry.second.connection; });
    // All of them are alive: whoever makes so many is not to have more memory.
    if (m_conversations.size() >= MaxConversations)
        m_conversations.erase(m_conversations.begin());
}

} // namespace Framescope
