#include "app/capture/localauthority.h"

#include "protocol/endpoint/certificateauthority.h"

#include <QSaveFile>
#include <QStandardPaths>

namespace Framescope {

QString localAuthorityFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/framescope");
}

Result<void> writeCertificate(const CertificateAuthority &authority, const QString &path)
{
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.write(authority.certificatePem()) >= 0 && file.commit();
    if (!written)
        return tl::unexpected(Error {
            ErrorCode::FileUnwritable, QStringLiteral("%1: %2").arg(path, file.errorString()) });
    return {};
}

Result<void> exportLocalAuthority(const QString &path)
{
    const auto authority = CertificateAuthority::open(localAuthorityFolder());
    if (!authority)
        return tl::unexpected(authority.error());
    return writeCertificate(**authority, path);
}

} // namespace Framescope
