// Octets as a .jsonl file behind its first line. What was read is written again; and what was
// written reads as the same, and writes as the same.

#include "app/exchange/jsonlinesreader.h"
#include "app/session/framehandle.h"
#include "app/session/jsonlines.h"
#include "app/session/memorysessionstore.h"
#include "tests/fuzz/fuzzing.h"

#include <QFile>
#include <QTemporaryDir>

using namespace Framescope;

namespace {

/// The session that \a lines say, as far as they can be read.
std::unique_ptr<MemorySessionStore> read(const QByteArray &lines)
{
    static const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("in.jsonl")));
    FUZZ_VERIFY(file.open(QIODevice::WriteOnly));
    QByteArray first;
    JsonLines::appendSession(first, QDateTime::fromMSecsSinceEpoch(0, Qt::UTC));
    file.write(first + '\n' + lines);
    file.close();
    JsonLinesReader reader(file.fileName());
    const auto started = reader.open();
    FUZZ_VERIFY(started);
    auto store = std::make_unique<MemorySessionStore>(*started);
    std::ignore = reader.readInto(*store, {});
    return store;
}

QByteArray write(const MemorySessionStore &store)
{
    using JsonLines::Form;
    QByteArray lines;
    for (const ConnectionRecord &connection : store.connections()) {
        JsonLines::appendConnection(lines, connection, store.started(), Form::Stored);
        lines += '\n';
        for (const EventRecord &event : store.events(connection.id)) {
            JsonLines::appendEvent(lines, event, Form::Stored);
            lines += '\n';
        }
    }
    FrameId id = 1;
    while (const auto block = store.block(id)) {
        for (; id < block->endId(); ++id) {
            JsonLines::appendFrame(lines, FrameHandle(block, id), Form::Stored);
            lines += '\n';
        }
    }
    return lines;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    const QByteArray once = write(*read(Fuzz::input(octets, size)));
    FUZZ_VERIFY(write(*read(once)) == once);
    return 0;
}
