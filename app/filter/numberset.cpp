#include "app/filter/numberset.h"

#include <algorithm>
#include <limits>

namespace Framescope {

namespace {

constexpr quint64 Greatest = std::numeric_limits<quint64>::max();

quint64 toNumber(const FilterValue &value)
{
    if (const auto *time = std::get_if<qint64>(&value))
        return NumberSet::fromTime(*time);
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? 1 : 0;
    return std::get<quint64>(value);
}

} // namespace

NumberSet NumberSet::from(const FilterExpression &test)
{
    NumberSet set;
    if (test.kind == FilterExpression::Kind::Present) {
        set.insert(filterFieldInfo(test.field).type == FilterType::Flag ? 1 : 0, Greatest);
        return set;
    }
    for (const FilterRange &range : test.values) {
        const quint64 value = toNumber(range.first);
        switch (test.op) {
        case FilterOperator::Less:
            if (value > 0)
                set.insert(0, value - 1);
            break;
        case FilterOperator::LessOrEqual:
            set.insert(0, value);
            break;
        case FilterOperator::Greater:
            if (value < Greatest)
                set.insert(value + 1, Greatest);
            break;
        case FilterOperator::GreaterOrEqual:
            set.insert(value, Greatest);
            break;
        default:
            set.insert(value, range.last ? toNumber(*range.last) : value);
            break;
        }
    }
    set.join();
    if (test.op == FilterOperator::NotEqual)
        set.invert();
    return set;
}

void NumberSet::insert(quint64 first, quint64 last)
{
    if (first <= last)
        m_intervals.push_back({ first, last });
}

void NumberSet::join()
{
    std::ranges::sort(m_intervals, {}, &Interval::first);
    std::vector<Interval> joined;
    for (const Interval &interval : m_intervals) {
        const bool isApart = joined.empty()
            || (interval.first > joined.back().last && interval.first - joined.back().last > 1);
        if (isApart)
            joined.push_back(interval);
        else
            joined.back().last = std::max(joined.back().last, interval.last);
    }
    m_intervals = std::move(joined);
}

void NumberSet::invert()
{
    std::vector<Interval> gaps;
    quint64 next = 0;
    bool atEnd = false;
    for (const Interval &interval : m_intervals) {
        if (interval.first > next)
            gaps.push_back({ next, interval.first - 1 });
        atEnd = interval.last == Greatest;
        next = interval.last + 1;
    }
    if (!atEnd)
        gaps.push_back({ next, Greatest });
    m_intervals = std::move(gaps);
}

bool NumberSet::isInAny(quint64 number) const
{
    const auto behind = std::ranges::upper_bound(m_intervals, number, {}, &Interval::first);
    return behind != m_intervals.begin() && number <= std::prev(behind)->last;
}

bool NumberSet::touches(quint64 first, quint64 last) const
{
    const auto at = std::ranges::lower_bound(m_intervals, first, {}, &Interval::last);
    return at != m_intervals.end() && at->first <= last;
}

bool NumberSet::covers(quint64 first, quint64 last) const
{
    const auto at = std::ranges::lower_bound(m_intervals, first, {}, &Interval::last);
    return at != m_intervals.end() && at->first <= first && at->last >= last;
}

} // namespace Framescope
