#include "ui/replay/replaywindow.h"

#include "app/capture/requestoptions.h"
#include "ui/connect/environments.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/frames/frametext.h"
#include "ui/frames/panelstrip.h"
#include "ui/replay/replayattempt.h"
#include "ui/replay/replaydetails.h"
#include "ui/replay/replayfilter.h"
#include "ui/replay/replayfoot.h"
#include "ui/replay/replaymodel.h"
#include "ui/replay/replayoverview.h"
#include "ui/replay/replayresult.h"
#include "ui/replay/replayrulespane.h"
#include "ui/replay/replayrunsmodel.h"
#include "ui/replay/replayrunspane.h"
#include "ui/replay/replaysetup.h"
#include "ui/replay/replaytable.h"
#include "ui/replay/replaytext.h"
#include "ui/replay/replayupcoming.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/scrollcolumn.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QScreen>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace Framescope {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

// px of the design
constexpr QSize ReplayStartSize(1360, 800);
constexpr QSize ReplayLeastSize(900, 560);
constexpr int SideWidth = 216;
constexpr int HeadHeight = 32;
constexpr int FilterHeight = 38;
constexpr int TableHeight = 360;
constexpr int DetailsHeight = 190;

/// How often the rows are filtered again while matches are found.
constexpr auto FilterInterval = 100ms;

/// Headers of the recorded request that say who somebody is.
QStringList credentialsIn(const std::optional<RequestHead> &request)
{
    QStringList found;
    for (const char *name : { "Authorization", "Cookie" }) {
        if (request && request->combinedValue(name))
            found.append(QString::fromLatin1(name));
    }
    return found;
}

} // namespace

/// While rows come and go the selected one stays selected, and where it was on the screen.
class ReplayWindow::KeptSelection
{
public:
    explicit KeptSelection(ReplayWindow &window)
        : m_window(window)
        , m_row(window.m_table->currentRow())
        , m_isKept(m_row >= 0 || window.m_isSelectionHidden)
        , m_scrolled(window.m_table->verticalScrollBar()->value())
    {
        if (m_row >= 0)
            m_kind = window.model()->row(m_row).kind;
    }

    /// Once they have come. What is selected counts again.
    static void end(std::unique_ptr<KeptSelection> &kept)
    {
        kept->select();
        const auto ended = std::exchange(kept, nullptr);
        ended->show();
    }

private:
    void select()
    {
        const ReplayModel &model = *m_window.model();
        const auto [recorded, now] = m_window.m_shown;
        if (!m_isKept || isShown(m_window.m_table->currentRow()))
            return;
        const int row = recorded == 0 && now == 0 ? m_row : model.find(recorded, now);
        m_window.m_table->selectRow(row);
        m_window.m_isSelectionHidden = row < 0;
    }
    void show()
    {
        if (!m_isKept)
            return;
        m_window.m_table->verticalScrollBar()->setValue(m_scrolled);
        const int row = m_window.m_table->currentRow();
        if (!isShown(row) || m_window.model()->row(row).kind != m_kind)
            m_window.showDetails();
    }
    bool isShown(int row) const
    {
        if (row < 0)
            return false;
        const ReplayRow &shown = m_window.model()->row(row);
        return std::pair(shown.recorded.frame, shown.now.frame) == m_window.m_shown;
    }

    ReplayWindow &m_window;
    const int m_row;
    const bool m_isKept; ///< there is a row to be selected again
    const int m_scrolled;
    ReplayRow::Kind m_kind = ReplayRow::Kind::Sent;
};

