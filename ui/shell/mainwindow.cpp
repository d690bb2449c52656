#include "ui/shell/mainwindow.h"

#include "app/compose/capturedcomposition.h"
#include "app/session/errorsentence.h"
#include "app/session/protocoltext.h"
#include "protocol/handshake/websocketurl.h"
#include "ui/commands/commandlist.h"
#include "ui/compare/messagecomparer.h"
#include "ui/composer/composer.h"
#include "ui/composer/composerbar.h"
#include "ui/composer/composerpanel.h"
#include "ui/composer/framedrag.h"
#include "ui/connections/connectionpanel.h"
#include "ui/connections/connectionsaving.h"
#include "ui/connections/connectiontree.h"
#include "ui/exchange/sessionexport.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/frames/annotator.h"
#include "ui/frames/framekeys.h"
#include "ui/frames/framepanel.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"
#include "ui/intercept/interceptpanel.h"
#include "ui/lessons/lessons.h"
#include "ui/lessons/rulebrowser.h"
#include "ui/replay/replaywindow.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shell/aboutbox.h"
#include "ui/shell/appearance.h"
#include "ui/shell/connectioncommands.h"
#include "ui/shell/inspectorpanel.h"
#include "ui/shell/interceptmode.h"
#include "ui/shell/listendialog.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/proxydialog.h"
#include "ui/shell/recentfilesmenu.h"
#include "ui/shell/recordingpause.h"
#include "ui/shell/sessioncaption.h"
#include "ui/shell/sessionsaving.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/welcomemode.h"
#include "ui/shell/windowlayout.h"
#include "ui/statistics/statisticswindow.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/noticearea.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr QSize MinimumSize(1024, 640);
/// The lowest of \a ids above \a known, 0 if there is none.
ConnectionId firstAfter(ConnectionId known, const QList<ConnectionId> &ids)
{
    ConnectionId first = 0;
    for (const ConnectionId id : ids) {
        if (id > known && (first == 0 || id < first))
            first = id;
    }
    return first;
}

QStringList localFiles(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

} // namespace

MainWindow::MainWindow(const Theme &theme, Appearance &appearance,
    std::unique_ptr<SessionDocument> document, QWidget *parent)
    : QMainWindow(parent)
    , m_theme(theme)
    , m_appearance(appearance)
    , m_document(std::move(document))
    , m_capture(m_document->capture())
    , m_store(m_document->store())
    , m_cache(m_store)
    , m_selection(this)
    , m_actions(new MainActions(theme, this))
    , m_recentFiles(new RecentFilesMenu(this))
    , m_caption(new SessionCaption(theme))
    , m_notices(new NoticeArea(theme))
    , m_saving(new SessionSaving(*m_document, *m_notices, this))
    , m_export(new SessionExport(theme, *m_document, *m_notices, this))
    , m_toolBar(new QToolBar(tr("Main tools")))
    , m_filter(new FilterBar(theme))
    , m_connections(new ConnectionPanel(theme, m_store))
    , m_timeline(new TimelineView(theme, m_store, m_cache, m_selection))
    , m_frames(new FramePanel(theme, m_store, m_cache, m_selection))
    , m_inspector(new InspectorPanel(theme, m_store, m_selection))
    , m_composer(new Composer(theme, SnippetFile(SnippetFile::standardPath()), this))
    , m_commands(
          new ConnectionCommands(theme, *m_document, *m_connections, *m_actions, *m_notices, this))
    , m_comparer(new MessageComparer(theme, m_store, *m_notices, *this))
    , m_intercept(new InterceptMode(theme, m_store, m_capture, *m_actions->intercept, this))
    , m_status(new StatusStrip(theme, m_store))
    , m_pause(new RecordingPause(
          m_capture, *m_actions->pauseRecording, *m_status, *m_notices, *m_frames->model(), this))
    , m_welcome(new WelcomeMode(theme, *m_document, *m_actions, *m_status, this))
    , m_layout(new WindowLayout(theme, *m_actions,
          { *m_toolBar, *m_connections, *m_timeline, *m_frames, *m_inspector, *m_composer,
              *m_intercept },
          *this))
    , m_lessons(std::make_unique<Lessons>(
          theme, *m_document, Lessons::Views { m_selection, *m_inspector, *m_connections }, *this))
{
    setWindowIcon(Theme::applicationIcon());
    setMinimumSize(MinimumSize);
    setAcceptDrops(true);
    createLayout();
    connectPanels();
    if (m_capture)
        connectCapture(*m_capture);
    connectActions();
    connectDocument();
    connectWelcome();
    m_layout->restore();
    recorded(m_store->lastFrame(), {});
    updateTitle();
    m_welcome->begin();
}

