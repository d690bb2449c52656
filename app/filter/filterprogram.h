#pragma once

#include "app/filter/filterpredicate.h"

namespace Framescope {

/// A filter, ready to be asked about frames. A value; cheap to copy; may be shared between threads.
class FilterProgram
{
public:
    FilterProgram(); ///< accepts every frame
    explicit FilterProgram(const FilterExpression &expression);
    static tl::expected<FilterProgram, FilterError> fromText(QStringView expression);

    /// All frames of one connection.
    static FilterProgram framesOf(ConnectionId connection);
    /// The frames with these \a ids.
    static FilterProgram framesIn(const QList<FrameId> &ids);
    /// The frames that broke a rule: of one connection, or of all when \a connection is 0.
    static FilterProgram violationsOf(ConnectionId connection);

    /// Keeps those rows of \a set that match.
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const
    {
        m_predicate->keep(rows, set, scratch);
    }
    /// What can be said of a block without reading it.
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const
    {
        return m_predicate->judge(entry, find, scratch);
    }
    bool needsDelta() const { return m_predicate->needsDelta(); }

private:
    std::shared_ptr<const FilterPredicate> m_predicate;
};

} // namespace Framescope
