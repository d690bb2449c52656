#include "tests/app/session/sessionfixture.h"
#include "ui/connections/connectionmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <ctime>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

namespace {

ConnectionRecord connection(ConnectionId id, Role role)
{
    ConnectionRecord record;
    record.id = id;
    record.role = role;
    record.url = u"ws://127.0.0.1:9001/%1"_s.arg(id);
    record.state = ConnectionState::Open;
    record.opened = 0;
    return record;
}

} // namespace

class ConnectionModelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void groupsComeWithTheirFirstConnection();
    void connectionsStandById();
    void findsWhatTheStoreHeldBefore();
    void changesOneRow();
    void saysHowMuchIsHeld();
    void unknownConnectionsAreNotShown();
    void cells();
    void urlIsNoMarkup();
    void groupNote();
    void durationsGrowWhileOpen();
    void thousands();

private:
    void put(ConnectionModel &model, const ConnectionRecord &connection)
    {
        record(*m_store, connection);
        model.refresh({ connection.id });
    }

    std::shared_ptr<MemorySessionStore> m_store;
};

void ConnectionModelTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_store = std::make_shared<MemorySessionStore>();
}

void ConnectionModelTest::groupsComeWithTheirFirstConnection()
{
    ConnectionModel model(m_store);
    QAbstractItemModelTester tester(&model);
    QVERIFY(model.isEmpty());
    put(model, connection(1, Role::Proxy));
    put(model, connection(2, Role::Client));
    put(model, connection(3, Role::Proxy));
    put(model, connection(4, Role::Server));

    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, 0).data(), u"Client"_s);
    QCOMPARE(model.index(1, 0).data(), u"Server"_s);
    QCOMPARE(model.index(2, 0).data(), u"Proxy"_s);
    QCOMPARE(model.rowCount(model.index(2, 0)), 2);
    QCOMPARE(model.indexOf(3).row(), 1);
    QCOMPARE(model.indexOf(3).parent(), model.index(2, 0));
    QCOMPARE(model.indexOf(3).data(ConnectionModel::ConnectionIdRole).value<ConnectionId>(),
        ConnectionId(3));
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsSelectable));
}

void ConnectionModelTest::connectionsStandById()
{
    ConnectionModel model(m_store);
    QAbstractItemModelTester tester(&model);
    for (const ConnectionId id : { 2U, 5U, 1U, 4U })
        put(model, connection(id, Role::Client));
    const QModelIndex group = model.index(0, 0);
    QList<ConnectionId> ids;
    for (int row = 0; row < model.rowCount(group); ++row) {
        const QModelIndex index = model.index(row, 0, group);
        ids.append(index.data(ConnectionModel::ConnectionIdRole).value<ConnectionId>());
        QCOMPARE(model.indexOf(ids.last()), index);
    }
    QCOMPARE(ids, QList<ConnectionId>({ 1, 2, 4, 5 }));
}

void ConnectionModelTest::findsWhatTheStoreHeldBefore()
{
    record(*m_store, connection(1, Role::Client));
    record(*m_store, connection(2, Role::Client));
    ConnectionModel model(m_store);
    QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(model.index(0, 0)), 2);
}

void ConnectionModelTest::changesOneRow()
{
    ConnectionModel model(m_store);
    QAbstractItemModelTester tester(&model);
    put(model, connection(1, Role::Client));
    put(model, connection(2, Role::Client));
    QSignalSpy changed(&model, &ConnectionModel::dataChanged);
    QSignalSpy inserted(&model, &ConnectionModel::rowsInserted);
    ConnectionRecord more = connection(2, Role::Client);
    more.clientToServer.frames = 1906;
    put(model, more);
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().at(0).toModelIndex(), model.indexOf(2));
    QCOMPARE(model.indexOf(2, ConnectionModel::OutColumn).data(), u"1,906"_s);
}

void ConnectionModelTest::saysHowMuchIsHeld()
{
    ConnectionModel model(m_store);
    QAbstractItemModelTester tester(&model);
    for (const ConnectionId id : { 1U, 2U, 3U })
        put(model, connection(id, Role::Proxy));
    const auto held = [&model](ConnectionId id) {
        return model.indexOf(id).data(ConnectionModel::HeldRole).toInt();
    };
    QSignalSpy changed(&model, &ConnectionModel::dataChanged);
    model.setHeld({ { 2, 5 }, { 4, 1 } }); // of 4 nothing is known yet
    QCOMPARE(held(1), 0);
    QCOMPARE(held(2), 5);
    QVERIFY(model.indexOf(2).data(Qt::AccessibleTextRole).toString().contains(u"proxy: 5"_s));
    QCOMPARE(changed.size(), 1); // and no other row is painted
    QCOMPARE(changed[0][0].toModelIndex(), model.indexOf(2));
    QCOMPARE(changed[0][1].toModelIndex(), model.indexOf(2, ConnectionModel::ColumnCount - 1));
    put(model, connection(4, Role::Proxy));
    QCOMPARE(held(4), 1);

    changed.clear();
    model.setHeld({ { 1, 2 }, { 2, 5 } }); // of the others it stays
    QCOMPARE(changed.size(), 1);
    QCOMPARE(held(1), 2);
    QCOMPARE(held(4), 1);
    model.setHeld({ { 2, 0 } });
    QCOMPARE(held(2), 0);
    QVERIFY(!model.indexOf(2).data(Qt::AccessibleTextRole).toString().contains(u"held"_s));
    QVERIFY(!model.index(0, 0).data(ConnectionModel::HeldRole).isValid());
}

