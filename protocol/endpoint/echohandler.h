#pragma once

#include "protocol/endpoint/connectionhandler.h"

namespace Framescope {

/// Sends every message back, of the same type.
class EchoHandler final : public ConnectionHandler
{
public:
    using ConnectionHandler::ConnectionHandler;

    void messageReceived(
        ConnectionSocket &connection, MessageType type, QByteArrayView payload) override
    {
        // Refused only while closing, when there is nobody to echo to.
        std::ignore = connection.sendMessage(type, payload);
    }
};

} // namespace Framescope
