#include "ui/compare/octetalignment.h"

#include "app/message/difference.h"

#include <algorithm>

namespace Framescope {

namespace {

std::vector<quint32> numbersOf(QByteArrayView octets)
{
    std::vector<quint32> numbers(static_cast<std::size_t>(octets.size()));
    std::transform(octets.begin(), octets.end(), numbers.begin(),
        [](char octet) { return static_cast<quint8>(octet); });
    return numbers;
}

class RowBuilder
{
public:
    void add(qint32 left, qint32 right, bool isChanged)
    {
        if (m_column == 0) {
            m_rows.emplace_back();
            m_rows.back().left.fill(AlignedOctets::Gap);
            m_rows.back().right.fill(AlignedOctets::Gap);
        }
        AlignedOctets &row = m_rows.back();
        row.left[static_cast<std::size_t>(m_column)] = left;
        row.right[static_cast<std::size_t>(m_column)] = right;
        if (isChanged)
            row.changed = static_cast<quint16>(row.changed | 1U << m_column);
        m_column = (m_column + 1) % AlignedOctets::Columns;
    }

    std::vector<AlignedOctets> take() { return std::move(m_rows); }

private:
    std::vector<AlignedOctets> m_rows;
    int m_column = 0;
};

} // namespace

std::vector<AlignedOctets> alignOctets(
    QByteArrayView left, QByteArrayView right, const std::stop_token &stop)
{
    RowBuilder builder;
    for (const DifferenceRun &run : findDifferences(numbersOf(left), numbersOf(right), stop)) {
        for (qsizetype i = 0; i < std::max(run.leftCount, run.rightCount); ++i) {
            builder.add(i < run.leftCount ? static_cast<qint32>(run.left + i) : AlignedOctets::Gap,
                i < run.rightCount ? static_cast<qint32>(run.right + i) : AlignedOctets::Gap,
                !run.isEqual);
        }
    }
    return builder.take();
}

} // namespace Framescope
