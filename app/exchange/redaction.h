#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Framescope {

/// What is to be blanked when a session is written.
struct Redaction
{
    /// The values of Authorization, Cookie, Set-Cookie and Proxy-Authorization, user info in URLs,
    /// and the values of query parameters that are called token, password and the like.
    bool credentials = false;
    QList<QByteArray> headers {}; ///< names of header fields whose values go as well
    QList<QString> patterns {}; ///< PCRE2; what matches in messages, heads and texts goes

    bool isEmpty() const { return !credentials && headers.isEmpty() && patterns.isEmpty(); }
};

} // namespace Framescope
