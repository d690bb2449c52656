#pragma once

#include "protocol/connection/framereader.h"
#include "protocol/wire/framewalker.h"

namespace Framescope {

/// One direction of an open WebSocket connection in a capture. Reads frames and messages as
/// FrameReader does, until octets are missing. From there on frames are read again as soon as it is
/// sure where one begins; but they are judged alone, and messages are not decompressed, because
/// what they depend on may be missing.
class CapturedStream
{
public:
    CapturedStream(
        Direction direction, quint64 messageLimit, std::optional<DeflateContext> deflate);

    void read(std::span<char> octets, Timestamp now, FrameObserver &observer);
    /// \a count octets that follow are missing; at least one.
    void skip(quint64 count, Timestamp now, FrameObserver &observer);
    void end(Timestamp now, FrameObserver &observer);

    /// Octets that came while it was not sure where a frame begins.
    quint64 lostOctets() const { return m_lost; }
    /// Octets of a header that is not complete.
    QByteArrayView pendingHeader() const;
    bool isOverLimit() const { return m_reader.isOverLimit(); }

private:
    enum class State : quint8 {
        Whole, ///< nothing was missing so far
        Searching, ///< for the beginning of a frame
        Resumed,
    };

    bool looksLikeFrames(std::span<char> octets) const;
    void readAlone(std::span<char> octets, Timestamp now, FrameObserver &observer);
    void finishAlone(Timestamp now, FrameObserver &observer);

    const Direction m_direction;
    const quint64 m_messageLimit;
    const quint8 m_negotiatedRsv;
    FrameReader m_reader; ///< while State::Whole
    FrameWalker m_walker;
    State m_state = State::Whole;
    quint64 m_toDrop = 0; ///< octets that belong to a frame which was ended already
    quint64 m_lost = 0;

    FrameDecoder m_decoder; ///< while State::Resumed
    FrameHeader m_header;
    QByteArray m_payload; ///< unmasked
    bool m_inFrame = false;
};

} // namespace Framescope
