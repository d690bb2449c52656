#pragma once

#include "protocol/endpoint/octetstream.h"
#include "protocol/endpoint/readbuffer.h"

#include <QObject>

#include <array>
#include <memory>
#include <optional>

namespace Framescope {

/// Carries octets between a client and a server without looking into them, each direction until its
/// own end.
class BlindTunnel : public QObject
{
    Q_OBJECT
public:
    BlindTunnel(OctetStream::Pointer client, OctetStream::Pointer server,
        std::shared_ptr<ReadBuffer> buffer);

    /// Carries what is there already. Call once connected to.
    void start();

    /// Octets that have crossed in \a direction.
    quint64 octets(Direction direction) const
    {
        return m_octets[static_cast<std::size_t>(direction)];
    }
    /// The direction that its sender has ended first; nullopt: none.
    std::optional<Direction> firstEnd() const { return m_firstEnd; }

signals:
    /// Both directions have ended, or one end has reset the connection and so was the other reset.
    void ended();

private:
    OctetStream &sourceOf(Direction direction)
    {
        return *(direction == Direction::ClientToServer ? m_client : m_server);
    }
    OctetStream &destinationOf(Direction direction) { return sourceOf(opposite(direction)); }
    void carry(Direction direction);
    void passEndsOn();
    void holdBack(Direction direction);

    const OctetStream::Pointer m_client;
    const OctetStream::Pointer m_server;
    const std::shared_ptr<ReadBuffer> m_buffer;
    std::array<quint64, 2> m_octets {};
    std::array<bool, 2> m_heldBack {};
    std::array<bool, 2> m_finished {}; ///< FIN is passed on
    std::optional<Direction> m_firstEnd;
    bool m_ended = false;
};

} // namespace Framescope