MainWindow::~MainWindow()
{
    m_lessons.reset();
    // The panels look at members of ours, which would be gone before QWidget deletes its children.
    delete centralWidget();
}

bool MainWindow::mayBeReplaced() const
{
    if (m_document->isSaving() || m_export->isRunning() || QApplication::activePopupWidget())
        return false;
    for (const ConnectionSaving *saving : findChildren<ConnectionSaving *>()) {
        if (saving->isSaving())
            return false;
    }
    for (const ReplayWindow *replay : findChildren<ReplayWindow *>()) {
        if (replay->isVisible())
            return false;
    }
    const QList<QDialog *> dialogs = findChildren<QDialog *>();
    return std::none_of(dialogs.begin(), dialogs.end(), [](const QDialog *dialog) {
        return dialog->isVisible() && !qobject_cast<const RuleBrowser *>(dialog)
            && !qobject_cast<const StatisticsWindow *>(dialog);
    });
}

std::unique_ptr<SessionDocument> MainWindow::takeDocument()
{
    m_document->disconnect(this);
    if (m_capture)
        m_capture->disconnect(this);
    return std::move(m_document);
}

void MainWindow::takeOver(MainWindow &other)
{
    m_layout->takeOver(*other.m_layout);
    for (const QString &listener : other.m_status->listeners())
        m_status->addListener(QUrl(listener));
    m_lastKnown = other.m_lastKnown;
    m_selectNext = other.m_selectNext;
    m_connections->takeOver(*other.m_connections);
    m_filter->setExpression(other.m_filter->edit()->text());
    m_frames->model()->sortBy(other.m_frames->model()->wantedSorting());
    m_timeline->takeOver(*other.m_timeline);
    m_lessons->takeOver(*other.m_lessons);
    m_inspector->setTab(other.m_inspector->tab());
    // Not through the table, which is about to read its rows: it follows.
    m_selection.setFrame(other.m_selection.frame());
    m_selection.setOctets(other.m_selection.octets());
    m_selection.setMarks(other.m_selection.marks());
    m_inspector->takeOverPin(*other.m_inspector);
    m_frames->view()->setFollowing(other.m_frames->view()->isFollowing());
    if (m_intercept->panel() && other.m_intercept->panel()) {
        m_intercept->panel()->takeOver(*other.m_intercept->panel());
        m_actions->intercept->setChecked(other.m_actions->intercept->isChecked());
    }
    m_actions->pauseRecording->setChecked(other.m_actions->pauseRecording->isChecked());
    m_composer->takeOver(*other.m_composer);
    if (other.m_statistics && other.m_statistics->isVisible()) {
        showStatistics();
        m_statistics->restoreGeometry(other.m_statistics->saveGeometry());
        m_statistics->setSubject(other.m_statistics->subject());
    }
    m_comparer->takeOver(*other.m_comparer);
    m_actions->toggleConnections->setChecked(other.m_actions->toggleConnections->isChecked());
    m_connections->setVisible(m_actions->toggleConnections->isChecked());
    if (other.m_actions->maximizeInspector->isChecked())
        m_layout->maximizeInspector(true);
    if (other.m_welcome->isOn())
        return;
    m_welcome->leave();
    m_frames->view()->setFocus();
}

