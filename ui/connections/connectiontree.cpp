#include "ui/connections/connectiontree.h"

#include "ui/connections/connectiondelegate.h"
#include "ui/connections/connectionheader.h"
#include "ui/connections/connectionmodel.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace Framescope {

namespace {

// px of the design
constexpr int OutWidth = 58;
constexpr int InWidth = 58;
constexpr int OpenWidth = 50;
constexpr int FramesWidth = 62;

} // namespace

ConnectionTree::ConnectionTree(const Theme &theme, ConnectionModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_model(model)
{
    setHeader(new ConnectionHeader(theme, this));
    setItemDelegate(new ConnectionDelegate(theme, this));
    setModel(&model);

    setAccessibleName(tr("Connections"));
    setFrameShape(QFrame::NoFrame);
    setIndentation(0);
    setRootIsDecorated(false);
    setExpandsOnDoubleClick(false);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(0);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setSectionResizeMode(ConnectionModel::EndpointColumn, QHeaderView::Stretch);

    m_tick.setParent(this);
    m_tick.setObjectName(QStringLiteral("tick"));
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, &model, &ConnectionModel::updateDurations);
    connect(&model, &ConnectionModel::rowsInserted, this, &ConnectionTree::openGroups);
    connect(&model, &ConnectionModel::rowsInserted, this, &ConnectionTree::tickWhileNeeded);
    connect(&model, &ConnectionModel::rowsInserted, this, &ConnectionTree::hideUnwanted);
    connect(&model, &ConnectionModel::dataChanged, this, &ConnectionTree::tickWhileNeeded);
    connect(&theme, &Theme::changed, this, &ConnectionTree::applyTheme);
    openGroups();
}

void ConnectionTree::applyTheme()
{
    arrangeColumns();
    scheduleDelayedItemsLayout();
}

void ConnectionTree::arrangeColumns()
{
    const bool narrow = width() < m_theme.px(FullWidth);
    for (const int column :
        { ConnectionModel::OutColumn, ConnectionModel::InColumn, ConnectionModel::OpenColumn })
        setColumnHidden(column, narrow);
    setColumnHidden(ConnectionModel::FramesColumn, !narrow);
    setColumnWidth(ConnectionModel::OutColumn, m_theme.px(OutWidth));
    setColumnWidth(ConnectionModel::InColumn, m_theme.px(InWidth));
    setColumnWidth(ConnectionModel::OpenColumn, m_theme.px(OpenWidth));
    setColumnWidth(ConnectionModel::FramesColumn, m_theme.px(FramesWidth));
}

void ConnectionTree::openGroups()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (isFirstColumnSpanned(row, {}))
            continue; // known already, and perhaps closed by the user
        setFirstColumnSpanned(row, {}, true);
        expand(m_model.index(row, 0));
    }
}

void ConnectionTree::setSearch(const QString &text)
{
    m_search = text.trimmed();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex group = m_model.index(row, 0);
        hideUnwanted(group, 0, m_model.rowCount(group) - 1);
    }
}

void ConnectionTree::hideUnwanted(const QModelIndex &group, int first, int last)
{
    if (!group.isValid())
        return; // a group is there for the connections in it, of which it has but one yet
    for (int row = first; row <= last; ++row) {
        const auto record = m_model.index(row, 0, group)
                                .data(ConnectionModel::RecordRole)
                                .value<ConnectionRecord>();
        const QString texts = QStringList { QString::number(record.id), record.url, record.peer,
            record.subprotocol }
                                  .join(u'\n');
        const bool hidden = !m_search.isEmpty() && !texts.contains(m_search, Qt::CaseInsensitive);
        if (hidden != isRowHidden(row, group))
            setRowHidden(row, group, hidden);
    }
}

ConnectionId ConnectionTree::selectedConnection() const
{
    const QModelIndexList rows = selectionModel()->selectedRows();
    return rows.isEmpty()
        ? 0
        : rows.constFirst().data(ConnectionModel::ConnectionIdRole).value<ConnectionId>();
}

void ConnectionTree::selectConnection(ConnectionId connection)
{
    const QModelIndex index = m_model.indexOf(connection);
    if (index.isValid())
        setCurrentIndex(index);
    else
        clearSelection();
}

void ConnectionTree::selectionChanged(
    const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    emit connectionSelected(selectedConnection());
}

void ConnectionTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    viewport()->update(); // the mark goes round the whole row
}

void ConnectionTree::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    viewport()->update();
}

void ConnectionTree::focusOutEvent(QFocusEvent *event)
{
    QTreeView::focusOutEvent(event);
    viewport()->update();
}

void ConnectionTree::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && !index.isValid()) {
        clearSelection();
    } else if (event->button() == Qt::LeftButton && !index.parent().isValid()) {
        setExpanded(index, !isExpanded(index));
    } else {
        QTreeView::mousePressEvent(event);
    }
}

void ConnectionTree::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && selectionModel()->hasSelection())
        clearSelection();
    else
        QTreeView::keyPressEvent(event);
}

/// What is selected stays marked without the focus, so where the focus is has a mark of its own.
void ConnectionTree::drawRow(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QTreeView::drawRow(painter, option, index);
    const QModelIndex current = currentIndex();
    if (!hasFocus() || index.row() != current.row() || index.parent() != current.parent())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(m_theme.color(Theme::Token::Accent), 1.5));
    painter->setBrush(Qt::NoBrush);
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    painter->drawRect(QRectF(row).adjusted(0.75, 0.75, -0.75, -0.75));
    painter->restore();
}

void ConnectionTree::drawBranches(QPainter *, const QRect &, const QModelIndex &) const
{
    // The delegate paints the whole row, the chevron of a group included.
}

void ConnectionTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    arrangeColumns();
}

void ConnectionTree::showEvent(QShowEvent *event)
{
    QTreeView::showEvent(event);
    tickWhileNeeded();
}

void ConnectionTree::hideEvent(QHideEvent *event)
{
    QTreeView::hideEvent(event);
    tickWhileNeeded();
}

void ConnectionTree::tickWhileNeeded()
{
    const bool needed = isVisible() && m_model.hasRunning();
    if (needed && !m_tick.isActive())
        m_tick.start();
    else if (!needed)
        m_tick.stop();
}

} // namespace Framescope
