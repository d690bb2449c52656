#pragma once

#include "app/lessons/lesson.h"
#include "app/lessons/lessonscene.h"

namespace Framescope {

/// What became of an exercise.
struct ExerciseResult
{
    bool isSolved = false;
    int met = 0; ///< of Traffic: how many of the frames there are
    int wanted = 0; ///< how many there should be
    QString feedback {}; ///< why not, a sentence; may be empty
};

/// Judges exercises by the learner's own frames and connections. May read the disk: not for the
/// GUI thread.
namespace ExerciseChecker {

/// Of all kinds but Traffic. For Choice, \a answer is the chosen sentence.
ExerciseResult checkAnswer(
    const LessonExercise &exercise, const QString &answer, const LessonScene &scene);
/// Of Traffic.
ExerciseResult checkTraffic(const LessonExercise &exercise, const LessonScene &scene);
/// What checkAnswer() would accept; nullopt if the traffic that it follows from is not there yet.
std::optional<QString> rightAnswer(const LessonExercise &exercise, const LessonScene &scene);

/// The newest frame up to \a last that \a filter accepts, behind \a after; null if there is none.
FrameHandle newestFrame(const std::shared_ptr<const SessionStore> &store, const QString &filter,
    FrameId after, FrameId last);

} // namespace ExerciseChecker
} // namespace Framescope
