#include "app/session/samplefolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

} // namespace

QString SampleFolder::standardPath()
{
    return QDir::cleanPath(
        QCoreApplication::applicationDirPath() + u"/../share/framescope/samples"_s);
}

SampleFolder::SampleFolder(QString path)
    : m_path(std::move(path))
{
}

QStringList SampleFolder::files() const
{
    const QDir dir(m_path);
    QStringList paths;
    for (const QString &name : dir.entryList({ u"*.fscope"_s }, QDir::Files, QDir::Name))
        paths.append(dir.filePath(name));
    return paths;
}

bool SampleFolder::contains(const QString &path) const
{
    const QString folder = QFileInfo(path).canonicalPath();
    return !folder.isEmpty() && folder == QFileInfo(m_path).canonicalFilePath();
}

} // namespace Framescope
