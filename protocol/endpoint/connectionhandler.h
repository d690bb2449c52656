#pragma once

#include "protocol/endpoint/connectionsocket.h"
#include "protocol/handshake/webpage.h"

#include <QObject>

namespace Framescope {

/// What a server does with its connections. This one receives and says nothing.
class ConnectionHandler : public QObject
{
public:
    using QObject::QObject;

    /// The opening handshake is done: \a connection may send.
    virtual void connectionOpened(ConnectionSocket &connection);
    /// \a payload is valid during the call.
    virtual void messageReceived(
        ConnectionSocket &connection, MessageType type, QByteArrayView payload);
    /// What a browser gets that asks for "/": a page that talks to this.
    virtual WebPage page();
};

} // namespace Framescope
