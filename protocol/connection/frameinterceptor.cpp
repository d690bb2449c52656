#include "protocol/connection/frameinterceptor.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

bool startsCompressed(const FrameHeader &header)
{
    return isDataOpcode(header.opcode) && header.opcode != toNibble(Opcode::Continuation)
        && (header.rsv & Rsv1);
}

} // namespace

FrameInterceptor::FrameInterceptor(Direction direction, const FrameReader &reader,
    std::optional<DeflateContext> deflate, quint64 messageLimit,
    std::function<MaskingKey()> nextMaskingKey, RelayOutput &output, ConnectionObserver &observer)
    : m_direction(direction)
    , m_deflate(deflate)
    , m_messageLimit(messageLimit)
    , m_nextMaskingKey(std::move(nextMaskingKey))
    , m_output(output)
    , m_observer(observer)
    , m_sent(reader)
    , m_nextId(direction == Direction::ClientToServer ? 1 : 2)
{
}

bool FrameInterceptor::isBlocked() const
{
    return !m_queue.empty() && m_queue.front().frames.id != 0;
}

bool FrameInterceptor::isCongested() const
{
    const bool full = m_breakpoint && m_breakpoint->isFull && m_breakpoint->isFull();
    return (full || m_queueOctets > HoldLimit) && isBlocked();
}

bool FrameInterceptor::isTransparent(const FrameReader &reader) const
{
    return isDrained() && !m_compressesAnew && !m_sent.isInsideFrame() && !reader.isInsideFrame()
        && !m_sent.isInsideMessage() && !reader.isInsideMessage()
        && m_sent.hasReadClose() == reader.hasReadClose();
}

// What arrives

void FrameInterceptor::frameArrived(const Frame &frame, const QList<Violation> &violations)
{
    take(nullptr); // the frame before completed no message
    m_arrival = Arrival { { frame.header, frame.payload.toByteArray() }, frame.time, violations };
}

void FrameInterceptor::messageArrived(const Message &message)
{
    take(&message);
}

void FrameInterceptor::settle(Timestamp now)
{
    take(nullptr);
    pump(now);
}

/// Puts the frame that arrived last in the queue.
void FrameInterceptor::take(const Message *message)
{
    if (!m_arrival)
        return;
    const Arrival arrival = *std::exchange(m_arrival, std::nullopt);
    const FrameHeader &header = arrival.frame.header;
    const bool compressed = m_deflate && startsCompressed(header);
    if (m_queue.empty() || !m_queue.back().open) {
        Unit &unit = m_queue.emplace_back();
        unit.frames.direction = m_direction;
        const bool starts
            = isDataOpcode(header.opcode) && header.opcode != toNibble(Opcode::Continuation);
        unit.open = starts && (compressed || (m_breakpoint && m_breakpoint->wholeMessages));
    }

    Unit &unit = m_queue.back();
    unit.compressed |= compressed;
    unit.frames.frames.append(arrival.frame);
    unit.frames.violations += arrival.violations;
    const quint64 octets = FrameCost + static_cast<quint64>(arrival.frame.payload.size());
    unit.octets += octets;
    m_queueOctets += octets;
    if (message) {
        unit.frames.message
            = WholeMessage { message->type, message->payload.toByteArray(), message->compressed };
    }
    if (m_breakpoint) {
        const Frame frame { m_direction, arrival.time, header, arrival.frame.payload };
        unit.matched |= m_breakpoint->matches({ frame, arrival.violations, message });
    }
    // A message that never ends, or is interrupted by the end of all messages, is not waited for.
    const bool final = isDataOpcode(header.opcode) && header.fin;
    if (!unit.open || final || header.opcode == toNibble(Opcode::Close)
        || unit.octets > m_messageLimit)
        close(unit);
}

/// Nothing more is to be added to \a unit.
void FrameInterceptor::close(Unit &unit)
{
    unit.open = false;
    if (!unit.matched || !m_breakpoint)
        return;
    unit.frames.id = m_nextId;
    m_nextId += 2; // the other direction counts between
    m_breakpoint->held(unit.frames);
}

void FrameInterceptor::sourceEnded(Timestamp now)
{
    take(nullptr);
    if (!m_queue.empty() && m_queue.back().open)
        close(m_queue.back());
    pump(now);
}

// What is done about it

bool FrameInterceptor::holds(HoldId id) const
{
    return id != 0 && std::any_of(m_queue.begin(), m_queue.end(), [id](const Unit &unit) {
        return unit.frames.id == id;
    });
}

void FrameInterceptor::release(HoldId id, Timestamp now)
{
    for (Unit &unit : m_queue) {
        if (unit.frames.id == id)
            unit.frames.id = 0;
    }
    pump(now);
}

void FrameInterceptor::replace(HoldId id, QList<OutgoingItem> items, Timestamp now)
{
    const auto held = std::find_if(
        m_queue.begin(), m_queue.end(), [id](const Unit &unit) { return unit.frames.id == id; });
    if (held != m_queue.end())
        held->replacement = std::move(items);
    release(id, now);
}

void FrameInterceptor::inject(QList<OutgoingItem> items, Timestamp now)
{
    m_injections.insert(m_injections.end(), items.begin(), items.end());
    pump(now);
}

void FrameInterceptor::discard()
{
    take(nullptr);
    for (const Unit &unit : std::exchange(m_queue, {}))
        tellEdit(EditMade::Kind::Dropped, unit, 0);
    m_queueOctets = 0;
    m_injections.clear();
}

