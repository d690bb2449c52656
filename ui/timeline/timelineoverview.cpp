#include "ui/timeline/timelineoverview.h"

#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelinegaps.h"
#include "ui/timeline/timelinepainter.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace Framescope {

using Token = Theme::Token;

namespace {

constexpr int Height = 24; // px of the design
constexpr qreal ClientShare = 0.4; // of the height; a server mostly says more
constexpr int Pitch = 3; // px, two of them painted
constexpr qreal Grab = 6; // px on both sides of the window's edge
constexpr float OutsideStrength = 0.45F;
constexpr float WindowStrength = 0.12F;

QColor faded(QColor color, float alpha)
{
    color.setAlphaF(alpha);
    return color;
}

} // namespace

TimelineOverview::TimelineOverview(const Theme &theme, TimelineContent &content, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_content(content)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Whole session"));
    setToolTip(tr("Drag the window to move it, its edges to zoom"));
    connect(&m_theme, &Theme::changed, this, &TimelineOverview::applyTheme);
    connect(&m_content, &TimelineContent::changed, this, qOverload<>(&QWidget::update));
}

QRectF TimelineOverview::windowRect() const
{
    const TimelineScale all = scale();
    const QRectF strip(rect());
    QRectF window(strip);
    window.setLeft(std::round(all.x(m_content.span().begin)));
    window.setRight(std::round(all.x(m_content.span().end)));
    return window;
}

QSize TimelineOverview::sizeHint() const
{
    return { m_theme.px(400), m_theme.px(Height) };
}

void TimelineOverview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect plot = geometryOfParts().plot();
    painter.fillRect(rect(), m_theme.color(Token::BgPanel));
    painter.fillRect(plot, m_theme.color(Token::BgAlt));
    painter.setFont(m_theme.font(Theme::TypeRole::Small));
    painter.setPen(m_theme.color(Token::Text2));
    painter.drawText(geometryOfParts().nameBeside(plot), Qt::AlignRight | Qt::AlignVCenter,
        TimelineGeometry::overviewName(m_content.connection() != 0));
    if (m_content.isEmpty())
        return;
    painter.fillRect(windowRect(), faded(m_theme.color(Token::Accent), WindowStrength));
    drawGaps(painter);
    drawColumns(painter);
    drawViolations(painter);
    drawWindow(painter);
}

void TimelineOverview::drawColumns(QPainter &painter) const
{
    const TimelineScale all = scale();
    const TimelineBuckets &buckets = m_content.buckets();
    const int left = qRound(all.left());
    const int count = qRound(all.right() - all.left()) / Pitch;
    std::vector<TimelineBucket> columns;
    quint64 most = 1;
    for (int i = 0; i < count; ++i) {
        const qreal x = left + i * Pitch;
        columns.push_back(buckets.column(all.time(x), all.time(x + Pitch)));
        most = std::max({ most, columns.back().total(Direction::ClientToServer),
            columns.back().total(Direction::ServerToClient) });
    }
    const QRectF window = windowRect();
    const qreal axis = std::round(height() * ClientShare);
    for (int i = 0; i < count; ++i) {
        const int x = left + i * Pitch;
        const bool inside = x >= window.left() && x <= window.right();
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
            const bool above = direction == Direction::ClientToServer;
            const quint64 frames = columns[static_cast<std::size_t>(i)].total(direction);
            const qreal room = (above ? axis : height() - axis) - 2;
            const qreal bar = TimelinePainter::columnHeight(frames, most, room);
            painter.fillRect(QRectF(x, above ? axis - bar : axis + 1, Pitch - 1, bar),
                faded(m_theme.directionColor(direction), inside ? 1 : OutsideStrength));
        }
    }
}

void TimelineOverview::drawGaps(QPainter &painter) const
{
    const TimelineScale all = scale();
    for (const TimeSpan &gap : timelineGaps(m_content.buckets(), m_content.window().extent())) {
        const QRectF rect(all.x(gap.begin), 0, all.x(gap.end) - all.x(gap.begin), height());
        if (rect.width() > 2 * Pitch)
            TimelinePainter::drawHatch(
                painter, rect.adjusted(Pitch, 0, -Pitch, 0), m_theme.color(Token::LineSoft));
    }
}

void TimelineOverview::drawViolations(QPainter &painter) const
{
    const TimelineScale all = scale();
    for (const TimelineBucket &bucket : m_content.buckets().buckets()) {
        if (bucket.violations > 0)
            painter.fillRect(QRectF(all.x(bucket.violationTime) - 1, 0, 2, height()),
                m_theme.violationColors().mark);
    }
}

void TimelineOverview::drawWindow(QPainter &painter) const
{
    const QRectF window = windowRect().adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor accent = m_theme.color(Token::Accent);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(accent);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(window);
    painter.setBrush(m_theme.color(Token::BgPanel));
    for (const qreal x : { window.left(), window.right() }) {
        QRectF handle(0, 0, 6, height() * 0.6);
        handle.moveCenter({ x, height() / 2.0 });
        painter.drawRoundedRect(handle, 2.5, 2.5);
        for (const qreal line : { x - 1, x + 1 })
            painter.drawLine(QPointF(line, handle.top() + 4), QPointF(line, handle.bottom() - 4));
    }
}

void TimelineOverview::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_content.isEmpty())
        return;
    const qreal x = event->position().x();
    Part part = partAt(x);
    if (part == Part::Outside) {
        const TimeSpan span = m_content.span();
        m_content.pan(scale().time(x) - span.begin - span.length() / 2);
        part = Part::Inside;
    }
    m_drag = Drag { part, x, m_content.span() };
}

void TimelineOverview::mouseMoveEvent(QMouseEvent *event)
{
    const qreal x = event->position().x();
    if (!m_drag) {
        const Part part = partAt(x);
        const bool edge = part == Part::Begin || part == Part::End;
        setCursor(edge                 ? Qt::SizeHorCursor
                : part == Part::Inside ? Qt::OpenHandCursor
                                       : Qt::ArrowCursor);
        return;
    }
    const qint64 by = scale().duration(x - m_drag->x);
    const TimeSpan extent = m_content.window().extent();
    TimeSpan span = m_drag->span;
    switch (m_drag->part) {
    case Part::Begin:
        span.begin = std::clamp(span.begin + by, extent.begin,
            std::max(extent.begin, span.end - TimelineWindow::MinimumLength));
        break;
    case Part::End:
        span.end = std::clamp(span.end + by,
            std::min(extent.end, span.begin + TimelineWindow::MinimumLength), extent.end);
        break;
    case Part::Inside:
    case Part::Outside:
        span = span.moved(by);
        break;
    }
    m_content.show(span);
}

void TimelineOverview::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_drag.reset();
}

TimelineOverview::Part TimelineOverview::partAt(qreal x) const
{
    const QRectF window = windowRect();
    const qreal toBegin = std::abs(x - window.left());
    const qreal toEnd = std::abs(x - window.right());
    // Of a window too narrow to be grabbed inside, the outer halves of the handles are the edges.
    if (x > window.left() && x < window.right() && window.width() < 3 * Grab)
        return Part::Inside;
    if (std::min(toBegin, toEnd) <= Grab)
        return toBegin < toEnd ? Part::Begin : Part::End;
    return window.left() < x && x < window.right() ? Part::Inside : Part::Outside;
}

TimelineScale TimelineOverview::scale() const
{
    return geometryOfParts().scale(m_content.window().extent());
}

void TimelineOverview::applyTheme()
{
    updateGeometry();
    update();
}

} // namespace Framescope
