#include "protocol/endpoint/selfsignedcertificate.h"

#include "protocol/endpoint/certificatemaker.h"

namespace Framescope {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds Validity = 24h * 30;

} // namespace

Result<TlsServerOptions> makeSelfSignedCertificate(const QStringList &names)
{
    const auto key = makePrivateKey();
    if (!key)
        return tl::unexpected(key.error());
    const CertificateContents contents {
        .commonName = names.value(0), .names = names, .validity = Validity
    };
    const auto certificate = makeCertificate(contents, key->get(), { .key = key->get() });
    if (!certificate)
        return tl::unexpected(certificate.error());
    return toTlsServerOptions(certificate->get(), key->get());
}

} // namespace Framescope
