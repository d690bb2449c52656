#include "ui/timeline/timelinelanes.h"

#include "ui/frames/framecache.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametext.h"
#include "ui/timeline/accessibletimeline.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelinepainter.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr double WheelZoom = 0.8; // per notch
constexpr double KeyZoom = 0.5;
constexpr qreal PixelsPerNotch = 80; // when panning
constexpr qreal DegreeEighthsPerNotch = 120;
/// How much farther away a frame in the other lane has to be to be taken for the one clicked at.
constexpr qreal LanePixels = 8;

FilterProgram shownFrames(ConnectionId connection)
{
    return connection == 0 ? FilterProgram() : FilterProgram::framesOf(connection);
}

/// "1:57".
QString spokenTime(qint64 time)
{
    const QString clock = clockText(time);
    return clock.startsWith(u'0') ? clock.sliced(1) : clock;
}

} // namespace

TimelineLanes::TimelineLanes(const Theme &theme, std::shared_ptr<const SessionStore> store,
    FrameCache &cache, TimelineContent &content, FrameSelection &selection, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_cache(cache)
    , m_content(content)
    , m_selection(selection)
    , m_finder(std::move(store))
{
    AccessibleTimeline::install();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, &TimelineLanes::applyTheme);
    connect(&m_content, &TimelineContent::changed, this, qOverload<>(&QWidget::update));
    connect(&m_selection, &FrameSelection::frameChanged, this, &TimelineLanes::followSelection);
    connect(&m_finder, &FrameFinder::finished, this, &TimelineLanes::select);
    connect(&m_cache, &FrameCache::blocksLoaded, this, [this](FrameId first, FrameId last) {
        if (m_awaited >= first && m_awaited <= last)
            select(m_awaited);
    });
}

TimelineScale TimelineLanes::scale() const
{
    return geometryOfParts().scale(m_content.span());
}

QString TimelineLanes::summary() const
{
    if (m_content.isEmpty())
        return tr("Timeline, no frames");
    const TimelineDetail &detail = m_content.detail();
    QString text = tr("Timeline, %1 from %2 to %3")
                       .arg(detail.frames() == 1 ? tr("1 frame")
                                                 : tr("%1 frames").arg(countText(detail.frames())),
                           spokenTime(m_content.span().begin), spokenTime(m_content.span().end));
    if (detail.violations() == 1)
        text += tr(", 1 violation");
    else if (detail.violations() > 1)
        text += tr(", %1 violations").arg(countText(detail.violations()));
    return text;
}

QString TimelineLanes::spokenCursor() const
{
    return cursor() ? spokenFrame(m_selection.frame()) : QString();
}

QSize TimelineLanes::sizeHint() const
{
    const int height
        = TimelineGeometry::rulerHeight(m_theme) + 2 * TimelineGeometry::laneHeight(m_theme);
    return { m_theme.px(400), height };
}

void TimelineLanes::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const TimelineGeometry geometry = geometryOfParts();
    painter.fillRect(rect(), m_theme.color(Theme::Token::BgPanel));
    TimelinePainter(painter, m_theme, m_content, geometry).draw(cursor());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Theme::Token::Accent), 1.5));
        painter.drawRect(QRectF(geometry.lanes()).adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

void TimelineLanes::wheelEvent(QWheelEvent *event)
{
    const QPointF notches = QPointF(event->angleDelta()) / DegreeEighthsPerNotch;
    const bool sideways = std::abs(notches.x()) > std::abs(notches.y());
    if (sideways || event->modifiers().testFlag(Qt::ShiftModifier)) {
        const qreal distance = (sideways ? notches.x() : notches.y()) * PixelsPerNotch;
        m_content.pan(-scale().duration(distance));
    } else {
        m_content.zoom(std::pow(WheelZoom, notches.y()), scale().time(event->position().x()));
    }
    event->accept();
}

void TimelineLanes::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        m_press = Press { event->position().x(), m_content.span() };
}

void TimelineLanes::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_press)
        return;
    const qreal distance = event->position().x() - m_press->x;
    m_press->isDrag |= std::abs(distance) >= QApplication::startDragDistance();
    if (m_press->isDrag) {
        setCursor(Qt::ClosedHandCursor);
        m_content.show(m_press->span.moved(-scale().duration(distance)));
    }
}

void TimelineLanes::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_press)
        return;
    const bool wasDrag = std::exchange(m_press, std::nullopt)->isDrag;
    unsetCursor();
    if (!wasDrag)
        selectAt(event->position());
}

void TimelineLanes::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        step(FrameFinder::Towards::Earlier);
        break;
    case Qt::Key_Right:
        step(FrameFinder::Towards::Later);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift
        m_content.zoom(KeyZoom);
        break;
    case Qt::Key_Minus:
        m_content.zoom(1 / KeyZoom);
        break;
    case Qt::Key_0:
        m_content.fit();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void TimelineLanes::applyTheme()
{
    updateGeometry();
    update();
}

void TimelineLanes::followSelection()
{
    m_awaited = 0;
    m_finder.cancel();
    if (const std::optional<qint64> time = cursor())
        m_content.reveal(*time);
    AccessibleTimeline::announceCursor(this);
    update();
}

void TimelineLanes::select(FrameId id)
{
    if (id == 0)
        return;
    const FrameHandle frame = m_cache.frame(id);
    m_awaited = frame.isNull() ? id : 0;
    if (!frame.isNull())
        m_selection.setFrame(frame);
}

void TimelineLanes::selectAt(const QPointF &position)
{
    const TimelineGeometry geometry = geometryOfParts();
    if (!geometry.plot().contains(position.toPoint()))
        return;
    const TimelineScale scale = geometry.scale(m_content.span());
    const Direction lane
        = position.y() < geometry.axis() ? Direction::ClientToServer : Direction::ServerToClient;
    select(m_content.detail().nearest(scale.time(position.x()), lane, scale.duration(LanePixels)));
}

void TimelineLanes::step(FrameFinder::Towards towards)
{
    if (!cursor()) {
        select(m_content.detail().nearest(
            m_content.span().end, Direction::ServerToClient, 0)); // somewhere to begin
        return;
    }
    m_finder.find(shownFrames(m_content.connection()), m_selection.frame().id(), towards);
}

std::optional<qint64> TimelineLanes::cursor() const
{
    const FrameHandle &frame = m_selection.frame();
    const ConnectionId shown = m_content.connection();
    if (frame.isNull() || (shown != 0 && frame.record().connection != shown))
        return std::nullopt;
    return frame.record().time;
}

} // namespace Framescope
