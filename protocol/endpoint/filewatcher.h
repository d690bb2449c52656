#pragma once

#include "protocol/result.h"

#include <QByteArray>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include <optional>

namespace Framescope {

/// A version of a file.
struct WatchedFile
{
    QByteArray octets;
    qint64 modified = 0; ///< nanoseconds since 1970 UTC, as the file system says
    quint64 identity = 0; ///< the inode; another one after a rename
    bool isText = false; ///< it is UTF-8

    friend bool operator==(const WatchedFile &, const WatchedFile &) = default;
};

/// Reads a file again each time it changes: written to, truncated, renamed over, deleted and made
/// anew. Changes that come close together are one.
class FileWatcher : public QObject
{
    Q_OBJECT
public:
    /// A file of more than \a limit octets is not read.
    FileWatcher(const QString &path, qint64 limit, QObject *parent = nullptr);

    const QString &path() const { return m_path; }
    /// Nullopt while there is none, or it cannot be read.
    const std::optional<WatchedFile> &file() const { return m_file; }
    /// Why it cannot be read, though it is there.
    const std::optional<Error> &error() const { return m_error; }

signals:
    /// file() is another version. Not told when there is none any more.
    void changed();
    /// error() is set, or is another one.
    void failed();

private:
    void check();
    void watch();
    Result<std::optional<WatchedFile>> read() const;

    const QString m_path;
    const qint64 m_limit;
    QFileSystemWatcher m_watcher;
    QTimer m_settle;
    quint64 m_watchedIdentity = 0;
    std::optional<WatchedFile> m_file;
    std::optional<Error> m_error;
};

} // namespace Framescope
