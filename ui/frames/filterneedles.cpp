#include "ui/frames/filterneedles.h"

namespace Framescope {

namespace {

bool isShown(FilterField field)
{
    switch (field) {
    case FilterField::Payload:
    case FilterField::CloseReason:
    case FilterField::Message:
    case FilterField::Text:
    case FilterField::Json:
        return true;
    default:
        return false;
    }
}

void gather(const FilterExpression &filter, QStringList &needles)
{
    switch (filter.kind) {
    case FilterExpression::Kind::And:
    case FilterExpression::Kind::Or:
        for (const FilterExpression &operand : filter.operands)
            gather(operand, needles);
        break;
    case FilterExpression::Kind::Comparison:
        if (filter.op != FilterOperator::Contains || !isShown(filter.field))
            break;
        for (const FilterRange &range : filter.values) {
            const auto *octets = std::get_if<QByteArray>(&range.first);
            const QString needle = octets ? QString::fromUtf8(*octets) : QString();
            if (!needle.isEmpty())
                needles.append(needle);
        }
        break;
    case FilterExpression::Kind::Everything:
    case FilterExpression::Kind::Not:
    case FilterExpression::Kind::Present:
        break;
    }
}

} // namespace

QStringList filterNeedles(const FilterExpression &filter)
{
    QStringList needles;
    gather(filter, needles);
    return needles;
}

} // namespace Framescope
