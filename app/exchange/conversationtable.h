#pragma once

#include "app/exchange/capturedconnection.h"
#include "app/exchange/tcpreassembly.h"

#include <array>
#include <memory>
#include <unordered_map>

namespace Framescope {

/// The TCP connections of a capture that is being read, each from its packets to its octets.
class ConversationTable
{
public:
    /// An IPv6 address, or an IPv4 address in four octets and zeros; and a port.
    struct Address
    {
        std::array<quint8, 16> host {};
        quint16 port = 0;
        bool isIpv6 = false;

        friend auto operator<=>(const Address &, const Address &) = default;
    };

    struct Segment
    {
        Address source;
        Address destination;
        quint32 sequence = 0;
        quint32 acknowledgement = 0;
        bool syn = false;
        bool ack = false;
        bool fin = false;
        bool rst = false;
        std::vector<quint8> payload {};
    };

    struct Counts
    {
        quint64 connections = 0; ///< with an opening handshake
        quint64 others = 0; ///< with octets, and without
        quint64 gaps = 0;
        quint64 missingOctets = 0;
        quint64 overLimit = 0; ///< connections
    };

    explicit ConversationTable(TrafficRecorder &recorder);
    ~ConversationTable();

    void add(Segment segment, Timestamp now);
    /// The capture is read to its end.
    void finish(Timestamp now);
    const Counts &counts() const { return m_counts; }

private:
    struct Key
    {
        Address low;
        Address high;

        friend bool operator==(const Key &, const Key &) = default;
    };
    struct Hash
    {
        std::size_t operator()(const Key &key) const;
    };
    struct Side
    {
        TcpReassembly reassembly;
        std::optional<quint32> finSequence; ///< of the octet behind the last
    };
    struct Conversation
    {
        Address client;
        std::array<Side, 2> sides; ///< by direction
        std::unique_ptr<CapturedConnection> connection; ///< nullptr: done, or no WebSocket
        bool isIgnored = false;
        bool sawSyn = false;
    };

    Conversation *find(const Segment &segment, Timestamp now);
    void begin(Conversation &conversation, const Segment &segment, Timestamp now);
    void feed(Conversation &conversation, Segment &segment, Timestamp now);
    void end(Conversation &conversation, Timestamp now);
    TcpReassembly::Output outputFor(Conversation &conversation, Direction direction, Timestamp now);
    void forgetIgnored();

    TrafficRecorder &m_recorder;
    std::unordered_map<Key, Conversation, Hash> m_conversations;
    Counts m_counts;
};

} // namespace Framescope
