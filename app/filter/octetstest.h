#pragma once

#include "app/filter/filterpredicate.h"

namespace Framescope {

/// What a comparison asks of octets.
class OctetsTest
{
public:
    /// \a test is a Comparison with octets or a pattern, or Present, which any octets fulfil.
    explicit OctetsTest(const FilterExpression &test)
        : m_test(test)
    {
    }

    bool operator()(QByteArrayView octets, FilterScratch &scratch) const;
    bool isPattern() const { return m_test.pattern != nullptr; }
    /// What the octets must contain, and nothing else is asked; else nullptr.
    const QByteArray *needle() const;

private:
    const FilterExpression m_test;
};

/// Negative, 0 or positive as \a a is less than, equal to or greater than \a b, octet by octet.
int compareOctets(QByteArrayView a, QByteArrayView b);
/// Whether \a value, as it stands in JSON or in a text, is what \a range says. Values of different
/// kinds are never equal.
bool isInRange(QByteArrayView value, const FilterRange &range);
/// What \a op, which orders or equals, says of the order of two values, a negative number, 0 or a
/// positive one.
bool fulfils(FilterOperator op, int order);

} // namespace Framescope
