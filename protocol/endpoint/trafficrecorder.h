#pragma once

#include "protocol/connection/event.h"
#include "protocol/wire/frame.h"

#include <QList>
#include <QObject>

namespace Framescope {

/// Where endpoints put all that crosses their connections. Lives on the endpoints' thread; views in
/// what is recorded are valid during the call. A recorder that cannot keep up blocks: then nothing
/// is read from the sockets either.
class TrafficRecorder : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    struct Opening
    {
        Role role = Role::Client;
        QString url;
        bool secure = false;
        bool verificationOff = false; ///< the peer's certificate will not be checked
    };

    /// Gives a new connection its id.
    virtual ConnectionId openConnection(const Opening &opening, Timestamp now) = 0;
    virtual void recordFrame(
        ConnectionId connection, const Frame &frame, const QList<Violation> &violations)
        = 0;
    /// Follows the final frame of \a message.
    virtual void recordMessage(ConnectionId connection, const Message &message) = 0;
    virtual void recordEvent(ConnectionId connection, Timestamp now, const Event &event) = 0;
};

} // namespace Framescope
