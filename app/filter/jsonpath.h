#pragma once

#include <QByteArray>

#include <optional>
#include <vector>

namespace Framescope {

/// Where in a JSON document: from its root through members and elements.
struct JsonPath
{
    struct Step
    {
        enum class Kind : quint8 { Member, Element, EveryElement };
        Kind kind = Kind::Member;
        QByteArray name {}; ///< of a Member, UTF-8
        quint64 index = 0; ///< of an Element

        friend bool operator==(const Step &, const Step &) = default;
    };
    std::vector<Step> steps; ///< empty: the root

    friend bool operator==(const JsonPath &, const JsonPath &) = default;
};

/// A number as JSON writes it.
struct JsonNumber
{
    double value = 0;
    std::optional<qint64>
        whole {}; ///< the exact value, if it is written as a whole number and fits

    /// Negative, 0 or positive as \a a is less than, equal to or greater than \a b. Exact between
    /// whole numbers, else as doubles.
    static int compare(const JsonNumber &a, const JsonNumber &b)
    {
        if (a.whole && b.whole)
            return *a.whole < *b.whole ? -1 : int(*a.whole > *b.whole);
        return a.value < b.value ? -1 : int(a.value > b.value);
    }
};

} // namespace Framescope
