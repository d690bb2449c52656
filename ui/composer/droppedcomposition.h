#pragma once

#include "app/compose/composition.h"

#include <optional>

class QMimeData;

namespace Framescope {

/// What something that is dropped on the composer becomes: a file its payload, a frame a copy of
/// it. Nullopt if it is neither, or several.
std::optional<Composition> droppedComposition(const QMimeData &data);
/// The same, before it is dropped and may be looked at.
bool canBeComposed(const QMimeData &data);

} // namespace Framescope
