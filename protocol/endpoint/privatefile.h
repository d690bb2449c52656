#pragma once

#include <QByteArray>
#include <QString>

#include <tl/expected.hpp>

/// A file that holds a secret: mode 0600, of this user. An error says what is wrong, a clause
/// without a full stop.
namespace Framescope::PrivateFile {

bool exists(const QString &path);

/// Appears at \a path whole or not at all. One that is there already stays, and is no error.
[[nodiscard]] tl::expected<void, QString> create(const QString &path, const QByteArray &contents);

/// Refuses a file that others may read or write, that is another user's, that is no ordinary file,
/// or that is larger than 64 KiB. Links are not followed.
[[nodiscard]] tl::expected<QByteArray, QString> read(const QString &path);

} // namespace Framescope::PrivateFile
