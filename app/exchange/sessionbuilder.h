#pragma once

#include "app/session/repeatfinder.h"
#include "app/session/sessionstore.h"

#include <span>

namespace Framescope {

/// Puts records into a store as they are, in batches: for whoever has them already, and does not
/// record traffic. \see SessionRecorder
class SessionBuilder
{
public:
    explicit SessionBuilder(SessionStore &store);
    ~SessionBuilder(); ///< flushes
    SessionBuilder(const SessionBuilder &) = delete;
    SessionBuilder &operator=(const SessionBuilder &) = delete;

    void addConnection(const ConnectionRecord &connection);
    void addEvent(const EventRecord &event);
    /// Returns the frame's id.
    FrameId addFrame(ConnectionId connection, const Frame &frame, FrameId messageFirst,
        std::span<const Violation> violations = {});
    /// Keeps the decompressed message that the frame added last, just before this, has ended.
    void attachMessage(QByteArrayView payload);
    /// All frames of \a block, which follow those that were added.
    void addBlock(const FrameBlock &block);
    FrameId lastFrame() const { return m_frames.endId() - 1; }
    /// Of a frame that was added; within the limits of Annotations.
    void annotate(const Annotation &annotation);
    void flush();

private:
    void countSmall(qsizetype octets);

    SessionStore &m_store;
    FrameBlock m_frames;
    RepeatFinder m_repeats;
    QList<EventRecord> m_events;
    QList<ConnectionRecord> m_connections;
    QList<Annotation> m_annotations;
    qsizetype m_octets = 0; ///< of events and connections, about
};

} // namespace Framescope
