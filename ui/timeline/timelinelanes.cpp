#include "ui/timeline/timelinelanes.h"

#include "ui/frames/framecache.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametext.h"
#include "ui/timeline/accessibletimeline.h"
#include "ui/timeline/readtext.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelinepainter.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QSettings>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
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
/// How near to the end of the brush one has to be to move it.
constexpr qreal EdgePixels = 5;

/// How far from a read's bar it is still meant.
constexpr qreal ReadPixels = 6;
/// The same for a gap of the capture.
constexpr qreal GapPixels = 5;

constexpr auto ReadsKey = "timeline/reads"_L1;

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
    , m_readsWanted(QSettings().value(ReadsKey, true).toBool())
    , m_finder(std::move(store))
{
    AccessibleTimeline::install();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, &TimelineLanes::applyTheme);
    connect(&m_content, &TimelineContent::changed, this, qOverload<>(&QWidget::update));
    connect(&m_content, &TimelineContent::brushChanged, this, qOverload<>(&QWidget::update));
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
    const qsizetype gaps = m_content.captureGaps().size();
    if (gaps == 1)
        text += tr(", 1 gap in the capture");
    else if (gaps > 1)
        text += tr(", %1 gaps in the capture").arg(countText(static_cast<quint64>(gaps)));
    if (const auto brush = m_content.brush())
        text += tr(", %1 selected").arg(durationText(brush->length()));
    return text;
}

QString TimelineLanes::spokenCursor() const
{
    if (!cursor())
        return {};
    const FrameHandle &frame = m_selection.frame();
    const QString spoken = m_selection.isCovered(frame.id()) ? spokenFrame(frame, coveredText())
                                                             : spokenFrame(frame);
    const TimelineRead *read = m_content.detail().readOf(frame.record());
    return read ? tr("%1. %2").arg(spoken, readText(*read)) : spoken;
}

QString TimelineLanes::spokenReads() const
{
    const TimelineDetail &detail = m_content.detail();
    return m_content.isEmpty()
        ? QString()
        : readsText(detail.readCount(), detail.readOctets(), detail.isExact());
}

void TimelineLanes::setReadsWanted(bool wanted)
{
    QSettings().setValue(ReadsKey, wanted);
    m_readsWanted = wanted;
    applyTheme();
}

void TimelineLanes::setRoomForReads(bool hasRoom)
{
    if (hasRoom == m_hasRoomForReads)
        return;
    m_hasRoomForReads = hasRoom;
    applyTheme();
}

void TimelineLanes::setTall(bool isTall)
{
    if (isTall == m_isTall)
        return;
    m_isTall = isTall;
    applyTheme();
}

QSize TimelineLanes::sizeHint() const
{
    const int height = TimelineGeometry::rulerHeight(m_theme)
        + 2 * TimelineGeometry::laneHeight(m_theme, m_isTall);
    return { m_theme.px(400), height + (hasReads() ? TimelineGeometry::readsHeight(m_theme) : 0) };
}

bool TimelineLanes::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString tip = tipAt(help->pos());
    // Another text at another place: it does not stay while the pointer moves on.
    QToolTip::showText(help->globalPos(), tip, this, QRect(help->pos(), QSize(1, 1)));
    event->setAccepted(!tip.isEmpty());
    return true;
}

QString TimelineLanes::tipAt(const QPoint &position) const
{
    const QString gap = gapTip(position);
    return gap.isEmpty() ? readTip(position) : gap;
}

