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

ReplayRun::ReplayRun(ReplayRequest request, std::shared_ptr<SessionStore> store,
    ConnectionId connection, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_store(std::move(store))
    , m_isRecorded(true)
{
    const auto expected = m_request.store->connection(m_request.connection);
    const auto got = m_store->connection(connection);
    m_hasEnding = expected && expected->verdict && got && got->verdict;
    m_outcome.emplace();
    m_outcome->connection = connection;
    m_outcome->verdict = got ? got->verdict : std::nullopt;
    m_outcome->isEndingJudged = m_hasEnding;
    m_outcome->sent = std::make_shared<const ReplaySendTimes>();
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

/// Of two recordings: when the side that would be played said what both have.
ReplaySendTimes ReplayRun::sendTimes(const RecordedConnection &expected,
    const RecordedConnection &got, const ReplayRules &rules, const std::stop_token &stop) const
{
    ReplaySendTimes times;
    judgeReplay(
        expected, got, m_request.side, rules, false,
        [&](const ReplayFinding &finding) {
            if (finding.expected && finding.got)
                times.add(ReplayCell::of(*finding.expected), ReplayCell::of(*finding.got));
        },
        stop);
    return times;
}

/// On the reader's thread.
void ReplayRun::runJudgement(const ReplayRules &rules, const std::stop_token &stop)
{
    const auto expected = RecordedConnection::read(m_request.store, m_request.connection);
    const auto got = RecordedConnection::read(m_store, m_outcome->connection);
    ReplayRows rows(m_isRecorded ? sendTimes(expected, got, rules, stop) : *m_outcome->sent);
    const auto hand = [this, &rows, stop] {
        QMetaObject::invokeMethod(
            this,
            [this, taken = rows.take(), progress = rows.progress(), stop] {
                if (!stop.stop_requested())
                    takeRows(taken, progress);
            },
            Qt::QueuedConnection);
    };
    quint64 found = 0;
    const auto judge = [&](Direction side, bool isAnswer) {
        judgeReplay(
            expected, got, side, rules, m_hasEnding && isAnswer,
            [&](const ReplayFinding &finding) {
                rows.add(ReplayRow::of(finding, side), isAnswer);
                if (++found % JudgedBatch == 0)
                    hand();
            },
            stop);
    };
    if (m_isRecorded)
        judge(m_request.side, false);
    judge(opposite(m_request.side), true);
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
