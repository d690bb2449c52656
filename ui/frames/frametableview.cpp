#include "ui/frames/frametableview.h"

#include "ui/frames/filterneedles.h"
#include "ui/frames/framecolumnheader.h"
#include "ui/frames/framecolumns.h"
#include "ui/frames/framedelegate.h"
#include "ui/frames/framemenu.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/framesortmenu.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/rowlessheader.h"

#include <QAccessible>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <vector>

namespace Framescope {

using Token = Theme::Token;

namespace {

constexpr int CompactPitch = 22; // px of the design
constexpr int ComfortablePitch = 26;
constexpr int HeaderHeight = 25;
/// Selected frames that are remembered while others are shown.
constexpr qsizetype MaxKept = 10'000;

} // namespace

FrameTableView::FrameTableView(const Theme &theme, std::shared_ptr<const SessionStore> store,
    FrameTableModel &model, FrameSelection &selection, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
    , m_selection(selection)
    , m_finder(store)
    , m_message(store)
    , m_delegate(new FrameDelegate(theme, this))
    , m_clipboard(std::move(store))
{
    setVerticalHeader(new RowlessHeader(this));
    setHorizontalHeader(new FrameColumnHeader(theme, this));
    setItemDelegate(m_delegate);
    setModel(&model);
    QTableView::updateGeometries(); // hides the corner button, which has no other way to be hidden

    setAccessibleName(tr("Frames"));
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    viewport()->setMouseTracking(true);

    m_columns = new FrameColumns(theme, *this);
    m_sortMenu = new FrameSortMenu(model, *m_columns, *this);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &FrameTableView::sortByNext);
    connect(&model, &FrameTableModel::nameChanged, this, &FrameTableView::announceNames);
    connect(&model, &FrameTableModel::sortingChanged, this, &FrameTableView::showSorting);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FrameTableView::scrolled);
    connect(&selection, &FrameSelection::frameChanged, this, &FrameTableView::showShared);
    connect(&selection, &FrameSelection::coverChanged, this,
        [this] { m_model.setCovered(m_selection.cover().frames); });
    // Not in reset(): the selection model, too, forgets everything then, and later than we.
    connect(&model, &QAbstractItemModel::modelReset, this, &FrameTableView::showShared);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &FrameTableView::keepSelection);
    connect(&model, &QAbstractItemModel::modelReset, this,
        [this] { restoreSelection(0, rowCount() - 1); });
    connect(&model, &FrameTableModel::aboutToRearrange, this, &FrameTableView::keepTop);
    connect(&model, &FrameTableModel::rearranged, this, &FrameTableView::showRearranged);
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, &FrameTableView::keepTop);
    connect(&model, &QAbstractItemModel::layoutChanged, this, &FrameTableView::restoreTop);
    connect(&m_finder, &FrameFinder::finished, this, &FrameTableView::selectFrame);
    connect(&m_message, &MessageFrames::found, this,
        [this](FrameId, const QList<FrameId> &frames) { selectOtherOfMessage(frames); });
    connect(&m_clipboard, &FrameClipboard::copied, this, &FrameTableView::copied);
    connect(&theme, &Theme::changed, this, &FrameTableView::applyTheme);
    applyTheme();
}

void FrameTableView::applyTheme()
{
    horizontalHeader()->setFont(m_theme.font(Theme::TypeRole::Small));
    horizontalHeader()->setFixedHeight(m_theme.px(HeaderHeight));
    m_columns->apply();
    updateGeometries();
    viewport()->update();
}

void FrameTableView::setDensity(Density density)
{
    m_density = density;
    updateGeometries();
    viewport()->update();
}

int FrameTableView::pitch() const
{
    return m_theme.px(m_density == Density::Compact ? CompactPitch : ComfortablePitch);
}

int FrameTableView::rowCount() const
{
    return m_model.rowCount();
}

int FrameTableView::fullRows() const
{
    return std::max(1, viewport()->height() / pitch());
}

