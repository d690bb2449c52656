#include "app/filter/filterprogram.h"

namespace Framescope {

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

} // namespace Framescope
