#include "app/filter/octetstest.h"

#include "app/filter/findoctets.h"

#include <cstring>

namespace Framescope {

int compareOctets(QByteArrayView a, QByteArrayView b)
{
    const auto common = static_cast<std::size_t>(std::min(a.size(), b.size()));
    const int order = common == 0 ? 0 : std::memcmp(a.data(), b.data(), common);
    if (order != 0)
        return order;
    return a.size() < b.size() ? -1 : int(a.size() > b.size());
}

bool fulfils(FilterOperator op, int order)
{
    switch (op) {
    case FilterOperator::Equal:
    case FilterOperator::In:
        return order == 0;
    case FilterOperator::NotEqual:
        return order != 0;
    case FilterOperator::Less:
        return order < 0;
    case FilterOperator::LessOrEqual:
        return order <= 0;
    case FilterOperator::Greater:
        return order > 0;
    case FilterOperator::GreaterOrEqual:
        return order >= 0;
    case FilterOperator::Contains:
    case FilterOperator::Matches:
        break;
    }
    Q_UNREACHABLE();
}

bool isInRange(QByteArrayView value, const FilterRange &range)
{
    const auto *first = std::get_if<QByteArray>(&range.first);
    if (!first)
        return false;
    if (!range.last)
        return value == *first;
    return compareOctets(value, *first) >= 0
        && compareOctets(value, std::get<QByteArray>(*range.last)) <= 0;
}

bool OctetsTest::operator()(QByteArrayView octets, FilterScratch &scratch) const
{
    if (m_test.kind == FilterExpression::Kind::Present)
        return true;
    if (m_test.op == FilterOperator::Matches) {
        const Pattern::Outcome outcome = m_test.pattern->find(octets, scratch.pattern);
        scratch.givenUp += outcome == Pattern::Outcome::GivenUp ? 1 : 0;
        return outcome == Pattern::Outcome::Yes;
    }
    if (m_test.op == FilterOperator::In)
        return std::ranges::any_of(
            m_test.values, [octets](const FilterRange &range) { return isInRange(octets, range); });
    const QByteArray &value = std::get<QByteArray>(m_test.values.front().first);
    if (m_test.op == FilterOperator::Contains)
        return containsOctets(octets, value);
    return fulfils(m_test.op, compareOctets(octets, value));
}

const QByteArray *OctetsTest::needle() const
{
    const bool isContains = m_test.kind == FilterExpression::Kind::Comparison
        && m_test.op == FilterOperator::Contains;
    return isContains ? &std::get<QByteArray>(m_test.values.front().first) : nullptr;
}

} // namespace Framescope
