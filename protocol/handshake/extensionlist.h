#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace Framescope {

struct ExtensionParameter
{
    QByteArray name;
    std::optional<QByteArray> value; ///< unquoted; nullopt: the parameter stands alone

    friend bool operator==(const ExtensionParameter &, const ExtensionParameter &) = default;
};

/// One element of Sec-WebSocket-Extensions (RFC 6455 §9.1): offered by a client or agreed to by a
/// server.
struct Extension
{
    QByteArray name;
    QList<ExtensionParameter> parameters; ///< in wire order; names may repeat

    /// "name; parameter=value; parameter", nothing quoted.
    QByteArray toHeaderValue() const;

    friend bool operator==(const Extension &, const Extension &) = default;
};

/// Reads the value of Sec-WebSocket-Extensions; nullopt if it breaks the grammar of §9.1, in which
/// a quoted value must be a token once it is unquoted. Names and values keep their case.
std::optional<QList<Extension>> parseExtensions(QByteArrayView headerValue);

} // namespace Framescope
