#include "protocol/endpoint/filewatcher.h"

#include "protocol/wire/utf8validator.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_LINUX
#include <sys/stat.h>
#endif

namespace Framescope {

namespace {

using namespace std::chrono_literals;

/// What an editor does to save a file takes less, mostly.
constexpr auto SettleTime = 20ms;
/// How often to look for a folder that is not there: nothing would tell.
constexpr auto FolderPeriod = 1s;

/// \a file with all but its content.
WatchedFile factsOf(const QString &path)
{
    WatchedFile facts;
#ifdef Q_OS_LINUX
    struct stat status
    {
    };
    if (::stat(QFile::encodeName(path).constData(), &status) == 0) {
        facts.modified = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
        facts.identity = status.st_ino;
    }
#else
    facts.modified = QFileInfo(path).lastModified().toMSecsSinceEpoch() * 1'000'000;
#endif
    return facts;
}

} // namespace

FileWatcher::FileWatcher(const QString &path, qint64 limit, QObject *parent)
    : QObject(parent)
    , m_path(QFileInfo(path).absoluteFilePath())
    , m_limit(limit)
{
    m_settle.setSingleShot(true);
    const auto settle = [this] {
        if (!m_settle.isActive() || m_settle.intervalAsDuration() != SettleTime)
            m_settle.start(SettleTime);
    };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, settle);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, settle);
    connect(&m_settle, &QTimer::timeout, this, &FileWatcher::check);
    check();
}

/// The folder tells when the file comes, goes and is renamed over; the file, when it is written to.
void FileWatcher::watch()
{
    const QString folder = QFileInfo(m_path).path();
    if (!m_watcher.directories().contains(folder) && !m_watcher.addPath(folder))
        m_settle.start(FolderPeriod);
    const quint64 identity = factsOf(m_path).identity;
    if (identity != m_watchedIdentity && m_watcher.files().contains(m_path))
        m_watcher.removePath(m_path); // that is the former file, under its old name
    m_watchedIdentity = identity;
    if (!m_watcher.files().contains(m_path) && QFileInfo::exists(m_path))
        m_watcher.addPath(m_path);
}

Result<std::optional<WatchedFile>> FileWatcher::read() const
{
    const auto fail = [this](const QString &why) {
        return tl::unexpected(
            Error { ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(m_path, why) });
    };
    const QFileInfo info(m_path);
    if (!info.exists())
        return std::nullopt;
    if (!info.isFile()) // a pipe would keep us waiting
        return fail(QStringLiteral("it is no regular file"));
    if (info.size() > m_limit)
        return fail(QStringLiteral("it is larger than %1 octets").arg(m_limit));
    // Before the content: what is written meanwhile is another change.
    WatchedFile version = factsOf(m_path);
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return file.exists() ? Result<std::optional<WatchedFile>>(fail(file.errorString()))
                             : std::nullopt;
    version.octets = file.read(m_limit + 1);
    if (version.octets.size() > m_limit)
        return fail(QStringLiteral("it is larger than %1 octets").arg(m_limit));
    version.isText = isUtf8(version.octets);
    return version;
}

void FileWatcher::check()
{
    watch();
    auto version = read();
    if (!version) {
        m_file.reset();
        if (m_error != version.error()) {
            m_error = version.error();
            emit failed();
        }
        return;
    }
    m_error.reset();
    if (*version == m_file)
        return;
    m_file = std::move(*version);
    if (m_file)
        emit changed();
}

} // namespace Framescope
