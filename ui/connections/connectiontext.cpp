#include "ui/connections/connectiontext.h"

#include "app/session/closeverdicttext.h"
#include "ui/frames/frametext.h"
#include "ui/handshake/headtext.h"

#include <QCoreApplication>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

struct ConnectionTextWords
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionText)
};

/// The parts of a URL as it was written: a view shows what was typed or asked for.
Endpoint splitUrl(const QString &url)
{
    const qsizetype scheme = url.indexOf("://"_L1);
    const qsizetype host = scheme < 0 ? 0 : scheme + 3;
    const qsizetype path = url.indexOf(u'/', host);
    if (path < 0)
        return { url.sliced(host), {} };
    return { url.sliced(host, path - host), url.sliced(path) };
}

QString tlsProtocol(const ConnectionRecord &connection, const QList<EventRecord> &events)
{
    for (const EventRecord &record : events) {
        if (const auto *tls = std::get_if<TlsEstablished>(&record.event))
            return tls->protocol;
    }
    const bool neverOpened
        = connection.state == ConnectionState::Closed && !connection.opened.has_value();
    return neverOpened ? ConnectionTextWords::tr("no TLS") : ConnectionTextWords::tr("TLS");
}

QString spokenState(const ConnectionRecord &connection)
{
    return connection.state == ConnectionState::Open ? ConnectionTextWords::tr("open")
                                                     : stateText(connection);
}

} // namespace

Endpoint endpointOf(const ConnectionRecord &connection)
{
    Endpoint endpoint = splitUrl(urlWithoutSecrets(connection.url));
    if (connection.role == Role::Server && !connection.peer.isEmpty())
        endpoint.host = connection.peer;
    return endpoint;
}

QString roleName(Role role)
{
    switch (role) {
    case Role::Client:
        return ConnectionTextWords::tr("Client");
    case Role::Server:
        return ConnectionTextWords::tr("Server");
    case Role::Proxy:
        return ConnectionTextWords::tr("Proxy");
    }
    Q_UNREACHABLE();
}

QString roleIcon(Role role)
{
    switch (role) {
    case Role::Client:
        return u"laptop"_s;
    case Role::Server:
        return u"listen"_s;
    case Role::Proxy:
        return u"proxy"_s;
    }
    Q_UNREACHABLE();
}

QStringList agreementsOf(const ConnectionRecord &connection)
{
    QStringList agreements;
    if (!connection.subprotocol.isEmpty())
        agreements.append(connection.subprotocol);
    for (const QString &extension : connection.extensions) {
        const QString name = extension.section(u';', 0, 0).trimmed();
        agreements.append(name == "permessage-deflate"_L1 ? u"deflate"_s : name);
    }
    return agreements;
}

QString stateText(const ConnectionRecord &connection)
{
    switch (connection.state) {
    case ConnectionState::Connecting:
        return ConnectionTextWords::tr("Connecting…");
    case ConnectionState::Open:
        return {};
    case ConnectionState::Closing:
        return ConnectionTextWords::tr("Closing…");
    case ConnectionState::Closed:
        return connection.verdict ? closeVerdictLabel(*connection.verdict)
                                  : ConnectionTextWords::tr("Closed");
    }
    Q_UNREACHABLE();
}

bool hasFailed(const ConnectionRecord &connection)
{
    return connection.verdict && !connection.verdict->isClean()
        && connection.verdict->cause != CloseCause::Aborted;
}

QString shortCountText(quint64 count)
{
    constexpr quint64 Million = 1'000'000;
    if (count < Million)
        return countText(count);
    return ConnectionTextWords::tr("%1 M").arg(
        QString::number(static_cast<double>(count) / Million, 'f', 1));
}

QString shortClockText(qint64 duration)
{
    constexpr qint64 Minute = 60'000'000'000; // ns
    const qint64 hours = duration / Minute / 60;
    const auto twoDigits
        = [](qint64 value) { return QString::number(value).rightJustified(2, u'0'); };
    if (hours == 0)
        return clockText(duration);
    if (hours < 96)
        return ConnectionTextWords::tr("%1h%2m").arg(
            QString::number(hours), twoDigits(duration / Minute % 60));
    return ConnectionTextWords::tr("%1d%2h").arg(
        QString::number(hours / 24), twoDigits(hours % 24));
}

QString transportText(const ConnectionRecord &connection, const QList<EventRecord> &events)
{
    if (connection.peer.isEmpty())
        return connection.state == ConnectionState::Connecting
            ? ConnectionTextWords::tr("Not connected yet")
            : ConnectionTextWords::tr("Never connected");
    const QString arrow = connection.role == Role::Server ? u"←"_s : u"→"_s;
    if (!connection.secure)
        return ConnectionTextWords::tr("plain TCP %1 %2").arg(arrow, connection.peer);
    const QString protocol = connection.verificationOff
        ? ConnectionTextWords::tr("%1, not verified").arg(tlsProtocol(connection, events))
        : tlsProtocol(connection, events);
    const QString host = splitUrl(urlWithoutSecrets(connection.url)).host;
    return ConnectionTextWords::tr("%1, %2 %3 %4").arg(protocol, host, arrow, connection.peer);
}

Tone lockTone(const ConnectionRecord &connection)
{
    if (connection.verificationOff)
        return Tone::Warning;
    return connection.opened ? Tone::Ok : Tone::Neutral;
}

QString heldText(int held)
{
    return ConnectionTextWords::tr("%1 held").arg(countText(static_cast<quint64>(held)));
}

QString spokenConnection(const ConnectionRecord &connection, int held)
{
    const Endpoint endpoint = endpointOf(connection);
    QStringList parts {
        ConnectionTextWords::tr("Connection %1").arg(connection.id),
        roleName(connection.role),
        endpoint.host + endpoint.path,
        spokenState(connection),
    };
    if (connection.secure)
        parts.append(connection.verificationOff ? ConnectionTextWords::tr("TLS, not verified")
                                                : ConnectionTextWords::tr("TLS"));
    parts += agreementsOf(connection);
    if (held > 0)
        parts.append(ConnectionTextWords::tr("held by the proxy: %1").arg(held));
    parts.append(
        ConnectionTextWords::tr("frames to the server: %1").arg(connection.clientToServer.frames));
    parts.append(
        ConnectionTextWords::tr("frames to the client: %1").arg(connection.serverToClient.frames));
    if (connection.violations > 0)
        parts.append(ConnectionTextWords::tr("violations: %1").arg(connection.violations));
    return parts.join(", "_L1);
}

} // namespace Framescope
