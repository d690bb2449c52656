#include "app/filter/framesorter.h"
#include "app/session/framehandle.h"
#include "tests/app/session/sessionfixture.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

namespace {

/// What \a sorter gives next.
std::shared_ptr<const SortedFrames> result(FrameSorter &sorter)
{
    std::shared_ptr<const SortedFrames> sorted;
    QObject::connect(&sorter, &FrameSorter::finished, &sorter,
        [&sorted](const std::shared_ptr<const SortedFrames> &frames) { sorted = frames; });
    const bool hasCome = QTest::qWaitFor([&sorted] { return sorted != nullptr; });
    Q_ASSERT(hasCome);
    return sorted;
}

QList<FrameId> idsOf(const SortedFrames &sorted)
{
    return QList<FrameId>(sorted.ids.begin(), sorted.ids.end());
}

} // namespace

class FrameSorterTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void ordersByEveryKey_data();
    void ordersByEveryKey();
    void ordersAList();
    void equalOnesStayInTheirOrder();
    void knowsRowsAndViolations();
    void nothingSortsToNothing();
    void aCancelledOneIsNotTold();
    void theLastStartIsTold();

private:
    std::shared_ptr<SessionStore> m_store;
};

void FrameSorterTest::initTestCase()
{
    // Some of them in every shape that there is, over several blocks.
    auto store = std::make_shared<MemorySessionStore>();
    QRandomGenerator random(7);
    for (int batch = 0; batch < 3; ++batch) {
        QList<FrameSpec> specs;
        for (int i = 0; i < 3000; ++i) {
            FrameSpec spec;
            spec.connection = random.bounded(4) + 1;
            spec.direction
                = random.bounded(2) == 0 ? Direction::ClientToServer : Direction::ServerToClient;
            spec.time = random.bounded(1'000'000);
            spec.opcode = static_cast<quint8>(random.bounded(16));
            spec.payload = QByteArray(random.bounded(300), 'x');
            spec.fin = random.bounded(3) > 0;
            if (random.bounded(50) == 0)
                spec.violations = { { Rule::ReservedBits, spec.direction, 0, 1, {} } };
            specs.append(spec);
        }
        record(*store, specs);
    }
    m_store = store;
}

void FrameSorterTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void FrameSorterTest::ordersByEveryKey_data()
{
    QTest::addColumn<FrameSortKey>("key");
    QTest::addColumn<std::function<qint64(const FrameRecord &)>>("value");
    using Value = std::function<qint64(const FrameRecord &)>;
    const auto add = [](const char *name, FrameSortKey key, Value value) {
        QTest::newRow(name) << key << std::move(value);
    };
    add("connection", FrameSortKey::Connection,
        [](const FrameRecord &frame) { return static_cast<qint64>(frame.connection); });
    add("direction", FrameSortKey::Direction, [](const FrameRecord &frame) {
        return frame.direction == Direction::ServerToClient ? 1 : 0;
    });
    add("opcode", FrameSortKey::Opcode,
        [](const FrameRecord &frame) { return qint64(frame.header.opcode); });
    add("fin", FrameSortKey::Fin,
        [](const FrameRecord &frame) { return frame.header.fin ? 1 : 0; });
    add("rsv", FrameSortKey::Rsv,
        [](const FrameRecord &frame) { return qint64(frame.header.rsv); });
    add("mask", FrameSortKey::Mask,
        [](const FrameRecord &frame) { return frame.header.isMasked() ? 1 : 0; });
    add("masking-key", FrameSortKey::Key,
        [](const FrameRecord &frame) { return frame.header.isMasked() ? 0x37fa213d : -1; });
    add("length", FrameSortKey::Length,
        [](const FrameRecord &frame) { return static_cast<qint64>(frame.header.payloadLength); });
    add("on the wire", FrameSortKey::WireLength,
        [](const FrameRecord &frame) { return static_cast<qint64>(frame.wireLength()); });
    add("delta", FrameSortKey::Delta, [this](const FrameRecord &frame) {
        if (frame.id == 1)
            return std::numeric_limits<qint64>::min();
        return frame.time - FrameHandle(m_store->block(frame.id - 1), frame.id - 1).record().time;
    });
}

