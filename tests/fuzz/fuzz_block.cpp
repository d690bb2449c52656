#include "app/session/blockcodec.h"
#include "tests/fuzz/fuzzing.h"

#include <cstring>

// The input is a block of a session file: what its row says (little-endian)
//   2 octets     how many frames
//   8, 8         the earliest and the latest time
//   1, then as many    ids of connections
//   4            opcodes
//   1, then as many    rules, by their number in the catalogue
//   2, 2         lengths of the arenas of payloads and of messages
// and then the arenas and the columns, as docs/session-format.md says.

using namespace Framescope;

namespace {

class Reader
{
public:
    explicit Reader(QByteArray input)
        : m_input(std::move(input))
    {
    }

    template <typename T>
    T number()
    {
        T value {};
        const QByteArray octets = take(static_cast<qsizetype>(sizeof value));
        std::memcpy(&value, octets.constData(), static_cast<std::size_t>(octets.size()));
        return value;
    }
    QByteArray take(qsizetype count)
    {
        const QByteArray octets = m_input.first(std::min(count, m_input.size()));
        m_input = m_input.sliced(octets.size());
        return octets;
    }
    QByteArray rest() const { return m_input; }

private:
    QByteArray m_input;
};

BlockEntry readEntry(Reader &reader)
{
    BlockEntry entry;
    entry.firstId = 1000;
    entry.count = reader.number<quint16>();
    entry.firstTime = reader.number<qint64>();
    entry.lastTime = reader.number<qint64>();
    for (const char id : reader.take(reader.number<quint8>()))
        entry.connections.push_back(static_cast<quint8>(id));
    entry.opcodes = reader.number<quint32>();
    for (const char number : reader.take(reader.number<quint8>())) {
        const auto rules = ruleCatalogue();
        entry.rules.push_back(rules[static_cast<quint8>(number) % rules.size()].rule);
    }
    entry.payloadOctets = reader.number<quint16>();
    entry.messageOctets = reader.number<quint16>();
    return entry;
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    Reader reader(Fuzz::input(octets, size));
    const BlockEntry entry = readEntry(reader);
    const QByteArray payloads = reader.take(static_cast<qsizetype>(entry.payloadOctets));
    const QByteArray messages = reader.take(static_cast<qsizetype>(entry.messageOctets));
    auto block = BlockCodec::decode(entry, reader.rest());
    if (!block)
        return 0;
    BlockCodec::payloads(*block).memory() = payloads;
    BlockCodec::messages(*block).memory() = messages;
    if (!block->hasOctets())
        return 0;
    // What was believed is so, and can be looked at.
    FUZZ_VERIFY(makeBlockEntry(*block) == entry);
    qsizetype payloadOctets = 0;
    qsizetype messageOctets = 0;
    for (int row = 0; row < block->count(); ++row) {
        const FrameRecord record = block->record(row);
        FUZZ_VERIFY(record.storedLength == static_cast<quint64>(block->payload(row).size()));
        FUZZ_VERIFY(record.messageFirst <= record.id);
        FUZZ_VERIFY(record.hasViolation == !block->violations(row).isEmpty());
        FUZZ_VERIFY(block->originOf(block->originOf(row)) == block->originOf(row));
        if (block->originOf(row) == row)
            payloadOctets += block->payload(row).size();
        if (const auto message = block->message(row))
            messageOctets += message->size();
    }
    FUZZ_VERIFY(payloadOctets == payloads.size());
    FUZZ_VERIFY(messageOctets == messages.size());
    // And it can be written again.
    const QByteArray columns = BlockCodec::encodeColumns(*block, entry);
    const auto again = BlockCodec::decode(entry, columns, std::move(*block));
    FUZZ_VERIFY(again && BlockCodec::encodeColumns(*again, entry) == columns);
    return 0;
}