QRect FrameTableView::rowRect(int row) const
{
    const qint64 top = (static_cast<qint64>(row) - verticalOffset()) * pitch();
    // Rows far away need a place that is not on the screen, not an exact one.
    constexpr qint64 Far = 1 << 24;
    return { 0, static_cast<int>(std::clamp(top, -Far, Far)), viewport()->width(), pitch() };
}

// --- Geometry -----------------------------------------------------------------------------------

int FrameTableView::verticalOffset() const
{
    return verticalScrollBar()->value();
}

int FrameTableView::horizontalOffset() const
{
    return 0;
}

QRect FrameTableView::visualRect(const QModelIndex &index) const
{
    if (!index.isValid() || isColumnHidden(index.column()))
        return {};
    QRect rect = rowRect(index.row());
    rect.setLeft(columnViewportPosition(index.column()));
    rect.setWidth(columnWidth(index.column()));
    return rect;
}

QModelIndex FrameTableView::indexAt(const QPoint &point) const
{
    const int row = verticalOffset() + point.y() / pitch();
    const int column = columnAt(point.x());
    if (point.y() < 0 || row >= rowCount() || column < 0)
        return {};
    return m_model.index(row, column);
}

QRegion FrameTableView::visualRegionForSelection(const QItemSelection &) const
{
    return viewport()->rect();
}

void FrameTableView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const int row = index.row();
    const int first = verticalOffset();
    const int last = first + fullRows() - 1;
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(row - fullRows() / 2);
    else if (hint == PositionAtTop || row < first)
        verticalScrollBar()->setValue(row);
    else if (hint == PositionAtBottom || row > last)
        verticalScrollBar()->setValue(row - fullRows() + 1);
}

void FrameTableView::updateGeometries()
{
    const QScopedValueRollback adjusting(m_adjusting, true);
    QHeaderView *header = horizontalHeader();
    setViewportMargins(0, header->height(), 0, 0);
    const QRect area = viewport()->geometry();
    header->setGeometry(area.left(), area.top() - header->height(), area.width(), header->height());
    verticalScrollBar()->setPageStep(fullRows());
    verticalScrollBar()->setRange(0, std::max(0, rowCount() - fullRows()));
    verticalScrollBar()->setSingleStep(1);
    if (m_following)
        scrollToNewest();
}

void FrameTableView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void FrameTableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    m_columns->fit(viewport()->width());
}

// --- Painting -----------------------------------------------------------------------------------

void FrameTableView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_theme.color(Token::BgPanel));
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int first = verticalOffset() + event->rect().top() / pitch();
    const int last = verticalOffset() + event->rect().bottom() / pitch();
    for (int row = first; row <= std::min(last, rowCount() - 1); ++row)
        paintRow(painter, option, row);
}

void FrameTableView::paintRow(QPainter &painter, QStyleOptionViewItem &option, int row) const
{
    const bool selected = selectionModel()->isRowSelected(row);
    option.state.setFlag(QStyle::State_Selected, selected);
    option.state.setFlag(QStyle::State_HasFocus, hasFocus());
    option.state.setFlag(QStyle::State_MouseOver, row == m_hoverRow);
    option.features.setFlag(QStyleOptionViewItem::Alternate, row % 2 != 0);
    for (int column = 0; column < FrameTableModel::ColumnCount; ++column) {
        if (isColumnHidden(column))
            continue;
        const QModelIndex index = m_model.index(row, column);
        option.rect = visualRect(index);
        itemDelegate()->paint(&painter, option, index);
    }
    if (hasFocus() && !selected && row == currentIndex().row()) {
        painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter.drawRect(QRectF(rowRect(row)).adjusted(0.75, 0.75, -0.75, -0.75));
    }
}

void FrameTableView::setHoverRow(int row)
{
    if (row == m_hoverRow)
        return;
    viewport()->update(rowRect(m_hoverRow));
    m_hoverRow = row;
    viewport()->update(rowRect(m_hoverRow));
}

