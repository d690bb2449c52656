#include "ui/replay/replayattempt.h"

#include "app/session/errorsentence.h"
#include "ui/replay/replaymodel.h"
#include "ui/replay/replayupcoming.h"
#include "ui/shell/sessionsaving.h"
#include "ui/widgets/noticearea.h"

#include <QDir>

#include <algorithm>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype KeptNotes = 100;
constexpr qsizetype MostUpcoming = 100; ///< rows that are shown

} // namespace

ReplayAttempt::ReplayAttempt(
    int number, std::unique_ptr<ReplayRun> run, const QString &name, NoticeArea &notices)
    : m_number(number)
    , m_name(name)
    , m_started(QDateTime::currentDateTime())
    , m_notices(notices)
    , m_model(std::make_unique<ReplayModel>())
    , m_run(std::move(run))
{
    connect(m_run.get(), &ReplayRun::rowsFound, this, &ReplayAttempt::takeRows);
    connect(m_run.get(), &ReplayRun::rejudged, this, [this] {
        m_judged.clear();
        emit changed();
    });
    connect(m_run.get(), &ReplayRun::judged, this, &ReplayAttempt::takeJudgement);
}

ReplayAttempt::ReplayAttempt(int number, ReplayRequest request, std::shared_ptr<SessionStore> store,
    ConnectionId connection, const QString &name, NoticeArea &notices)
    : ReplayAttempt(number,
        std::make_unique<ReplayRun>(std::move(request), std::move(store), connection), name,
        notices)
{
}

ReplayAttempt::ReplayAttempt(int number, ReplayRequest request,
    std::unique_ptr<SessionDocument> document, NoticeArea &notices, QWidget *window)
    : ReplayAttempt(
        number, std::make_unique<ReplayRun>(std::move(request), std::move(document)), {}, notices)
{
    m_upcoming = std::make_unique<ReplayUpcoming>(m_run->request());
    m_saving = std::make_unique<SessionSaving>(*m_run->document(), notices, window);
    connect(m_upcoming.get(), &ReplayUpcoming::read, this, [this] {
        emit rowsAboutToChange();
        showUpcoming();
        emit rowsChanged();
        emit changed();
    });
    connect(m_run.get(), &ReplayRun::noted, this, [this](const QString &sentence) {
        if (m_notes.size() < KeptNotes)
            m_notes.append(sentence);
        emit changed();
    });
    connect(m_run.get(), &ReplayRun::listening, this, [this](const QUrl &url) {
        m_awaitedAt = url;
        emit changed();
    });
    connect(m_run.get(), &ReplayRun::ended, this, [this] {
        m_awaitedAt.clear();
        m_progress = m_run->progress();
        endUpcoming();
        emit changed();
    });
    connect(m_saving.get(), &SessionSaving::saved, this, [this](const QString &path) {
        m_notices.tell(Tone::Info,
            tr("The conversation of run %1 was saved as %2.")
                .arg(m_number)
                .arg(QDir::toNativeSeparators(path)));
        emit sessionSaved(path);
    });
    connect(m_run->document(), &SessionDocument::recordingFailed, this, [this](const Error &error) {
        m_notices.tell(Tone::Error,
            tr("The conversation of run %1 is recorded no further. %2")
                .arg(m_number)
                .arg(errorSentence(error)));
    });
}

ReplayAttempt::~ReplayAttempt() = default;

bool ReplayAttempt::hasSession() const
{
    return !m_run->isRunning() && m_run->document() && m_run->outcome()
        && m_run->outcome()->connection != 0;
}

std::unique_ptr<SessionDocument> ReplayAttempt::takeSession()
{
    if (!hasSession() || m_run->document()->isSaving())
        return nullptr;
    m_saving.reset();
    auto document = m_run->takeDocument();
    document->disconnect(this);
    emit changed();
    return document;
}

void ReplayAttempt::saveSession()
{
    if (hasSession() && m_saving)
        m_saving->saveAs();
}

bool ReplayAttempt::isIdle() const
{
    return !m_run->isRunning() && !(m_run->document() && m_run->document()->isSaving());
}

ReplayAttempt::Verdict ReplayAttempt::verdict() const
{
    if (m_run->isRunning())
        return m_run->isPaused() ? Verdict::Paused : Verdict::Running;
    if (m_run->isRecorded() && !m_isCompared)
        return Verdict::Running;
    const auto &outcome = m_run->outcome();
    if (!outcome || outcome->hasNothing || outcome->error)
        return Verdict::Failed;
    if (outcome->connection == 0)
        return Verdict::NobodyCame;
    const ReplayTally &tally = m_progress.tally;
    if (!tally.allMatched())
        return Verdict::Differs;
    if (outcome->verdict && !outcome->verdict->isClean() && !outcome->isEndingJudged)
        return Verdict::Failed;
    return outcome->isStopped ? Verdict::Stopped : Verdict::Equal;
}

/// From the opening of both connections.
void ReplayAttempt::countTimes(ConnectionId now)
{
    const ReplayRequest &request = m_run->request();
    const auto recorded = request.store->connection(request.connection);
    const auto other = m_run->store()->connection(now);
    m_model->setOpened(
        recorded ? recorded->opened.value_or(0) : 0, other ? other->opened.value_or(0) : 0);
}

void ReplayAttempt::takeRows(const QList<ReplayRow> &rows)
{
    if (m_run->isJudging()) { // the rows that are shown stay until all of the others are there
        m_judged += rows;
        return;
    }
    m_awaitedAt.clear(); // the client is there
    m_progress = m_run->progress();
    m_sinceProgress.start();
    const auto connections = m_run->store()->connections();
    if (!connections.isEmpty())
        countTimes(connections.constLast().id);
    emit rowsAboutToChange();
    m_model->append(rows);
    m_model->setUndecided(m_progress.undecided, opposite(m_run->request().side));
    if (m_upcoming)
        m_upcoming->take(rows);
    showUpcoming();
    emit rowsChanged();
    addLatencies(rows);
    emit changed();
}

void ReplayAttempt::showUpcoming()
{
    m_model->setUpcoming(m_upcoming ? m_upcoming->first(MostUpcoming) : QList<ReplayRow>());
}

void ReplayAttempt::endUpcoming()
{
    emit rowsAboutToChange();
    m_upcoming.reset();
    showUpcoming();
    emit rowsChanged();
}

std::optional<std::chrono::milliseconds> ReplayAttempt::untilNext() const
{
    using namespace std::chrono;
    if (!m_run->isRunning() || m_run->isPaused() || !m_progress.untilNext)
        return std::nullopt;
    const nanoseconds left(*m_progress.untilNext - m_sinceProgress.nsecsElapsed());
    return std::max(0ms, ceil<milliseconds>(left));
}

void ReplayAttempt::takeJudgement()
{
    const QList<ReplayRow> rows = std::exchange(m_judged, {});
    m_progress = m_run->progress();
    m_isCompared = true;
    if (m_run->isRecorded())
        countTimes(m_run->outcome()->connection);
    emit rowsAboutToChange();
    m_model->replaceFindings(rows);
    emit rowsChanged();
    m_latencies.clear();
    addLatencies(rows);
    emit judged();
    emit changed();
}

void ReplayAttempt::addLatencies(const QList<ReplayRow> &rows)
{
    for (const ReplayRow &row : rows) {
        if (row.latency)
            m_latencies.push_back(*row.latency);
    }
}

} // namespace Framescope
