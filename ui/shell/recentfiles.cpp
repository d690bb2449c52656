#include "ui/shell/recentfiles.h"

#include <QFileInfo>
#include <QSettings>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto Key = "recentFiles"_L1;

} // namespace

RecentFiles::RecentFiles(QSettings &settings)
    : m_settings(settings)
    , m_paths(settings.value(Key).toStringList().mid(0, MaxEntries))
{
}

void RecentFiles::add(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    m_paths.removeAll(absolute);
    m_paths.prepend(absolute);
    m_paths = m_paths.mid(0, MaxEntries);
    keep();
}

void RecentFiles::clear()
{
    m_paths.clear();
    keep();
}

void RecentFiles::keep()
{
    m_settings.setValue(Key, m_paths);
}

} // namespace Framescope
