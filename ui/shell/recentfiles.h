#pragma once

#include <QStringList>

class QSettings;

namespace Framescope {

/// The session files that were opened or saved last, newest first.
class RecentFiles
{
public:
    static constexpr qsizetype MaxEntries = 10;

    /// Reads what earlier runs have left in \a settings, which must outlive this.
    explicit RecentFiles(QSettings &settings);

    /// Absolute paths; perhaps of files that are gone.
    const QStringList &paths() const { return m_paths; }
    /// Makes \a path the newest and remembers that.
    void add(const QString &path);
    void clear();

private:
    void keep();

    QSettings &m_settings;
    QStringList m_paths;
};

} // namespace Framescope
