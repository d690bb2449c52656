#include "app/lessons/lessonprogress.h"

#include <QSettings>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

QString key(const Lesson &lesson, QLatin1StringView name)
{
    return u"lessons/%1/%2"_s.arg(lesson.id, name);
}

constexpr auto StepKey = "step"_L1;
constexpr auto SolvedKey = "solved"_L1;
constexpr auto DoneKey = "done"_L1;

} // namespace

LessonProgress::LessonProgress(QSettings &settings)
    : m_settings(settings)
{
}

qsizetype LessonProgress::step(const Lesson &lesson) const
{
    const qsizetype step = m_settings.value(key(lesson, StepKey)).toInt();
    return std::clamp<qsizetype>(step, 0, lesson.steps.size() - 1);
}

void LessonProgress::setStep(const Lesson &lesson, qsizetype step)
{
    m_settings.setValue(key(lesson, StepKey), static_cast<int>(step));
}

bool LessonProgress::isSolved(const Lesson &lesson, const QString &exercise) const
{
    return m_settings.value(key(lesson, SolvedKey)).toStringList().contains(exercise);
}

void LessonProgress::setSolved(const Lesson &lesson, const QString &exercise)
{
    QStringList solved = m_settings.value(key(lesson, SolvedKey)).toStringList();
    if (solved.contains(exercise))
        return;
    solved.append(exercise);
    m_settings.setValue(key(lesson, SolvedKey), solved);
}

bool LessonProgress::isStepSolved(const Lesson &lesson, qsizetype step) const
{
    const QList<LessonExercise> &exercises = lesson.steps.at(step).exercises;
    return std::all_of(exercises.begin(), exercises.end(),
        [this, &lesson](const LessonExercise &exercise) { return isSolved(lesson, exercise.id); });
}

bool LessonProgress::isDone(const Lesson &lesson) const
{
    return m_settings.value(key(lesson, DoneKey)).toBool();
}

void LessonProgress::setDone(const Lesson &lesson)
{
    m_settings.setValue(key(lesson, DoneKey), true);
}

void LessonProgress::forget(const Lesson &lesson)
{
    m_settings.remove(u"lessons/%1"_s.arg(lesson.id));
}

} // namespace Framescope
