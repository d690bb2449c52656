#include "ui/replay/replayrunspane.h"

#include "ui/frames/panelstrip.h"
#include "ui/replay/replaycounts.h"
#include "ui/replay/replaylatencypane.h"
#include "ui/replay/replayrundelegate.h"
#include "ui/replay/replayrunsmodel.h"
#include "ui/replay/replayupcoming.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QScrollArea>
#include <QShortcut>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

// px of the design
constexpr int RunHeadHeight = 32;
constexpr int LeastListHeight = 92;

} // namespace

ReplayRunsPane::ReplayRunsPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_runs(new ReplayRunsModel(this))
    , m_list(new QListView(this))
    , m_empty(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
          tr("Each run is listed here, until the window is closed."), this))
    , m_remove(new IconButton(theme, u"trash"_s, tr("Remove the run from the list (Del)"), this))
    , m_counts(new ReplayCounts(theme, this))
    , m_onlyDifferences(new QCheckBox(tr("Only &differences"), this))
    , m_latency(new ReplayLatencyPane(theme, this))
{
    m_list->setModel(m_runs);
    m_list->setItemDelegate(new ReplayRunDelegate(m_theme, m_list));
    m_list->setAccessibleName(tr("Runs, the newest first"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // what is left
    m_empty->setWordWrap(true);
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_onlyDifferences->setObjectName(u"onlyDifferences"_s);

    auto *area = new QScrollArea(this);
    auto *page = new QWidget(area);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus); // its parts have it
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(12, 0, 12, 8);
    filter->addWidget(m_onlyDifferences);
    QWidget *heading = createHeading({}, &m_title);
    heading->layout()->addWidget(m_remove);
    auto *parts = new QVBoxLayout(page);
    parts->setContentsMargins(0, 0, 0, 0);
    parts->setSpacing(0);
    parts->addWidget(m_empty);
    parts->addWidget(m_list, 1);
    parts->addWidget(heading);
    parts->addWidget(m_counts);
    parts->addLayout(filter);
    parts->addWidget(createHeading(tr("Latency")));
    parts->addWidget(m_latency);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
    connectParts();
}

ReplayRunsPane::~ReplayRunsPane()
{
    m_list->selectionModel()->disconnect(this);
}

QWidget *ReplayRunsPane::createHeading(const QString &text, TextLabel **label)
{
    auto *strip = new PanelStrip(m_theme, RunHeadHeight, Qt::TopEdge | Qt::BottomEdge, this);
    auto *title = new TextLabel(m_theme, Theme::TypeRole::Body, Theme::Token::Text, text, strip);
    title->setBold(true);
    strip->row()->addWidget(title);
    strip->row()->addStretch(1);
    if (label)
        *label = title;
    return strip;
}

void ReplayRunsPane::connectParts()
{
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) { emit selected(m_runs->attempt(current.row())); });
    connect(m_list, &QWidget::customContextMenuRequested, this, &ReplayRunsPane::showMenu);
    connect(m_remove, &QAbstractButton::clicked, this, &ReplayRunsPane::removeSelected);
    auto *remove = new QShortcut(QKeySequence::Delete, m_list);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, this, &ReplayRunsPane::removeSelected);
    connect(m_onlyDifferences, &QCheckBox::toggled, this, &ReplayRunsPane::onlyDifferencesToggled);
}

bool ReplayRunsPane::showsOnlyDifferences() const
{
    return m_onlyDifferences->isChecked();
}

void ReplayRunsPane::selectNewest()
{
    m_list->setCurrentIndex(m_runs->index(0));
}

void ReplayRunsPane::show(const ReplayAttempt *attempt)
{
    m_empty->setVisible(!attempt);
    m_list->setMinimumHeight(attempt ? m_theme.px(LeastListHeight) : 0);
    m_title->setText(attempt ? tr("Run %1").arg(attempt->number()) : tr("Comparison"));
    m_remove->setEnabled(attempt && !attempt->run().isRunning());
    m_counts->setProgress(attempt ? attempt->progress() : ReplayProgress());
    const ReplayUpcoming *upcoming = attempt ? attempt->upcoming() : nullptr;
    m_counts->setUpcoming(upcoming ? std::optional(upcoming->count()) : std::nullopt,
        !upcoming || upcoming->isCountExact());
    m_latency->setLatencies(attempt ? attempt->latencies() : std::vector<ReplayLatency>());
}

void ReplayRunsPane::removeSelected()
{
    const ReplayAttempt *attempt = m_runs->attempt(m_list->currentIndex().row());
    if (!attempt || attempt->run().isRunning())
        return;
    if (attempt->isIdle())
        m_runs->remove(m_list->currentIndex().row()); // another is selected before it is gone
    else
        emit removalRefused(attempt->number());
}

void ReplayRunsPane::showMenu(const QPoint &position)
{
    const QModelIndex current = m_list->currentIndex();
    const ReplayAttempt *attempt = m_runs->attempt(current.row());
    if (!attempt)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open as session"), this, &ReplayRunsPane::openRequested)
        ->setEnabled(attempt->hasSession());
    menu->addAction(tr("Save…"), this, &ReplayRunsPane::saveRequested)
        ->setEnabled(attempt->hasSession());
    menu->addSeparator();
    menu->addAction(tr("Remove from the list"), this, &ReplayRunsPane::removeSelected)
        ->setEnabled(!attempt->run().isRunning());
    // By keyboard it is asked for somewhere in the list.
    const bool isOnIt = m_list->indexAt(position) == current;
    menu->popup(
        m_list->viewport()->mapToGlobal(isOnIt ? position : m_list->visualRect(current).center()));
}

} // namespace Framescope
