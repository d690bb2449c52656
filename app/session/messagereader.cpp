#include "app/session/messagereader.h"

#include "protocol/wire/utf8validator.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Takes in the payload of a message, fragment by fragment.
class ContentBuilder
{
    static constexpr qsizetype PartSize = 1 << 20;

public:
    ContentBuilder(MessageContent &content, quint64 limit)
        : m_content(content)
        , m_limit(limit)
    {
    }

    void appendPayload(const FrameBlock &block, int row)
    {
        appendParts([&](quint64 offset) { return block.payloadPart(row, offset, PartSize); });
    }

    /// Instead of all that came before.
    void setInflated(const FrameBlock &block, int row)
    {
        m_content.payload.clear();
        m_content.length = 0;
        appendParts([&](quint64 offset) { return block.messagePart(row, offset, PartSize); });
    }

    void finish()
    {
        const bool endsInside = m_content.complete && !m_validator.isComplete();
        if (m_content.text == MessageContent::Text::Valid && endsInside)
            markInvalid(m_content.length);
    }

private:
    /// A payload may be larger than what is to be held of it.
    template <typename ReadPart>
    void appendParts(ReadPart readPart)
    {
        quint64 offset = 0;
        for (QByteArray octets = readPart(0); !octets.isEmpty(); octets = readPart(offset)) {
            append(octets);
            offset += static_cast<quint64>(octets.size());
        }
    }

    void append(QByteArrayView octets)
    {
        const quint64 room = m_limit - static_cast<quint64>(m_content.payload.size());
        const quint64 kept = std::min(room, static_cast<quint64>(octets.size()));
        m_content.payload.append(octets.first(static_cast<qsizetype>(kept)));
        if (m_content.text == MessageContent::Text::Valid) {
            if (const std::optional<qsizetype> invalid = m_validator.firstInvalid(octets))
                markInvalid(m_content.length + static_cast<quint64>(*invalid));
        }
        m_content.length += static_cast<quint64>(octets.size());
    }

    void markInvalid(quint64 octet)
    {
        m_content.text = MessageContent::Text::Invalid;
        m_content.invalidOctet = octet;
    }

    MessageContent &m_content;
    const quint64 m_limit;
    Utf8Validator m_validator;
};

MessageContent singleFrame(const FrameHandle &frame, quint64 limit)
{
    const FrameRecord &record = frame.record();
    MessageContent content;
    content.opcode = record.header.opcode;
    content.first = record.id;
    content.last = record.id;
    content.frames = 1;
    content.complete = record.isComplete();
    content.wireLength = record.storedLength;
    ContentBuilder(content, limit).appendPayload(frame.block(), frame.row());
    return content;
}

/// Calls \a visit(block, row, record) for the data frames of \a frame's message, oldest first,
/// until it returns false. Returns false if stopped.
template <typename Visit>
bool visitFragments(
    const SessionStore &store, const FrameRecord &frame, const std::stop_token &stop, Visit visit)
{
    const FrameId end = store.lastFrame() + 1;
    FrameId id = frame.messageFirst;
    while (id < end) {
        if (stop.stop_requested())
            return false;
        const std::shared_ptr<const FrameBlock> block = store.block(id);
        if (!block)
            return true;
        const auto connections = block->connections();
        for (; id < block->endId(); ++id) {
            const int row = static_cast<int>(id - block->firstId());
            if (connections[static_cast<std::size_t>(row)] != frame.connection)
                continue;
            const FrameRecord record = block->record(row);
            if (record.direction != frame.direction || record.messageFirst == 0)
                continue;
            if (record.messageFirst != frame.messageFirst)
                return true; // the peer began another message before it finished this one
            if (!visit(*block, row, record))
                return true;
        }
    }
    return true;
}

} // namespace

std::optional<MessageContent> readMessage(
    const SessionStore &store, const FrameHandle &frame, quint64 limit, const std::stop_token &stop)
{
    if (frame.record().messageFirst == 0)
        return singleFrame(frame, limit);

    using Compression = MessageContent::Compression;
    MessageContent content;
    content.first = frame.record().messageFirst;
    ContentBuilder builder(content, limit);
    const bool read = visitFragments(store, frame.record(), stop,
        [&](const FrameBlock &block, int row, const FrameRecord &record) {
            if (content.frames == 0) {
                content.opcode = record.header.opcode;
                if ((record.header.rsv & Rsv1) != 0)
                    content.compression = Compression::Pending;
                else if (record.header.opcode == toNibble(Opcode::Text))
                    content.text = MessageContent::Text::Valid;
            }
            ++content.frames;
            content.last = record.id;
            content.wireLength += record.storedLength;
            content.complete = record.header.fin && record.isComplete();
            if (block.messageLength(row)) {
                content.compression = Compression::Undone;
                if (content.opcode == toNibble(Opcode::Text))
                    content.text = MessageContent::Text::Valid;
                builder.setInflated(block, row);
            } else {
                builder.appendPayload(block, row);
            }
            return !record.header.fin;
        });
    if (!read)
        return std::nullopt;
    if (content.complete && content.compression == Compression::Pending)
        content.compression = Compression::Failed;
    builder.finish();
    return content;
}

} // namespace Framescope
