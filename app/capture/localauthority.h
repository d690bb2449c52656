#pragma once

#include "protocol/result.h"

#include <QString>

namespace Framescope {

class CertificateAuthority;

/// Where the certificate authority of this user is kept, see CertificateAuthority::open().
QString localAuthorityFolder();

/// Writes the certificate of \a authority, without its key, to be trusted elsewhere. Error:
/// FileUnwritable.
[[nodiscard]] Result<void> writeCertificate(
    const CertificateAuthority &authority, const QString &path);

/// The same for the local authority, which is made if there is none. Errors: AuthorityUnusable,
/// FileUnwritable. Blocks; not for the GUI thread.
[[nodiscard]] Result<void> exportLocalAuthority(const QString &path);

} // namespace Framescope
