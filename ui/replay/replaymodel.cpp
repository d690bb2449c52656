#include "ui/replay/replaymodel.h"

#include "ui/frames/frametext.h"
#include "ui/replay/replaytext.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace Framescope {

namespace {

using Subject = ReplayFinding::Subject;

/// Above numbers to the right, as they are.
Qt::Alignment headerAlignment(int section)
{
    switch (section) {
    case ReplayModel::RecordedIdColumn:
    case ReplayModel::NowIdColumn:
    case ReplayModel::RecordedTimeColumn:
    case ReplayModel::NowTimeColumn:
    case ReplayModel::RecordedLengthColumn:
    case ReplayModel::NowLengthColumn:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

constexpr FrameId AfterAll = std::numeric_limits<FrameId>::max();

} // namespace

void ReplayModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_differences.clear();
    m_undecided.clear();
    endResetModel();
}

void ReplayModel::clearFindings()
{
    beginResetModel();
    std::erase_if(
        m_entries, [](const Entry &entry) { return entry.row.kind != ReplayRow::Kind::Sent; });
    m_differences.clear();
    endResetModel();
}

void ReplayModel::append(const QList<ReplayRow> &rows)
{
    std::vector<Entry> anchored;
    std::vector<Entry> extra;
    for (const ReplayRow &row : rows) {
        if (row.subject == Subject::Handshake)
            anchored.push_back({ row, {} });
        else if (row.subject == Subject::Ending)
            anchored.push_back({ row, { AfterAll, 0 } });
        else if (row.recorded.isEmpty())
            extra.push_back({ row, {} });
        else
            anchored.push_back({ row, { row.recorded.frame, 0 } });
    }
    insert(std::move(anchored));
    for (Entry &entry : extra)
        entry.order = placeOfExtra(entry.row.now.frame);
    insert(std::move(extra));
}

void ReplayModel::setUndecided(const QList<ReplayCell> &cells, Direction direction)
{
    const int first = comparedCount();
    if (!m_undecided.empty()) {
        beginRemoveRows({}, first, first + static_cast<int>(m_undecided.size()) - 1);
        m_undecided.clear();
        endRemoveRows();
    }
    if (cells.isEmpty())
        return;
    beginInsertRows({}, first, first + static_cast<int>(cells.size()) - 1);
    for (const ReplayCell &cell : cells) {
        ReplayRow row;
        row.kind = ReplayRow::Kind::Undecided;
        row.direction = direction;
        row.now = cell;
        m_undecided.push_back(row);
    }
    endInsertRows();
}

/// Behind the last row that came before it.
ReplayModel::Order ReplayModel::placeOfExtra(FrameId now) const
{
    const auto before
        = std::find_if(m_entries.rbegin(), m_entries.rend(), [now](const Entry &entry) {
              return !entry.row.now.isEmpty() && entry.row.now.frame < now;
          });
    return { before == m_entries.rend() ? 0 : before->order.recorded, now };
}

/// In runs that belong at the same place: nearly always one, at the end.
void ReplayModel::insert(std::vector<Entry> entries)
{
    const auto inOrder
        = [](const Entry &left, const Entry &right) { return left.order < right.order; };
    std::stable_sort(entries.begin(), entries.end(), inOrder);
    for (auto first = entries.begin(); first != entries.end();) {
        const auto place = std::upper_bound(m_entries.begin(), m_entries.end(), *first, inOrder);
        const auto last = place == m_entries.end()
            ? entries.end()
            : std::lower_bound(first + 1, entries.end(), *place, inOrder);
        insertRun(static_cast<std::size_t>(place - m_entries.begin()), first, last);
        first = last;
    }
}

void ReplayModel::insertRun(
    std::size_t position, std::vector<Entry>::iterator first, std::vector<Entry>::iterator last)
{
    std::vector<std::size_t> differences;
    for (auto entry = first; entry != last; ++entry) {
        if (entry->row.isDifference())
            differences.push_back(position + static_cast<std::size_t>(entry - first));
    }
    const auto behind = std::lower_bound(m_differences.begin(), m_differences.end(), position);
    const auto count = static_cast<std::size_t>(last - first);
    const auto shownCount = static_cast<int>(m_onlyDifferences ? differences.size() : count);
    const auto shown = static_cast<int>(
        m_onlyDifferences ? static_cast<std::size_t>(behind - m_differences.begin()) : position);
    if (shownCount > 0)
        beginInsertRows({}, shown, shown + shownCount - 1);
    for (auto place = behind; place != m_differences.end(); ++place)
        *place += count;
    m_differences.insert(behind, differences.begin(), differences.end());
    m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(position),
        std::make_move_iterator(first), std::make_move_iterator(last));
    if (shownCount > 0)
        endInsertRows();
}

