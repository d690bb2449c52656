#include "app/session/sessionfolder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

Error unwritable(const QString &path)
{
    return { ErrorCode::FileUnwritable, path };
}

} // namespace

QString SessionFolder::standardPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/framescope/sessions"_s;
}

Result<std::unique_ptr<UnsavedSession>> SessionFolder::reserve()
{
    if (!QDir().mkpath(m_path))
        return tl::unexpected(unwritable(m_path));
    // What is recorded may hold secrets.
    QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString path = u"%1/%2-%3-%4.fscope"_s.arg(m_path,
        QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s),
        QString::number(QCoreApplication::applicationPid()), QString::number(++m_reserved));
    std::unique_ptr<UnsavedSession> place = UnsavedSession::hold(path);
    if (!place)
        return tl::unexpected(unwritable(path));
    return place;
}

std::vector<std::unique_ptr<UnsavedSession>> SessionFolder::leftovers()
{
    std::vector<std::unique_ptr<UnsavedSession>> found;
    const QDir folder(m_path);
    const QStringList names
        = folder.entryList({ u"*.fscope"_s }, QDir::Files | QDir::NoSymLinks, QDir::Time);
    for (const QString &name : names) {
        if (auto held = UnsavedSession::hold(folder.filePath(name)))
            found.push_back(std::move(held));
    }
    return found;
}

} // namespace Framescope
