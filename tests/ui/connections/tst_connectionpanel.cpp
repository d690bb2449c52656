#include "tests/app/session/sessionfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/connections/closedialog.h"
#include "ui/connections/connectionmodel.h"
#include "ui/connections/connectionpanel.h"
#include "ui/connections/connectionsummary.h"
#include "ui/connections/connectiontree.h"
#include "ui/connections/opcodesharebar.h"
#include "ui/theme/emptystate.h"
#include "ui/widgets/iconbutton.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

#include <ctime>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

namespace {

ConnectionRecord connection(ConnectionId id, ConnectionState state = ConnectionState::Open)
{
    ConnectionRecord record;
    record.id = id;
    record.url = u"ws://localhost:8080/echo"_s;
    record.peer = u"127.0.0.1:8080"_s;
    record.state = state;
    record.opened = 0;
    if (state == ConnectionState::Closed)
        record.ended = 10'000 * Millisecond;
    return record;
}

} // namespace

class ConnectionPanelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void emptyPanelOffersToConnect();
    void selectsAConnectionAndNone();
    void groupsFoldUp();
    void focusIsVisible();
    void menuOffersWhatCanBeDone_data();
    void menuOffersWhatCanBeDone();
    void offersAReplayOfWhatOpened();
    void menuAsksForIt();
    void secretsOfAddressesStayHidden();
    void narrowPanelCounts();
    void summaryIsComputedFromTheFrames();
    void ticksOnlyWhileNeeded();
    void removedStaysAwayUntilAskedFor();
    void searchHidesTheOthers();
    void tabFollowsTheEye();
    void addressesGoOnToTheNumbers();
    void marksWhatIsHeld();
    void thousandsOfConnections();
    void closeDialogTakesWhatMayBeSent();

private:
    void put(const ConnectionRecord &connection)
    {
        record(*m_store, connection);
        m_panel->refresh({ connection.id });
    }
    QModelIndex indexOf(ConnectionId id) const
    {
        return static_cast<ConnectionModel *>(m_panel->tree()->model())->indexOf(id);
    }
    void click(const QModelIndex &index)
    {
        QTest::mouseClick(m_panel->tree()->viewport(), Qt::LeftButton, {},
            m_panel->tree()->visualRect(index).center());
    }
    /// The actions of the context menu of \a id; \a trigger is chosen.
    QStringList menuOf(ConnectionId id, const QString &trigger = {});
    bool shows(const QString &text) const;

    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<ConnectionPanel> m_panel;
};

void ConnectionPanelTest::init()
{
    failOnGuiWarnings();
    m_store = std::make_shared<MemorySessionStore>();
    m_panel = std::make_unique<ConnectionPanel>(m_theme, m_store);
    m_panel->resize(368, 800);
    m_panel->show();
}

void ConnectionPanelTest::cleanup()
{
    m_panel.reset();
}

QStringList ConnectionPanelTest::menuOf(ConnectionId id, const QString &trigger)
{
    QMenu menu;
    m_panel->fillMenu(menu, id);
    QStringList actions;
    const QList<QAction *> all = menu.actions();
    for (QAction *action : all) {
        if (!action->isSeparator())
            actions.append(action->text());
        if (action->text() == trigger)
            action->trigger();
    }
    return actions;
}

