#include "ui/lessons/lessonentries.h"

#include "app/lessons/lessonlibrary.h"
#include "app/lessons/lessonprogress.h"

#include <QLocale>
#include <QSettings>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr auto LanguageKey = "lessons/language"_L1;

} // namespace

QString chosenLessonLanguage(const QSettings &settings)
{
    return settings.value(LanguageKey).toString();
}

void chooseLessonLanguage(QSettings &settings, const QString &language)
{
    settings.setValue(LanguageKey, language);
}

QString lessonLanguage(const QSettings &settings)
{
    const QString chosen = chosenLessonLanguage(settings);
    return chosen.isEmpty() ? QLocale().name() : chosen;
}

QList<LessonList::Entry> lessonEntries(const LessonLibrary &library, QSettings &settings)
{
    const LessonProgress progress(settings);
    const QString language = lessonLanguage(settings);
    QList<LessonList::Entry> entries;
    for (const LessonPackage &package : library.lessons()) {
        const Lesson &lesson = package.lesson(language);
        const qsizetype step = progress.step(lesson);
        entries.append({ lesson.id, lesson.number, lesson.title, lesson.summary, lesson.icon,
            lesson.steps.size(), step, step > 0, progress.isDone(lesson) });
    }
    return entries;
}

} // namespace Framescope
