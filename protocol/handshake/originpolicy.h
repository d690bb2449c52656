#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <optional>

namespace Framescope {

/// Which origins a server accepts (RFC 6455 §4.2.2 /origin/ and §10.2).
///
/// A pattern is one of
/// - "same": the origin's host and port are those of the Host header;
/// - "any": every origin, "null" and malformed ones too;
/// - "null": the origin that sandboxed pages and files have;
/// - else a glob over scheme://host:port in which * stands for any run of characters and ? for
///   one. A pattern without a port also fits the scheme's default port, "https://*.example.com".
/// All compare without case. With no pattern, no origin is accepted.
class OriginPolicy
{
public:
    OriginPolicy() = default;
    explicit OriginPolicy(const QStringList &patterns);

    /// \a origin and \a host are header values, nullopt if there is no Origin: then the client is
    /// no browser, and is accepted. \a secure tells which port a Host without one means.
    bool accepts(std::optional<QByteArrayView> origin, QByteArrayView host, bool secure) const;

private:
    bool m_any = false;
    bool m_same = false;
    bool m_null = false;
    QList<QByteArray> m_globs; ///< in lower case
};

} // namespace Framescope
