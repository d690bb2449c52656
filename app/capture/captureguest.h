#pragma once

#include "protocol/endpoint/sessionclock.h"

#include <QObject>

namespace Framescope {

class CaptureWorker;

/// Something that lives on the network thread beside the endpoints of a session: peers to talk
/// with. Owned by the CaptureWorker; gone before the endpoints are.
class CaptureGuest : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Called once, on the network thread; \a worker outlives the guest.
    virtual void start(CaptureWorker &worker, const SessionClock &clock) = 0;
};

} // namespace Framescope
