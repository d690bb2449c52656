// How fast sessions are recorded and read. Files go to the working directory, so run it where the
// disk is that counts: build/release/tests/bench_session

#include "app/capture/sessionrecorder.h"
#include "app/session/crc32c.h"
#include "app/session/filesessionstore.h"
#include "app/session/recordingsessionstore.h"
#include "tests/benchmarks/forgettingstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtEndian>

#include <benchmark/benchmark.h>
#include <unistd.h>

using namespace Framescope;

namespace {

QTemporaryDir newFolder()
{
    return QTemporaryDir(QDir::current().filePath(QStringLiteral("bench_session-XXXXXX")));
}

/// Records \a count frames from the server of one of 50 connections after the other.
quint64 recordFrames(TrafficRecorder &recorder, quint64 count, qsizetype size, qint64 step)
{
    constexpr ConnectionId Connections = 50;
    ConnectionId first = 0;
    for (ConnectionId i = 0; i < Connections; ++i) {
        const ConnectionId id = recorder.openConnection({}, 0);
        first = i == 0 ? id : first;
    }
    QByteArray payload(size, 'x');
    Frame frame { Direction::ServerToClient, 0,
        makeHeader(Opcode::Text, static_cast<quint64>(size)), payload };
    for (quint64 i = 0; i < count; ++i) {
        frame.time += step;
        qToLittleEndian(i, payload.data()); // none is like another: each is kept
        recorder.recordFrame(first + static_cast<ConnectionId>(i / 8 % Connections), frame, {});
    }
    return count * static_cast<quint64>(frame.header.size() + size);
}

void recordIntoBlocks(benchmark::State &state)
{
    constexpr quint64 Count = 1'000'000;
    const auto store = std::make_shared<ForgettingStore>();
    for (auto _ : state) {
        SessionRecorder recorder(store);
        recordFrames(recorder, Count, state.range(0), 500);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<qint64>(Count));
}

void recordIntoFile(benchmark::State &state)
{
    const auto size = static_cast<qsizetype>(state.range(0));
    const auto count = static_cast<quint64>(state.range(1));
    quint64 wire = 0;
    qint64 inFile = 0;
    for (auto _ : state) {
        const QTemporaryDir folder = newFolder();
        const QString path = folder.filePath(QStringLiteral("s.fscope"));
        const auto store = RecordingSessionStore::create(path, QDateTime::currentDateTimeUtc(),
            [&](const Error &) { state.SkipWithError("the file cannot be written"); });
        if (!store) {
            state.SkipWithError("the file cannot be made");
            return;
        }
        {
            SessionRecorder recorder(*store);
            wire = recordFrames(recorder, count, size, 500);
        }
        if (!(*store)->finish())
            state.SkipWithError("the file cannot be finished");
        inFile = QFileInfo(path).size();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<qint64>(count));
    state.SetBytesProcessed(state.iterations() * static_cast<qint64>(wire));
    state.counters["file/wire"] = static_cast<double>(inFile) / static_cast<double>(wire);
}

/// What the disk itself takes.
void writeDisk(benchmark::State &state)
{
    constexpr qint64 Chunk = 1 << 20;
    constexpr qint64 Chunks = 1024;
    const QByteArray octets(Chunk, 'x');
    for (auto _ : state) {
        const QTemporaryDir folder = newFolder();
        QFile file(folder.filePath(QStringLiteral("plain")));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            state.SkipWithError("the file cannot be made");
        for (qint64 i = 0; i < Chunks; ++i)
            file.write(octets);
        ::fsync(file.handle());
    }
    state.SetBytesProcessed(state.iterations() * Chunk * Chunks);
}

/// Reads every block of a file, checks and unpacks it.
void readFile(benchmark::State &state)
{
    constexpr quint64 Count = 1'000'000;
    const QTemporaryDir folder = newFolder();
    const QString path = folder.filePath(QStringLiteral("s.fscope"));
    {
        const auto store = RecordingSessionStore::create(
            path, QDateTime::currentDateTimeUtc(), [](const Error &) {});
        SessionRecorder recorder(*store);
        recordFrames(recorder, Count, state.range(0), 500);
    }
    for (auto _ : state) {
        const auto store = FileSessionStore::open(path);
        quint64 frames = 0;
        for (FrameId id = 1; id <= (*store)->lastFrame();) {
            const auto block = (*store)->block(id);
            if (!block)
                break;
            frames += static_cast<quint64>(block->count());
            id = block->endId();
        }
        if (frames != Count)
            state.SkipWithError("the file was not read rightly");
    }
    state.SetItemsProcessed(state.iterations() * static_cast<qint64>(Count));
    state.SetBytesProcessed(state.iterations() * static_cast<qint64>(Count) * state.range(0));
}

void checksum(benchmark::State &state)
{
    const QByteArray octets(1 << 20, 'x');
    for (auto _ : state)
        benchmark::DoNotOptimize(crc32c(octets));
    state.SetBytesProcessed(state.iterations() * octets.size());
}

} // namespace

BENCHMARK(checksum);
BENCHMARK(recordIntoBlocks)->Arg(120)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(writeDisk)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(recordIntoFile)
    ->Args({ 120, 3'000'000 })
    ->Args({ 16 << 10, 64'000 })
    ->Args({ 1 << 20, 1'000 })
    ->Iterations(1)
    ->Repetitions(3)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(readFile)->Arg(120)->UseRealTime()->Unit(benchmark::kMillisecond);

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv); // for the recorder's timer
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
