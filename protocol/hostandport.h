#pragma once

#include <QString>

namespace Framescope {

/// "host:port", an IPv6 address in brackets.
inline QString hostAndPort(const QString &host, quint16 port)
{
    return (host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
        .arg(host, QString::number(port));
}

} // namespace Framescope
