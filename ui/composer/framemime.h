#pragma once

#include "app/compose/composition.h"
#include "app/session/framehandle.h"

#include <memory>
#include <optional>

class QMimeData;

namespace Framescope {

/// A frame that is dragged, by itself: it may come from another window, whose session is another.
struct DraggedFrame
{
    static constexpr quint64 PayloadLimit = 4ULL << 20; ///< octets

    Composition composition; ///< that sends it again
    Direction direction = Direction::ClientToServer; ///< in which it had crossed
};

/// What is dragged of \a frame; nullptr if its payload is larger than DraggedFrame::PayloadLimit.
std::unique_ptr<QMimeData> mimeDataOf(const FrameHandle &frame);
bool holdsFrame(const QMimeData &data);
/// Nullopt if \a data holds no frame, or one that cannot be.
std::optional<DraggedFrame> draggedFrame(const QMimeData &data);

} // namespace Framescope
