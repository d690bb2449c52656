#pragma once

#include "app/replay/replayrow.h"
#include "protocol/connection/event.h"

#include <QAbstractTableModel>

#include <functional>
#include <memory>
#include <vector>

namespace Framescope {

/// A recording and its replay beside each other. Rows come in batches and find their place: those
/// of the recording in its order, what is extra behind what came before it.
class ReplayModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        RecordedIdColumn,
        RecordedTimeColumn,
        RecordedDirectionColumn,
        RecordedOpcodeColumn,
        RecordedLengthColumn,
        RecordedLatencyColumn,
        RecordedPreviewColumn,
        SignColumn,
        NowIdColumn,
        NowTimeColumn,
        NowDirectionColumn,
        NowOpcodeColumn,
        NowLengthColumn,
        NowLatencyColumn,
        NowPreviewColumn,
        ColumnCount
    };
    enum Role {
        HintRole = Qt::UserRole, ///< of NowPreviewColumn
        LatencyDifferenceRole, ///< of SignColumn: "+12 ms", or nothing
    };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void append(const QList<ReplayRow> &rows);
    /// \a findings instead of all but what was sent.
    void replaceFindings(const QList<ReplayRow> &findings);
    /// What the side \a direction has sent and is not compared yet: stands behind all others.
    void setUndecided(const QList<ReplayCell> &cells, Direction direction);
    /// What is still to be sent and to come, by Kind::Upcoming: stands behind all others.
    void setUpcoming(const QList<ReplayRow> &rows);
    /// Shows no rows but those that \a filter is true for; null: all.
    void setFilter(std::function<bool(const ReplayRow &row)> filter);
    bool isFiltered() const { return m_filter != nullptr; }
    /// Asks the filter about every row again.
    void filterAgain();
    /// Shows nothing else.
    void setOnlyDifferences(bool only);
    bool showsOnlyDifferences() const { return m_onlyDifferences; }
    /// Where there is no room for it: the column shows its signs only.
    void setLatencyNamed(bool isNamed);
    /// When the connections opened, from which times count.
    void setOpened(Timestamp recorded, Timestamp now);

    const ReplayRow &row(int row) const;
    /// How many of the shown rows are not still to come: they stand before the others.
    int playedCount() const;
    /// The first shown row that differs behind \a row, or with \a forward false before it; -1 if
    /// there is none.
    int nextDifference(int row, bool forward) const;
    /// The row of the frame \a recorded or, with 0, of the frame \a now of the replay; else -1.
    int find(FrameId recorded, FrameId now) const;
    /// Of all rows, shown or not.
    int count() const
    {
        return static_cast<int>(m_entries.size() + m_undecided.size())
            + static_cast<int>(m_upcoming.size());
    }
    /// How many rows differ.
    int differenceCount() const { return static_cast<int>(m_differences.size()); }

    /// Whether \a column belongs to the recording; SignColumn to neither.
    static bool isRecorded(int column) { return column < SignColumn; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    /// Where a row belongs.
    struct Order
    {
        FrameId recorded = 0;
        FrameId now = 0; ///< of what is extra behind it

        friend auto operator<=>(const Order &, const Order &) = default;
    };
    struct Entry
    {
        std::unique_ptr<const ReplayRow> row; ///< not moved when others come before it
        Order order;
        FrameId now = 0;
        bool isDifference = false;
    };
    using Entries = std::vector<Entry>;

    int comparedCount() const;
    void hideTail();
    void showTail();
    std::vector<const ReplayRow *> findTail() const;
    void findMatching();
    void placeExtra(Entries &extra) const;
    static Entry entryOf(const ReplayRow &row);
    void insert(Entries entries);
    bool isScattered(const Entries &entries) const;
    void insertRun(std::size_t position, Entries::iterator first, Entries::iterator last);
    void mergeBehind(std::size_t position, Entries entries);
    std::size_t shownBefore(std::size_t position) const;
    QString text(const ReplayRow &row, int column) const;

    Entries m_entries; ///< in order
    std::vector<std::size_t> m_differences; ///< of m_entries, ascending
    std::vector<ReplayRow> m_undecided;
    QList<ReplayRow> m_upcoming;
    std::vector<const ReplayRow *> m_tail; ///< of these two, those that are shown
    std::function<bool(const ReplayRow &row)> m_filter;
    std::vector<std::size_t> m_matching; ///< of m_entries, if there is a filter
    bool m_onlyDifferences = false;
    bool m_isLatencyNamed = true;
    bool m_isResetting = false; ///< changes are not told one by one
    Timestamp m_recordedOpened = 0;
    Timestamp m_nowOpened = 0;
};

} // namespace Framescope
