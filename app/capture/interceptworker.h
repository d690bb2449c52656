#pragma once

#include "app/capture/breakpointmatcher.h"
#include "app/capture/interception.h"
#include "protocol/endpoint/interceptingproxy.h"
#include "protocol/endpoint/sessionclock.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <optional>
#include <vector>

namespace Framescope {

class SessionRecorder;

/// Holds frames in the proxies of a session and does with them what is decided. Lives on the
/// network thread.
class InterceptWorker : public QObject
{
    Q_OBJECT
public:
    /// Octets that may be held in all proxies together; beyond it no connection that holds
    /// something is read.
    static constexpr quint64 HoldLimit = 64ULL << 20;

    /// \a recorder records what the proxies do, and must outlive this.
    InterceptWorker(
        const SessionRecorder &recorder, const SessionClock &clock, QObject *parent = nullptr);

    /// Intercepts what crosses \a proxy, which must live as long as this is asked for something.
    void add(InterceptingProxy &proxy);

    /// nullopt: nothing is held any more, and what is held goes on as it came.
    void setRules(std::optional<InterceptRules> rules);
    // What is not held any more is passed over: its end was told.
    void forward(HoldNumber number);
    void forwardAll();
    /// Lets \a items go on in its place; none: it is dropped.
    void replace(HoldNumber number, const QList<OutgoingItem> &items);
    /// \see Relay::inject
    void inject(ConnectionId connection, Direction direction, const QList<OutgoingItem> &items);

signals:
    /// At most once per 33 ms.
    void changed(const Framescope::InterceptNews &news);
    /// Something could not be put on the wire.
    void failed(Framescope::ConnectionId connection, const Framescope::Error &error);

private:
    struct Held
    {
        InterceptingProxy *proxy = nullptr;
        ConnectionId connection = 0;
        HoldId id = 0;
        Timestamp since = 0;
        quint64 octets = 0;
    };

    bool isFull() const { return m_heldOctets > HoldLimit; }
    std::optional<Breakpoint> breakpoint(
        InterceptingProxy &proxy, ConnectionId connection, Direction direction);
    bool matches(ConnectionId connection, const InterceptedFrame &frame);
    void hold(InterceptingProxy &proxy, ConnectionId connection, const HeldFrames &frames);
    void connectionClosed(ConnectionId connection);
    void letGo(HoldNumber number, HoldEnd end);
    void ended(HoldNumber number, const Held &held, HoldEnd end);
    void watchTimeout();
    void timeOut();
    void tellSoon();
    void tell();

    const SessionRecorder &m_recorder;
    const SessionClock m_clock;
    std::vector<InterceptingProxy *> m_proxies;
    std::optional<InterceptRules> m_rules;
    std::map<ConnectionId, BreakpointMatcher> m_matchers;
    FrameId m_lastFrame = 0; ///< that a matcher was told
    std::map<HoldNumber, Held> m_held; ///< in the order in which it came
    HoldNumber m_lastNumber = 0;
    quint64 m_heldOctets = 0;
    InterceptNews m_news;
    QTimer m_tellSoon;
    QTimer m_timeout;
};

} // namespace Framescope
