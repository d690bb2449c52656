#pragma once

#include "protocol/connection/connection.h"
#include "protocol/endpoint/maskingkeysource.h"
#include "protocol/endpoint/sessionclock.h"
#include "protocol/endpoint/trafficrecorder.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QTcpSocket;

namespace Framescope {

/// Runs a Connection over a TCP or TLS socket that is connected: pumps octets, keeps deadlines,
/// records, and holds the peer back when sending cannot keep up.
class ConnectionSocket : public QObject, private ConnectionObserver
{
    Q_OBJECT
public:
    /// Takes \a socket over. \a recorder must outlive this. Call start() once connected to.
    ConnectionSocket(std::unique_ptr<QTcpSocket> socket, ConnectionOptions options, ConnectionId id,
        TrafficRecorder &recorder, const SessionClock &clock, QObject *parent = nullptr);
    ~ConnectionSocket() override;

    void start();

    ConnectionId id() const { return m_id; }
    bool isOpen() const { return m_connection.isOpen(); }
    /// Octets that are waiting to be sent.
    qint64 sendQueue() const;
    /// True while the peer takes in less than it is sent: hold back what can be held back.
    bool isCongested() const;

    [[nodiscard]] Result<void> sendMessage(MessageType type, QByteArrayView payload);
    [[nodiscard]] Result<void> sendPing(QByteArrayView payload);
    [[nodiscard]] Result<void> sendOctets(QByteArrayView octets);
    void startClosingHandshake(std::optional<quint16> code, const QString &reason);
    void abort();
    void refuse();
    /// Ends politely: 1001 when open, at once when not yet.
    void goAway();

signals:
    void opened();
    /// \a payload is valid during the call: connect directly.
    void messageReceived(Framescope::MessageType type, QByteArrayView payload);
    /// The send queue has become short after it was long.
    void sendQueueDrained();
    /// The last signal.
    void closed(const Framescope::CloseVerdict &verdict);

private:
    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override;
    void messageCrossed(const Message &message) override;
    void eventHappened(const Event &event) override;

    void readSocket();
    void pump();
    void socketEnded();
    void deadlineReached();
    void scheduleDeadline();
    void finishSending();
    void tellClosed();

    std::unique_ptr<QTcpSocket> m_socket;
    const ConnectionId m_id;
    TrafficRecorder &m_recorder;
    const SessionClock m_clock;
    MaskingKeySource m_maskingKeys;
    Connection m_connection;
    QTimer m_deadlineTimer;
    std::optional<Timestamp> m_timerDue;
    std::optional<CloseVerdict> m_verdict;
    bool m_reading = false;
    bool m_wasCongested = false;
    bool m_finished = false; ///< FIN is sent
    bool m_tcpReset = false;
};

} // namespace Framescope
