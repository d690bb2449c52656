#include "app/replay/replayguest.h"

#include "app/capture/captureworker.h"
#include "app/replay/replayhandshake.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

ReplayRow sentRow(const FrameHandle &recorded, FrameId sent, Timestamp time, Direction side)
{
    ReplayRow row;
    row.kind = ReplayRow::Kind::Sent;
    row.direction = side;
    row.recorded = ReplayCell::of(recorded);
    row.now = row.recorded;
    row.now.frame = sent;
    row.now.time = time;
    return row;
}

} // namespace

ReplayGuest::ReplayGuest(ReplayRequest request)
    : m_request(std::move(request))
{
    m_flushTimer.setParent(this);
    m_flushTimer.setInterval(33ms);
    connect(&m_flushTimer, &QTimer::timeout, this, &ReplayGuest::flush);
}

ReplayGuest::~ReplayGuest()
{
    if (!m_replayer)
        return;
    m_replayer->disconnect(this);
    if (m_client) {
        m_client->disconnect(this);
        m_client->abort();
    }
    if (m_server) {
        m_server->disconnect(this);
        m_server->abortAll();
    }
}

void ReplayGuest::start(CaptureWorker &worker, const SessionClock &clock)
{
    m_worker = &worker;
    m_clock = clock;
    ReplayPlan plan;
    plan.played = RecordedConnection::read(m_request.store, m_request.connection);
    plan.expected = plan.played;
    plan.side = m_request.side;
    plan.pace = m_request.pace;
    plan.rules = m_request.rules;
    if (!plan.played.isOpened()) {
        m_outcome.hasNothing = true;
        end();
        return;
    }
    m_replayer = std::make_unique<Replayer>(
        plan, worker.recorder(), [this](ConnectionId id) { return connection(id); }, clock);
    connect(m_replayer.get(), &Replayer::found, this,
        [this](ConnectionId id, const ReplayFinding &finding) {
            add(id, ReplayRow::of(finding, opposite(m_request.side)));
        });
    connect(m_replayer.get(), &Replayer::played, this,
        [this](ConnectionId id, const FrameHandle &recorded, FrameId sent, Timestamp time) {
            add(id, sentRow(recorded, sent, time, m_request.side));
        });
    connect(m_replayer.get(), &Replayer::noted, this,
        [this](ConnectionId, const QString &sentence) { emit noted(sentence); });
    connect(m_replayer.get(), &Replayer::finished, this,
        [this](ConnectionId id, const ReplayTally &, bool endingJudged) {
            if (id == m_outcome.connection)
                m_outcome.isEndingJudged = endingJudged;
        });
    m_flushTimer.start();
    if (m_request.side == Direction::ClientToServer)
        startClient(plan, clock);
    else
        startServer(plan, clock);
}

void ReplayGuest::startClient(const ReplayPlan &plan, const SessionClock &clock)
{
    const RequestHead request = plan.played.request.value_or(RequestHead());
    ClientOptions options = m_request.client;
    options.url = ReplayHandshake::withTarget(options.url, request);
    if (!m_request.hasOwnHandshake) {
        options.extensions.clear();
        options.headers = ReplayHandshake::fields(request);
    }
    m_client = std::make_unique<ClientEndpoint>(options, *m_replayer, clock);
    connect(m_client.get(), &ClientEndpoint::closed, this,
        [this](const CloseVerdict &verdict) { closed(m_client->id(), verdict); });
    m_client->open();
    m_outcome.connection = m_client->id();
}

