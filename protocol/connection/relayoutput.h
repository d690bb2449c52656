#pragma once

#include "protocol/direction.h"

#include <QByteArrayView>

namespace Framescope {

/// Where a Relay puts the octets that go on.
class RelayOutput
{
public:
    virtual ~RelayOutput() = default;
    /// \a octets travel in \a direction: to the server or to the client. They are valid during the
    /// call, in which the relay must not be called. Octets that cannot be written yet are kept
    /// there, and the relay's sources are not read meanwhile.
    virtual void forward(Direction direction, QByteArrayView octets) = 0;
};

} // namespace Framescope
