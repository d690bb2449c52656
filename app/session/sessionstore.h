#pragma once

#include "app/session/annotation.h"
#include "app/session/blockreader.h"
#include "app/session/connectionrecord.h"
#include "app/session/frameblock.h"
#include "protocol/result.h"

#include <QDateTime>
#include <QList>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace Framescope {

/// What a recorder hands over at once: everything since the batch before.
struct SessionBatch
{
    FrameBlock frames;
    QList<EventRecord> events;
    QList<ConnectionRecord> connections; ///< new and changed ones, whole

    bool isEmpty() const { return frames.isEmpty() && events.isEmpty() && connections.isEmpty(); }
};

/// One session: its frames in blocks, its connections and their events. The one interface between
/// those who record and those who look. Thread-safe: one thread writes, any thread reads.
class SessionStore
{
public:
    SessionStore() = default;
    SessionStore(const SessionStore &) = delete;
    SessionStore &operator=(const SessionStore &) = delete;
    virtual ~SessionStore() = default;

    /// Wall-clock time of Timestamp 0.
    virtual QDateTime started() const = 0;

    /// Makes \a batch visible to readers at once. The ids in it are the recorder's:
    /// frames.firstId() must be lastFrame() + 1.
    virtual void append(SessionBatch batch) = 0;

    /// Ids 1 to lastFrame() exist; 0 when there are none.
    virtual FrameId lastFrame() const = 0;
    /// The block that holds \a id; nullptr if there is none. May read the disk: not for the GUI
    /// thread.
    virtual std::shared_ptr<const FrameBlock> block(FrameId id) const = 0;
    /// As block(), for those who pass the octets on: nullptr also if some of them cannot be read.
    std::shared_ptr<const FrameBlock> soundBlock(FrameId id) const;
    /// As block(), but only if it is in memory already. Never blocks.
    virtual std::shared_ptr<const FrameBlock> residentBlock(FrameId id) const = 0;
    /// For one thread that goes through many blocks; it must not outlive the store.
    virtual std::unique_ptr<BlockReader> blockReader() const
    {
        return std::make_unique<StoreBlockReader>(*this);
    }

    virtual QList<ConnectionRecord> connections() const = 0;
    virtual std::optional<ConnectionRecord> connection(ConnectionId id) const = 0;
    /// In the order of recording.
    virtual QList<EventRecord> events(ConnectionId id) const = 0;
    /// Calls \a visit for the events of all connections in the order of recording, or where that is
    /// not known of time, until it returns false. It must not call the store. May read the disk.
    virtual void visitEvents(const std::function<bool(const EventRecord &event)> &visit) const;

    /// What is said of frames now. In memory: never blocks.
    Annotations annotations() const;
    /// Says something of a frame, instead of what was said before; an empty annotation takes that
    /// back. Any thread, also while another records; may write to the disk: not for the GUI thread.
    /// Errors: InvalidArgument, for a frame that is not there and over the limits of Annotations;
    /// FileUnwritable.
    [[nodiscard]] Result<void> annotate(const Annotation &annotation);

protected:
    /// Keeps \a annotation where the session is kept; one at a time.
    virtual Result<void> keep(const Annotation &) { return {}; }
    void setAnnotations(const Annotations &annotations);
    /// Nothing is kept while somebody has this.
    std::unique_lock<std::mutex> pauseKeeping();

private:
    std::mutex m_keeping; ///< one is kept after the other
    mutable std::mutex m_annotationsMutex; ///< guards all below
    Annotations m_annotations;
};

} // namespace Framescope
