#pragma once

#include "protocol/endpoint/tlsoptions.h"
#include "protocol/result.h"

#include <QStringList>

namespace Framescope {

/// A fresh ECDSA P-256 key and a certificate that it has signed itself, valid for 30 days, for
/// \a names (host names and IP addresses; the first becomes the common name). Nothing is stored.
[[nodiscard]] Result<TlsServerOptions> makeSelfSignedCertificate(const QStringList &names);

} // namespace Framescope
