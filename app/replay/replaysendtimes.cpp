#include "app/replay/replaysendtimes.h"

#include "protocol/wire/opcode.h"

#include <algorithm>

namespace Framescope {

void ReplaySendTimes::add(const ReplayCell &recorded, const ReplayCell &now)
{
    if (recorded.opcode == toNibble(Opcode::Pong))
        return; // nobody answers it (RFC 6455 §5.5.3)
    Known &known = recorded.opcode == toNibble(Opcode::Ping) ? m_pings : m_messages;
    if (known.sent.size() < Limit)
        known.sent.push_back({ recorded.frame, recorded.time, now.time });
    else if (known.end == 0)
        known.end = recorded.frame;
}

std::optional<ReplayLatency> ReplaySendTimes::latency(
    const ReplayCell &recorded, const ReplayCell &now) const
{
    if (recorded.isEmpty() || now.isEmpty() || recorded.opcode == toNibble(Opcode::Ping))
        return std::nullopt;
    const Known &known = recorded.opcode == toNibble(Opcode::Pong) ? m_pings : m_messages;
    if (known.end != 0 && recorded.frame > known.end)
        return std::nullopt;
    auto behind = std::lower_bound(known.sent.begin(), known.sent.end(), recorded.frame,
        [](const Sent &sent, FrameId frame) { return sent.recorded < frame; });
    // What comes earlier than then may come before what was sent before it then.
    while (behind != known.sent.begin() && std::prev(behind)->nowTime > now.time)
        --behind;
    if (behind == known.sent.begin())
        return std::nullopt;
    const Sent &sent = *std::prev(behind);
    return ReplayLatency { recorded.time - sent.recordedTime, now.time - sent.nowTime };
}

} // namespace Framescope