void MainWindow::showLanguage(Language::Choice choice)
{
    m_language = choice;
    QAction *const choices[]
        = { m_actions->systemLanguage, m_actions->english, m_actions->chinese };
    choices[static_cast<int>(choice)]->setChecked(true);
}

void MainWindow::createLayout()
{
    auto *sorting = new QMenu(tr("Sort &by"), this);
    connect(sorting, &QMenu::aboutToShow, this, [this, sorting] {
        sorting->clear();
        m_frames->view()->fillSortMenu(*sorting);
    });
    m_actions->fill(*menuBar(), m_recentFiles, sorting);
    menuBar()->setCornerWidget(m_caption);
    m_toolBar->setObjectName(u"mainTools"_s);
    m_toolBar->setMovable(false);
    m_toolBar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_actions->fill(*m_toolBar);
    m_toolBar->addWidget(m_filter);
    addToolBar(m_toolBar);
    setStatusBar(m_status);

    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_notices);
    column->addWidget(m_welcome->around(m_layout->widget()), 1);
    setCentralWidget(central);
    addPanelsToRound();
}

void MainWindow::addPanelsToRound()
{
    m_round.add(m_connections, m_connections->tree());
    m_round.add(m_filter, m_filter->edit());
    m_round.add(m_timeline);
    m_round.add(m_frames, m_frames->view());
    m_round.add(m_inspector);
    m_round.add(m_composer->bar());
    m_round.add(m_composer->panel());
    if (m_intercept->panel())
        m_round.add(m_intercept->panel());
}

