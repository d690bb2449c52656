#pragma once

#include "protocol/endpoint/octetstream.h"

#include <QSsl>

#include <memory>

class QSslSocket;
class QTcpSocket;

namespace Framescope {

/// A QSslSocket whose handshake is done. TLS ends in both directions at once, as far as QSslSocket
/// offers it.
class TlsStream final : public OctetStream
{
    Q_OBJECT
public:
    /// Takes \a socket over.
    explicit TlsStream(std::unique_ptr<QTcpSocket> socket, QObject *parent = nullptr);
    ~TlsStream() override;

    bool isSecure() const override { return true; }
    qsizetype read(std::span<char> room) override;
    std::optional<TcpEnd> end() const override { return m_end; }
    QString alert() const override { return m_alert; }
    void setReading(bool reading) override;
    void write(QByteArrayView octets) override;
    qint64 sendQueue() const override;
    qint64 unacknowledged() const override;
    void finishSending() override;
    void reset() override;

private:
    bool eventFilter(QObject *notifier, QEvent *event) override;
    void alertReceived(QSsl::AlertLevel level, QSsl::AlertType type, const QString &description);
    void alertSent(QSsl::AlertLevel level, QSsl::AlertType type, const QString &description);
    void peerEnded();
    TcpEnd howItEnded() const;
    void tellReadable();

    std::unique_ptr<QSslSocket> m_socket;
    std::optional<TcpEnd> m_end;
    bool m_reading = true;
    bool m_writing = false; ///< inside flush(), which may find the end
    bool m_finished = false; ///< our close_notify is sent
    bool m_peerEnded = false;
    bool m_closeNotified = false; ///< by the peer
    bool m_tcpReset = false;
    QString m_alert;
    bool m_isGarbled = false; ///< the alert is ours
};

} // namespace Framescope
