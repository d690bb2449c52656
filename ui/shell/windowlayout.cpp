#include "ui/shell/windowlayout.h"

#include "ui/composer/composer.h"
#include "ui/composer/composerbar.h"
#include "ui/composer/composerpanel.h"
#include "ui/connections/connectionpanel.h"
#include "ui/frames/framepanel.h"
#include "ui/shell/inspectorpanel.h"
#include "ui/shell/interceptmode.h"
#include "ui/shell/mainactions.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timelineview.h"

#include <QAction>
#include <QMainWindow>
#include <QSettings>
#include <QSplitter>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr QSize DefaultSize(1440, 900);
/// Below it the tool bar shows icons only.
constexpr int NarrowWidth = 1200;
/// Below it the filter has no room beside all tools.
constexpr int FewToolsWidth = 715;
/// From it on the inspector has a column of its own.
constexpr int WideWidth = 2200;
constexpr int InspectorColumnWidth = 900;
/// Below it the diagram gets no more than it needs.
constexpr int LowHeight = 760;
constexpr int LowInspectorHeight = 264;
/// Menus, tools, the composer's bar and the status bar, roughly.
constexpr int OtherRowsHeight = 130;
/// Before the timeline gives way.
constexpr int LeastTableHeight = 75;
constexpr int LeastInspectorHeight = 90;
constexpr int ConnectionsWidth = 368;
constexpr int NarrowConnectionsWidth = 232;
constexpr int MaximumConnectionsWidth = 420;
constexpr int ToolIconSize = 16;

constexpr auto GeometryKey = "window/geometry"_L1;
constexpr auto ColumnsKey = "window/columns"_L1;
constexpr auto RowsKey = "window/rows"_L1;
constexpr auto WideRowsKey = "window/wideRows"_L1;
constexpr auto SidesKey = "window/sides"_L1;

} // namespace

WindowLayout::WindowLayout(
    const Theme &theme, MainActions &actions, const Panels &panels, QMainWindow &window)
    : QObject(&window)
    , m_theme(theme)
    , m_actions(actions)
    , m_panels(panels)
    , m_window(window)
    , m_columns(new QSplitter(Qt::Horizontal))
    , m_rows(new QSplitter(Qt::Vertical))
    , m_sides(new QSplitter(Qt::Horizontal))
    , m_work(new QWidget)
{
    for (QWidget *row : std::initializer_list<QWidget *> {
             &panels.timeline, &panels.frames, &panels.inspector, panels.composer.panel() })
        m_rows->addWidget(row);
    m_rows->setStretchFactor(0, 0);
    m_rows->setStretchFactor(1, 1);
    m_rows->setStretchFactor(2, 0);

    auto *work = new QVBoxLayout(m_work);
    work->setContentsMargins(0, 0, 0, 0);
    work->setSpacing(0);
    work->addWidget(m_rows, 1);
    work->addWidget(panels.composer.bar());
    m_sides->addWidget(m_work);
    m_sides->setStretchFactor(0, 1);

    m_columns->addWidget(&panels.connections);
    m_columns->addWidget(panels.intercept.around(m_sides));
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    for (QSplitter *splitter : { m_columns, m_rows, m_sides }) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    connect(&theme, &Theme::changed, this, &WindowLayout::fitToText);
}

QWidget *WindowLayout::widget() const
{
    return m_columns;
}

void WindowLayout::restore()
{
    const QSettings settings;
    if (!m_window.restoreGeometry(settings.value(GeometryKey).toByteArray()))
        m_window.resize(DefaultSize);
    fitToText();
    m_columns->restoreState(settings.value(ColumnsKey).toByteArray());
    divideRows();
    m_rows->restoreState(settings.value(isWide() ? WideRowsKey : RowsKey).toByteArray());
    if (isWide())
        m_sides->restoreState(settings.value(SidesKey).toByteArray());
}

void WindowLayout::save() const
{
    QSettings settings;
    settings.setValue(GeometryKey, m_window.saveGeometry());
    settings.setValue(ColumnsKey, m_columns->saveState());
    settings.setValue(isWide() ? WideRowsKey : RowsKey, m_rows->saveState());
    if (isWide())
        settings.setValue(SidesKey, m_sides->saveState());
}

void WindowLayout::takeOver(const WindowLayout &other)
{
    m_window.restoreGeometry(other.m_window.saveGeometry());
    fitToWidth();
    m_columns->restoreState(other.m_columns->saveState());
    m_rows->restoreState(other.m_rows->saveState());
    if (isWide())
        m_sides->restoreState(other.m_sides->saveState());
}

void WindowLayout::fit()
{
    fitToWidth();
    fitToHeight();
}

/// How large everything is that the panels do not decide on themselves.
void WindowLayout::fitToText()
{
    m_panels.connections.setMaximumWidth(m_theme.px(MaximumConnectionsWidth));
    fitToWidth();
    fitTools();
    fitToHeight();
}

