#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

class QSettings;

namespace Framescope {

/// The URLs that were connected to last, newest first.
class RecentUrls
{
public:
    static constexpr qsizetype MaxEntries = 20;

    struct Entry
    {
        QString url;
        QDateTime time; ///< when it was used last

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    /// Reads what earlier runs have left in \a settings, which must outlive this.
    explicit RecentUrls(QSettings &settings);

    const QList<Entry> &entries() const { return m_entries; }
    /// Makes \a url the newest and remembers that.
    void add(const QString &url, const QDateTime &time);
    void clear();

private:
    QSettings &m_settings;
    QList<Entry> m_entries;
};

} // namespace Framescope
