#pragma once

#include "app/capture/demoscript.h"
#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/serverendpoint.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace Framescope {

class CaptureWorker;
class NullRecorder;

/// The peers of `framescope --demo`: a market feed with heartbeats, a fragmented message, a silence
/// and a rule broken; an echo; sensors that report to a server of ours; a server that is broken.
/// They run on loopback and are not recorded; what Framescope itself sees of them is. Lives on the
/// network thread.
class DemoConversation : public QObject
{
    Q_OBJECT
public:
    DemoConversation(CaptureWorker &worker, const SessionClock &clock);
    ~DemoConversation() override;

    void start();

signals:
    /// Everything that the demo has to show has happened once; it goes on.
    void shown();

private:
    void beginRound();
    void playRound();
    void send(const DemoScript::Step &step);
    void talkAsVisitor();
    void reportReading();
    void after(std::chrono::milliseconds delay, std::function<void()> action);

    CaptureWorker &m_worker;
    const SessionClock m_clock;
    std::unique_ptr<NullRecorder> m_recorder;
    std::unique_ptr<ServerEndpoint> m_feed;
    std::unique_ptr<ServerEndpoint> m_echo;
    std::unique_ptr<ServerEndpoint> m_broken;
    std::unique_ptr<ClientEndpoint> m_sensor;
    QList<DemoScript::Step> m_steps; ///< of the round
    qsizetype m_nextStep = 0;
    int m_round = -1;
    QElapsedTimer m_sinceRound;
    QTimer m_stepTimer;
    QTimer m_readings;
    MaskingKeySource m_keys;
    ConnectionId m_fed = 0; ///< the subscriber's connection as the feed sees it
    ConnectionId m_subscriber = 0;
    ConnectionId m_visitor = 0;
    int m_reading = 0;
};

} // namespace Framescope
