#pragma once

#include "app/filter/filterpredicate.h"
#include "app/filter/numberset.h"
#include "app/filter/octetstest.h"

namespace Framescope {

/// What is true of a connection, and so of all its frames.
class ConnectionPredicate final : public FilterPredicate
{
public:
    /// \a test is of a field of the connection.
    explicit ConnectionPredicate(const FilterExpression &test);

    int cost() const override { return ConnectionCost; }
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override;
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override;

private:
    bool accepts(const ConnectionRecord &connection, FilterScratch &scratch) const;
    template <typename Find>
    bool acceptsId(ConnectionId id, Find find, FilterScratch &scratch) const;

    const FilterField m_field;
    const OctetsTest m_octets;
    const NumberSet m_numbers;
};

} // namespace Framescope
