#pragma once

#include "app/filter/filterexpression.h"
#include "app/filter/filterrows.h"
#include "app/filter/jsonreader.h"
#include "app/filter/rowset.h"
#include "app/session/annotation.h"
#include "app/session/blockentry.h"

#include <functional>
#include <unordered_map>

namespace Framescope {

class FilterPredicate;

/// What a thread keeps between blocks: buffers, and what it has found out about connections. Serves
/// one filter, or others after forget().
struct FilterScratch
{
    using FindConnection = std::function<const ConnectionRecord *(ConnectionId id)>;

    JsonReader json;
    PatternScratch pattern;
    /// What connection predicates have said, by predicate; forget() after a connection changed.
    std::unordered_map<const FilterPredicate *, std::unordered_map<ConnectionId, bool>> connections;
    Annotations annotations; ///< of the session, as they are to be asked about
    quint64 givenUp = 0; ///< times that a pattern was given up

    void forget() { connections.clear(); }
};

/// What the directory says of all frames of a block.
enum class BlockVerdict : quint8 { None, Some, All };

/// A part of a compiled filter. Immutable; shared between threads.
class FilterPredicate
{
public:
    FilterPredicate() = default;
    FilterPredicate(const FilterPredicate &) = delete;
    FilterPredicate &operator=(const FilterPredicate &) = delete;
    virtual ~FilterPredicate() = default;

    /// What it takes to judge a frame, to do the cheap parts first.
    enum Cost : int {
        HeaderCost = 1,
        DeltaCost = 5,
        ConnectionCost = 10,
        PayloadCost = 100,
        TextCost = 110,
        PatternCost = 500,
        JsonCost = 1000
    };
    virtual int cost() const = 0;

    /// Keeps those of \a set that match.
    virtual void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const = 0;

    /// Judges a whole block by its entry in the directory.
    virtual BlockVerdict judge(
        const BlockEntry &, const FilterScratch::FindConnection &, FilterScratch &) const
    {
        return BlockVerdict::Some;
    }
    virtual bool needsDelta() const { return false; }
};

/// Makes what evaluates \a expression.
std::shared_ptr<const FilterPredicate> compileFilter(const FilterExpression &expression);

} // namespace Framescope
