#include "app/replay/replayrun.h"

#include "app/replay/replayguest.h"
#include "app/replay/replayjudgement.h"
#include "app/replay/replayrows.h"

#include <algorithm>

namespace Framescope {

namespace {

/// Rows that are handed to the GUI thread together.
constexpr quint64 JudgedBatch = 1000;

} // namespace

ReplayRun::ReplayRun(
    ReplayRequest request, std::unique_ptr<SessionDocument> document, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_document(std::move(document))
    , m_store(m_document->store())
{
}

ReplayRun::~ReplayRun()
{
    m_stop.request_stop();
    if (m_document)
        m_document->discard();
}

std::unique_ptr<SessionDocument> ReplayRun::takeDocument()
{
    Q_ASSERT(!m_isRunning);
    m_guest = nullptr; // it goes when the document goes
    m_document->disconnect(this);
    return std::move(m_document);
}

void ReplayRun::start()
{
    m_isRunning = true;
    m_document->use();
    auto guest = std::make_unique<ReplayGuest>(m_request);
    m_guest = guest.get();
    connect(m_guest, &ReplayGuest::listening, this, &ReplayRun::listening);
    connect(m_guest, &ReplayGuest::progressed, this, &ReplayRun::takeRows);
    connect(m_guest, &ReplayGuest::noted, this, &ReplayRun::noted);
    connect(m_guest, &ReplayGuest::ended, this, &ReplayRun::playingEnded);
    m_document->capture()->adopt(std::move(guest));
}

void ReplayRun::release()
{
    if (m_isRunning)
        QMetaObject::invokeMethod(m_guest, &ReplayGuest::release, Qt::QueuedConnection);
}

void ReplayRun::setPaused(bool paused)
{
    if (!m_isRunning || m_isPaused == paused)
        return;
    m_isPaused = paused;
    QMetaObject::invokeMethod(
        m_guest, [guest = m_guest, paused] { guest->setPaused(paused); }, Qt::QueuedConnection);
}

void ReplayRun::stop()
{
    if (m_isRunning)
        QMetaObject::invokeMethod(m_guest, &ReplayGuest::stop, Qt::QueuedConnection);
}

void ReplayRun::takeRows(const QList<ReplayRow> &rows, const ReplayProgress &progress)
{
    m_progress = progress;
    if (!m_isRunning) { // a judgement sends nothing
        m_progress.sent = m_sent;
        m_progress.leftOut += m_sentLeftOut;
    }
    for (const ReplayRow &row : rows)
        m_hasEnding = m_hasEnding || row.subject == ReplayFinding::Subject::Ending;
    emit rowsFound(rows);
}

void ReplayRun::playingEnded(const ReplayOutcome &outcome)
{
    m_isRunning = false;
    m_isPaused = false;
    m_outcome = outcome;
    m_sent = m_progress.sent;
    m_sentLeftOut = m_sent - std::min(m_sent, ReplayRows::RowLimit);
    emit ended();
    if (std::exchange(m_judgesThen, false))
        startJudging();
}

void ReplayRun::judge(const ReplayRules &rules)
{
    m_request.rules = rules;
    if (m_isRunning)
        m_judgesThen = true;
    else if (m_outcome)
        startJudging();
}

void ReplayRun::startJudging()
{
    if (m_outcome->connection == 0)
        return;
    m_stop.request_stop();
    m_stop = {};
    m_isJudging = true;
    m_progress = {};
    m_progress.sent = m_sent;
    emit rejudged();
    m_thread.post(
        [this, rules = m_request.rules, stop = m_stop.get_token()] { runJudgement(rules, stop); });
}

/// On the reader's thread.
void ReplayRun::runJudgement(const ReplayRules &rules, const std::stop_token &stop)
{
    ReplayRows rows(*m_outcome->sent);
    const auto hand = [this, &rows, stop] {
        QMetaObject::invokeMethod(
            this,
            [this, taken = rows.take(), progress = rows.progress(), stop] {
                if (!stop.stop_requested())
                    takeRows(taken, progress);
            },
            Qt::QueuedConnection);
    };
    const Direction side = opposite(m_request.side);
    quint64 found = 0;
    judgeReplay(
        RecordedConnection::read(m_request.store, m_request.connection),
        RecordedConnection::read(m_store, m_outcome->connection), side, rules, m_hasEnding,
        [&](const ReplayFinding &finding) {
            rows.add(ReplayRow::of(finding, side));
            if (++found % JudgedBatch == 0)
                hand();
        },
        stop);
    hand();
    QMetaObject::invokeMethod(
        this,
        [this, stop] {
            if (stop.stop_requested())
                return; // other rules are wanted by now
            m_isJudging = false;
            emit judged();
        },
        Qt::QueuedConnection);
}

} // namespace Framescope