/// Opens or closes the message whose arrow is at \a point.
bool FrameTableView::toggleAt(const QPoint &point)
{
    const QModelIndex index = indexAt(point);
    if (!index.isValid() || index.column() != FrameTableModel::IdColumn
        || !m_model.isMessage(index.row())
        || !FrameDelegate::arrowRect(m_theme, visualRect(index)).contains(point))
        return false;
    m_model.setExpanded(index.row(), !m_model.isExpanded(index.row()));
    return true;
}

void FrameTableView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && toggleAt(event->position().toPoint()))
        return;
    QTableView::mousePressEvent(event);
    keepAnchor(event->modifiers());
}

void FrameTableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() == Qt::LeftButton && toggleAt(point))
        return;
    const QModelIndex index = indexAt(point);
    if (index.isValid() && m_model.isMessage(index.row()))
        m_model.setExpanded(index.row(), !m_model.isExpanded(index.row()));
    QTableView::mouseDoubleClickEvent(event);
}

void FrameTableView::mouseMoveEvent(QMouseEvent *event)
{
    QTableView::mouseMoveEvent(event);
    setHoverRow(indexAt(event->position().toPoint()).row());
}

void FrameTableView::leaveEvent(QEvent *event)
{
    QTableView::leaveEvent(event);
    setHoverRow(-1);
}

void FrameTableView::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void FrameTableView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

// --- Selecting ----------------------------------------------------------------------------------

QModelIndex FrameTableView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const QModelIndex current = currentIndex();
    const int last = rowCount() - 1;
    int row = std::max(0, current.row());
    switch (action) {
    case MoveUp:
        --row;
        break;
    case MoveDown:
        row = current.row() + 1;
        break;
    case MovePageUp:
        row -= fullRows();
        break;
    case MovePageDown:
        row = std::min(row, last - fullRows()) + fullRows();
        break;
    case MoveHome:
        row = 0;
        break;
    case MoveEnd:
        row = last;
        break;
    default:
        // Sideways there is nothing to move to; and getting the focus, which asks for the next
        // cell, must not select.
        return current;
    }
    return m_model.index(std::clamp(row, 0, std::max(0, last)), std::max(0, current.column()));
}

void FrameTableView::setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command)
{
    int top = verticalOffset() + rect.normalized().top() / pitch();
    int bottom = verticalOffset() + rect.normalized().bottom() / pitch();
    if ((command & QItemSelectionModel::Current) && m_anchor.isValid()) {
        // Where the rectangle begins, QAbstractItemView knows nothing of selectRow().
        const int end = verticalOffset() + rect.bottom() / pitch();
        top = std::min(m_anchor.row(), end);
        bottom = std::max(m_anchor.row(), end);
    }
    if (rowCount() == 0 || top >= rowCount()) {
        selectionModel()->select(QItemSelection(), command);
        return;
    }
    const QItemSelection rows(m_model.index(std::max(0, top), 0),
        m_model.index(std::clamp(bottom, 0, rowCount() - 1), FrameTableModel::ColumnCount - 1));
    selectionModel()->select(rows, command);
}

/// What moves the current row without Shift is where Shift selects from.
void FrameTableView::keepAnchor(Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & Qt::ShiftModifier))
        m_anchor = currentIndex();
}

void FrameTableView::keyboardSearch(const QString &)
{
    // Letters are commands here, and a search would ask every row.
}

void FrameTableView::selectRow(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    const QModelIndex index = m_model.index(row, std::max(0, currentIndex().column()));
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_anchor = index;
    // A first fragment is shown with its message.
    if (row > 0 && m_model.isMessage(row - 1))
        scrollTo(m_model.index(row - 1, index.column()));
    scrollTo(index);
}

void FrameTableView::selectFrame(FrameId id)
{
    if (const FrameId head = m_model.hidingMessage(id))
        m_model.setExpanded(m_model.firstRowFrom(head), true);
    selectRow(m_model.rowOf(id));
}

void FrameTableView::fillSortMenu(QMenu &menu)
{
    m_sortMenu->fill(menu);
}

FrameId FrameTableView::currentFrame() const
{
    return currentIndex().isValid() ? m_model.frameId(currentIndex().row()) : 0;
}

void FrameTableView::setNeedles(const FilterExpression &filter)
{
    m_delegate->setNeedles(filterNeedles(filter));
    viewport()->update();
}

