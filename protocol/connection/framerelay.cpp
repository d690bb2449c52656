#include "protocol/connection/framerelay.h"

#include "protocol/octetview.h"

#include <algorithm>

namespace Framescope {

namespace {

/// In strict mode: what a frame may have to be judged as a whole.
constexpr quint64 JudgedWhole = 64 * 1024;

} // namespace

FrameRelay::FrameRelay(Direction direction, const RelayOptions &options, RelayOutput &output,
    ConnectionObserver &observer)
    : m_direction(direction)
    , m_options(options)
    , m_output(output)
    , m_observer(observer)
    , m_reader(direction, options.messageLimit)
{
}

void FrameRelay::enableDeflate(DeflateContext context)
{
    m_deflate = context;
    m_reader.enableDeflate(context);
}

void FrameRelay::receive(std::span<char> octets, Timestamp now)
{
    if (isStopped()) {
        receiveOnly(octets, now);
        return;
    }
    if (!m_interceptor && (m_breakpoint || !m_injections.isEmpty())) {
        const std::span<char> rest = restOfFrame(octets);
        passOn(rest, now);
        octets = octets.subspan(rest.size());
        if (m_reader.isInsideFrame() || isStopped())
            return;
        beginIntercepting();
        m_interceptor->inject(std::exchange(m_injections, {}), now);
    }
    if (m_interceptor)
        intercept(octets, now);
    else if (m_options.strict)
        judge(octets, now);
    else
        passOn(octets, now);
}

void FrameRelay::receiveOnly(std::span<char> octets, Timestamp now)
{
    m_reader.read(octets, now, m_observer);
}

/// Those behind are waiting: the octets go on before they are looked at more closely.
void FrameRelay::passOn(std::span<char> octets, Timestamp now)
{
    if (m_options.strict && !octets.empty()) {
        judge(octets, now);
        return;
    }
    if (const qsizetype count = withinLimit(octets); count > 0)
        m_output.forward(m_direction, { octets.data(), count });
    m_reader.read(octets, now, m_observer);
}

/// Strict: nothing goes on that breaks a rule.
void FrameRelay::judge(std::span<char> octets, Timestamp now)
{
    const qsizetype before = m_unjudged.size();
    m_unjudged.append(octetView(octets)); // they are unmasked to be judged
    qsizetype legal = 0;
    std::span<char> rest = octets;
    while (!rest.empty() && !m_violation && !isOverLimit()) {
        const std::span<char> from = rest;
        const auto step = m_walker.next(rest);
        m_overLimit = step && step->begins && exceedsLimit(*step);
        m_reader.read(from.first(from.size() - rest.size()), now, *this);
        watchOpenFrame();
        if (!step || m_violation || isOverLimit())
            continue;
        if (step->ends || step->payloadLength > JudgedWhole) {
            legal = before + static_cast<qsizetype>(octets.size() - rest.size());
            m_insideFrame = !step->ends;
        }
    }
    if (legal > 0)
        m_output.forward(m_direction, QByteArrayView(m_unjudged).first(legal));
    m_unjudged.remove(0, legal);
    m_reader.read(rest, now, m_observer);
}

void FrameRelay::intercept(std::span<char> octets, Timestamp now)
{
    const auto count = static_cast<std::size_t>(withinLimit(octets));
    m_reader.read(octets.first(count), now, *this);
    if (m_options.strict)
        watchOpenFrame();
    if (isOverLimit() || m_violation) {
        m_reader.read(octets.subspan(count), now, m_observer);
        return;
    }
    m_interceptor->settle(now);
    endIntercepting();
}

void FrameRelay::frameCrossed(const Frame &frame, const QList<Violation> &violations)
{
    if (m_options.strict && !m_violation && !violations.isEmpty())
        m_violation = violations.first();
    if (m_interceptor && !m_violation)
        m_interceptor->frameArrived(frame, violations); // told of when it goes on
    else
        m_observer.frameCrossed(frame, violations);
}

void FrameRelay::messageCrossed(const Message &message)
{
    if (m_interceptor && !m_violation)
        m_interceptor->messageArrived(message);
    else
        m_observer.messageCrossed(message);
}

/// What a frame shows to be wrong before it is complete need not be waited for.
void FrameRelay::watchOpenFrame()
{
    if (!m_violation && !m_reader.openFrameViolations().isEmpty())
        m_violation = m_reader.openFrameViolations().first();
}

/// How many of \a octets stand before a frame that announces too much.
qsizetype FrameRelay::withinLimit(std::span<char> octets)
{
    std::span<char> rest = octets;
    for (;;) {
        const std::size_t left = rest.size();
        m_insideFrame = m_walker.isInsideFrame();
        const auto step = m_walker.next(rest);
        if (!step)
            break;
        if (step->begins && exceedsLimit(*step)) {
            m_overLimit = true;
            return static_cast<qsizetype>(octets.size() - left);
        }
    }
    m_insideFrame = m_walker.isInsideFrame();
    return static_cast<qsizetype>(octets.size());
}

bool FrameRelay::exceedsLimit(const FrameWalker::Step &step)
{
    if (!isDataOpcode(step.opcode))
        return step.payloadLength > m_options.messageLimit;
    if (step.opcode != toNibble(Opcode::Continuation))
        m_messageOctets = 0;
    if (step.payloadLength > m_options.messageLimit - m_messageOctets)
        return true;
    m_messageOctets += step.payloadLength;
    return false;
}

/// Those of \a octets that belong to the frame which has begun.
std::span<char> FrameRelay::restOfFrame(std::span<char> octets) const
{
    FrameWalker walker = m_walker;
    std::span<char> rest = octets;
    while (walker.isInsideFrame() && walker.next(rest)) { }
    return octets.first(octets.size() - rest.size());
}

void FrameRelay::sourceEnded(Timestamp now)
{
    if (isStopped())
        return;
    if (!m_unjudged.isEmpty()) {
        m_insideFrame = true;
        m_output.forward(m_direction, std::exchange(m_unjudged, {}));
    }
    if (m_interceptor) {
        m_reader.end(now, *this);
        m_tailTaken = true;
        m_interceptor->sourceEnded(now);
        if (m_interceptor->isDrained() && !m_reader.pendingHeader().isEmpty())
            m_output.forward(m_direction, m_reader.pendingHeader());
    }
}

// Interception

void FrameRelay::setBreakpoint(std::optional<Breakpoint> breakpoint, Timestamp now)
{
    m_breakpoint = std::move(breakpoint);
    if (m_interceptor) {
        m_interceptor->setBreakpoint(m_breakpoint);
        m_interceptor->settle(now);
        endIntercepting();
    }
}

void FrameRelay::release(HoldId id, std::optional<QList<OutgoingItem>> items, Timestamp now)
{
    if (items)
        m_interceptor->replace(id, std::move(*items), now);
    else
        m_interceptor->release(id, now);
    endIntercepting();
}

void FrameRelay::inject(QList<OutgoingItem> items, Timestamp now)
{
    if (!m_interceptor && m_reader.isInsideFrame()) {
        m_injections += items;
        return;
    }
    beginIntercepting();
    m_interceptor->inject(std::move(items), now);
    endIntercepting();
}

void FrameRelay::beginIntercepting()
{
    if (m_interceptor)
        return;
    m_interceptor = std::make_unique<FrameInterceptor>(m_direction, m_reader, m_deflate,
        m_options.messageLimit, m_options.nextMaskingKey, m_output, m_observer);
    m_interceptor->setBreakpoint(m_breakpoint);
}

/// Back to passing octets on, once that makes no difference.
void FrameRelay::endIntercepting()
{
    if (m_interceptor && !m_breakpoint && m_interceptor->isTransparent(m_reader))
        m_interceptor.reset();
}

// The end

void FrameRelay::sendClose(const FrameHeader &header, QByteArrayView body, Timestamp now)
{
    Q_ASSERT(isAtBoundary());
    QByteArray octets;
    appendFrame(octets, header, body);
    m_observer.eventHappened(EditMade { EditMade::Kind::Injected, m_direction, {}, 1 });
    m_output.forward(m_direction, octets);
    m_observer.frameCrossed({ m_direction, now, header, body }, {});
}

void FrameRelay::stop()
{
    m_stopped = true;
    if (m_interceptor)
        m_interceptor->discard();
}

void FrameRelay::end(Timestamp now)
{
    if (m_interceptor)
        m_interceptor->end(now);
    if (!m_tailTaken)
        m_reader.end(now, m_observer);
}

bool FrameRelay::isAtBoundary() const
{
    return m_interceptor ? m_interceptor->isAtBoundary() : !m_insideFrame;
}

bool FrameRelay::isDrained() const
{
    return m_injections.isEmpty() && (!m_interceptor || m_interceptor->isDrained());
}

} // namespace Framescope