void WindowLayout::fitToWidth()
{
    const Width wanted = m_window.width() < m_theme.px(NarrowWidth) ? Width::Narrow
        : m_window.width() < m_theme.px(WideWidth)                  ? Width::Usual
                                                                    : Width::Wide;
    // With large letters on a small screen the list leaves most of the room to what it is a list
    // of.
    m_panels.connections.setMinimumWidth(
        std::min(m_theme.px(NarrowConnectionsWidth), m_window.width() / 3));
    m_actions.showFewer(m_panels.toolBar, m_window.width() < m_theme.px(FewToolsWidth));
    if (wanted == m_width)
        return;
    const bool movesInspector = isWide() != (wanted == Width::Wide);
    m_width = wanted;
    if (movesInspector)
        placeInspector();
    const bool narrow = wanted == Width::Narrow;
    fitTools();
    const int connections = std::min(
        m_theme.px(narrow ? NarrowConnectionsWidth : ConnectionsWidth), m_window.width() / 3);
    m_columns->setSizes({ connections, m_window.width() - connections });
    fitLessons();
}

/// Before words icons get some room: the style leaves no more than there is between words.
void WindowLayout::fitTools()
{
    const bool labelled = m_width != Width::Narrow;
    const int icon = m_theme.px(ToolIconSize);
    m_panels.toolBar.setIconSize({ labelled ? icon + icon / 4 : icon, icon });
    m_actions.showLabels(m_panels.toolBar, labelled);
}

void WindowLayout::setLessonsShown(bool shown)
{
    m_lessonsShown = shown;
    fitLessons();
}

void WindowLayout::fitLessons()
{
    const bool instead = m_lessonsShown && m_width == Width::Narrow;
    if (instead == m_lessonsInstead)
        return;
    m_lessonsInstead = instead;
    if (instead)
        m_hadConnections = m_actions.toggleConnections->isChecked();
    if (m_hadConnections && m_actions.toggleConnections->isChecked() == instead)
        m_actions.toggleConnections->trigger();
}

/// Below the table, or on a wide window in a column beside it.
void WindowLayout::placeInspector()
{
    if (isWide()) {
        m_sides->addWidget(&m_panels.inspector);
        m_sides->setStretchFactor(1, 0);
        m_sides->setSizes({ m_window.width() - m_theme.px(ConnectionsWidth + InspectorColumnWidth),
            m_theme.px(InspectorColumnWidth) });
    } else {
        m_rows->insertWidget(m_rows->indexOf(&m_panels.frames) + 1, &m_panels.inspector);
        m_rows->setStretchFactor(m_rows->indexOf(&m_panels.inspector), 0);
    }
    if (m_panels.composer.isWide())
        giveRoomToComposer(true);
    else if (m_actions.maximizeInspector->isChecked())
        maximizeInspector(true);
    else
        divideRows();
}

void WindowLayout::fitToHeight()
{
    const bool low = m_window.height() < m_theme.px(LowHeight);
    const bool wasFolded = m_panels.timeline.isFolded();
    // With large letters the timeline gives way to some rows and some of what they are.
    m_panels.timeline.setRoom(m_window.height()
        - m_theme.px(OtherRowsHeight + LeastTableHeight + (isWide() ? 0 : LeastInspectorHeight)));
    if (low == m_low && wasFolded == m_panels.timeline.isFolded())
        return;
    m_low = low;
    if (!m_panels.composer.isWide() && !m_actions.maximizeInspector->isChecked())
        divideRows();
}

/// The inspector gets what a small frame's diagram needs, and the table what is left.
void WindowLayout::divideRows()
{
    const int timeline = m_panels.timeline.sizeHint().height();
    if (isWide()) {
        m_rows->setSizes(
            { timeline, std::max(0, m_window.height() - m_theme.px(OtherRowsHeight) - timeline) });
        return;
    }
    const int both = std::max(0, m_window.height() - m_theme.px(OtherRowsHeight) - timeline);
    const int inspector
        = m_low ? std::min(m_theme.px(LowInspectorHeight), both * 2 / 3) : m_window.height() / 3;
    const int table = std::max(0, both - inspector);
    m_rows->setSizes({ timeline, table, inspector });
}

void WindowLayout::giveRoomToComposer(bool wide)
{
    if (wide)
        maximizeInspector(false);
    m_panels.timeline.setVisible(!wide);
    m_panels.inspector.setVisible(!wide || isWide());
    m_actions.toggleComposer->setChecked(wide);
    // With large letters it needs more than its share, in both directions.
    const QWidget &panel = *m_panels.composer.panel();
    const QSize least = panel.minimumSizeHint();
    const bool isCramped = wide && m_window.width() * 2 / 3 < least.width();
    m_panels.connections.setVisible(m_actions.toggleConnections->isChecked() && !isCramped);
    m_panels.frames.setVisible(
        !wide || m_rows->height() - least.height() >= m_theme.px(LeastTableHeight));
    if (wide) {
        const int share = std::max(m_rows->height() * 3 / 5, least.height());
        const int composer = std::min(panel.sizeHint().height(), share);
        const int table = m_rows->height() - composer;
        m_rows->setSizes(isWide() ? QList { 0, table, composer } : QList { 0, table, 0, composer });
    }
}

void WindowLayout::maximizeInspector(bool maximized)
{
    if (maximized)
        m_panels.composer.setWide(false);
    const bool connections = m_actions.toggleConnections->isChecked();
    m_panels.connections.setVisible(connections && !maximized);
    for (QWidget *panel : std::initializer_list<QWidget *> { &m_panels.timeline, &m_panels.frames })
        panel->setVisible(!maximized);
    m_work->setVisible(!maximized || !isWide());
    m_panels.composer.bar()->setVisible(!maximized && !m_panels.composer.isWide());
    m_actions.maximizeInspector->setChecked(maximized);
    m_panels.inspector.setMaximized(maximized);
}

} // namespace Framescope