/// What is missing there, as far as it fits.
QString TimelineLanes::gapTip(const QPoint &position) const
{
    constexpr qsizetype MostLines = 8;
    const TimelineGeometry geometry = geometryOfParts();
    if (!geometry.lanes().contains(position))
        return {};
    const TimelineScale scale = geometry.scale(m_content.span());
    QStringList lines;
    for (const CaptureGap &gap : m_content.captureGaps()) {
        const bool isNear = std::abs(scale.x(gap.time) - position.x()) <= GapPixels;
        if (!isNear || !geometry.lane(gap.direction).contains(position))
            continue;
        if (lines.size() == MostLines)
            return lines.join(u'\n') + u"\n…"_s;
        lines.append(
            tr("%1 (connection %2 at %3)")
                .arg(captureGapText(gap), QString::number(gap.connection), timeText(gap.time)));
    }
    return lines.join(u'\n');
}

const TimelineRead *TimelineLanes::readAt(const QPointF &position) const
{
    const TimelineGeometry geometry = geometryOfParts();
    const TimelineScale scale = geometry.scale(m_content.span());
    const Direction half = position.y() < geometry.reads().center().y() ? Direction::ClientToServer
                                                                        : Direction::ServerToClient;
    return m_content.detail().nearestRead(
        scale.time(position.x()), half, scale.duration(ReadPixels));
}

/// What the reads at \a position brought, or beside their lane what it shows.
QString TimelineLanes::readTip(const QPoint &position) const
{
    const TimelineGeometry geometry = geometryOfParts();
    if (geometry.nameBeside(geometry.reads()).contains(position))
        return readsHelp();
    if (!geometry.reads().contains(position) || m_content.isEmpty())
        return {};
    const TimelineDetail &detail = m_content.detail();
    if (detail.hasMarks()) {
        const TimelineRead *read = readAt(position);
        return read ? readText(*read) : QString();
    }
    const TimelineScale scale = geometry.scale(m_content.span());
    const TimelineBucket column
        = detail.buckets().column(scale.time(position.x()), scale.time(position.x() + 1));
    return column.readsOfBoth() == 0
        ? QString()
        : readsText(column.readsOfBoth(), column.readOctetsOfBoth(), true);
}

void TimelineLanes::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const TimelineGeometry geometry = geometryOfParts();
    painter.fillRect(rect(), m_theme.color(Theme::Token::BgPanel));
    const std::optional<qint64> time = cursor();
    TimelinePainter(painter, m_theme, m_content, geometry)
        .draw(time, time ? m_content.detail().readOf(m_selection.frame().record()) : nullptr);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(m_theme.color(Theme::Token::Accent), 1.5));
        painter.drawRect(QRectF(geometry.allLanes()).adjusted(0.75, 0.75, -0.75, -0.75));
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

TimelineLanes::Press TimelineLanes::pressAt(const QMouseEvent &event) const
{
    Press press { event.position().x(), m_content.span(), std::nullopt };
    const TimelineGeometry geometry = geometryOfParts();
    const bool pans = event.button() == Qt::MiddleButton
        || geometry.ruler().contains(event.position().toPoint());
    if (pans)
        return press;
    const TimelineScale scale = this->scale();
    press.anchor = scale.time(press.x);
    if (const auto brush = m_content.brush()) {
        if (std::abs(scale.x(brush->begin) - press.x) <= EdgePixels)
            press.anchor = brush->end;
        else if (std::abs(scale.x(brush->end) - press.x) <= EdgePixels)
            press.anchor = brush->begin;
    }
    return press;
}

void TimelineLanes::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton)
        m_press = pressAt(*event);
}

void TimelineLanes::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_press)
        return;
    const qreal distance = event->position().x() - m_press->x;
    m_press->isDrag |= std::abs(distance) >= QApplication::startDragDistance();
    if (!m_press->isDrag)
        return;
    if (m_press->anchor) {
        brushBetween(*m_press->anchor, scale().time(event->position().x()));
    } else {
        setCursor(Qt::ClosedHandCursor);
        m_content.show(m_press->span.moved(-scale().duration(distance)));
    }
}

void TimelineLanes::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_press)
        return;
    const bool wasDrag = std::exchange(m_press, std::nullopt)->isDrag;
    unsetCursor();
    if (wasDrag || event->button() != Qt::LeftButton)
        return;
    m_content.setBrush(std::nullopt);
    m_extendFrom.reset();
    selectAt(event->position());
}