void MainWindow::connectPanels()
{
    m_composer->setEnvironments(m_commands->environments());
    connect(m_commands, &ConnectionCommands::openRequested, this, &MainWindow::open);
    connect(m_commands, &ConnectionCommands::replayRequested, this, &MainWindow::openReplay);
    connect(m_connections, &ConnectionPanel::connectionSelected, this, &MainWindow::setConnection);
    connect(m_filter, &FilterBar::filterChanged, m_frames, &FramePanel::setFilter);
    connect(m_filter, &FilterBar::leaveRequested, m_frames->view(),
        [this] { m_frames->view()->setFocus(); });
    connect(m_filter, &FilterBar::stopRequested, m_frames, &FramePanel::stopFilter);
    connect(m_frames, &FramePanel::filterCounted, m_filter, &FilterBar::setCount);
    connect(m_frames, &FramePanel::clearFilterRequested, m_filter, &FilterBar::clear);
    connect(m_frames, &FramePanel::filterRequested, m_filter, &FilterBar::setExpression);
    connect(m_frames, &FramePanel::narrowRequested, m_filter, &FilterBar::narrow);
    connect(m_timeline, &TimelineView::rangeRequested, m_filter, &FilterBar::setTimeRange);
    connect(
        m_frames->model(), &FrameTableModel::gapsFound, m_timeline, &TimelineView::setCaptureGaps);
    connect(m_frames->model(), &FrameTableModel::gapsFound, this, &MainWindow::updateActions);
    connect(m_frames, &FramePanel::newConnectionRequested, m_commands,
        [this] { m_commands->askForConnection(); });
    connect(m_frames, &FramePanel::reconnectRequested, m_connections,
        &ConnectionPanel::reconnectRequested);
    connect(m_frames->view(), &FrameTableView::composeRequested, m_composer,
        [this](const FrameHandle &frame) { m_composer->compose(compositionOf(frame)); });
    auto *drag = new FrameDrag(*m_frames->view());
    connect(drag, &FrameDrag::refused, this, [this](const FrameHandle &frame) {
        showProblem(tr("Frame %1 is too large to be dragged. Its menu opens it in the composer.")
                        .arg(frame.id()));
    });
    auto *annotator = new Annotator(m_theme, *m_document, *m_notices, *this);
    connect(m_frames->view(), &FrameTableView::annotateRequested, annotator, &Annotator::ask);
    connect(
        m_document.get(), &SessionDocument::annotated, m_frames, &FramePanel::refreshAnnotations);
    connect(
        m_frames->view(), &FrameTableView::compareRequested, m_comparer, &MessageComparer::compare);
    connect(m_comparer, &MessageComparer::firstChanged, m_frames->view(),
        &FrameTableView::setComparedFrame);
    connect(m_frames->view(), &FrameTableView::holdLikeRequested, m_intercept,
        &InterceptMode::holdFramesLike);
    connect(m_intercept, &InterceptMode::proxyRequested, this, [this] { askForProxy(); });
    connect(m_intercept, &InterceptMode::problemOccurred, this, &MainWindow::showProblem);
    if (InterceptPanel *intercept = m_intercept->panel()) {
        connect(intercept->model(), &HeldFramesModel::connectionsChanged, m_connections,
            &ConnectionPanel::setHeld);
        connect(
            intercept, &InterceptPanel::summaryChanged, m_status, &StatusStrip::setInterception);
        connect(intercept, &InterceptPanel::queueFocused, m_status, &StatusStrip::setQueueFocused);
    }

    connect(m_inspector, &InspectorPanel::nextFrameRequested, m_frames->view(),
        &FrameTableView::selectNext);
    connect(m_inspector, &InspectorPanel::previousFrameRequested, m_frames->view(),
        &FrameTableView::selectPrevious);
    connect(m_inspector, &InspectorPanel::frameRequested, m_frames->view(),
        &FrameTableView::selectFrame);
    connect(m_inspector, &InspectorPanel::maximizeRequested, m_layout,
        &WindowLayout::maximizeInspector);
    connect(m_inspector, &InspectorPanel::pinChanged, m_actions->pinFrame, &QAction::setChecked);
    m_inspector->setNeighbours(*m_frames->model(), m_cache);
    m_inspector->setComposable(m_capture != nullptr);
    connect(m_inspector, &InspectorPanel::composeRequested, m_composer,
        [this](const FrameHandle &frame) { m_composer->compose(compositionOf(frame)); });
    connect(m_inspector, &InspectorPanel::editRequested, m_commands, &ConnectionCommands::edit);
    connect(m_inspector, &InspectorPanel::curlRequested, m_commands,
        [this](ConnectionId connection) { m_commands->copyCurl(connection, false); });
    auto *keys = new FrameKeys(*m_frames->view());
    keys->listenTo(*m_inspector);
    keys->listenTo(*m_timeline);

    m_composer->setConnections([this] { return m_store->connections(); });
    connect(m_composer, &Composer::connectionRequested, m_connections,
        &ConnectionPanel::selectConnection);
    connect(m_composer, &Composer::wideChanged, m_layout, &WindowLayout::giveRoomToComposer);
    connect(m_composer, &Composer::leaveRequested, m_frames->view(),
        [this] { m_frames->view()->setFocus(); });
    connect(m_composer, &Composer::failed, this,
        [this](const Error &error) { showProblem(errorSentence(error)); });
}

void MainWindow::connectCapture(CaptureController &capture)
{
    connect(&capture, &CaptureController::recorded, this, &MainWindow::recorded);
    connect(&capture, &CaptureController::listening, m_status, &StatusStrip::addListener);
    connect(&capture, &CaptureController::listenFailed, this,
        [this](const Error &error) { showProblem(errorSentence(error)); });
    connect(&capture, &CaptureController::sendFailed, this,
        [this](ConnectionId, const Error &error) { showProblem(errorSentence(error)); });
    connect(m_status, &StatusStrip::stopListeningRequested, this, [this, &capture] {
        capture.stopListening();
        m_status->clearListeners();
    });

    m_composer->connectTo(capture);
}

