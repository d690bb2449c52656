#pragma once

#include "app/compose/composition.h"

#include <QJsonObject>

namespace Framescope {

/// \a composition as snippet files keep it; what is as it always is, is left out.
QJsonObject toJson(const Composition &composition);

/// Inverse of toJson(). ErrorCode::InvalidArgument: a member has a value that it cannot have;
/// detail names it. Unknown members are ignored.
[[nodiscard]] Result<Composition> compositionFromJson(const QJsonObject &object);

} // namespace Framescope