void TimelineLanes::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto brush = m_content.brush();
    if (event->button() == Qt::LeftButton && brush
        && brush->contains(scale().time(event->position().x())))
        m_content.zoomToBrush();
}

void TimelineLanes::brushBetween(qint64 time, qint64 other)
{
    const TimeSpan shown = m_content.span();
    m_content.setBrush(TimeSpan {
        std::max(std::min(time, other), shown.begin), std::min(std::max(time, other), shown.end) });
}

void TimelineLanes::requestRange()
{
    if (const auto brush = m_content.brush())
        emit rangeRequested(*brush);
}

/// The brush says how long it is, and how many frames are in it.
void TimelineLanes::measureTo(qint64 time)
{
    if (const std::optional<qint64> from = cursor())
        brushBetween(*from, time);
}

bool TimelineLanes::pressBrushKey(QKeyEvent *event)
{
    if (!m_content.brush())
        return false;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_content.zoomToBrush();
        return true;
    case Qt::Key_F:
        requestRange();
        return true;
    case Qt::Key_Escape:
        m_content.setBrush(std::nullopt);
        m_extendFrom.reset();
        return true;
    default:
        return false;
    }
}

void TimelineLanes::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Timeline"));
    const bool brushed = m_content.brush().has_value();
    const auto add = [menu, this](const QString &text, QKeySequence key, auto slot) {
        QAction *action = menu->addAction(text);
        action->setShortcut(key);
        action->setShortcutVisibleInContextMenu(true);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    QList<QAction *> ofBrush {
        add(tr("&Zoom to the selected time"), Qt::Key_Return, [this] { m_content.zoomToBrush(); }),
        add(tr("&Filter by the selected time"), Qt::Key_F, [this] { requestRange(); }),
        add(tr("&Clear the selection of time"), Qt::Key_Escape,
            [this] { m_content.setBrush(std::nullopt); }),
    };
    for (QAction *action : ofBrush)
        action->setEnabled(brushed);
    menu->addSeparator();
    const bool isPointed = event->reason() == QContextMenuEvent::Mouse;
    const qint64 here = isPointed ? scale().time(event->pos().x()) : m_content.span().end;
    add(isPointed ? tr("&Measure time from the selected frame to here")
                  : tr("&Measure time from the selected frame to the end"),
        {}, [this, here] { measureTo(here); })
        ->setEnabled(cursor().has_value());
    menu->addSeparator();
    add(tr("&Show everything"), Qt::Key_0, [this] { m_content.fit(); });
    menu->addSeparator();
    QAction *reads = add(tr("Show &reads"), {}, [this](bool shown) { setReadsWanted(shown); });
    reads->setCheckable(true);
    reads->setChecked(hasReads());
    reads->setEnabled(m_hasRoomForReads);
    reads->setToolTip(readsHelp());
    menu->setToolTipsVisible(true);
    menu->popup(event->globalPos());
}

void TimelineLanes::keyPressEvent(QKeyEvent *event)
{
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        if (!extends)
            m_extendFrom.reset();
        else if (!m_extendFrom)
            m_extendFrom = cursor();
        m_extending = extends && m_extendFrom.has_value();
    }
    if (pressBrushKey(event))
        return;
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
    if (const std::optional<qint64> time = cursor()) {
        m_content.reveal(*time);
        if (std::exchange(m_extending, false) && m_extendFrom)
            m_content.setBrush(
                TimeSpan { std::min(*m_extendFrom, *time), std::max(*m_extendFrom, *time) });
    }
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
    if (geometry.reads().contains(position.toPoint()) && m_content.detail().hasMarks()) {
        const TimelineRead *read = readAt(position);
        select(read ? read->firstId : 0);
        return;
    }
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