void MainWindow::connectDocument()
{
    SessionDocument *document = m_document.get();
    connect(document, &SessionDocument::changed, this, &MainWindow::updateTitle);
    connect(document, &SessionDocument::recordingFailed, this, [this](const Error &error) {
        m_status->setMode(tr("Recording has stopped"), false);
        m_notices->tell(Tone::Error,
            tr("Recording has stopped. %1 What was recorded before can be looked at and saved.")
                .arg(errorSentence(error)));
    });
    const auto tellDamage = [this](const Error &error) {
        m_notices->tell(Tone::Warning,
            tr("This file is damaged; what can be read of it is shown. %1")
                .arg(protocolText(error.detail)));
    };
    connect(document, &SessionDocument::damaged, this, tellDamage);
    connect(m_saving, &SessionSaving::saved, this, &MainWindow::fileSaved);
    connect(m_saving, &SessionSaving::closeRequested, this, &QWidget::close);

    if (!m_capture) {
        setReadOnly(tr("This session was opened from a file: its connections are over"));
        if (const auto damage = document->problem())
            tellDamage(*damage);
    } else if (const auto problem = document->problem()) {
        m_status->setMode(tr("Recording into memory"), true);
        m_notices->tell(Tone::Warning,
            tr("This session is kept in memory until it is saved. %1")
                .arg(errorSentence(*problem)));
    }
}

void MainWindow::setReadOnly(const QString &reason)
{
    m_composer->setReadOnly(reason);
    m_frames->setReadOnly();
    m_status->setMode(tr("Opened from a file"), false);
    m_actions->setObstacle(m_actions->intercept, reason);
    m_actions->setObstacle(m_actions->pauseRecording, reason);
}

void MainWindow::connectActions()
{
    const auto on
        = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->listen, [this] { askForListener(); });
    on(m_actions->proxy, [this] { askForProxy(); });
    on(m_actions->startDemo, &MainWindow::startDemo);
    on(m_actions->newWindow, &MainWindow::newWindowRequested);
    on(m_actions->open, &MainWindow::askForFile);
    connect(m_recentFiles, &RecentFilesMenu::fileRequested, this,
        [this](const QString &path) { emit openFilesRequested({ path }); });
    connect(m_actions->save, &QAction::triggered, m_saving, &SessionSaving::save);
    connect(m_actions->saveAs, &QAction::triggered, m_saving, &SessionSaving::saveAs);
    connect(m_actions->exportSession, &QAction::triggered, m_export, &SessionExport::ask);
    on(m_actions->closeWindow, &MainWindow::close);
    on(m_actions->quit, &MainWindow::quitRequested);
    connect(m_actions->filterFrames, &QAction::triggered, m_filter, &FilterBar::focusField);
    connect(m_actions->clearFilter, &QAction::triggered, m_filter, &FilterBar::clear);
    connect(m_actions->nextHit, &QAction::triggered, m_frames, &FramePanel::selectNextHit);
    connect(m_actions->previousHit, &QAction::triggered, m_frames, &FramePanel::selectPreviousHit);
    on(m_actions->commands, &MainWindow::showCommands);
    on(m_actions->preferences, &MainWindow::showPreferences);
    on(m_actions->goToFrame, &MainWindow::askForFrame);
    on(m_actions->statistics, &MainWindow::showStatistics);
    on(m_actions->nextFrame, [this] { m_frames->view()->selectNext(); });
    on(m_actions->previousFrame, [this] { m_frames->view()->selectPrevious(); });
    on(m_actions->nextViolation, [this] { m_frames->view()->selectNextViolation(); });
    on(m_actions->previousViolation, [this] { m_frames->view()->selectPreviousViolation(); });
    on(m_actions->nextGap, [this] { m_frames->view()->selectNextGap(); });
    on(m_actions->previousGap, [this] { m_frames->view()->selectPreviousGap(); });
    on(m_actions->newestFrame, [this] { m_frames->view()->goToNewest(); });
    on(m_actions->nextOfMessage, [this] { m_frames->view()->selectNextOfMessage(); });
    on(m_actions->markFrame, [this] { m_frames->view()->toggleMark(); });
    on(m_actions->annotateFrame, [this] { m_frames->view()->annotateCurrent(); });
    on(m_actions->compareMessages, [this] { m_frames->view()->compareSelected(); });
    on(m_actions->showAnatomy, [this] { m_inspector->setTab(InspectorPanel::AnatomyTabIndex); });
    on(m_actions->showHex, [this] { m_inspector->setTab(InspectorPanel::HexTabIndex); });
    on(m_actions->showMessage, [this] { m_inspector->setTab(InspectorPanel::MessageTabIndex); });
    on(m_actions->showHandshake,
        [this] { m_inspector->setTab(InspectorPanel::HandshakeTabIndex); });
    on(m_actions->maximizeInspector,
        [this](bool maximized) { m_layout->maximizeInspector(maximized); });
    on(m_actions->pinFrame, [this](bool pinned) { m_inspector->setPinned(pinned); });
    on(m_actions->nextPanel, [this] { m_round.focusNext(true); });
    on(m_actions->previousPanel, [this] { m_round.focusNext(false); });
    on(m_actions->toggleConnections, [this](bool shown) { m_connections->setVisible(shown); });
    on(m_actions->toggleComposer, [this](bool wide) {
        m_composer->setWide(wide);
        m_composer->focusEditor();
    });
    on(m_actions->followSystem, [this] { m_appearance.choose(Appearance::Choice::System); });
    on(m_actions->lightTheme, [this] { m_appearance.choose(Appearance::Choice::Light); });
    on(m_actions->darkTheme, [this] { m_appearance.choose(Appearance::Choice::Dark); });
    on(m_actions->systemLanguage, [this] { emit languageRequested(Language::Choice::System); });
    on(m_actions->english, [this] { emit languageRequested(Language::Choice::English); });
    on(m_actions->chinese, [this] { emit languageRequested(Language::Choice::Chinese); });
    on(m_actions->lessons, [this] { startLessons(); });
    connect(m_actions->rules, &QAction::triggered, m_lessons.get(), &Lessons::openRules);
    connect(m_lessons.get(), &Lessons::sessionRequested, this, &MainWindow::lessonsRequested);
    connect(
        m_lessons.get(), &Lessons::opened, m_layout, [this] { m_layout->setLessonsShown(true); });
    connect(
        m_lessons.get(), &Lessons::closed, m_layout, [this] { m_layout->setLessonsShown(false); });
    on(m_actions->about, [this] { showAboutBox(this); });

    m_actions->toggleConnections->setChecked(true);
    QAction *const schemes[]
        = { m_actions->followSystem, m_actions->lightTheme, m_actions->darkTheme };
    schemes[static_cast<int>(m_appearance.choice())]->setChecked(true);
    connect(&m_appearance, &Appearance::choiceChanged, this,
        [schemes = std::to_array(schemes)](Appearance::Choice choice) {
            schemes.at(static_cast<std::size_t>(choice))->setChecked(true);
        });
}

