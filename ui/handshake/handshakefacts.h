#pragma once

#include "app/session/connectionrecord.h"

#include <QList>

#include <optional>

namespace Framescope {

/// How a connection came about, gathered from its events.
struct HandshakeFacts
{
    enum class Step : quint8 {
        Lookup,
        ClientTcp, ///< of a proxy; Tcp is then with the server
        Tcp,
        Tls,
        Upgrade,
    };
    /// A step that was finished. The next one begins where it ends.
    struct Phase
    {
        Step step = Step::Tcp;
        Timestamp begin = 0;
        Timestamp end = 0;

        friend bool operator==(const Phase &, const Phase &) = default;
    };

    /// A head that came before the answer: 103 Early Hints.
    struct Interim
    {
        QByteArray head;
        Timestamp time = 0;
    };

    std::optional<TcpConnected> client; ///< of a proxy; tcp is then with the server, if it is
    std::optional<TcpConnected> tcp;
    std::optional<TlsEstablished> tls;
    Timestamp tlsTime = 0;
    std::optional<RequestReceived> request;
    Timestamp requestTime = 0;
    QList<Interim> interims; ///< in the order of time
    std::optional<ResponseReceived> response;
    Timestamp responseTime = 0;
    std::optional<Error> failure; ///< why the connection never opened
    QList<QByteArray> refusedChain; ///< DER; of the server, if that is why
    Timestamp refusedTime = 0;
    QList<Phase> phases; ///< in the order of time
    qsizetype events = 0; ///< how many of the events were needed
};

/// Reads \a events only as far as they belong to the opening of the connection.
HandshakeFacts gatherHandshake(
    const ConnectionRecord &connection, const QList<EventRecord> &events);

} // namespace Framescope
