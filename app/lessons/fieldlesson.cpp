#include "app/lessons/fieldlesson.h"

namespace Framescope {

QList<FieldLesson> fieldLessons(const QList<LessonPackage> &packages, const QString &language)
{
    QList<FieldLesson> lessons;
    for (const LessonPackage &package : packages) {
        const Lesson &lesson = package.lesson(language);
        for (const QString &name : lesson.fields) {
            if (const auto field = FieldName::fromText(name))
                lessons.append({ *field, lesson.id, lesson.number, lesson.title });
        }
    }
    return lessons;
}

const FieldLesson *findFieldLesson(const QList<FieldLesson> &lessons, const FrameHeader &header,
    quint64 payloadOctets, quint64 bit)
{
    const FieldLesson *found = nullptr;
    for (const FieldLesson &lesson : lessons) {
        const auto bits = lesson.field.bitsIn(header, payloadOctets);
        if (bits && bit >= bits->first && bit - bits->first < bits->count
            && (!found || lesson.field.specificity() > found->field.specificity()))
            found = &lesson;
    }
    return found;
}

} // namespace Framescope
