#include "app/capture/capturecontroller.h"
#include "app/capture/interceptcontroller.h"
#include "app/session/memorysessionstore.h"
#include "tests/app/session/sessionfixture.h"
#include "tests/support/rawpeer.h"
#include "tests/ui/intercept/heldsample.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/composer/framemime.h"
#include "ui/composer/payloadeditor.h"
#include "ui/filter/filteredit.h"
#include "ui/hex/hexview.h"
#include "ui/intercept/breakpointlist.h"
#include "ui/intercept/headereditor.h"
#include "ui/intercept/heldeditor.h"
#include "ui/intercept/heldframesmodel.h"
#include "ui/intercept/heldqueue.h"
#include "ui/intercept/holdflow.h"
#include "ui/intercept/injectdialog.h"
#include "ui/intercept/interceptpanel.h"
#include "ui/intercept/keybutton.h"
#include "ui/intercept/lengthlabel.h"
#include "ui/intercept/outgoingeditor.h"
#include "ui/intercept/payloadfield.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/scrollcolumn.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray text(const QByteArray &payload, bool fin = true)
{
    return clientFrame(Opcode::Text, payload, fin);
}

} // namespace

/// The panel, driven as its user drives it, on a real proxy between raw peers.
class TestInterceptPanel : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void forwardsByKey();
    void forwardsWhatWasEdited();
    void keepsEditsWhileAnotherIsShown();
    void saysWhatStillWaits();
    void clearsWhatWasDecided();
    void dropsByKey();
    void forwardsAll();
    void editsMessagesOfSeveralFrames();
    void injects();
    void proposesADroppedFrame();
    void switchedOffNothingIsHeld();
    void saysWhatWasLost();
    void saysWhyItIsEmpty();
    void saysHowMuchIsHeld();
    void saysBetweenWhom();
    void saysHowLongItWaits();
    void buttonsShowTheirKeys();
    void fieldsStandInOneRow();
    void hintTakesNoRoomFromRows();
    void linesPartThePanes();
    void queueLeavesTheRoom();
    void takesOverHowItIsLookedAt();
    void everyButtonHasAName();
    void growsWithItsText();
    void asksForTheWidthOfItsParts();

private:
    [[nodiscard]] bool opens();
    [[nodiscard]] bool holds(const QByteArray &octets, int count);
    QPushButton *button(const QString &start) const;
    RawPeer &server() { return *m_listener->peer(); }
    int held() const { return m_panel->model()->rowCount(); }
    void grab(const QString &name);

    QTemporaryDir m_settings;
    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<CaptureController> m_capture;
    std::unique_ptr<RawListener> m_listener;
    std::unique_ptr<RawPeer> m_client;
    std::unique_ptr<InterceptPanel> m_panel;
    QListView *m_queue = nullptr;
    HeldEditor *m_editor = nullptr;
};

