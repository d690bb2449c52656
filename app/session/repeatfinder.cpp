#include "app/session/repeatfinder.h"

#include <QtEndian>

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
    const qsizetype last = payload.size() - Size;
    auto sum = static_cast<quint64>(payload.size());
    for (qsizetype i = 0; i < Samples; ++i) {
        const char *at = payload.data() + last * i / (Samples - 1);
        sum = (sum ^ qFromUnaligned<quint64>(at)) * Odd;
        sum ^= sum >> 32;
    }
    return sum;
}

} // namespace

std::optional<int> RepeatFinder::find(const FrameBlock &block, QByteArrayView payload)
{
    if (payload.size() < Shortest)
        return std::nullopt;
    FrameId &last = m_last[sampled(payload) % m_last.size()];
    if (block.contains(last)) {
        const int row = static_cast<int>(last - block.firstId());
        if (block.storedLength(row) == static_cast<quint64>(payload.size())
            && block.mayRepeat(static_cast<quint64>(payload.size()))
            && block.payload(row) == payload)
            return row;
    }
    last = block.endId();
    return std::nullopt;
}

} // namespace Framescope
