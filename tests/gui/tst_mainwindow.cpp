#include "app/capture/requestoptions.h"
#include "app/capture/sessiondocument.h"
#include "ui/anatomy/anatomyview.h"
#include "ui/compare/comparisontable.h"
#include "ui/compare/comparisonwindow.h"
#include "ui/composer/composerbar.h"
#include "ui/composer/composerpanel.h"
#include "ui/composer/payloadeditor.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/connections/closedialog.h"
#include "ui/connections/connectionmodel.h"
#include "ui/connections/connectionpanel.h"
#include "ui/connections/connectiontree.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/frames/annotationdialog.h"
#include "ui/frames/framepanel.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/framestrip.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"
#include "ui/hex/hextab.h"
#include "ui/hex/hexview.h"
#include "ui/intercept/interceptpanel.h"
#include "ui/message/messageview.h"
#include "ui/message/valuetreeview.h"
#include "ui/shell/appearance.h"
#include "ui/shell/inspectorpanel.h"
#include "ui/shell/listendialog.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelineview.h"
#include "ui/welcome/welcomesetting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/noticebar.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

using namespace Framescope;
using namespace Qt::StringLiterals;

/// The whole window, driven as its user drives it, with real connections on loopback.
class TestMainWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void startsEmptyAndSaysWhatToDo();
    void dividesTheRoomAsItHasIt();
    void connectsSelectsSendsAndCloses();
    void editsAFrameAndSendsItAgain();
    void connectsThroughTheDialog();
    void connectsWithoutRecording();
    void closesWithACodeAndReconnects();
    void copiesAsCurl();
    void listensThroughTheDialog();
    void selectionIsOneForAllPanels();
    void takesMessagesApart();
    void comparesMessages();
    void saysSomethingOfAFrame();
    void saysWhatACaptureLacks();
    void tellsWhatWentWrong_data();
    void tellsWhatWentWrong();
    void refusesWhatIsNoAddress();
    void endsWithConnectionsOpen();
    void changesColours();
    void growsWithItsText();
    void givesTheWindowToTheInspector();
    void inspectsNeighboursInAFullWindow();
    void composesFromTheInspector();
    void givesTheRightSideToTheInterception();
    void givesTheInspectorAColumnOnAWideScreen();
    void goesRoundThePanelsByKeyboard();
    void pausesTheRecording();
    void announcesViolationsOnce();
    void saysWhatIsHeld();

private:
    ConnectionRecord record(ConnectionId id) const;
    /// Starts an echo server in the same session and returns its address.
    QString echoUrl();
    void openEcho();
    /// The first one of the window's own.
    NoticeBar *notice() const
    {
        return m_window->findChild<NoticeArea *>()->findChild<NoticeBar *>();
    }
    QString problem() const;

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::shared_ptr<SessionStore> m_store;
    std::unique_ptr<MainWindow> m_window;
    CaptureController *m_capture = nullptr;
};

void TestMainWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    WelcomeSetting::setShownAtStart(false); // in place of the panels
}

void TestMainWindow::init()
{
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    auto document = SessionDocument::record(nullptr);
    m_store = document->store();
    m_capture = document->capture();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_appearance, std::move(document));
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_store.reset();
    m_appearance.reset();
    m_theme.reset();
}

ConnectionRecord TestMainWindow::record(ConnectionId id) const
{
    return m_store->connection(id).value_or(ConnectionRecord {});
}

QString TestMainWindow::problem() const
{
    QString text;
    for (const QLabel *label : m_window->findChild<StatusStrip *>()->findChildren<QLabel *>()) {
        if (label->isVisible())
            text += label->text() + u'\n';
    }
    return text;
}

/// The table is not squeezed, and a small frame's diagram is seen whole.
void TestMainWindow::dividesTheRoomAsItHasIt()
{
    openEcho();
    auto *rows = qobject_cast<QSplitter *>(m_window->findChild<InspectorPanel *>()->parentWidget());
    QVERIFY(rows);
    const auto table = [rows] { return rows->sizes().at(1); };
    QVERIFY2(table() >= 250, qPrintable(QString::number(table())));
    m_window->resize(1024, 640);
    QTRY_COMPARE(m_window->height(), 640);
    QVERIFY2(table() >= 100, qPrintable(QString::number(table())));
    QVERIFY(rows->sizes().at(2) >= 240);
}

