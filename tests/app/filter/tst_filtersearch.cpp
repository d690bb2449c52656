#include "app/filter/filtersearch.h"
#include "app/filter/frameidset.h"
#include "app/session/filesessionstore.h"
#include "tests/app/session/sessionfixture.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr int BlockFrames = 100;

/// Frames of 1 ms distance: each tenth is a Ping, the others are texts with their number.
FrameBlock sampleBlock(FrameId firstId)
{
    QList<FrameSpec> specs;
    for (FrameId id = firstId; id < firstId + BlockFrames; ++id) {
        FrameSpec spec { .connection = static_cast<ConnectionId>(1 + id % 3),
            .time = static_cast<qint64>(id) * Millisecond,
            .payload = QByteArray::number(id),
            .messageFirst = id };
        if (id % 10 == 0) {
            spec.opcode = toNibble(Opcode::Ping);
            spec.messageFirst = 0;
        }
        specs.append(spec);
    }
    return makeBlock(firstId, specs);
}

FilterProgram program(const QString &text)
{
    const auto made = FilterProgram::fromText(text);
    if (!made)
        qFatal("%s", qPrintable(made.error().sentence()));
    return *made;
}

/// Counts what is read of a file.
class CountingReader final : public BlockReader
{
public:
    struct Counts
    {
        std::atomic<int> columns = 0;
        std::atomic<int> blocks = 0;
    };
    CountingReader(std::unique_ptr<BlockReader> reader, Counts &counts)
        : m_reader(std::move(reader))
        , m_counts(counts)
    {
    }
    std::optional<Place> find(FrameId id) override { return m_reader->find(id); }
    std::shared_ptr<const FrameBlock> columns(FrameId id) override
    {
        ++m_counts.columns;
        return m_reader->columns(id);
    }
    std::shared_ptr<const FrameBlock> block(FrameId id) override
    {
        ++m_counts.blocks;
        return m_reader->block(id);
    }

private:
    const std::unique_ptr<BlockReader> m_reader;
    Counts &m_counts;
};

/// A file store whose readers count.
class CountingStore final : public SessionStore
{
public:
    explicit CountingStore(std::shared_ptr<FileSessionStore> store)
        : m_store(std::move(store))
    {
    }
    QDateTime started() const override { return m_store->started(); }
    void append(SessionBatch) override { }
    FrameId lastFrame() const override { return m_store->lastFrame(); }
    std::shared_ptr<const FrameBlock> block(FrameId id) const override
    {
        return m_store->block(id);
    }
    std::shared_ptr<const FrameBlock> residentBlock(FrameId) const override { return nullptr; }
    std::unique_ptr<BlockReader> blockReader() const override
    {
        return std::make_unique<CountingReader>(m_store->blockReader(), counts);
    }
    QList<ConnectionRecord> connections() const override { return m_store->connections(); }
    std::optional<ConnectionRecord> connection(ConnectionId id) const override
    {
        return m_store->connection(id);
    }
    QList<EventRecord> events(ConnectionId id) const override { return m_store->events(id); }

    mutable CountingReader::Counts counts;

private:
    const std::shared_ptr<FileSessionStore> m_store;
};

} // namespace

class FilterSearchTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void readsNoMoreThanItNeeds_data();
    void readsNoMoreThanItNeeds();
    void tellsInOrder();
    void endsWhenTold();
    void goesOnAsFramesCome();
    void beginsInTheMiddle();
    void saysWhereAFileIsDamaged();
    void tellsOfPatternsThatWereGivenUp();
    void sets_data();
    void sets();

private:
    QString writeSample(int blocks) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void FilterSearchTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString FilterSearchTest::writeSample(int blocks) const
{
    const QString path = m_folder->filePath(u"sample.fscope"_s);
    const auto file = SessionFile::create(path, QDateTime::currentDateTimeUtc());
    bool written = file && (*file)->begin();
    for (int i = 0; written && i < blocks; ++i)
        written = (*file)
                      ->writeBlock(sampleBlock(1 + static_cast<FrameId>(i) * BlockFrames))
                      .has_value();
    for (ConnectionId id = 1; written && id <= 3; ++id) {
        ConnectionRecord record;
        record.id = id;
        record.url = u"ws://host/%1"_s.arg(id);
        written = (*file)->writeConnection(record).has_value();
    }
    return written && (*file)->commit() && (*file)->finish() ? path : QString();
}

