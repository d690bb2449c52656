#include "protocol/connection/framerelay.h"

namespace Framescope {

FrameRelay::FrameRelay(Direction direction, quint64 messageLimit, RelayOutput &output)
    : m_direction(direction)
    , m_messageLimit(messageLimit)
    , m_output(output)
    , m_reader(direction, messageLimit)
{
}

void FrameRelay::receive(std::span<char> octets, Timestamp now, FrameObserver &observer)
{
    // Those behind are waiting: the octets go on before they are looked at more closely.
    if (const qsizetype count = withinLimit(octets); count > 0)
        m_output.forward(m_direction, { octets.data(), count });
    m_reader.read(octets, now, observer);
}

void FrameRelay::receiveOnly(std::span<char> octets, Timestamp now, FrameObserver &observer)
{
    m_reader.read(octets, now, observer);
}

/// How many of \a octets stand before a frame that announces too much.
qsizetype FrameRelay::withinLimit(std::span<char> octets)
{
    std::span<char> rest = octets;
    while (!m_overLimit) {
        const std::size_t before = rest.size();
        m_insideFrame = m_passed.isInsideFrame();
        const auto part = m_passed.next(rest);
        if (!part)
            break;
        if (!part->begins)
            continue;
        const FrameHeader &header = part->header;
        const bool isData = isDataOpcode(header.opcode);
        if (isData && header.opcode != toNibble(Opcode::Continuation))
            m_messageOctets = 0;
        const quint64 room = m_messageLimit - (isData ? m_messageOctets : 0);
        if (header.payloadLength > room) {
            m_overLimit = true;
            return static_cast<qsizetype>(octets.size() - before);
        }
        if (isData)
            m_messageOctets += header.payloadLength;
    }
    if (m_overLimit)
        return 0;
    m_insideFrame = m_passed.isInsideFrame();
    return static_cast<qsizetype>(octets.size());
}

void FrameRelay::sendClose(
    const FrameHeader &header, QByteArrayView body, Timestamp now, FrameObserver &observer)
{
    Q_ASSERT(isAtBoundary());
    QByteArray octets;
    appendFrame(octets, header, body);
    m_output.forward(m_direction, octets);
    observer.frameCrossed({ m_direction, now, header, body }, {});
}

} // namespace Framescope
