#include "app/lessons/silentserver.h"

#include "protocol/handshake/httphead.h"
#include "protocol/handshake/serverhandshake.h"

#include <QTcpSocket>

namespace Framescope {

namespace {

constexpr qint64 MaxRequestHead = 64 << 10;
constexpr char HeadEnd[] = "\r\n\r\n";

void answer(QTcpSocket &socket)
{
    const QByteArray octets = socket.peek(MaxRequestHead);
    const qsizetype end = octets.indexOf(HeadEnd);
    if (end < 0)
        return;
    socket.disconnect(&socket);
    const RequestHead request
        = parseRequestHead(octets.first(end + qsizetype(sizeof(HeadEnd)) - 1));
    socket.write(
        makeAcceptResponse(request.singleValue("Sec-WebSocket-Key").value_or(QByteArray())));
    // What comes from here on is taken in and forgotten.
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&socket] { socket.readAll(); });
    socket.readAll();
    QObject::connect(&socket, &QTcpSocket::disconnected, &socket, &QObject::deleteLater);
}

} // namespace

SilentServer::SilentServer(QObject *parent)
    : QTcpServer(parent)
{
    connect(this, &QTcpServer::newConnection, this, &SilentServer::welcome);
}

void SilentServer::welcome()
{
    while (QTcpSocket *socket = nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, socket, [socket] { answer(*socket); });
        answer(*socket);
    }
}

} // namespace Framescope