void FilterSearchTest::readsNoMoreThanItNeeds_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<quint64>("matches");
    QTest::addColumn<int>("columns"); // of how many blocks
    QTest::addColumn<int>("blocks"); // with octets
    QTest::newRow("everything") << u""_s << quint64(1000) << 0 << 0;
    QTest::newRow("an opcode that is not there") << u"opcode == close"_s << quint64(0) << 0 << 0;
    QTest::newRow("all opcodes") << u"opcode in {text, ping}"_s << quint64(1000) << 0 << 0;
    QTest::newRow("a connection that is not there") << u"conn == 4"_s << quint64(0) << 0 << 0;
    QTest::newRow("no violation") << u"violation"_s << quint64(0) << 0 << 0;
    QTest::newRow("a URL") << u"url contains \"host\""_s << quint64(1000) << 0 << 0;
    QTest::newRow("no URL") << u"url contains \"other\""_s << quint64(0) << 0 << 0;
    QTest::newRow("a time") << u"time >= 150ms and time < 250ms"_s << quint64(100) << 2 << 0;
    QTest::newRow("an id") << u"id == 7"_s << quint64(1) << 1 << 0;
    QTest::newRow("one direction") << u"dir == s2c"_s << quint64(0) << 0 << 0;
    QTest::newRow("a header") << u"opcode == ping"_s << quint64(100) << 10 << 0;
    QTest::newRow("text, some blocks")
        << u"text == \"777\" and time > 0.75"_s << quint64(1) << 3 << 3;
    QTest::newRow("text, cheap parts first")
        << u"text contains \"7\" and len > 9"_s << quint64(0) << 10 << 0;
    QTest::newRow("what is true already")
        << u"text contains \"7\" or len < 9"_s << quint64(1000) << 10 << 0;
}

void FilterSearchTest::readsNoMoreThanItNeeds()
{
    QFETCH(QString, filter);
    QFETCH(quint64, matches);
    QFETCH(int, columns);
    QFETCH(int, blocks);
    const auto file = FileSessionStore::open(writeSample(10));
    QVERIFY(file);
    const auto store = std::make_shared<CountingStore>(*file);
    FilterSearch search(store, program(filter), 1, 2);
    quint64 found = 0;
    search.advance(store->lastFrame(), {}, [&](FrameId, const RowSet &rows, FrameId) {
        found += rows.size();
        return true;
    });
    QCOMPARE(found, matches);
    QCOMPARE(store->counts.columns.load(), columns);
    QCOMPARE(store->counts.blocks.load(), blocks);
    QCOMPARE(search.next(), FrameId(1001));
}

void FilterSearchTest::tellsInOrder()
{
    const auto store = FileSessionStore::open(writeSample(50));
    QVERIFY(store);
    for (int threads = 1; threads <= 4; ++threads) {
        FilterSearch search(*store, program(u"opcode == ping"_s), 1, threads);
        FrameIdSet found;
        FrameId expectedFirst = 1;
        search.advance(
            (*store)->lastFrame(), {}, [&](FrameId firstId, const RowSet &rows, FrameId next) {
                const bool inOrder = firstId == expectedFirst && next == firstId + BlockFrames;
                expectedFirst = next;
                found.append(firstId, rows);
                return inOrder;
            });
        QCOMPARE(found.size(), quint64(500));
        QCOMPARE(found.at(499), FrameId(5000));
    }
}

void FilterSearchTest::endsWhenTold()
{
    const auto store = FileSessionStore::open(writeSample(50));
    QVERIFY(store);
    for (int threads = 1; threads <= 3; ++threads) {
        FilterSearch search(*store, program(u"fin"_s), 1, threads);
        int calls = 0;
        search.advance((*store)->lastFrame(), {},
            [&](FrameId, const RowSet &, FrameId) { return ++calls < 3; });
        QCOMPARE(calls, 3);
        QCOMPARE(search.next(), FrameId(301));
        std::stop_source stop;
        FilterSearch stopped(*store, program(u"fin"_s), 1, threads);
        calls = 0;
        stopped.advance(
            (*store)->lastFrame(), stop.get_token(), [&](FrameId, const RowSet &, FrameId) {
                ++calls;
                stop.request_stop();
                return true;
            });
        QCOMPARE(calls, 1);
    }
}

