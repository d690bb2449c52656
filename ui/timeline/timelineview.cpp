#include "ui/timeline/timelineview.h"

#include "ui/frames/frametext.h"
#include "ui/frames/panelstrip.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelinegeometry.h"
#include "ui/timeline/timelinelanes.h"
#include "ui/timeline/timelinelegend.h"
#include "ui/timeline/timelineoverview.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace Framescope {

using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

namespace {

using namespace Qt::StringLiterals;

// px of the design
constexpr int HeaderHeight = 30;
constexpr int ViewPadding = 12;
constexpr int PlotDistance = 6;
constexpr int LanesDistance = 2; ///< below them, where nothing else is
constexpr int NarrowWidth = 900;
/// In a window from this width on nothing large stands below the table.
constexpr int TallWindowWidth = 2200;

constexpr double ButtonZoom = 0.5;

} // namespace

TimelineView::TimelineView(const Theme &theme, std::shared_ptr<const SessionStore> store,
    FrameCache &cache, FrameSelection &selection, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_content(new TimelineContent(store, cache, this))
    , m_range(new TextLabel(theme, TypeRole::Code, Token::Text2))
    , m_count(new TextLabel(theme, TypeRole::Small, Token::Text3))
    , m_brushTools(new QWidget)
    , m_zoomTools(new QWidget)
    , m_legend(new TimelineLegend(theme))
    , m_lanes(new TimelineLanes(theme, store, cache, *m_content, selection))
    , m_overview(new TimelineOverview(theme, *m_content))
    , m_plots(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    createHeader(*column);
    column->addLayout(m_plots);
    m_plots->addWidget(m_lanes);
    m_plots->addWidget(m_overview);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    connect(m_content, &TimelineContent::changed, this, &TimelineView::showRange);
    connect(m_content, &TimelineContent::brushChanged, this, &TimelineView::showRange);
    connect(m_lanes, &TimelineLanes::rangeRequested, this,
        [this](TimeSpan range) { emit rangeRequested(range.begin, range.end); });
    connect(&m_theme, &Theme::changed, this, &TimelineView::applyTheme);
    applyTheme();
    showRange();
}

void TimelineView::takeOver(const TimelineView &other)
{
    const TimelineContent &shown = *other.m_content;
    if (shown.window().isFollowing() && !shown.window().isWhole() && !shown.brush())
        return;
    auto *once = new QObject(this);
    connect(m_content, &TimelineContent::changed, once,
        [this, once, last = shown.scannedTo(), span = shown.span(), brush = shown.brush(),
            isFollowing = shown.window().isFollowing()] {
            if (m_content->scannedTo() < last)
                return;
            once->disconnect();
            m_content->disconnect(once);
            once->deleteLater();
            if (isFollowing)
                m_content->fit();
            else
                m_content->show(span);
            m_content->setBrush(brush);
        });
}

void TimelineView::createHeader(QVBoxLayout &column)
{
    auto *title = new TextLabel(m_theme, TypeRole::Body, Token::Text, tr("Timeline"));
    title->setBold(true);
    auto *zoomOut = new IconButton(m_theme, u"minus"_s, tr("Zoom out (−)"));
    auto *zoomIn = new IconButton(m_theme, u"plus"_s, tr("Zoom in (+)"));
    auto *fit = new IconButton(m_theme, u"fit"_s, tr("Show everything (0)"));
    connect(zoomOut, &IconButton::clicked, m_content, [this] { m_content->zoom(1 / ButtonZoom); });
    connect(zoomIn, &IconButton::clicked, m_content, [this] { m_content->zoom(ButtonZoom); });
    connect(fit, &IconButton::clicked, m_content, &TimelineContent::fit);

    auto *zoomToBrush
        = new IconButton(m_theme, u"target"_s, tr("Zoom to the selected time (Enter)"));
    auto *filterBrush = new IconButton(m_theme, u"filter"_s, tr("Filter by the selected time (F)"));
    auto *clearBrush = new IconButton(m_theme, u"x"_s, tr("Clear the selection of time (Esc)"));
    connect(zoomToBrush, &IconButton::clicked, m_content, &TimelineContent::zoomToBrush);
    connect(filterBrush, &IconButton::clicked, this, [this] {
        if (const auto brush = m_content->brush())
            emit rangeRequested(brush->begin, brush->end);
    });
    connect(
        clearBrush, &IconButton::clicked, m_content, [this] { m_content->setBrush(std::nullopt); });
    auto *tools = new QHBoxLayout(m_brushTools);
    tools->setContentsMargins({});
    tools->setSpacing(0);
    for (IconButton *button : { zoomToBrush, filterBrush, clearBrush })
        tools->addWidget(button);

    auto *header = new PanelStrip(m_theme, HeaderHeight, Qt::BottomEdge);
    QHBoxLayout *row = header->row();
    row->setContentsMargins(ViewPadding, 0, ViewPadding / 3, 1);
    row->setSpacing(ViewPadding);
    for (QWidget *label :
        std::initializer_list<QWidget *> { title, m_range, m_count, m_brushTools })
        row->addWidget(label);
    row->addStretch();
    row->addWidget(m_legend);
    row->addWidget(m_zoomTools);
    auto *buttons = new QHBoxLayout(m_zoomTools);
    buttons->setContentsMargins({});
    buttons->setSpacing(0);
    for (IconButton *button : { zoomOut, zoomIn, fit })
        buttons->addWidget(button);
    column.addWidget(header);
}

void TimelineView::setRoom(int height)
{
    m_room = height;
    fitToSize();
}

void TimelineView::refresh(FrameId last)
{
    m_content->setLastFrame(last);
}

void TimelineView::setConnection(ConnectionId connection)
{
    m_content->setConnection(connection);
}

void TimelineView::setCaptureGaps(const QList<CaptureGap> &gaps)
{
    m_content->setCaptureGaps(gaps);
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Token::BgPanel));
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitToSize();
}

