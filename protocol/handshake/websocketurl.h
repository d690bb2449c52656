#pragma once

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <optional>

namespace Framescope {

/// What is wrong with \a url as the address of a WebSocket (RFC 6455 §3), a clause without a full
/// stop: "it has a fragment (#top)"; nullopt if it is one.
std::optional<QString> webSocketUrlProblem(const QUrl &url);

// The parts of a URL that has no problem, as §4.1 wants them.

/// True for wss.
bool isSecure(const QUrl &url);
/// The port to connect to, 80 or 443 where the URL names none.
quint16 tcpPort(const QUrl &url);
/// The value of the Host header: the port is named only where it is not the scheme's own.
QByteArray hostHeader(const QUrl &url);
/// The request target: path and query; an empty path is "/".
QByteArray requestTarget(const QUrl &url);

} // namespace Framescope
