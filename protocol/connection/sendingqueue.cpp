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
    return takeFirst();
}

QByteArrayView SendingQueue::takeSlice(qsizetype &room)
{
    const QByteArrayView rest = QByteArrayView(first().octets).sliced(m_taken);
    const QByteArrayView slice = rest.first(std::min(room, rest.size()));
    room -= std::max<qsizetype>(slice.size(), 1);
    m_taken += slice.size();
    m_insideFrame = true;
    return slice;
}

SendingQueue::Item SendingQueue::takeFirst()
{
    m_octets -= first().octets.size();
    m_taken = 0;
    m_insideFrame = false;
    Item item = std::move(m_items.front());
    m_items.pop_front();
    return item;
}

void SendingQueue::clear()
{
    m_items.resize(m_insideFrame ? 1 : 0);
    m_octets = m_insideFrame ? first().octets.size() : 0;
    if (!m_insideFrame)
        m_taken = 0;
}

} // namespace Framescope
