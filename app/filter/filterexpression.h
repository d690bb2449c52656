#pragma once

#include "app/filter/filtererror.h"
#include "app/filter/filterfield.h"
#include "app/filter/jsonpath.h"
#include "app/filter/pattern.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace Framescope {

enum class FilterOperator : quint8 {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    Matches,
    In,
};

/// A value to compare with, of the type that its field asks for: a number or choice, a time in ns,
/// octets of a text, a rule's name or a payload; JSON has numbers, flags and null of its own.
using FilterValue = std::variant<std::nullptr_t, bool, quint64, qint64, JsonNumber, QByteArray>;

/// One value, or from one to another, both included.
struct FilterRange
{
    FilterValue first;
    std::optional<FilterValue> last {};
};

/// A filter as a tree that has been checked: names are fields, values have their fields' types,
/// patterns are compiled.
struct FilterExpression
{
    enum class Kind : quint8 {
        Everything, ///< the empty expression
        And, ///< of all operands
        Or, ///< of any operand
        Not, ///< of the only operand
        Present, ///< the flag is set, the frame has the field
        Comparison,
    };

    /// Longer ones are refused, and so are deeper ones.
    static constexpr qsizetype MaxLength = 64 << 10;
    static constexpr int MaxDepth = 100;

    Kind kind = Kind::Everything;
    std::vector<FilterExpression> operands {};
    FilterField field = FilterField::Id; ///< of Present and Comparison
    JsonPath path {}; ///< for FilterField::Json
    FilterOperator op = FilterOperator::Equal;
    std::vector<FilterRange> values {}; ///< one, but for In; none for Matches
    std::shared_ptr<const Pattern> pattern {}; ///< for Matches
};

/// Reads and checks an expression; docs/filter-language.md has the grammar.
tl::expected<FilterExpression, FilterError> parseFilter(QStringView expression);

} // namespace Framescope
