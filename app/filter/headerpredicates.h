#pragma once

#include "app/filter/filterpredicate.h"
#include "app/filter/numberset.h"

namespace Framescope {

/// The opcode is one of some: also what follows from the opcode alone.
class OpcodePredicate final : public FilterPredicate
{
public:
    /// Bit n of \a mask: opcode n matches.
    explicit OpcodePredicate(quint16 mask)
        : m_mask(mask)
    {
    }

    int cost() const override { return HeaderCost; }
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override;
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override;

private:
    const quint16 m_mask;
};

/// A number in the header, or one that follows from header fields, is one of some.
class NumberPredicate final : public FilterPredicate
{
public:
    NumberPredicate(FilterField field, NumberSet numbers)
        : m_field(field)
        , m_numbers(std::move(numbers))
    {
    }

    int cost() const override;
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override;
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override;
    bool needsDelta() const override { return m_field == FilterField::Delta; }

private:
    BlockVerdict judgeConnections(const BlockEntry &entry) const;

    const FilterField m_field;
    const NumberSet m_numbers;
};

/// Rules that a frame broke.
class RulePredicate final : public FilterPredicate
{
public:
    /// With \a without: it broke a rule, but none of \a rules; else it broke one of them.
    RulePredicate(quint64 rules, bool without)
        : m_rules(rules)
        , m_without(without)
    {
    }

    int cost() const override { return HeaderCost + 1; }
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override;
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override;

private:
    const quint64 m_rules; ///< a bit each
    const bool m_without;
};

} // namespace Framescope