/// The next row from \a row on, by \a step, that is about a frame: one of a message whose
/// fragments have rows themselves is passed over.
int FrameTableView::frameRowBeside(int row, int step) const
{
    while (row >= 0 && row < rowCount() && m_model.isMessage(row) && m_model.isExpanded(row))
        row += step;
    return row;
}

void FrameTableView::selectNext()
{
    const int row = frameRowBeside(currentIndex().row() + 1, 1);
    selectRow(row < rowCount() ? row : currentIndex().row());
}

void FrameTableView::selectPrevious()
{
    const int row = frameRowBeside(std::max(currentIndex().row() - 1, 0), -1);
    selectRow(row >= 0 ? row : std::max(currentIndex().row(), 0));
}

void FrameTableView::selectNextOfMessage()
{
    const FrameHandle frame = m_model.frame(currentIndex().row());
    if (!frame.isNull() && frame.record().messageFirst != 0)
        m_message.find(frame.record());
}

void FrameTableView::selectOtherOfMessage(const QList<FrameId> &frames)
{
    const auto here = std::upper_bound(frames.begin(), frames.end(), currentFrame());
    const qsizetype from = here - frames.begin();
    for (qsizetype i = 0; i < frames.size(); ++i) {
        const FrameId id = frames.at((from + i) % frames.size());
        // A filter may have hidden it.
        if (m_model.rowOf(id) >= 0 || m_model.hidingMessage(id) != 0) {
            selectFrame(id);
            return;
        }
    }
}

void FrameTableView::toggleMark()
{
    const FrameHandle frame = m_model.frame(currentIndex().row());
    const bool isMarked = !frame.isNull() && frame.id() == m_model.markedFrame();
    m_model.setMarkedFrame(isMarked ? FrameHandle() : frame);
    viewport()->update();
}

void FrameTableView::setExpanded(bool expanded)
{
    const int row = currentIndex().row();
    if (row < 0)
        return;
    if (m_model.isMessage(row)) {
        m_model.setExpanded(row, expanded);
        return;
    }
    // From a fragment, to the left is to its message.
    const auto branch = m_model.index(row, 0).data(FrameTableModel::BranchRole).toInt();
    if (expanded || branch == FrameTableModel::NoBranch)
        return;
    const FrameHandle frame = m_model.frame(row);
    for (int above = row - 1; above >= 0; --above) {
        if (m_model.isMessage(above)
            && m_model.frame(above).record().connection == frame.record().connection) {
            selectRow(above);
            return;
        }
    }
}

void FrameTableView::selectNextViolation()
{
    selectViolation(FrameFinder::Towards::Later);
}

void FrameTableView::selectPreviousViolation()
{
    selectViolation(FrameFinder::Towards::Earlier);
}

void FrameTableView::selectNextGap()
{
    selectRow(m_model.gapRowAfter(currentIndex().row()));
}

void FrameTableView::selectPreviousGap()
{
    const QModelIndex current = currentIndex();
    selectRow(m_model.gapRowBefore(current.isValid() ? current.row() : rowCount()));
}

void FrameTableView::selectViolation(FrameFinder::Towards towards)
{
    using Towards = FrameFinder::Towards;
    if (m_model.arrangement() == FrameTableModel::Arrangement::Sorted) {
        const int row = currentIndex().row();
        selectRow(towards == Towards::Later ? m_model.violationRowAfter(row)
                                            : m_model.violationRowBefore(row));
        return;
    }
    if (isBackwards())
        towards = towards == Towards::Later ? Towards::Earlier : Towards::Later;
    const bool later = towards == Towards::Later;
    const FrameId from = currentIndex().isValid() ? m_model.frameId(currentIndex().row())
        : later                                   ? 0
                                                  : m_model.lastFrame() + 1;
    m_finder.find(m_model.violations(), from, towards);
}

void FrameTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    setFollowing(false);
    if (m_model.frameId(current.row()) != m_selection.frame().id())
        m_kept.clear(); // the user went elsewhere
    shareCurrent();
}

