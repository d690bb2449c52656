#pragma once

#include "app/lessons/lesson.h"

class QSettings;

namespace Framescope {

/// How far the learner has come, kept in the settings.
class LessonProgress
{
public:
    explicit LessonProgress(QSettings &settings);

    /// Where to go on, from 0; within \a lesson.
    qsizetype step(const Lesson &lesson) const;
    void setStep(const Lesson &lesson, qsizetype step);

    bool isSolved(const Lesson &lesson, const QString &exercise) const;
    void setSolved(const Lesson &lesson, const QString &exercise);
    /// All exercises of the step are; true for one without any.
    bool isStepSolved(const Lesson &lesson, qsizetype step) const;

    /// It was gone through to its end.
    bool isDone(const Lesson &lesson) const;
    void setDone(const Lesson &lesson);
    /// As if it had never been begun.
    void forget(const Lesson &lesson);

private:
    QSettings &m_settings;
};

} // namespace Framescope
