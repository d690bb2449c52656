#include "app/filter/framequery.h"
#include "tests/app/session/sessionfixture.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QtTest>

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

/// Reads nothing behind its first block until it is told to.
class GatedStore final : public SessionStore
{
public:
    ~GatedStore() override { open(); }
    void open() { m_gate.release(); }

    QDateTime started() const override { return m_store.started(); }
    void append(SessionBatch batch) override { m_store.append(std::move(batch)); }
    FrameId lastFrame() const override { return m_store.lastFrame(); }
    std::shared_ptr<const FrameBlock> block(FrameId id) const override
    {
        auto block = m_store.block(id);
        if (block && block->firstId() > 1) {
            m_gate.acquire();
            m_gate.release();
        }
        return block;
    }
    std::shared_ptr<const FrameBlock> residentBlock(FrameId) const override { return nullptr; }
    QList<ConnectionRecord> connections() const override { return {}; }
    std::optional<ConnectionRecord> connection(ConnectionId) const override { return {}; }
    QList<EventRecord> events(ConnectionId) const override { return {}; }

private:
    MemorySessionStore m_store;
    mutable QSemaphore m_gate;
};

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
    void tellsTheFirstMatchAtOnce();

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
    const quint64 token = query.start(FilterProgram::framesOf(2));
    query.setLastFrame(m_store->lastFrame());

    QTRY_COMPARE(results.scannedTo, m_store->lastFrame());
    QCOMPARE(results.token, token);
    QCOMPARE(results.ids.size(), 5000);
    for (qsizetype i = 0; i < results.ids.size(); ++i)
        QCOMPARE(results.ids.at(i), static_cast<FrameId>(2 * i + 2));
}

void FrameQueryTest::looksOnlyAtNewFrames()
{
    const auto store = std::make_shared<ColdStore>();
    FrameQuery query(store);
    Results results(query);
    query.start(FilterProgram::framesOf(1));
    for (int batch = 1; batch <= 4; ++batch) {
        query.setLastFrame(record(*store, twoConnections(10)));
        QTRY_COMPARE(results.scannedTo, store->lastFrame());
        QCOMPARE(results.ids.size(), batch * 5);
    }
    // Told again of what it knows, it has nothing to do.
    const int reads = store->reads();
    query.setLastFrame(store->lastFrame());
    QSignalSpy progress(&query, &FrameQuery::matched);
    QVERIFY(progress.wait());
    QCOMPARE(store->reads(), reads);
}

void FrameQueryTest::startForgetsTheQueryBefore()
{
    record(*m_store, twoConnections(100));
    FrameQuery query(m_store);
    query.setLastFrame(m_store->lastFrame());
    const quint64 first = query.start(FilterProgram::framesOf(1));
    const quint64 second = query.start(FilterProgram::framesOf(2));
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
    query.start(FilterProgram::framesOf(1));
    query.setLastFrame(m_store->lastFrame());
    query.cancel();
    query.setLastFrame(record(*m_store, twoConnections(100)));

    // A query that comes later is answered; the cancelled one was not.
    const quint64 token = query.start(FilterProgram::framesOf(2));
    QVERIFY(matched.wait());
    for (const QList<QVariant> &batch : matched)
        QCOMPARE(batch.at(0).value<quint64>(), token);
}

void FrameQueryTest::endsWhileItScans()
{
    for (int i = 0; i < 50; ++i)
        record(*m_store, twoConnections(2000));
    const auto program = FilterProgram::fromText(u"payload matches \"x\"");
    QVERIFY(program);
    FrameQuery query(m_store);
    query.start(*program);
    query.setLastFrame(m_store->lastFrame());
} // and waits for its thread

void FrameQueryTest::findsViolations()
{
    const Violation broken { Rule::MaskMissing, Direction::ClientToServer, 0, 0, {} };
    record(*m_store,
        { {}, { .violations = { broken } }, { .connection = 2, .violations = { broken } }, {} });
    FrameQuery query(m_store);
    Results results(query);
    query.setLastFrame(m_store->lastFrame());
    query.start(FilterProgram::violationsOf(0));
    QTRY_COMPARE(results.scannedTo, m_store->lastFrame());
    QCOMPARE(results.ids, QList<FrameId>({ 2, 3 }));
    results.ids.clear();
    query.start(FilterProgram::violationsOf(2));
    QTRY_COMPARE(results.ids, QList<FrameId>({ 3 }));
}

void FrameQueryTest::tellsTheFirstMatchAtOnce()
{
    const auto store = std::make_shared<GatedStore>();
    record(*store, twoConnections(3000));
    record(*store, twoConnections(3000)); // a block of its own
    FrameQuery query(store);
    Results results(query);
    query.start(FilterProgram::framesOf(2));
    query.setLastFrame(store->lastFrame());
    QTRY_COMPARE(results.ids.size(), 1500); // and not only with what is still to be read
    store->open();
    QTRY_COMPARE(results.ids.size(), 3000);
}

QTEST_GUILESS_MAIN(FrameQueryTest)
#include "tst_framequery.moc"