void ReplayGuest::startServer(const ReplayPlan &plan, const SessionClock &clock)
{
    ServerOptions options = m_request.server;
    options.behavior = ServerBehavior::Sink; // the replay says what is to be said
    options.connectionLimit = 1;
    if (!plan.played.record.subprotocol.isEmpty())
        options.subprotocols = { plan.played.record.subprotocol };
    if (plan.played.response)
        options.deflateAnswer = agreedDeflate(*plan.played.response);
    options.deflate = options.deflateAnswer.has_value();
    m_server = std::make_unique<ServerEndpoint>(options, *m_replayer, clock);
    connect(m_server.get(), &ServerEndpoint::connectionClosed, this, &ReplayGuest::closed);
    const auto url = m_server->start();
    if (!url) {
        m_outcome.error = url.error();
        end();
        return;
    }
    emit listening(*url);
}

ConnectionSocket *ReplayGuest::connection(ConnectionId id) const
{
    if (m_client)
        return m_client->connection();
    return m_server ? m_server->connection(id) : nullptr;
}

/// The first client of ours that is compared is the one.
void ReplayGuest::add(ConnectionId connection, ReplayRow row)
{
    if (m_server && m_outcome.connection == 0)
        m_outcome.connection = connection;
    if (m_server && connection != m_outcome.connection)
        return;
    m_rows.add(std::move(row));
    m_hasChanged = true;
}

void ReplayGuest::closed(ConnectionId connection, const CloseVerdict &verdict)
{
    if (m_server && connection != m_outcome.connection)
        return; // a browser that got the page, for example
    m_outcome.verdict = verdict;
    if (m_server)
        m_server->close();
    // An attempt may fail before open() returns, and what ends it is still to be recorded.
    QMetaObject::invokeMethod(this, &ReplayGuest::end, Qt::QueuedConnection);
}

void ReplayGuest::release()
{
    if (m_replayer)
        m_replayer->release();
}

void ReplayGuest::setPaused(bool paused)
{
    if (m_replayer)
        m_replayer->setPaused(paused);
}

void ReplayGuest::stop()
{
    if (m_hasEnded || !m_replayer)
        return;
    const bool again = std::exchange(m_outcome.isStopped, true);
    ConnectionSocket *socket = connection(m_outcome.connection);
    if (socket && socket->isOpen() && !again) {
        m_replayer->stop();
    } else if (m_client) {
        m_client->abort();
    } else if (m_server) {
        m_server->abortAll();
        if (!socket)
            end();
    }
}

void ReplayGuest::flush()
{
    const bool hasOthers = updateUndecided();
    const bool hasOtherPulse = updatePulse();
    if (!std::exchange(m_hasChanged, false) && !hasOthers && !hasOtherPulse)
        return;
    ReplayProgress progress = m_rows.progress();
    progress.undecided = m_undecided;
    progress.drift = m_pulse.drift;
    if (m_pulse.due)
        progress.untilNext = std::max<Timestamp>(0, *m_pulse.due - m_clock.now());
    emit progressed(m_rows.take(), progress);
}

/// Whether it is not what it was.
bool ReplayGuest::updatePulse()
{
    const ReplayPulse pulse
        = m_replayer && !m_hasEnded ? m_replayer->pulse(m_outcome.connection) : ReplayPulse();
    return std::exchange(m_pulse, pulse) != pulse;
}

/// Whether it is not what it was.
bool ReplayGuest::updateUndecided()
{
    const QList<ReplayItem> items = m_replayer && !m_hasEnded
        ? m_replayer->undecided(m_outcome.connection)
        : QList<ReplayItem>();
    const bool isSame = std::equal(items.begin(), items.end(), m_undecided.begin(),
        m_undecided.end(),
        [](const ReplayItem &item, const ReplayCell &known) { return item.frame == known.frame; });
    if (isSame)
        return false;
    m_undecided.clear();
    for (const ReplayItem &item : items)
        m_undecided.append(ReplayCell::of(item));
    return true;
}

void ReplayGuest::end()
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_flushTimer.stop();
    m_worker->recorder().flush();
    flush();
    m_outcome.sent = std::make_shared<const ReplaySendTimes>(m_rows.sendTimes());
    emit ended(m_outcome);
}

} // namespace Framescope
