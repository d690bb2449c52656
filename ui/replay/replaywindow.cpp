#include "ui/replay/replaywindow.h"

#include "app/capture/requestoptions.h"
#include "app/session/closeverdicttext.h"
#include "app/session/errorsentence.h"
#include "app/session/filesessionstore.h"
#include "ui/frames/frametext.h"
#include "ui/frames/panelstrip.h"
#include "ui/replay/replaycounts.h"
#include "ui/replay/replaydetails.h"
#include "ui/replay/replaymodel.h"
#include "ui/replay/replayoverview.h"
#include "ui/replay/replayrulespane.h"
#include "ui/replay/replaysetup.h"
#include "ui/replay/replaytable.h"
#include "ui/shell/sessionsaving.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/noticearea.h"

#include <QCheckBox>
#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

// px of the design
constexpr QSize ReplayStartSize(1240, 780);
constexpr QSize ReplayLeastSize(900, 560);
constexpr int SideWidth = 216;
constexpr int HeadHeight = 32;
constexpr int FootHeight = 40;
constexpr int TableHeight = 360;
constexpr int DetailsHeight = 190;

/// Headers of the recorded request that say who somebody is.
QStringList credentialsIn(const QList<EventRecord> &events)
{
    const auto request = requestOf(events);
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
        , m_scrolled(window.m_table->verticalScrollBar()->value())
    {
        if (m_row >= 0)
            m_kind = window.m_model->row(m_row).kind;
        window.m_isTaking = true;
    }
    KeptSelection(const KeptSelection &) = delete;
    KeptSelection &operator=(const KeptSelection &) = delete;
    ~KeptSelection()
    {
        ReplayTable &table = *m_window.m_table;
        const ReplayModel &model = *m_window.m_model;
        const auto [recorded, now] = m_window.m_shown;
        if (m_row >= 0 && !isShown(table.currentRow()))
            table.selectRow(
                m_row == 0 && recorded == 0 && now == 0 ? 0 : model.find(recorded, now));
        m_window.m_isTaking = false;
        if (m_row < 0)
            return;
        table.verticalScrollBar()->setValue(m_scrolled);
        const int row = table.currentRow();
        if (!isShown(row) || model.row(row).kind != m_kind)
            m_window.showDetails();
    }

private:
    bool isShown(int row) const
    {
        if (row < 0)
            return false;
        const ReplayRow &shown = m_window.m_model->row(row);
        return std::pair(shown.recorded.frame, shown.now.frame) == m_window.m_shown;
    }

    ReplayWindow &m_window;
    const int m_row;
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
    , m_model(new ReplayModel(this))
    , m_notices(new NoticeArea(theme, this))
    , m_setup(new ReplaySetup(
          theme, m_store->connection(connection).value_or(ConnectionRecord {}), known, this))
    , m_result(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_table(new ReplayTable(theme, *m_model, this))
    , m_details(new ReplayDetails(theme, this))
{
    setWindowTitle(tr("Replay of connection %1").arg(connection));
    setAccessibleName(windowTitle());
    setWindowIcon(Theme::applicationIcon());
    setMinimumSize(ReplayLeastSize);
    resize(theme.px(ReplayStartSize.width()), theme.px(ReplayStartSize.height()));

    auto *upper = new QWidget(this);
    auto *upperColumn = new QVBoxLayout(upper);
    upperColumn->setContentsMargins(0, 0, 0, 0);
    upperColumn->setSpacing(0);
    upperColumn->addWidget(createTableHead());
    upperColumn->addWidget(createTable(), 1);
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
    middle->addWidget(createSide());
    middle->addWidget(parts);
    middle->setStretchFactor(1, 1);
    middle->setSizes({ theme.px(SideWidth), theme.px(ReplayStartSize.width() - SideWidth) });
    m_result->hide();
    m_note->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(m_setup);
    column->addWidget(m_result);
    column->addWidget(m_note);
    column->addWidget(middle, 1);
    column->addWidget(createFoot());

    connect(&m_events, &EventLoader::loaded, this,
        [this](ConnectionId, const QList<EventRecord> &events) {
            m_setup->setCredentials(credentialsIn(events));
        });
    if (const auto record = m_store->connection(connection))
        m_events.look(*record);
    connect(m_setup, &ReplaySetup::startRequested, this, &ReplayWindow::start);
    connect(m_setup, &ReplaySetup::stopRequested, this, &ReplayWindow::stop);
    connect(m_setup, &ReplaySetup::stepRequested, this, [this] {
        if (m_run)
            m_run->release();
    });
    connect(m_table, &ReplayTable::stepRequested, m_setup, &ReplaySetup::step);
    connect(m_table, &ReplayTable::currentRowChanged, this, &ReplayWindow::showDetails);
    connect(m_table, &ReplayTable::laidOut, this, &ReplayWindow::placeHead);
    connect(m_rules, &ReplayRulesPane::changed, this, &ReplayWindow::judgeAgain);
    connect(m_details, &ReplayDetails::ignoreRequested, m_rules, &ReplayRulesPane::ignorePath);
    connect(m_onlyDifferences, &QCheckBox::toggled, this, [this](bool only) {
        const KeptSelection kept(*this);
        m_model->setOnlyDifferences(only);
    });
    connect(&theme, &Theme::changed, this, &ReplayWindow::applyTheme);
    applyTheme();
    updateButtons();
    showRowsOrReason();
    m_setup->url()->setFocus();
    m_setup->url()->selectAll();
}

ReplayWindow::~ReplayWindow()
{
    m_saving.reset(); // before the session that it saves
}

QWidget *ReplayWindow::createSide()
{
    auto *side = new QWidget(this);
    side->setMinimumWidth(m_theme.px(SideWidth));
    side->setMaximumWidth(2 * m_theme.px(SideWidth));
    const auto heading = [this, side](const QString &text) {
        auto *strip = new PanelStrip(m_theme, HeadHeight, Qt::TopEdge | Qt::BottomEdge, side);
        auto *label = new TextLabel(m_theme, TypeRole::Body, Token::Text, text, strip);
        label->setBold(true);
        strip->row()->addWidget(label);
        strip->row()->addStretch(1);
        return strip;
    };
    m_counts = new ReplayCounts(m_theme, side);
    m_onlyDifferences = new QCheckBox(tr("Only &differences"), side);
    m_onlyDifferences->setObjectName(u"onlyDifferences"_s);
    m_rules = new ReplayRulesPane(m_theme, side);
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(12, 0, 12, 8);
    filter->addWidget(m_onlyDifferences);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(heading(tr("Comparison")));
    column->addWidget(m_counts);
    column->addLayout(filter);
    column->addWidget(heading(tr("Treat as equal")));
    column->addWidget(m_rules, 1);
    return side;
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
    connect(m_previous, &QAbstractButton::clicked, m_table, &ReplayTable::selectPreviousDifference);
    connect(m_next, &QAbstractButton::clicked, m_table, &ReplayTable::selectNextDifference);
    return strip;
}

QWidget *ReplayWindow::createTable()
{
    auto *rows = new QWidget(this);
    auto *overview = new ReplayOverview(m_theme, *m_model, rows);
    auto *row = new QHBoxLayout(rows);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(overview);
    connect(overview, &ReplayOverview::rowRequested, m_table, &ReplayTable::selectRow);
    m_empty = new EmptyState(m_theme, u"replay"_s, {}, {}, this);
    m_pages = new QStackedWidget(this);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(rows);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ReplayWindow::showRowsOrReason);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ReplayWindow::showRowsOrReason);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ReplayWindow::showRowsOrReason);
    return m_pages;
}