void FrameSorterTest::ordersByEveryKey()
{
    QFETCH(FrameSortKey, key);
    QFETCH(std::function<qint64(const FrameRecord &)>, value);
    const FrameId last = m_store->lastFrame();
    QList<std::pair<qint64, FrameId>> frames;
    for (FrameId id = 1; id <= last; ++id)
        frames.append({ value(FrameHandle(m_store->block(id), id).record()), id });
    for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
        std::stable_sort(frames.begin(), frames.end(), [order](const auto &a, const auto &b) {
            const bool isLess = order == Qt::AscendingOrder ? a.first < b.first : a.first > b.first;
            return isLess || (a.first == b.first && a.second < b.second);
        });
        QList<FrameId> expected;
        for (const auto &frame : qAsConst(frames))
            expected.append(frame.second);
        FrameSorter sorter(m_store);
        sorter.start(key, order, last);
        QVERIFY(sorter.isRunning());
        QCOMPARE(idsOf(*result(sorter)), expected);
        QVERIFY(!sorter.isRunning());
    }
}

void FrameSorterTest::ordersAList()
{
    FrameIdSet list;
    for (FrameId id = 3; id <= m_store->lastFrame(); id += 7)
        list.append(id);
    FrameSorter sorter(m_store);
    sorter.start(FrameSortKey::Length, Qt::DescendingOrder, list);
    const auto sorted = result(sorter);
    QCOMPARE(sorted->ids.size(), std::size_t(list.size()));
    quint64 before = std::numeric_limits<quint64>::max();
    for (const FrameId id : sorted->ids) {
        QVERIFY(list.contains(id));
        const quint64 length = FrameHandle(m_store->block(id), id).record().header.payloadLength;
        QVERIFY(length <= before);
        before = length;
    }
}

void FrameSorterTest::equalOnesStayInTheirOrder()
{
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store, { { .payload = "aa" }, { .payload = "b" }, { .payload = "cc" } });
    FrameSorter sorter(store);
    sorter.start(FrameSortKey::Length, Qt::DescendingOrder, 3);
    QCOMPARE(idsOf(*result(sorter)), QList<FrameId>({ 1, 3, 2 }));
}

void FrameSorterTest::knowsRowsAndViolations()
{
    FrameIdSet list;
    for (FrameId id = 2; id <= m_store->lastFrame(); id += 3)
        list.append(id);
    FrameSorter sorter(m_store);
    sorter.start(FrameSortKey::Opcode, Qt::AscendingOrder, list);
    const auto sorted = result(sorter);
    QVERIFY(!sorted->violations.isEmpty());
    for (std::size_t row = 0; row < sorted->ids.size(); ++row) {
        const FrameId id = sorted->ids[row];
        QCOMPARE(sorted->rows[list.indexOf(id)], quint32(row));
        QCOMPARE(sorted->violations.contains(static_cast<int>(row)),
            FrameHandle(m_store->block(id), id).record().hasViolation);
    }
}

void FrameSorterTest::nothingSortsToNothing()
{
    FrameSorter sorter(m_store);
    sorter.start(FrameSortKey::Length, Qt::AscendingOrder, FrameIdSet());
    QVERIFY(result(sorter)->ids.empty());
}

void FrameSorterTest::aCancelledOneIsNotTold()
{
    FrameSorter sorter(m_store);
    int told = 0;
    connect(&sorter, &FrameSorter::finished, this, [&told] { ++told; });
    sorter.start(FrameSortKey::Length, Qt::AscendingOrder, m_store->lastFrame());
    sorter.cancel();
    QVERIFY(!sorter.isRunning());
    sorter.start(FrameSortKey::Length, Qt::AscendingOrder, FrameId(2));
    QCOMPARE(result(sorter)->ids.size(), std::size_t(2));
    QCOMPARE(told, 1);
}

void FrameSorterTest::theLastStartIsTold()
{
    FrameSorter sorter(m_store);
    sorter.start(FrameSortKey::Length, Qt::AscendingOrder, m_store->lastFrame());
    sorter.start(FrameSortKey::Connection, Qt::AscendingOrder, FrameId(3));
    QCOMPARE(result(sorter)->ids.size(), std::size_t(3));
}

QTEST_GUILESS_MAIN(FrameSorterTest)
#include "tst_framesorter.moc"