ReplayWindow::ReplayWindow(const Theme &theme, std::shared_ptr<const SessionStore> store,
    ConnectionId connection, const std::optional<ClientOptions> &known, SessionFolder *folder,
    QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_theme(theme)
    , m_store(std::move(store))
    , m_connection(connection)
    , m_folder(folder)
    , m_events(m_store)
    , m_nothing(new ReplayModel(this))
    , m_notices(new NoticeArea(theme, this))
    , m_setup(new ReplaySetup(
          theme, m_store->connection(connection).value_or(ConnectionRecord {}), known, this))
    , m_result(new ReplayResult(theme, this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_filter(new ReplayFilter(m_store, this))
{
    setWindowTitle(tr("Replay of connection %1").arg(connection));
    setAccessibleName(windowTitle());
    setWindowIcon(Theme::applicationIcon());
    setMinimumSize(ReplayLeastSize);
    const QSize titleBar(0, style()->pixelMetric(QStyle::PM_TitleBarHeight));
    resize(QSize(theme.px(ReplayStartSize.width()), theme.px(ReplayStartSize.height()))
               .boundedTo(screen()->availableSize() - titleBar));

    QWidget *side = createSide(); // in the order in which Tab goes through them
    auto *upper = new QWidget(this);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(createFilter());
    upperColumn->addWidget(createTableHead());
    upperColumn->addWidget(createTable(), 1);
    m_details = new ReplayDetails(theme, this);
    m_foot = new ReplayFoot(theme, this);
    auto *parts = new QSplitter(Qt::Vertical, this);
    parts->setHandleWidth(1);
    parts->setChildrenCollapsible(false);
    parts->addWidget(upper);
    parts->addWidget(m_details);
    parts->setStretchFactor(0, 1);
    parts->setSizes({ theme.px(TableHeight), theme.px(DetailsHeight) });
    auto *middle = new QSplitter(Qt::Horizontal, this);
    middle->setHandleWidth(1);
    middle->setChildrenCollapsible(false);
    middle->addWidget(side);
    middle->addWidget(parts);
    middle->setStretchFactor(1, 1);
    middle->setSizes({ theme.px(SideWidth), theme.px(ReplayStartSize.width() - SideWidth) });
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    // In a low window with large letters there is not room for all of it.
    auto *scrolled = new ScrollColumn;
    scrolled->widget()->setMinimumWidth(
        1); // narrow, its parts are squeezed: there is no bar for it
    scrolled->column()->setSpacing(0);
    scrolled->column()->addWidget(m_notices);
    scrolled->column()->addWidget(m_setup);
    scrolled->column()->addWidget(m_result);
    scrolled->column()->addWidget(m_note);
    scrolled->column()->addWidget(middle, 1);
    column->addWidget(scrolled, 1);
    column->addWidget(m_foot);

    connect(&m_events, &EventLoader::loaded, this,
        [this](ConnectionId, const QList<EventRecord> &events) {
            m_request = requestOf(events);
            m_setup->setCredentials(credentialsIn(m_request));
        });
    if (const auto record = m_store->connection(connection))
        m_events.look(*record);
    connectSetup();
    connect(m_table, &ReplayTable::stepRequested, m_setup, &ReplaySetup::step);
    connect(m_table, &ReplayTable::pauseRequested, m_setup, &ReplaySetup::pause);
    connect(m_table, &ReplayTable::currentRowChanged, this, &ReplayWindow::showDetails);
    connect(m_table, &ReplayTable::laidOut, this, &ReplayWindow::placeHead);
    connect(m_rules, &ReplayRulesPane::changed, this, &ReplayWindow::judgeAgain);
    connect(m_details, &ReplayDetails::ignoreRequested, m_rules, &ReplayRulesPane::ignorePath);
    connectRuns();
    connectFoot();
    connect(&theme, &Theme::changed, this, &ReplayWindow::applyTheme);
    applyTheme();
    showAttempt(nullptr);
    m_setup->url()->setFocus();
    m_setup->url()->selectAll();
}

ReplayWindow::~ReplayWindow()
{
    showAttempt(nullptr); // before that is gone
    m_runs->disconnect(this);
    m_runs->runs()->clear(); // while there still are notices, which saving a session tells of
}

const ReplayRun *ReplayWindow::run() const
{
    return m_attempt ? &m_attempt->run() : nullptr;
}

ReplayModel *ReplayWindow::model() const
{
    return m_attempt ? &m_attempt->model() : m_nothing;
}

QWidget *ReplayWindow::createSide()
{
    auto *side = new QWidget(this);
    auto *strip = new PanelStrip(m_theme, HeadHeight, Qt::TopEdge | Qt::BottomEdge, side);
    m_sidePart = new SegmentedSwitch(m_theme, tr("What is shown beside the comparison"),
        { tr("Runs"), tr("Treat as equal") }, strip);
    m_sidePart->setObjectName(u"sidePart"_s);
    strip->row()->addWidget(m_sidePart);
    strip->row()->addStretch(1);
    m_runs = new ReplayRunsPane(m_theme, side);
    m_rules = new ReplayRulesPane(m_theme, side);
    m_sidePages = new QStackedWidget(side);
    m_sidePages->addWidget(m_runs);
    m_sidePages->addWidget(m_rules);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_sidePages, 1);
    connect(m_sidePart, &SegmentedSwitch::currentIndexChanged, m_sidePages,
        &QStackedWidget::setCurrentIndex);
    return side;
}

/// It has room for its switch, whatever the language and the letters.
void ReplayWindow::fitSide()
{
    QWidget *side = m_sidePages->parentWidget();
    const int width = std::max(
        m_theme.px(SideWidth), m_sidePart->parentWidget()->layout()->totalMinimumSize().width());
    side->setMinimumWidth(width);
    side->setMaximumWidth(2 * width);
}

void ReplayWindow::connectSetup()
{
    connect(m_setup, &ReplaySetup::startRequested, this, &ReplayWindow::start);
    connect(m_setup, &ReplaySetup::stopRequested, this, &ReplayWindow::stop);
    connect(m_setup, &ReplaySetup::pauseRequested, this, &ReplayWindow::setPaused);
    connect(m_setup, &ReplaySetup::handshakeRequested, this, &ReplayWindow::askForHandshake);
    connect(m_setup, &ReplaySetup::stepRequested, this, [this] {
        if (ReplayAttempt *running = m_runs->runs()->running())
            running->run().release();
    });
}

void ReplayWindow::askForHandshake()
{
    if (!m_environments)
        m_environments = new Environments(EnvironmentFile(EnvironmentFile::standardPath()), this);
    auto *dialog = new NewConnectionDialog(m_theme, *m_environments, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPurpose(tr("Opening handshake of the replay"), tr("Use it"));
    ClientOptions options = m_setup->known();
    if (m_request) {
        options = optionsLike(
            m_store->connection(m_connection).value_or(ConnectionRecord {}), *m_request);
        options.tls = m_setup->known().tls;
        options.proxy = m_setup->known().proxy;
        options.messageLimit = m_setup->known().messageLimit;
    }
    dialog->setOptions(m_setup->handshake().value_or(options));
    dialog->setUrl(m_setup->url()->text());
    connect(dialog, &QDialog::accepted, this,
        [this, dialog] { m_setup->setHandshake(dialog->options()); });
    dialog->open();
}

QWidget *ReplayWindow::createFilter()
{
    auto *strip = new PanelStrip(m_theme, FilterHeight, Qt::TopEdge, this);
    m_filterBar = new FilterBar(m_theme, strip, FilterBar::Modes::Hide);
    m_filterBar->edit()->setHint(tr("Filter both sides"), u"dir == s2c"_s);
    m_filterBar->edit()->setToolTip(
        tr("Show the rows of which a frame of either side matches (Ctrl+F)"));
    strip->row()->addWidget(m_filterBar);
    m_filterSoon.setSingleShot(true);
    m_filterSoon.setInterval(FilterInterval);
    connect(m_filterBar, &FilterBar::filterChanged, this, [this](const FrameFilter &filter) {
        m_filter->setExpression(filter.isSet() ? std::optional(filter.expression) : std::nullopt);
        applyFilter();
    });
    connect(m_filterBar, &FilterBar::leaveRequested, this, [this] { m_table->setFocus(); });
    connect(m_filter, &ReplayFilter::changed, this, [this] {
        if (!m_filterSoon.isActive())
            m_filterSoon.start();
    });
    connect(&m_filterSoon, &QTimer::timeout, this, &ReplayWindow::applyFilter);
    return strip;
}

/// To that which is shown.
void ReplayWindow::applyFilter()
{
    m_filterSoon.stop();
    if (!m_filter->isSet() && !model()->isFiltered())
        return;
    m_kept = std::make_unique<KeptSelection>(*this);
    if (m_filter->isSet())
        model()->setFilter([filter = m_filter](const ReplayRow &row) {
            return filter->matches(row) || row.subject != ReplayFinding::Subject::Item;
        });
    else
        model()->setFilter({});
    KeptSelection::end(m_kept);
    showRowsOrReason();
    countMatches();
}

void ReplayWindow::countMatches()
{
    m_filterBar->setCount(model()->rowCount(), model()->count(), 100);
}

void ReplayWindow::connectRuns()
{
    connect(m_runs, &ReplayRunsPane::selected, this, &ReplayWindow::showAttempt);
    connect(m_runs, &ReplayRunsPane::openRequested, this, &ReplayWindow::openSession);
    connect(m_runs, &ReplayRunsPane::saveRequested, this, &ReplayWindow::saveSession);
    connect(m_runs, &ReplayRunsPane::onlyDifferencesToggled, this, [this](bool only) {
        m_kept = std::make_unique<KeptSelection>(*this);
        model()->setOnlyDifferences(only);
        KeptSelection::end(m_kept);
        showRowsOrReason();
    });
    connect(m_runs, &ReplayRunsPane::removalRefused, this, [this](int number) {
        m_notices->tell(
            Tone::Info, tr("Run %1 is being saved. It can be removed then.").arg(number));
    });
    connect(m_runs->runs(), &ReplayRunsModel::dropped, this, [this](int number) {
        m_notices->tell(
            Tone::Info, tr("Run %1 has left the list to make room for the new one.").arg(number));
    });
}

QWidget *ReplayWindow::createTableHead()
{
    auto *strip = new PanelStrip(m_theme, HeadHeight, Qt::TopEdge | Qt::BottomEdge, this);
    m_tableHead = strip;
    m_recordedHead = new ElidedLabel(m_theme, TypeRole::Body, Token::Text,
        tr("Recorded, %1").arg(m_store->started().toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s)),
        strip);
    m_nowHead = new ElidedLabel(m_theme, TypeRole::Body, Token::Text, tr("Replay"), strip);
    m_previous = new IconButton(m_theme, u"chevu"_s, tr("Previous difference (Shift+F7)"), strip);
    m_next = new IconButton(m_theme, u"chevd"_s, tr("Next difference (F7)"), strip);
    strip->row()->addWidget(m_recordedHead);
    strip->row()->addWidget(m_nowHead, 1);
    strip->row()->addWidget(m_previous);
    strip->row()->addWidget(m_next);
    strip->installEventFilter(this);
    return strip;
}

QWidget *ReplayWindow::createTable()
{
    auto *rows = new QWidget(this);
    m_table = new ReplayTable(m_theme, *m_nothing, rows);
    connect(m_previous, &QAbstractButton::clicked, m_table, &ReplayTable::selectPreviousDifference);
    connect(m_next, &QAbstractButton::clicked, m_table, &ReplayTable::selectNextDifference);
    m_overview = new ReplayOverview(m_theme, *m_nothing, rows);
    auto *row = new QHBoxLayout(rows);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(m_overview);
    connect(m_overview, &ReplayOverview::rowRequested, m_table, &ReplayTable::selectRow);
    m_empty = new EmptyState(m_theme, u"replay"_s, {}, {}, this);
    connect(m_empty, &EmptyState::actionTriggered, this,
        [this] { run() ? m_filterBar->clear() : m_setup->start(); });
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(rows);
    return m_pages;
}

void ReplayWindow::showRowsOrReason()
{
    const ReplayRun *run = this->run();
    m_pages->setCurrentIndex(model()->rowCount() > 0 ? 1 : 0);
    placeHead();
    if (!run)
        m_empty->setText(tr("Not played yet"),
            tr("Start plays the connection again. What is said then stands here beside what was "
               "recorded."));
    else if (run->isJudging() && model()->count() == 0)
        m_empty->setText(tr("Comparing…"), tr("Both recordings are being read."));
    else if (run->isRunning() && run->request().side == Direction::ServerToClient)
        m_empty->setText(tr("Nothing has come yet"), tr("Nobody has connected yet."));
    else if (run->isRunning())
        m_empty->setText(tr("Nothing has come yet"), tr("The connection is being opened."));
    else if (model()->isFiltered() && model()->count() > 0)
        m_empty->setText(tr("Nothing matches the filter"),
            tr("No frame of the recording nor of the replay does."));
    else if (model()->showsOnlyDifferences())
        m_empty->setText(tr("No differences"), tr("All that came is as it was recorded."));
    else
        m_empty->setText(tr("Nothing has come"), tr("The connection did not open."));
    const bool isHidden = model()->isFiltered() && model()->count() > 0;
    m_empty->setAction(!run ? tr("Start") : isHidden ? tr("Clear the filter") : QString());
}

void ReplayWindow::connectFoot()
{
    connect(m_foot, &ReplayFoot::paceDue, this,
        [this] { m_foot->showPace(m_runs->runs()->running()); });
    connect(m_foot, &ReplayFoot::openRequested, this, &ReplayWindow::openSession);
    connect(m_foot, &ReplayFoot::saveRequested, this, &ReplayWindow::saveSession);
}

void ReplayWindow::openSession()
{
    if (m_attempt && m_attempt->hasSession() && m_attempt->isIdle())
        emit sessionReady();
}

void ReplayWindow::saveSession()
{
    if (m_attempt)
        m_attempt->saveSession();
}

// Playing

void ReplayWindow::start()
{
    if (m_runs->runs()->running() || !m_setup->obstacle().isEmpty())
        return;
    ReplayRequest request;
    m_setup->fill(request);
    request.store = m_store;
    request.connection = m_connection;
    request.rules = m_rules->rules();
    auto attempt = std::make_unique<ReplayAttempt>(
        ++m_lastNumber, std::move(request), SessionDocument::record(m_folder), *m_notices, this);
    attempt->run().start();
    addAttempt(std::move(attempt));
}

void ReplayWindow::compareWith(
    std::shared_ptr<SessionStore> store, ConnectionId connection, const QString &name)
{
    ReplayRequest request;
    request.store = m_store;
    request.connection = m_connection;
    request.rules = m_rules->rules();
    auto attempt = std::make_unique<ReplayAttempt>(
        ++m_lastNumber, std::move(request), std::move(store), connection, name, *m_notices);
    attempt->run().judge(m_rules->rules());
    addAttempt(std::move(attempt));
}

void ReplayWindow::addAttempt(std::unique_ptr<ReplayAttempt> attempt)
{
    ReplayAttempt &added = *attempt;
    connectAttempt(added);
    m_runs->runs()->add(std::move(attempt));
    m_runs->selectNewest();
    attemptChanged(added);
}

void ReplayWindow::connectAttempt(ReplayAttempt &attempt)
{
    connect(&attempt, &ReplayAttempt::rowsAboutToChange, this, [this, &attempt] {
        if (&attempt == m_attempt)
            m_kept = std::make_unique<KeptSelection>(*this);
    });
    connect(&attempt, &ReplayAttempt::rowsChanged, this, [this, &attempt] {
        if (&attempt != m_attempt)
            return;
        const bool follows = attempt.run().isRunning() && m_table->currentRow() < 0;
        KeptSelection::end(m_kept);
        if (follows)
            m_table->follow(model()->playedCount() - 1);
        m_filter->refresh();
        if (m_filter->isSet())
            countMatches();
    });
    connect(&attempt.run(), &ReplayRun::ended, this, [this, &attempt] { attemptEnded(attempt); });
    connect(&attempt, &ReplayAttempt::changed, this, [this, &attempt] { attemptChanged(attempt); });
    connect(&attempt, &ReplayAttempt::judged, this, [this, &attempt] {
        if (&attempt == m_attempt)
            showDetails();
    });
    connect(&attempt, &ReplayAttempt::sessionSaved, this, &ReplayWindow::sessionSaved);
}

/// Who does not look is told once.
void ReplayWindow::attemptEnded(const ReplayAttempt &attempt)
{
    const bool isShown = &attempt == m_attempt;
    QAccessibleEvent event(
        isShown ? static_cast<QWidget *>(m_result) : m_runs->list(), QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ReplayWindow::attemptChanged(const ReplayAttempt &attempt)
{
    const ReplayAttempt *running = m_runs->runs()->running();
    using State = ReplaySetup::State;
    m_setup->setState(!running                       ? State::Idle
            : running->run().request().pace.stepwise ? State::Stepwise
            : running->run().isPaused()              ? State::Paused
                                                     : State::Playing);
    if (&attempt == m_attempt || &attempt == running)
        showProgress();
    if (&attempt != m_attempt)
        return;
    showRowsOrReason();
    m_result->showResult(*m_store, m_attempt);
    showNotes();
    updateButtons();
}

/// One of the list, or with nullptr that there is none.
void ReplayWindow::showAttempt(ReplayAttempt *attempt)
{
    if (m_attempt)
        m_attempt->setSelectedFrames(m_shown.first, m_shown.second);
    model()->setFilter({}); // which knows nothing of what comes in the next one
    m_attempt = attempt;
    m_shown = { 0, 0 };
    m_isSelectionHidden = false;
    m_filter->setReplay(attempt ? attempt->run().store() : nullptr);
    model()->setOnlyDifferences(m_runs->showsOnlyDifferences());
    m_table->setReplay(*model());
    m_overview->setReplay(*model());
    if (attempt) {
        const auto [recorded, now] = attempt->selectedFrames();
        if (recorded != 0 || now != 0)
            m_table->selectRow(model()->find(recorded, now));
    }
    applyFilter();
    showDetails();
    showRowsOrReason();
    showProgress();
    m_result->showResult(*m_store, m_attempt);
    showNotes();
    updateButtons();
}

void ReplayWindow::stop()
{
    if (ReplayAttempt *running = m_runs->runs()->running())
        running->run().stop();
}

void ReplayWindow::setPaused(bool paused)
{
    ReplayAttempt *running = m_runs->runs()->running();
    if (!running)
        return;
    running->run().setPaused(paused);
    emit running->changed();
}

void ReplayWindow::showProgress()
{
    m_runs->show(m_attempt);
    m_foot->showPace(m_runs->runs()->running());
    const ReplayAttempt *running = m_runs->runs()->running();
    const ReplayAttempt *told = running ? running : m_attempt;
    if (!told) {
        m_setup->setProgress(0, 1, tr("Not played yet"));
        return;
    }
    if (told->run().isJudging()) {
        m_setup->setProgress(0, 0, tr("Comparing again…"));
        return;
    }
    const ReplayProgress &progress = told->progress();
    const ReplayTally &tally = progress.tally;
    const quint64 compared = tally.matched + tally.changed + tally.missing + tally.extra;
    const auto record = m_store->connection(m_connection);
    const Timestamp opened = record ? record->opened.value_or(0) : 0;
    const Timestamp all = record && record->ended ? *record->ended - opened : 0;
    const Timestamp done = std::max<Timestamp>(0, progress.time - opened);
    const QString counts
        = tr("%1 sent, %2 compared").arg(countText(progress.sent), countText(compared));
    if (!running) {
        m_setup->setProgress(progress.sent + compared > 0 ? 1 : 0, 1, counts);
        return;
    }
    const QString state = running->run().isPaused() ? tr("Paused") + u", "_s : QString();
    const QString time
        = all > 0 ? tr("%1 of %2").arg(clockText(done), clockText(all)) + u", "_s : QString();
    m_setup->setProgress(static_cast<quint64>(done),
        static_cast<quint64>(std::max<Timestamp>(0, all)), state + time + counts);
}

/// All runs, so that their verdicts mean the same.
void ReplayWindow::judgeAgain()
{
    showRuleCount();
    const ReplayRunsModel &runs = *m_runs->runs();
    for (int row = 0; row < runs.rowCount(); ++row)
        runs.attempt(row)->run().judge(m_rules->rules());
    showProgress();
}

void ReplayWindow::showRuleCount()
{
    const int count = m_rules->list()->count();
    m_sidePart->setLabel(
        1, count == 0 ? tr("Treat as equal") : tr("Treat as equal (%1)").arg(count));
}

std::unique_ptr<SessionDocument> ReplayWindow::takeSession()
{
    return m_attempt ? m_attempt->takeSession() : nullptr;
}

// What came of it

void ReplayWindow::showDetails()
{
    if (m_kept)
        return;
    const int row = m_table->currentRow();
    if (row < 0 || !m_attempt) {
        m_details->clear();
    } else {
        const ReplayRow &shown = model()->row(row);
        m_shown = { shown.recorded.frame, shown.now.frame };
        m_isSelectionHidden = false;
        m_details->show(
            shown, { m_store, shown.recorded.frame, m_attempt->run().store(), shown.now.frame });
    }
    updateButtons();
}

void ReplayWindow::showNotes()
{
    const QStringList notes = m_attempt ? m_attempt->notes() : QStringList();
    m_note->setVisible(!notes.isEmpty());
    if (notes.isEmpty())
        return;
    const auto earlier = static_cast<int>(notes.size()) - 1;
    m_note->setNote(Tone::Warning,
        earlier == 0 ? notes.constLast()
                     : notes.constLast() + u' ' + tr("(%n note(s) before)", nullptr, earlier));
}

void ReplayWindow::placeHead()
{
    // The caption of the right side stands where that begins, or will.
    const int begin
        = m_pages->currentIndex() == 0 ? m_tableHead->width() / 2 : m_table->nowPosition();
    const int left = begin - m_tableHead->layout()->contentsMargins().left();
    m_recordedHead->setFixedWidth(std::max(0, left));
}

void ReplayWindow::updateButtons()
{
    const int row = m_table->currentRow();
    m_next->setEnabled(model()->nextDifference(row, true) >= 0);
    m_previous->setEnabled(model()->nextDifference(row, false) >= 0);
    const bool hasSession = m_attempt && m_attempt->hasSession();
    m_foot->setSessionEnabled(hasSession);
    if (!m_attempt) {
        m_nowHead->setText(tr("Replay: not played yet"));
        return;
    }
    const auto count = model()->differenceCount();
    const QString run
        = m_attempt->name().isEmpty() ? tr("Run %1").arg(m_attempt->number()) : m_attempt->name();
    m_nowHead->setText(count == 0 ? run : tr("%1, %n difference(s)", nullptr, count).arg(run));
}

/// The setup, the list beside, the table and what differs, in a circle.
void ReplayWindow::focusNextPart(bool forward)
{
    const std::array<QWidget *, 4> parts { m_setup, m_sidePages, m_table, m_details };
    const auto holds = [this](const QWidget *part) {
        return focusWidget() && (part == focusWidget() || part->isAncestorOf(focusWidget()));
    };
    const auto here = std::find_if(parts.begin(), parts.end(), holds);
    const std::size_t step = forward ? 1 : parts.size() - 1;
    std::size_t next = static_cast<std::size_t>(here - parts.begin()) % parts.size();
    do {
        next = (next + step) % parts.size();
    } while (!focusPart(parts[next]));
}

/// False if there is nothing in it to look at.
bool ReplayWindow::focusPart(QWidget *part)
{
    if (part == m_details)
        return m_details->takeFocus();
    if (part == m_setup) {
        m_setup->takeFocus();
    } else if (part == m_sidePages) {
        const bool showsRuns = m_sidePages->currentIndex() == 0;
        (showsRuns ? static_cast<QWidget *>(m_runs->list()) : m_rules->list())
            ->setFocus(Qt::TabFocusReason);
    } else if (m_pages->currentIndex() == 0) {
        return false;
    } else {
        m_table->setFocus(Qt::TabFocusReason);
    }
    return true;
}

bool ReplayWindow::eventFilter(QObject *watched, QEvent *event)
{
    // The head learns its width later than the window.
    if (watched == m_tableHead && event->type() == QEvent::Resize)
        placeHead();
    return QWidget::eventFilter(watched, event);
}

void ReplayWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isShift = event->modifiers() == Qt::ShiftModifier;
    const bool isPlain = event->modifiers() == Qt::NoModifier;
    if (event->matches(QKeySequence::Find))
        m_filterBar->focusField();
    else if (event->key() == Qt::Key_F7 && isShift)
        m_table->selectPreviousDifference();
    else if (event->key() == Qt::Key_F7 && isPlain)
        m_table->selectNextDifference();
    else if (event->key() == Qt::Key_F6)
        focusNextPart(!isShift);
    else if (event->matches(QKeySequence::Close))
        close();
    else if (event->key() == Qt::Key_N && isPlain) // as the foot says, on whichever button one is
        m_table->selectNextDifference();
    else if (event->key() == Qt::Key_N && isShift)
        m_table->selectPreviousDifference();
    else if (event->key() == Qt::Key_Period && isPlain)
        m_setup->step();
    else
        QWidget::keyPressEvent(event);
}

void ReplayWindow::applyTheme()
{
    QPalette colors = palette();
    colors.setColor(QPalette::Window, m_theme.color(Token::BgPanel));
    setPalette(colors);
    setAutoFillBackground(true);
    for (ElidedLabel *head : { m_recordedHead, m_nowHead })
        head->setBold(true);
    fitSide();
}

} // namespace Framescope