void FilterSearchTest::goesOnAsFramesCome()
{
    const auto store = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
    FilterSearch search(store, program(u"delta >= 3ms"_s));
    FrameIdSet found;
    quint64 expected = 0;
    // Blocks in memory are joined: they grow between the calls.
    for (FrameId first = 1; first < 1000; first += BlockFrames) {
        store->append({ sampleBlock(first), {}, {} });
        search.advance(store->lastFrame() - 7, {}, [&](FrameId id, const RowSet &rows, FrameId) {
            found.append(id, rows);
            return true;
        });
        expected = store->lastFrame() - 7 - 3; // all but the first of each connection
        QCOMPARE(found.size(), expected);
    }
}

void FilterSearchTest::beginsInTheMiddle()
{
    const auto store = FileSessionStore::open(writeSample(5));
    QVERIFY(store);
    for (const QString &filter : { u"fin"_s, u"delta > 0"_s }) {
        FilterSearch search(*store, program(filter), 250, 1);
        FrameIdSet found;
        search.advance(350, {}, [&](FrameId id, const RowSet &rows, FrameId) {
            found.append(id, rows);
            return true;
        });
        QCOMPARE(found.size(), quint64(101));
        QCOMPARE(found.at(0), FrameId(250));
        QCOMPARE(found.at(100), FrameId(350));
    }
}

void FilterSearchTest::saysWhereAFileIsDamaged()
{
    const QString path = writeSample(10);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qsizetype at = file.readAll().indexOf("501502503504505506507508509510");
    QVERIFY(at > 0);
    file.seek(at);
    file.write("x");
    file.close();
    const auto store = FileSessionStore::open(path);
    QVERIFY(store);
    for (int threads = 1; threads <= 2; ++threads) {
        FilterSearch search(*store, program(u"text contains \"1\""_s), 1, threads);
        FrameId last = 0;
        search.advance((*store)->lastFrame(), {}, [&](FrameId, const RowSet &, FrameId next) {
            last = next;
            return true;
        });
        QCOMPARE(last, FrameId(501));
        QVERIFY(search.error());
        QCOMPARE(search.error()->code, ErrorCode::FileDamaged);
        // The columns are whole.
        FilterSearch headers(*store, program(u"len > 0"_s), 1, threads);
        headers.advance(
            (*store)->lastFrame(), {}, [](FrameId, const RowSet &, FrameId) { return true; });
        QVERIFY(!headers.error());
        QCOMPARE(headers.next(), FrameId(1001));
    }
}

void FilterSearchTest::tellsOfPatternsThatWereGivenUp()
{
    const auto store = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
    record(*store, { { .payload = QByteArray(60, 'a') + '!' }, { .payload = "aaa" } });
    FilterSearch search(store, program(uR"(payload matches "^(a+)+$")"_s));
    FrameIdSet found;
    search.advance(2, {}, [&](FrameId id, const RowSet &rows, FrameId) {
        found.append(id, rows);
        return true;
    });
    QCOMPARE(found.size(), quint64(1));
    QVERIFY(found.contains(2));
    QCOMPARE(search.givenUp(), quint64(1));
}

void FilterSearchTest::sets_data()
{
    QTest::addColumn<int>("oneIn");
    QTest::newRow("all") << 1;
    QTest::newRow("many") << 3;
    QTest::newRow("few") << 1000;
}

void FilterSearchTest::sets()
{
    QFETCH(int, oneIn);
    std::mt19937 random(1);
    FrameIdSet set;
    QList<FrameId> expected;
    for (FrameId first = 1; first < 300'000; first += 4096) {
        RowSet rows(4096);
        for (int row = 0; row < 4096; ++row) {
            if (random() % static_cast<unsigned>(oneIn) == 0) {
                rows.insert(row);
                expected.append(first + static_cast<FrameId>(row));
            }
        }
        set.append(first, rows);
        if (first % 10 == 1)
            first += 200'000; // a gap
    }
    QCOMPARE(set.size(), static_cast<quint64>(expected.size()));
    for (qsizetype i = 0; i < expected.size(); i += 1 + i / 50) {
        const FrameId id = expected.at(i);
        QCOMPARE(set.at(static_cast<quint64>(i)), id);
        QCOMPARE(set.indexOf(id), static_cast<quint64>(i));
        QVERIFY(set.contains(id));
        QCOMPARE(set.contains(id + 1), expected.contains(id + 1));
        QCOMPARE(set.indexOf(id + 1), static_cast<quint64>(i + 1));
    }
    QVERIFY(!set.contains(0));
    QVERIFY(!set.contains(10'000'000));
    set.clear();
    QCOMPARE(set.size(), quint64(0));
}

QTEST_GUILESS_MAIN(FilterSearchTest)
#include "tst_filtersearch.moc"