void TimelineView::applyTheme()
{
    m_plots->setSpacing(m_theme.px(PlotDistance));
    fitToSize();
    update();
}

/// With the header.
int TimelineView::lanesHeight() const
{
    return m_theme.px(HeaderHeight) + TimelineGeometry::rulerHeight(m_theme)
        + 2 * TimelineGeometry::laneHeight(m_theme, m_lanes->isTall());
}

bool TimelineView::hasRoomForAll() const
{
    const int below = TimelineGeometry::readsHeight(m_theme) + m_theme.px(PlotDistance)
        + m_overview->sizeHint().height() + m_theme.px(ViewPadding);
    return width() >= m_theme.px(NarrowWidth) && m_room >= lanesHeight() + below;
}

void TimelineView::fitToSize()
{
    const bool wide = width() >= m_theme.px(NarrowWidth);
    m_lanes->setTall(window()->width() >= m_theme.px(TallWindowWidth));
    m_isFolded = m_room < lanesHeight() + m_theme.px(LanesDistance);
    const bool all = hasRoomForAll();
    // Before anything is shown, for which the parts are laid out.
    m_plots->setContentsMargins(
        0, 0, 0, m_isFolded ? 0 : m_theme.px(all ? ViewPadding : LanesDistance));
    m_plots->update();
    m_legend->setVisible(wide && !m_isFolded);
    m_count->setVisible(wide || m_content->brush());
    m_zoomTools->setVisible(!m_isFolded);
    m_lanes->setVisible(!m_isFolded);
    m_lanes->setRoomForReads(all);
    m_overview->setVisible(all);
    setToolTip(m_isFolded
            ? tr("There is no room for the lanes. Make the window higher or the letters smaller.")
            : QString());
}

QString TimelineView::brushText(TimeSpan brush) const
{
    const QString frames = countText(m_content->detail().framesIn(brush));
    const QString length = durationText(brush.length());
    return m_content->detail().isExact() ? tr("%1 selected, %2 frames").arg(length, frames)
                                         : tr("%1 selected, about %2 frames").arg(length, frames);
}

void TimelineView::showRange()
{
    m_brushTools->setVisible(m_content->brush().has_value());
    m_count->setVisible(m_content->brush() || width() >= m_theme.px(NarrowWidth));
    if (m_content->isEmpty()) {
        m_range->setText({});
        m_count->setText({});
        return;
    }
    const TimeSpan span = m_content->span();
    const TimelineDetail &detail = m_content->detail();
    m_range->setText(tr("%1 – %2").arg(timeText(span.begin), timeText(span.end)));
    if (const auto brush = m_content->brush())
        m_count->setText(brushText(*brush));
    else if (detail.frames() == 1)
        m_count->setText(tr("1 frame in view"));
    else if (detail.isExact())
        m_count->setText(tr("%1 frames in view").arg(countText(detail.frames())));
    else
        m_count->setText(tr("about %1 frames in view").arg(countText(detail.frames())));
}

} // namespace Framescope
