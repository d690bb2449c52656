#include "app/capture/sessionrecorder.h"

#include "protocol/hostandport.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

/// Applies what an event says to the record that the list of connections shows.
class RecordUpdate
{
public:
    RecordUpdate(ConnectionRecord &record, Timestamp now)
        : m_record(record)
        , m_now(now)
    {
    }

    void operator()(const TcpConnected &event) const
    {
        m_record.peer = hostAndPort(event.peerAddress, event.peerPort);
    }
    void operator()(const TlsEstablished &) const { }
    void operator()(const RequestReceived &event) const
    {
        if (m_record.role != Role::Client)
            m_record.url = event.url;
    }
    void operator()(const ResponseReceived &event) const
    {
        if (!event.opened)
            return;
        m_record.state = ConnectionState::Open;
        m_record.opened = m_now;
        m_record.subprotocol = event.subprotocol;
        m_record.extensions = event.extensions;
    }
    void operator()(const ViolationFound &) const { ++m_record.violations; }
    void operator()(const StrayOctets &) const { }
    void operator()(const EditMade &) const { }
    void operator()(const Closed &event) const
    {
        m_record.state = ConnectionState::Closed;
        m_record.ended = m_now;
        m_record.verdict = event.verdict;
    }
    void operator()(const Failed &) const { }
    void operator()(const Tunnelled &) const { }

private:
    ConnectionRecord &m_record;
    const Timestamp m_now;
};

void countFrame(ConnectionRecord &record, const Frame &frame, qsizetype violations)
{
    TrafficCount &count = record.count(frame.direction);
    ++count.frames;
    ++count.framesByOpcode[frame.header.opcode];
    count.octets += static_cast<quint64>(frame.header.size() + frame.payload.size());
    record.violations += static_cast<quint64>(violations);
    if (frame.header.opcode == toNibble(Opcode::Close) && record.state == ConnectionState::Open)
        record.state = ConnectionState::Closing;
}

/// The latest time that \a session speaks of.
Timestamp endOf(const SessionStore &session)
{
    Timestamp end = 0;
    for (const ConnectionRecord &connection : session.connections())
        end = std::max({ end, connection.started, connection.opened.value_or(0),
            connection.ended.value_or(0) });
    session.visitEvents([&end](const EventRecord &event) {
        end = std::max(end, event.time);
        return true;
    });
    FrameId id = 1;
    while (const auto block = session.block(id)) {
        for (const qint64 time : block->times())
            end = std::max(end, time);
        id = block->endId();
    }
    return end;
}

} // namespace

SessionRecorder::SessionRecorder(std::shared_ptr<SessionStore> store, QObject *parent)
    : TrafficRecorder(parent)
    , m_store(std::move(store))
    , m_frames(m_store->lastFrame() + 1)
{
    for (const ConnectionRecord &record : m_store->connections())
        m_lastConnection = std::max(m_lastConnection, record.id);
    m_flushTimer.setParent(this); // it moves to our thread with us
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(33ms);
    connect(&m_flushTimer, &QTimer::timeout, this, &SessionRecorder::flush);
}

SessionRecorder::~SessionRecorder()
{
    commit();
}

SessionRecorder::Recording &SessionRecorder::change(ConnectionId connection)
{
    if (!m_current || m_current->record.id != connection)
        m_current = &m_recordings.at(connection);
    if (!m_current->changed) { // once a block, not once a frame
        m_current->changed = true;
        m_changed.insert(connection);
        if (!m_flushTimer.isActive())
            m_flushTimer.start();
    }
    return *m_current;
}

Timestamp SessionRecorder::recordedTime(Timestamp now)
{
    const Timestamp time = now + m_lead;
    m_lastTime = std::max(m_lastTime, time);
    return time;
}

ConnectionId SessionRecorder::openConnection(const Opening &opening, Timestamp now)
{
    const ConnectionId id = ++m_lastConnection;
    ConnectionRecord &record = m_recordings[id].record;
    record.id = id;
    record.role = opening.role;
    record.url = opening.url;
    record.secure = opening.secure;
    record.verificationOff = opening.verificationOff;
    record.started = recordedTime(now);
    change(id);
    return id;
}

const ConnectionRecord *SessionRecorder::connection(ConnectionId id) const
{
    const auto found = m_recordings.find(id);
    return found == m_recordings.end() ? nullptr : &found->second.record;
}

FrameId SessionRecorder::messageFirst(Recording &recording, const Frame &frame, FrameId id)
{
    if (!isDataOpcode(frame.header.opcode))
        return 0;
    FrameId &open = recording.openMessage[static_cast<int>(frame.direction)];
    const bool begins = frame.header.opcode != toNibble(Opcode::Continuation);
    const FrameId first = begins || open == 0 ? id : open;
    open = frame.header.fin ? 0 : first;
    return first;
}

