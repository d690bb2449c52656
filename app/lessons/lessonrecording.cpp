#include "app/lessons/lessonrecording.h"

#include "app/exchange/jsonlinesreader.h"
#include "app/lessons/exercisechecker.h"
#include "app/session/memorysessionstore.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct LessonRecordingWords
{
    Q_DECLARE_TR_FUNCTIONS(LessonRecording)
};

bool isWithin(Timestamp time)
{
    return time >= 0 && time <= LessonRecording::MaxLength;
}

QString outOfTime()
{
    return LessonRecordingWords::tr("its time is not within the %1 s that a recording may take")
        .arg(LessonRecording::MaxLength / 1'000'000'000);
}

/// Why it cannot stand before a live conversation; empty if it can.
QString connectionProblem(const ConnectionRecord &connection)
{
    const auto about = [&connection](const QString &reason) {
        return LessonRecordingWords::tr("connection %1: %2").arg(connection.id).arg(reason);
    };
    if (connection.state != ConnectionState::Closed || !connection.ended)
        return about(LessonRecordingWords::tr("it has not ended"));
    if (!isWithin(connection.started) || !isWithin(*connection.ended)
        || !isWithin(connection.opened.value_or(0)))
        return about(outOfTime());
    return {};
}

QString frameProblem(const SessionStore &store)
{
    const auto about = [](FrameId id, const QString &reason) {
        return LessonRecordingWords::tr("frame %1: %2").arg(id).arg(reason);
    };
    Timestamp before = 0;
    FrameId id = 1;
    while (const auto block = store.block(id)) {
        for (const qint64 time : block->times()) {
            if (!isWithin(time))
                return about(id, outOfTime());
            if (time < before)
                return about(
                    id, LessonRecordingWords::tr("it is earlier than the frame before it"));
            before = time;
            ++id;
        }
    }
    return {};
}

QString problemOf(const SessionStore &store)
{
    if (store.lastFrame() == 0)
        return LessonRecordingWords::tr("there is no frame in it");
    const QList<ConnectionRecord> connections = store.connections();
    if (connections.size() > LessonRecording::MaxConnections)
        return LessonRecordingWords::tr("it has more than %1 connections")
            .arg(LessonRecording::MaxConnections);
    for (const ConnectionRecord &connection : connections) {
        if (const QString problem = connectionProblem(connection); !problem.isEmpty())
            return problem;
        for (const EventRecord &event : store.events(connection.id)) {
            if (!isWithin(event.time))
                return LessonRecordingWords::tr("an event of connection %1: %2")
                    .arg(connection.id)
                    .arg(outOfTime());
        }
    }
    return frameProblem(store);
}

} // namespace

bool LessonRecording::isName(const QString &name)
{
    static const QRegularExpression form(u"^[a-z][a-z0-9-]{0,39}\\.jsonl\\z"_s);
    return form.match(name).hasMatch();
}

tl::expected<LessonRecording, LessonProblem> LessonRecording::read(
    const QString &name, const QByteArray &octets)
{
    const auto refused = [&name](const QString &reason) {
        return tl::unexpected(LessonProblem { 0, u"%1: %2"_s.arg(name, reason) });
    };
    if (octets.size() > MaxOctets)
        return refused(
            LessonRecordingWords::tr("it is larger than the %1 octets that a recording may have")
                .arg(MaxOctets));
    JsonLinesReader reader(name, octets);
    const auto started = reader.open();
    auto store = std::make_shared<MemorySessionStore>(started.value_or(QDateTime()));
    const Result<void> result
        = started ? reader.readInto(*store, {}) : tl::unexpected(started.error());
    if (!result && result.error().code == ErrorCode::FileTooNew)
        return refused(LessonRecordingWords::tr("it is made for a later version of Framescope"));
    if (!result) // it names the file, the line and the column
        return tl::unexpected(LessonProblem { 0, result.error().detail });
    if (const QString problem = problemOf(*store); !problem.isEmpty())
        return refused(problem);
    LessonRecording recording;
    recording.m_name = name;
    recording.m_octets = octets;
    recording.m_store = std::move(store);
    return recording;
}

FrameHandle LessonRecording::find(const QString &filter) const
{
    return m_store ? ExerciseChecker::newestFrame(m_store, filter, 0, m_store->lastFrame())
                   : FrameHandle();
}

} // namespace Framescope