void TestInterceptPanel::initTestCase()
{
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TestInterceptPanel::init()
{
    failOnGuiWarnings();
    QSettings().clear();
    const SessionClock clock;
    m_store = std::make_shared<MemorySessionStore>(clock.started());
    m_capture = std::make_unique<CaptureController>(m_store, clock);
    m_listener = std::make_unique<RawListener>();
    m_panel = std::make_unique<InterceptPanel>(m_theme, m_store, m_capture->interception());
    connect(m_capture.get(), &CaptureController::recorded, m_panel.get(), &InterceptPanel::refresh);
    m_queue = m_panel->findChild<HeldQueue *>()->view();
    m_editor = m_panel->findChild<HeldEditor *>();
    m_panel->resize(1072, 780);
    qApp->setStyleSheet(m_theme.styleSheet());
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    m_panel->setActive(true);
}

void TestInterceptPanel::cleanup()
{
    m_panel.reset();
    m_client.reset();
    m_capture.reset();
    m_listener.reset();
}

bool TestInterceptPanel::opens()
{
    QSignalSpy listening(m_capture.get(), &CaptureController::listening);
    ProxyOptions options;
    options.target = QUrl(u"ws://127.0.0.1:%1/"_s.arg(m_listener->serverPort()));
    m_capture->listenAsProxy(options);
    if (!listening.wait())
        return false;
    m_client = std::make_unique<RawPeer>(quint16(listening[0][0].toUrl().port()), requestFor(1234));
    if (!QTest::qWaitFor([&] {
            return m_listener->peer() && m_listener->peer()->received().endsWith("\r\n\r\n");
        }))
        return false;
    server().send(responseTo(server().takeReceived()));
    return QTest::qWaitFor([&] { return m_client->received().endsWith("\r\n\r\n"); })
        && m_client->takeReceived().startsWith("HTTP/1.1 101 ");
}

/// Sends \a octets from the client; then \a count things are held.
bool TestInterceptPanel::holds(const QByteArray &octets, int count)
{
    m_client->send(octets);
    return QTest::qWaitFor([&] { return held() == count; });
}

QPushButton *TestInterceptPanel::button(const QString &start) const
{
    for (QPushButton *button : m_panel->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&').startsWith(start))
            return button;
    }
    qFatal("no button %s", qPrintable(start));
    return nullptr;
}

/// For people to look at.
void TestInterceptPanel::grab(const QString &name)
{
    for (const auto scheme : { Theme::Scheme::Light, Theme::Scheme::Dark }) {
        m_theme.setScheme(scheme);
        qApp->setPalette(m_theme.palette());
        qApp->setStyleSheet(m_theme.styleSheet());
        const QString suffix = scheme == Theme::Scheme::Light ? u"light"_s : u"dark"_s;
        QCoreApplication::sendPostedEvents(); // palettes and layouts
        QVERIFY2(!m_panel->grab().isNull(), qPrintable(name + suffix));
    }
    m_theme.setScheme(Theme::Scheme::Light);
    qApp->setPalette(m_theme.palette());
    qApp->setStyleSheet(m_theme.styleSheet());
}

void TestInterceptPanel::forwardsByKey()
{
    QAbstractItemModelTester tester(m_panel->model());
    QVERIFY(opens());
    QVERIFY(holds(text("one") + text("two"), 2));
    QVERIFY(m_editor->isVisible());
    QCOMPARE(m_editor->outgoing()->payload()->editor()->toPlainText(), u"one"_s);
    QCOMPARE(server().received(), QByteArray());
    // Twice, and faster than the news of the first can come.
    m_queue->setFocus();
    QTest::keyClick(m_queue, Qt::Key_F);
    QTest::keyClick(m_queue, Qt::Key_F);
    QTRY_COMPARE(server().received(), text("one") + text("two"));
    QTRY_COMPARE(held(), 0);
    QVERIFY(!m_editor->isVisible());
    // Heartbeats are not held, unless one says so.
    m_client->send(clientFrame(Opcode::Ping, "p"));
    QTRY_VERIFY(server().received().endsWith(clientFrame(Opcode::Ping, "p")));
}

void TestInterceptPanel::forwardsWhatWasEdited()
{
    QVERIFY(opens());
    QVERIFY(holds(text("{\n  \"op\": \"order\",\n  \"qty\": \"0.0100\",\n  \"id\": 41\n}"), 1));
    PayloadEditor *editor = m_editor->outgoing()->payload()->editor();
    editor->selectAll();
    editor->insertPlainText(
        u"{\n  \"op\": \"order\",\n  \"qty\": \"-0.0100\",\n  \"tif\": \"IOC\",\n  \"id\": 41\n}"_s);
    QVERIFY(m_editor->isEdited());
    QVERIFY(button(u"Forward edited"_s)->isEnabled());
    QVERIFY(button(u"Forward original"_s)->isEnabled());
    grab(u"edited"_s);
    m_editor->outgoing()->header()->rsv(2)->click();
    const QByteArray payload = editor->toPlainText().toUtf8();
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    FrameHeader header
        = makeHeader(Opcode::Text, quint64(payload.size()), MaskingKey { 0x37, 0xfa, 0x21, 0x3d });
    header.rsv = Rsv2;
    QByteArray wire;
    appendFrame(wire, header, payload);
    QTRY_COMPARE(server().received(), wire);
    QTRY_COMPARE(held(), 0);
    // And the other button.
    QVERIFY(holds(text("two"), 1));
    editor->selectAll();
    editor->insertPlainText(u"zwei"_s);
    button(u"Forward original"_s)->click();
    QTRY_COMPARE(server().received(), wire + text("two"));
}

void TestInterceptPanel::keepsEditsWhileAnotherIsShown()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one") + text("two"), 2));
    PayloadEditor *editor = m_editor->outgoing()->payload()->editor();
    editor->selectAll();
    editor->insertPlainText(u"eins"_s);
    m_queue->setFocus();
    QTest::keyClick(m_queue, Qt::Key_J);
    QCOMPARE(editor->toPlainText(), u"two"_s);
    const auto isEdited = [this](int row) {
        const QModelIndex held = m_panel->model()->index(row, 0);
        const bool isSaid = held.data(Qt::AccessibleTextRole).toString().endsWith(u", edited"_s);
        return isSaid && held.data(HeldFramesModel::EditedRole).toBool();
    };
    QVERIFY(isEdited(0)); // so that it can be found again
    QVERIFY(!isEdited(1));
    grab(u"edited"_s);
    QTest::keyClick(m_queue, Qt::Key_K);
    QCOMPARE(editor->toPlainText(), u"eins"_s);
    QVERIFY(m_editor->isEdited());
    m_editor->revertButton()->click();
    QVERIFY(!m_editor->isEdited());
    QVERIFY(!m_editor->revertButton()->isEnabled());
    QVERIFY(!isEdited(0));
    QCOMPARE(editor->toPlainText(), u"one"_s);
}

