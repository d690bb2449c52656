#pragma once

#include "protocol/connection/framereader.h"
#include "protocol/connection/relayoutput.h"

#include <array>
#include <span>

namespace Framescope {

/// One direction of an open connection through a proxy: octets go on as they come, and are then
/// read for the record.
class FrameRelay
{
public:
    /// \a messageLimit is in octets of an assembled message.
    FrameRelay(Direction direction, quint64 messageLimit, RelayOutput &output);

    void enableDeflate(DeflateContext context) { m_reader.enableDeflate(context); }

    /// Passes on the octets that came next, and unmasks them in place afterwards.
    void receive(std::span<char> octets, Timestamp now, FrameObserver &observer);
    /// Reads octets that do not go on.
    void receiveOnly(std::span<char> octets, Timestamp now, FrameObserver &observer);
    /// Ends the direction with a Close frame of our own, at a boundary. What still comes is judged
    /// as if it had not been sent.
    void sendClose(
        const FrameHeader &header, QByteArrayView body, Timestamp now, FrameObserver &observer);

    /// No more octets will come: tells of a frame that was not finished.
    void end(Timestamp now, FrameObserver &observer) { m_reader.end(now, observer); }

    /// True if the octets that have gone on end with a whole frame.
    bool isAtBoundary() const { return !m_insideFrame; }
    /// A message is too large; what shows it was not passed on unless only decompressing showed it.
    bool isOverLimit() const { return m_overLimit || m_reader.isOverLimit(); }
    QByteArrayView pendingHeader() const { return m_reader.pendingHeader(); }

private:
    qsizetype withinLimit(std::span<char> octets);

    const Direction m_direction;
    const quint64 m_messageLimit;
    RelayOutput &m_output;
    FrameDecoder m_passed; ///< follows what goes on, ahead of the reader
    quint64 m_messageOctets = 0; ///< announced by the frames of the open message
    bool m_overLimit = false;
    bool m_insideFrame = false; ///< what goes on
    FrameReader m_reader;
};

} // namespace Framescope