void FrameTableView::shareCurrent()
{
    const FrameHandle frame = m_model.frame(currentIndex().row());
    if (!frame.isNull()) // otherwise dataChanged() comes when it is at hand
        m_selection.setFrame(frame);
}

void FrameTableView::dataChanged(
    const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    viewport()->update();
    const int row = currentIndex().row();
    if (row >= topLeft.row() && row <= bottomRight.row())
        shareCurrent();
}

/// To those who were told that frames were still being read.
void FrameTableView::announceNames(const QModelIndexList &cells)
{
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(this);
    if (!table || !table->tableInterface())
        return;
    for (const QModelIndex &cell : cells) {
        if (auto *named = table->tableInterface()->cellAt(cell.row(), cell.column())) {
            QAccessibleEvent event(named, QAccessible::NameChanged);
            QAccessible::updateAccessibility(&event);
        }
    }
}

void FrameTableView::showShared()
{
    const FrameId id = m_selection.frame().id();
    if (currentIndex().isValid() && m_model.frameId(currentIndex().row()) == id)
        return;
    const int row = m_model.rowOf(id);
    if (row >= 0)
        selectRow(row);
    else
        clearSelection();
}

// --- Keys and menu ------------------------------------------------------------------------------

bool FrameTableView::pressLetter(QKeyEvent *event)
{
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (modifiers == Qt::ShiftModifier && event->key() == Qt::Key_V) {
        selectPreviousViolation();
        return true;
    }
    if (modifiers == Qt::ShiftModifier && event->key() == Qt::Key_G) {
        selectPreviousGap();
        return true;
    }
    if (modifiers == Qt::ControlModifier && event->key() == Qt::Key_M) {
        toggleMark();
        return true;
    }
    if (modifiers != Qt::NoModifier)
        return false;
    switch (event->key()) {
    case Qt::Key_J:
        selectNext();
        return true;
    case Qt::Key_K:
        selectPrevious();
        return true;
    case Qt::Key_V:
        selectNextViolation();
        return true;
    case Qt::Key_G:
        selectNextGap();
        return true;
    case Qt::Key_M:
        selectNextOfMessage();
        return true;
    case Qt::Key_N:
        annotateCurrent();
        return true;
    case Qt::Key_End:
        if (m_model.arrangement() == FrameTableModel::Arrangement::Sorted)
            return false; // the end of the rows is not the newest
        goToNewest();
        return true;
    default:
        return false;
    }
}

bool FrameTableView::pressTreeKey(QKeyEvent *event)
{
    if ((event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right)
        return false;
    setExpanded(event->key() == Qt::Key_Right);
    return true;
}

void FrameTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelected(FrameClipboard::Format::Text);
        return;
    }
    if (pressLetter(event) || pressTreeKey(event))
        return;
    QTableView::keyPressEvent(event);
    keepAnchor(event->modifiers());
}

void FrameTableView::contextMenuEvent(QContextMenuEvent *event)
{
    QModelIndex index = currentIndex();
    QPoint place = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse)
        index = indexAt(event->pos());
    else if (index.isValid())
        place = viewport()->mapToGlobal(visualRect(index).bottomLeft());
    if (!index.isValid() || !selectionModel()->hasSelection())
        return;
    if (m_model.isGap(index.row())) {
        popUpGapMenu(place);
        return;
    }
    auto *menu = new FrameMenu(index, m_model.frameId(index.row()) == m_model.markedFrame(), this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &FrameMenu::copyRequested, this, &FrameTableView::copySelected);
    connect(menu, &FrameMenu::filterRequested, this, &FrameTableView::filterRequested);
    connect(menu, &FrameMenu::narrowRequested, this, &FrameTableView::narrowRequested);
    connect(menu, &FrameMenu::markRequested, this, &FrameTableView::toggleMark);
    connect(menu, &FrameMenu::messageRequested, this, &FrameTableView::selectNextOfMessage);
    menu->addAnnotate();
    connect(menu, &FrameMenu::annotateRequested, this, &FrameTableView::annotateCurrent);
    menu->addCompare(static_cast<int>(framesToCompare().size()), m_compared);
    connect(menu, &FrameMenu::compareRequested, this, &FrameTableView::compareSelected);
    if (!m_isReadOnly) {
        menu->addCompose();
        connect(menu, &FrameMenu::composeRequested, this, &FrameTableView::composeRequested);
        menu->addHold();
        connect(menu, &FrameMenu::holdRequested, this, &FrameTableView::holdLikeRequested);
    }
    m_sortMenu->fill(*menu->addMenu(tr("&Sort by")));
    m_columns->fill(*menu->addMenu(tr("Co&lumns")));
    menu->popup(place);
}

