#pragma once

#include <QSslCertificate>
#include <QSslKey>
#include <QString>

namespace Framescope {

/// How a client speaks TLS.
struct TlsClientOptions
{
    bool verifyPeer = true; ///< false: any certificate is taken, and the connection says so
    QList<QSslCertificate> extraAuthorities; ///< trusted besides the system's
    QList<QSslCertificate> certificateChain; ///< ours, leaf first; empty: none is presented
    QSslKey privateKey;
    QString serverName; ///< SNI and the name that is verified; empty: the URL's host
};

/// How a server speaks TLS.
struct TlsServerOptions
{
    QList<QSslCertificate> certificateChain; ///< leaf first
    QSslKey privateKey;
};

} // namespace Framescope