void ReplayWindow::showRowsOrReason()
{
    m_pages->setCurrentIndex(m_model->rowCount() > 0 ? 1 : 0);
    if (!m_run)
        m_empty->setText(tr("Not played yet"),
            tr("Start plays the connection again. What is said then stands here beside what was "
               "recorded."));
    else if (m_run->isRunning() && m_run->request().side == Direction::ServerToClient)
        m_empty->setText(tr("Nothing has come yet"), tr("Nobody has connected yet."));
    else if (m_run->isRunning())
        m_empty->setText(tr("Nothing has come yet"), tr("The connection is being opened."));
    else if (m_model->showsOnlyDifferences())
        m_empty->setText(tr("No differences"), tr("All that came is as it was recorded."));
    else
        m_empty->setText(tr("Nothing has come"), tr("The connection did not open."));
}

QWidget *ReplayWindow::createFoot()
{
    auto *strip = new PanelStrip(m_theme, FootHeight, Qt::TopEdge, this);
    auto *keys = new ElidedLabel(m_theme, TypeRole::Small, Token::Text2,
        tr("In the table: N next difference, Shift+N previous, . send next"), strip);
    m_openSession = new QPushButton(tr("&Open as session"), strip);
    m_save = new QPushButton(tr("Sa&ve…"), strip);
    m_openSession->setToolTip(tr("Show the new conversation in a window of its own"));
    m_save->setToolTip(tr("Save the new conversation as a session file"));
    strip->row()->addWidget(keys, 1);
    for (QPushButton *button : { m_openSession, m_save }) {
        button->setAutoDefault(false);
        strip->row()->addWidget(button);
    }
    connect(m_openSession, &QPushButton::clicked, this, [this] {
        if (m_run && m_run->document() && !m_run->document()->isSaving())
            emit sessionReady();
    });
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (m_saving)
            m_saving->saveAs();
    });
    return strip;
}

