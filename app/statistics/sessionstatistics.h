#pragma once

#include "app/filter/blockfilter.h"
#include "app/session/roundtriptracker.h"
#include "app/statistics/durationhistogram.h"
#include "app/statistics/ratehistory.h"
#include "app/statistics/rpctracker.h"
#include "app/statistics/takeovermeter.h"
#include "app/statistics/trafficstatistics.h"

#include <array>
#include <map>

namespace Framescope {

/// What is counted of a connection, or of a whole session. By direction: index 0 is from the
/// client, 1 from the server.
struct StatisticsScope
{
    struct Heartbeat ///< of the Pings in a direction
    {
        quint64 pings = 0;
        DurationHistogram roundTrips;
        /// Pings that no Pong has answered so far.
        quint64 missed() const { return pings - roundTrips.count(); }
    };
    struct Rpc ///< of the requests in a direction
    {
        quint64 requests = 0;
        quint64 errors = 0; ///< responses to them that are errors
        DurationHistogram latency;
        std::map<QByteArray, DurationHistogram> byMethod; ///< of the first MaxMethods
        quint64 unanswered() const { return requests - latency.count(); }
    };
    struct Takeover ///< of what TakeoverMeter has measured
    {
        bool isOff = false; ///< no_context_takeover was agreed; of a session: on some connection
        quint64 messages = 0;
        quint64 octets = 0;
        quint64 with = 0;
        quint64 without = 0;
    };
    static constexpr std::size_t MaxMethods = 50;

    std::array<TrafficStatistics, 2> traffic;
    std::array<Heartbeat, 2> heartbeat;
    std::array<Rpc, 2> rpc;
    std::array<Takeover, 2> takeover;
    PeakRate peak;
    std::optional<qint64> firstTime; ///< ns; without any frame nullopt
    qint64 lastTime = 0;
    quint64 violations = 0; ///< frames that broke a rule

    quint64 frames() const { return traffic[0].all.frames + traffic[1].all.frames; }
    /// ns from the first frame to the last.
    qint64 duration() const { return firstTime ? lastTime - *firstTime : 0; }
};

/// Counts frames, in the order of recording. Of one thread.
class SessionStatistics
{
public:
    /// On how many connections context takeover is measured: it takes memory.
    static constexpr int MaxMeasured = 16;
    /// How many connections are counted by themselves; the others are in session() alone, without
    /// their round trips and responses.
    static constexpr std::size_t MaxConnections = 10'000;

    /// Takes in those \a wanted of \a rows.
    void add(FilterRows &rows, const RowSet &wanted);

    const StatisticsScope &session() const { return m_session; }
    /// By id; connections without any frame that was taken in are not there.
    const std::map<ConnectionId, StatisticsScope> &connections() const { return m_connections; }
    /// Of the session.
    const RateHistory &rates() const { return m_rates; }

private:
    struct Tracking
    {
        RpcTracker rpc;
        std::array<bool, 2> isKnown {}; ///< what was agreed on has been looked up
        std::array<std::unique_ptr<TakeoverMeter>, 2> meters;
    };

    void addFrame(FilterRows &rows, int row);
    void addMessage(FilterRows &rows, int row, const FilterRows::MessageInfo &info);
    void addHeartbeat(FilterRows &rows, int row);
    void addRpc(FilterRows &rows, int row, QByteArrayView message);
    void measure(FilterRows &rows, int row, QByteArrayView message);
    /// That of the session, and that of the connection if it has one.
    template <typename Change>
    void change(ConnectionId id, Change change);

    StatisticsScope m_session;
    RateHistory m_rates;
    std::map<ConnectionId, StatisticsScope> m_connections;
    std::map<ConnectionId, Tracking> m_tracking;
    RoundTripTracker m_roundTrips;
    JsonReader m_json;
    int m_measured = 0; ///< connections
    /// Octets of payload of messages whose final frame has not come, by first frame.
    std::map<FrameId, quint64> m_open;
};

} // namespace Framescope
