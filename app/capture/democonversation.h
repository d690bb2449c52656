#pragma once

#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/serverendpoint.h"

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
    void feedSubscriber(ConnectionId id);
    void talkAsSubscriber();
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
    QTimer m_ticks;
    QTimer m_readings;
    MaskingKeySource m_keys;
    ConnectionId m_subscriber = 0;
    ConnectionId m_visitor = 0;
    int m_tick = 0;
    int m_reading = 0;
    int m_subscription = 0;
};

} // namespace Framescope
