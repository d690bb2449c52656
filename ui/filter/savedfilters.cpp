#include "ui/filter/savedfilters.h"

#include <QSettings>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto SavedKey = "savedFilters"_L1;
constexpr auto NameKey = "name"_L1;
constexpr auto ExpressionKey = "expression"_L1;

} // namespace

SavedFilters::SavedFilters(QSettings &settings)
    : m_settings(settings)
{
    const int size = std::min(settings.beginReadArray(SavedKey), static_cast<int>(MaxEntries));
    for (int i = 0; i < size; ++i) {
        settings.setArrayIndex(i);
        const QString name = settings.value(NameKey).toString().left(MaxName);
        const QString expression = settings.value(ExpressionKey).toString();
        if (!name.isEmpty() && !expression.isEmpty() && expression.size() <= MaxLength)
            m_entries.append({ name, expression });
    }
    settings.endArray();
}

bool SavedFilters::save(const QString &name, const QString &expression)
{
    const SavedFilter entry { name.simplified().left(MaxName), expression.trimmed() };
    if (entry.name.isEmpty() || entry.expression.isEmpty() || entry.expression.size() > MaxLength)
        return false;
    const auto same = std::ranges::find(m_entries, entry.name, &SavedFilter::name);
    if (same != m_entries.end())
        *same = entry;
    else if (m_entries.size() < MaxEntries)
        m_entries.append(entry);
    else
        return false;
    std::ranges::sort(m_entries, [](const SavedFilter &left, const SavedFilter &right) {
        return left.name.localeAwareCompare(right.name) < 0;
    });
    write();
    return true;
}

void SavedFilters::remove(const QString &name)
{
    m_entries.removeIf([&name](const SavedFilter &entry) { return entry.name == name; });
    write();
}

void SavedFilters::write()
{
    m_settings.remove(SavedKey);
    m_settings.beginWriteArray(SavedKey, static_cast<int>(m_entries.size()));
    for (int i = 0; i < m_entries.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(NameKey, m_entries.at(i).name);
        m_settings.setValue(ExpressionKey, m_entries.at(i).expression);
    }
    m_settings.endArray();
}

} // namespace Framescope