void ReplayModel::setOnlyDifferences(bool only)
{
    if (only == m_onlyDifferences)
        return;
    beginResetModel();
    m_onlyDifferences = only;
    endResetModel();
}

void ReplayModel::setOpened(Timestamp recorded, Timestamp now)
{
    if (recorded == m_recordedOpened && now == m_nowOpened)
        return;
    m_recordedOpened = recorded;
    m_nowOpened = now;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

/// Of the shown rows, without what is undecided.
int ReplayModel::comparedCount() const
{
    return static_cast<int>(m_onlyDifferences ? m_differences.size() : m_entries.size());
}

const ReplayRow &ReplayModel::row(int row) const
{
    const auto shown = static_cast<std::size_t>(row);
    if (row >= comparedCount())
        return m_undecided[shown - static_cast<std::size_t>(comparedCount())];
    return m_entries[m_onlyDifferences ? m_differences[shown] : shown].row;
}

int ReplayModel::nextDifference(int row, bool forward) const
{
    if (m_onlyDifferences) {
        const int next = forward ? row + 1 : row - 1;
        return next >= 0 && next < comparedCount() ? next : -1;
    }
    if (forward) {
        const auto next = row < 0 ? m_differences.begin()
                                  : std::upper_bound(m_differences.begin(), m_differences.end(),
                                      static_cast<std::size_t>(row));
        return next == m_differences.end() ? -1 : static_cast<int>(*next);
    }
    if (row < 0)
        return -1;
    const auto next = std::lower_bound(
        m_differences.begin(), m_differences.end(), static_cast<std::size_t>(row));
    return next == m_differences.begin() ? -1 : static_cast<int>(*std::prev(next));
}

int ReplayModel::find(FrameId recorded, FrameId now) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const ReplayRow &shown = this->row(row);
        if (recorded != 0 ? shown.recorded.frame == recorded : now != 0 && shown.now.frame == now)
            return row;
    }
    return -1;
}

int ReplayModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : comparedCount() + static_cast<int>(m_undecided.size());
}

int ReplayModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ReplayModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReplayRow &shown = row(index.row());
    if (role == Qt::AccessibleTextRole && index.column() == RecordedIdColumn)
        return spokenReplayRow(shown);
    if (role == Qt::ToolTipRole && index.column() == SignColumn)
        return replayWord(shown.kind);
    if (role == HintRole && index.column() == NowPreviewColumn)
        return replayHint(shown);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    return text(shown, index.column());
}

QString ReplayModel::text(const ReplayRow &row, int column) const
{
    if (column == SignColumn)
        return replaySign(row.kind);
    const bool recorded = isRecorded(column);
    const ReplayCell &cell = recorded ? row.recorded : row.now;
    const bool isPreview = column == RecordedPreviewColumn || column == NowPreviewColumn;
    if (row.subject != Subject::Item)
        return isPreview ? replaySubject(row) : QString();
    if (cell.isEmpty())
        return {};
    switch (column) {
    case RecordedIdColumn:
    case NowIdColumn:
        return countText(cell.frame);
    case RecordedTimeColumn:
    case NowTimeColumn:
        return timeText(
            std::max<Timestamp>(0, cell.time - (recorded ? m_recordedOpened : m_nowOpened)));
    case RecordedDirectionColumn:
    case NowDirectionColumn:
        return directionText(row.direction);
    case RecordedOpcodeColumn:
    case NowOpcodeColumn:
        return opcodeLabel(cell.opcode);
    case RecordedLengthColumn:
    case NowLengthColumn:
        return countText(cell.length);
    default:
        return replayPreview(cell);
    }
}

QVariant ReplayModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(headerAlignment(section));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RecordedIdColumn:
    case NowIdColumn:
        return QStringLiteral("#");
    case RecordedTimeColumn:
    case NowTimeColumn:
        return tr("Time");
    case RecordedOpcodeColumn:
    case NowOpcodeColumn:
        return tr("Opcode");
    case RecordedLengthColumn:
    case NowLengthColumn:
        return tr("Length");
    case RecordedPreviewColumn:
    case NowPreviewColumn:
        return tr("Preview");
    default:
        return QString();
    }
}

} // namespace Framescope
