#pragma once

#include "app/filter/filterexpression.h"

#include <vector>

namespace Framescope {

/// Numbers that a comparison accepts, as intervals. Times take part as numbers in the same order.
class NumberSet
{
public:
    /// \a test is of a field whose values are numbers, times, flags or choices. Present accepts any
    /// number, but of flags only those that are set.
    static NumberSet from(const FilterExpression &test);

    /// The number that stands for a time in ns.
    static constexpr quint64 fromTime(qint64 time)
    {
        return static_cast<quint64>(time) ^ (quint64(1) << 63);
    }

    bool contains(quint64 number) const
    {
        if (m_intervals.size() != 1)
            return isInAny(number);
        const Interval &only = m_intervals.front();
        return number - only.first <= only.last - only.first;
    }
    /// Some number from \a first to \a last is in it.
    bool touches(quint64 first, quint64 last) const;
    /// All numbers from \a first to \a last are in it.
    bool covers(quint64 first, quint64 last) const;

private:
    struct Interval
    {
        quint64 first;
        quint64 last; ///< included
    };
    bool isInAny(quint64 number) const;
    void insert(quint64 first, quint64 last);
    void join();
    void invert();

    std::vector<Interval> m_intervals; ///< ascending, with gaps between them
};

} // namespace Framescope
