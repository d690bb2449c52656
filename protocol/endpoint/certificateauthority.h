#pragma once

#include "protocol/endpoint/certificatemaker.h"

#include <QCache>

namespace Framescope {

/// A certificate authority of this user on this machine, by which the proxy stands in for servers.
/// Its private key and its certificate are one file, which only its owner may read; the key never
/// leaves it. Not thread-safe.
class CertificateAuthority
{
public:
    /// Reads the authority in \a folder, or makes it, and the folder, when there is none.
    /// ErrorCode::AuthorityUnusable if the file is not ours, others may read it, or it is damaged
    /// or expired.
    [[nodiscard]] static Result<std::unique_ptr<CertificateAuthority>> open(const QString &folder);

    /// The file in \a folder.
    static QString filePath(const QString &folder);

    /// Without the key.
    QByteArray certificatePem() const { return m_pem; }

    /// A certificate for \a names, host names and IP addresses, with its key; made anew or, if it
    /// was asked for before, from the cache. ErrorCode::TlsFailed if one of them is none.
    [[nodiscard]] Result<TlsServerOptions> certificateFor(const QStringList &names);

private:
    CertificateAuthority(PrivateKeyPointer key, CertificatePointer certificate, QByteArray pem);
    static Result<std::unique_ptr<CertificateAuthority>> read(const QString &path);

    PrivateKeyPointer m_key;
    CertificatePointer m_certificate;
    QByteArray m_pem;
    QCache<QStringList, TlsServerOptions> m_made;
};

} // namespace Framescope
