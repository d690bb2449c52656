#include "protocol/connection/sendingqueue.h"

#include <algorithm>

namespace Framescope {

qint64 SendingQueue::octetsBehindFirst() const
{
    return m_items.empty() ? 0 : m_octets - m_items.front().octets.size();
}

void SendingQueue::append(std::optional<MessageType> type, const QByteArray &octets)
{
    m_items.push_back({ type, octets, QByteArray(type ? MaxHeaderSize : 0, '\0') });
    m_octets += octets.size();
}

std::optional<SendingQueue::Item> SendingQueue::next(MessageDeflater &deflater, qsizetype &room)
{
    if (m_items.empty() || room <= 0)
        return std::nullopt;
    Item &first = m_items.front();
    const qsizetype slice = std::min(room, first.octets.size() - m_taken);
    room -= std::max<qsizetype>(slice, 1);
    if (first.type) {
        deflater.add(QByteArrayView(first.octets).sliced(m_taken, slice), first.frame);
        m_taken += slice;
        if (m_taken < first.octets.size())
            return std::nullopt;
        deflater.finish(first.frame, MaxHeaderSize);
    }
    m_taken = 0;
    m_octets -= first.octets.size();
    Item ready = std::move(first);
    m_items.pop_front();
    return ready;
}

void SendingQueue::clear()
{
    m_items.clear();
    m_octets = 0;
    m_taken = 0;
}

} // namespace Framescope
