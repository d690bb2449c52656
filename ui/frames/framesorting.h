#pragma once

#include <Qt>

namespace Framescope {

/// By which column of FrameTableModel a table of frames is sorted.
struct FrameSorting
{
    int column = -1; ///< -1: by none, as the frames were recorded
    Qt::SortOrder order = Qt::AscendingOrder;

    friend bool operator==(const FrameSorting &, const FrameSorting &) = default;
};

} // namespace Framescope
