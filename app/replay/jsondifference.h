#pragma once

#include "app/replay/replayitem.h"

#include <QJsonValue>

namespace Framescope {

/// Appends to \a found the first places where \a got is not what \a expected is, until it has
/// \a limit of them. The members of objects have no order, the elements of arrays have. Each place
/// is a path as JsonPaths reads it, each value compact JSON, cut when long.
void findJsonDifferences(const QJsonValue &expected, const QJsonValue &got, qsizetype limit,
    QList<ReplayDifference> &found);

} // namespace Framescope
