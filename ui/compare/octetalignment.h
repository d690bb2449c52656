#pragma once

#include <QByteArrayView>

#include <array>
#include <stop_token>
#include <vector>

namespace Framescope {

/// A row of two hex dumps beside each other: where one has octets that the other has not, the other
/// has gaps, so that what is the same stands in the same place.
struct AlignedOctets
{
    static constexpr int Columns = 16;
    static constexpr qint32 Gap = -1;

    std::array<qint32, Columns> left; ///< offsets, or Gap; both Gap behind the end
    std::array<qint32, Columns> right;
    quint16 changed = 0; ///< a bit for each column, the first one lowest
};

/// Both in rows, in order. Empty if \a stop was requested. Any thread.
std::vector<AlignedOctets> alignOctets(
    QByteArrayView left, QByteArrayView right, const std::stop_token &stop = {});

} // namespace Framescope
