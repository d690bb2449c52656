#pragma once

#include "app/filter/framesorter.h"
#include "ui/frames/framerows.h"

#include <memory>
#include <optional>

namespace Framescope {

/// Where in a table each row of FrameRows stands, as far as the table has announced them: as the
/// frames were recorded, backwards, or by a list that FrameSorter made. In a list messages and
/// gaps have no place. GUI thread only.
class FrameOrder
{
public:
    enum class Arrangement { Recorded, Backwards, Sorted };

    /// \a rows must outlive it. Nothing is announced yet.
    explicit FrameOrder(const FrameRows &rows);

    /// Recorded is ascending by id, Backwards descending.
    Arrangement arrangement() const { return m_arrangement; }
    /// Arrangement::Sorted is by \a sorted, and without it there are no rows.
    void arrange(Arrangement arrangement, std::shared_ptr<const SortedFrames> sorted = nullptr);
    /// nullptr unless Arrangement::Sorted.
    const SortedFrames *sorted() const { return m_sorted.get(); }

    int rowCount() const { return m_rowCount; }
    void setRowCount(int rows) { m_rowCount = rows; }

    /// \a row is 0 to rowCount() - 1.
    FrameRows::Row at(int row) const;
    /// -1 if there is none.
    int find(const FrameRows::Row &row) const;
    /// Which one \a row of FrameRows is; -1 if it is none.
    int fromRecorded(std::optional<qint64> row) const;
    /// The row of the newest frame, or of the gap behind it; -1 if there is none.
    int newestRow() const;
    /// See FrameTableModel::firstRowFrom().
    int firstRowFrom(FrameId id) const;
    /// The nearest row of a list behind \a row, or before it with \a step -1, whose frame breaks a
    /// rule; from the end there is if \a row is none. -1 if there is none.
    int violationRowFrom(int row, int step) const;

private:
    const FrameRows &m_rows;
    Arrangement m_arrangement = Arrangement::Recorded;
    std::shared_ptr<const SortedFrames> m_sorted;
    int m_rowCount = 0;
};

} // namespace Framescope