void MainWindow::connectWelcome()
{
    m_welcome->setLessons(*m_lessons);
    connect(m_welcome, &WelcomeMode::windowRequested, this, &MainWindow::welcomeRequested);
    connect(m_welcome, &WelcomeMode::connectRequested, m_commands,
        &ConnectionCommands::askForConnection);
    connect(m_welcome, &WelcomeMode::listenRequested, this, &MainWindow::askForListener);
    connect(m_welcome, &WelcomeMode::proxyRequested, this, &MainWindow::askForProxy);
    connect(m_welcome, &WelcomeMode::openRequested, this, &MainWindow::askForFile);
    connect(m_welcome, &WelcomeMode::fileRequested, this,
        [this](const QString &path) { emit openFilesRequested({ path }); });
    connect(m_welcome, &WelcomeMode::demoRequested, this, &MainWindow::startDemo);
    connect(m_welcome, &WelcomeMode::lessonRequested, m_lessons.get(), &Lessons::begin);
    connect(m_lessons.get(), &Lessons::opened, m_welcome, &WelcomeMode::leave);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_saving->mayClose()) {
        event->ignore();
        return;
    }
    m_layout->maximizeInspector(false); // or it would come back so, without the way it was before
    m_layout->save();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!localFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    emit openFilesRequested(localFiles(*event->mimeData()));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_layout->fit();
}