// Playing

void ReplayWindow::start()
{
    if ((m_run && m_run->isRunning()) || !m_setup->obstacle().isEmpty())
        return;
    m_saving.reset();
    m_run.reset();
    m_model->clear();
    m_details->clear();
    m_notes.clear();
    m_note->hide();
    m_result->hide();

    ReplayRequest request;
    m_setup->fill(request);
    request.store = m_store;
    request.connection = m_connection;
    request.rules = m_rules->rules();
    m_run = std::make_unique<ReplayRun>(std::move(request), SessionDocument::record(m_folder));
    m_saving = std::make_unique<SessionSaving>(*m_run->document(), *m_notices, this);
    connectRun();
    m_run->start();
    m_setup->setRunning(true, m_run->request().pace.stepwise);
    showRowsOrReason();
    showProgress();
    updateButtons();
}

void ReplayWindow::connectRun()
{
    connect(m_run.get(), &ReplayRun::rowsFound, this, &ReplayWindow::takeRows);
    connect(m_run.get(), &ReplayRun::noted, this, &ReplayWindow::note);
    connect(m_run.get(), &ReplayRun::ended, this, [this] {
        m_setup->setRunning(false, false);
        showResult();
        showProgress();
        showRowsOrReason();
        updateButtons();
    });
    connect(m_run.get(), &ReplayRun::listening, this, [this](const QUrl &url) {
        m_result->setNote(Tone::Info, tr("Waiting for a client at %1").arg(url.toString()));
        m_result->show();
    });
    connect(m_run.get(), &ReplayRun::rejudged, this, [this] { m_judged.clear(); });
    connect(m_run.get(), &ReplayRun::judged, this, [this] {
        {
            const KeptSelection kept(*this);
            m_model->replaceFindings(std::exchange(m_judged, {}));
        }
        showResult();
        showProgress();
        showDetails();
        updateButtons();
    });
    connect(m_saving.get(), &SessionSaving::saved, this, [this](const QString &path) {
        m_notices->tell(Tone::Info,
            tr("The new conversation was saved as %1.").arg(QDir::toNativeSeparators(path)));
        emit sessionSaved(path);
    });
    connect(m_run->document(), &SessionDocument::recordingFailed, this, [this](const Error &error) {
        m_notices->tell(Tone::Error,
            tr("The new conversation is recorded no further. %1").arg(errorSentence(error)));
    });
}

void ReplayWindow::stop()
{
    if (m_run)
        m_run->stop();
}

void ReplayWindow::takeRows(const QList<ReplayRow> &rows)
{
    if (m_run->isJudging()) { // the rows that are shown stay until all of the others are there
        m_judged += rows;
        return;
    }
    const auto connections = m_run->store()->connections();
    const auto recorded = m_store->connection(m_connection);
    if (!connections.isEmpty())
        m_model->setOpened(recorded ? recorded->opened.value_or(0) : 0,
            connections.constLast().opened.value_or(0));
    const bool follows = m_run->isRunning() && m_table->currentRow() < 0;
    {
        const KeptSelection kept(*this);
        m_model->setUndecided({}, Direction::ServerToClient);
        m_model->append(rows);
        m_model->setUndecided(m_run->progress().undecided, opposite(m_run->request().side));
    }
    if (follows)
        m_table->scrollToBottom();
    if (m_result->tone() == Tone::Info && m_run->isRunning())
        m_result->hide(); // the client is there
    showProgress();
    updateButtons();
}

void ReplayWindow::showProgress()
{
    const ReplayProgress &progress = m_run->progress();
    if (m_run->isJudging()) {
        m_setup->setProgress(0, 0, tr("Comparing again…"));
        return;
    }
    m_counts->setProgress(progress);
    const ReplayTally &tally = progress.tally;
    const quint64 compared = tally.matched + tally.changed + tally.missing + tally.extra;
    const auto record = m_store->connection(m_connection);
    const Timestamp opened = record ? record->opened.value_or(0) : 0;
    const Timestamp all = record && record->ended ? *record->ended - opened : 0;
    const Timestamp done = std::max<Timestamp>(0, progress.time - opened);
    const QString counts
        = tr("%1 sent, %2 compared").arg(countText(progress.sent), countText(compared));
    if (!m_run->isRunning()) {
        m_setup->setProgress(progress.sent + compared > 0 ? 1 : 0, 1, counts);
        return;
    }
    const QString time
        = all > 0 ? tr("%1 of %2").arg(clockText(done), clockText(all)) + u", "_s : QString();
    m_setup->setProgress(static_cast<quint64>(done),
        static_cast<quint64>(std::max<Timestamp>(0, all)), time + counts);
}

void ReplayWindow::judgeAgain()
{
    if (m_run)
        m_run->judge(m_rules->rules());
    if (m_run && m_run->isJudging())
        showProgress();
}

