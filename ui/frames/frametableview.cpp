#include "ui/frames/frametableview.h"

#include "ui/frames/filterneedles.h"
#include "ui/frames/framedelegate.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/rowlessheader.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <array>

namespace Framescope {

using Token = Theme::Token;

namespace {

constexpr int CompactPitch = 22; // px of the design
constexpr int ComfortablePitch = 26;
constexpr int HeaderHeight = 25;
/// Below this width (px of the design) Δ and Mask make room for the preview.
constexpr int FullWidth = 900;

struct ColumnWidth
{
    FrameTableModel::Column column;
    int width; ///< px of the design
};

constexpr auto ColumnWidths = std::to_array<ColumnWidth>({
    { FrameTableModel::IdColumn, 84 },
    { FrameTableModel::TimeColumn, 86 },
    { FrameTableModel::DeltaColumn, 72 },
    { FrameTableModel::DirectionColumn, 36 },
    { FrameTableModel::OpcodeColumn, 66 },
    { FrameTableModel::FinColumn, 38 },
    { FrameTableModel::MaskColumn, 44 },
    { FrameTableModel::LengthColumn, 68 },
});

} // namespace

FrameTableView::FrameTableView(const Theme &theme, std::shared_ptr<const SessionStore> store,
    FrameTableModel &model, FrameSelection &selection, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
    , m_selection(selection)
    , m_finder(store)
    , m_delegate(new FrameDelegate(theme, this))
    , m_clipboard(std::move(store))
{
    setVerticalHeader(new RowlessHeader(this));
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

    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsClickable(false);
    header->setMinimumSectionSize(theme.px(24));
    header->setSectionResizeMode(FrameTableModel::PreviewColumn, QHeaderView::Stretch);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FrameTableView::scrolled);
    connect(&selection, &FrameSelection::frameChanged, this, &FrameTableView::showShared);
    // Not in reset(): the selection model, too, forgets everything then, and later than we.
    connect(&model, &QAbstractItemModel::modelReset, this, &FrameTableView::showShared);
    connect(&m_finder, &FrameFinder::finished, this, &FrameTableView::selectFrame);
    connect(&m_clipboard, &FrameClipboard::copied, this, &FrameTableView::copied);
    connect(&theme, &Theme::changed, this, &FrameTableView::applyTheme);
    applyTheme();
}

void FrameTableView::applyTheme()
{
    horizontalHeader()->setFont(m_theme.font(Theme::TypeRole::Small));
    horizontalHeader()->setFixedHeight(m_theme.px(HeaderHeight));
    applyColumnWidths();
    updateGeometries();
    viewport()->update();
}

void FrameTableView::applyColumnWidths()
{
    for (const ColumnWidth &entry : ColumnWidths)
        setColumnWidth(entry.column, m_theme.px(entry.width));
}

void FrameTableView::showColumnsThatFit()
{
    const bool narrow = viewport()->width() < m_theme.px(FullWidth);
    setColumnHidden(FrameTableModel::DeltaColumn, narrow);
    setColumnHidden(FrameTableModel::MaskColumn, narrow);
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
    showColumnsThatFit();
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
    const int top = verticalOffset() + rect.normalized().top() / pitch();
    const int bottom = verticalOffset() + rect.normalized().bottom() / pitch();
    if (rowCount() == 0 || top >= rowCount()) {
        selectionModel()->select(QItemSelection(), command);
        return;
    }
    const QItemSelection rows(m_model.index(std::max(0, top), 0),
        m_model.index(std::clamp(bottom, 0, rowCount() - 1), FrameTableModel::ColumnCount - 1));
    selectionModel()->select(rows, command);
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
    scrollTo(index);
}

void FrameTableView::selectFrame(FrameId id)
{
    selectRow(m_model.rowOf(id));
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

void FrameTableView::selectNext()
{
    selectRow(std::min(currentIndex().row() + 1, rowCount() - 1));
}

void FrameTableView::selectPrevious()
{
    selectRow(std::max(currentIndex().row() - 1, 0));
}

void FrameTableView::selectNextViolation()
{
    selectViolation(FrameFinder::Towards::Later);
}

void FrameTableView::selectPreviousViolation()
{
    selectViolation(FrameFinder::Towards::Earlier);
}

void FrameTableView::selectViolation(FrameFinder::Towards towards)
{
    const bool later = towards == FrameFinder::Towards::Later;
    const FrameId from = currentIndex().isValid() ? m_model.frameId(currentIndex().row())
        : later                                   ? 0
                                                  : m_model.lastFrame() + 1;
    m_finder.find(FilterProgram::violationsOf(m_model.connection()), from, towards);
}

void FrameTableView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (!current.isValid())
        return;
    setFollowing(false);
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

void FrameTableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelected(FrameClipboard::Format::Text);
        return;
    }
    const Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::KeypadModifier;
    if (event->key() == Qt::Key_V && modifiers == Qt::ShiftModifier) {
        selectPreviousViolation();
        return;
    }
    if (modifiers == Qt::NoModifier) {
        switch (event->key()) {
        case Qt::Key_J:
            selectNext();
            return;
        case Qt::Key_K:
            selectPrevious();
            return;
        case Qt::Key_V:
            selectNextViolation();
            return;
        case Qt::Key_End:
            goToNewest();
            return;
        default:
            break;
        }
    }
    QTableView::keyPressEvent(event);
}

