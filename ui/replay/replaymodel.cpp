#include "ui/replay/replaymodel.h"

#include "ui/frames/frametext.h"
#include "ui/replay/replaytext.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
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
    case ReplayModel::RecordedLatencyColumn:
    case ReplayModel::NowLatencyColumn:
    case ReplayModel::SignColumn:
        return Qt::AlignRight | Qt::AlignVCenter;
    default:
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

/// Places at which rows are put in one after the other.
constexpr std::size_t MostRuns = 8;

bool isLatency(int column)
{
    return column == ReplayModel::RecordedLatencyColumn || column == ReplayModel::NowLatencyColumn;
}

QString latencyText(const ReplayRow &row, int column)
{
    if (!row.latency)
        return {};
    return durationText(ReplayModel::isRecorded(column) ? row.latency->recorded : row.latency->now);
}

template <typename Entry>
bool comesBefore(const Entry &left, const Entry &right)
{
    return left.order < right.order;
}

constexpr FrameId AfterAll = std::numeric_limits<FrameId>::max();

} // namespace

void ReplayModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_differences.clear();
    m_matching.clear();
    m_undecided.clear();
    m_upcoming.clear();
    m_tail.clear();
    endResetModel();
}

ReplayModel::Entry ReplayModel::entryOf(const ReplayRow &row)
{
    Order order { row.recorded.frame, 0 };
    if (row.subject == Subject::Ending)
        order.recorded = AfterAll;
    return { std::make_unique<const ReplayRow>(row), order, row.now.frame, row.isDifference() };
}

void ReplayModel::append(const QList<ReplayRow> &rows)
{
    Entries anchored;
    Entries extra;
    for (const ReplayRow &row : rows) {
        const bool isExtra = row.subject == Subject::Item && row.recorded.isEmpty();
        (isExtra ? extra : anchored).push_back(entryOf(row));
    }
    m_isResetting = isFiltered();
    if (m_isResetting)
        beginResetModel();
    insert(std::move(anchored));
    placeExtra(extra);
    insert(std::move(extra));
    if (!std::exchange(m_isResetting, false))
        return;
    findMatching();
    endResetModel();
}

void ReplayModel::replaceFindings(const QList<ReplayRow> &findings)
{
    beginResetModel();
    std::erase_if(
        m_entries, [](const Entry &entry) { return entry.row->kind != ReplayRow::Kind::Sent; });
    m_differences.clear();
    m_undecided.clear();
    m_upcoming.clear();
    m_tail.clear();
    findMatching();
    endResetModel();
    append(findings);
}

void ReplayModel::setUndecided(const QList<ReplayCell> &cells, Direction direction)
{
    if (cells.isEmpty() && m_undecided.empty())
        return;
    std::vector<ReplayRow> undecided;
    for (const ReplayCell &cell : cells) {
        ReplayRow row;
        row.kind = ReplayRow::Kind::Undecided;
        row.direction = direction;
        row.now = cell;
        undecided.push_back(row);
    }
    hideTail();
    m_undecided = std::move(undecided);
    showTail();
}

void ReplayModel::setUpcoming(const QList<ReplayRow> &rows)
{
    if (rows.isEmpty() && m_upcoming.isEmpty())
        return;
    hideTail();
    m_upcoming = rows;
    showTail();
}

void ReplayModel::hideTail()
{
    if (m_tail.empty())
        return;
    beginRemoveRows({}, comparedCount(), rowCount() - 1);
    m_tail.clear();
    endRemoveRows();
}

void ReplayModel::showTail()
{
    const auto tail = findTail();
    if (tail.empty())
        return;
    const int first = comparedCount();
    beginInsertRows({}, first, first + static_cast<int>(tail.size()) - 1);
    m_tail = tail;
    endInsertRows();
}

/// Of what is not compared, what is shown.
std::vector<const ReplayRow *> ReplayModel::findTail() const
{
    std::vector<const ReplayRow *> tail;
    for (const ReplayRow &row : m_undecided) {
        if (!m_filter || m_filter(row))
            tail.push_back(&row);
    }
    for (const ReplayRow &row : m_upcoming) {
        if (!m_onlyDifferences && (!m_filter || m_filter(row)))
            tail.push_back(&row);
    }
    return tail;
}