/// What was decided leaves after what came before it, and so it is said.
void TestInterceptPanel::saysWhatStillWaits()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one") + text("two"), 2));
    const auto decided = [this](int row) {
        for (const QListView *view : m_panel->findChildren<QListView *>()) {
            if (view->accessibleName() == u"What was decided"_s)
                return view->model()->index(row, 0).data(DecidedModel::WhatRole).toString();
        }
        return QString();
    };
    m_queue->setFocus();
    QTest::keyClick(m_queue, Qt::Key_J);
    QTest::keyClick(m_queue, Qt::Key_F);
    QTRY_COMPARE(held(), 1);
    QCOMPARE(decided(0), u"forwards after 1"_s);
    QCOMPARE(server().received(), QByteArray());
    QTest::keyClick(m_queue, Qt::Key_F);
    QTRY_COMPARE(server().received(), text("one") + text("two"));
    QTRY_COMPARE(decided(1), u"forwarded unchanged"_s);
    QCOMPARE(decided(0), u"forwarded unchanged"_s);

    m_client->send(text("three") + text("four"));
    QTRY_COMPARE(held(), 2);
    QTest::keyClick(m_queue, Qt::Key_J);
    QTest::keyClick(m_queue, Qt::Key_F);
    QTRY_COMPARE(decided(0), u"forwards after 3"_s);
    server().reset();
    QTRY_COMPARE(held(), 0);
    QCOMPARE(decided(0), u"lost, the connection ended"_s);
    QCOMPARE(decided(1), u"lost, the connection ended"_s);
}

void TestInterceptPanel::clearsWhatWasDecided()
{
    auto *queue = m_panel->findChild<HeldQueue *>();
    const QListView *decided = nullptr;
    for (const QListView *view : m_panel->findChildren<QListView *>()) {
        if (view->accessibleName() == u"What was decided"_s)
            decided = view;
    }
    QVERIFY(decided);
    IconButton *clear = queue->clearButton();
    QVERIFY(clear->isVisible());
    QVERIFY(!clear->isEnabled()); // there is nothing yet
    QCOMPARE(clear->accessibleName(), clear->toolTip());
    QVERIFY(!clear->toolTip().isEmpty());
    QVERIFY(opens());
    QVERIFY(holds(text("one") + text("two"), 2));
    m_queue->setFocus();
    QTest::keyClick(m_queue, Qt::Key_F);
    QTRY_COMPARE(decided->model()->rowCount(), 1);
    QVERIFY(clear->isEnabled());
    grab(u"decided"_s);
    clear->click();
    QCOMPARE(decided->model()->rowCount(), 0);
    QVERIFY(!clear->isEnabled());
    QCOMPARE(held(), 1); // that is not decided yet
    QTest::keyClick(m_queue, Qt::Key_D);
    QTRY_COMPARE(decided->model()->rowCount(), 1);
    QVERIFY(clear->isEnabled());
}