void MainWindow::updateActions()
{
    m_commands->setConnection(m_connection);
    const bool frames = m_store->lastFrame() > 0;
    for (QAction *action : { m_actions->nextHit, m_actions->previousHit, m_actions->goToFrame,
             m_actions->nextFrame, m_actions->previousFrame, m_actions->nextViolation,
             m_actions->previousViolation, m_actions->newestFrame, m_actions->nextOfMessage,
             m_actions->markFrame, m_actions->annotateFrame, m_actions->compareMessages })
        action->setEnabled(frames);
    for (QAction *action : { m_actions->nextGap, m_actions->previousGap })
        action->setEnabled(m_frames->model()->hasGaps());
}

void MainWindow::updateTitle()
{
    const bool modified = m_document->isModified();
    const QString path = m_document->path();
    const bool isFile = !path.isEmpty();
    QString name = QFileInfo(path).fileName();
    QString note = modified ? tr("unsaved changes") : QString();
    if (!isFile && !m_document->origin().isEmpty()) {
        name = m_document->origin();
        if (note.isEmpty())
            note = m_document->isImported() ? tr("imported") : tr("sample");
    } else if (!isFile) {
        name = m_document->isBlank() ? tr("New session") : tr("Unsaved session");
        note.clear();
    }
    m_caption->setSession(name, note);
    m_caption->setToolTip(QDir::toNativeSeparators(path).toHtmlEscaped());
    setWindowTitle(name + u"[*]"_s);
    setWindowModified(modified);
    m_actions->save->setEnabled(modified);
    m_actions->saveAs->setEnabled(!m_document->isBlank());
    m_actions->exportSession->setEnabled(!m_document->isBlank());
}

void MainWindow::showStatistics()
{
    if (!m_statistics) {
        m_statistics = new StatisticsWindow(m_theme, m_store, this);
        m_statistics->setFilter(m_frames->filter());
        m_statistics->setConnection(m_connection);
        m_statistics->setLastFrame(m_store->lastFrame());
        connect(m_filter, &FilterBar::filterChanged, m_statistics, &StatisticsWindow::setFilter);
    }
    m_statistics->show();
    m_statistics->raise();
    m_statistics->activateWindow();
}

void MainWindow::openReplay(ConnectionId connection)
{
    ReplayWindow *window = replayWindow(connection);
    window->show();
    window->raise();
    window->activateWindow();
}

void MainWindow::compareConnection(ConnectionId connection,
    const std::shared_ptr<SessionStore> &store, ConnectionId other, const QString &name)
{
    openReplay(connection);
    replayWindow(connection)->compareWith(store, other, name);
}

/// The one that there is, or a new one.
ReplayWindow *MainWindow::replayWindow(ConnectionId connection)
{
    ReplayWindow *window = nullptr;
    for (ReplayWindow *open : findChildren<ReplayWindow *>()) {
        if (open->connection() == connection)
            window = open;
    }
    if (!window) {
        window = new ReplayWindow(m_theme, m_store, connection,
            m_capture ? m_capture->options(connection) : std::nullopt, m_sessionFolder, this);
        window->setAttribute(Qt::WA_DeleteOnClose);
        window->setEnvironments(m_commands->environments());
        connect(window, &ReplayWindow::sessionReady, this,
            [this, window] { emit replayedSessionReady(window); });
        connect(window, &ReplayWindow::sessionSaved, this, &MainWindow::fileSaved);
    }
    return window;
}

void MainWindow::recorded(FrameId last, const QList<ConnectionId> &changed)
{
    last = std::min(last, m_store->lastFrame()); // where recording has stopped, more goes by
    m_connections->refresh(changed);
    m_frames->refresh(last);
    m_pause->recorded(last);
    m_timeline->refresh(last);
    m_inspector->refresh(last, changed);
    m_status->refresh();
    if (m_statistics)
        m_statistics->setLastFrame(last);

    const ConnectionId firstNew = firstAfter(m_lastKnown, changed);
    for (const ConnectionId id : changed)
        m_lastKnown = std::max(m_lastKnown, id);
    if (firstNew != 0 && m_selectNext) {
        m_selectNext = false;
        m_connections->selectConnection(firstNew);
        m_connections->tree()->setFocus();
    } else if (changed.contains(m_connection)) {
        m_composer->setConnection(m_store->connection(m_connection));
    }
    updateActions();
}

