#include "app/filter/framefinder.h"
#include "tests/app/session/sessionfixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

class FrameFinderTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void nearest_data();
    void nearest();
    void laterFindReplacesTheEarlier();
    void knowsHowLongAgoTheFrameBeforeWas();

private:
    std::shared_ptr<MemorySessionStore> m_store;
};

void FrameFinderTest::initTestCase()
{
    // Violations at 5, 4000 and 9000, in three blocks.
    m_store = std::make_shared<MemorySessionStore>();
    const Violation broken { Rule::ReservedBits, Direction::ClientToServer, 0, 1, {} };
    FrameId id = 1;
    for (int batch = 0; batch < 5; ++batch) {
        QList<FrameSpec> specs;
        for (int i = 0; i < 2000; ++i, ++id) {
            specs.append(FrameSpec {});
            if (id == 5 || id == 4000 || id == 9000)
                specs.last().violations = { broken };
        }
        record(*m_store, specs);
    }
}

void FrameFinderTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void FrameFinderTest::nearest_data()
{
    using Towards = FrameFinder::Towards;
    QTest::addColumn<FrameId>("from");
    QTest::addColumn<FrameFinder::Towards>("towards");
    QTest::addColumn<FrameId>("found");
    QTest::newRow("later, from the start") << FrameId(0) << Towards::Later << FrameId(5);
    QTest::newRow("later, itself does not count") << FrameId(5) << Towards::Later << FrameId(4000);
    QTest::newRow("later, over blocks") << FrameId(4001) << Towards::Later << FrameId(9000);
    QTest::newRow("later, none") << FrameId(9000) << Towards::Later << FrameId(0);
    QTest::newRow("earlier, over blocks") << FrameId(10'000) << Towards::Earlier << FrameId(9000);
    QTest::newRow("earlier, itself does not count")
        << FrameId(9000) << Towards::Earlier << FrameId(4000);
    QTest::newRow("earlier, same block") << FrameId(6) << Towards::Earlier << FrameId(5);
    QTest::newRow("earlier, none") << FrameId(5) << Towards::Earlier << FrameId(0);
    QTest::newRow("earlier, at the start") << FrameId(0) << Towards::Earlier << FrameId(0);
}

void FrameFinderTest::nearest()
{
    QFETCH(FrameId, from);
    QFETCH(FrameFinder::Towards, towards);
    FrameFinder finder(m_store);
    QSignalSpy finished(&finder, &FrameFinder::finished);
    finder.find(FilterProgram::violationsOf(0), from, towards);
    QVERIFY(finished.wait());
    QTEST(finished.first().at(0).value<FrameId>(), "found");
}

void FrameFinderTest::laterFindReplacesTheEarlier()
{
    FrameFinder finder(m_store);
    QSignalSpy finished(&finder, &FrameFinder::finished);
    finder.find(FilterProgram::violationsOf(0), 0, FrameFinder::Towards::Later);
    finder.find(FilterProgram::violationsOf(0), 5, FrameFinder::Towards::Later);
    QVERIFY(finished.wait());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.first().at(0).value<FrameId>(), FrameId(4000));
}

void FrameFinderTest::knowsHowLongAgoTheFrameBeforeWas()
{
    const auto store = std::make_shared<MemorySessionStore>();
    QList<FrameSpec> specs;
    for (int i = 0; i < 6000; ++i) // the connections take turns; 5 s pass before frame 3001
        specs.append(FrameSpec { .connection = static_cast<ConnectionId>(1 + i % 2),
            .time = i * Millisecond + (i >= 3000 ? 5000 * Millisecond : 0) });
    record(*store, specs.first(3000));
    record(*store, specs.sliced(3000));
    const auto program = FilterProgram::fromText(u"delta > 1");
    QVERIFY(program);
    FrameFinder finder(store);
    QSignalSpy finished(&finder, &FrameFinder::finished);
    finder.find(*program, 2999, FrameFinder::Towards::Later);
    QVERIFY(finished.wait());
    finder.find(*program, 6000, FrameFinder::Towards::Earlier);
    QVERIFY(finished.wait());
    QCOMPARE(finished.at(0).at(0).value<FrameId>(), FrameId(3001));
    QCOMPARE(finished.at(1).at(0).value<FrameId>(), FrameId(3002));
}

QTEST_GUILESS_MAIN(FrameFinderTest)
#include "tst_framefinder.moc"