void TestMainWindow::givesTheInspectorAColumnOnAWideScreen()
{
    openEcho();
    auto *inspector = m_window->findChild<InspectorPanel *>();
    auto *table = m_window->findChild<FramePanel *>();
    auto *connections = m_window->findChild<ConnectionPanel *>();
    const auto at = [this](const QWidget *widget) {
        return QRect(widget->mapTo(m_window.get(), QPoint()), widget->size());
    };
    QVERIFY(at(inspector).top() > at(table).bottom());
    m_window->resize(2560, 1440);
    QTRY_VERIFY(at(inspector).left() > at(table).right());
    QTRY_COMPARE(at(inspector).width(), 900);
    QVERIFY(at(connections).width() <= 420);
    QVERIFY(at(table).width() > 1100);
    QVERIFY(at(table).height() > 700);

    auto *actions = m_window->findChild<MainActions *>();
    actions->maximizeInspector->trigger();
    QTRY_VERIFY(at(inspector).width() > 2500);
    actions->maximizeInspector->trigger();
    QTRY_COMPARE(at(inspector).width(), 900);
    actions->toggleComposer->trigger(); // there is room for both
    QVERIFY(m_window->findChild<ComposerPanel *>()->isVisible());
    QVERIFY(inspector->isVisible());
    m_window->resize(1440, 900);
    QTRY_VERIFY(!inspector->isVisible());
    actions->toggleComposer->trigger();
    QTRY_VERIFY(at(inspector).top() > at(table).bottom());
    QVERIFY(table->height() > 150);
}