/// The entries that the filter shows.
void ReplayModel::findMatching()
{
    m_matching.clear();
    if (!m_filter)
        return;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if ((!m_onlyDifferences || entry.isDifference) && m_filter(*entry.row))
            m_matching.push_back(i);
    }
}

void ReplayModel::setFilter(std::function<bool(const ReplayRow &row)> filter)
{
    if (!filter && !m_filter)
        return;
    m_filter = std::move(filter);
    filterAgain();
}

void ReplayModel::filterAgain()
{
    beginResetModel();
    findMatching();
    m_tail = findTail();
    endResetModel();
}

/// Each behind the last row that came before it.
void ReplayModel::placeExtra(Entries &extra) const
{
    if (extra.empty())
        return;
    // Of each entry, the first frame that came with it or behind it: ascending.
    std::vector<FrameId> firsts(m_entries.size());
    FrameId first = AfterAll;
    for (std::size_t i = m_entries.size(); i-- > 0;) {
        const FrameId now = m_entries[i].now;
        first = now == 0 ? first : std::min(first, now);
        firsts[i] = first;
    }
    for (Entry &entry : extra) {
        const auto behind = std::lower_bound(firsts.begin(), firsts.end(), entry.now);
        const auto before = static_cast<std::size_t>(behind - firsts.begin());
        entry.order = { before == 0 ? 0 : m_entries[before - 1].order.recorded, entry.now };
    }
}

/// Nearly always at the end.
void ReplayModel::insert(Entries entries)
{
    std::stable_sort(entries.begin(), entries.end(), comesBefore<Entry>);
    if (isScattered(entries)) {
        const auto place = std::upper_bound(
            m_entries.begin(), m_entries.end(), entries.front(), comesBefore<Entry>);
        mergeBehind(static_cast<std::size_t>(place - m_entries.begin()), std::move(entries));
        return;
    }
    for (auto first = entries.begin(); first != entries.end();) {
        const auto place
            = std::upper_bound(m_entries.begin(), m_entries.end(), *first, comesBefore<Entry>);
        const auto last = place == m_entries.end()
            ? entries.end()
            : std::lower_bound(first + 1, entries.end(), *place, comesBefore<Entry>);
        insertRun(static_cast<std::size_t>(place - m_entries.begin()), first, last);
        first = last;
    }
}

/// Whether they belong at many places: each on its own would move all behind it.
bool ReplayModel::isScattered(const Entries &entries) const
{
    std::size_t runs = 0;
    for (auto first = entries.begin(); first != entries.end() && runs <= MostRuns; ++runs) {
        const auto place
            = std::upper_bound(m_entries.begin(), m_entries.end(), *first, comesBefore<Entry>);
        if (place == m_entries.end())
            return runs + 1 > MostRuns;
        first = std::lower_bound(first + 1, entries.end(), *place, comesBefore<Entry>);
    }
    return runs > MostRuns;
}

/// Of the shown rows, those of the first \a position entries.
std::size_t ReplayModel::shownBefore(std::size_t position) const
{
    if (!m_onlyDifferences) // where there is a filter, nobody asks
        return position;
    return static_cast<std::size_t>(
        std::lower_bound(m_differences.begin(), m_differences.end(), position)
        - m_differences.begin());
}

void ReplayModel::insertRun(std::size_t position, Entries::iterator first, Entries::iterator last)
{
    std::vector<std::size_t> differences;
    for (auto entry = first; entry != last; ++entry) {
        if (entry->isDifference)
            differences.push_back(position + static_cast<std::size_t>(entry - first));
    }
    const auto count = static_cast<std::size_t>(last - first);
    const auto shownCount = static_cast<int>(m_onlyDifferences ? differences.size() : count);
    const auto shown = static_cast<int>(shownBefore(position));
    const bool isTold = shownCount > 0 && !m_isResetting;
    if (isTold)
        beginInsertRows({}, shown, shown + shownCount - 1);
    const auto behind = std::lower_bound(m_differences.begin(), m_differences.end(), position);
    for (auto place = behind; place != m_differences.end(); ++place)
        *place += count;
    m_differences.insert(behind, differences.begin(), differences.end());
    m_entries.insert(m_entries.begin() + static_cast<std::ptrdiff_t>(position),
        std::make_move_iterator(first), std::make_move_iterator(last));
    if (isTold)
        endInsertRows();
}

