#include "ui/intercept/heldqueue.h"

#include "ui/intercept/decideddelegate.h"
#include "ui/intercept/helddelegate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using TypeRole = Theme::TypeRole;
using Token = Theme::Token;

constexpr int LeastShare = 150; // px, of what there is

QListView *makeList(QAbstractItemModel *model, const QString &name)
{
    auto *view = new QListView;
    view->setModel(model);
    view->setUniformItemSizes(true);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view->setMouseTracking(true); // rows are lit under the pointer
    view->setAccessibleName(name);
    return view;
}

TextLabel *makeQueueHeading(const Theme &theme, const QString &text)
{
    auto *label = new TextLabel(theme, TypeRole::Body, Token::Text, text);
    label->setBold(true);
    return label;
}

} // namespace

HeldQueue::HeldQueue(const Theme &theme, HeldFramesModel &held, DecidedModel &decided,
    std::function<Timestamp()> now, QWidget *parent)
    : QWidget(parent)
    , m_held(held)
    , m_shown(new QSortFilterProxyModel(this))
    , m_view(nullptr)
    , m_list(new QWidget)
    , m_directions(
          new SegmentedSwitch(theme, tr("Direction shown"), { tr("All"), tr("→"), tr("←") }, this))
    , m_count(new TextLabel(theme, TypeRole::Body, Token::Text2, {}, this))
    , m_hint(new TextLabel(theme, TypeRole::Small, Token::Text2, {}, this))
    , m_clear(new IconButton(
          theme, QStringLiteral("trash"), tr("Clear the list of what was decided"), this))
{
    m_shown->setSourceModel(&held);
    m_shown->setFilterRole(HeldFramesModel::DirectionRole);
    m_view = makeList(m_shown, tr("Held frames"));
    m_view->setItemDelegate(new HeldDelegate(theme, held, std::move(now), m_view));
    m_hint->setText(tr("Frames leave in the order in which they came, in each direction. What is "
                       "decided waits for those before it."));
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(10, 6, 10, 8);

    auto *upper = new QWidget;
    auto *column = new QVBoxLayout(upper);
    column->setContentsMargins({});
    column->setSpacing(0);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 4, 8, 4);
    head->setSpacing(8);
    head->addWidget(makeQueueHeading(theme, tr("Held frames")));
    head->addWidget(m_count);
    head->addStretch();
    head->addWidget(m_directions);
    column->addLayout(head);
    column->addWidget(new HairLine(theme));
    m_list->setAutoFillBackground(true);
    m_list->setBackgroundRole(QPalette::Base); // goes on below the rows
    m_hint->setForegroundRole(QPalette::WindowText);
    auto *listColumn = new QVBoxLayout(m_list);
    listColumn->setContentsMargins({});
    listColumn->setSpacing(0);
    listColumn->addWidget(m_view, 1);
    listColumn->addWidget(m_hint);
    listColumn->addStretch();
    column->addWidget(m_list, 1);
    auto *rows = new QSplitter(Qt::Vertical);
    rows->setChildrenCollapsible(false);
    rows->setHandleWidth(1);
    rows->addWidget(upper);
    rows->addWidget(createDecided(theme, decided));
    rows->setStretchFactor(0, 4);
    rows->setStretchFactor(1, 1);
    rows->setSizes({ 4 * LeastShare, LeastShare });
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins({});
    outer->addWidget(rows);

    m_view->installEventFilter(this);
    m_list->installEventFilter(this);
    const auto onKey = [this](int key, auto slot) {
        auto *shortcut = new QShortcut(key, m_view, nullptr, nullptr, Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    onKey(Qt::Key_F, &HeldQueue::forwardRequested);
    onKey(Qt::Key_D, &HeldQueue::dropRequested);
    onKey(Qt::Key_J, [this] { step(1); });
    onKey(Qt::Key_K, [this] { step(-1); });
    connect(m_directions, &SegmentedSwitch::currentIndexChanged, this, [this](int index) {
        m_shown->setFilterFixedString(index == 0 ? QString() : QString::number(index - 1));
        selectSomething();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this] { emit currentChanged(current()); });
    connect(m_shown, &QAbstractItemModel::rowsInserted, this, &HeldQueue::selectSomething);
    connect(m_shown, &QAbstractItemModel::rowsRemoved, this, &HeldQueue::selectSomething);
    connect(&held, &QAbstractItemModel::rowsInserted, this, &HeldQueue::showCount);
    connect(&held, &QAbstractItemModel::rowsRemoved, this, &HeldQueue::showCount);
    for (const auto change :
        { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_shown, change, this, &HeldQueue::fitRows);
    connect(m_shown, &QAbstractItemModel::modelReset, this, &HeldQueue::fitRows);
    connect(&theme, &Theme::changed, m_view, [this] {
        m_view->doItemsLayout();
        fitRows();
    });
    fitRows();
    showCount();
}

QWidget *HeldQueue::createDecided(const Theme &theme, DecidedModel &decided)
{
    QListView *view = makeList(&decided, tr("What was decided"));
    view->setItemDelegate(new DecidedDelegate(theme, view));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(10, 2, 6, 2);
    head->addWidget(makeQueueHeading(theme, tr("Decided")));
    head->addStretch();
    head->addWidget(m_clear);
    auto *lower = new QWidget;
    auto *column = new QVBoxLayout(lower);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new HairLine(theme));
    column->addWidget(view, 1);
    const auto offerToClear = [this, &decided] { m_clear->setEnabled(decided.rowCount() > 0); };
    connect(m_clear, &QAbstractButton::clicked, &decided, &DecidedModel::clear);
    connect(&decided, &QAbstractItemModel::rowsInserted, m_clear, offerToClear);
    connect(&decided, &QAbstractItemModel::modelReset, m_clear, offerToClear);
    offerToClear();
    return lower;
}

bool HeldQueue::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::Resize)
        fitHint();
    else if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        emit focusChanged(event->type() == QEvent::FocusIn);
    return QWidget::eventFilter(watched, event);
}