// What goes on

void FrameInterceptor::pump(Timestamp now)
{
    pumpInjections(now);
    while (!m_queue.empty() && !m_queue.front().open && !isBlocked()) {
        const Unit unit = std::move(m_queue.front());
        m_queue.pop_front();
        m_queueOctets -= unit.octets;
        goOn(unit, now);
        pumpInjections(now);
    }
}

void FrameInterceptor::pumpInjections(Timestamp now)
{
    while (!m_injections.empty()) {
        const bool wantsMessageEnd = std::holds_alternative<WholeMessage>(m_injections.front());
        if (m_sent.isInsideFrame() || (wantsMessageEnd && m_sent.isInsideMessage()))
            return;
        const OutgoingItem item = std::move(m_injections.front());
        m_injections.pop_front();
        m_observer.eventHappened(EditMade { EditMade::Kind::Injected, m_direction, {}, 1 });
        put(item, now);
    }
}

void FrameInterceptor::goOn(const Unit &unit, Timestamp now)
{
    if (unit.replacement) {
        const bool dropped = unit.replacement->isEmpty();
        tellEdit(dropped ? EditMade::Kind::Dropped : EditMade::Kind::Edited, unit,
            unit.replacement->size());
        if (unit.compressed)
            windowsDiffer();
        for (const OutgoingItem &item : *unit.replacement)
            put(item, now);
    } else if (m_compressesAnew && unit.compressed && unit.frames.message) {
        compressAnew(unit, now);
    } else {
        for (const RawFrame &frame : unit.frames.frames)
            sendFrame(frame, now);
    }
}

/// The message in as many frames as it had, between the same control frames.
void FrameInterceptor::compressAnew(const Unit &unit, Timestamp now)
{
    const QByteArray payload = deflater().deflate(unit.frames.message->payload);
    const auto isData = [](const RawFrame &frame) { return isDataOpcode(frame.header.opcode); };
    const QList<RawFrame> &frames = unit.frames.frames;
    const qsizetype parts = std::count_if(frames.begin(), frames.end(), isData);

    tellEdit(EditMade::Kind::CompressedAnew, unit, frames.size());
    qsizetype part = 0;
    for (const RawFrame &frame : frames) {
        QByteArray octets;
        if (isData(frame)) {
            const qsizetype begin = payload.size() * part / parts;
            ++part;
            const qsizetype end = payload.size() * part / parts;
            FrameHeader header = frame.header;
            header.payloadLength = static_cast<quint64>(end - begin);
            header.lengthForm = minimalLengthForm(header.payloadLength);
            appendFrame(octets, header, QByteArrayView(payload).sliced(begin, end - begin));
        } else {
            appendFrame(octets, frame.header, frame.payload);
        }
        send(std::move(octets), now);
    }
}

void FrameInterceptor::put(const OutgoingItem &item, Timestamp now)
{
    std::visit([this, now](const auto &outgoing) { put(outgoing, now); }, item);
}

void FrameInterceptor::put(const RawFrame &frame, Timestamp now)
{
    if (startsCompressed(frame.header))
        windowsDiffer();
    sendFrame(frame, now);
}

void FrameInterceptor::put(const WholeMessage &message, Timestamp now)
{
    const bool compressed = message.compressed && m_deflate;
    if (compressed)
        windowsDiffer();
    const QByteArray payload = compressed ? deflater().deflate(message.payload) : message.payload;
    std::optional<MaskingKey> key;
    if (m_direction == Direction::ClientToServer)
        key = m_nextMaskingKey();
    FrameHeader header
        = makeHeader(static_cast<Opcode>(message.type), static_cast<quint64>(payload.size()), key);
    header.rsv = compressed ? Rsv1 : quint8(0);
    QByteArray octets;
    appendFrame(octets, header, payload);
    send(std::move(octets), now);
}

void FrameInterceptor::sendFrame(const RawFrame &frame, Timestamp now)
{
    // What somebody else has compressed is in the receiver's window and not in our deflater's.
    if (startsCompressed(frame.header))
        m_deflater.reset();
    QByteArray octets;
    appendFrame(octets, frame.header, frame.payload);
    send(std::move(octets), now);
}

void FrameInterceptor::send(QByteArray octets, Timestamp now)
{
    m_output.forward(m_direction, octets);
    m_sent.read({ octets.data(), static_cast<std::size_t>(octets.size()) }, now, m_observer);
}

void FrameInterceptor::tellEdit(EditMade::Kind kind, const Unit &unit, qsizetype frames)
{
    m_observer.eventHappened(
        EditMade { kind, m_direction, octetsOf(unit.frames.frames), static_cast<quint32>(frames) });
}

QByteArray FrameInterceptor::octetsOf(const QList<RawFrame> &frames)
{
    QByteArray octets;
    for (const RawFrame &frame : frames)
        appendFrame(octets, frame.header, frame.payload);
    return octets;
}

/// A new one refers to nothing before its first message, so that it suits whatever window the
/// receiver has.
MessageDeflater &FrameInterceptor::deflater()
{
    if (!m_deflater)
        m_deflater.emplace(*m_deflate);
    return *m_deflater;
}

/// From here on the receiver has seen other compressed messages than the sender has sent.
void FrameInterceptor::windowsDiffer()
{
    if (m_deflate && m_deflate->contextTakeover)
        m_compressesAnew = true;
}

} // namespace Framescope
