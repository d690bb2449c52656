#include "app/filter/filtercompletions.h"
#include "app/filter/filtersearch.h"
#include "app/filter/liveframe.h"
#include "app/session/memorysessionstore.h"
#include "tests/fuzz/fuzzing.h"

// The input is an expression. If it is a filter, it must say the same of frames in a session and of
// frames that are just crossing; if not, the error must lie in it. Completions must lie before the
// cursor.

using namespace Framescope;

namespace {

/// A few frames, legal and not.
QList<LiveFrame> sampleFrames()
{
    QList<LiveFrame> frames;
    const auto add = [&frames](Opcode opcode, QByteArrayView payload, bool fin) {
        LiveFrame live;
        live.id = static_cast<FrameId>(frames.size()) + 1;
        live.connection = 1;
        const bool fromClient = frames.size() % 2 == 0;
        live.frame.direction = fromClient ? Direction::ClientToServer : Direction::ServerToClient;
        live.frame.time = 1'000'000 * static_cast<qint64>(live.id);
        live.frame.header = makeHeader(opcode, static_cast<quint64>(payload.size()),
            fromClient ? std::optional(MaskingKey { 1, 2, 3, 4 }) : std::nullopt, fin);
        live.frame.payload = payload;
        if (live.id > 1)
            live.delta = 1'000'000;
        const bool isData = isDataOpcode(toNibble(opcode));
        live.messageFirst = isData ? live.id : 0;
        if (isData && fin) {
            live.message.emplace();
            live.message->type = static_cast<MessageType>(opcode);
            live.message->payload = payload;
        }
        frames.append(live);
    };
    add(Opcode::Text, R"({"id":1,"price":100,"list":[1,{"a":"b"}]})", true);
    add(Opcode::Binary, QByteArrayView("\0\xff\x80", 3), true);
    add(Opcode::Close, "\x03\xe8reason", true);
    add(Opcode::Text, "error", false);
    return frames;
}

void verifyCompletions(const QString &text)
{
    for (const qsizetype cursor : { text.size(), text.size() / 2 }) {
        const FilterCompletions completions = filterCompletions(text, cursor);
        FUZZ_VERIFY(completions.position >= 0 && completions.length >= 0);
        FUZZ_VERIFY(completions.position + completions.length == cursor);
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    constexpr std::size_t Longest = 4096;
    if (size > Longest)
        return 0;
    const QString text = QString::fromUtf8(Fuzz::input(octets, size));
    verifyCompletions(text);
    const auto parsed = parseFilter(text);
    if (!parsed) {
        const FilterError &error = parsed.error();
        FUZZ_VERIFY(error.position >= 0 && error.length >= 1 && error.position <= text.size());
        FUZZ_VERIFY(!error.problem.isEmpty());
        return 0;
    }
    const FilterProgram program(*parsed);
    static const QList<LiveFrame> Frames = sampleFrames();
    static const std::shared_ptr<SessionStore> Store = [] {
        auto store = std::make_shared<MemorySessionStore>();
        FrameBlock block(1);
        for (const LiveFrame &live : Frames)
            block.append(live.connection, live.frame, live.messageFirst);
        store->append({ block, {}, {} });
        return store;
    }();
    FilterSearch search(Store, program, 1, 1);
    search.advance(Store->lastFrame(), {}, [&](FrameId, const RowSet &rows, FrameId) {
        FilterScratch scratch;
        for (int row = 0; row < rows.count(); ++row)
            FUZZ_VERIFY(rows.contains(row) == matches(program, Frames.at(row), scratch));
        return true;
    });
    return 0;
}
