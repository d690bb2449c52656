#include "app/filter/annotationpredicate.h"

namespace Framescope {

AnnotationPredicate::AnnotationPredicate(const FilterExpression &test)
    : m_field(test.field)
    , m_note(test)
    , m_numbers(test.field == FilterField::Note ? NumberSet() : NumberSet::from(test))
{
}

bool AnnotationPredicate::accepts(const Annotation *annotation, FilterScratch &scratch) const
{
    switch (m_field) {
    case FilterField::Annotated:
        return m_numbers.contains(annotation ? 1 : 0);
    case FilterField::Colour:
        return annotation && annotation->colour != AnnotationColour::None
            && m_numbers.contains(static_cast<quint64>(annotation->colour));
    case FilterField::Note:
        return annotation && !annotation->note.isEmpty()
            && m_note(annotation->note.toUtf8(), scratch);
    default:
        Q_UNREACHABLE(); // nothing of the annotation
    }
}

void AnnotationPredicate::keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const
{
    const FrameId first = rows.columns().firstId;
    set.keepIf([&](int row) {
        return accepts(scratch.annotations.find(first + static_cast<FrameId>(row)), scratch);
    });
}

BlockVerdict AnnotationPredicate::judge(
    const BlockEntry &entry, const FilterScratch::FindConnection &, FilterScratch &scratch) const
{
    if (scratch.annotations.hasAny(entry.firstId, entry.endId()))
        return BlockVerdict::Some;
    return accepts(nullptr, scratch) ? BlockVerdict::All : BlockVerdict::None;
}

} // namespace Framescope
