#include "app/exchange/sessionbuilder.h"

#include "app/session/eventcodec.h"

#include <utility>

namespace Framescope {

namespace {

/// Of events and connections: what is gathered before it is handed over.
constexpr qsizetype BatchOctets = 1 << 20;
constexpr qsizetype RecordOctets = 256;

qsizetype octetsOf(const Event &event)
{
    if (const auto *request = std::get_if<RequestReceived>(&event))
        return request->head.size();
    if (const auto *response = std::get_if<ResponseReceived>(&event))
        return response->head.size();
    if (const auto *stray = std::get_if<StrayOctets>(&event))
        return stray->octets.size();
    if (const auto *edit = std::get_if<EditMade>(&event))
        return edit->original.size();
    return 0;
}

} // namespace

SessionBuilder::SessionBuilder(SessionStore &store)
    : m_store(store)
    , m_frames(store.lastFrame() + 1)
{
}

SessionBuilder::~SessionBuilder()
{
    flush();
}

void SessionBuilder::countSmall(qsizetype octets)
{
    if (m_octets >= BatchOctets)
        flush();
    m_octets += octets + RecordOctets;
}

void SessionBuilder::addConnection(const ConnectionRecord &connection)
{
    countSmall(connection.url.size());
    m_connections.append(connection);
}

void SessionBuilder::addEvent(const EventRecord &event)
{
    countSmall(octetsOf(event.event));
    m_events.append(event);
}

FrameId SessionBuilder::addFrame(ConnectionId connection, const Frame &frame, FrameId messageFirst,
    std::span<const Violation> violations)
{
    // Not behind the frame: a block that was handed over takes no message any more.
    if (!m_frames.isEmpty() && !m_frames.hasRoomFor(1, frame.payload.size()))
        flush();
    m_frames.append(
        connection, frame, messageFirst, violations, m_repeats.find(m_frames, frame.payload));
    return lastFrame();
}

void SessionBuilder::attachMessage(QByteArrayView payload)
{
    m_frames.attachMessage(payload);
}

void SessionBuilder::addBlock(const FrameBlock &block)
{
    flush();
    Q_ASSERT(block.firstId() == m_frames.firstId());
    m_frames = FrameBlock(block.endId());
    m_store.append({ block, {}, {} });
}

void SessionBuilder::annotate(const Annotation &annotation)
{
    // Hands nothing over: the frame's message may still be attached.
    m_octets += annotation.note.size() + RecordOctets;
    m_annotations.append(annotation);
}

void SessionBuilder::flush()
{
    SessionBatch batch;
    const FrameId next = m_frames.endId();
    batch.frames = std::exchange(m_frames, FrameBlock(next));
    batch.events = std::exchange(m_events, {});
    batch.connections = std::exchange(m_connections, {});
    m_octets = 0;
    if (!batch.isEmpty())
        m_store.append(std::move(batch));
    for (const Annotation &annotation : std::exchange(m_annotations, {}))
        std::ignore = m_store.annotate(annotation); // what cannot be written is told at the end
}

} // namespace Framescope
