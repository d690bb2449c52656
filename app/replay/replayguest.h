#pragma once

#include "app/capture/captureguest.h"
#include "app/replay/replayer.h"
#include "app/replay/replayrequest.h"
#include "app/replay/replayrows.h"
#include "protocol/endpoint/clientendpoint.h"
#include "protocol/endpoint/serverendpoint.h"

#include <QTimer>
#include <QUrl>

#include <memory>

namespace Framescope {

/// Plays one recorded connection on the network thread of the session that records the new one.
class ReplayGuest final : public CaptureGuest
{
    Q_OBJECT
public:
    explicit ReplayGuest(ReplayRequest request);
    ~ReplayGuest() override;

    void start(CaptureWorker &worker, const SessionClock &clock) override;

public slots:
    /// Lets one more step go, \see ReplayPace.
    void release();
    /// While \a paused nothing is sent but what release() lets go, and no answer is late.
    void setPaused(bool paused);
    /// Closes the connection, or with a second call ends it at once.
    void stop();

signals:
    /// To play the server: where the client is awaited.
    void listening(const QUrl &url);
    /// At most once per 33 ms.
    void progressed(
        const QList<Framescope::ReplayRow> &rows, const Framescope::ReplayProgress &progress);
    void noted(const QString &sentence);
    /// The last signal. All that was recorded can be read from the store.
    void ended(const Framescope::ReplayOutcome &outcome);

private:
    void startClient(const ReplayPlan &plan, const SessionClock &clock);
    void startServer(const ReplayPlan &plan, const SessionClock &clock);
    ConnectionSocket *connection(ConnectionId id) const;
    void add(ConnectionId connection, ReplayRow row);
    void closed(ConnectionId connection, const CloseVerdict &verdict);
    void flush();
    bool updateUndecided();
    bool updatePulse();
    void end();

    const ReplayRequest m_request;
    CaptureWorker *m_worker = nullptr;
    ReplayRows m_rows;
    ReplayOutcome m_outcome;
    bool m_hasEnded = false;
    bool m_hasChanged = false; ///< since the last flush
    QList<ReplayCell> m_undecided;
    ReplayPulse m_pulse;
    SessionClock m_clock;
    QTimer m_flushTimer;
    std::unique_ptr<Replayer> m_replayer; ///< before the endpoints, which record through it
    std::unique_ptr<ClientEndpoint> m_client;
    std::unique_ptr<ServerEndpoint> m_server;
};

} // namespace Framescope
