#include "app/session/framematcher.h"

namespace Framescope {

FrameMatcher framesOfConnection(ConnectionId connection)
{
    return [connection](const FrameBlock &block, int firstRow, QList<FrameId> &matches) {
        const std::span<const ConnectionId> column = block.connections();
        for (auto row = static_cast<std::size_t>(firstRow); row < column.size(); ++row) {
            if (column[row] == connection)
                matches.append(block.firstId() + row);
        }
    };
}

FrameMatcher framesWithViolation(ConnectionId connection)
{
    return [connection](const FrameBlock &block, int firstRow, QList<FrameId> &matches) {
        for (int row = firstRow; row < block.count(); ++row) {
            const FrameRecord record = block.record(row);
            if (record.hasViolation && (connection == 0 || record.connection == connection))
                matches.append(record.id);
        }
    };
}

} // namespace Framescope