void SessionRecorder::recordFrame(
    ConnectionId connection, const Frame &frame, const QList<Violation> &violations)
{
    // Not after recordMessage(): a block that was handed over takes no message any more.
    if (!m_frames.isEmpty() && !m_frames.hasRoomFor(1, frame.payload.size()))
        commit();
    Recording &recording = change(connection);
    const FrameId first = messageFirst(recording, frame, m_frames.endId());
    countFrame(recording.record, frame, violations.size());
    const int repeated = m_repeats.find(m_frames, frame.payload);
    const Timestamp time = recordedTime(frame.time);
    if (time == frame.time) { // nearly always, and a copy of what was just written is slow
        m_frames.append(connection, frame, first, violations, repeated);
        return;
    }
    Frame later = frame;
    later.time = time;
    m_frames.append(connection, later, first, violations, repeated);
}

void SessionRecorder::recordMessage(ConnectionId, const Message &message)
{
    if (message.compressed)
        m_frames.attachMessage(message.payload);
}

void SessionRecorder::recordEvent(ConnectionId connection, Timestamp now, const Event &event)
{
    Recording &recording = change(connection);
    const Timestamp time = recordedTime(now);
    m_events.append({ connection, time, event });
    std::visit(RecordUpdate(recording.record, time), event);
    if (recording.record.state == ConnectionState::Closed) {
        m_ended.append(recording.record);
        m_recordings.erase(connection);
        m_current = nullptr;
    }
}

InsertedSession SessionRecorder::insert(const SessionStore &session, Timestamp now)
{
    const Timestamp length = endOf(session);
    const Timestamp begin = std::max(m_lastTime, now + m_lead - length);
    m_lead = begin + length - now;
    m_lastTime = begin + length;

    InsertedSession inserted { m_frames.endId() - 1, session.lastFrame(), m_lastConnection, 0 };
    std::map<ConnectionId, ConnectionId> ids;
    for (ConnectionRecord record : session.connections()) {
        const ConnectionId id = ++m_lastConnection;
        ids.emplace(record.id, id);
        record.id = id;
        record.started += begin;
        for (std::optional<Timestamp> *time : { &record.opened, &record.ended }) {
            if (*time)
                **time += begin;
        }
        m_ended.append(record);
        m_changed.insert(id);
        ++inserted.connections;
    }
    session.visitEvents([&](const EventRecord &event) {
        if (const auto id = ids.find(event.connection); id != ids.end())
            m_events.append({ id->second, event.time + begin, event.event });
        return true;
    });
    insertFrames(session, ids, begin);
    commit();
    const Annotations annotations = session.annotations();
    for (Annotation annotation : annotations.all()) {
        annotation.frame += inserted.framesBefore;
        std::ignore = m_store->annotate(annotation); // over the limits it is left out
    }
    if (!m_flushTimer.isActive())
        m_flushTimer.start();
    return inserted;
}

void SessionRecorder::insertFrames(
    const SessionStore &session, const std::map<ConnectionId, ConnectionId> &ids, Timestamp begin)
{
    const FrameId before = m_frames.endId() - 1;
    FrameId id = 1;
    while (const auto block = session.block(id)) {
        for (int row = 0; row < block->count(); ++row) {
            const FrameRecord record = block->record(row);
            const Frame frame { record.direction, record.time + begin, record.header,
                block->payload(row) };
            if (!m_frames.isEmpty() && !m_frames.hasRoomFor(1, frame.payload.size()))
                commit();
            m_frames.append(ids.at(record.connection), frame,
                record.messageFirst == 0 ? 0 : before + record.messageFirst, block->violations(row),
                m_repeats.find(m_frames, frame.payload));
            if (const auto message = block->message(row))
                m_frames.attachMessage(*message);
        }
        id = block->endId();
    }
}

void SessionRecorder::commit()
{
    SessionBatch batch;
    const FrameId next = m_frames.endId();
    batch.frames = std::exchange(m_frames, FrameBlock(next));
    // What comes next is most often as much: it need not be moved again and again while it grows.
    m_frames.reserve(
        batch.frames.count(), std::min(batch.frames.payloadOctets(), FrameBlock::TargetOctets));
    batch.events = std::exchange(m_events, {});
    batch.connections = std::exchange(m_ended, {});
    for (auto &[id, recording] : m_recordings) {
        if (std::exchange(recording.changed, false))
            batch.connections.append(recording.record);
    }
    if (!batch.isEmpty())
        m_store->append(std::move(batch));
}

void SessionRecorder::flush()
{
    commit();
    const std::set<ConnectionId> changed = std::exchange(m_changed, {});
    emit recorded(m_frames.firstId() - 1, { changed.begin(), changed.end() });
}

} // namespace Framescope