HoldNumber HeldQueue::current() const
{
    return m_view->currentIndex().data(HeldFramesModel::NumberRole).value<HoldNumber>();
}

void HeldQueue::setCurrent(HoldNumber number)
{
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        const QModelIndex index = m_shown->index(row, 0);
        if (index.data(HeldFramesModel::NumberRole).value<HoldNumber>() == number)
            m_view->setCurrentIndex(index);
    }
}

void HeldQueue::step(int rows)
{
    const int count = m_shown->rowCount();
    if (count == 0)
        return;
    const int row = std::clamp(m_view->currentIndex().row() + rows, 0, count - 1);
    m_view->setCurrentIndex(m_shown->index(row, 0));
}

/// There is always one to decide on.
void HeldQueue::selectSomething()
{
    if (!m_view->currentIndex().isValid() && m_shown->rowCount() > 0)
        m_view->setCurrentIndex(m_shown->index(0, 0));
    else if (m_shown->rowCount() == 0)
        emit currentChanged(0);
}

int HeldQueue::rowsHeight() const
{
    const int rows = std::max(1, m_shown->rowCount());
    return std::min(rows * m_view->itemDelegate()->sizeHint({}, {}).height(), QWIDGETSIZE_MAX);
}

/// No higher than its rows, so that what is said of them stands below the last one.
void HeldQueue::fitRows()
{
    m_view->setMaximumHeight(rowsHeight());
    fitHint();
}

/// It takes no room from the rows.
void HeldQueue::fitHint()
{
    const int left = m_list->height() - rowsHeight();
    m_hint->setVisible(m_held.rowCount() > 1 && left >= m_hint->heightForWidth(m_list->width()));
}

void HeldQueue::showCount()
{
    m_count->setText(QString::number(m_held.rowCount()));
    fitHint();
}

void HeldQueue::refreshTimes()
{
    m_view->viewport()->update();
}

} // namespace Framescope
