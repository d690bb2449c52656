#include "app/capture/interceptworker.h"

#include "app/capture/sessionrecorder.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

/// What a held frame takes besides its payload, about.
constexpr quint64 FrameCost = 128;

quint64 sizeOf(const HeldFrames &held)
{
    quint64 octets = held.message ? static_cast<quint64>(held.message->payload.size()) : 0;
    for (const RawFrame &frame : held.frames)
        octets += FrameCost + static_cast<quint64>(frame.payload.size());
    return octets;
}

} // namespace

InterceptWorker::InterceptWorker(
    const SessionRecorder &recorder, const SessionClock &clock, QObject *parent)
    : QObject(parent)
    , m_recorder(recorder)
    , m_clock(clock)
{
    for (QTimer *timer : { &m_tellSoon, &m_timeout }) {
        timer->setParent(this); // it moves to our thread with us
        timer->setSingleShot(true);
    }
    m_tellSoon.setInterval(33ms);
    connect(&m_tellSoon, &QTimer::timeout, this, &InterceptWorker::tell);
    connect(&m_timeout, &QTimer::timeout, this, &InterceptWorker::timeOut);
}

void InterceptWorker::add(InterceptingProxy &proxy)
{
    m_proxies.push_back(&proxy);
    connect(&proxy, &InterceptingProxy::connectionClosed, this, &InterceptWorker::connectionClosed);
    if (m_rules)
        setRules(m_rules);
}

void InterceptWorker::setRules(std::optional<InterceptRules> rules)
{
    m_rules = std::move(rules);
    for (InterceptingProxy *proxy : m_proxies) {
        BreakpointSource source;
        if (m_rules) {
            source = [this, proxy](ConnectionId connection, Direction direction) {
                return breakpoint(*proxy, connection, direction);
            };
        }
        proxy->setBreakpoints(std::move(source));
    }
    if (!m_rules) {
        m_matchers.clear();
        forwardAll();
    }
    watchTimeout();
}

/// Also where no rule is about \a direction: the filters ask for the time since the frame before,
/// which may have gone the other way.
std::optional<Breakpoint> InterceptWorker::breakpoint(
    InterceptingProxy &proxy, ConnectionId connection, Direction direction)
{
    Breakpoint breakpoint;
    breakpoint.wholeMessages = std::any_of(
        m_rules->rules.cbegin(), m_rules->rules.cend(), [direction](const InterceptRule &rule) {
            return rule.wholeMessages && rule.direction.value_or(direction) == direction;
        });
    breakpoint.matches
        = [this, connection](const InterceptedFrame &frame) { return matches(connection, frame); };
    breakpoint.held
        = [this, &proxy, connection](const HeldFrames &frames) { hold(proxy, connection, frames); };
    breakpoint.isFull = [this] { return isFull(); };
    return breakpoint;
}

bool InterceptWorker::matches(ConnectionId connection, const InterceptedFrame &frame)
{
    if (!m_rules)
        return false;
    m_lastFrame = std::max(m_lastFrame + 1, m_recorder.nextFrame());
    BreakpointMatcher &matcher = m_matchers.try_emplace(connection, connection).first->second;
    matcher.arrived(frame, m_lastFrame, m_recorder.connection(connection));
    const Direction direction = frame.frame.direction;
    return std::any_of(
        m_rules->rules.cbegin(), m_rules->rules.cend(), [&](const InterceptRule &rule) {
            return rule.direction.value_or(direction) == direction && matcher.matches(rule.program);
        });
}

void InterceptWorker::hold(
    InterceptingProxy &proxy, ConnectionId connection, const HeldFrames &frames)
{
    const HoldNumber number = ++m_lastNumber;
    const Held held { &proxy, connection, frames.id, m_clock.now(), sizeOf(frames) };
    m_held.emplace(number, held);
    m_heldOctets += held.octets;
    m_news.held.append({ number, connection, held.since, frames });
    tellSoon();
    watchTimeout();
}

void InterceptWorker::forward(HoldNumber number)
{
    letGo(number, HoldEnd::Forwarded);
}

