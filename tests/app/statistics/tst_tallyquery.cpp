#include "app/statistics/tallyquery.h"
#include "tests/app/session/sessionfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;

class TallyQueryTest : public QObject
{
    Q_OBJECT
private slots:
    void idleUntilItIsAsked();
    void countsOneConnection();
    void goesOnWithoutReadingAgain();
    void answersForAnotherConnectionAtOnce();
    void tellsAFewTimesASecond();
};

namespace {

QList<FrameSpec> texts(int count, ConnectionId connection = 1)
{
    return QList<FrameSpec>(count, { .connection = connection, .payload = "x" });
}

ConnectionTally lastTally(const QSignalSpy &updated)
{
    return updated.last().first().value<ConnectionTally>();
}

} // namespace

void TallyQueryTest::idleUntilItIsAsked()
{
    const auto store = std::make_shared<ColdStore>();
    record(*store, texts(5));
    TallyQuery query(store);
    QSignalSpy updated(&query, &TallyQuery::updated);
    query.setLastFrame(5);
    query.setConnection(0);
    QCOMPARE(store->reads(), 0);
    query.setConnection(1);
    QVERIFY(updated.wait());
    QVERIFY(store->reads() > 0);
}

void TallyQueryTest::countsOneConnection()
{
    const auto store = std::make_shared<ColdStore>();
    record(*store, texts(5) + texts(7, 2));
    TallyQuery query(store);
    QSignalSpy updated(&query, &TallyQuery::updated);
    query.setConnection(2);
    query.setLastFrame(12);
    QVERIFY(updated.wait());
    QCOMPARE(lastTally(updated).frames(), quint64 { 7 });
    QCOMPARE(updated.last().at(1).value<FrameId>(), FrameId { 12 });
    QCOMPARE(updated.last().at(2).value<FrameId>(), FrameId { 12 });
}

void TallyQueryTest::goesOnWithoutReadingAgain()
{
    const auto store = std::make_shared<ColdStore>();
    for (int block = 0; block < 20; ++block)
        record(*store, texts(FrameBlock::TargetFrames));
    TallyQuery query(store);
    QSignalSpy updated(&query, &TallyQuery::updated);
    query.setConnection(1);
    query.setLastFrame(store->lastFrame());
    QTRY_VERIFY(!updated.isEmpty() && lastTally(updated).frames() == store->lastFrame());
    const int reads = store->reads();
    record(*store, texts(1));
    query.setLastFrame(store->lastFrame());
    QTRY_COMPARE(lastTally(updated).frames(), store->lastFrame());
    QVERIFY2(store->reads() <= reads + 2, qPrintable(QString::number(store->reads() - reads)));
}

void TallyQueryTest::answersForAnotherConnectionAtOnce()
{
    const auto store = std::make_shared<ColdStore>();
    record(*store, texts(5) + texts(7, 2));
    TallyQuery query(store);
    QSignalSpy updated(&query, &TallyQuery::updated);
    query.setConnection(1);
    query.setLastFrame(12);
    QVERIFY(updated.wait());
    const int reads = store->reads();
    query.setConnection(2);
    QCOMPARE(lastTally(updated).frames(), quint64 { 7 });
    QCOMPARE(store->reads(), reads);
}

/// However often frames come.
void TallyQueryTest::tellsAFewTimesASecond()
{
    const auto store = std::make_shared<ColdStore>();
    TallyQuery query(store);
    QSignalSpy updated(&query, &TallyQuery::updated);
    query.setConnection(1);
    QElapsedTimer time;
    time.start();
    while (updated.size() < 4) {
        query.setLastFrame(record(*store, texts(1)));
        QCoreApplication::processEvents();
    }
    QVERIFY2(time.elapsed() >= 3 * 200, qPrintable(QString::number(time.elapsed())));
}

QTEST_GUILESS_MAIN(TallyQueryTest)
#include "tst_tallyquery.moc"