void FrameTableView::popUpGapMenu(QPoint place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Gap"));
    connect(menu->addAction(tr("&Copy")), &QAction::triggered, this,
        [this] { copySelected(FrameClipboard::Format::Text); });
    connect(menu->addAction(tr("&Filter by frames beside gaps")), &QAction::triggered, this,
        [this] { emit filterRequested(m_model.besideGaps()); });
    m_columns->fill(*menu->addMenu(tr("Co&lumns")));
    menu->popup(place);
}

QList<FrameClipboard::Item> FrameTableView::selectedItems() const
{
    QList<QItemSelectionRange> ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
        [](const auto &left, const auto &right) { return left.top() < right.top(); });
    QList<FrameClipboard::Item> items;
    for (const QItemSelectionRange &range : qAsConst(ranges)) {
        // One more than can be copied, so that what is left out is noticed.
        for (int row = range.top();
             row <= range.bottom() && items.size() <= FrameClipboard::MaxFrames; ++row) {
            if (m_model.isGap(row))
                continue;
            const bool isMessage = m_model.isMessage(row);
            // Of a message and its first fragment, the fragments are meant.
            if (isMessage && m_model.isExpanded(row) && row < range.bottom())
                continue;
            items.append({ m_model.frameId(row), isMessage });
        }
    }
    return items;
}

void FrameTableView::copySelected(FrameClipboard::Format format)
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && m_model.isGap(current.row()) && selectedItems().isEmpty()) {
        QGuiApplication::clipboard()->setText(current.data(Qt::AccessibleTextRole).toString());
        return;
    }
    m_clipboard.copy(selectedItems(), format);
}

void FrameTableView::annotateCurrent()
{
    if (const FrameId frame = currentFrame(); frame != 0)
        emit annotateRequested(frame);
}

void FrameTableView::compareSelected()
{
    emit compareRequested(framesToCompare());
}

/// Of what is selected; three stand for too many.
QList<FrameId> FrameTableView::framesToCompare() const
{
    QList<FrameId> frames;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && frames.size() < 3; ++row)
            frames.append(m_model.frameId(row));
    }
    std::sort(frames.begin(), frames.end());
    // A message and its first fragment are one.
    frames.erase(std::unique(frames.begin(), frames.end()), frames.end());
    return frames;
}

// --- When the rows become others ----------------------------------------------------------------

void FrameTableView::keepTop()
{
    m_topRow = verticalOffset();
    m_top = rowCount() > 0 ? m_model.frameId(std::min(verticalOffset(), rowCount() - 1)) : 0;
}

void FrameTableView::restoreTop()
{
    updateGeometries();
    if (!m_following && m_top != 0) {
        const QScopedValueRollback adjusting(m_adjusting, true);
        const int row = m_model.rowOf(m_top);
        verticalScrollBar()->setValue(row >= 0 ? row : m_model.firstRowFrom(m_top));
    }
    viewport()->update();
}

void FrameTableView::keepSelection()
{
    QList<FrameId> selected;
    for (const QItemSelectionRange &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && selected.size() < MaxKept; ++row)
            selected.append(m_model.frameId(row));
    }
    if (selected.isEmpty())
        return; // perhaps the filter before has hidden them all
    std::sort(selected.begin(), selected.end());
    m_kept = selected;
}

