#include "app/statistics/selectionstatistics.h"
#include "tests/app/session/sessionfixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

/// Collects what comes of it.
struct Results
{
    explicit Results(SelectionStatistics &statistics)
    {
        QObject::connect(&statistics, &SelectionStatistics::updated, &statistics,
            [this](quint64 from, std::shared_ptr<const CountedSelection> result) {
                token = from;
                counted = std::move(result);
            });
    }
    bool isAt(FrameId last) const
    {
        return counted && counted->isComplete && counted->countedTo == last;
    }

    quint64 token = 0;
    std::shared_ptr<const CountedSelection> counted;
};

QList<FrameSpec> twoConnections(int frames)
{
    QList<FrameSpec> specs;
    for (int i = 0; i < frames; ++i)
        specs.append(FrameSpec { .connection = ConnectionId(i % 2 + 1), .payload = "12345" });
    return specs;
}

} // namespace

class SelectionStatisticsTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_store = std::make_shared<ColdStore>();
        for (int i = 0; i < 3; ++i)
            record(*m_store, twoConnections(3000)); // several blocks
    }
    void countsAllThereIs();
    void countsASelection();
    void goesOnAsFramesCome();
    void goesOnInABlockThatGrows();
    void startForgetsWhatWasBefore();
    void cancelledItIsSilent();

private:
    std::shared_ptr<ColdStore> m_store;
};

void SelectionStatisticsTest::countsAllThereIs()
{
    SelectionStatistics statistics(m_store);
    const Results results(statistics);
    const quint64 token = statistics.start(FilterProgram());
    statistics.setLastFrame(m_store->lastFrame());
    QTRY_VERIFY(results.isAt(9000));
    QCOMPARE(results.token, token);
    QCOMPARE(results.counted->all.frames(), quint64(9000));
    QCOMPARE(results.counted->connections.size(), std::size_t(2));
    QCOMPARE(results.counted->connections.at(2).frames(), quint64(4500));
    QCOMPARE(results.counted->all.traffic[0].all.octets, quint64(9000 * (2 + 4 + 5)));
}

void SelectionStatisticsTest::countsASelection()
{
    SelectionStatistics statistics(m_store);
    const Results results(statistics);
    statistics.start(FilterProgram::framesIn({ 8999, 1, 4, 3, 10'000 }));
    statistics.setLastFrame(m_store->lastFrame());
    QTRY_VERIFY(results.isAt(9000));
    QCOMPARE(results.counted->all.frames(), quint64(4));
    QCOMPARE(results.counted->connections.at(1).frames(), quint64(3));
    QCOMPARE(results.counted->connections.at(2).frames(), quint64(1));
    statistics.start(FilterProgram::framesIn({}));
    QTRY_VERIFY(results.isAt(9000) && results.counted->all.frames() == 0);
}

void SelectionStatisticsTest::goesOnAsFramesCome()
{
    SelectionStatistics statistics(m_store);
    const Results results(statistics);
    statistics.start(FilterProgram::framesOf(2));
    statistics.setLastFrame(1000);
    QTRY_VERIFY(results.isAt(1000));
    QCOMPARE(results.counted->all.frames(), quint64(500));
    record(*m_store, twoConnections(10));
    statistics.setLastFrame(m_store->lastFrame());
    QTRY_VERIFY(results.isAt(9010));
    QCOMPARE(results.counted->all.frames(), quint64(4505));
}

void SelectionStatisticsTest::goesOnInABlockThatGrows()
{
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store, twoConnections(10));
    SelectionStatistics statistics(store);
    const Results results(statistics);
    statistics.start(FilterProgram());
    statistics.setLastFrame(10);
    QTRY_VERIFY(results.isAt(10));
    record(*store, twoConnections(10));
    statistics.setLastFrame(20);
    QTRY_VERIFY(results.isAt(20));
    QCOMPARE(results.counted->all.frames(), quint64(20));
}

void SelectionStatisticsTest::startForgetsWhatWasBefore()
{
    SelectionStatistics statistics(m_store);
    const Results results(statistics);
    statistics.setLastFrame(m_store->lastFrame());
    statistics.start(FilterProgram());
    const quint64 token = statistics.start(FilterProgram::framesIn({ 7 }));
    QSignalSpy updated(&statistics, &SelectionStatistics::updated);
    QTRY_VERIFY(results.isAt(9000));
    for (const QList<QVariant> &arguments : std::as_const(updated))
        QCOMPARE(arguments.first().toULongLong(), token);
    QCOMPARE(results.counted->all.frames(), quint64(1));
}

void SelectionStatisticsTest::cancelledItIsSilent()
{
    SelectionStatistics statistics(m_store);
    const Results results(statistics);
    statistics.start(FilterProgram());
    statistics.setLastFrame(m_store->lastFrame());
    statistics.cancel();
    const quint64 token = statistics.start(FilterProgram::framesIn({ 7 }));
    QTRY_VERIFY(results.isAt(9000));
    QCOMPARE(results.token, token); // and nothing came before it
}

QTEST_GUILESS_MAIN(SelectionStatisticsTest)
#include "tst_selectionstatistics.moc"
