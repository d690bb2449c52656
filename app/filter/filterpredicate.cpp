#include "app/filter/filterpredicate.h"

#include "app/filter/annotationpredicate.h"
#include "app/filter/connectionpredicate.h"
#include "app/filter/headerpredicates.h"
#include "app/filter/payloadpredicates.h"

#include <algorithm>

namespace Framescope {

namespace {

using Part = std::shared_ptr<const FilterPredicate>;
using ExpressionKind = FilterExpression::Kind;

/// Accepts all or nothing.
class ConstantPredicate final : public FilterPredicate
{
public:
    explicit ConstantPredicate(bool value)
        : m_value(value)
    {
    }
    int cost() const override { return 0; }
    void keep(FilterRows &, RowSet &set, FilterScratch &) const override
    {
        if (!m_value)
            set.clear();
    }
    BlockVerdict judge(
        const BlockEntry &, const FilterScratch::FindConnection &, FilterScratch &) const override
    {
        return m_value ? BlockVerdict::All : BlockVerdict::None;
    }

private:
    const bool m_value;
};

/// Parts that are judged one after another, the cheap ones first, until it is clear.
class ChainPredicate : public FilterPredicate
{
public:
    explicit ChainPredicate(std::vector<Part> parts)
        : m_parts(std::move(parts))
    {
        std::ranges::stable_sort(m_parts, {}, [](const Part &part) { return part->cost(); });
    }
    int cost() const override
    {
        int sum = 0;
        for (const Part &part : m_parts)
            sum += part->cost();
        return sum;
    }
    bool needsDelta() const override
    {
        return std::ranges::any_of(m_parts, [](const Part &part) { return part->needsDelta(); });
    }

protected:
    const std::vector<Part> &parts() const { return m_parts; }

private:
    std::vector<Part> m_parts;
};

class AndPredicate final : public ChainPredicate
{
public:
    using ChainPredicate::ChainPredicate;
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override
    {
        for (const Part &part : parts()) {
            if (set.isEmpty())
                return;
            part->keep(rows, set, scratch);
        }
    }
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override
    {
        BlockVerdict all = BlockVerdict::All;
        for (const Part &part : parts()) {
            const BlockVerdict verdict = part->judge(entry, find, scratch);
            if (verdict == BlockVerdict::None)
                return BlockVerdict::None;
            if (verdict == BlockVerdict::Some)
                all = BlockVerdict::Some;
        }
        return all;
    }
};

class OrPredicate final : public ChainPredicate
{
public:
    using ChainPredicate::ChainPredicate;
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override
    {
        RowSet open = set;
        set.clear();
        for (const Part &part : parts()) {
            if (open.isEmpty())
                return;
            RowSet accepted = open;
            part->keep(rows, accepted, scratch);
            open -= accepted;
            set |= accepted;
        }
    }
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override
    {
        BlockVerdict any = BlockVerdict::None;
        for (const Part &part : parts()) {
            const BlockVerdict verdict = part->judge(entry, find, scratch);
            if (verdict == BlockVerdict::All)
                return BlockVerdict::All;
            if (verdict == BlockVerdict::Some)
                any = BlockVerdict::Some;
        }
        return any;
    }
};

class NotPredicate final : public FilterPredicate
{
public:
    explicit NotPredicate(Part part)
        : m_part(std::move(part))
    {
    }
    int cost() const override { return m_part->cost(); }
    bool needsDelta() const override { return m_part->needsDelta(); }
    void keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const override
    {
        RowSet accepted = set;
        m_part->keep(rows, accepted, scratch);
        set -= accepted;
    }
    BlockVerdict judge(const BlockEntry &entry, const FilterScratch::FindConnection &find,
        FilterScratch &scratch) const override
    {
        switch (m_part->judge(entry, find, scratch)) {
        case BlockVerdict::None:
            return BlockVerdict::All;
        case BlockVerdict::All:
            return BlockVerdict::None;
        case BlockVerdict::Some:
            return BlockVerdict::Some;
        }
        Q_UNREACHABLE();
    }

private:
    const Part m_part;
};

/// Bit n: opcode n is one whose number, or 1 for those with the property, is in \a numbers.
template <typename Number>
Part opcodePredicate(const NumberSet &numbers, Number number)
{
    quint16 mask = 0;
    for (quint8 opcode = 0; opcode < 16; ++opcode) {
        if (numbers.contains(number(opcode)))
            mask = static_cast<quint16>(mask | 1U << opcode);
    }
    return std::make_shared<OpcodePredicate>(mask);
}

Part rulePredicate(const FilterExpression &test)
{
    static_assert(static_cast<int>(Rule::ResponseVersionMissing) < 64);
    if (test.kind == ExpressionKind::Present)
        return std::make_shared<RulePredicate>(~quint64(0), false);
    FilterExpression accepting = test;
    if (test.op == FilterOperator::NotEqual)
        accepting.op = FilterOperator::Equal;
    const OctetsTest accepts(accepting);
    FilterScratch scratch;
    quint64 rules = 0;
    for (const RuleInfo &rule : ruleCatalogue()) {
        if (accepts(rule.name, scratch))
            rules |= quint64(1) << static_cast<int>(rule.rule);
    }
    return std::make_shared<RulePredicate>(rules, test.op == FilterOperator::NotEqual);
}

Part testPredicate(const FilterExpression &test)
{
    switch (test.field) {
    case FilterField::Opcode:
        return opcodePredicate(
            NumberSet::from(test), [](quint8 opcode) -> quint64 { return opcode; });
    case FilterField::Control:
        return opcodePredicate(NumberSet::from(test),
            [](quint8 opcode) -> quint64 { return isControlOpcode(opcode); });
    case FilterField::Reserved:
        return opcodePredicate(NumberSet::from(test),
            [](quint8 opcode) -> quint64 { return isReservedOpcode(opcode); });
    case FilterField::Heartbeat:
        return opcodePredicate(NumberSet::from(test), [](quint8 opcode) -> quint64 {
            return opcode == toNibble(Opcode::Ping) || opcode == toNibble(Opcode::Pong);
        });
    case FilterField::Violation:
        return rulePredicate(test);
    case FilterField::Key:
    case FilterField::Payload:
    case FilterField::CloseReason:
    case FilterField::Message:
    case FilterField::Text:
        return std::make_shared<OctetsPredicate>(test);
    case FilterField::Json:
        return std::make_shared<JsonPredicate>(test);
    case FilterField::Url:
    case FilterField::Subprotocol:
    case FilterField::Role:
    case FilterField::Secure:
    case FilterField::Peer:
    case FilterField::ConnectionCloseCode:
        return std::make_shared<ConnectionPredicate>(test);
    case FilterField::Annotated:
    case FilterField::Note:
    case FilterField::Colour:
        return std::make_shared<AnnotationPredicate>(test);
    default:
        return std::make_shared<NumberPredicate>(test.field, NumberSet::from(test));
    }
}

} // namespace

Part compileFilter(const FilterExpression &expression)
{
    std::vector<Part> parts;
    for (const FilterExpression &operand : expression.operands)
        parts.push_back(compileFilter(operand));
    switch (expression.kind) {
    case ExpressionKind::Everything:
        return std::make_shared<ConstantPredicate>(true);
    case ExpressionKind::And:
        return std::make_shared<AndPredicate>(std::move(parts));
    case ExpressionKind::Or:
        return std::make_shared<OrPredicate>(std::move(parts));
    case ExpressionKind::Not:
        return std::make_shared<NotPredicate>(std::move(parts.front()));
    case ExpressionKind::Present:
    case ExpressionKind::Comparison:
        return testPredicate(expression);
    }
    Q_UNREACHABLE();
}

} // namespace Framescope
