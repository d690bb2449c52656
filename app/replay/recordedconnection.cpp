#include "app/replay/recordedconnection.h"

namespace Framescope {

RecordedConnection RecordedConnection::read(
    std::shared_ptr<const SessionStore> store, ConnectionId id)
{
    RecordedConnection connection;
    connection.record = store->connection(id).value_or(ConnectionRecord {});
    // A proxy may have seen other requests before this one, on the same connection.
    std::optional<QByteArray> request;
    for (const EventRecord &event : store->events(id)) {
        if (const auto *asked = std::get_if<RequestReceived>(&event.event)) {
            request = asked->head;
        } else if (const auto *answer = std::get_if<ResponseReceived>(&event.event);
                   answer && request) {
            connection.request = parseRequestHead(*request);
            connection.response = parseResponseHead(answer->head);
            if (answer->opened)
                break;
        }
    }
    if (!connection.request && request)
        connection.request = parseRequestHead(*request);
    connection.store = std::move(store);
    return connection;
}

bool RecordedConnection::hasClose(Direction side) const
{
    return record.count(side).framesByOpcode[toNibble(Opcode::Close)] > 0;
}

std::optional<DeflateContext> RecordedConnection::deflate(Direction direction) const
{
    if (!response)
        return std::nullopt;
    const std::optional<DeflateParameters> agreed = agreedDeflate(*response);
    if (!agreed)
        return std::nullopt;
    return deflateContext(*agreed, direction);
}

} // namespace Framescope
