#include "protocol/handshake/clienthandshake.h"

#include "protocol/handshake/httpsyntax.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

bool containsName(const HeaderFields &fields, QByteArrayView name)
{
    return std::any_of(fields.cbegin(), fields.cend(),
        [name](const HeaderField &field) { return equalsIgnoringCase(field.name, name); });
}

} // namespace

HeaderFields automaticFields(const ClientHandshake &handshake)
{
    HeaderFields fields {
        { "Host", handshake.host },
        { "Upgrade", "websocket" },
        { "Connection", "Upgrade" },
        { "Sec-WebSocket-Key", handshake.key },
        { "Sec-WebSocket-Version", "13" },
    };
    if (!handshake.origin.isEmpty())
        fields.append({ "Origin", handshake.origin });
    if (!handshake.subprotocols.isEmpty())
        fields.append({ "Sec-WebSocket-Protocol", handshake.subprotocols.join(", ") });
    if (!handshake.extensions.isEmpty())
        fields.append({ "Sec-WebSocket-Extensions", handshake.extensions });
    if (!handshake.cookie.isEmpty())
        fields.append({ "Cookie", handshake.cookie });
    if (!handshake.authorization.isEmpty())
        fields.append({ "Authorization", handshake.authorization });
    return fields;
}

HeaderFields requestFields(const ClientHandshake &handshake)
{
    const HeaderFields automatic = automaticFields(handshake);
    HeaderFields fields;
    for (const HeaderField &field : automatic) {
        const auto isSameName = [&field](const HeaderField &other) {
            return equalsIgnoringCase(other.name, field.name);
        };
        const auto isRemoved
            = [&field](const QByteArray &name) { return equalsIgnoringCase(name, field.name); };
        if (containsName(handshake.headers, field.name)) {
            std::copy_if(handshake.headers.cbegin(), handshake.headers.cend(),
                std::back_inserter(fields), isSameName);
        } else if (std::none_of(handshake.removedHeaders.cbegin(), handshake.removedHeaders.cend(),
                       isRemoved)) {
            fields.append(field);
        }
    }
    std::copy_if(handshake.headers.cbegin(), handshake.headers.cend(), std::back_inserter(fields),
        [&automatic](const HeaderField &field) { return !containsName(automatic, field.name); });
    return fields;
}

std::optional<QString> requestProblem(const ClientHandshake &handshake)
{
    if (!handshake.rawRequest.isEmpty())
        return std::nullopt;
    if (breaksHead({ {}, handshake.target }))
        return u"The request target contains a line break or NUL"_s;
    for (const HeaderField &field : requestFields(handshake)) {
        if (breaksHead(field))
            return u"The header field %1 contains a line break or NUL"_s.arg(
                printableText(field.name));
    }
    return std::nullopt;
}

QByteArray makeRequest(const ClientHandshake &handshake)
{
    if (!handshake.rawRequest.isEmpty())
        return handshake.rawRequest;
    Q_ASSERT(!requestProblem(handshake));
    QByteArray request = "GET " + handshake.target + " HTTP/1.1\r\n";
    for (const HeaderField &field : requestFields(handshake))
        request += field.name + ": " + field.value + "\r\n";
    return request + "\r\n";
}

} // namespace Framescope
