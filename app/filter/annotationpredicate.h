#pragma once

#include "app/filter/filterpredicate.h"
#include "app/filter/numberset.h"
#include "app/filter/octetstest.h"

namespace Framescope {

/// What somebody has said of a frame. Asks FilterScratch::annotations alone.
class AnnotationPredicate final : public FilterPredicate
{
public:
    /// \a test is of a field of the annotation.
    explicit AnnotationPredicate(const FilterExpression &test);

    int cost() const override { return HeaderCost; }
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override;
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override;

private:
    /// \a annotation is null if nothing is said of the frame.
    bool accepts(const Annotation *annotation, FilterScratch &scratch) const;

    const FilterField m_field;
    const OctetsTest m_note;
    const NumberSet m_numbers;
};

} // namespace Framescope