void TestInterceptPanel::dropsByKey()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one") + text("two"), 2));
    m_queue->setFocus();
    QTest::keyClick(m_queue, Qt::Key_D);
    QTRY_COMPARE(held(), 1);
    QTest::keyClick(m_queue, Qt::Key_F);
    QTRY_COMPARE(server().received(), text("two"));
}

void TestInterceptPanel::forwardsAll()
{
    QVERIFY(opens());
    QByteArray sent;
    for (int i = 0; i < 40; ++i)
        sent += text(QByteArray::number(i));
    QVERIFY(holds(sent, 40));
    server().send(serverFrame(Opcode::Text, "back"));
    QTRY_COMPARE(held(), 41);
    auto *directions = m_panel->findChild<HeldQueue *>()->directions();
    directions->setCurrentIndex(2);
    QCOMPARE(m_queue->model()->rowCount(), 1);
    QCOMPARE(m_editor->outgoing()->payload()->editor()->toPlainText(), u"back"_s);
    directions->setCurrentIndex(0);
    button(u"Forward all 41"_s)->click();
    QTRY_COMPARE(server().received(), sent);
    QTRY_COMPARE(m_client->received(), serverFrame(Opcode::Text, "back"));
    QTRY_COMPARE(held(), 0);
}

void TestInterceptPanel::editsMessagesOfSeveralFrames()
{
    BreakpointText whole;
    whole.wholeMessages = true;
    whole.expression = u"text contains \"Hello\""_s;
    m_panel->addBreakpoint(whole);
    QVERIFY(opens());
    QVERIFY(holds(text("Hel", false) + clientFrame(Opcode::Continuation, "lo"), 1));
    QVERIFY(m_editor->form()->isVisible());
    PayloadEditor *editor = m_editor->outgoing()->payload()->editor();
    QCOMPARE(editor->toPlainText(), u"Hello"_s);
    m_editor->form()->setCurrentIndex(1);
    QVERIFY(m_editor->frameList()->isVisible());
    m_editor->frameList()->setCurrentIndex(1);
    QCOMPARE(editor->toPlainText(), u"lo"_s);
    editor->selectAll();
    editor->insertPlainText(u"p"_s);
    grab(u"fragments"_s);
    button(u"Forward edited"_s)->click();
    QTRY_COMPARE(server().received(), text("Hel", false) + clientFrame(Opcode::Continuation, "p"));
}

void TestInterceptPanel::injects()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one"), 1));
    button(u"Inject…"_s)->click();
    auto *dialog = m_panel->findChild<InjectDialog *>();
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->connectionList()->count(), 1);
    dialog->outgoing()->payload()->editor()->insertPlainText(u"put in"_s);
    dialog->injectButton()->click();
    QTRY_COMPARE(server().received().size(), 2 + 4 + 6);
    QVERIFY(dialog->isVisible()); // for the next one
    dialog->direction()->setCurrentIndex(1);
    dialog->form()->setCurrentIndex(1);
    QCOMPARE(dialog->outgoing()->payload()->editor()->toPlainText(), u"put in"_s);
    dialog->outgoing()->header()->opcode()->setCurrentIndex(0x9);
    QVERIFY(!dialog->grab().isNull());
    dialog->injectButton()->click();
    QTRY_COMPARE(m_client->received(), serverFrame(Opcode::Ping, "put in"));
    QCOMPARE(held(), 1);
}

