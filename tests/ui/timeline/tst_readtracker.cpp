#include "tests/app/session/sessionfixture.h"
#include "ui/timeline/readtracker.h"

#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

using Part = ReadTracker::Part;

Q_DECLARE_METATYPE(Framescope::Role)

namespace {

FrameRecord frameOf(ConnectionId connection, qint64 time)
{
    FrameRecord frame;
    frame.connection = connection;
    frame.time = time;
    return frame;
}

void recordRole(SessionStore &store, ConnectionId id, Role role)
{
    ConnectionRecord connection;
    connection.id = id;
    connection.role = role;
    record(store, connection);
}

} // namespace

class ReadTrackerTest : public QObject
{
    Q_OBJECT

private slots:
    void oneTimeIsOneRead();
    void whatWasSentIsNoRead_data();
    void whatWasSentIsNoRead();
    void rolesAreAskedOnce();
    void manyAtOneTime();
};

void ReadTrackerTest::oneTimeIsOneRead()
{
    ReadTracker tracker;
    const FrameRecord first = frameOf(1, 0);
    QCOMPARE(tracker.add(first), Part::Begins);
    QCOMPARE(tracker.add(first), Part::Continues);
    FrameRecord other = first;
    other.direction = Direction::ServerToClient;
    QCOMPARE(tracker.add(other), Part::Begins);
    QCOMPARE(tracker.add(first), Part::Continues); // the answer between them makes no two of it
    other.connection = 2;
    QCOMPARE(tracker.add(other), Part::Begins);
    FrameRecord later = first;
    later.time = 1;
    QCOMPARE(tracker.add(later), Part::Begins);
    QCOMPARE(tracker.anew().add(later), Part::Begins);
}

void ReadTrackerTest::whatWasSentIsNoRead_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<bool>("fromClient");
    QTest::addColumn<bool>("fromServer");
    QTest::newRow("client") << Role::Client << false << true;
    QTest::newRow("server") << Role::Server << true << false;
    QTest::newRow("proxy") << Role::Proxy << true << true;
}

void ReadTrackerTest::whatWasSentIsNoRead()
{
    QFETCH(Role, role);
    QFETCH(bool, fromClient);
    QFETCH(bool, fromServer);
    const auto store = std::make_shared<MemorySessionStore>();
    recordRole(*store, 65, role);
    recordRole(*store, 1, Role::Proxy); // has the same place in the tracker
    ReadTracker tracker(std::make_shared<ConnectionRoles>(store));
    for (qint64 time = 0; time < 3; ++time) {
        const FrameRecord frame = frameOf(65, time);
        QCOMPARE(tracker.add(frame) == Part::Begins, fromClient);
        FrameRecord answer = frame;
        answer.direction = Direction::ServerToClient;
        QCOMPARE(tracker.add(answer) == Part::Begins, fromServer);
        QCOMPARE(tracker.add(frameOf(1, time)), Part::Begins);
    }
}

void ReadTrackerTest::rolesAreAskedOnce()
{
    const auto store = std::make_shared<MemorySessionStore>();
    recordRole(*store, 1, Role::Server);
    const ConnectionRoles roles(store);
    QCOMPARE(roles.role(1), Role::Server);
    recordRole(*store, 1, Role::Client); // which does not happen
    QCOMPARE(roles.role(1), Role::Server);
    QCOMPARE(roles.role(2), Role::Proxy); // nobody knows it
}

void ReadTrackerTest::manyAtOneTime()
{
    ReadTracker tracker;
    for (ConnectionId connection = 1; connection <= 1'000; ++connection) {
        QCOMPARE(tracker.add(frameOf(connection, 0)), Part::Begins);
        QCOMPARE(tracker.add(frameOf(connection, 0)), Part::Continues);
    }
}

QTEST_GUILESS_MAIN(ReadTrackerTest)
#include "tst_readtracker.moc"
