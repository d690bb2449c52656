#pragma once

#include "protocol/endpoint/tlsoptions.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QStringList>

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <chrono>
#include <memory>

namespace Framescope {

/// Frees an object of OpenSSL with \a Free.
template <auto Free>
struct Freeing
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using PrivateKeyPointer = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using CertificatePointer = std::unique_ptr<X509, Freeing<X509_free>>;

/// What a certificate is to say.
struct CertificateContents
{
    enum class Kind : quint8 {
        Server, ///< stands for names, and signs nothing
        Authority, ///< signs certificates of servers
    };

    Kind kind = Kind::Server;
    QString commonName; ///< left out when it is empty or longer than the 64 characters allowed
    QStringList names; ///< host names and IP addresses, for Server
    std::chrono::seconds validity {}; ///< from now on; it is valid an hour before, for slow clocks
};

/// Who signs: \a certificate is nullptr for a certificate that signs itself.
struct CertificateIssuer
{
    X509 *certificate = nullptr;
    EVP_PKEY *key = nullptr;
};

// In all of these an error is ErrorCode::TlsFailed with OpenSSL's words.

/// A fresh ECDSA P-256 key.
[[nodiscard]] Result<PrivateKeyPointer> makePrivateKey();

/// A certificate of \a key with a random serial number. A name that is neither a host name nor an
/// address is an error.
[[nodiscard]] Result<CertificatePointer> makeCertificate(
    const CertificateContents &contents, EVP_PKEY *key, const CertificateIssuer &issuer);

[[nodiscard]] Result<QByteArray> toPem(X509 *certificate);
[[nodiscard]] Result<QByteArray> toPem(EVP_PKEY *key);

/// What a server speaks TLS with.
[[nodiscard]] Result<TlsServerOptions> toTlsServerOptions(X509 *certificate, EVP_PKEY *key);

/// OpenSSL's latest error; what else it has to say is forgotten.
Error openSslError();

/// True for letters, digits, hyphens, underscores and dots, in labels of 1 to 63 octets, 253 in
/// all.
bool isCertificateHostName(QStringView name);

} // namespace Framescope
