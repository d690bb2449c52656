#pragma once

#include "app/filter/filterpredicate.h"
#include "app/filter/messagerows.h"
#include "app/filter/octetstest.h"

namespace Framescope {

/// Octets of a frame or of the message that it ends.
class OctetsPredicate final : public FilterPredicate
{
public:
    /// \a test is of a field of octets or text, but none of the connection.
    explicit OctetsPredicate(const FilterExpression &test)
        : m_field(test.field)
        , m_test(test)
    {
    }

    int cost() const override;
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override;
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override;

private:
    void keepPayloads(FilterRows &rows, RowSet &set, FilterScratch &scratch) const;
    void keepMessages(
        FilterRows &rows, RowSet &set, MessageKind kind, FilterScratch &scratch) const;

    const FilterField m_field;
    const OctetsTest m_test;
};

/// A value in the JSON of the message that a frame ends.
class JsonPredicate final : public FilterPredicate
{
public:
    explicit JsonPredicate(const FilterExpression &test)
        : m_test(test)
        , m_octets(test)
    {
    }

    int cost() const override { return JsonCost; }
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override;
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override;

private:
    bool accepts(QByteArrayView json, FilterScratch &scratch) const;
    bool acceptsValue(const JsonValue &value, FilterScratch &scratch) const;

    const FilterExpression m_test;
    const OctetsTest m_octets; ///< for Contains and Matches
};

} // namespace Framescope
