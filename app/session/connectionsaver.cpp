#include "app/session/connectionsaver.h"

#include "app/exchange/outputfile.h"
#include "app/session/recordingsessionstore.h"
#include "app/session/repeatfinder.h"

#include <array>

namespace Framescope {

namespace {

constexpr ConnectionId SavedId = 1;

/// The frames of one connection, in blocks of their own.
class ConnectionCopy
{
public:
    ConnectionCopy(SessionStore &target, ConnectionId connection)
        : m_target(target)
        , m_connection(connection)
    {
    }

    void add(const FrameBlock &block, FrameId from)
    {
        for (auto row = static_cast<int>(from - block.firstId()); row < block.count(); ++row) {
            if (block.connections()[static_cast<std::size_t>(row)] == m_connection)
                add(block, row);
        }
    }

    void flush()
    {
        const FrameId next = m_block.endId();
        m_target.append({ std::exchange(m_block, FrameBlock(next)), {}, {} });
    }

private:
    void add(const FrameBlock &block, int row)
    {
        const FrameRecord record = block.record(row);
        const QByteArrayView payload = block.payload(row);
        const auto message = block.message(row);
        if (!m_block.isEmpty()
            && !m_block.hasRoomFor(1, payload.size() + (message ? message->size() : 0)))
            flush();
        m_block.append(SavedId,
            { record.direction, record.time, record.header, payload.toByteArray() },
            firstInCopy(record, m_block.endId()), block.violations(row),
            m_repeats.find(m_block, payload));
        if (message)
            m_block.attachMessage(*message);
    }

    /// The id in the copy of the frame that the message of \a record begins with.
    FrameId firstInCopy(const FrameRecord &record, FrameId id)
    {
        Message &message = m_messages.at(static_cast<std::size_t>(record.direction));
        if (record.messageFirst == 0)
            return 0;
        if (record.messageFirst == record.id)
            message = { record.id, id };
        return record.messageFirst == message.first ? message.copied : 0;
    }

    struct Message
    {
        FrameId first = 0;
        FrameId copied = 0;
    };

    SessionStore &m_target;
    const ConnectionId m_connection;
    FrameBlock m_block { 1 };
    RepeatFinder m_repeats;
    std::array<Message, 2> m_messages; ///< that is under way, by Direction
};

void copyEvents(const SessionStore &store, ConnectionId connection, SessionStore &target)
{
    QList<EventRecord> events = store.events(connection);
    for (EventRecord &event : events)
        event.connection = SavedId;
    std::optional<ConnectionRecord> record = store.connection(connection);
    if (!record)
        return;
    record->id = SavedId;
    target.append({ FrameBlock(1), events, { *record } });
}

} // namespace

Result<void> saveConnection(const SessionStore &store, ConnectionId connection, const QString &path,
    const std::function<void(FrameId looked)> &progressed, const std::stop_token &stop)
{
    OutputFile output(path, true);
    if (const auto created = output.create(); !created)
        return created;
    auto target
        = RecordingSessionStore::create(output.temporaryPath(), store.started(), [](const Error &) {
              // finish() tells of it
          });
    if (!target)
        return tl::unexpected(target.error());
    copyEvents(store, connection, **target);
    ConnectionCopy copy(**target, connection);
    const FrameId last = store.lastFrame();
    for (FrameId next = 1; next <= last && !stop.stop_requested();) {
        const std::shared_ptr<const FrameBlock> block = store.soundBlock(next);
        if (!block)
            break; // damaged
        copy.add(*block, next);
        next = block->endId();
        progressed(next - 1);
    }
    copy.flush();
    if (const auto finished = (*target)->finish(); !finished)
        return finished;
    return stop.stop_requested() ? Result<void>() : output.commit();
}

} // namespace Framescope
