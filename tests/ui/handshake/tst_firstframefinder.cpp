#include "tests/app/session/sessionfixture.h"
#include "ui/handshake/firstframefinder.h"

#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;

class FirstFrameFinderTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void findsTheFirstOfItsConnection()
    {
        auto store = std::make_shared<MemorySessionStore>();
        record(*store, { { .connection = 1, .time = 5 }, { .connection = 2, .time = 7 } });
        record(*store, { { .connection = 3, .time = 11 }, { .connection = 2, .time = 13 } });
        FirstFrameFinder finder(store);
        QSignalSpy found(&finder, &FirstFrameFinder::found);
        finder.look(connection(2, 2));
        QVERIFY(found.wait());
        finder.look(connection(2, 3)); // again, at its next frame: nothing new
        finder.look(connection(3, 1));
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(found.at(0), (QVariantList { id(2), frame(2), time(7) }));
        QCOMPARE(found.at(1), (QVariantList { id(3), frame(3), time(11) }));
    }

    void looksAgainWhenThereIsOne()
    {
        auto store = std::make_shared<MemorySessionStore>();
        FirstFrameFinder finder(store);
        QSignalSpy found(&finder, &FirstFrameFinder::found);
        finder.look(connection(1, 0));
        record(*store, { { .connection = 1, .time = 5 } });
        finder.look(connection(1, 1));
        QVERIFY(found.wait());
        QCOMPARE(found.first(), (QVariantList { id(1), frame(1), time(5) }));
    }

    void saysNothingOfTheOneBefore()
    {
        auto store = std::make_shared<MemorySessionStore>();
        record(*store, { { .connection = 1, .time = 5 }, { .connection = 2, .time = 7 } });
        FirstFrameFinder finder(store);
        QSignalSpy found(&finder, &FirstFrameFinder::found);
        finder.look(connection(1, 1));
        finder.look(connection(2, 1));
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.first().first(), id(2));
        finder.look(connection(1, 1));
        finder.clear();
        finder.look(connection(2, 1));
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(found.last().first(), id(2));
    }

private:
    static ConnectionRecord connection(ConnectionId id, quint64 frames)
    {
        ConnectionRecord record;
        record.id = id;
        record.clientToServer.frames = frames;
        return record;
    }
    static QVariant id(ConnectionId id) { return QVariant::fromValue(id); }
    static QVariant frame(FrameId frame) { return QVariant::fromValue(frame); }
    static QVariant time(Timestamp time) { return QVariant::fromValue(time); }
};

QTEST_GUILESS_MAIN(FirstFrameFinderTest)
#include "tst_firstframefinder.moc"
