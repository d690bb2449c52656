#pragma once

#include "protocol/connection/connection.h"
#include "protocol/endpoint/maskingkeysource.h"
#include "protocol/endpoint/octetstream.h"
#include "protocol/endpoint/readbuffer.h"
#include "protocol/endpoint/sessionclock.h"
#include "protocol/endpoint/trafficrecorder.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace Framescope {

/// Runs a Connection over a stream that is connected: pumps octets, keeps deadlines, records, and
/// holds the peer back when sending cannot keep up.
class ConnectionSocket : public QObject, private ConnectionObserver
{
    Q_OBJECT
public:
    /// \a recorder must outlive this. Call start() once connected to.
    ConnectionSocket(OctetStream::Pointer stream, ConnectionOptions options, ConnectionId id,
        TrafficRecorder &recorder, const SessionClock &clock, std::shared_ptr<ReadBuffer> buffer);
    ~ConnectionSocket() override;

    /// For an owner: ends the connection and deletes this, safely even in one of its slots.
    /// Nobody but the recorder is told.
    struct Retire
    {
        void operator()(ConnectionSocket *socket) const;
    };

    using MessageReceiver = std::function<void(MessageType type, QByteArrayView payload)>;
    /// Before start(): is told of messages instead of messageReceived(), which takes longer than a
    /// short message itself. \a payload is valid during the call.
    void setMessageReceiver(MessageReceiver receiver) { m_receiver = std::move(receiver); }

    void start();

    ConnectionId id() const { return m_id; }
    bool isOpen() const { return m_connection.isOpen(); }
    /// Of the resource that the client has asked for, "ws://host/path?query" as it came; empty
    /// before.
    const QString &requestUrl() const { return m_requestUrl; }
    /// Tells the recorder that something of ours failed.
    void reportFailure(const Error &error);
    /// Octets that are waiting to be sent, or to be compressed before that.
    qint64 sendQueue() const;
    /// True while the peer takes in less than it is sent: wait for sendQueueDrained().
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
    Timestamp now();
    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override;
    void messageCrossed(const Message &message) override;
    void eventHappened(const Event &event) override;

    void readStream();
    bool readSome();
    void holdBack();
    std::span<char> nextOctets();
    bool mustHoldBack() const;
    qint64 unsent() const;
    void work();
    void writeReplies();
    qsizetype writeOutput();
    void octetsSent();
    void pump();
    void watchSendQueue();
    qint64 untaken() const;
    void deadlineReached();
    void scheduleDeadline();
    void finishSending();
    void tellClosed();

    OctetStream::Pointer m_stream;
    const ConnectionId m_id;
    TrafficRecorder &m_recorder;
    MessageReceiver m_receiver;
    QString m_requestUrl;
    const SessionClock m_clock;
    const std::shared_ptr<ReadBuffer> m_buffer;
    MaskingKeySource m_maskingKeys;
    Connection m_connection;
    QTimer m_deadlineTimer;
    std::optional<Timestamp> m_timerDue;
    qint64 m_untaken = 0; ///< untaken() when the timer was started
    std::optional<CloseVerdict> m_verdict; ///< until it is told
    Timestamp m_now = 0; ///< of what is happening
    qint64 m_replies = 0; ///< octets that reading has put into the send queue since it was short
    QByteArray m_untakenRead; ///< what was read beyond what could be taken at once
    bool m_reading = false; ///< inside Connection::receive()
    bool m_workIsDue = false; ///< work() comes in a later turn of the event loop
    bool m_heldBack = false; ///< nothing is read until the send queue is short
    bool m_congested = false; ///< the send queue was long and has not been short since
    bool m_finished = false; ///< FIN is sent
    bool m_endTold = false; ///< the stream's
};

using ConnectionSocketPointer = std::unique_ptr<ConnectionSocket, ConnectionSocket::Retire>;

} // namespace Framescope
