#pragma once

#include <QString>

namespace Framescope {

/// A path such as "$.items[3]['a name']", as JsonPaths reads it, written step by step from "$" on.
void appendJsonMember(QString &path, const QString &name);
void appendJsonElement(QString &path, qsizetype index);

} // namespace Framescope
