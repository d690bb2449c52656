#pragma once

#include "protocol/endpoint/tlsoptions.h"
#include "protocol/result.h"

class QHostAddress;

namespace Framescope {

/// A fresh key and a certificate that it has signed itself, for a listener on \a address: for that
/// and for "localhost". Nothing is stored.
[[nodiscard]] Result<TlsServerOptions> makeOwnIdentity(const QHostAddress &address);

} // namespace Framescope