void FrameTableView::contextMenuEvent(QContextMenuEvent *event)
{
    if (!selectionModel()->hasSelection())
        return;
    using Format = FrameClipboard::Format;
    QMenu menu(this);
    QAction *text = menu.addAction(tr("Copy as Text"));
    text->setShortcut(QKeySequence::Copy);
    text->setShortcutVisibleInContextMenu(true);
    connect(text, &QAction::triggered, this, [this] { copySelected(Format::Text); });
    connect(menu.addAction(tr("Copy as Hex")), &QAction::triggered, this,
        [this] { copySelected(Format::Hex); });
    connect(menu.addAction(tr("Copy as JSON")), &QAction::triggered, this,
        [this] { copySelected(Format::Json); });
    menu.exec(event->globalPos());
}

QList<FrameId> FrameTableView::selectedFrames() const
{
    QList<QItemSelectionRange> ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
        [](const auto &left, const auto &right) { return left.top() < right.top(); });
    QList<FrameId> ids;
    for (const QItemSelectionRange &range : qAsConst(ranges)) {
        // One more than can be copied, so that what is left out is noticed.
        for (int row = range.top();
             row <= range.bottom() && ids.size() <= FrameClipboard::MaxFrames; ++row)
            ids.append(m_model.frameId(row));
    }
    return ids;
}

void FrameTableView::copySelected(FrameClipboard::Format format)
{
    m_clipboard.copy(selectedFrames(), format);
}

// --- Following the newest frame -----------------------------------------------------------------

void FrameTableView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    QTableView::rowsInserted(parent, start, end);
    if (!currentIndex().isValid())
        showShared(); // it may be among them
    updateGeometries();
    viewport()->update();
    if (!m_following)
        emit tailPaused(rowCount() - m_rowsAtPause);
}

void FrameTableView::reset()
{
    QTableView::reset();
    setFollowing(true);
    updateGeometries();
}

void FrameTableView::goToNewest()
{
    selectRow(rowCount() - 1);
    setFollowing(true);
}

void FrameTableView::setFollowing(bool following)
{
    if (following == m_following)
        return;
    m_following = following;
    if (following) {
        scrollToNewest();
        emit tailFollowed();
    } else {
        m_rowsAtPause = rowCount();
        emit tailPaused(0);
    }
}

void FrameTableView::scrollToNewest()
{
    const QScopedValueRollback adjusting(m_adjusting, true);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void FrameTableView::scrolled(int value)
{
    if (!m_adjusting)
        setFollowing(value == verticalScrollBar()->maximum());
}

} // namespace Framescope
