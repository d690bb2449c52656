#include "protocol/endpoint/selfsignedcertificate.h"

#include <QHostAddress>
#include <QRandomGenerator>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>

namespace Framescope {

namespace {

template <auto Free>
struct Freeing
{
    template <typename T>
    void operator()(T *object) const
    {
        Free(object);
    }
};

using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;
using Bio = std::unique_ptr<BIO, Freeing<BIO_free_all>>;
using Extension = std::unique_ptr<X509_EXTENSION, Freeing<X509_EXTENSION_free>>;

constexpr long ValidSeconds = 30L * 24 * 60 * 60;
constexpr long ClockSkewSeconds = 60L * 60;

QByteArray contents(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return { data, static_cast<qsizetype>(size) };
}

/// "DNS:localhost,IP:127.0.0.1"
QByteArray alternativeNames(const QStringList &names)
{
    QByteArrayList entries;
    for (const QString &name : names) {
        const bool address = !QHostAddress(name).isNull();
        entries.append((address ? "IP:" : "DNS:") + name.toLatin1());
    }
    return entries.join(',');
}

bool addExtension(X509 *certificate, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

Certificate makeCertificate(EVP_PKEY *key, const QStringList &names)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), X509_VERSION_3);
    ASN1_INTEGER_set_uint64(
        X509_get_serialNumber(certificate.get()), QRandomGenerator::system()->generate64() >> 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -ClockSkewSeconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), ValidSeconds);
    X509_set_pubkey(certificate.get(), key);

    const QByteArray commonName = names.value(0).toUtf8();
    X509_NAME *subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(commonName.constData()),
        static_cast<int>(commonName.size()), -1, 0);
    X509_set_issuer_name(certificate.get(), subject);

    if (!addExtension(certificate.get(), NID_subject_alt_name, alternativeNames(names))
        || !addExtension(certificate.get(), NID_basic_constraints, "critical,CA:FALSE")
        || !addExtension(certificate.get(), NID_ext_key_usage, "serverAuth")
        || X509_sign(certificate.get(), key, EVP_sha256()) == 0)
        return {};
    return certificate;
}

} // namespace

Result<TlsServerOptions> makeSelfSignedCertificate(const QStringList &names)
{
    const auto failed = [] {
        return tl::unexpected(Error {
            ErrorCode::TlsFailed, QString::fromLatin1(ERR_reason_error_string(ERR_get_error())) });
    };
    const Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed();
    const Certificate certificate = makeCertificate(key.get(), names);
    if (!certificate)
        return failed();

    const Bio certificatePem(BIO_new(BIO_s_mem()));
    const Bio keyPem(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_X509(certificatePem.get(), certificate.get()) != 1
        || PEM_write_bio_PrivateKey(keyPem.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr)
            != 1)
        return failed();
    TlsServerOptions options;
    options.certificateChain = { QSslCertificate(contents(certificatePem.get())) };
    options.privateKey = QSslKey(contents(keyPem.get()), QSsl::Ec);
    return options;
}

} // namespace Framescope
