#include "app/lessons/fieldlesson.h"

#include <algorithm>

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
    const auto found = std::find_if(lessons.begin(), lessons.end(), [&](const FieldLesson &lesson) {
        const auto bits = lesson.field.bitsIn(header, payloadOctets);
        return bits && bit >= bits->first && bit - bits->first < bits->count;
    });
    return found == lessons.end() ? nullptr : &*found;
}

} // namespace Framescope
