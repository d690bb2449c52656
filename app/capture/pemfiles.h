#pragma once

#include "protocol/endpoint/tlsoptions.h"
#include "protocol/result.h"

#include <QString>

namespace Framescope {

/// All certificates in the PEM file \a path, in its order. ErrorCode::FileUnreadable if it cannot
/// be read or holds none.
[[nodiscard]] Result<QList<QSslCertificate>> readCertificates(const QString &path);

/// The private key (RSA, EC or DSA, without a pass phrase) in the PEM file \a path.
[[nodiscard]] Result<QSslKey> readPrivateKey(const QString &path);

} // namespace Framescope
