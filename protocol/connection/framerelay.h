#pragma once

#include "protocol/connection/frameinterceptor.h"
#include "protocol/connection/relayoptions.h"
#include "protocol/wire/framewalker.h"

#include <memory>
#include <span>

namespace Framescope {

/// One direction of an open connection through a proxy. Octets go on as they come, and are then
/// read for the record; unless
/// - strict, where a frame goes on once it is judged: one of at most 64 KiB as a whole, a larger
///   one as far as it has been judged;
/// - something is intercepted, where whole frames go on.
class FrameRelay : private FrameObserver
{
public:
    /// What goes on, or only arrives, is told to \a observer.
    FrameRelay(Direction direction, const RelayOptions &options, RelayOutput &output,
        ConnectionObserver &observer);

    void enableDeflate(DeflateContext context);

    /// Takes the octets that came next, and unmasks them in place afterwards.
    void receive(std::span<char> octets, Timestamp now);
    /// Takes octets that do not go on.
    void receiveOnly(std::span<char> octets, Timestamp now);
    /// No more octets will come.
    void sourceEnded(Timestamp now);

    /// From the next frame on.
    void setBreakpoint(std::optional<Breakpoint> breakpoint, Timestamp now);
    bool holds(HoldId id) const { return m_interceptor && m_interceptor->holds(id); }
    /// Lets what is held go on: as it came, or with \a items in its place.
    void release(HoldId id, std::optional<QList<OutgoingItem>> items, Timestamp now);
    /// \see FrameInterceptor::inject
    void inject(QList<OutgoingItem> items, Timestamp now);
    bool isCompressionAgreed() const { return m_deflate.has_value(); }

    /// Ends the direction with a Close frame of our own, at a boundary. What still comes is judged
    /// as if it had not been sent.
    void sendClose(const FrameHeader &header, QByteArrayView body, Timestamp now);
    /// Nothing goes on any more.
    void stop();
    /// Tells of what was not finished. stop() was called.
    void end(Timestamp now);

    /// True if the octets that have gone on end with a whole frame.
    bool isAtBoundary() const;
    /// Nothing waits to go on.
    bool isDrained() const;
    /// More waits than should: the source should be left unread.
    bool isCongested() const { return m_interceptor && m_interceptor->isCongested(); }
    /// What arrives does not go on any more.
    bool isStopped() const { return m_stopped || m_violation || m_overLimit; }
    /// The rule that was broken in strict mode; the frame that breaks it has not gone on.
    const std::optional<Violation> &violation() const { return m_violation; }
    /// A message is too large; what shows it has not gone on unless only decompressing showed it.
    bool isOverLimit() const { return m_overLimit || m_reader.isOverLimit(); }
    /// Octets that decompressing what arrived has brought forth.
    quint64 inflated() const { return m_reader.inflatedOctets(); }
    /// Octets of a header that was not finished.
    QByteArrayView pendingHeader() const { return m_reader.pendingHeader(); }

private:
    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override;
    void messageCrossed(const Message &message) override;

    void passOn(std::span<char> octets, Timestamp now);
    void judge(std::span<char> octets, Timestamp now);
    void intercept(std::span<char> octets, Timestamp now);
    std::span<char> restOfFrame(std::span<char> octets) const;
    qsizetype withinLimit(std::span<char> octets);
    bool exceedsLimit(const FrameWalker::Step &step);
    void watchOpenFrame();
    void beginIntercepting();
    void endIntercepting();

    const Direction m_direction;
    const RelayOptions &m_options;
    RelayOutput &m_output;
    ConnectionObserver &m_observer;
    std::optional<DeflateContext> m_deflate;
    FrameReader m_reader; ///< reads what arrives
    FrameWalker m_walker; ///< ahead of the reader, for what must be known before octets go on
    quint64 m_messageOctets = 0; ///< announced by the frames of the open message
    bool m_overLimit = false;
    bool m_insideFrame = false; ///< what has gone on
    bool m_stopped = false;
    bool m_tailTaken = false; ///< what was not finished is the interceptor's to tell

    std::optional<Violation> m_violation;
    QByteArray m_unjudged; ///< as it came; of one frame

    std::optional<Breakpoint> m_breakpoint;
    QList<OutgoingItem> m_injections; ///< until a frame ends
    std::unique_ptr<FrameInterceptor> m_interceptor;
};

} // namespace Framescope