/// Of whatever session.
void TestInterceptPanel::proposesADroppedFrame()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one"), 1));
    const auto dropFrame = [this](const FrameSpec &spec) {
        const auto block = std::make_shared<const FrameBlock>(makeBlock(1, { spec }));
        const auto data = mimeDataOf(FrameHandle(block, 1));
        QDragEnterEvent enter({ 9, 9 }, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_panel.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({ 9, 9 }, Qt::CopyAction, data.get(), Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_panel.get(), &drop);
    };
    dropFrame({ .payload = "dropped" });
    auto *dialog = m_panel->findChild<InjectDialog *>();
    QVERIFY(dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), u"Inject a frame"_s); // as the button says that opens it
    QCOMPARE(dialog->injectButton()->text(), u"Inject"_s);
    for (const QPushButton *button : dialog->findChildren<QPushButton *>())
        QVERIFY2(button->icon().isNull(), qPrintable(button->text())); // the style's, black on dark
    QCOMPARE(dialog->connectionList()->count(), 1);
    QCOMPARE(dialog->direction()->currentIndex(), 0);
    dialog->injectButton()->click();
    QTRY_COMPARE(server().received().size(), 2 + 4 + 7);
    dropFrame({ .direction = Direction::ServerToClient,
        .opcode = toNibble(Opcode::Ping),
        .payload = "beat" });
    dialog->injectButton()->click();
    QTRY_COMPARE(m_client->received(), serverFrame(Opcode::Ping, "beat"));
    QCOMPARE(held(), 1);
}

void TestInterceptPanel::switchedOffNothingIsHeld()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one"), 1));
    m_panel->setActive(false);
    QTRY_COMPARE(server().received(), text("one"));
    m_client->send(text("two"));
    QTRY_COMPARE(server().received(), text("one") + text("two"));
    QTRY_COMPARE(held(), 0);
    m_panel->setActive(true);
    QVERIFY(holds(text("three"), 1));
}

void TestInterceptPanel::saysWhatWasLost()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one"), 1));
    server().reset();
    QTRY_COMPARE(held(), 0);
    bool told = false;
    for (const QListView *view : m_panel->findChildren<QListView *>()) {
        if (view->accessibleName() == u"What was decided"_s)
            told = view->model()->index(0, 0).data().toString().contains(u"lost"_s);
    }
    QVERIFY(told);
}

void TestInterceptPanel::saysWhyItIsEmpty()
{
    auto *empty = m_panel->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QSignalSpy wanted(m_panel.get(), &InterceptPanel::proxyRequested);
    empty->findChild<QPushButton *>()->click();
    QCOMPARE(wanted.size(), 1);
    button(u"Inject…"_s)->click();
    auto *dialog = m_panel->findChild<InjectDialog *>();
    QCOMPARE(dialog->connectionList()->currentIndex(), -1);
    QCOMPARE(dialog->connectionList()->placeholderText(), u"No proxied connection is open"_s);
    QVERIFY(!dialog->injectButton()->isEnabled());
    dialog->close();
    QVERIFY(opens());
    QTRY_VERIFY(!empty->findChild<QPushButton *>()->isVisible());
    QVERIFY(!button(u"Forward"_s)->isEnabled());
    QVERIFY(!button(u"Drop"_s)->isEnabled());
    grab(u"empty"_s);
}

void TestInterceptPanel::saysHowMuchIsHeld()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one") + text("two"), 2));
    QTRY_COMPARE(m_panel->accessibleDescription(), u"2 held"_s); // what is announced
    auto *flow = m_panel->findChild<HoldFlow *>();
    QCOMPARE(flow->accessibleName(), u"Held on the way to the server: 2, to the client: 0"_s);
}

