#include "app/capture/pemfiles.h"

#include <QFile>

namespace Framescope {

namespace {

tl::unexpected<Error> unreadable(const QString &path, const QString &why)
{
    return tl::unexpected(
        Error { ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, why) });
}

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, file.errorString());
    constexpr qint64 Limit = 1 << 20; // no certificate file is larger, but a device is endless
    return file.read(Limit);
}

} // namespace

Result<QList<QSslCertificate>> readCertificates(const QString &path)
{
    const auto pem = readFile(path);
    if (!pem)
        return tl::unexpected(pem.error());
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(*pem, QSsl::Pem);
    if (certificates.isEmpty())
        return unreadable(path, QStringLiteral("there is no PEM certificate in it"));
    return certificates;
}

Result<QSslKey> readPrivateKey(const QString &path)
{
    const auto pem = readFile(path);
    if (!pem)
        return tl::unexpected(pem.error());
    for (const QSsl::KeyAlgorithm algorithm : { QSsl::Ec, QSsl::Rsa, QSsl::Dsa }) {
        const QSslKey key(*pem, algorithm);
        if (!key.isNull())
            return key;
    }
    return unreadable(
        path, QStringLiteral("there is no PEM private key without pass phrase in it"));
}

} // namespace Framescope
