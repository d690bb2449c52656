#include "protocol/endpoint/certificateauthority.h"

#include "protocol/endpoint/privatefile.h"

#include <QDateTime>
#include <QDir>
#include <QSysInfo>

#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Bio = std::unique_ptr<BIO, Freeing<BIO_free_all>>;

constexpr std::chrono::seconds AuthorityValidity = 24h * 3650;
/// Browsers take no more than 398 days.
constexpr std::chrono::seconds LeafValidity = 24h * 90;
constexpr int CachedLeaves = 512;

Error unusable(const QString &path, const QString &why)
{
    return { ErrorCode::AuthorityUnusable, u"%1: %2"_s.arg(path, why) };
}

/// The key and the certificate of a new authority, PEM.
Result<QByteArray> makeAuthority()
{
    const auto key = makePrivateKey();
    if (!key)
        return tl::unexpected(key.error());
    // Which machine's it is, for whoever finds it in a list of authorities.
    const CertificateContents contents { .kind = CertificateContents::Kind::Authority,
        .commonName = u"Framescope on %1"_s.arg(QSysInfo::machineHostName()).left(64),
        .names = {},
        .validity = AuthorityValidity };
    const auto certificate = makeCertificate(contents, key->get(), { .key = key->get() });
    if (!certificate)
        return tl::unexpected(certificate.error());
    const auto keyPem = toPem(key->get());
    const auto certificatePem = toPem(certificate->get());
    if (!keyPem || !certificatePem)
        return tl::unexpected((keyPem ? certificatePem : keyPem).error());
    return *keyPem + *certificatePem;
}

} // namespace

CertificateAuthority::CertificateAuthority(
    PrivateKeyPointer key, CertificatePointer certificate, QByteArray pem)
    : m_key(std::move(key))
    , m_certificate(std::move(certificate))
    , m_pem(std::move(pem))
    , m_made(CachedLeaves)
{
}

QString CertificateAuthority::filePath(const QString &folder)
{
    return QDir(folder).filePath(u"authority.pem"_s);
}

Result<std::unique_ptr<CertificateAuthority>> CertificateAuthority::open(const QString &folder)
{
    const QString path = filePath(folder);
    if (!PrivateFile::exists(path)) {
        const auto made = makeAuthority();
        if (!made)
            return tl::unexpected(made.error());
        if (!QDir().mkpath(folder))
            return tl::unexpected(unusable(folder, u"the folder cannot be made"_s));
        // Somebody else may have made one meanwhile: then that is the authority.
        if (const auto written = PrivateFile::create(path, *made); !written)
            return tl::unexpected(unusable(path, written.error()));
    }
    return read(path);
}

Result<std::unique_ptr<CertificateAuthority>> CertificateAuthority::read(const QString &path)
{
    const auto contents = PrivateFile::read(path);
    if (!contents)
        return tl::unexpected(unusable(path, contents.error()));
    const auto bio = [&contents] {
        return Bio(BIO_new_mem_buf(contents->constData(), static_cast<int>(contents->size())));
    };
    // No pass phrase: OpenSSL would ask for one on the terminal.
    PrivateKeyPointer key(PEM_read_bio_PrivateKey(
        bio().get(), nullptr, [](char *, int, int, void *) { return -1; }, nullptr));
    CertificatePointer certificate(PEM_read_bio_X509(bio().get(), nullptr, nullptr, nullptr));
    if (!key || !certificate || X509_check_private_key(certificate.get(), key.get()) != 1
        || X509_check_ca(certificate.get()) != 1) {
        std::ignore = openSslError();
        return tl::unexpected(
            unusable(path, u"it does not hold the key and the certificate of an authority"_s));
    }
    if (X509_cmp_current_time(X509_get0_notAfter(certificate.get())) <= 0)
        return tl::unexpected(unusable(path, u"its certificate has expired"_s));
    const auto pem = toPem(certificate.get());
    if (!pem)
        return tl::unexpected(pem.error());
    return std::unique_ptr<CertificateAuthority>(
        new CertificateAuthority(std::move(key), std::move(certificate), *pem));
}

Result<TlsServerOptions> CertificateAuthority::certificateFor(const QStringList &names)
{
    if (const TlsServerOptions *made = m_made.object(names)) {
        const QDateTime expiry = made->certificateChain.first().expiryDate();
        if (expiry > QDateTime::currentDateTimeUtc().addDays(1))
            return *made;
    }
    const auto key = makePrivateKey();
    if (!key)
        return tl::unexpected(key.error());
    const CertificateContents contents {
        .commonName = names.value(0), .names = names, .validity = LeafValidity
    };
    const auto certificate = makeCertificate(
        contents, key->get(), { .certificate = m_certificate.get(), .key = m_key.get() });
    if (!certificate)
        return tl::unexpected(certificate.error());
    auto options = toTlsServerOptions(certificate->get(), key->get());
    if (options) {
        // Who trusts the authority needs it not; who is told to trust its key alone has to see it.
        options->certificateChain.append(QSslCertificate(m_pem));
        m_made.insert(names, new TlsServerOptions(*options));
    }
    return options;
}

} // namespace Framescope
