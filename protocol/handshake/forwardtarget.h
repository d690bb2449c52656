#pragma once

#include "protocol/handshake/httphead.h"

#include <QString>

#include <tl/expected.hpp>

namespace Framescope {

/// Where a forward proxy is asked to go.
struct ForwardTarget
{
    QString host; ///< name or address, without brackets
    quint16 port = 0;

    friend bool operator==(const ForwardTarget &, const ForwardTarget &) = default;
};

// The errors are sentences without a full stop.

/// The target of a CONNECT request (RFC 9112 §3.2.3).
tl::expected<ForwardTarget, QString> connectTarget(const RequestHead &request);

/// The target of a request in absolute-form, http:// or ws:// (RFC 9112 §3.2.2).
tl::expected<ForwardTarget, QString> absoluteTarget(const RequestHead &request);

/// \a request, which is in absolute-form, as it goes to the server: in origin-form, with the Host
/// that its target names, and without what is meant for the proxy alone (Proxy-Authorization,
/// Proxy-Connection). All else is as it came.
QByteArray toOriginForm(const RequestHead &request);

/// \a request with \a target for its request-target, and all else as it came.
QByteArray withTarget(const RequestHead &request, QByteArrayView target);

} // namespace Framescope
