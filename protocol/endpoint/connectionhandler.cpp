#include "protocol/endpoint/connectionhandler.h"

#include "protocol/endpoint/pages.h"

namespace Framescope {

void ConnectionHandler::connectionOpened(ConnectionSocket &) { }

void ConnectionHandler::messageReceived(ConnectionSocket &, MessageType, QByteArrayView) { }

WebPage ConnectionHandler::page()
{
    static const WebPage console(consolePage());
    return console;
}

} // namespace Framescope
