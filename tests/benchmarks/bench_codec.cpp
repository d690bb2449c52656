// Speed of the codec on one core, beside what the machine itself can do: ratios within one run are
// what counts. Run a release build: build/release/tests/bench_codec

#include "protocol/connection/framereader.h"
#include "protocol/wire/permessagedeflate.h"

#include <QByteArray>

#include <benchmark/benchmark.h>
#include <zlib.h>

#include <cstring>

using namespace Framescope;

namespace {

/// Counts, so that nothing is optimised away.
class CountingObserver final : public FrameObserver
{
public:
    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        ++frames;
        octets += static_cast<quint64>(frame.payload.size());
        broken += violations.size();
    }
    void messageCrossed(const Message &) override { ++messages; }

    quint64 frames = 0;
    quint64 messages = 0;
    quint64 octets = 0;
    qsizetype broken = 0;
};

QByteArray jsonText(qsizetype size)
{
    QByteArray text;
    for (int i = 0; text.size() < size; ++i)
        text += "{\"ch\":\"trade\",\"id\":" + QByteArray::number(i * 7919) + "},";
    text.truncate(size);
    return text;
}

constexpr qsizetype Mebibyte = 1 << 20;

/// A mebibyte or a little more of masked text frames, each with a payload of \a size octets. The
/// keys leave ASCII what it is, masked or not: so a stream can be read again after it was unmasked.
QByteArray clientStream(qsizetype size)
{
    const QByteArray payload = jsonText(size);
    QByteArray wire;
    for (quint8 i = 0; wire.size() < Mebibyte; i = (i + 1) & 0x7f)
        appendFrame(wire,
            makeHeader(
                Opcode::Text, static_cast<quint64>(size), MaskingKey { 0x37, 0x7a, i, 0x3d }),
            payload);
    return wire;
}

std::span<char> writable(QByteArray &octets)
{
    return { octets.data(), static_cast<std::size_t>(octets.size()) };
}

/// What the machine itself does: within its caches, and beyond them.
void copy(benchmark::State &state)
{
    const QByteArray from(state.range(0), 'a');
    QByteArray to(from.size(), 'b');
    for (auto _ : state) {
        std::memcpy(to.data(), from.data(), static_cast<std::size_t>(from.size()));
        benchmark::ClobberMemory();
    }
    state.SetBytesProcessed(state.iterations() * from.size());
}

void countFrames(benchmark::State &state, const CountingObserver &observer, qsizetype size)
{
    if (observer.broken > 0 || observer.messages != observer.frames)
        state.SkipWithError("the frames were not read rightly");
    state.SetBytesProcessed(state.iterations() * size);
    state.SetItemsProcessed(static_cast<qint64>(observer.frames));
}

/// Read in place, unmasked and checked for UTF-8.
void readFrames(benchmark::State &state)
{
    QByteArray wire = clientStream(state.range(0));
    CountingObserver observer;
    FrameReader reader(Direction::ClientToServer, 64 << 20);
    for (auto _ : state)
        reader.read(writable(wire), 0, observer);
    countFrames(state, observer, wire.size());
}

/// As an endpoint does: the stream is copied into the read buffer, then read in place.
void copyAndReadFrames(benchmark::State &state)
{
    const QByteArray wire = clientStream(state.range(0));
    QByteArray buffer(wire.size(), '\0');
    CountingObserver observer;
    FrameReader reader(Direction::ClientToServer, 64 << 20);
    for (auto _ : state) {
        std::memcpy(buffer.data(), wire.data(), static_cast<std::size_t>(wire.size()));
        reader.read(writable(buffer), 0, observer);
    }
    countFrames(state, observer, wire.size());
}

/// The same text beyond ASCII.
void validateUtf8(benchmark::State &state)
{
    QByteArray text;
    while (text.size() < Mebibyte)
        text += "Der Würfel fällt, κόσμε, 世界 und noch etwas ASCII dazu. ";
    for (auto _ : state) {
        Utf8Validator validator;
        benchmark::DoNotOptimize(validator.firstInvalid(text));
    }
    state.SetBytesProcessed(state.iterations() * text.size());
}

void deflateBare(benchmark::State &state)
{
    const QByteArray text = jsonText(state.range(0));
    QByteArray to(text.size() + 1024, '\0');
    z_stream stream {};
    deflateInit2(&stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
    for (auto _ : state) {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
        stream.avail_in = static_cast<uInt>(text.size());
        stream.next_out = reinterpret_cast<Bytef *>(to.data());
        stream.avail_out = static_cast<uInt>(to.size());
        ::deflate(&stream, Z_SYNC_FLUSH);
    }
    deflateEnd(&stream);
    state.SetBytesProcessed(state.iterations() * text.size());
}

void deflateMessage(benchmark::State &state)
{
    const QByteArray text = jsonText(state.range(0));
    MessageDeflater deflater({});
    for (auto _ : state)
        benchmark::DoNotOptimize(deflater.deflate(text));
    state.SetBytesProcessed(state.iterations() * text.size());
}

void inflateMessage(benchmark::State &state)
{
    const QByteArray text = jsonText(state.range(0));
    const DeflateContext context { .windowBits = 15, .contextTakeover = false };
    const QByteArray octets = MessageDeflater(context).deflate(text);
    MessageInflater inflater(context);
    QByteArray message;
    for (auto _ : state) {
        message.resize(0);
        inflater.inflate(octets, message, 64 << 20);
        inflater.finish(message, 64 << 20);
    }
    if (message != text)
        state.SkipWithError("the message was not read rightly");
    state.SetBytesProcessed(state.iterations() * text.size());
}

} // namespace

BENCHMARK(copy)->Arg(Mebibyte)->Arg(256 * Mebibyte);
BENCHMARK(readFrames)->Arg(120)->Arg(1024)->Arg(64 * 1024);
BENCHMARK(copyAndReadFrames)->Arg(120)->Arg(1024)->Arg(64 * 1024);
BENCHMARK(validateUtf8);
BENCHMARK(deflateBare)->Arg(1024)->Arg(64 * 1024);
BENCHMARK(deflateMessage)->Arg(1024)->Arg(64 * 1024);
BENCHMARK(inflateMessage)->Arg(1024)->Arg(64 * 1024);

BENCHMARK_MAIN();
