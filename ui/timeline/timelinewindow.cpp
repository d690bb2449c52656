#include "ui/timeline/timelinewindow.h"

#include <algorithm>
#include <cmath>

namespace Framescope {

void TimelineWindow::setExtent(TimeSpan extent)
{
    m_extent = extent;
    if (m_following) {
        const qint64 length = std::min(m_length, extent.length());
        m_span = { extent.end - length, extent.end };
    } else {
        m_span = m_span.clampedTo(extent);
    }
}

void TimelineWindow::show(TimeSpan span)
{
    const qint64 missing = std::max<qint64>(MinimumLength - span.length(), 0);
    span.begin -= missing / 2;
    span.end += missing - missing / 2;
    const TimeSpan shown = span.clampedTo(m_extent);
    if (shown == m_span)
        return;
    m_span = shown;
    m_following = m_span.end >= m_extent.end;
    m_length = isWhole() ? Everything : m_span.length();
}

void TimelineWindow::zoom(double factor, qint64 anchor)
{
    if (m_extent.length() <= 0)
        return;
    const double wanted = static_cast<double>(m_span.length()) * factor;
    const double longest = static_cast<double>(m_extent.length());
    if (wanted >= longest) {
        fit();
        return;
    }
    const qint64 length = std::max(std::llround(wanted), MinimumLength);
    show(m_span.resized(length, anchor));
}

void TimelineWindow::zoom(double factor)
{
    zoom(factor, m_following ? m_span.end : m_span.begin + m_span.length() / 2);
}

void TimelineWindow::reveal(qint64 time)
{
    if (!m_span.contains(time))
        pan(time - m_span.begin - m_span.length() / 2);
}

void TimelineWindow::fit()
{
    m_span = m_extent;
    m_following = true;
    m_length = Everything;
}

} // namespace Framescope
