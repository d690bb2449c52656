#include "protocol/endpoint/blindtunnel.h"

#include "protocol/endpoint/socketlimits.h"

namespace Framescope {

BlindTunnel::BlindTunnel(
    OctetStream::Pointer client, OctetStream::Pointer server, std::shared_ptr<ReadBuffer> buffer)
    : m_client(std::move(client))
    , m_server(std::move(server))
    , m_buffer(std::move(buffer))
{
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        OctetStream &source = sourceOf(direction);
        connect(&source, &OctetStream::readable, this, [this, direction] { carry(direction); });
        connect(&source, &OctetStream::sent, this, &BlindTunnel::passEndsOn);
    }
}

void BlindTunnel::start()
{
    carry(Direction::ClientToServer);
    carry(Direction::ServerToClient);
}

void BlindTunnel::carry(Direction direction)
{
    if (m_ended)
        return;
    OctetStream &source = sourceOf(direction);
    const std::span<char> room = m_buffer->octets();
    const qsizetype count = source.read(room);
    if (count > 0) {
        m_octets[static_cast<std::size_t>(direction)] += static_cast<quint64>(count);
        destinationOf(direction).write({ room.data(), count });
    }
    if (source.end() && !m_firstEnd)
        m_firstEnd = direction;
    passEndsOn();
}

void BlindTunnel::passEndsOn()
{
    if (m_ended)
        return;
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        OctetStream &destination = destinationOf(direction);
        const auto end = sourceOf(direction).end();
        if (end == TcpEnd::Reset) {
            destination.reset();
            m_ended = true;
            break;
        }
        bool &finished = m_finished[static_cast<std::size_t>(direction)];
        if (end && destination.sendQueue() == 0 && !std::exchange(finished, true))
            destination.finishSending();
        holdBack(direction);
    }
    m_ended |= m_finished[0] && m_finished[1];
    if (m_ended)
        emit ended();
}

/// Leaves in the kernel what could not go on.
void BlindTunnel::holdBack(Direction direction)
{
    const qint64 queue = destinationOf(direction).sendQueue();
    bool &held = m_heldBack[static_cast<std::size_t>(direction)];
    if (queue > SendQueueHigh)
        held = true;
    else if (queue < SendQueueLow)
        held = false;
    sourceOf(direction).setReading(!held);
}

} // namespace Framescope
