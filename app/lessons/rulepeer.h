#pragma once

#include "protocol/wire/ruleexample.h"

#include <QObject>
#include <QTcpServer>

#include <optional>

class QTcpSocket;
class QUrl;

namespace Framescope {

/// A peer that breaks one rule, by its example, and leaves it at that. Octets on a TCP socket:
/// nothing here knows how to do better.
class RulePeer : public QObject
{
    Q_OBJECT
public:
    explicit RulePeer(RuleExample example, QObject *parent = nullptr);

    /// The rule is a client's: calls on \a server.
    void callOn(const QUrl &server);
    /// The rule is a server's: waits for a client, which is to ask with request(). Nullopt if it
    /// cannot listen.
    std::optional<QUrl> listen();
    QByteArray request() const;

private:
    void takeClient();
    void readAsClient();
    void readAsServer();

    const RuleExample m_example;
    QTcpServer m_server;
    QTcpSocket *m_socket = nullptr;
    QByteArray m_head; ///< of the other side's handshake, as far as it came
    bool m_isShaken = false; ///< it is complete, and answered
};

} // namespace Framescope
