#pragma once

#include "app/filter/filterrows.h"

#include <array>

namespace Framescope {

/// What crossed in one direction, and what of it was not payload. A value.
struct TrafficStatistics
{
    struct Count
    {
        quint64 frames = 0;
        quint64 octets = 0; ///< on the wire, headers included
    };

    Count all;
    std::array<Count, 16> byOpcode {};
    /// Frames by payload length: [0] of none, [n] of 2^(n-1) to 2^n - 1 octets.
    std::array<quint64, 65> byLength {};

    // Complete messages, without those that could not be decompressed.
    quint64 messages = 0;
    quint64 messageOctets = 0; ///< as the application meant them

    // Overhead, octets.
    quint64 headerOctets = 0; ///< without masking-keys
    quint64 maskOctets = 0; ///< masking-keys
    quint64 fragmentationOctets = 0; ///< of the two above: in continuation frames
    quint64 continuations = 0; ///< frames

    // permessage-deflate, of complete messages.
    quint64 compressedMessages = 0;
    quint64 compressedOctets = 0; ///< payload on the wire
    quint64 inflatedOctets = 0;

    /// Takes in a frame, but for what its message says.
    void addFrame(const FilterRows &rows, int row);
};

/// How many frames and octets crossed in the busiest second, on the clock of the session.
class PeakRate
{
public:
    /// By ascending time, ns; what is out of order counts for the second in hand.
    void add(qint64 time, quint64 octets);

    quint64 frames() const { return m_frames; }
    quint64 octets() const { return m_octets; }

private:
    qint64 m_second = 0;
    quint64 m_framesNow = 0;
    quint64 m_octetsNow = 0;
    quint64 m_frames = 0;
    quint64 m_octets = 0;
};

} // namespace Framescope
