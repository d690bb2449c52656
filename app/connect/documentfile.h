#pragma once

#include "protocol/result.h"

#include <QJsonObject>

namespace Framescope::DocumentFile {

/// Reads the JSON object in the file \a path, whose member "format" must be 1 to \a newestFormat;
/// an empty one if there is no file. ErrorCode::FileUnreadable; FileDamaged, also for more than
/// \a limit octets; FileTooNew.
[[nodiscard]] Result<QJsonObject> read(const QString &path, int newestFormat, qint64 limit);

/// Replaces the file \a path by \a root at once or not at all; from then on the user alone may read
/// it. Makes the folder. ErrorCode::FileUnwritable.
[[nodiscard]] Result<void> write(const QString &path, const QJsonObject &root);

/// What of the file \a path is wrong, for what read() could not know. ErrorCode::FileDamaged.
tl::unexpected<Error> damage(const QString &path, const QString &why);

} // namespace Framescope::DocumentFile
