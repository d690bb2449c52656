#include "ui/connect/recenturls.h"

#include <QSettings>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto ArrayKey = "recentUrls"_L1;
constexpr auto UrlKey = "url"_L1;
constexpr auto TimeKey = "time"_L1;

} // namespace

RecentUrls::RecentUrls(QSettings &settings)
    : m_settings(settings)
{
    const int count = m_settings.beginReadArray(ArrayKey);
    for (int i = 0; i < qMin<qsizetype>(count, MaxEntries); ++i) {
        m_settings.setArrayIndex(i);
        m_entries.append(
            { m_settings.value(UrlKey).toString(), m_settings.value(TimeKey).toDateTime() });
    }
    m_settings.endArray();
}

void RecentUrls::add(const QString &url, const QDateTime &time)
{
    m_entries.removeIf([&url](const Entry &entry) { return entry.url == url; });
    m_entries.prepend({ url, time });
    if (m_entries.size() > MaxEntries)
        m_entries.removeLast();
    m_settings.remove(ArrayKey);
    m_settings.beginWriteArray(ArrayKey, static_cast<int>(m_entries.size()));
    for (int i = 0; i < m_entries.size(); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(UrlKey, m_entries.at(i).url);
        m_settings.setValue(TimeKey, m_entries.at(i).time);
    }
    m_settings.endArray();
}

void RecentUrls::clear()
{
    m_entries.clear();
    m_settings.remove(ArrayKey);
}

} // namespace Framescope