/// Of the connection of what is selected; the client is who came to the proxy.
void TestInterceptPanel::saysBetweenWhom()
{
    const auto *flow = m_panel->findChild<HoldFlow *>();
    const auto between = [](RawPeer &client, const RawListener &server) {
        return u"Client: 127.0.0.1:%1, Server: 127.0.0.1:%2"_s.arg(
            QString::number(client.socket().localPort()), QString::number(server.serverPort()));
    };
    QVERIFY(opens());
    const auto firstServer = std::exchange(m_listener, std::make_unique<RawListener>());
    const std::unique_ptr<RawPeer> firstClient = std::move(m_client);
    QVERIFY(opens());
    firstClient->send(text("one"));
    QTRY_COMPARE(held(), 1);
    QVERIFY(flow->isVisible());
    QTRY_COMPARE(flow->accessibleDescription(), between(*firstClient, *firstServer));
    QVERIFY(holds(text("two"), 2));
    grab(u"addresses"_s);
    m_queue->setFocus();
    QTest::keyClick(m_queue, Qt::Key_J);
    QTRY_COMPARE(flow->accessibleDescription(), between(*m_client, *m_listener));
    QTest::keyClick(m_queue, Qt::Key_K);
    QTRY_COMPARE(flow->accessibleDescription(), between(*firstClient, *firstServer));
    button(u"Forward all"_s)->click();
    QTRY_COMPARE(held(), 0);
    QCOMPARE(flow->accessibleDescription(), QString());
    QCOMPARE(flow->toolTip(), QString());
}

/// Where there is little room, what the queue says as well gives its place to the caption.
void TestInterceptPanel::saysHowLongItWaits()
{
    using namespace std::chrono_literals;
    HeldEditor editor(m_theme);
    const HeldItem item = heldText(1, "one");
    editor.setItem(item, false);
    const auto *waiting = editor.findChild<Chip *>();
    const auto waited = [&](int width, const std::optional<std::chrono::milliseconds> &timeout) {
        editor.resize(width, 400);
        editor.showWaiting(item.since + 7'000'000'000, timeout);
        return waiting->text();
    };
    QCOMPARE(waited(800, std::nullopt), u"held 7.0 s"_s);
    QCOMPARE(waited(800, 30s), u"held 7.0 s, forwards by itself in 23.0 s"_s);
    QCOMPARE(waited(540, 30s), u"forwards by itself in 23.0 s"_s);
    QCOMPARE(waited(540, std::nullopt), u"held 7.0 s"_s);
}

/// Behind the word, and within the button, whatever the size.
void TestInterceptPanel::buttonsShowTheirKeys()
{
    const auto shows = [this](const QString &text, const QString &key) {
        const auto *button = dynamic_cast<const KeyButton *>(this->button(text));
        if (!button || button->key() != key || !button->rect().contains(button->keyRect()))
            return false;
        const int word = button->fontMetrics().horizontalAdvance(button->text().remove(u'&'));
        return button->width() >= word + button->iconSize().width() + button->keyRect().width();
    };
    for (const qreal scale : { 1.0, 2.0 }) {
        m_theme.setTextScale(scale);
        qApp->setStyleSheet(m_theme.styleSheet());
        QTRY_VERIFY(shows(u"Forward"_s, u"F"_s));
        QTRY_VERIFY(shows(u"Drop"_s, u"D"_s));
        grab(u"keys"_s);
    }
    m_theme.setTextScale(1);
}

/// Beside the list of connections, in a window of 1440 px.
void TestInterceptPanel::fieldsStandInOneRow()
{
    QVERIFY(opens());
    QVERIFY(holds(text("{\"op\":\"order\",\"qty\":\"" + QByteArray(80, '0') + "\"}"), 1));
    PayloadEditor *editor = m_editor->outgoing()->payload()->editor();
    QTextCursor cursor(editor->document());
    cursor.setPosition(1);
    cursor.insertText(u"\"tif\": \"IOC\","_s);
    const HeaderEditor *header = m_editor->outgoing()->header();
    QCOMPARE(header->length()->text(), u"103 → 115"_s);
    m_panel->resize(1070, 780);
    const auto isBeside = [&](const QWidget *widget) {
        const QWidget *first = header->opcode();
        const auto middle = [this](const QWidget *any) {
            return any->mapTo(m_panel.get(), any->rect().center()).y();
        };
        return widget->isVisible() && qAbs(middle(widget) - middle(first)) <= 6;
    };
    for (const QWidget *field : std::initializer_list<QWidget *> { header->fin(), header->rsv(3),
             header->key(), header->length(), header->moreButton(), m_editor->revertButton() })
        QTRY_VERIFY2(isBeside(field), field->metaObject()->className());
    grab(u"fields"_s);
}

void TestInterceptPanel::hintTakesNoRoomFromRows()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one"), 1));
    const TextLabel *hint = m_panel->findChild<HeldQueue *>()->hint();
    QVERIFY(!hint->isVisible()); // there is nothing to wait for
    QVERIFY(holds(text("two").repeated(4), 5));
    QTRY_VERIFY(hint->isVisible());
    QVERIFY(hint->mapTo(m_panel.get(), QPoint()).y()
        >= m_queue->mapTo(m_panel.get(), QPoint(0, m_queue->height())).y());
    m_panel->resize(1072, 420);
    QTRY_VERIFY(!hint->isVisible());
    m_panel->resize(1072, 780);
    QTRY_VERIFY(hint->isVisible());
    QVERIFY(holds(text("more").repeated(30), 35));
    QTRY_VERIFY(!hint->isVisible());
}

