#include "protocol/endpoint/octetstream.h"

#include "protocol/endpoint/tcpstream.h"
#include "protocol/endpoint/tlsstream.h"

#include <QSslSocket>

#include <unistd.h>

namespace Framescope {

void OctetStream::DeleteLater::operator()(OctetStream *stream) const
{
    stream->disconnect();
    stream->deleteLater();
}

void OctetStream::readLater()
{
    QMetaObject::invokeMethod(this, &OctetStream::readable, Qt::QueuedConnection);
}

Result<OctetStream::Pointer> OctetStream::over(std::unique_ptr<QTcpSocket> socket)
{
    if (qobject_cast<QSslSocket *>(socket.get()))
        return Pointer(new TlsStream(std::move(socket)));
    // QTcpSocket gives its descriptor to nobody.
    const QByteArray received = socket->readAll();
    const int descriptor = ::dup(static_cast<int>(socket->socketDescriptor()));
    const QString problem = descriptor < 0 ? qt_error_string() : QString();
    socket->abort();
    socket.release()->deleteLater(); // we may be in a slot of its signal
    if (descriptor < 0)
        return tl::unexpected(Error { ErrorCode::NetworkFailed, problem });
    return Pointer(new TcpStream(descriptor, received));
}

} // namespace Framescope
