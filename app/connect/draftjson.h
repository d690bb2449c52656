#pragma once

#include "app/connect/connectiondraft.h"
#include "protocol/result.h"

#include <QJsonObject>

namespace Framescope {

/// \a draft as it is kept in files; what is as usual is left out.
QJsonObject toJson(const ConnectionDraft &draft);

/// The other way round. ErrorCode::InvalidArgument, with the name of the member that cannot be read
/// as its detail. Lists have at most ConnectionDraft::MaxFields entries.
[[nodiscard]] Result<ConnectionDraft> draftFromJson(const QJsonObject &object);

} // namespace Framescope
