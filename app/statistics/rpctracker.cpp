#include "app/statistics/rpctracker.h"

#include "app/filter/findoctets.h"

namespace Framescope {

namespace {

JsonPath member(const char *name)
{
    return { { JsonPath::Step { JsonPath::Step::Kind::Member, name } } };
}

/// Longer ids are nobody's.
constexpr qsizetype MaxId = 256;

QByteArray idKey(const JsonValue &value)
{
    if (value.kind == JsonValue::Kind::String && value.string.size() <= MaxId)
        return 's' + value.string.toByteArray();
    if (value.kind != JsonValue::Kind::Number)
        return {};
    return value.number.whole ? 'n' + QByteArray::number(*value.number.whole)
                              : 'd' + QByteArray::number(value.number.value, 'g', 17);
}

} // namespace

RpcMessage readRpcMessage(QByteArrayView message, JsonReader &reader)
{
    static const JsonPath Id = member("id");
    static const JsonPath Method = member("method");
    static const JsonPath Error = member("error");
    static const JsonPath Outcome = member("result");
    const auto there = [](const JsonValue &) { return true; };

    RpcMessage read;
    if (!message.startsWith('{') || !containsOctets(message, "\"id\""))
        return read;
    const bool mayAsk = containsOctets(message, "\"method\"");
    const bool mayAnswer
        = containsOctets(message, "\"result\"") || containsOctets(message, "\"error\"");
    if (!mayAsk && !mayAnswer)
        return read;
    reader.anyOf(message, Id, [&read](const JsonValue &value) {
        read.id = idKey(value);
        return true;
    });
    if (read.id.isEmpty())
        return read;
    const bool asks = mayAsk && reader.anyOf(message, Method, [&read](const JsonValue &value) {
        read.method = value.string.first(std::min(value.string.size(), RpcMessage::MaxMethod))
                          .toByteArray();
        return value.kind == JsonValue::Kind::String;
    });
    if (asks)
        read.kind = RpcMessage::Kind::Request;
    else if (mayAnswer && reader.anyOf(message, Error, [](const JsonValue &value) {
                 return value.kind != JsonValue::Kind::Null;
             }))
        read.kind = RpcMessage::Kind::Error;
    else if (mayAnswer && reader.anyOf(message, Outcome, there))
        read.kind = RpcMessage::Kind::Result;
    return read;
}

std::optional<RpcAnswer> RpcTracker::add(
    const RpcMessage &message, Direction direction, qint64 time)
{
    if (message.kind == RpcMessage::Kind::Request) {
        auto &waiting = m_waiting[static_cast<std::size_t>(direction)];
        if (waiting.size() < MaxWaiting || waiting.contains(message.id))
            waiting.insert_or_assign(message.id, Request { time, message.method });
        return std::nullopt;
    }
    auto &waiting = m_waiting[static_cast<std::size_t>(opposite(direction))];
    const auto request = waiting.find(message.id);
    if (message.kind == RpcMessage::Kind::None || request == waiting.end())
        return std::nullopt;
    RpcAnswer answer { request->second.method, time - request->second.time };
    waiting.erase(request);
    return answer;
}

} // namespace Framescope
