#pragma once

#include "app/session/connectionrecord.h"

#include <QList>
#include <QString>

#include <optional>

namespace Framescope {

/// Something that a lesson says of a connection, true or not: "status == 426",
/// "request Origin contains example", "rule == request.version", "close.code == 1006",
/// "opened == no", "tls contains 1.3", "extension contains permessage-deflate".
class ConnectionFact
{
public:
    static std::optional<ConnectionFact> fromText(QStringView text);

    /// It is about how a connection began: only one that is new can tell.
    bool isOfHandshake() const { return m_key != Key::CloseCode; }
    /// \a events are those of \a connection, in their order.
    bool holds(const ConnectionRecord &connection, const QList<EventRecord> &events) const;

private:
    enum class Key : quint8 {
        Status, ///< of the response, 0 without one
        Rule, ///< that was broken in the handshake or by the connection, by its name
        Opened, ///< yes or no
        Request, ///< value of a header field; empty without it
        Response,
        CloseCode, ///< 1005 without a code, 1006 without a Close frame; empty while it is open
        Tls, ///< "TLS 1.3", empty without TLS
        Extension, ///< agreed
    };
    enum class Operator : quint8 { Equal, NotEqual, Contains };

    QStringList values(const ConnectionRecord &connection, const QList<EventRecord> &events) const;

    Key m_key = Key::Status;
    QByteArray m_field; ///< of Request and Response
    Operator m_operator = Operator::Equal;
    QString m_value;
};

} // namespace Framescope
