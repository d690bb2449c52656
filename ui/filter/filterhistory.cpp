#include "ui/filter/filterhistory.h"

#include <QSettings>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto Key = "filterHistory"_L1;

} // namespace

FilterHistory::FilterHistory(QSettings &settings)
    : m_settings(settings)
    , m_entries(settings.value(Key).toStringList().mid(0, MaxEntries))
{
}

void FilterHistory::add(const QString &expression)
{
    const QString trimmed = expression.trimmed();
    if (trimmed.isEmpty() || trimmed.size() > MaxLength || trimmed == m_entries.value(0))
        return;
    m_entries.removeAll(trimmed);
    m_entries.prepend(trimmed);
    m_entries = m_entries.mid(0, MaxEntries);
    m_settings.setValue(Key, m_entries);
}

void FilterHistory::clear()
{
    m_entries.clear();
    m_settings.remove(Key);
}

} // namespace Framescope