/// Below the bar, the heads and above the buttons, each as wide as its pane.
void TestInterceptPanel::linesPartThePanes()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one"), 1));
    const auto *queue = m_panel->findChild<HeldQueue *>();
    const auto linesIn = [](const QWidget *pane) {
        int found = 0;
        for (const HairLine *line : pane->findChildren<HairLine *>())
            found += line->isVisible() && line->width() == pane->width() && line->height() == 1;
        return found;
    };
    QTRY_COMPARE(linesIn(m_panel.get()), 2);
    QCOMPARE(linesIn(queue), 2);
    QCOMPARE(linesIn(m_editor), 1);
    const QWidget *drop = button(u"Drop"_s);
    const QWidget *inject = button(u"Inject…"_s);
    const auto *between = drop->parentWidget()->findChild<HairLine *>();
    QVERIFY(between);
    QVERIFY(between->isVisible());
    QCOMPARE(between->width(), 1);
    QVERIFY(between->x() > drop->geometry().right());
    QVERIFY(between->x() < inject->x());
    QVERIFY(qAbs(between->height() - inject->height()) <= 2);
    for (const auto scheme : { Theme::Scheme::Light, Theme::Scheme::Dark }) {
        m_theme.setScheme(scheme);
        auto *line = queue->findChild<HairLine *>();
        QCOMPARE(line->grab().toImage().pixelColor(0, 0), m_theme.color(Theme::Token::Line));
    }
    m_theme.setScheme(Theme::Scheme::Light);
}

void TestInterceptPanel::queueLeavesTheRoom()
{
    const auto *queue = m_panel->findChild<HeldQueue *>();
    QTRY_COMPARE(queue->width(), 300);
    m_theme.setTextScale(2);
    const QFont usual = QApplication::font();
    QApplication::setFont(m_theme.font(Theme::TypeRole::Body));
    qApp->setStyleSheet(m_theme.styleSheet());
    const auto back = qScopeGuard([this, &usual] {
        m_theme.setTextScale(1);
        QApplication::setFont(usual);
    });
    QTRY_VERIFY2(queue->width() <= m_panel->width() * 2 / 5, QByteArray::number(queue->width()));
}

void TestInterceptPanel::takesOverHowItIsLookedAt()
{
    QVERIFY(opens());
    QVERIFY(holds(text("[1]"), 1));
    m_editor->outgoing()->views()->setCurrentIndex(OutgoingEditor::Text);
    m_editor->outgoing()->views()->setCurrentIndex(OutgoingEditor::Anatomy);
    InterceptPanel other(m_theme, m_store, m_capture->interception());
    other.takeOver(*m_panel);
    OutgoingEditor *outgoing = other.findChild<HeldEditor *>()->outgoing();
    QCOMPARE(outgoing->views()->currentIndex(), int(OutgoingEditor::Anatomy));
    QCOMPARE(outgoing->payload()->form(), PayloadField::Form::Text);
    QCOMPARE(outgoing->payload()->editor()->toPlainText(), u"[1]"_s);
}