/// F6 and Shift+F6, through all that can be seen.
void TestMainWindow::goesRoundThePanelsByKeyboard()
{
    openEcho();
    m_capture->sendMessage(1, MessageType::Text, "Hello");
    // Without a row there is nothing to go to among the frames.
    QTRY_VERIFY(m_window->findChild<FrameTableView *>()->model()->rowCount() > 0);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *tree = m_window->findChild<ConnectionTree *>();
    const QList<QWidget *> panels { m_window->findChild<ConnectionPanel *>(),
        m_window->findChild<FilterBar *>(), m_window->findChild<TimelineView *>(),
        m_window->findChild<FramePanel *>(), m_window->findChild<InspectorPanel *>(),
        m_window->findChild<ComposerBar *>() };
    tree->setFocus();
    const auto panelWithFocus = [&panels] {
        for (qsizetype i = 0; i < panels.size(); ++i) {
            if (panels.at(i)->isAncestorOf(QApplication::focusWidget()))
                return i;
        }
        return qsizetype(-1);
    };
    for (qsizetype i = 1; i <= panels.size(); ++i) {
        QTest::keyClick(m_window.get(), Qt::Key_F6);
        QCOMPARE(panelWithFocus(), i % panels.size());
    }
    QVERIFY(tree->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(panelWithFocus(), panels.size() - 1);
    m_window->findChild<MainActions *>()->toggleConnections->trigger();
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QCOMPARE(panelWithFocus(), 1); // there is no list any more
}

/// What crosses meanwhile is not kept, which a row says afterwards.
void TestMainWindow::pausesTheRecording()
{
    openEcho();
    const auto say
        = [this](const QByteArray &text) { m_capture->sendMessage(1, MessageType::Text, text); };
    say("before");
    QTRY_COMPARE(record(1).serverToClient.frames, 1U);
    const auto *actions = m_window->findChild<MainActions *>();
    QVERIFY(actions->pauseRecording->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(actions->pauseRecording->isChecked());
    QVERIFY(problem().contains(u"Recording is paused"_s));
    const auto *bar = notice();
    QVERIFY(bar && bar->text().startsWith(u"Recording is paused since "_s));
    const FrameId before = m_store->lastFrame();
    say("lost");
    say("lost");
    notice()->findChild<LinkButton *>()->click();
    QTRY_VERIFY(!actions->pauseRecording->isChecked());
    QTRY_VERIFY(!notice());
    QVERIFY(problem().contains(u"Recording\n"_s));
    say("after");
    QTRY_VERIFY(m_store->lastFrame() > before);
    QVERIFY(record(1).clientToServer.frames < 4);
    QTRY_VERIFY(actions->nextGap->isEnabled());
    const QAbstractItemModel *rows = m_window->findChild<FrameTableView *>()->model();
    QTRY_COMPARE(rows->match(rows->index(0, FrameTableModel::OpcodeColumn), Qt::DisplayRole,
                         u"GAP"_s, 1, Qt::MatchExactly)
                     .size(),
        1);
}

void TestMainWindow::announcesViolationsOnce()
{
    const auto store = std::make_shared<MemorySessionStore>();
    StatusStrip strip(*m_theme, store);
    strip.show();
    const QSignalSpy announced(&strip, &StatusStrip::violationsAnnounced);
    ConnectionRecord connection;
    connection.id = 1;
    const auto breakRules = [&](quint64 violations) {
        connection.violations = violations;
        store->append({ FrameBlock(1), {}, { connection } });
        strip.refresh();
    };
    const auto hasSign = [&strip] { // colour is not the only one
        const auto icons = strip.findChildren<IconLabel *>();
        return std::any_of(icons.begin(), icons.end(),
            [](const IconLabel *icon) { return icon->isVisible() && icon->icon() == u"error"_s; });
    };
    breakRules(0);
    QCOMPARE(announced.size(), 0);
    QVERIFY(!hasSign());
    breakRules(1);
    QCOMPARE(announced.size(), 1);
    QVERIFY(hasSign());
    breakRules(1);
    breakRules(70); // together, a little later
    breakRules(500);
    QCOMPARE(announced.size(), 1);
    QTRY_COMPARE(announced.size(), 2);
    QVERIFY(announced[1][0].toString().startsWith(u"500 "_s));
}

void TestMainWindow::saysWhatIsHeld()
{
    const auto store = std::make_shared<MemorySessionStore>();
    QWidget window;
    StatusStrip strip(*m_theme, store, &window);
    strip.resize(1440, 24);
    window.show();
    const auto said = [&strip] {
        QStringList texts;
        for (const QLabel *label : strip.findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts;
    };
    const QStringList usual = said();
    QVERIFY(usual.contains(u"Recording"_s));

    strip.setInterception(HeldSummary {});
    QVERIFY(said().contains(u"Intercepting, nothing held"_s));
    QVERIFY(!said().contains(u"Recording"_s));
    strip.setQueueFocused(true);
    QVERIFY(!said().contains(u"forward"_s)); // there is nothing to be forwarded
    strip.setInterception(HeldSummary { 5, 1, 4, 18'200'000'000 });
    QVERIFY(said().contains(u"Intercepting connection 4, 5 frame(s) held"_s));
    QVERIFY(said().contains(u"oldest 18.2 s"_s));
    QVERIFY(said().contains(u"forward"_s));
    strip.setInterception(HeldSummary { 5, 2, 0, 19'200'000'000 });
    QVERIFY(said().contains(u"Intercepting, 5 frame(s) held in 2 connections"_s));
    strip.setQueueFocused(false);
    QVERIFY(!said().contains(u"forward"_s));
    strip.setQueueFocused(true);
    strip.resize(strip.minimumSizeHint().width() - 10, 24);
    QVERIFY(!said().contains(u"forward"_s)); // the rest has more to say

    strip.setPaused(true);
    QVERIFY(said().contains(u"Recording is paused"_s));
    QVERIFY(said().contains(u"oldest 19.2 s"_s));
    strip.setPaused(false);
    strip.setInterception(std::nullopt);
    QCOMPARE(said(), usual);
}

QString TestMainWindow::echoUrl()
{
    QSignalSpy listening(m_capture, &CaptureController::listening);
    m_capture->listen({});
    return listening.wait() ? listening.first().first().toUrl().toString() : QString();
}

/// Connection 1 is the client's end, connection 2 the server's.
void TestMainWindow::openEcho()
{
    m_window->openUrl(echoUrl());
    QTRY_COMPARE(record(1).state, ConnectionState::Open);
    QTRY_COMPARE(m_window->findChild<ConnectionPanel *>()->selectedConnection(), 1U);
}

void TestMainWindow::startsEmptyAndSaysWhatToDo()
{
    const auto *actions = m_window->findChild<MainActions *>();
    QVERIFY(!actions->sendPing->isEnabled());
    QVERIFY(!actions->nextFrame->isEnabled());
    QVERIFY(!m_window->findChild<ComposerBar *>()->obstacle().isEmpty());
    QVERIFY(problem().contains(u"0 frames"_s));
}

void TestMainWindow::editsAFrameAndSendsItAgain()
{
    openEcho();
    m_capture->sendMessage(1, MessageType::Text, "Hello");
    QTRY_COMPARE(record(1).serverToClient.frames, 1U);
    auto *table = m_window->findChild<FrameTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    emit table->composeRequested(
        table->model()->index(0, 0).data(FrameTableModel::FrameRole).value<FrameHandle>());

    auto *panel = m_window->findChild<ComposerPanel *>();
    QVERIFY(panel->isVisible());
    QVERIFY(!m_window->findChild<ComposerBar *>()->isVisible());
    QVERIFY(!m_window->findChild<TimelineView *>()->isVisible());
    QCOMPARE(panel->composition().text, u"Hello"_s);
    Composition composition = panel->composition();
    composition.text = u"Hello again"_s;
    panel->setComposition(composition);
    panel->send();
    QTRY_COMPARE(record(1).serverToClient.frames, 2U);

    m_window->findChild<MainActions *>()->toggleComposer->trigger();
    QVERIFY(!panel->isVisible());
    QVERIFY(m_window->findChild<ComposerBar *>()->isVisible());
    QVERIFY(m_window->findChild<TimelineView *>()->isVisible());
}

void TestMainWindow::connectsSelectsSendsAndCloses()
{
    openEcho();
    auto *composer = m_window->findChild<ComposerBar *>();
    QTRY_VERIFY(composer->obstacle().isEmpty() || composer->kind() == PayloadKind::Text);
    auto *editor = composer->findChild<PayloadEditor *>();
    editor->setFocus();
    QTest::keyClicks(editor, u"Hello"_s);
    QTest::keyClick(editor, Qt::Key_Return);

    // Our end has sent it and got it back.
    QTRY_COMPARE(record(1).serverToClient.frames, 1U);
    QCOMPARE(record(1).clientToServer.frames, 1U);
    auto *table = m_window->findChild<FrameTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);

    auto *actions = m_window->findChild<MainActions *>();
    QTRY_VERIFY(actions->sendPing->isEnabled());
    actions->sendPing->trigger();
    QTRY_COMPARE(record(1).serverToClient.framesByOpcode[0xA], 1U);

    actions->closeConnection->trigger();
    QTRY_COMPARE(record(1).state, ConnectionState::Closed);
    QVERIFY(record(1).verdict->isClean());
    QTRY_VERIFY(!composer->obstacle().isEmpty());
    QTRY_VERIFY(!actions->closeConnection->isEnabled());
}

void TestMainWindow::closesWithACodeAndReconnects()
{
    ClientOptions options;
    options.url = QUrl(echoUrl());
    options.headers = { { "X-Mine", "1" } };
    options.subprotocols = { u"mine"_s };
    m_window->open(options);
    QTRY_COMPARE(record(1).state, ConnectionState::Open);
    QTRY_COMPARE(m_window->findChild<ConnectionPanel *>()->selectedConnection(), 1U);
    auto *actions = m_window->findChild<MainActions *>();
    QTRY_VERIFY(actions->closeWithCode->isEnabled());
    actions->closeWithCode->trigger();
    auto *dialog = m_window->findChild<CloseDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QComboBox *>()->setEditText(u"4001"_s);
    dialog->accept();
    QTRY_COMPARE(record(1).state, ConnectionState::Closed);
    QCOMPARE(*record(1).verdict->code, quint16(4001));

    actions->reconnect->trigger();
    QTRY_COMPARE(m_window->findChild<ConnectionPanel *>()->selectedConnection(), 3U);
    QTRY_COMPARE(record(3).state, ConnectionState::Open);
    const auto request = requestOf(m_window->document().store()->events(3));
    QVERIFY(request);
    QCOMPARE(request->singleValue("X-Mine"), QByteArray("1"));
    QCOMPARE(request->singleValue("Sec-WebSocket-Protocol"), QByteArray("mine"));

    actions->editAndReconnect->trigger();
    auto *edit = m_window->findChild<NewConnectionDialog *>();
    QVERIFY(edit && edit->isVisible());
    QCOMPARE(edit->options().url, options.url);
    QCOMPARE(edit->options().headers, options.headers);
    QCOMPARE(edit->options().subprotocols, options.subprotocols);
    edit->reject();
}

void TestMainWindow::copiesAsCurl()
{
    ClientOptions options;
    options.url = QUrl(echoUrl());
    options.headers = { { "Authorization", "Bearer top-secret" } };
    m_window->open(options);
    QTRY_COMPARE(record(1).state, ConnectionState::Open);
    QTRY_COMPARE(m_window->findChild<ConnectionPanel *>()->selectedConnection(), 1U);
    m_window->findChild<MainActions *>()->copyAsCurl->trigger();
    QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.startsWith(u"curl "_s), qPrintable(command));
    QVERIFY(!command.contains(u"top-secret"_s));
    QVERIFY(command.contains(u"Sec-WebSocket-Key: "_s));
    emit m_window->findChild<ConnectionPanel *>()->curlRequested(1, true);
    command = QGuiApplication::clipboard()->text();
    QVERIFY(command.contains(u"'Authorization: Bearer top-secret'"_s));
}

void TestMainWindow::connectsThroughTheDialog()
{
    const QString url = echoUrl();
    m_window->findChild<MainActions *>()->connectToServer->trigger();
    auto *dialog = m_window->findChild<NewConnectionDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QLineEdit *field = nullptr;
    for (QLineEdit *edit : dialog->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == u"URL"_s)
            field = edit;
    }
    QVERIFY(field);
    field->clear();
    QTest::keyClicks(field, url);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(record(1).state, ConnectionState::Open);
    QCOMPARE(record(1).url, url);
}

void TestMainWindow::connectsWithoutRecording()
{
    const QString url = echoUrl();
    const auto *actions = m_window->findChild<MainActions *>();
    const auto connectAnew = [&](bool wasRecording) {
        actions->connectToServer->trigger();
        QPointer<NewConnectionDialog> dialog = m_window->findChild<NewConnectionDialog *>();
        dialog->setUrl(url);
        for (auto *box : dialog->findChildren<QCheckBox *>()) {
            if (box->text() == u"Record frames") {
                QVERIFY(box->isVisible());
                QCOMPARE(box->isChecked(), wasRecording);
                box->click();
            }
        }
        dialog->accept();
        QTRY_VERIFY(!dialog);
    };
    connectAnew(true);
    QVERIFY(actions->pauseRecording->isChecked());
    connectAnew(false);
    QVERIFY(!actions->pauseRecording->isChecked());
}

void TestMainWindow::listensThroughTheDialog()
{
    m_window->findChild<MainActions *>()->listen->trigger();
    auto *dialog = m_window->findChild<ListenDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QSignalSpy listening(m_capture, &CaptureController::listening);
    dialog->accept();
    QVERIFY(listening.wait());
    QTRY_VERIFY(problem().contains(u"Listening on ws://127.0.0.1:"_s));
}

void TestMainWindow::selectionIsOneForAllPanels()
{
    openEcho();
    m_capture->sendMessage(1, MessageType::Text, "Hello");
    QTRY_COMPARE(record(1).serverToClient.frames, 1U);
    auto *table = m_window->findChild<FrameTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    auto *selection = m_window->findChild<FrameSelection *>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTRY_VERIFY(!selection->frame().isNull());
    QCOMPARE(selection->frame().id(), FrameId(1));

    // A field selects its octets …
    auto *inspector = m_window->findChild<InspectorPanel *>();
    auto *anatomy = inspector->findChild<AnatomyView *>();
    anatomy->setFocus();
    QTest::mouseClick(anatomy->viewport(), Qt::LeftButton, {}, anatomy->fieldRect(0).center());
    QCOMPARE(selection->octets(), (OctetRange { 0, 1 }));

    // … and octets select their field.
    inspector->setTab(InspectorPanel::HexTabIndex);
    auto *hex = inspector->findChild<HexTab *>()->view();
    QVERIFY(hex->isVisible());
    QTest::keyClick(hex, Qt::Key_Right);
    QCOMPARE(selection->octets(), (OctetRange { 1, 1 }));

    QTest::keyClick(table, Qt::Key_J);
    QTRY_VERIFY(selection->frame().id() > 1);
    QCOMPARE(selection->frame().record().connection, 1U);
}

void TestMainWindow::takesMessagesApart()
{
    openEcho();
    m_capture->sendMessage(1, MessageType::Binary, QByteArray::fromHex("a16161820203"));
    QTRY_COMPARE(record(1).serverToClient.frames, 1U);
    auto *table = m_window->findChild<FrameTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    auto *inspector = m_window->findChild<InspectorPanel *>();
    inspector->setTab(InspectorPanel::MessageTabIndex);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    auto *tree = inspector->findChild<ValueTreeView *>();
    QTRY_VERIFY(tree->isVisible());

    // A value is shown where it stands, also in what crossed compressed.
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Down);
    QTest::keyClick(tree, Qt::Key_Return);
    const auto *hex = inspector->findChild<MessageView *>()->findChild<HexView *>();
    QTRY_VERIFY(hex->isVisible());
    QCOMPARE(hex->selectedPositions(), (OctetRange { 3, 3 }));
}

void TestMainWindow::comparesMessages()
{
    openEcho();
    m_capture->sendMessage(1, MessageType::Text, "{\"id\":1}");
    m_capture->sendMessage(1, MessageType::Text, "{\"id\":2}");
    QTRY_COMPARE(record(1).serverToClient.frames, 2U);
    auto *table = m_window->findChild<FrameTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 4);
    const auto frameOf = [table](int row) {
        return table->model()->index(row, 0).data(FrameTableModel::FrameIdRole).toULongLong();
    };
    const auto windows = [this] { return m_window->findChildren<ComparisonWindow *>(); };
    QAction *compare = m_window->findChild<MainActions *>()->compareMessages;
    QCOMPARE(compare->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_D));
    QTRY_VERIFY(compare->isEnabled());

    // One after the other …
    table->selectFrame(frameOf(0));
    compare->trigger();
    QVERIFY(windows().isEmpty());
    table->selectFrame(frameOf(3));
    compare->trigger();
    QCOMPARE(windows().size(), 1);
    QTRY_VERIFY(windows().first()->table()->isVisible());
    windows().first()->close();
    QTRY_VERIFY(windows().isEmpty());

    // … or both at once.
    table->selectFrame(frameOf(0));
    QTest::keyClick(table, Qt::Key_Down, Qt::ShiftModifier);
    compare->trigger();
    QCOMPARE(windows().size(), 1);
}

void TestMainWindow::saysSomethingOfAFrame()
{
    openEcho();
    m_capture->sendMessage(1, MessageType::Text, "Hello");
    QTRY_COMPARE(record(1).serverToClient.frames, 1U);
    auto *table = m_window->findChild<FrameTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto frame = table->model()->index(1, 0).data(FrameTableModel::FrameIdRole).toULongLong();
    const auto said = [&](int row) {
        return table->model()->index(row, 0).data(FrameTableModel::AnnotationRole);
    };
    const auto dialog = [this] { return m_window->findChild<AnnotationDialog *>(); };

    table->selectFrame(frame);
    QTest::keyClick(table, Qt::Key_N);
    QVERIFY(dialog());
    dialog()->findChild<QPlainTextEdit *>()->setPlainText(u"who asked?"_s);
    dialog()->accept();
    QTRY_COMPARE(said(1).value<Annotation>().note, u"who asked?"_s);
    QVERIFY(!said(0).isValid());
    QCOMPARE(m_store->annotations().count(), 1);
    QTRY_VERIFY(!dialog());

    // Once more, by the menu, to take it back.
    QAction *annotate = m_window->findChild<MainActions *>()->annotateFrame;
    QVERIFY(annotate->isEnabled());
    annotate->trigger();
    QCOMPARE(dialog()->annotation().note, u"who asked?"_s);
    dialog()->findChild<QPlainTextEdit *>()->clear();
    dialog()->accept();
    QTRY_VERIFY(!said(1).isValid());
    QVERIFY(m_store->annotations().isEmpty());
}

void TestMainWindow::saysWhatACaptureLacks()
{
    const auto *actions = m_window->findChild<MainActions *>();
    QVERIFY(!actions->nextGap->isEnabled()); // no capture, no gap
    auto store = std::make_shared<MemorySessionStore>();
    FrameBlock frames(1);
    for (const qint64 time : { 0, 2 }) {
        frames.append(1,
            { Direction::ServerToClient, time, makeHeader(Opcode::Text, 1, std::nullopt), "a" }, 0);
    }
    ConnectionRecord connection;
    connection.id = 1;
    store->append({ frames,
        { { 1, 1, Failed { { ErrorCode::CaptureIncomplete, u"7 octets from the server"_s } } } },
        { connection } });
    MainWindow window(
        *m_theme, *m_appearance, SessionDocument::copy(std::move(store), u"capture"_s));
    window.show();
    auto *view = window.findChild<FrameTableView *>();
    actions = window.findChild<MainActions *>();
    QTRY_VERIFY(actions->nextGap->isEnabled() && actions->previousGap->isEnabled());
    actions->nextGap->trigger();
    QVERIFY(view->currentIndex().data(FrameTableModel::GapsRole).isValid());
    const TimelineContent &timeline = *window.findChild<TimelineView *>()->content();
    QTRY_COMPARE(timeline.captureGaps().size(), 1);
    QCOMPARE(timeline.captureGaps().constFirst().octets, quint64(7));
}

void TestMainWindow::tellsWhatWentWrong_data()
{
    QTest::addColumn<QByteArray>("answer"); // of a server that is not one; empty: refuse TCP
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("connection refused") << QByteArray() << ErrorCode::ConnectionRefused;
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                         << ErrorCode::HandshakeRefused;
    QTest::newRow("wrong Accept") << QByteArray("HTTP/1.1 101 Switching Protocols\r\n"
                                                "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                                                "Sec-WebSocket-Accept: AAAA\r\n\r\n")
                                  << ErrorCode::HandshakeInvalid;
    QTest::newRow("no HTTP at all")
        << QByteArray("220 smtp ready\r\n\r\n") << ErrorCode::HandshakeInvalid;
}

void TestMainWindow::tellsWhatWentWrong()
{
    QFETCH(QByteArray, answer);
    QFETCH(ErrorCode, code);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const quint16 port = server.serverPort();
    if (answer.isEmpty())
        server.close();
    connect(&server, &QTcpServer::newConnection, &server, [&server, answer] {
        QTcpSocket *peer = server.nextPendingConnection();
        peer->write(answer);
        peer->disconnectFromHost();
    });
    m_window->openUrl(u"ws://127.0.0.1:%1/"_s.arg(port));
    QTRY_COMPARE(record(1).state, ConnectionState::Closed);
    QVERIFY(record(1).verdict->error);
    QCOMPARE(record(1).verdict->error->code, code);
    // The window stands, and the next connection works.
    m_window->openUrl(echoUrl());
    QTRY_COMPARE(record(2).state, ConnectionState::Open);
}

void TestMainWindow::refusesWhatIsNoAddress()
{
    m_window->openUrl(u"http://127.0.0.1/"_s);
    QVERIFY(problem().contains(u"http://127.0.0.1/ is not the address of a WebSocket"_s));
    QVERIFY(m_store->connections().isEmpty());
}

void TestMainWindow::endsWithConnectionsOpen()
{
    openEcho();
    m_window.reset(); // must not hang
    QCOMPARE(record(1).state, ConnectionState::Closed);
    QCOMPARE(record(1).verdict->cause, CloseCause::Aborted);
}

/// Letters of twice the size on the same screen: all menus are there, and so are the names.
void TestMainWindow::growsWithItsText()
{
    openEcho();
    auto *connections = m_window->findChild<ConnectionPanel *>();
    auto *toolBar = m_window->findChild<QToolBar *>();
    const auto *filter = toolBar->findChild<FilterBar *>();
    const auto *timeline = m_window->findChild<TimelineView *>();
    const auto *send = m_window->findChild<ComposerBar *>()->findChild<QPushButton *>();
    const QList<QAction *> tools = toolBar->actions();
    m_theme->setTextScale(2);
    for (const QSize size : { QSize(1440, 900), QSize(1024, 640) }) {
        m_window->resize(size);
        QTRY_COMPARE(m_window->size(), size);
        const QList<QAction *> menus = m_window->menuBar()->actions();
        for (const QAction *menu : menus)
            QTRY_VERIFY2(
                m_window->menuBar()->actionGeometry(const_cast<QAction *>(menu)).width() > 0,
                qPrintable(menu->text()));
        QTRY_VERIFY2(connections->width() >= size.width() * 3 / 10,
            qPrintable(QString::number(connections->width())));
        QCOMPARE(toolBar->iconSize(), QSize(32, 32));
        // Tools and the timeline give way to the filter and the table.
        QTRY_VERIFY(filter->isVisible() && filter->width() >= filter->minimumSizeHint().width());
        QTRY_VERIFY(toolBar->rect().contains(filter->geometry()));
        QTRY_COMPARE(timeline->isFolded(), size.height() < 900);
        QTRY_VERIFY(timeline->height() >= timeline->sizeHint().height());
        QTRY_VERIFY(send->width() >= send->sizeHint().width());
        QTRY_VERIFY(m_window->findChild<FramePanel *>()->height() > 100);
    }
    // The composer needs more than its share.
    auto *wide = m_window->findChild<MainActions *>()->toggleComposer;
    const auto *composer = m_window->findChild<ComposerPanel *>();
    wide->trigger();
    QTRY_VERIFY(composer->isVisible() && composer->width() >= composer->minimumSizeHint().width());
    QTRY_VERIFY(composer->height() > m_window->height() / 2);
    QVERIFY(!connections->isVisible());
    wide->trigger();
    QTRY_VERIFY(connections->isVisible() && m_window->findChild<FramePanel *>()->isVisible());
    m_theme->setTextScale(1.5);
    QTRY_VERIFY(!timeline->isFolded()); // there is enough room for these
    QTRY_VERIFY(timeline->height() >= timeline->sizeHint().height());
    m_theme->setTextScale(1);
    m_window->resize(1440, 900);
    QTRY_COMPARE(toolBar->iconSize(), QSize(20, 16)); // room before words
    QTRY_VERIFY(!timeline->isFolded());
    QCOMPARE(toolBar->actions(), tools);
}

void TestMainWindow::changesColours()
{
    auto *actions = m_window->findChild<MainActions *>();
    actions->darkTheme->trigger();
    QCOMPARE(m_theme->scheme(), Theme::Scheme::Dark);
    QCOMPARE(Appearance(*m_theme).choice(), Appearance::Choice::Dark); // kept in the settings
    actions->lightTheme->trigger();
    QCOMPARE(m_theme->scheme(), Theme::Scheme::Light);
    actions->followSystem->trigger();
}

void TestMainWindow::givesTheWindowToTheInspector()
{
    auto *actions = m_window->findChild<MainActions *>();
    auto *table = m_window->findChild<FrameTableView *>();
    auto *inspector = m_window->findChild<InspectorPanel *>();
    actions->maximizeInspector->trigger();
    QVERIFY(!m_window->findChild<ComposerBar *>()->isVisible());
    QVERIFY(!table->isVisible());
    QVERIFY(inspector->isVisible());
    actions->maximizeInspector->trigger();
    QVERIFY(m_window->findChild<ComposerBar *>()->isVisible());
}

void TestMainWindow::inspectsNeighboursInAFullWindow()
{
    openEcho();
    m_capture->sendMessage(1, MessageType::Text, "one");
    m_capture->sendMessage(1, MessageType::Text, "two");
    QTRY_COMPARE(record(1).serverToClient.frames, 2U);
    auto *table = m_window->findChild<FrameTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 4);
    table->selectFrame(static_cast<FrameTableModel *>(table->model())->frameId(1));
    auto *inspector = m_window->findChild<InspectorPanel *>();
    auto *strip = inspector->findChild<FrameStrip *>();
    QVERIFY(!strip->isVisible());

    auto *tabs = inspector->findChild<QTabBar *>();
    QTest::mouseDClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QTRY_VERIFY(strip->isVisible());
    QVERIFY(!table->isVisible());
    QCOMPARE(strip->frames().size(), 4);
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    auto *diagram = inspector->findChild<AnatomyView *>();
    diagram->setFocus();
    const FrameId before = m_window->findChild<FrameSelection *>()->frame().id();
    QTest::keyClick(diagram, Qt::Key_J);
    QVERIFY(m_window->findChild<FrameSelection *>()->frame().id() > before);
    QTest::keyClick(diagram, Qt::Key_K);
    QCOMPARE(m_window->findChild<FrameSelection *>()->frame().id(), before);
    emit strip->frameRequested(strip->frames().constLast());
    QCOMPARE(m_window->findChild<FrameSelection *>()->frame().id(), strip->frames().constLast());

    QTest::mouseDClick(tabs, Qt::LeftButton, {}, tabs->tabRect(0).center());
    QTRY_VERIFY(!strip->isVisible());
    QVERIFY(table->isVisible());
}

void TestMainWindow::composesFromTheInspector()
{
    openEcho();
    m_capture->sendMessage(1, MessageType::Text, "Hello");
    QTRY_COMPARE(record(1).serverToClient.frames, 1U);
    auto *table = m_window->findChild<FrameTableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QTest::keyClick(table, Qt::Key_Home);
    QTRY_VERIFY(!m_window->findChild<FrameSelection *>()->frame().isNull());
    auto *inspector = m_window->findChild<InspectorPanel *>();
    inspector->setTab(InspectorPanel::HexTabIndex);
    auto *tab = inspector->findChild<HexTab *>();
    tab->view()->select({ 6, 2 });
    emit tab->view()->explainRequested();
    QCOMPARE(inspector->tab(), InspectorPanel::AnatomyTabIndex);
    emit tab->view()->composeRequested(m_window->findChild<FrameSelection *>()->frame());
    auto *panel = m_window->findChild<ComposerPanel *>();
    QTRY_VERIFY(panel->isVisible());
    QCOMPARE(panel->composition().text, u"Hello"_s);
}

void TestMainWindow::givesTheRightSideToTheInterception()
{
    auto *actions = m_window->findChild<MainActions *>();
    auto *table = m_window->findChild<FrameTableView *>();
    auto *panel = m_window->findChild<InterceptPanel *>();
    QVERIFY(actions->intercept->isEnabled());
    QVERIFY(!panel->isVisible());

    // An echo behind a proxy: connection 1 is the client's end, 2 the proxy's, 3 the server's.
    QSignalSpy listening(m_capture, &CaptureController::listening);
    ProxyOptions options;
    options.target = QUrl(echoUrl());
    m_window->listenAsProxy(options);
    QTRY_COMPARE(listening.size(), 2);
    m_window->openUrl(listening[1][0].toUrl().toString());
    QTRY_COMPARE(record(1).state, ConnectionState::Open);
    m_capture->sendMessage(1, MessageType::Binary, "before");
    QTRY_COMPARE(record(1).serverToClient.frames, 1U);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Home);
    QTRY_VERIFY(!m_window->findChild<FrameSelection *>()->frame().isNull());

    // Like the selected one: binary, from the client.
    emit table->holdLikeRequested(m_window->findChild<FrameSelection *>()->frame());
    QVERIFY(actions->intercept->isChecked());
    QVERIFY(panel->isVisible());
    QVERIFY(!table->isVisible());
    QVERIFY(m_window->findChild<ConnectionPanel *>()->isVisible());
    m_capture->sendMessage(1, MessageType::Binary, "held");
    QTRY_COMPARE(panel->model()->rowCount(), 1);
    QCOMPARE(record(1).serverToClient.frames, 1U);
    const auto *connections = m_window->findChild<ConnectionTree *>()->model();
    const auto heldOfProxy = [connections] {
        return connections
            ->match(connections->index(0, 0), ConnectionModel::ConnectionIdRole, 2, 1,
                Qt::MatchExactly | Qt::MatchRecursive)
            .value(0)
            .data(ConnectionModel::HeldRole)
            .toInt();
    };
    QCOMPARE(heldOfProxy(), 1);
    QVERIFY(problem().contains(u"Intercepting connection 2, "_s));
    QVERIFY(problem().contains(u"\nnext, previous\n"_s)); // the queue has the focus
    for (const QSize size : { QSize(1440, 900), m_window->minimumSize() }) {
        m_window->resize(size);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(m_window->size(), size);
        QVERIFY(!m_window->grab().isNull());
    }

    QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
    QVERIFY(!panel->isVisible());
    QVERIFY(table->isVisible());
    QVERIFY(!problem().contains(u"Intercepting"_s));
    QTRY_COMPARE(record(1).serverToClient.frames, 2U); // it went on
    QTRY_COMPARE(heldOfProxy(), 0);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
