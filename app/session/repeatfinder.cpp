#include "app/session/repeatfinder.h"

#include <QtEndian>

#include <bit>

namespace Framescope {

namespace {

/// Of some octets from all over \a payload, which has at least Shortest: two that differ little may
/// be the same to this, and nothing comes of it but that the earlier one is not found any more.
quint64 sampled(QByteArrayView payload)
{
    constexpr qsizetype Samples = 16;
    constexpr qsizetype Size = sizeof(quint64);
    static_assert(RepeatFinder::Shortest >= Samples * Size);
    constexpr quint64 Odd = 0x9E3779B97F4A7C15; // 2^64 over the golden ratio: bits spread upwards
    const auto with = [&payload](quint64 sum, qsizetype offset) {
        sum = (sum ^ qFromUnaligned<quint64>(payload.data() + offset)) * Odd;
        return sum ^ sum >> 32;
    };
    const qsizetype last = payload.size() - Size;
    const qsizetype step = last / Samples;
    // Four sums beside each other: a multiplication waits for the one before it.
    auto a = static_cast<quint64>(payload.size());
    quint64 b = 0;
    quint64 c = 0;
    quint64 d = 0;
    for (qsizetype at = 0; at < Samples * step; at += 4 * step) {
        a = with(a, at);
        b = with(b, at + step);
        c = with(c, at + 2 * step);
        d = with(d, at + 3 * step);
    }
    const quint64 all = std::rotl(a, 13) ^ std::rotl(b, 26) ^ std::rotl(c, 39) ^ d;
    return with(all, last);
}

} // namespace

int RepeatFinder::findLong(const FrameBlock &block, QByteArrayView payload)
{
    FrameId &last = m_last[sampled(payload) % m_last.size()];
    if (block.contains(last)) {
        const int row = static_cast<int>(last - block.firstId());
        if (block.storedLength(row) == static_cast<quint64>(payload.size())
            && block.mayRepeat(static_cast<quint64>(payload.size()))
            && block.payload(row) == payload)
            return row;
    }
    last = block.endId();
    return FrameBlock::NoRow;
}

} // namespace Framescope
