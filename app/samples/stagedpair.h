#pragma once

#include "app/samples/stagedend.h"

#include <QStringList>
#include <QUrl>

namespace Framescope {

// The words of the samples.
inline constexpr auto ClientToServer = Direction::ClientToServer;
inline constexpr auto ServerToClient = Direction::ServerToClient;
inline constexpr Timestamp Second = 1'000'000'000;

/// How a conversation on a stage is begun.
struct StagedSetting
{
    Role role = Role::Client; ///< whose end is recorded
    QUrl url;
    QString peerAddress; ///< of the other end
    quint16 peerPort = 0;
    QStringList subprotocols {}; ///< offered, and the first agreed
    QByteArray origin {};
    QByteArray extensions {}; ///< the offer
    bool lenient = false; ///< the recorded end
    std::chrono::nanoseconds pingPeriod {}; ///< of the recorded end; 0: no heartbeat
    Timestamp latency = 9'000'000; ///< ns on the way
};

/// A client and a server who talk on a stage.
class StagedPair
{
public:
    /// They begin as soon as the stage is played, or now.
    StagedPair(SampleStage &stage, StagedSetting setting);
    ~StagedPair();
    StagedPair(const StagedPair &) = delete;
    StagedPair &operator=(const StagedPair &) = delete;

    StagedEnd &client() { return *m_client; }
    StagedEnd &server() { return *m_server; }

    /// At \a time one unfragmented message goes in \a direction, if that end is open then.
    void say(Timestamp time, Direction direction, MessageType type, const QByteArray &payload);
    /// At \a time \a payload goes as one frame, legal or not.
    void sendFrame(Timestamp time, Direction direction, Opcode opcode, const QByteArray &payload,
        bool fin = true);
    void close(Timestamp time, Direction direction, quint16 code, const QString &reason);
    /// The network between them is gone, and both ends learn that.
    void breakOff(Timestamp time);

private:
    void join(StagedEnd &from, StagedEnd &to);
    StagedEnd &sender(Direction direction);

    SampleStage &m_stage;
    const StagedSetting m_setting;
    std::unique_ptr<StagedEnd> m_client;
    std::unique_ptr<StagedEnd> m_server;
    Timestamp m_arrival[2] = { 0, 0 }; ///< of what was sent last: nothing overtakes it
    bool m_isBroken = false;
};

/// Begins a connection in the session of \a stage as \a setting says; tells of its TCP connection.
ConnectionId openStaged(SampleStage &stage, const StagedSetting &setting);

} // namespace Framescope
