#include "ui/hex/fragmentssource.h"

#include <algorithm>

namespace Framescope {

FragmentsSource::FragmentsSource(std::vector<FrameHandle> fragments)
    : m_fragments(std::move(fragments))
{
    quint64 end = 0;
    for (const FrameHandle &fragment : m_fragments)
        m_ends.push_back(end += fragment.record().storedLength);
}

QByteArray FragmentsSource::read(quint64 offset, qsizetype length) const
{
    QByteArray octets;
    auto at = static_cast<std::size_t>(std::ranges::upper_bound(m_ends, offset) - m_ends.begin());
    for (; at < m_ends.size() && octets.size() < length; ++at) {
        const FrameHandle &fragment = m_fragments[at];
        const quint64 begin = m_ends[at] - fragment.record().storedLength;
        const quint64 from = offset + static_cast<quint64>(octets.size()) - begin;
        octets.append(fragment.payloadPart(from, length - octets.size()));
    }
    return octets;
}

std::optional<quint64> FragmentsSource::beginOf(FrameId id) const
{
    for (std::size_t i = 0; i < m_fragments.size(); ++i) {
        if (m_fragments[i].id() == id)
            return m_ends[i] - m_fragments[i].record().storedLength;
    }
    return std::nullopt;
}

QByteArray FrameMessageSource::read(quint64 offset, qsizetype length) const
{
    return m_frame.messagePart(offset, length);
}

} // namespace Framescope
