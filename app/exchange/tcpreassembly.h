#pragma once

#include "protocol/direction.h"

#include <QByteArrayView>

#include <tins/tcp_ip/data_tracker.h>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace Framescope {

/// Puts the segments that one side of a TCP connection sent into order, on top of libtins. What was
/// not captured is given up once the receiver is known to have it, or too much waits behind it.
class TcpReassembly
{
public:
    struct Output
    {
        std::function<void(std::span<char> octets)> octets;
        std::function<void(quint64 count)> gap; ///< so many octets are missing
    };

    /// The sequence number of the first octet; before the first segment.
    void start(quint32 sequence);
    bool isStarted() const { return m_isStarted; }
    void addSegment(quint32 sequence, std::vector<quint8> payload, const Output &output);
    /// The receiver has all octets before \a sequence.
    void acknowledged(quint32 sequence, const Output &output);
    /// All octets before \a sequence have come, or were given up.
    bool hasReached(quint32 sequence) const;
    /// Gives out all that waits, with the gaps in between.
    void flush(const Output &output);

private:
    void giveOut(const Output &output);
    bool skipGap(const Output &output);
    std::optional<quint32> firstWaiting() const;

    Tins::TCPIP::DataTracker m_tracker;
    bool m_isStarted = false;
    int m_confirmations = 0; ///< that what is missing was received all the same
};

} // namespace Framescope
