#pragma once

#include "app/lessons/fieldname.h"
#include "app/lessons/lessonpackage.h"

#include <QList>

namespace Framescope {

/// A lesson as it is offered where a field of a frame is explained.
struct FieldLesson
{
    FieldName field;
    QString id; ///< of the lesson
    int number = 0; ///< of the lesson; 0: it has none
    QString title; ///< plain text, perhaps from somebody else
};

/// What \a packages say that they teach, in \a language ("zh_CN") or one that is nearest to it.
QList<FieldLesson> fieldLessons(const QList<LessonPackage> &packages, const QString &language);

/// Of \a lessons the one that is most about the field that has \a bit in a frame with \a header of
/// which \a payloadOctets have arrived. Bits are counted from the most significant of the frame's
/// first octet. Nullptr if there is none.
const FieldLesson *findFieldLesson(const QList<FieldLesson> &lessons, const FrameHeader &header,
    quint64 payloadOctets, quint64 bit);

} // namespace Framescope
