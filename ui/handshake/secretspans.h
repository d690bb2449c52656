#pragma once

#include <QByteArrayView>
#include <QList>

namespace Framescope {

/// A run of octets.
struct OctetSpan
{
    qsizetype offset = 0;
    qsizetype length = 0;

    friend bool operator==(const OctetSpan &, const OctetSpan &) = default;
};

/// The parts of the header field \a name with the value \a value that must not be shown unasked:
/// credentials after the scheme in Authorization and Proxy-Authorization, the values in Cookie, the
/// value of the cookie in Set-Cookie. Empty for all other fields.
QList<OctetSpan> secretSpans(QByteArrayView name, QByteArrayView value);

/// The same of a URL or the start line of a request: a password, the values of tokens. Ascending.
QList<OctetSpan> urlSecretSpans(QByteArrayView url);
QList<OctetSpan> startLineSecretSpans(QByteArrayView startLine);

} // namespace Framescope
