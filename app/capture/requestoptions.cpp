#include "app/capture/requestoptions.h"

#include "protocol/handshake/httpsyntax.h"

namespace Framescope {

namespace {

/// Made anew for each connection, or the same in all of them.
bool isAutomatic(const QByteArray &name)
{
    for (const char *automatic :
        { "Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version" }) {
        if (equalsIgnoringCase(name, automatic))
            return true;
    }
    return false;
}

} // namespace

std::optional<RequestHead> requestOf(const QList<EventRecord> &events)
{
    for (const EventRecord &record : events) {
        if (const auto *request = std::get_if<RequestReceived>(&record.event))
            return parseRequestHead(request->head);
    }
    return std::nullopt;
}

ClientOptions optionsLike(const ConnectionRecord &connection, const RequestHead &request)
{
    ClientOptions options;
    options.url = QUrl(connection.url, QUrl::StrictMode);
    options.extensions = request.combinedValue("Sec-WebSocket-Extensions").value_or(QByteArray());
    options.origin = request.singleValue("Origin").value_or(QByteArray());
    options.tls.verifyPeer = !connection.verificationOff;
    const QByteArray subprotocols
        = request.combinedValue("Sec-WebSocket-Protocol").value_or(QByteArray());
    for (const QByteArray &name : subprotocols.split(',')) {
        if (!name.trimmed().isEmpty())
            options.subprotocols.append(QString::fromUtf8(name.trimmed()));
    }
    for (const HttpField &field : request.fields) {
        const bool isOption = equalsIgnoringCase(field.name, "Sec-WebSocket-Extensions")
            || equalsIgnoringCase(field.name, "Sec-WebSocket-Protocol")
            || (equalsIgnoringCase(field.name, "Origin") && !options.origin.isEmpty());
        const HeaderField header { field.name, field.value };
        if (!isOption && !isAutomatic(field.name) && !breaksHead(header))
            options.headers.append(header);
    }
    return options;
}

} // namespace Framescope
