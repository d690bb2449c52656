#include "app/session/blockentry.h"

#include <algorithm>
#include <functional>

namespace Framescope {

namespace {

/// Keeps \a values ascending by \a key and each once.
template <typename T, typename Key = std::identity>
void insertSorted(std::vector<T> &values, T value, Key key = {})
{
    const auto at = std::ranges::lower_bound(values, key(value), {}, key);
    if (at == values.end() || *at != value)
        values.insert(at, value);
}

} // namespace

BlockEntry makeBlockEntry(const FrameBlock &block)
{
    Q_ASSERT(!block.isEmpty());
    BlockEntry entry;
    entry.firstId = block.firstId();
    entry.count = static_cast<quint32>(block.count());
    const auto [first, last] = std::minmax_element(block.times().begin(), block.times().end());
    entry.firstTime = *first;
    entry.lastTime = *last;
    entry.opcodes = block.opcodes();
    ConnectionId previous = 0;
    for (ConnectionId connection : block.connections()) {
        if (connection != previous)
            insertSorted(entry.connections, connection);
        previous = connection;
    }
    const auto name = [](Rule rule) { return ruleInfo(rule).name; };
    for (const FrameBlock::RowViolation &found : block.allViolations())
        insertSorted(entry.rules, found.violation.rule, name);
    entry.payloadOctets = static_cast<quint64>(block.payloadOctets());
    entry.messageOctets = static_cast<quint64>(block.messageOctets());
    return entry;
}

} // namespace Framescope
