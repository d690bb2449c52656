#include "app/capture/ownidentity.h"

#include "protocol/endpoint/selfsignedcertificate.h"

#include <QHostAddress>

namespace Framescope {

Result<TlsServerOptions> makeOwnIdentity(const QHostAddress &address)
{
    return makeSelfSignedCertificate({ QStringLiteral("localhost"), address.toString() });
}

} // namespace Framescope
