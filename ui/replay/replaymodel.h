#pragma once

#include "app/replay/replayrow.h"
#include "protocol/connection/event.h"

#include <QAbstractTableModel>

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
        LatencyDifferenceColumn,
        NowPreviewColumn,
        ColumnCount
    };
    enum Role {
        HintRole = Qt::UserRole, ///< of NowPreviewColumn
    };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void append(const QList<ReplayRow> &rows);
    /// \a findings instead of all but what was sent.
    void replaceFindings(const QList<ReplayRow> &findings);
    /// What the side \a direction has sent and is not compared yet: stands behind all others.
    void setUndecided(const QList<ReplayCell> &cells, Direction direction);
    /// Shows nothing else.
    void setOnlyDifferences(bool only);
    bool showsOnlyDifferences() const { return m_onlyDifferences; }
    /// When the connections opened, from which times count.
    void setOpened(Timestamp recorded, Timestamp now);

    const ReplayRow &row(int row) const;
    /// The first shown row that differs behind \a row, or with \a forward false before it; -1 if
    /// there is none.
    int nextDifference(int row, bool forward) const;
    /// The row of the frame \a recorded or, with 0, of the frame \a now of the replay; else -1.
    int find(FrameId recorded, FrameId now) const;
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
    bool m_onlyDifferences = false;
    Timestamp m_recordedOpened = 0;
    Timestamp m_nowOpened = 0;
};

} // namespace Framescope
