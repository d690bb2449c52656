#include "ui/frames/messagesummary.h"

#include "ui/frames/framecache.h"

#include <algorithm>

namespace Framescope {

namespace {

void addFragment(MessageSummary &summary, const FrameBlock &block, int row, qint64 firstTime)
{
    const FrameRecord record = block.record(row);
    ++summary.frames;
    summary.duration = record.time - firstTime;
    summary.hasViolation |= record.hasViolation;
    if (const auto length = block.messageLength(row)) {
        summary.octets = *length;
        summary.begin = block.messagePart(row, 0, MessageSummary::MaxBegin);
        summary.isCompressed = false;
    } else {
        summary.octets += record.storedLength;
        const qsizetype room = MessageSummary::MaxBegin - summary.begin.size();
        summary.begin.append(block.payloadPart(row, 0, room));
    }
    if (record.header.fin)
        summary.last = record.id;
}

} // namespace

MessageSummary summarizeMessage(const FrameHandle &frame, FrameCache &cache)
{
    MessageSummary summary;
    summary.first = frame.record().messageFirst;
    const ConnectionId connection = frame.record().connection;
    qint64 firstTime = 0;
    for (FrameId id = summary.first;
         id < summary.first + MessageSummary::MaxScan && !summary.isWhole();) {
        const std::shared_ptr<const FrameBlock> block = cache.find(id);
        if (!block)
            break;
        const auto connections = block->connections();
        const auto firsts = block->messageFirsts();
        for (auto row = static_cast<std::size_t>(id - block->firstId()); row < firsts.size();
             ++row) {
            if (firsts[row] != summary.first || connections[row] != connection)
                continue;
            if (summary.frames == 0) {
                firstTime = block->times()[row];
                const FrameHeader header = block->record(static_cast<int>(row)).header;
                summary.isText = header.opcode == toNibble(Opcode::Text);
                summary.isCompressed = (header.rsv & Rsv1) != 0;
            }
            addFragment(summary, *block, static_cast<int>(row), firstTime);
            if (summary.isWhole())
                break;
        }
        id = block->endId();
    }
    return summary;
}

} // namespace Framescope
