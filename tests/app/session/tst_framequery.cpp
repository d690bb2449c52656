#include "app/session/framequery.h"
#include "tests/app/session/sessionfixture.h"

#include <QSignalSpy>
#include <QtTest>

#include <latch>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

/// Collects what a query finds.
struct Results
{
    explicit Results(FrameQuery &query)
    {
        QObject::connect(&query, &FrameQuery::matched, &query,
            [this](quint64 batchToken, const QList<FrameId> &batch, FrameId upTo) {
                token = batchToken;
                ids += batch;
                scannedTo = upTo;
            });
    }

    quint64 token = 0;
    QList<FrameId> ids;
    FrameId scannedTo = 0;
};

QList<FrameSpec> twoConnections(int frames)
{
    QList<FrameSpec> specs;
    for (int i = 0; i < frames; ++i)
        specs.append(FrameSpec { .connection = ConnectionId(i % 2 + 1) });
    return specs;
}

} // namespace

class FrameQueryTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void findsWhatIsThere();
    void looksOnlyAtNewFrames();
    void startForgetsTheQueryBefore();
    void cancelledQueryIsSilent();
    void endsWhileItScans();
    void findsViolations();

private:
    std::shared_ptr<MemorySessionStore> m_store;
};

void FrameQueryTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_store = std::make_shared<MemorySessionStore>();
}

void FrameQueryTest::findsWhatIsThere()
{
    for (int i = 0; i < 5; ++i)
        record(*m_store, twoConnections(2000)); // several blocks
    FrameQuery query(m_store);
    Results results(query);
    const quint64 token = query.start(framesOfConnection(2));
    query.setLastFrame(m_store->lastFrame());

    QTRY_COMPARE(results.scannedTo, m_store->lastFrame());
    QCOMPARE(results.token, token);
    QCOMPARE(results.ids.size(), 5000);
    for (qsizetype i = 0; i < results.ids.size(); ++i)
        QCOMPARE(results.ids.at(i), static_cast<FrameId>(2 * i + 2));
}

void FrameQueryTest::looksOnlyAtNewFrames()
{
    FrameQuery query(m_store);
    Results results(query);
    auto looked = std::make_shared<std::atomic<int>>(0);
    query.start([looked](const FrameBlock &block, int firstRow, QList<FrameId> &matches) {
        *looked += block.count() - firstRow;
        framesOfConnection(1)(block, firstRow, matches);
    });
    for (int batch = 1; batch <= 4; ++batch) {
        query.setLastFrame(record(*m_store, twoConnections(10)));
        QTRY_COMPARE(results.scannedTo, m_store->lastFrame());
        QCOMPARE(looked->load(), batch * 10);
        QCOMPARE(results.ids.size(), batch * 5);
    }
    // Told again of what it knows, it has nothing to do.
    query.setLastFrame(m_store->lastFrame());
    QSignalSpy progress(&query, &FrameQuery::matched);
    QVERIFY(progress.wait());
    QCOMPARE(looked->load(), 40);
}

void FrameQueryTest::startForgetsTheQueryBefore()
{
    record(*m_store, twoConnections(100));
    FrameQuery query(m_store);
    query.setLastFrame(m_store->lastFrame());
    const quint64 first = query.start(framesOfConnection(1));
    const quint64 second = query.start(framesOfConnection(2));
    QVERIFY(first != second);
    Results results(query);
    QTRY_COMPARE(results.ids.size(), 50);
    QCOMPARE(results.token, second);
    QCOMPARE(results.ids.constFirst(), FrameId(2));
}

void FrameQueryTest::cancelledQueryIsSilent()
{
    record(*m_store, twoConnections(100));
    FrameQuery query(m_store);
    QSignalSpy matched(&query, &FrameQuery::matched);
    query.start(framesOfConnection(1));
    query.setLastFrame(m_store->lastFrame());
    query.cancel();
    query.setLastFrame(record(*m_store, twoConnections(100)));

    // A query that comes later is answered; the cancelled one was not.
    const quint64 token = query.start(framesOfConnection(2));
    QVERIFY(matched.wait());
    for (const QList<QVariant> &batch : matched)
        QCOMPARE(batch.at(0).value<quint64>(), token);
}

void FrameQueryTest::endsWhileItScans()
{
    record(*m_store, twoConnections(10));
    auto entered = std::make_shared<std::latch>(1);
    {
        FrameQuery query(m_store);
        query.start(
            [entered](const FrameBlock &, int, QList<FrameId> &) { entered->count_down(); });
        query.setLastFrame(10);
        entered->wait();
    }
    QVERIFY(entered->try_wait());
}

void FrameQueryTest::findsViolations()
{
    const Violation broken { Rule::MaskMissing, Direction::ClientToServer, 0, 0, {} };
    record(*m_store,
        { {}, { .violations = { broken } }, { .connection = 2, .violations = { broken } }, {} });
    const std::shared_ptr<const FrameBlock> block = m_store->block(1);
    QList<FrameId> all;
    framesWithViolation(0)(*block, 0, all);
    QCOMPARE(all, QList<FrameId>({ 2, 3 }));
    QList<FrameId> ofTwo;
    framesWithViolation(2)(*block, 0, ofTwo);
    QCOMPARE(ofTwo, QList<FrameId>({ 3 }));
    QList<FrameId> later;
    framesWithViolation(0)(*block, 2, later);
    QCOMPARE(later, QList<FrameId>({ 3 }));
}

QTEST_GUILESS_MAIN(FrameQueryTest)
#include "tst_framequery.moc"
