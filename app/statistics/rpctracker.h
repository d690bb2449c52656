#pragma once

#include "app/filter/jsonreader.h"
#include "app/session/frameblock.h"
#include "app/statistics/durationhistogram.h"

#include <map>
#include <optional>
#include <unordered_map>

namespace Framescope {

/// A response that was paired with its request.
struct RpcAnswer
{
    QByteArray method;
    qint64 latency = 0; ///< ns, from the request's final frame to the response's
};

/// What a message is in JSON-RPC: an object with "id" (a number or a string) and "method" asks, one
/// with "id" and "result" or "error" answers. "jsonrpc" is not asked for: many do without.
struct RpcMessage
{
    enum class Kind : quint8 { None, Request, Result, Error };
    Kind kind = Kind::None;
    QByteArray id; ///< as a key; numbers and strings never agree
    QByteArray method; ///< of a Request; cut at MaxMethod

    static constexpr qsizetype MaxMethod = 100;
};

/// Recognises JSON-RPC, quickly where there is none. Batches are not looked into.
RpcMessage readRpcMessage(QByteArrayView message, JsonReader &reader);

/// Pairs the requests on one connection with their responses.
class RpcTracker
{
public:
    /// Requests of one direction that may wait for their responses; more are not waited for.
    static constexpr std::size_t MaxWaiting = 10'000;

    /// By the order of recording. The answer, if \a message is one to a request before it.
    std::optional<RpcAnswer> add(const RpcMessage &message, Direction direction, qint64 time);

private:
    struct Request
    {
        qint64 time = 0;
        QByteArray method;
    };
    /// By direction of the request, then by id.
    std::array<std::unordered_map<QByteArray, Request>, 2> m_waiting;
};

} // namespace Framescope