void InterceptWorker::forwardAll()
{
    std::vector<HoldNumber> numbers; // a connection may end on the way
    for (const auto &[number, held] : m_held)
        numbers.push_back(number);
    for (const HoldNumber number : numbers)
        letGo(number, HoldEnd::Forwarded);
}

/// Where nothing is to be let go, the connection has failed meanwhile.
void InterceptWorker::letGo(HoldNumber number, HoldEnd end)
{
    auto node = m_held.extract(number); // what goes on may be the last of its connection
    if (!node)
        return;
    const Held held = node.mapped();
    ProxyConnection *connection = held.proxy->connection(held.connection);
    const bool released = connection && connection->releaseHeld(held.id);
    ended(number, held, released ? end : HoldEnd::ConnectionEnded);
}

void InterceptWorker::replace(HoldNumber number, const QList<OutgoingItem> &items)
{
    auto node = m_held.extract(number);
    if (!node)
        return;
    const Held held = node.mapped();
    ProxyConnection *connection = held.proxy->connection(held.connection);
    const Result<void> replaced = connection
        ? connection->replaceHeld(held.id, items)
        : tl::unexpected(Error { ErrorCode::NotConnected, {} });
    if (replaced) {
        ended(number, held, items.isEmpty() ? HoldEnd::Dropped : HoldEnd::Edited);
    } else {
        m_held.insert(std::move(node));
        emit failed(held.connection, replaced.error());
    }
}

void InterceptWorker::inject(ConnectionId id, Direction direction, const QList<OutgoingItem> &items)
{
    for (const InterceptingProxy *proxy : m_proxies) {
        ProxyConnection *connection = proxy->connection(id);
        if (!connection)
            continue;
        if (const auto injected = connection->inject(direction, items)) {
            m_news.injected.append({ id, direction });
            tellSoon();
        } else {
            emit failed(id, injected.error());
        }
        return;
    }
    emit failed(id, { ErrorCode::NotConnected, {} });
}

void InterceptWorker::connectionClosed(ConnectionId connection)
{
    m_matchers.erase(connection);
    std::vector<HoldNumber> lost;
    for (const auto &[number, held] : m_held) {
        if (held.connection == connection)
            lost.push_back(number);
    }
    for (const HoldNumber number : lost)
        ended(number, m_held.extract(number).mapped(), HoldEnd::ConnectionEnded);
}

/// \a held is in m_held no more.
void InterceptWorker::ended(HoldNumber number, const Held &held, HoldEnd end)
{
    const bool wasFull = isFull();
    m_heldOctets -= held.octets;
    m_news.ended.append({ number, end, m_clock.now() });
    tellSoon();
    watchTimeout();
    if (wasFull && !isFull()) {
        // Queued: this may be said from inside one of the connections.
        QMetaObject::invokeMethod(
            this,
            [this] {
                for (InterceptingProxy *proxy : m_proxies)
                    proxy->resumeReading();
            },
            Qt::QueuedConnection);
    }
}

void InterceptWorker::watchTimeout()
{
    if (m_held.empty() || !m_rules || !m_rules->timeout) {
        m_timeout.stop();
        return;
    }
    const std::chrono::nanoseconds due
        = std::chrono::nanoseconds(m_held.cbegin()->second.since) + *m_rules->timeout;
    const auto left = due - std::chrono::nanoseconds(m_clock.now());
    m_timeout.start(std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(left)));
}

void InterceptWorker::timeOut()
{
    const Timestamp now = m_clock.now();
    while (!m_held.empty() && m_rules && m_rules->timeout
        && std::chrono::nanoseconds(now - m_held.cbegin()->second.since) >= *m_rules->timeout)
        letGo(HoldNumber(m_held.cbegin()->first), HoldEnd::TimedOut);
    watchTimeout();
}

void InterceptWorker::tellSoon()
{
    if (!m_tellSoon.isActive())
        m_tellSoon.start();
}

void InterceptWorker::tell()
{
    emit changed(std::exchange(m_news, {}));
}

} // namespace Framescope