bool ConnectionPanelTest::shows(const QString &text) const
{
    const QList<QLabel *> labels = m_panel->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

void ConnectionPanelTest::emptyPanelOffersToConnect()
{
    auto *empty = m_panel->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QSignalSpy requested(m_panel.get(), &ConnectionPanel::newConnectionRequested);
    empty->findChild<QPushButton *>()->click();
    for (IconButton *button : m_panel->findChildren<IconButton *>()) {
        if (button->toolTip() == u"New connection"_s)
            button->click();
    }
    QCOMPARE(requested.size(), 2);
    put(connection(1));
    QVERIFY(!empty->isVisible());
    QVERIFY(m_panel->tree()->isVisible());
}

void ConnectionPanelTest::selectsAConnectionAndNone()
{
    put(connection(1));
    put(connection(2));
    QSignalSpy selected(m_panel.get(), &ConnectionPanel::connectionSelected);
    click(indexOf(2));
    QCOMPARE(m_panel->selectedConnection(), ConnectionId(2));
    QCOMPARE(selected.last().at(0).value<ConnectionId>(), ConnectionId(2));
    QTest::keyClick(m_panel->tree(), Qt::Key_Escape);
    QCOMPARE(m_panel->selectedConnection(), ConnectionId(0));
    m_panel->selectConnection(1);
    QCOMPARE(m_panel->selectedConnection(), ConnectionId(1));
    QTest::mouseClick(m_panel->tree()->viewport(), Qt::LeftButton, {}, { 50, 400 });
    QCOMPARE(m_panel->selectedConnection(), ConnectionId(0));
    QCOMPARE(selected.size(), 4);
}

void ConnectionPanelTest::groupsFoldUp()
{
    put(connection(1));
    m_panel->selectConnection(1);
    const QModelIndex group = indexOf(1).parent();
    QVERIFY(m_panel->tree()->isExpanded(group));
    click(group);
    QVERIFY(!m_panel->tree()->isExpanded(group));
    QCOMPARE(m_panel->selectedConnection(), ConnectionId(1));
    put(connection(2));
    QVERIFY(!m_panel->tree()->isExpanded(group)); // as the user left it
}

/// Also of what is selected, which looks the same without the focus.
void ConnectionPanelTest::focusIsVisible()
{
    put(connection(1));
    put(connection(2));
    ConnectionTree *tree = m_panel->tree();
    QLineEdit elsewhere;
    elsewhere.show();
    const auto edgeOf = [this, tree](ConnectionId id) {
        const QRect row = tree->visualRect(indexOf(id));
        return tree->viewport()->grab().toImage().pixelColor(
            row.center().x(), row.top() + (row.top() == 0 ? 1 : 0));
    };
    m_panel->selectConnection(2);
    tree->clearFocus();
    const QColor without = edgeOf(2);
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    tree->setFocus();
    QVERIFY(tree->hasFocus());
    QVERIFY(edgeOf(2) != without);
    const QColor other = edgeOf(1);
    QTest::keyClick(tree, Qt::Key_Up);
    QCOMPARE(m_panel->selectedConnection(), ConnectionId(1));
    QVERIFY(edgeOf(1) != other);
}

void ConnectionPanelTest::menuOffersWhatCanBeDone_data()
{
    QTest::addColumn<ConnectionState>("state");
    QTest::addColumn<QStringList>("actions");
    const QStringList copies { u"Edit and reconnect…"_s, u"Replay…"_s, u"Copy URL"_s,
        u"Copy as cURL"_s, u"Copy as cURL with secrets"_s, u"Save alone…"_s };
    QTest::newRow("open") << ConnectionState::Open
                          << QStringList { u"Send Ping"_s, u"Close…"_s, u"Abort"_s, u"Duplicate"_s }
            + copies;
    QTest::newRow("connecting") << ConnectionState::Connecting
                                << QStringList { u"Abort"_s, u"Duplicate"_s } + copies;
    QTest::newRow("closed") << ConnectionState::Closed
                            << QStringList { u"Reconnect"_s } + copies
            + QStringList { u"Remove from list"_s };
}

void ConnectionPanelTest::menuOffersWhatCanBeDone()
{
    QFETCH(ConnectionState, state);
    put(connection(1, state));
    QTEST(menuOf(1), "actions");
}

void ConnectionPanelTest::offersAReplayOfWhatOpened()
{
    ConnectionRecord neverOpened = connection(1, ConnectionState::Closed);
    neverOpened.opened.reset();
    put(neverOpened);
    QVERIFY(!menuOf(1).contains(u"Replay…"_s));
}

void ConnectionPanelTest::secretsOfAddressesStayHidden()
{
    ConnectionRecord record = connection(1);
    record.url = u"ws://localhost:8080/echo?token=tops3cret"_s;
    put(record);
    const QModelIndex index = indexOf(1);
    for (const int role :
        { int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole) })
        QVERIFY(!index.data(role).toString().contains(u"tops3cret"_s));
    menuOf(1, u"Copy URL"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ws://localhost:8080/echo?token=••••••••"_s);
    menuOf(1, u"Copy URL with secrets"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), record.url);
}

