#include "app/filter/filterprogram.h"

namespace Framescope {

namespace {

FilterExpression isOf(ConnectionId connection)
{
    FilterExpression comparison;
    comparison.kind = FilterExpression::Kind::Comparison;
    comparison.field = FilterField::Connection;
    comparison.values = { { FilterValue(quint64(connection)) } };
    return comparison;
}

} // namespace

FilterProgram::FilterProgram()
    : FilterProgram(FilterExpression {})
{
}

FilterProgram::FilterProgram(const FilterExpression &expression)
    : m_predicate(compileFilter(expression))
{
}

tl::expected<FilterProgram, FilterError> FilterProgram::fromText(QStringView expression)
{
    return parseFilter(expression).map([](const FilterExpression &parsed) {
        return FilterProgram(parsed);
    });
}

FilterProgram FilterProgram::framesOf(ConnectionId connection)
{
    return FilterProgram(isOf(connection));
}

FilterProgram FilterProgram::framesIn(const QList<FrameId> &ids)
{
    FilterExpression isOne;
    isOne.kind = FilterExpression::Kind::Comparison;
    isOne.field = FilterField::Id;
    isOne.op = FilterOperator::In;
    for (const FrameId id : ids)
        isOne.values.push_back({ FilterValue(quint64(id)) });
    return FilterProgram(isOne);
}

FilterProgram FilterProgram::violationsOf(ConnectionId connection)
{
    FilterExpression isBroken;
    isBroken.kind = FilterExpression::Kind::Present;
    isBroken.field = FilterField::Violation;
    if (connection == 0)
        return FilterProgram(isBroken);
    FilterExpression both;
    both.kind = FilterExpression::Kind::And;
    both.operands = { isOf(connection), isBroken };
    return FilterProgram(both);
}

} // namespace Framescope
