#include "app/capture/sessionrecorder.h"
#include "app/lessons/lessonpackage.h"
#include "app/session/memorysessionstore.h"
#include "tests/fuzz/fuzzing.h"

// The input is a lesson as one file, the text of one, or a recording.

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

/// What a recording has to be so that it can be put before a live conversation.
void verifyRecording(const LessonRecording &recording)
{
    FUZZ_VERIFY(recording.octets().size() <= LessonRecording::MaxOctets);
    const auto store = recording.store();
    FUZZ_VERIFY(store->lastFrame() > 0);
    FUZZ_VERIFY(store->connections().size() <= LessonRecording::MaxConnections);
    for (const ConnectionRecord &connection : store->connections())
        FUZZ_VERIFY(connection.state == ConnectionState::Closed && connection.ended);
    qint64 before = 0;
    FrameId id = 1;
    while (const auto block = store->block(id)) {
        for (int row = 0; row < block->count(); ++row) {
            const FrameRecord record = block->record(row);
            FUZZ_VERIFY(record.time >= before && record.time <= LessonRecording::MaxLength);
            FUZZ_VERIFY(store->connection(record.connection));
            before = record.time;
        }
        id = block->endId();
    }
    // It is put in, and in once more.
    const auto session = std::make_shared<MemorySessionStore>();
    SessionRecorder recorder(session);
    const InsertedSession once = recorder.insert(*store, 1);
    const InsertedSession twice = recorder.insert(*store, 2);
    recorder.flush();
    FUZZ_VERIFY(once.lastFrame() == twice.framesBefore);
    FUZZ_VERIFY(session->lastFrame() == 2 * store->lastFrame());
    FUZZ_VERIFY(session->connections().size() == 2 * store->connections().size());
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
    if (!package->recording().isNull())
        verifyRecording(package->recording());
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
    const auto recording = LessonRecording::read(QStringLiteral("session.jsonl"), octets);
    if (recording)
        verifyRecording(*recording);
    else
        FUZZ_VERIFY(!recording.error().text().isEmpty());
    return 0;
}
