#include "ui/anatomy/messageoutline.h"

#include <algorithm>
#include <functional>

namespace Framescope {

namespace {

constexpr FrameId ScanLimit = 20'000; // frames looked at, a few milliseconds

/// Calls \a visit with the frames of \a connection from \a first on, until it returns false, a
/// block is not in memory, or enough was looked at.
void visitFrames(const SessionStore &store, ConnectionId connection, FrameId first,
    const std::function<bool(const FrameBlock &block, int row)> &visit)
{
    const FrameId end = std::min(store.lastFrame() + 1, first + ScanLimit);
    for (FrameId id = first; id < end;) {
        const std::shared_ptr<const FrameBlock> block = store.residentBlock(id);
        if (!block)
            return;
        const auto connections = block->connections();
        for (auto row = static_cast<std::size_t>(id - block->firstId()); row < connections.size();
             ++row) {
            if (connections[row] == connection && !visit(*block, static_cast<int>(row)))
                return;
        }
        id = block->endId();
    }
}

bool breaksUtf8(const QList<Violation> &violations)
{
    return std::any_of(violations.begin(), violations.end(),
        [](const Violation &violation) { return violation.rule == Rule::Utf8Invalid; });
}

void addFragment(
    MessageOutline &outline, const FrameRecord &record, const FrameBlock &block, int row)
{
    if (outline.fragmentCount == 0) {
        outline.opcode = record.header.opcode;
        outline.compressed = record.header.rsv & Rsv1;
    }
    ++outline.fragmentCount;
    outline.octets += record.storedLength;
    if (outline.fragments.size() < MessageOutline::MaxFragments)
        outline.fragments.append({ record.id, record.storedLength,
            block.payloadPart(row, 0, MessageOutline::MaxPreview) });
    if (record.header.fin)
        outline.last = record.id;
}

} // namespace

MessageOutline outlineMessage(const FrameHandle &frame, const SessionStore *store)
{
    MessageOutline outline;
    const FrameRecord &self = frame.record();
    if (!store) {
        if (self.messageFirst != 0)
            addFragment(outline, self, frame.block(), frame.row());
        outline.utf8Broken = breaksUtf8(frame.violations());
        return outline;
    }
    if (self.messageFirst != 0) {
        const auto addIfFragment = [&](const FrameBlock &block, int row) {
            const FrameRecord record = block.record(row);
            if (record.messageFirst != self.messageFirst)
                return true;
            if (record.id == self.id)
                outline.position = outline.fragmentCount;
            if (record.id <= self.id && record.hasViolation)
                outline.utf8Broken |= breaksUtf8(block.violations(row));
            addFragment(outline, record, block, row);
            return !record.header.fin;
        };
        visitFrames(*store, self.connection, self.messageFirst, addIfFragment);
    }
    visitFrames(*store, self.connection, self.id + 1, [&](const FrameBlock &block, int row) {
        const FrameRecord record = block.record(row);
        if (record.direction != self.direction)
            return true;
        outline.next = record.id;
        return false;
    });
    return outline;
}

} // namespace Framescope