/// Takes out all behind \a position and puts it in again with \a entries among it.
void ReplayModel::mergeBehind(std::size_t position, Entries entries)
{
    const auto begin = m_entries.begin() + static_cast<std::ptrdiff_t>(position);
    const auto shown = static_cast<int>(shownBefore(position));
    const int taken = comparedCount() - shown;
    const bool isTaken = taken > 0 && !m_isResetting;
    if (isTaken)
        beginRemoveRows({}, shown, shown + taken - 1);
    Entries behind(std::make_move_iterator(begin), std::make_move_iterator(m_entries.end()));
    m_entries.erase(begin, m_entries.end());
    m_differences.erase(std::lower_bound(m_differences.begin(), m_differences.end(), position),
        m_differences.end());
    if (isTaken)
        endRemoveRows();

    Entries merged;
    merged.reserve(behind.size() + entries.size());
    std::merge(std::make_move_iterator(behind.begin()), std::make_move_iterator(behind.end()),
        std::make_move_iterator(entries.begin()), std::make_move_iterator(entries.end()),
        std::back_inserter(merged), comesBefore<Entry>);
    std::vector<std::size_t> differences;
    for (std::size_t i = 0; i < merged.size(); ++i) {
        if (merged[i].isDifference)
            differences.push_back(position + i);
    }
    const auto shownCount
        = static_cast<int>(m_onlyDifferences ? differences.size() : merged.size());
    const bool isTold = shownCount > 0 && !m_isResetting;
    if (isTold)
        beginInsertRows({}, shown, shown + shownCount - 1);
    m_entries.insert(m_entries.end(), std::make_move_iterator(merged.begin()),
        std::make_move_iterator(merged.end()));
    m_differences.insert(m_differences.end(), differences.begin(), differences.end());
    if (isTold)
        endInsertRows();
}

void ReplayModel::setOnlyDifferences(bool only)
{
    if (only == m_onlyDifferences)
        return;
    m_onlyDifferences = only;
    filterAgain();
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

/// Of the shown rows, without what is undecided or still to come.
int ReplayModel::comparedCount() const
{
    return static_cast<int>(isFiltered() ? m_matching.size()
            : m_onlyDifferences          ? m_differences.size()
                                         : m_entries.size());
}

int ReplayModel::playedCount() const
{
    const auto upcoming = std::find_if(m_tail.begin(), m_tail.end(),
        [](const ReplayRow *row) { return row->kind == ReplayRow::Kind::Upcoming; });
    return comparedCount() + static_cast<int>(upcoming - m_tail.begin());
}

const ReplayRow &ReplayModel::row(int row) const
{
    const auto shown = static_cast<std::size_t>(row);
    if (row >= comparedCount())
        return *m_tail[shown - static_cast<std::size_t>(comparedCount())];
    const std::size_t entry = isFiltered() ? m_matching[shown]
        : m_onlyDifferences                ? m_differences[shown]
                                           : shown;
    return *m_entries[entry].row;
}

int ReplayModel::nextDifference(int row, bool forward) const
{
    if (isFiltered()) {
        const int step = forward ? 1 : -1;
        int next = row < 0 && !forward ? -1 : row + step;
        while (next >= 0 && next < comparedCount() && !this->row(next).isDifference())
            next += step;
        return next < comparedCount() ? next : -1;
    }
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
    return parent.isValid() ? 0 : comparedCount() + static_cast<int>(m_tail.size());
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
        return shown.latency ? replayWord(shown.kind) + u", "_s + replayLatencyText(shown)
                             : replayWord(shown.kind);
    if (role == LatencyDifferenceRole && index.column() == SignColumn)
        return shown.latency ? laterText(shown.latency->difference()) : QString();
    if (role == Qt::ToolTipRole && isLatency(index.column()))
        return replayLatencyText(shown);
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
    if (isLatency(column))
        return latencyText(row, column);
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

void ReplayModel::setLatencyNamed(bool isNamed)
{
    if (isNamed == m_isLatencyNamed)
        return;
    m_isLatencyNamed = isNamed;
    emit headerDataChanged(Qt::Horizontal, SignColumn, SignColumn);
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
    case RecordedLatencyColumn:
    case NowLatencyColumn:
        return tr("Latency");
    case SignColumn:
        return m_isLatencyNamed ? tr("Δ latency") : QString();
    case RecordedPreviewColumn:
    case NowPreviewColumn:
        return tr("Preview");
    default:
        return QString();
    }
}

} // namespace Framescope
