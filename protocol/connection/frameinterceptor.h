#pragma once

#include "protocol/connection/connection.h"
#include "protocol/connection/framereader.h"
#include "protocol/connection/intercept.h"
#include "protocol/connection/relayoutput.h"
#include "protocol/wire/masking.h"

#include <deque>
#include <functional>
#include <optional>

namespace Framescope {

/// Stands in one direction of a relayed connection while something there may be held or changed.
/// Takes whole frames as they arrive, lets them go on in order, and tells of what goes on.
///
/// With permessage-deflate and context takeover, a compressed message refers to those before it
/// (RFC 7692 §7.2.3.2). Once one of them was changed, dropped or put in, sender and receiver no
/// longer have the same window, and nothing the sender compresses can be read by the receiver. From
/// there on every compressed message is decompressed here, as the sender meant it, and compressed
/// anew against the window that the receiver has.
class FrameInterceptor
{
public:
    /// \a reader has read what has gone on so far, and is at a boundary. \a deflate is what was
    /// agreed on for this direction. \a nextMaskingKey is called for frames to the server.
    FrameInterceptor(Direction direction, const FrameReader &reader,
        std::optional<DeflateContext> deflate, quint64 messageLimit,
        std::function<MaskingKey()> nextMaskingKey, RelayOutput &output,
        ConnectionObserver &observer);

    void setBreakpoint(std::optional<Breakpoint> breakpoint)
    {
        m_breakpoint = std::move(breakpoint);
    }

    // What arrives

    void frameArrived(const Frame &frame, const QList<Violation> &violations);
    /// Follows the final frame of \a message.
    void messageArrived(const Message &message);
    /// Nothing follows that belongs to the last frame: lets go on what may.
    void settle(Timestamp now);
    /// No more frames come: what waits for the rest of its message waits no longer.
    void sourceEnded(Timestamp now);

    // What is done about it

    bool holds(HoldId id) const;
    /// Lets what is held under \a id go on as it came.
    void release(HoldId id, Timestamp now);
    /// Puts \a items in its place; none: it is dropped.
    void replace(HoldId id, QList<OutgoingItem> items, Timestamp now);
    /// Puts \a items between frames, ahead of what is held. A WholeMessage waits for the end of a
    /// message that has begun to go on.
    void inject(QList<OutgoingItem> items, Timestamp now);
    /// Drops all that has not gone on.
    void discard();
    /// Nothing goes on any more: tells of a frame that was not finished.
    void end(Timestamp now) { m_sent.end(now, m_observer); }

    bool isDrained() const { return m_queue.empty() && m_injections.empty(); }
    bool isAtBoundary() const { return !m_sent.isInsideFrame(); }
    /// More is held than should be: the source should be left unread.
    bool isCongested() const;
    /// True if \a reader, which has read what arrived, can read on what goes on.
    bool isTransparent(const FrameReader &reader) const;

private:
    static constexpr quint64 HoldLimit = 1024 * 1024;
    /// Octets that a frame counts besides those of its payload, so that many small ones fill the
    /// queue as well.
    static constexpr quint64 FrameCost = 1024;

    /// One frame, or the frames of one message.
    struct Unit
    {
        HeldFrames frames; ///< its id is 0 unless it is held
        bool open = false; ///< more of its message is to come
        bool matched = false;
        bool compressed = false; ///< has the first frame of a compressed message
        quint64 octets = 0; ///< of payload, and FrameCost for each frame
        std::optional<QList<OutgoingItem>> replacement;
    };

    bool isBlocked() const;
    void take(const Message *message);
    void close(Unit &unit);
    void pump(Timestamp now);
    void pumpInjections(Timestamp now);
    void goOn(const Unit &unit, Timestamp now);
    void compressAnew(const Unit &unit, Timestamp now);
    void put(const OutgoingItem &item, Timestamp now);
    void put(const RawFrame &frame, Timestamp now);
    void put(const WholeMessage &message, Timestamp now);
    void sendFrame(const RawFrame &frame, Timestamp now);
    void send(QByteArray octets, Timestamp now);
    void tellEdit(EditMade::Kind kind, const Unit &unit, qsizetype frames);
    MessageDeflater &deflater();
    void windowsDiffer();
    static QByteArray octetsOf(const QList<RawFrame> &frames);

    const Direction m_direction;
    const std::optional<DeflateContext> m_deflate;
    const quint64 m_messageLimit;
    const std::function<MaskingKey()> m_nextMaskingKey;
    RelayOutput &m_output;
    ConnectionObserver &m_observer;
    std::optional<Breakpoint> m_breakpoint;

    FrameReader m_sent; ///< reads what goes on
    std::optional<MessageDeflater> m_deflater; ///< writes for the receiver's window
    bool m_compressesAnew = false;

    struct Arrival
    {
        RawFrame frame;
        Timestamp time = 0;
        QList<Violation> violations;
    };
    std::optional<Arrival> m_arrival; ///< the last frame, which may complete a message
    std::deque<Unit> m_queue;
    quint64 m_queueOctets = 0;
    std::deque<OutgoingItem> m_injections;
    HoldId m_nextId;
};

} // namespace Framescope