void ConnectionModelTest::unknownConnectionsAreNotShown()
{
    ConnectionModel model(m_store);
    model.refresh({ 17 });
    QVERIFY(model.isEmpty());
    QVERIFY(!model.indexOf(17).isValid());
}

void ConnectionModelTest::cells()
{
    ConnectionModel model(m_store);
    ConnectionRecord record = connection(5, Role::Client);
    record.opened = 1'000 * Millisecond;
    record.ended = 94'000 * Millisecond;
    record.state = ConnectionState::Closed;
    record.clientToServer.frames = 88;
    record.serverToClient.frames = 1282;
    put(model, record);
    using Model = ConnectionModel;
    QCOMPARE(model.indexOf(5, Model::EndpointColumn).data(), u"127.0.0.1:9001/5"_s);
    QCOMPARE(model.indexOf(5, Model::OutColumn).data(), u"88"_s);
    QCOMPARE(model.indexOf(5, Model::InColumn).data(), u"1,282"_s);
    QCOMPARE(model.indexOf(5, Model::OpenColumn).data(), u"01:33"_s);
    QCOMPARE(model.indexOf(5, Model::FramesColumn).data(), u"1,370"_s);
    QCOMPARE(model.indexOf(5).data(Model::DurationRole).toLongLong(), 93'000 * Millisecond);
    QCOMPARE(
        model.indexOf(5).data(Model::RecordRole).value<ConnectionRecord>().id, ConnectionId(5));
    QVERIFY(model.indexOf(5)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(u"Connection 5, Client"_s));
    record.opened.reset();
    put(model, record);
    QCOMPARE(model.indexOf(5, Model::OpenColumn).data(), u"–"_s);
}

void ConnectionModelTest::urlIsNoMarkup()
{
    ConnectionModel model(m_store);
    ConnectionRecord record = connection(1, Role::Server);
    record.url = u"ws://h/<img src=x>"_s;
    put(model, record);
    const QString toolTip = model.indexOf(1).data(Qt::ToolTipRole).toString();
    QVERIFY2(toolTip.contains(u"&lt;img"_s), qPrintable(toolTip));
}

void ConnectionModelTest::groupNote()
{
    ConnectionModel model(m_store);
    put(model, connection(1, Role::Server));
    put(model, connection(2, Role::Server));
    const auto note
        = [&model] { return model.index(0, 0).data(ConnectionModel::GroupNoteRole).toString(); };
    QCOMPARE(note(), u"127.0.0.1:9001"_s);
    ConnectionRecord other = connection(3, Role::Server);
    other.url = u"ws://127.0.0.1:9002/"_s;
    put(model, other);
    QCOMPARE(note(), QString());
}

void ConnectionModelTest::durationsGrowWhileOpen()
{
    m_store = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc().addSecs(-151));
    ConnectionModel model(m_store);
    put(model, connection(1, Role::Client));
    const QString text = model.indexOf(1, ConnectionModel::OpenColumn).data().toString();
    QVERIFY2(text.startsWith(u"02:3"_s), qPrintable(text));
    QVERIFY(model.hasRunning());

    QSignalSpy changed(&model, &ConnectionModel::dataChanged);
    model.updateDurations();
    QCOMPARE(changed.size(), 1);
    ConnectionRecord closed = connection(1, Role::Client);
    closed.state = ConnectionState::Closed;
    closed.ended = 5'000 * Millisecond;
    put(model, closed);
    QVERIFY(!model.hasRunning());
    changed.clear();
    model.updateDurations();
    QCOMPARE(changed.size(), 0);
}

void ConnectionModelTest::thousands()
{
    ConnectionModel model(m_store);
    QList<ConnectionId> ids;
    for (ConnectionId id = 1; id <= 5000; ++id) {
        record(*m_store, connection(id, Role::Server));
        ids.append(id);
    }
    const std::clock_t start = std::clock(); // of this process: other load does not count
    model.refresh(ids);
    model.refresh(ids);
    QCOMPARE(model.rowCount(model.index(0, 0)), 5000);
    // A walk over all rows for each would take far longer than a second.
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    QVERIFY2(seconds < 1, qPrintable(QString::number(seconds)));
}

QTEST_GUILESS_MAIN(ConnectionModelTest)
#include "tst_connectionmodel.moc"
