#pragma once

#include "protocol/connection/connection.h"

#include <functional>
#include <optional>

namespace Framescope {

class SampleStage;

/// One end of a conversation on a stage: a Connection, and what a socket would do for it.
class StagedEnd final : private ConnectionObserver
{
public:
    /// What this end sees goes into the session as \a id, if there is one. \a stage must outlive
    /// this, and this all that happens on the stage.
    StagedEnd(SampleStage &stage, ConnectionOptions options, std::optional<ConnectionId> id);
    StagedEnd(const StagedEnd &) = delete;
    StagedEnd &operator=(const StagedEnd &) = delete;

    /// Where octets go, and FIN behind them.
    void setPeer(
        std::function<void(const QByteArray &octets)> send, std::function<void(TcpEnd how)> end);
    /// A message has come; its payload is valid during the call.
    void setListener(std::function<void(QByteArrayView payload)> heard);

    void start();
    void receive(QByteArray octets);
    void peerEnded(TcpEnd how);
    /// Says, closes, breaks off.
    void act(const std::function<void(Connection &connection, Timestamp now)> &action);

private:
    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override;
    void messageCrossed(const Message &message) override;
    void eventHappened(const Event &event) override;
    void pump();
    void watchDeadline();

    SampleStage &m_stage;
    const std::optional<ConnectionId> m_id;
    std::function<void(const QByteArray &octets)> m_send;
    std::function<void(TcpEnd how)> m_end;
    std::function<void(QByteArrayView payload)> m_heard;
    Connection m_connection;
    std::optional<Timestamp> m_watched; ///< the deadline that somebody comes back for
    bool m_isFinished = false; ///< FIN was sent
    bool m_peerEnded = false;
};

} // namespace Framescope
