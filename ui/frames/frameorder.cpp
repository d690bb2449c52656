#include "ui/frames/frameorder.h"

#include <algorithm>
#include <utility>

namespace Framescope {

FrameOrder::FrameOrder(const FrameRows &rows)
    : m_rows(rows)
{
}

void FrameOrder::arrange(Arrangement arrangement, std::shared_ptr<const SortedFrames> sorted)
{
    m_arrangement = arrangement;
    m_sorted = std::move(sorted);
}

FrameRows::Row FrameOrder::at(int row) const
{
    switch (m_arrangement) {
    case Arrangement::Recorded:
        break;
    case Arrangement::Backwards:
        return m_rows.at(m_rowCount - 1 - row);
    case Arrangement::Sorted:
        return { m_sorted->ids[static_cast<std::size_t>(row)] };
    }
    return m_rows.at(row);
}

int FrameOrder::find(const FrameRows::Row &row) const
{
    if (m_arrangement != Arrangement::Sorted)
        return fromRecorded(m_rows.find(row));
    if (row.isMessage || row.gap != FrameRows::Gap::None || !m_rows.contains(row.id))
        return -1;
    const auto place = static_cast<std::size_t>(m_rows.placeOf(row.id));
    return m_sorted && place < m_sorted->rows.size() ? static_cast<int>(m_sorted->rows[place]) : -1;
}

int FrameOrder::fromRecorded(std::optional<qint64> row) const
{
    if (!row || *row >= m_rowCount || m_arrangement == Arrangement::Sorted)
        return -1;
    const int recorded = static_cast<int>(*row);
    return m_arrangement == Arrangement::Backwards ? m_rowCount - 1 - recorded : recorded;
}

int FrameOrder::newestRow() const
{
    if (m_rowCount == 0)
        return -1;
    if (m_arrangement == Arrangement::Sorted)
        return static_cast<int>(m_sorted->rows.back());
    return m_arrangement == Arrangement::Backwards ? 0 : m_rowCount - 1;
}

int FrameOrder::firstRowFrom(FrameId id) const
{
    if (m_arrangement == Arrangement::Sorted) {
        const int row = find({ id });
        return row < 0 ? m_rowCount : row;
    }
    if (m_arrangement == Arrangement::Backwards)
        return static_cast<int>(
            std::clamp<qint64>(m_rowCount - m_rows.firstRowFrom(id + 1), 0, m_rowCount));
    return static_cast<int>(std::min<qint64>(m_rows.firstRowFrom(id), m_rowCount));
}

int FrameOrder::violationRowFrom(int row, int step) const
{
    if (!m_sorted)
        return -1;
    row = row >= 0 || step > 0 ? row : m_rowCount;
    for (row += step; row >= 0 && row < m_rowCount; row += step) {
        if (m_sorted->violations.contains(row))
            return row;
    }
    return -1;
}

} // namespace Framescope
