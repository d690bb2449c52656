#include "protocol/endpoint/certificatemaker.h"

#include <QHostAddress>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>

namespace Framescope {

namespace {

using Bio = std::unique_ptr<BIO, Freeing<BIO_free_all>>;
using CertificateExtension = std::unique_ptr<X509_EXTENSION, Freeing<X509_EXTENSION_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Freeing<GENERAL_NAMES_free>>;
using Name = std::unique_ptr<GENERAL_NAME, Freeing<GENERAL_NAME_free>>;
using Number = std::unique_ptr<BIGNUM, Freeing<BN_free>>;

constexpr long ClockSkewSeconds = 60L * 60;
constexpr qsizetype MaxCommonName = 64; ///< RFC 5280, ub-common-name
constexpr int SerialBits = 127; ///< positive in 16 octets

QByteArray contentsOf(BIO *bio)
{
    char *data = nullptr;
    const long size = BIO_get_mem_data(bio, &data);
    return { data, static_cast<qsizetype>(size) };
}

/// Nullptr if \a text is neither a host name nor an address.
Name makeName(const QString &text)
{
    Name name(GENERAL_NAME_new());
    if (!name)
        return {};
    if (!QHostAddress(text).isNull()) {
        ASN1_OCTET_STRING *address = a2i_IPADDRESS(text.toLatin1().constData());
        if (!address)
            return {};
        GENERAL_NAME_set0_value(name.get(), GEN_IPADD, address);
        return name;
    }
    const QByteArray host = text.toLatin1();
    ASN1_IA5STRING *string = isCertificateHostName(text) ? ASN1_IA5STRING_new() : nullptr;
    if (!string)
        return {};
    GENERAL_NAME_set0_value(name.get(), GEN_DNS, string);
    if (ASN1_STRING_set(string, host.constData(), static_cast<int>(host.size())) != 1)
        return {};
    return name;
}

/// The names come from peers: they are never text in OpenSSL's configuration language.
bool addNames(X509 *certificate, const QStringList &names, bool critical)
{
    const Names list(GENERAL_NAMES_new());
    for (const QString &text : names) {
        Name name = makeName(text);
        if (!name || sk_GENERAL_NAME_push(list.get(), name.get()) == 0)
            return false;
        std::ignore = name.release(); // the list's now
    }
    return !names.isEmpty()
        && X509_add1_ext_i2d(
               certificate, NID_subject_alt_name, list.get(), critical ? 1 : 0, X509V3_ADD_DEFAULT)
        == 1;
}

bool addExtension(X509 *certificate, X509 *issuer, int kind, const char *value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const CertificateExtension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerialNumber(X509 *certificate)
{
    const Number serial(BN_new());
    return serial && BN_rand(serial.get(), SerialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1
        && BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) != nullptr;
}

bool addExtensions(X509 *certificate, X509 *issuer, const CertificateContents &contents)
{
    if (!addExtension(certificate, issuer, NID_subject_key_identifier, "hash")
        || !addExtension(certificate, issuer, NID_authority_key_identifier, "keyid:always"))
        return false;
    if (contents.kind == CertificateContents::Kind::Authority)
        return addExtension(
                   certificate, issuer, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
            && addExtension(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
    // One that signs itself may not be barred from signing, or it is taken for nobody's.
    const bool signsItself = issuer == certificate;
    const bool anonymous = X509_NAME_entry_count(X509_get_subject_name(certificate)) == 0;
    return addNames(certificate, contents.names, anonymous)
        && addExtension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE")
        && (signsItself
            || addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature"))
        && addExtension(certificate, issuer, NID_ext_key_usage, "serverAuth");
}

bool fill(X509 *certificate, EVP_PKEY *key, const CertificateContents &contents,
    const CertificateIssuer &issuer)
{
    X509_set_version(certificate, X509_VERSION_3);
    if (!setSerialNumber(certificate)
        || !X509_gmtime_adj(X509_getm_notBefore(certificate), -ClockSkewSeconds)
        || !X509_gmtime_adj(
            X509_getm_notAfter(certificate), static_cast<long>(contents.validity.count()))
        || X509_set_pubkey(certificate, key) != 1)
        return false;

    const QByteArray commonName = contents.commonName.toUtf8();
    X509_NAME *subject = X509_get_subject_name(certificate);
    if (!commonName.isEmpty() && contents.commonName.size() <= MaxCommonName
        && X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
               reinterpret_cast<const unsigned char *>(commonName.constData()),
               static_cast<int>(commonName.size()), -1, 0)
            != 1)
        return false;
    X509 *signer = issuer.certificate ? issuer.certificate : certificate;
    return X509_set_issuer_name(certificate, X509_get_subject_name(signer)) == 1
        && addExtensions(certificate, signer, contents)
        && X509_sign(certificate, issuer.key, EVP_sha256()) != 0;
}

} // namespace

bool isCertificateHostName(QStringView name)
{
    const auto isAllowed = [](QChar letter) {
        return letter.unicode() < 0x80
            && (letter.isLetterOrNumber() || letter == u'-' || letter == u'_');
    };
    const auto labels = name.split(u'.');
    return name.size() <= 253
        && std::all_of(labels.begin(), labels.end(), [&isAllowed](QStringView label) {
               return !label.isEmpty() && label.size() <= 63
                   && std::all_of(label.begin(), label.end(), isAllowed);
           });
}

Error openSslError()
{
    const unsigned long number = ERR_get_error();
    ERR_clear_error();
    const char *reason = ERR_reason_error_string(number);
    return { ErrorCode::TlsFailed,
        reason ? QString::fromLatin1(reason) : QStringLiteral("OpenSSL gave no reason") };
}

Result<PrivateKeyPointer> makePrivateKey()
{
    PrivateKeyPointer key(EVP_EC_gen("P-256"));
    if (!key)
        return tl::unexpected(openSslError());
    return key;
}

Result<CertificatePointer> makeCertificate(
    const CertificateContents &contents, EVP_PKEY *key, const CertificateIssuer &issuer)
{
    CertificatePointer certificate(X509_new());
    if (!certificate || !fill(certificate.get(), key, contents, issuer)) {
        Error error = openSslError();
        if (contents.kind == CertificateContents::Kind::Server)
            error.detail = QStringLiteral("no certificate for \"%1\": %2")
                               .arg(contents.names.join(QStringLiteral(", ")), error.detail);
        return tl::unexpected(error);
    }
    return certificate;
}

Result<QByteArray> toPem(X509 *certificate)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio || PEM_write_bio_X509(bio.get(), certificate) != 1)
        return tl::unexpected(openSslError());
    return contentsOf(bio.get());
}

Result<QByteArray> toPem(EVP_PKEY *key)
{
    const Bio bio(BIO_new(BIO_s_mem()));
    if (!bio
        || PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return tl::unexpected(openSslError());
    return contentsOf(bio.get());
}

Result<TlsServerOptions> toTlsServerOptions(X509 *certificate, EVP_PKEY *key)
{
    const auto certificatePem = toPem(certificate);
    const auto keyPem = toPem(key);
    if (!certificatePem || !keyPem)
        return tl::unexpected((certificatePem ? keyPem : certificatePem).error());
    TlsServerOptions options;
    options.certificateChain = { QSslCertificate(*certificatePem) };
    options.privateKey = QSslKey(*keyPem, QSsl::Ec);
    return options;
}

} // namespace Framescope
