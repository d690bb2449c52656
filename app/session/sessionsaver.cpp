#include "app/session/sessionsaver.h"

#include "app/exchange/outputfile.h"
#include "app/session/recordingsessionstore.h"
#include "app/session/repeatfinder.h"

namespace Framescope {

namespace {

/// Events that are written at once.
constexpr qsizetype EventBatch = 256;

void copyEvents(const SessionStore &from, SessionStore &to, const std::stop_token &stop)
{
    QList<EventRecord> batch;
    const auto append = [&] {
        if (!batch.isEmpty())
            to.append({ FrameBlock(to.lastFrame() + 1), std::exchange(batch, {}), {} });
    };
    from.visitEvents([&](const EventRecord &event) {
        batch.append(event);
        if (batch.size() == EventBatch)
            append();
        return !stop.stop_requested();
    });
    append();
}

FrameBlock rowsFrom(const FrameBlock &block, FrameId first)
{
    FrameBlock rows(first);
    RepeatFinder repeats;
    for (int row = static_cast<int>(first - block.firstId()); row < block.count(); ++row) {
        const FrameRecord record = block.record(row);
        const QByteArrayView payload = block.payload(row);
        rows.append(record.connection,
            { record.direction, record.time, record.header, payload.toByteArray() },
            record.messageFirst, block.violations(row), repeats.find(rows, payload));
        if (const auto message = block.message(row))
            rows.attachMessage(*message);
    }
    return rows;
}

} // namespace

Result<void> saveSession(const SessionStore &store, const Annotations &annotations,
    const QString &path, const std::function<void(FrameId written)> &progressed,
    const std::stop_token &stop)
{
    OutputFile output(path, true);
    if (const auto created = output.create(); !created)
        return created;
    auto target
        = RecordingSessionStore::create(output.temporaryPath(), store.started(), [](const Error &) {
              // finish() tells of it
          });
    if (!target)
        return tl::unexpected(target.error());
    RecordingSessionStore &copy = **target;
    const FrameId last = store.lastFrame();
    copy.append({ FrameBlock(1), {}, store.connections() });
    copyEvents(store, copy, stop);
    FrameId next = 1;
    while (next <= last && !stop.stop_requested()) {
        const std::shared_ptr<const FrameBlock> block = store.soundBlock(next);
        if (!block)
            break; // damaged
        // Where it is still being recorded a block may have been joined with those before.
        copy.append({ block->firstId() == next ? *block : rowsFrom(*block, next), {}, {} });
        next = block->endId();
        progressed(next - 1);
    }
    for (const Annotation &annotation : annotations.all()) {
        if (annotation.frame <= copy.lastFrame())
            std::ignore = copy.annotate(annotation); // finish() tells of it
    }
    if (const auto finished = copy.finish(); !finished)
        return finished;
    return stop.stop_requested() ? Result<void>() : output.commit();
}

} // namespace Framescope
