#include "protocol/endpoint/privatefile.h"

#include <QFile>
#include <QRandomGenerator>
#include <QScopeGuard>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace Framescope::PrivateFile {

namespace {

constexpr qint64 SizeLimit = 64 * 1024;
constexpr mode_t OwnerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t Others = S_IRWXG | S_IRWXO;

tl::unexpected<QString> systemError()
{
    return tl::unexpected(qt_error_string(errno));
}

bool writeAll(int descriptor, const QByteArray &contents)
{
    qsizetype written = 0;
    while (written < contents.size()) {
        const ssize_t count = ::write(descriptor, contents.constData() + written,
            static_cast<std::size_t>(contents.size() - written));
        if (count < 0 && errno != EINTR)
            return false;
        written += std::max<ssize_t>(count, 0);
    }
    return ::fsync(descriptor) == 0;
}

} // namespace

bool exists(const QString &path)
{
    struct stat status = {};
    return ::lstat(QFile::encodeName(path).constData(), &status) == 0;
}

tl::expected<void, QString> create(const QString &path, const QByteArray &contents)
{
    const QByteArray name = QFile::encodeName(path);
    const QByteArray draft
        = name + '.' + QByteArray::number(QRandomGenerator::system()->generate64(), 36);
    const int descriptor = ::open(
        draft.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, OwnerOnly);
    if (descriptor < 0)
        return systemError();
    const auto removeDraft = qScopeGuard([&draft] { ::unlink(draft.constData()); });
    const bool written = writeAll(descriptor, contents);
    const int writeError = errno;
    ::close(descriptor);
    if (!written) {
        errno = writeError;
        return systemError();
    }
    // A link, unlike a renaming, does not replace what is there.
    if (::link(draft.constData(), name.constData()) != 0 && errno != EEXIST)
        return systemError();
    return {};
}

tl::expected<QByteArray, QString> read(const QString &path)
{
    QFile file;
    const int descriptor = ::open(
        QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return systemError();
    if (!file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(descriptor);
        return tl::unexpected(file.errorString());
    }
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        return systemError();
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(QStringLiteral("it is no ordinary file"));
    if (status.st_uid != ::geteuid())
        return tl::unexpected(QStringLiteral("it belongs to another user"));
    if ((status.st_mode & Others) != 0)
        return tl::unexpected(QStringLiteral("others may read or change it (mode %1, not 600)")
                                  .arg(status.st_mode & (S_IRWXU | Others), 0, 8));
    if (status.st_size > SizeLimit)
        return tl::unexpected(QStringLiteral("it is too large"));
    return file.read(SizeLimit);
}

} // namespace Framescope::PrivateFile
