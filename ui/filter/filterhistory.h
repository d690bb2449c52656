#pragma once

#include <QStringList>

class QSettings;

namespace Framescope {

/// The filters that were used last, newest first.
class FilterHistory
{
public:
    static constexpr qsizetype MaxEntries = 20;
    /// Longer ones are not remembered.
    static constexpr qsizetype MaxLength = 4096;

    /// Reads what earlier runs have left in \a settings, which must outlive this.
    explicit FilterHistory(QSettings &settings);

    const QStringList &entries() const { return m_entries; }
    /// Makes \a expression the newest and remembers that.
    void add(const QString &expression);
    void clear();

private:
    QSettings &m_settings;
    QStringList m_entries;
};

} // namespace Framescope
