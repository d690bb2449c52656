#include "app/exchange/outputfile.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <filesystem>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

Error unwritable(const QString &path, const QString &reason)
{
    return { ErrorCode::FileUnwritable, u"%1: %2"_s.arg(path, reason) };
}

} // namespace

OutputFile::OutputFile(QString path, bool overwrite)
    : m_path(std::move(path))
    , m_overwrite(overwrite)
{
}

OutputFile::~OutputFile()
{
    if (m_temporary.isEmpty())
        return;
    QFile::remove(m_temporary);
    for (const auto suffix : { "-wal"_L1, "-shm"_L1, "-journal"_L1 })
        QFile::remove(m_temporary + suffix);
}

/// Why the place is not to be taken.
std::optional<Error> OutputFile::problem() const
{
    const QFileInfo there(m_path);
    if (there.exists() && !there.isFile())
        return unwritable(m_path, u"it is no ordinary file"_s);
    if (there.exists() && there.size() > 0 && !m_overwrite)
        return Error { ErrorCode::FileExists, m_path };
    return std::nullopt;
}

Result<void> OutputFile::create()
{
    if (const auto taken = problem())
        return tl::unexpected(*taken);
    const QFileInfo place(m_path);
    for (int attempt = 0; attempt < 100; ++attempt) {
        const QString path = u"%1/.%2.%3.part"_s.arg(place.path(), place.fileName(),
            QString::number(QRandomGenerator::global()->generate(), 36));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
            m_temporary = path;
            return {};
        }
        if (!QFileInfo::exists(path))
            return tl::unexpected(unwritable(m_path, file.errorString()));
    }
    return tl::unexpected(unwritable(m_path, u"there are too many unfinished files beside it"_s));
}

Result<void> OutputFile::commit()
{
    if (const auto taken = problem())
        return tl::unexpected(*taken);
    std::error_code error;
    std::filesystem::rename(QFile::encodeName(m_temporary).toStdString(),
        QFile::encodeName(m_path).toStdString(), error);
    if (error)
        return tl::unexpected(unwritable(m_path, QString::fromStdString(error.message())));
    m_temporary.clear();
    return {};
}

} // namespace Framescope
