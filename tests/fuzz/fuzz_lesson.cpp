#include "app/lessons/lessonpackage.h"
#include "tests/fuzz/fuzzing.h"

// The input is a lesson as one file, or the text of one.

using namespace Framescope;

namespace {

void verifyLesson(const Lesson &lesson)
{
    FUZZ_VERIFY(!lesson.id.isEmpty() && !lesson.id.contains(u'/') && !lesson.id.contains(u'.'));
    FUZZ_VERIFY(!lesson.steps.isEmpty() && lesson.steps.size() <= Lesson::MaxSteps);
    for (const LessonStep &step : lesson.steps) {
        FUZZ_VERIFY(!step.blocks.isEmpty() && step.blocks.size() <= Lesson::MaxPerStep);
        FUZZ_VERIFY(step.exercises.size() <= Lesson::MaxPerStep);
        for (const LessonExercise &exercise : step.exercises) {
            const LessonCheck &check = exercise.check;
            if (check.kind == LessonCheck::Kind::Choice)
                FUZZ_VERIFY(check.rightChoice >= 0 && check.rightChoice < check.choices.size());
            else if (check.kind == LessonCheck::Kind::Answer)
                FUZZ_VERIFY(!check.answers.isEmpty());
            else if (check.kind == LessonCheck::Kind::Traffic)
                FUZZ_VERIFY(!exercise.solution.isEmpty());
        }
    }
}

void verifyPackage(const QByteArray &octets)
{
    const auto package = LessonPackage::fromFile(octets);
    if (!package) {
        FUZZ_VERIFY(!package.error().text().isEmpty());
        return;
    }
    for (const QString &language : package->languages())
        verifyLesson(package->lesson(language));
    const QByteArray again = package->toFile();
    const auto reread = LessonPackage::fromFile(again);
    FUZZ_VERIFY(reread && reread->toFile() == again);
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray octets = Fuzz::input(data, size);
    verifyPackage(octets);
    if (const auto lesson = LessonParser::parse(octets))
        verifyLesson(*lesson);
    return 0;
}