void MainWindow::setConnection(ConnectionId connection)
{
    m_connection = connection;
    m_frames->setConnection(connection);
    m_timeline->setConnection(connection);
    m_inspector->setConnection(connection);
    if (m_statistics)
        m_statistics->setConnection(connection);
    m_composer->setConnection(m_store->connection(connection));
    updateActions();
}

void MainWindow::selectFrame(FrameId id)
{
    m_frames->view()->selectFrame(id);
}

void MainWindow::open(const ClientOptions &options)
{
    if (!m_document->isLive()) {
        emit connectionRequested(options);
        return;
    }
    m_selectNext = true;
    m_document->use();
    m_capture->openConnection(options);
}

void MainWindow::listen(const ServerOptions &options)
{
    if (!m_document->isLive()) {
        emit listenRequested(options);
        return;
    }
    m_document->use();
    m_capture->listen(options);
}

void MainWindow::listenAsProxy(const ProxyOptions &options)
{
    if (!m_document->isLive()) {
        emit proxyRequested(options);
        return;
    }
    m_document->use();
    m_capture->listenAsProxy(options);
}

void MainWindow::startDemo()
{
    if (!m_document->isLive()) {
        emit demoRequested();
        return;
    }
    m_selectNext = true;
    m_document->use(true);
    m_capture->startDemo();
}

void MainWindow::startLessons(const QString &id)
{
    if (id.isEmpty())
        m_lessons->open();
    else
        m_lessons->begin(id);
}

void MainWindow::openUrl(const QString &url)
{
    ClientOptions options = ConnectionDefaults::load().client();
    options.url = QUrl(url, QUrl::StrictMode);
    if (const auto problem = webSocketUrlProblem(options.url)) {
        showProblem(
            tr("%1 is not the address of a WebSocket: %2.").arg(url, protocolText(*problem)));
        return;
    }
    open(options);
}

void MainWindow::showWelcome()
{
    m_welcome->show();
}

void MainWindow::askForListener(quint16 port)
{
    auto *dialog = new ListenDialog(m_theme, this);
    if (port != 0)
        dialog->setPort(port);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { listen(dialog->options()); });
    dialog->open();
}

void MainWindow::askForProxy(quint16 port)
{
    auto *dialog = new ProxyDialog(m_theme, this);
    if (port != 0)
        dialog->setPort(port);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { listenAsProxy(dialog->options()); });
    dialog->open();
}

void MainWindow::askForFrame()
{
    auto *dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, static_cast<int>(std::min<FrameId>(m_store->lastFrame(), INT_MAX)));
    dialog->setWindowTitle(tr("Go to frame"));
    dialog->setLabelText(tr("Number of the frame:"));
    if (!m_selection.frame().isNull())
        dialog->setIntValue(static_cast<int>(m_selection.frame().id()));
    connect(dialog, &QInputDialog::intValueSelected, this,
        [this](int id) { selectFrame(static_cast<FrameId>(id)); });
    dialog->open();
}

void MainWindow::showCommands()
{
    auto *list = new CommandList(m_theme, *menuBar(), this);
    list->setAttribute(Qt::WA_DeleteOnClose);
    list->open();
}

void MainWindow::showPreferences()
{
    auto *dialog = new SettingsDialog(m_theme, m_appearance, m_language, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::languageChosen, this, &MainWindow::languageRequested);
    dialog->open();
}

void MainWindow::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a session"), {},
        tr("Sessions and captures (*.fscope *.jsonl *.har *.pcapng *.pcap *.mitm *.flow *.flows);;"
           "All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openFilesRequested);
    dialog->open();
}

void MainWindow::showProblem(const QString &sentence)
{
    m_status->showProblem(sentence);
}

} // namespace Framescope
