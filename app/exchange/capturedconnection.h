#pragma once

#include "app/exchange/capturedstream.h"
#include "protocol/endpoint/trafficrecorder.h"
#include "protocol/handshake/httpbody.h"
#include "protocol/handshake/httpheadreader.h"

#include <array>
#include <deque>
#include <memory>
#include <optional>

namespace Framescope {

/// What crosses one TCP connection of a capture. Follows HTTP to an opening handshake, and records
/// the connection from there on as a proxy would have. Nothing goes on from here and nobody is
/// answered.
class CapturedConnection final : private FrameObserver
{
public:
    /// Octets of a message beyond which it is not assembled, and of a frame beyond which it is cut.
    static constexpr quint64 MessageLimit = 64 << 20;

    /// \a recorder must outlive the connection. \a addresses are as a proxy sees them: the peer is
    /// the client.
    CapturedConnection(TrafficRecorder &recorder, TcpConnected addresses, Timestamp started);

    /// Takes what came next in \a from, and may change it in place.
    void receive(Direction from, std::span<char> octets, Timestamp now);
    /// \a count octets that follow in \a from were not captured.
    void skip(Direction from, quint64 count, Timestamp now);
    /// The stream of \a from has ended with FIN, or with RST.
    void ended(Direction from, bool isReset, Timestamp now);
    /// The capture ends here; the connection may go on.
    void captureEnded(Timestamp now);

    /// It is none, or nothing more can be made of it.
    bool isOver() const { return m_phase == Phase::NoWebSocket || m_phase == Phase::Ended; }
    /// An opening handshake was seen.
    bool isRecorded() const { return m_id != 0; }
    /// Frames or messages were larger than the limit.
    bool isOverLimit() const;

private:
    enum class Phase : quint8 { Http, Open, NoWebSocket, Ended };

    struct Exchange
    {
        RequestHead request;
        bool isHandshake = false;
    };

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override;
    void messageCrossed(const Message &message) override;

    void receiveRequests(std::span<char> octets, Timestamp now);
    void receiveRequest(Timestamp now);
    void receiveResponses(std::span<char> octets, Timestamp now);
    void receiveResponse(Timestamp now);
    void open(const ResponseHead &head, Timestamp now);
    void record(const Event &event, Timestamp now);
    template <typename Head>
    void recordFailures(const QList<HandshakeCheck> &checks, const Head &head, Timestamp now);
    void end(Timestamp now);
    CloseVerdict verdict() const;
    CapturedStream &stream(Direction direction)
    {
        return *m_streams[static_cast<std::size_t>(direction)];
    }

    TrafficRecorder &m_recorder;
    const TcpConnected m_addresses;
    const Timestamp m_started;
    ConnectionId m_id = 0;
    Phase m_phase = Phase::Http;

    HttpHeadReader m_requestHead;
    HttpHeadReader m_responseHead;
    HttpBodyFramer m_requestBody;
    HttpBodyFramer m_responseBody;
    std::deque<Exchange> m_exchanges; ///< not answered yet
    QByteArray m_held; ///< of the client, behind a request to upgrade

    std::array<std::unique_ptr<CapturedStream>, 2> m_streams; ///< once open
    std::array<bool, 2> m_ended {};
    std::array<bool, 2> m_closeCrossed {};
    std::optional<Direction> m_firstClose;
    std::optional<Direction> m_firstEnd;
    bool m_isReset = false;
    CloseVerdict m_close; ///< code and reason of the first Close frame
    std::optional<Error> m_failure; ///< of the opening handshake
};

} // namespace Framescope
