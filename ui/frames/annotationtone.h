#pragma once

#include "app/session/annotation.h"
#include "ui/theme/theme.h"

namespace Framescope {

/// The colours in which an annotation is painted: \a text can be read on \a ground.
struct AnnotationTone
{
    QColor text;
    QColor ground;
};
AnnotationTone annotationTone(const Theme &theme, AnnotationColour colour);

/// For people: "red".
QString annotationColourText(AnnotationColour colour);
/// What stands in the row of the frame: the first line of the note, or the name of its colour.
QString annotationTitle(const Annotation &annotation);
/// All that it says, for assistive technology: "note: too dear, red".
QString spokenAnnotation(const Annotation &annotation);

} // namespace Framescope