/// Selects what was selected before, where it has one of these rows.
void FrameTableView::restoreSelection(int firstRow, int lastRow)
{
    if (m_kept.size() < 2 || lastRow < firstRow)
        return; // one alone is the shared one
    QItemSelection selection;
    auto from = m_kept.cbegin();
    auto to = m_kept.cend();
    if (m_model.arrangement() != FrameTableModel::Arrangement::Sorted) {
        const auto [least, most]
            = std::minmax({ m_model.frameId(firstRow), m_model.frameId(lastRow) });
        from = std::lower_bound(from, to, least);
        to = std::upper_bound(from, to, most);
    }
    std::vector<int> rows;
    for (auto id = from; id != to; ++id) {
        if (const int row = m_model.rowOf(*id); row >= 0)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    for (auto row = rows.begin(); row != rows.end();) {
        const int first = *row;
        int last = first;
        while (++row != rows.end() && *row <= last + 1)
            last = *row;
        selection.select(
            m_model.index(first, 0), m_model.index(last, FrameTableModel::ColumnCount - 1));
    }
    selectionModel()->select(selection, QItemSelectionModel::Select);
}

// --- Sorting ------------------------------------------------------------------------------------

void FrameTableView::sortByNext(int column)
{
    const FrameSorting &now = m_model.wantedSorting();
    if (now.column != column)
        m_model.sortBy({ column, Qt::AscendingOrder });
    else if (now.order == Qt::AscendingOrder)
        m_model.sortBy({ column, Qt::DescendingOrder });
    else
        m_model.sortBy({});
    showSorting(); // the header has shown already what may come late or not at all
}

void FrameTableView::showSorting()
{
    const FrameSorting &sorting = m_model.sorting();
    horizontalHeader()->setSortIndicator(sorting.column, sorting.order);
    horizontalHeader()->viewport()->update();
}

/// Who sorts wants to see the first rows; who goes back to the order of recording, what is around
/// the frame that was found.
void FrameTableView::showRearranged(bool isSame)
{
    if (m_model.arrangement() != FrameTableModel::Arrangement::Sorted)
        return;
    const QScopedValueRollback adjusting(m_adjusting, true);
    const int top = isSame && m_topRow > 0 ? m_model.rowOf(m_top) : 0;
    verticalScrollBar()->setValue(top >= 0 ? top : m_topRow);
}

// --- Following the newest frame -----------------------------------------------------------------

void FrameTableView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsInserted(parent, start, end);
    updateGeometries(); // before anything can scroll there
    if (isBackwards() && !m_following) { // the rows on screen stay
        const QScopedValueRollback adjusting(m_adjusting, true);
        verticalScrollBar()->setValue(verticalScrollBar()->value() + end - start + 1);
    }
    if (!currentIndex().isValid())
        showShared(); // it may be among them
    restoreSelection(start, end);
    viewport()->update();
    if (!m_following)
        emit tailPaused(m_model.frameCount() - m_framesAtPause);
}

void FrameTableView::reset()
{
    QTableView::reset();
    setFollowing(true);
    updateGeometries();
}

void FrameTableView::goToNewest()
{
    selectRow(m_model.newestRow());
    setFollowing(true);
}

bool FrameTableView::isBackwards() const
{
    return m_model.arrangement() == FrameTableModel::Arrangement::Backwards;
}

/// Where the newest frame is.
int FrameTableView::newestValue() const
{
    return isBackwards() ? 0 : verticalScrollBar()->maximum();
}

void FrameTableView::setFollowing(bool following)
{
    // Among sorted rows there is no place for the newest.
    following = following && m_model.arrangement() != FrameTableModel::Arrangement::Sorted;
    if (following == m_following)
        return;
    m_following = following;
    if (following) {
        scrollToNewest();
        emit tailFollowed();
    } else {
        m_framesAtPause = m_model.frameCount();
        emit tailPaused(0);
    }
}

void FrameTableView::scrollToNewest()
{
    const QScopedValueRollback adjusting(m_adjusting, true);
    verticalScrollBar()->setValue(newestValue());
}

void FrameTableView::scrolled(int value)
{
    if (!m_adjusting)
        setFollowing(value == newestValue());
}

} // namespace Framescope
