#include "ui/replay/replaytable.h"

#include "ui/replay/replaydelegate.h"
#include "ui/replay/replaymodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QtMath>

#include <algorithm>
#include <memory>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

// px of the design
constexpr int ReplayRowHeight = 24;
constexpr int ReplayHeaderHeight = 24;
constexpr int LengthWidth = 60;
constexpr int LatencyWidth = 72;
/// Below it there is no column for the length, and the others are as narrow as they can be.
constexpr int RoomyWidth = 960;
/// Below it, of the latency only the difference.
constexpr int RoomiestWidth = 1150;
/// Columns give way to it: large letters leave no room for all of them.
constexpr int LeastPreviewWidth = 56;
constexpr int BareSignWidth = 28; ///< without the latency behind it
/// The next rows below the one that is played, of all that are seen.
constexpr int FollowedPart = 3;

constexpr int MaxCopied = 100'000; ///< rows

/// Of columns, in px of the design.
struct ReplayWidths
{
    int id = 54;
    int time = 82;
    int direction = 28;
    int opcode = 60;
    int sign = 100;

    static ReplayWidths narrow() { return { 48, 76, 22, 58, 90 }; }
    /// For each of the recordings, of \a all px of the design.
    int preview(int all) const { return (all - sign) / 2 - id - time - direction - opcode; }
    /// What matters least gives way first. A column of no width is not shown.
    void fit(int all)
    {
        for (int *const width : { &time, &sign, &opcode, &direction }) {
            if (preview(all) >= LeastPreviewWidth)
                return;
            *width = width == &sign ? BareSignWidth : 0;
        }
    }
};

} // namespace

ReplayTable::ReplayTable(const Theme &theme, ReplayModel &model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(&model)
{
    setModel(&model);
    setItemDelegate(new ReplayDelegate(theme, this));
    setAccessibleName(tr("The recording on the left, the replay on the right"));
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ContiguousSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setSectionsClickable(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setMinimumSectionSize(0);
    connect(&theme, &Theme::changed, this, &ReplayTable::applyTheme);
    applyTheme();
}

void ReplayTable::setReplay(ReplayModel &model)
{
    if (&model == m_model)
        return;
    const std::unique_ptr<QItemSelectionModel> old(selectionModel());
    m_model = &model;
    setModel(&model);
    layOutColumns();
    emit currentRowChanged();
}

int ReplayTable::currentRow() const
{
    return currentIndex().isValid() ? currentIndex().row() : -1;
}

int ReplayTable::nowPosition() const
{
    return columnViewportPosition(ReplayModel::NowIdColumn);
}

void ReplayTable::selectRow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    const QModelIndex index = m_model->index(row, 0);
    // Not by setCurrentIndex(), which extends the selection while Shift is held.
    selectionModel()->setCurrentIndex(
        index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index);
}

void ReplayTable::follow(int row)
{
    const int seen = viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize());
    verticalScrollBar()->setValue(row + 1 - seen + seen / FollowedPart);
}

void ReplayTable::selectNextDifference()
{
    selectRow(m_model->nextDifference(currentRow(), true));
}

void ReplayTable::selectPreviousDifference()
{
    selectRow(m_model->nextDifference(currentRow(), false));
}

void ReplayTable::copyRows() const
{
    QString text;
    int copied = 0;
    const QItemSelection selected = selectionModel()->selection();
    for (const QItemSelectionRange &range : selected) {
        for (int row = range.top(); row <= range.bottom() && copied < MaxCopied; ++row) {
            ++copied;
            const auto cell
                = [&](int column) { return m_model->index(row, column).data().toString(); };
            text += cell(ReplayModel::SignColumn) + u'\t' + cell(ReplayModel::RecordedIdColumn)
                + u'\t' + cell(ReplayModel::RecordedPreviewColumn) + u'\t'
                + cell(ReplayModel::NowIdColumn) + u'\t' + cell(ReplayModel::NowPreviewColumn)
                + u'\n';
        }
    }
    QApplication::clipboard()->setText(text);
}

void ReplayTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event); // makes the first row the current one, and does not select it
    if (currentIndex().isValid() && !selectionModel()->hasSelection())
        selectRow(currentRow());
}

void ReplayTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    emit currentRowChanged();
}

void ReplayTable::keyPressEvent(QKeyEvent *event)
{
    const bool isShift = event->modifiers() == Qt::ShiftModifier;
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (event->matches(QKeySequence::Copy))
        copyRows();
    else if (event->key() == Qt::Key_N && isPlain)
        selectNextDifference();
    else if (event->key() == Qt::Key_N && isShift)
        selectPreviousDifference();
    else if (event->key() == Qt::Key_Period && isPlain)
        emit stepRequested();
    else if (event->key() == Qt::Key_Space && isPlain)
        emit pauseRequested();
    else
        QTableView::keyPressEvent(event);
}

void ReplayTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void ReplayTable::applyTheme()
{
    horizontalHeader()->setFont(m_theme.font(Theme::TypeRole::Small));
    horizontalHeader()->setFixedHeight(m_theme.px(ReplayHeaderHeight));
    verticalHeader()->setMinimumSectionSize(0);
    verticalHeader()->setDefaultSectionSize(m_theme.px(ReplayRowHeight));
    layOutColumns();
    viewport()->update();
}

void ReplayTable::layOutColumns()
{
    using Columns = ReplayModel;
    const int all = viewport()->width();
    const bool isRoomy = all >= m_theme.px(RoomyWidth);
    ReplayWidths widths = isRoomy ? ReplayWidths {} : ReplayWidths::narrow();
    widths.fit(qFloor(all / m_theme.textScale()));
    const int sign = m_theme.px(widths.sign);
    const bool isRoomiest = all >= m_theme.px(RoomiestWidth);
    const int left = std::max(0, all - sign) / 2;
    int room = 0; // that is left for the preview
    const auto place = [this, &room](int column, int width, bool isShown) {
        setColumnHidden(column, !isShown || width == 0);
        if (isColumnHidden(column))
            return;
        setColumnWidth(column, m_theme.px(width));
        room -= m_theme.px(width);
    };
    for (const int first : { int(Columns::RecordedIdColumn), int(Columns::NowIdColumn) }) {
        const bool isRecorded = Columns::isRecorded(first);
        room = isRecorded ? left : std::max(0, all - sign) - left;
        const auto of
            = [first](int recorded) { return recorded - int(Columns::RecordedIdColumn) + first; };
        place(of(Columns::RecordedIdColumn), widths.id, true);
        place(of(Columns::RecordedTimeColumn), widths.time, true);
        place(of(Columns::RecordedDirectionColumn), widths.direction, true);
        place(of(Columns::RecordedOpcodeColumn), widths.opcode, true);
        place(of(Columns::RecordedLengthColumn), LengthWidth, isRoomy);
        place(of(Columns::RecordedLatencyColumn), LatencyWidth, isRoomiest);
        setColumnWidth(isRecorded ? Columns::RecordedPreviewColumn : Columns::NowPreviewColumn,
            std::max(0, room));
    }
    setColumnWidth(Columns::SignColumn, sign);
    m_model->setLatencyNamed(widths.sign > BareSignWidth);
    emit laidOut();
}

} // namespace Framescope
