#pragma once

#include "protocol/direction.h"

#include <QtGlobal>

#include <array>
#include <vector>

namespace Framescope {

/// How many frames and octets crossed in stretches of time of equal length, in bounded memory: when
/// the time outgrows them, two become one. By direction: index 0 is from the client, 1 from the
/// server. A value.
class RateHistory
{
public:
    static constexpr std::size_t MaxStretches = 240;

    struct Stretch
    {
        std::array<quint64, 2> frames {};
        std::array<quint64, 2> octets {}; ///< on the wire, headers included
    };

    /// \a time in ns; whatever is before that of the first frame counts as at its time.
    void add(qint64 time, Direction direction, quint64 octets);

    /// Up to the last one that has a frame.
    const std::vector<Stretch> &stretches() const { return m_stretches; }
    /// Where the first stretch begins, ns.
    qint64 begin() const { return m_begin; }
    /// ns that one stretch covers.
    qint64 width() const { return m_width; }

private:
    std::vector<Stretch> m_stretches;
    qint64 m_begin = 0;
    qint64 m_width = 1'000'000;
};

} // namespace Framescope