std::unique_ptr<SessionDocument> ReplayWindow::takeSession()
{
    if (!m_run || m_run->isRunning() || !m_run->document())
        return nullptr;
    m_saving.reset();
    auto document = m_run->takeDocument();
    updateButtons();
    return document;
}

// What came of it

void ReplayWindow::showDetails()
{
    if (m_isTaking)
        return;
    const int row = m_table->currentRow();
    if (row < 0 || !m_run) {
        m_details->clear();
    } else {
        const ReplayRow &shown = m_model->row(row);
        m_shown = { shown.recorded.frame, shown.now.frame };
        m_details->show(shown, { m_store, shown.recorded.frame, m_run->store(), shown.now.frame });
    }
    updateButtons();
}

void ReplayWindow::showResult()
{
    if (m_run->outcome())
        showOutcome(*m_run->outcome());
    m_result->show();
}

void ReplayWindow::showOutcome(const ReplayOutcome &outcome)
{
    const auto *file = dynamic_cast<const FileSessionStore *>(m_store.get());
    const auto damage = file ? file->damage() : std::nullopt;
    const bool failed = outcome.verdict && outcome.verdict->error;
    if (outcome.hasNothing)
        m_result->setNote(
            Tone::Error, tr("There is nothing to replay: this connection did not open."));
    else if (outcome.error)
        m_result->setNote(Tone::Error, errorSentence(*outcome.error));
    else if (outcome.connection == 0)
        m_result->setNote(Tone::Info, tr("No client came."));
    else if (failed && m_run->progress().tally.matched == 0)
        m_result->setNote(Tone::Error, errorSentence(*outcome.verdict->error));
    else if (damage)
        m_result->setNote(Tone::Error,
            tr("The recording was replayed as far as it can be read. %1")
                .arg(errorSentence(*damage)));
    else
        showTally();
}

void ReplayWindow::showTally()
{
    const ReplayOutcome &outcome = *m_run->outcome();
    const ReplayTally &tally = m_run->progress().tally;
    // An end that was recorded is as it should be.
    const bool isUnexpected
        = outcome.verdict && !outcome.verdict->isClean() && !outcome.isEndingJudged;
    const QString end = isUnexpected ? u' ' + closeVerdictText(*outcome.verdict) : QString();
    const QString stopped = outcome.isStopped ? u' ' + tr("It was stopped before its end.") : u""_s;
    if (tally.allMatched()) {
        const Tone tone = isUnexpected || outcome.isStopped ? Tone::Warning : Tone::Ok;
        m_result->setNote(tone, tr("All that came is as it was recorded.") + stopped + end);
        return;
    }
    m_result->setNote(Tone::Warning,
        tr("Not as it was recorded: %1 changed, %2 missing, %3 extra.")
                .arg(countText(tally.changed), countText(tally.missing), countText(tally.extra))
            + stopped + end);
}

void ReplayWindow::note(const QString &sentence)
{
    constexpr int Kept = 100;
    if (m_notes.size() < Kept)
        m_notes.append(sentence);
    const auto earlier = static_cast<int>(m_notes.size()) - 1;
    m_note->setNote(Tone::Warning,
        earlier == 0 ? sentence : sentence + u' ' + tr("(%n note(s) before)", nullptr, earlier));
    m_note->show();
}

void ReplayWindow::placeHead()
{
    // The caption of the right side stands where that begins.
    const int left = m_table->nowPosition() - m_tableHead->layout()->contentsMargins().left();
    m_recordedHead->setFixedWidth(std::max(0, left));
}

void ReplayWindow::updateButtons()
{
    const int row = m_table->currentRow();
    m_next->setEnabled(m_model->nextDifference(row, true) >= 0);
    m_previous->setEnabled(m_model->nextDifference(row, false) >= 0);
    const bool hasSession = m_run && !m_run->isRunning() && m_run->document() && m_run->outcome()
        && m_run->outcome()->connection != 0;
    m_openSession->setEnabled(hasSession);
    m_save->setEnabled(hasSession);
    const auto count = m_model->differenceCount();
    m_nowHead->setText(!m_run ? tr("Replay: not played yet")
            : count == 0      ? tr("Replay")
                              : tr("Replay, %n difference(s)", nullptr, count));
}

void ReplayWindow::keyPressEvent(QKeyEvent *event)
{
    const bool isShift = event->modifiers() == Qt::ShiftModifier;
    if (event->key() == Qt::Key_F7 && isShift)
        m_table->selectPreviousDifference();
    else if (event->key() == Qt::Key_F7 && event->modifiers() == Qt::NoModifier)
        m_table->selectNextDifference();
    else if (event->matches(QKeySequence::Close))
        close();
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
}

} // namespace Framescope
