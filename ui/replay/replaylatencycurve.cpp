#include "ui/replay/replaylatencycurve.h"

#include "ui/frames/frametext.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>

namespace Framescope {

namespace {

// px of the design
constexpr int CurveWidth = 120;
constexpr int CurveHeight = 36;

} // namespace

ReplayLatencyCurve::ReplayLatencyCurve(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setAccessibleName(tr("Latency of the newest answers"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ReplayLatencyCurve::setLatencies(const std::vector<ReplayLatency> &latencies)
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(Shown, latencies.size()));
    m_latencies.assign(latencies.end() - count, latencies.end());
    qint64 most = 0;
    for (const ReplayLatency &latency : m_latencies)
        most = std::max({ most, latency.recorded, latency.now });
    setToolTip(tr("The newest answers, up to %1: recorded dashed, this run drawn through")
                   .arg(durationText(most)));
    update();
}

QSize ReplayLatencyCurve::sizeHint() const
{
    return { m_theme.px(CurveWidth), m_theme.px(CurveHeight) };
}

void ReplayLatencyCurve::paintEvent(QPaintEvent *)
{
    if (m_latencies.size() < 2)
        return;
    qint64 most = 1;
    for (const ReplayLatency &latency : m_latencies)
        most = std::max({ most, latency.recorded, latency.now });
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -2);
    const qreal step = area.width() / static_cast<qreal>(m_latencies.size() - 1);
    const auto curve = [&](qint64 ReplayLatency::*member) {
        QPolygonF line;
        for (std::size_t i = 0; i < m_latencies.size(); ++i) {
            const qreal height = static_cast<qreal>(m_latencies[i].*member)
                / static_cast<qreal>(most) * area.height();
            line.append({ area.left() + static_cast<qreal>(i) * step, area.bottom() - height });
        }
        return line;
    };
    QPainter painter(this);
    painter.setPen(m_theme.color(Theme::Token::LineSoft));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(Theme::Token::Text2), 1.2, Qt::DashLine));
    painter.drawPolyline(curve(&ReplayLatency::recorded));
    painter.setPen(QPen(m_theme.color(Theme::Token::Accent), 1.6));
    painter.drawPolyline(curve(&ReplayLatency::now));
}

} // namespace Framescope