void ConnectionPanelTest::menuAsksForIt()
{
    put(connection(1));
    put(connection(2));
    QSignalSpy ping(m_panel.get(), &ConnectionPanel::pingRequested);
    QSignalSpy close(m_panel.get(), &ConnectionPanel::closeRequested);
    QSignalSpy abort(m_panel.get(), &ConnectionPanel::abortRequested);
    menuOf(2, u"Send Ping"_s);
    menuOf(2, u"Close…"_s);
    menuOf(2, u"Abort"_s);
    QSignalSpy reconnect(m_panel.get(), &ConnectionPanel::reconnectRequested);
    QSignalSpy curl(m_panel.get(), &ConnectionPanel::curlRequested);
    QSignalSpy save(m_panel.get(), &ConnectionPanel::saveRequested);
    menuOf(2, u"Duplicate"_s);
    menuOf(2, u"Copy as cURL"_s);
    menuOf(2, u"Copy as cURL with secrets"_s);
    menuOf(2, u"Save alone…"_s);
    QSignalSpy replay(m_panel.get(), &ConnectionPanel::replayRequested);
    menuOf(2, u"Replay…"_s);
    QCOMPARE(replay.size(), 1);
    QCOMPARE(reconnect.size(), 1);
    QCOMPARE(curl.size(), 2);
    QVERIFY(!curl.at(0).at(1).toBool());
    QVERIFY(curl.at(1).at(1).toBool());
    QCOMPARE(save.size(), 1);
    menuOf(2, u"Copy URL"_s);
    QCOMPARE(ping.size(), 1);
    QCOMPARE(ping.first().at(0).value<ConnectionId>(), ConnectionId(2));
    QCOMPARE(close.size(), 1);
    QCOMPARE(abort.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ws://localhost:8080/echo"_s);
    m_panel->selectConnection(1);
    QVERIFY(menuOf(2, u"Show all connections"_s).contains(u"Show all connections"_s));
    QCOMPARE(m_panel->selectedConnection(), ConnectionId(0));
}

void ConnectionPanelTest::narrowPanelCounts()
{
    put(connection(1));
    m_panel->selectConnection(1);
    QVERIFY(m_panel->tree()->isColumnHidden(ConnectionModel::FramesColumn));
    QVERIFY(m_panel->findChild<OpcodeShareBar *>()->isVisible());
    m_panel->resize(232, 600);
    QVERIFY(!m_panel->tree()->isColumnHidden(ConnectionModel::FramesColumn));
    QVERIFY(m_panel->tree()->isColumnHidden(ConnectionModel::OutColumn));
    QVERIFY(!m_panel->findChild<OpcodeShareBar *>()->isVisible());
    QVERIFY(shows(u"plain TCP → 127.0.0.1:8080"_s));
}

void ConnectionPanelTest::summaryIsComputedFromTheFrames()
{
    ConnectionRecord record = connection(1, ConnectionState::Closed);
    record.clientToServer.frames = 150;
    record.clientToServer.octets = 36'000;
    record.clientToServer.framesByOpcode[0x1] = 150;
    record.serverToClient.frames = 94;
    record.serverToClient.framesByOpcode[0xA] = 94;
    put(record);
    m_panel->selectConnection(1);
    QVERIFY(shows(u"Connection 1"_s));
    QVERIFY(shows(u"24.4 frames/s"_s));
    QVERIFY(shows(u"3.6 KB/s"_s));
    QVERIFY(shows(u"no Ping answered"_s));
    QCOMPARE(m_panel->findChild<OpcodeShareBar *>()->accessibleDescription(),
        u"text 150, ping, pong 94"_s);

    Framescope::Test::record(*m_store,
        { { .time = 1'000 * Millisecond, .opcode = toNibble(Opcode::Ping), .payload = "a" },
            { .direction = Direction::ServerToClient,
                .time = 1'019 * Millisecond,
                .opcode = toNibble(Opcode::Pong),
                .payload = "a" },
            { .time = 3'219 * Millisecond } });
    m_panel->refresh({});
    QTRY_VERIFY(shows(u"19 ms now"_s));
    QVERIFY(shows(u"median 19, p95 19, max 19"_s));
    QVERIFY(shows(u"3.6 KB/s, longest gap 2.2 s"_s));

    m_panel->selectConnection(0);
    QVERIFY(!m_panel->findChild<ConnectionSummary *>()->isVisible());
}

void ConnectionPanelTest::ticksOnlyWhileNeeded()
{
    auto *tick = m_panel->tree()->findChild<QTimer *>(u"tick"_s);
    QVERIFY(tick);
    QVERIFY(!tick->isActive());
    put(connection(1));
    QVERIFY(tick->isActive());
    m_panel->hide();
    QVERIFY(!tick->isActive());
    m_panel->show();
    QVERIFY(tick->isActive());
    put(connection(1, ConnectionState::Closed));
    QVERIFY(!tick->isActive());
}

void ConnectionPanelTest::removedStaysAwayUntilAskedFor()
{
    put(connection(1, ConnectionState::Closed));
    put(connection(2));
    put(connection(3, ConnectionState::Closed));
    m_panel->selectConnection(1);
    menuOf(1, u"Remove from list"_s);
    QCOMPARE(m_panel->selectedConnection(), ConnectionId(0));
    QVERIFY(!indexOf(1).isValid());
    QCOMPARE(indexOf(2).row(), 0);
    QCOMPARE(indexOf(3).row(), 1);
    put(connection(1, ConnectionState::Closed)); // its counters came late
    QVERIFY(!indexOf(1).isValid());
    menuOf(2, u"Show removed connections"_s);
    QCOMPARE(indexOf(1).row(), 0);
    QCOMPARE(indexOf(3).row(), 2);

    for (const ConnectionId id : { 1, 2, 3 })
        m_panel->removeConnection(id);
    auto *empty = m_panel->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    empty->findChild<QPushButton *>()->click();
    QVERIFY(!empty->isVisible());
    QVERIFY(indexOf(3).isValid());
}

void ConnectionPanelTest::searchHidesTheOthers()
{
    ConnectionRecord other = connection(2);
    other.url = u"ws://localhost:8080/Chat"_s;
    put(connection(1));
    put(other);
    auto *search = m_panel->findChild<QLineEdit *>();
    QVERIFY(!search->isVisible());
    for (IconButton *button : m_panel->findChildren<IconButton *>()) {
        if (button->toolTip().startsWith(u"Find"_s))
            button->click();
    }
    QVERIFY(search->isVisible());
    search->setText(u"chat"_s);
    const auto isHidden = [this](ConnectionId id) {
        return m_panel->tree()->isRowHidden(indexOf(id).row(), indexOf(id).parent());
    };
    QVERIFY(isHidden(1));
    QVERIFY(!isHidden(2));
    put(connection(3));
    QVERIFY(isHidden(3));
    search->clear();
    QVERIFY(!isHidden(1));
    QVERIFY(!isHidden(3));
}

void ConnectionPanelTest::tabFollowsTheEye()
{
    put(connection(1));
    m_panel->selectConnection(1);
    m_panel->findChildren<IconButton *>().constFirst()->click(); // the field to search in
    m_panel->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    auto *search = m_panel->findChild<QLineEdit *>();
    m_panel->findChildren<IconButton *>().constFirst()->setFocus();
    QList<QPoint> places;
    const QWidget *focus = m_panel->findChildren<IconButton *>().constFirst();
    do {
        places.append(focus->mapTo(m_panel.get(), QPoint()));
        QTest::keyClick(m_panel.get(), Qt::Key_Tab);
        focus = QApplication::focusWidget();
        QVERIFY(focus);
    } while (focus->mapTo(m_panel.get(), QPoint()) != places.constFirst());
    QVERIFY(places.size() >= 5); // three buttons, the field, the list
    QVERIFY(places.contains(search->mapTo(m_panel.get(), QPoint())));
    constexpr int SameLine = 12;
    for (qsizetype i = 1; i < places.size(); ++i) {
        const QPoint step = places.at(i) - places.at(i - 1);
        QVERIFY(step.y() > SameLine || (std::abs(step.y()) <= SameLine && step.x() > 0));
    }
}

/// Where a number is short, the address takes the rest of its cell.
void ConnectionPanelTest::addressesGoOnToTheNumbers()
{
    m_panel->resize(232, 600);
    ConnectionRecord record = connection(1);
    record.url = u"ws://127.0.0.1:40939/wwwwwwwwwwwwwwwwwwwwwwww"_s;
    put(record);
    const ConnectionTree *tree = m_panel->tree();
    const QRect number
        = tree->visualRect(indexOf(1).siblingAtColumn(ConnectionModel::FramesColumn));
    QVERIFY(number.width() > 40);
    const QRect between(number.left(), number.top() + 8, number.width() / 2, 16);
    const auto ink = [&] {
        const QImage image = tree->viewport()->grab(between).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y).lightness() < 160)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(ink());
    record.serverToClient.frames = 1'234'567; // needs the cell
    put(record);
    record.url = u"ws://127.0.0.1/"_s;
    record.serverToClient.frames = 1;
    put(record);
    QVERIFY(!ink());
}

/// In the colour of warnings, besides the icon and the words.
void ConnectionPanelTest::marksWhatIsHeld()
{
    ConnectionRecord held = connection(1);
    held.role = Role::Proxy;
    held.subprotocol = u"a-subprotocol-whose-name-is-longer-than-the-row"_s;
    put(held);
    const auto hasColor = [this](Theme::Token token) {
        const QRect row = m_panel->tree()->visualRect(indexOf(1));
        const QImage image = m_panel->tree()->viewport()->grab(row).toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == m_theme.color(token))
                    return true;
            }
        }
        return false;
    };
    QVERIFY(!hasColor(Theme::Token::WarnBg));
    m_panel->setHeld({ { 1, 5 } });
    QVERIFY(hasColor(Theme::Token::WarnBg)); // the long name leaves it room
    QVERIFY(indexOf(1).data(Qt::AccessibleTextRole).toString().contains(u"held by the proxy: 5"_s));
    m_panel->setHeld({ { 1, 0 } });
    QVERIFY(!hasColor(Theme::Token::WarnBg));
}

void ConnectionPanelTest::thousandsOfConnections()
{
    constexpr ConnectionId Count = 5'000;
    QList<ConnectionRecord> records;
    for (ConnectionId id = 1; id <= Count; ++id)
        records.append(connection(id));
    m_store->append({ FrameBlock(1), {}, records });
    const std::clock_t start = std::clock(); // of this process: other load does not count
    QList<ConnectionId> ids;
    for (ConnectionId id = 1; id <= Count; ++id)
        ids.append(id);
    m_panel->refresh(ids);
    m_panel->tree()->viewport()->repaint();
    const std::clock_t shown = std::clock();
    // What a second of traffic on all of them asks for.
    for (int batch = 0; batch < 30; ++batch) {
        m_panel->refresh(ids.mid(batch * 100, 100));
        m_panel->tree()->viewport()->repaint();
        QHash<ConnectionId, int> held;
        for (ConnectionId id = 1; id <= Count; id += 50)
            held.insert(id, batch + 1);
        m_panel->setHeld(held);
        m_panel->tree()->viewport()->repaint();
    }
    QMetaObject::invokeMethod(m_panel->tree()->findChild<QTimer *>(u"tick"_s), "timeout");
    m_panel->selectConnection(Count);
    m_panel->tree()->viewport()->repaint();
    const auto seconds = [](std::clock_t from, std::clock_t to) {
        return static_cast<double>(to - from) / CLOCKS_PER_SEC;
    };
    qInfo("5,000 connections: %.3f s to show, %.3f s for a second of traffic",
        seconds(start, shown), seconds(shown, std::clock()));
    QVERIFY(seconds(start, std::clock()) < 2); // leaves room for slow machines
    QCOMPARE(m_panel->selectedConnection(), Count);
}

void ConnectionPanelTest::closeDialogTakesWhatMayBeSent()
{
    Theme theme;
    CloseDialog dialog(theme, 7);
    QSignalSpy closing(&dialog, &CloseDialog::closeRequested);
    dialog.show();
    auto *code = dialog.findChild<QComboBox *>();
    auto *reason = dialog.findChildren<QLineEdit *>().constLast();
    code->setEditText(u"1005"_s); // never on the wire
    dialog.accept();
    QCOMPARE(closing.size(), 0);
    code->setEditText(u"4001"_s);
    reason->setText(QString(124, u'x'));
    dialog.accept();
    QCOMPARE(closing.size(), 0);
    reason->setText(u"bye"_s);
    dialog.accept();
    QCOMPARE(closing.size(), 1);
    QCOMPARE(closing.at(0).at(0).value<ConnectionId>(), ConnectionId(7));
    QCOMPARE(closing.at(0).at(1).value<quint16>(), quint16(4001));
    QCOMPARE(closing.at(0).at(2).toString(), u"bye"_s);
}

QTEST_MAIN(ConnectionPanelTest)
#include "tst_connectionpanel.moc"