void TestInterceptPanel::everyButtonHasAName()
{
    for (const QAbstractButton *button : m_panel->findChildren<QAbstractButton *>()) {
        if (!button->isVisible())
            continue;
        QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
            button->metaObject()->className());
    }
    for (const QAbstractItemView *view : m_panel->findChildren<QAbstractItemView *>()) {
        if (view->isVisible())
            QVERIFY(!view->accessibleName().isEmpty());
    }
}

/// Letters of twice the size in the width that is left of a screen of 1440 px.
void TestInterceptPanel::growsWithItsText()
{
    QVERIFY(opens());
    QVERIFY(holds(text("one"), 1));
    QVERIFY(m_editor->outgoing()->octets()->isVisible());
    m_theme.setTextScale(2);
    const QFont usual = QApplication::font();
    QApplication::setFont(m_theme.font(Theme::TypeRole::Body));
    const auto back = qScopeGuard([&usual] { QApplication::setFont(usual); });
    qApp->setStyleSheet(m_theme.styleSheet());
    m_panel->resize(970, 660);
    const HeaderEditor *header = m_editor->outgoing()->header(); // not that of the dialog
    header->moreButton()->click();
    const auto wrong = [this, header] {
        QStringList found;
        const QList<QWidget *> parts
            = header->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        for (const QWidget *part : parts) {
            if (!part->isVisible())
                continue;
            const QString name = QString::fromLatin1(part->metaObject()->className());
            if (!header->rect().contains(part->geometry()))
                found.append(name + u" outside"_s);
            if (part->width() < part->minimumSizeHint().width())
                found.append(name + u" cut"_s);
            for (const QWidget *other : parts) {
                if (part != other && other->isVisible()
                    && part->geometry().intersects(other->geometry()))
                    found.append(name + u" covered"_s);
            }
        }
        for (const QPushButton *button : m_panel->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->width() < button->sizeHint().width())
                found.append(button->text());
        }
        return found.join(u", "_s);
    };
    QTRY_COMPARE(wrong(), QString());
    QVERIFY(!m_editor->outgoing()->octets()->isVisible()); // they give their place to the fields
    QVERIFY(header->key()->x() - header->masked()->geometry().right() <= 12); // beside its box
    grab(u"large"_s);
    // And where a notice takes some of the height.
    m_panel->resize(970, 560);
    QTRY_COMPARE(wrong(), QString());
    m_editor->revertButton()->setFocus();
    const auto isWhole
        = [](const QWidget *part) { return part->visibleRegion().boundingRect() == part->rect(); };
    for (const QWidget *part : std::initializer_list<QWidget *> {
             header->opcode(), header->lengthForm(), header->announced() }) {
        for (int i = 0; i < 20 && !part->hasFocus(); ++i)
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(part->hasFocus());
        QTRY_VERIFY2(isWhole(part), qPrintable(part->accessibleName()));
    }
    QTest::keyClick(header->announced(), Qt::Key_Tab, Qt::ShiftModifier);
    QTRY_VERIFY(isWhole(header->lengthForm()));
    grab(u"low"_s);
    m_theme.setTextScale(1);
}

void TestInterceptPanel::asksForTheWidthOfItsParts()
{
    QWidget window;
    auto *row = new QHBoxLayout(&window);
    auto *scrolled = new ScrollColumn;
    row->addWidget(scrolled);
    auto *part = new QWidget;
    part->setMinimumWidth(200);
    scrolled->column()->addWidget(part);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    part->setMinimumWidth(700);
    QTRY_VERIFY(scrolled->viewport()->width() >= 700);
    part->setMinimumHeight(2000);
    QTRY_VERIFY(scrolled->verticalScrollBar()->isVisible());
    QVERIFY(scrolled->viewport()->width() >= 700);
}

QTEST_MAIN(TestInterceptPanel)
#include "tst_interceptpanel.moc"
