#pragma once

#include <QList>
#include <QString>

class QSettings;

namespace Framescope {

struct SavedFilter
{
    QString name;
    QString expression;

    friend bool operator==(const SavedFilter &, const SavedFilter &) = default;
};

/// Filters that somebody has given names to, by name.
class SavedFilters
{
public:
    static constexpr qsizetype MaxEntries = 100;
    static constexpr qsizetype MaxName = 80; ///< characters
    /// Longer expressions are not saved.
    static constexpr qsizetype MaxLength = 4096;

    /// Reads what earlier runs have left in \a settings, which must outlive this.
    explicit SavedFilters(QSettings &settings);

    const QList<SavedFilter> &entries() const { return m_entries; }
    /// In place of one of that name. False if there is no name, or no room for another one.
    bool save(const QString &name, const QString &expression);
    void remove(const QString &name);

private:
    void write();

    QSettings &m_settings;
    QList<SavedFilter> m_entries;
};

} // namespace Framescope
