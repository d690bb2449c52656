#include "tests/app/session/sessionfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/connections/connectionmodel.h"
#include "ui/connections/connectionpanel.h"
#include "ui/connections/connectionsummary.h"
#include "ui/connections/connectiontree.h"
#include "ui/connections/opcodesharebar.h"
#include "ui/theme/emptystate.h"
#include "ui/widgets/iconbutton.h"

#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

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
    void menuOffersWhatCanBeDone_data();
    void menuOffersWhatCanBeDone();
    void menuAsksForIt();
    void narrowPanelCounts();
    void summaryIsComputedFromTheFrames();
    void ticksOnlyWhileNeeded();

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
    m_panel->findChild<IconButton *>()->click();
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

void ConnectionPanelTest::menuOffersWhatCanBeDone_data()
{
    QTest::addColumn<ConnectionState>("state");
    QTest::addColumn<QStringList>("actions");
    QTest::newRow("open") << ConnectionState::Open
                          << QStringList { u"Send Ping"_s, u"Close…"_s, u"Abort"_s, u"Copy URL"_s };
    QTest::newRow("connecting") << ConnectionState::Connecting
                                << QStringList { u"Abort"_s, u"Copy URL"_s };
    QTest::newRow("closed") << ConnectionState::Closed << QStringList { u"Copy URL"_s };
}

void ConnectionPanelTest::menuOffersWhatCanBeDone()
{
    QFETCH(ConnectionState, state);
    put(connection(1, state));
    QTEST(menuOf(1), "actions");
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
    menuOf(2, u"Copy URL"_s);
    QCOMPARE(ping.size(), 1);
    QCOMPARE(ping.first().at(0).value<ConnectionId>(), ConnectionId(2));
    QCOMPARE(close.size(), 1);
    QCOMPARE(abort.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"ws://localhost:8080/echo"_s);
    m_panel->selectConnection(1);
    QVERIFY(menuOf(2, u"Show All Connections"_s).contains(u"Show All Connections"_s));
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

QTEST_MAIN(ConnectionPanelTest)
#include "tst_connectionpanel.moc"
