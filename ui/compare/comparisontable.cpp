#include "ui/compare/comparisontable.h"

#include "ui/compare/comparisondelegate.h"
#include "ui/compare/comparisonmodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

// px of the design
constexpr int RowHeight = 20;
constexpr int HeaderHeight = 25;
constexpr int NumberWidth = 64;
constexpr int SignWidth = 28;

/// Rows that copying takes at most.
constexpr int MaxCopiedRows = 100'000;

} // namespace

ComparisonTable::ComparisonTable(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(new ComparisonModel(this))
    , m_delegate(new ComparisonDelegate(theme, this))
    , m_across(new QScrollBar(Qt::Horizontal, parent))
{
    setModel(m_model);
    setItemDelegate(m_delegate);
    setAccessibleName(tr("The two messages, row by row"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ContiguousSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setTextElideMode(Qt::ElideRight);
    horizontalHeader()->setMinimumSectionSize(0);
    m_across->setAccessibleName(tr("Scroll both messages across"));
    connect(m_across, &QScrollBar::valueChanged, this, [this](int value) {
        m_delegate->setOffset(value);
        viewport()->update();
    });
    connect(&theme, &Theme::changed, this, &ComparisonTable::applyTheme);
    applyTheme();
}

void ComparisonTable::setDocument(const std::shared_ptr<const ComparisonDocument> &document)
{
    m_longest = 0;
    for (const ComparisonSide &side : document->sides) {
        for (const TextLine &line : side.lines)
            m_longest = std::max(m_longest, line.text.size());
    }
    m_model->setDocument(document);
    m_across->setValue(0);
    layOutColumns();
    if (!document->differences.empty())
        selectRow(document->differences.front());
    else if (!document->rows.empty())
        selectRow(0);
    emit currentRowChanged();
}

void ComparisonTable::selectJsonDifference(int difference)
{
    const auto &document = m_model->document();
    if (!document || difference < 0 || difference >= static_cast<int>(document->jsonRows.size()))
        return;
    auto [first, last] = document->jsonRows[static_cast<std::size_t>(difference)];
    if (first < 0 || last < 0)
        first = last = std::max(first, last);
    if (first < 0)
        return; // behind what is laid out
    selectRow(first);
    if (last == first)
        return;
    selectionModel()->select(
        m_model->index(last, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    // Both, if they fit; the left one in any case.
    scrollTo(m_model->index(last, 0));
    scrollTo(m_model->index(first, 0));
}

bool ComparisonTable::hasNextDifference() const
{
    const auto &document = m_model->document();
    return document && !document->differences.empty()
        && document->differences.back() > currentRow();
}

bool ComparisonTable::hasPreviousDifference() const
{
    const auto &document = m_model->document();
    return document && !document->differences.empty()
        && document->differences.front() < currentRow();
}

int ComparisonTable::currentDifference() const
{
    const auto &document = m_model->document();
    if (!document)
        return 0;
    const auto &rows = document->differences;
    return static_cast<int>(
        std::upper_bound(rows.begin(), rows.end(), currentRow()) - rows.begin());
}

void ComparisonTable::selectNextDifference()
{
    if (!hasNextDifference())
        return;
    const auto &rows = m_model->document()->differences;
    selectRow(*std::upper_bound(rows.begin(), rows.end(), currentRow()));
}

void ComparisonTable::selectPreviousDifference()
{
    if (!hasPreviousDifference())
        return;
    const auto &rows = m_model->document()->differences;
    selectRow(*(std::lower_bound(rows.begin(), rows.end(), currentRow()) - 1));
}

void ComparisonTable::copyRows() const
{
    QString text;
    int copied = 0;
    const QItemSelection selected = selectionModel()->selection();
    for (const QItemSelectionRange &range : selected) {
        for (int row = range.top(); row <= range.bottom() && copied < MaxCopiedRows; ++row) {
            ++copied;
            const ComparisonRow &shown = m_model->row(row);
            const auto line
                = [&](int column) { return m_model->index(row, column).data().toString() + u'\n'; };
            if (shown.kind == ComparisonRow::Kind::Same) {
                text += u"  "_s + line(ComparisonModel::LeftLineColumn);
                continue;
            }
            if (shown.left >= 0)
                text += u"- "_s + line(ComparisonModel::LeftLineColumn);
            if (shown.right >= 0)
                text += u"+ "_s + line(ComparisonModel::RightLineColumn);
        }
    }
    QApplication::clipboard()->setText(text);
}

void ComparisonTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit currentRowChanged();
}

void ComparisonTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        return;
    }
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) {
        const int step = m_theme.px(60);
        m_across->setValue(m_across->value() + (event->key() == Qt::Key_Left ? -step : step));
        return;
    }
    QTableView::keyPressEvent(event);
}

void ComparisonTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void ComparisonTable::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().x() != 0 && event->angleDelta().y() == 0)
        QApplication::sendEvent(m_across, event);
    else
        QTableView::wheelEvent(event);
}

void ComparisonTable::applyTheme()
{
    horizontalHeader()->setFont(m_theme.font(Theme::TypeRole::Small));
    horizontalHeader()->setFixedHeight(m_theme.px(HeaderHeight));
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(m_theme.px(RowHeight));
    layOutColumns();
    viewport()->update();
}

void ComparisonTable::layOutColumns()
{
    const int number = m_theme.px(NumberWidth);
    const int sign = m_theme.px(SignWidth);
    const int both = std::max(0, viewport()->width() - 2 * number - sign);
    setColumnWidth(ComparisonModel::LeftNumberColumn, number);
    setColumnWidth(ComparisonModel::LeftLineColumn, both / 2);
    setColumnWidth(ComparisonModel::SignColumn, sign);
    setColumnWidth(ComparisonModel::RightNumberColumn, number);
    setColumnWidth(ComparisonModel::RightLineColumn, both - both / 2);
    const int line = both / 2;
    m_across->setRange(0, std::max(0, m_delegate->lineWidth(m_longest) - line));
    m_across->setPageStep(std::max(line, 1));
    m_across->setSingleStep(m_theme.px(20));
    m_across->setVisible(m_across->maximum() > 0);
}

void ComparisonTable::selectRow(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    // Not by setCurrentIndex(), which extends the selection while Shift is held.
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, PositionAtCenter);
}

int ComparisonTable::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

} // namespace Framescope
