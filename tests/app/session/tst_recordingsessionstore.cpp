#include "app/session/filesessionstore.h"
#include "app/session/recordingsessionstore.h"
#include "tests/app/session/sessionfixture.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/resource.h>

#include <csignal>
#include <cstdio>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

void ignore(const Error &) { }

FrameBlock blockOf(FrameId firstId, int frames, const QByteArray &payload)
{
    FrameBlock block(firstId);
    for (int i = 0; i < frames; ++i) {
        const FrameId id = block.endId();
        block.append(1,
            { Direction::ServerToClient, static_cast<qint64>(id) * 1000,
                makeHeader(Opcode::Text, static_cast<quint64>(payload.size())), payload },
            id);
    }
    return block;
}

std::shared_ptr<RecordingSessionStore> recordingTo(
    const QString &path, std::function<void(const Error &)> failed = ignore)
{
    auto store = RecordingSessionStore::create(path, QDateTime::currentDateTimeUtc(), failed);
    if (!store)
        qFatal("%s", qPrintable(store.error().detail));
    return *store;
}

EventRecord stray(const QByteArray &octets)
{
    return { 1, 0, StrayOctets { Direction::ClientToServer, octets } };
}

int blocksIn(const QString &path)
{
    int blocks = 0;
    const auto file = SessionFile::open(path);
    const bool read = file && (*file)->visitDirectory([&blocks](const BlockEntry &) {
        ++blocks;
        return true;
    });
    return read ? blocks : -1;
}

// What the child processes do; see main().

/// Records a little at a time, says so, and waits to be killed.
int recordUntilKilled(const QString &path)
{
    const auto store = recordingTo(path);
    for (int batch = 0; batch < 100; ++batch)
        store->append({ blockOf(store->lastFrame() + 1, 10, "alive"), { stray("event") }, {} });
    std::puts("recorded");
    std::fflush(stdout);
    return std::getchar() == EOF ? 0 : 1;
}

/// Whether another process has the file open as a database: "File Locking" in SQLite's
/// documentation says where that is marked.
bool isLocked(const char *path)
{
    const int descriptor = ::open(path, O_RDWR | O_CLOEXEC);
    flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x4000'0002;
    lock.l_len = 510;
    const bool isKnown = descriptor >= 0 && ::fcntl(descriptor, F_GETLK, &lock) == 0;
    return isKnown && lock.l_type != F_UNLCK;
}

/// Records until the file must not grow any more, and then as much again.
int recordUntilFull(const QString &path)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit { 6 << 20, 6 << 20 };
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        return 1;
    std::atomic<int> failures = 0;
    const auto store = recordingTo(path, [&failures](const Error &) { ++failures; });
    for (int batch = 0; batch < 64; ++batch)
        store->append({ blockOf(store->lastFrame() + 1, 64, QByteArray(16 * 1024, 'x')), {}, {} });
    const Result<void> finished = store->finish();
    return !finished && finished.error().code == ErrorCode::FileUnwritable && failures == 1 ? 7 : 1;
}

} // namespace

class RecordingSessionStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void isReadWhileItRecords();
    void smallBlocksAreJoined();
    void largeOnesAreNot();
    void largePayloadsStayInTheFile();
    void memoryIsBounded();
    void aKilledProcessLosesNothingThatIsOld();
    void whoReadsHereLeavesTheLocks();
    void aFullDiskKeepsWhatWasWritten();
    void aRemovedFileIsTold();
    void whatCouldNotBeWrittenIsStillFound();
    void heldConnectionsNeedNoDisk();
    void waitsUntilOthersCanRead();

private:
    QString path() const { return m_folder->filePath(u"s.fscope"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecordingSessionStoreTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

void RecordingSessionStoreTest::isReadWhileItRecords()
{
    const auto store = recordingTo(path());
    ConnectionRecord connection;
    connection.id = 1;
    for (int batch = 0; batch < 200; ++batch) {
        connection.clientToServer.octets = static_cast<quint64>(batch);
        store->append({ blockOf(store->lastFrame() + 1, 7, QByteArray::number(batch)),
            { stray(QByteArray::number(batch)) }, { connection } });
        // At whatever point the writer is, all is there and just once.
        QCOMPARE(store->lastFrame(), FrameId(7 * (batch + 1)));
        const FrameId asked = 7 * static_cast<FrameId>(batch / 2) + 3;
        const auto block = store->block(asked);
        QVERIFY(block && block->contains(asked));
        QCOMPARE(block->payload(static_cast<int>(asked - block->firstId())),
            QByteArrayView(QByteArray::number(batch / 2)));
        QCOMPARE(store->events(1).size(), batch + 1);
        QCOMPARE(store->connections().size(), 1);
        QCOMPARE(store->connection(1)->clientToServer.octets, static_cast<quint64>(batch));
        QVERIFY(!store->block(store->lastFrame() + 1));
    }
    QVERIFY(store->finish());
}

void RecordingSessionStoreTest::smallBlocksAreJoined()
{
    {
        const auto store = recordingTo(path());
        for (int batch = 0; batch < 1000; ++batch)
            store->append(
                { blockOf(store->lastFrame() + 1, 10, QByteArray::number(batch)), {}, {} });
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    QVERIFY2(blocksIn(path()) <= 4, qPrintable(QString::number(blocksIn(path()))));
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QCOMPARE((*store)->lastFrame(), FrameId(10'000));
    for (FrameId id = 1; id <= 10'000; id += 37) {
        const auto block = (*store)->block(id);
        QVERIFY(block);
        QCOMPARE(block->payload(static_cast<int>(id - block->firstId())),
            QByteArrayView(QByteArray::number((id - 1) / 10)));
    }
    QVERIFY(!(*store)->damage());
    QVERIFY(QFileInfo(path()).size() < 2 << 20);
}

void RecordingSessionStoreTest::largeOnesAreNot()
{
    {
        const auto store = recordingTo(path());
        store->append({ blockOf(1, 3, "small"), {}, {} });
        store->append({ blockOf(4, 1, QByteArray(3 << 20, 'x')), {}, {} });
        store->append({ blockOf(5, 3, "small"), {}, {} });
    }
    QCOMPARE(blocksIn(path()), 3);
}

void RecordingSessionStoreTest::largePayloadsStayInTheFile()
{
    constexpr qsizetype Chunk = 1 << 20;
    QByteArray payload(12 * Chunk, 'a');
    payload[11 * Chunk] = 'z';
    std::shared_ptr<const FrameBlock> large;
    {
        const auto store = recordingTo(path());
        store->append({ blockOf(1, 1, payload), {}, {} });
        store->waitUntilWritten();
        QTRY_VERIFY(!store->residentBlock(1)); // it is in the file alone
        large = store->block(1);
        QVERIFY(large);
        QCOMPARE(large->payloadPart(0, 3, 4), QByteArray("aaaa"));
        QVERIFY(store->finish());
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
    QCOMPARE(large->payloadPart(0, 11 * Chunk, 2), QByteArray("za"));
}

/// However slow the file is.
void RecordingSessionStoreTest::memoryIsBounded()
{
    constexpr qsizetype Batch = 1 << 20;
    constexpr int Batches = 100;
    auto file = SessionFile::create(path(), QDateTime::currentDateTimeUtc());
    QVERIFY(file);
    std::atomic<qsizetype> appended = 0;
    std::atomic<qsizetype> committed = 0;
    std::atomic<qsizetype> most = 0;
    SessionWriter writer(std::move(*file),
        { [&](const auto &commit, quint64 batches) {
             most = std::max(most.load(), appended - committed);
             const Result<void> done = commit();
             committed += static_cast<qsizetype>(batches) * Batch;
             return done;
         },
            ignore });
    FrameId next = 1;
    for (int batch = 0; batch < Batches; ++batch) {
        writer.append({ std::make_shared<const FrameBlock>(
                            blockOf(next++, 1, QByteArray(Batch, static_cast<char>(batch)))),
            {}, {} });
        appended += Batch;
    }
    QVERIFY(writer.finish());
    QCOMPARE(committed, Batches * Batch);
    QVERIFY2(most <= 32 << 20, qPrintable(QString::number(most)));
}

void RecordingSessionStoreTest::aKilledProcessLosesNothingThatIsOld()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), { u"--until-killed"_s, path() });
    QTRY_VERIFY_WITH_TIMEOUT(child.canReadLine(), 20'000);
    // Nothing more is appended: what is there is committed without being asked.
    const auto frames = [this] {
        const auto store = FileSessionStore::open(path());
        return store ? (*store)->lastFrame() : 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(frames(), FrameId(1000), 20'000);
    child.kill();
    QVERIFY(child.waitForFinished());
    QVERIFY(QFile::exists(path() + u"-wal"_s));

    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    QCOMPARE((*store)->lastFrame(), FrameId(1000));
    QCOMPARE((*store)->block(1000)->payload((*store)->block(1000)->count() - 1),
        QByteArrayView("alive"));
    QCOMPARE((*store)->events(1).size(), 100);
    QVERIFY(!(*store)->damage());
}

/// Whoever opens the file elsewhere would else take the recording for ended, and its log away.
void RecordingSessionStoreTest::whoReadsHereLeavesTheLocks()
{
    const auto store = recordingTo(path());
    store->append({ blockOf(1, 1, "locked"), {}, {} });
    store->waitUntilWritten();
    QVERIFY(FileSessionStore::open(path()));
    QCOMPARE(
        QProcess::execute(QCoreApplication::applicationFilePath(), { u"--locked"_s, path() }), 0);
    QVERIFY(store->finish());
    QCOMPARE(
        QProcess::execute(QCoreApplication::applicationFilePath(), { u"--locked"_s, path() }), 1);
}

void RecordingSessionStoreTest::aFullDiskKeepsWhatWasWritten()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), { u"--until-full"_s, path() });
    QVERIFY(child.waitForFinished(30'000));
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QCOMPARE(child.exitCode(), 7);
    const auto store = FileSessionStore::open(path());
    QVERIFY(store);
    for (FrameId id = 1; id <= (*store)->lastFrame();) {
        const auto block = (*store)->block(id);
        QVERIFY(block);
        id = block->endId();
    }
    QVERIFY(!(*store)->damage());
}

void RecordingSessionStoreTest::aRemovedFileIsTold()
{
    std::atomic<int> failures = 0;
    const auto store = recordingTo(path(), [&failures](const Error &error) {
        failures += error.code == ErrorCode::FileUnwritable ? 1 : 100;
    });
    QVERIFY(QFile::remove(path()));
    store->append({ blockOf(1, 1, "lost"), {}, {} });
    QTRY_COMPARE(failures.load(), 1);
    store->append({ blockOf(2, 1, "lost"), {}, {} });
    QVERIFY(!store->finish());
    QCOMPARE(failures.load(), 1);
}

void RecordingSessionStoreTest::whatCouldNotBeWrittenIsStillFound()
{
    std::atomic<int> failures = 0;
    const auto store = recordingTo(path(), [&failures](const Error &) { ++failures; });
    QVERIFY(QFile::remove(path()));
    store->append({ blockOf(1, 1, "not written"), {}, {} });
    QTRY_COMPARE(failures.load(), 1);
    QCOMPARE(store->lastFrame(), FrameId(1));
    const auto block = store->residentBlock(1);
    QVERIFY(block);
    QCOMPARE(block->payload(0), QByteArrayView("not written"));
    store->waitUntilWritten(); // it never will be
}

void RecordingSessionStoreTest::heldConnectionsNeedNoDisk()
{
    const auto store = recordingTo(path());
    store->holdConnections();
    ConnectionRecord connection;
    connection.id = 7;
    connection.url = u"ws://first.example/"_s;
    store->append({ FrameBlock(1), {}, { connection } });
    connection.url = u"ws://second.example/"_s;
    store->append({ FrameBlock(1), {}, { connection } });
    QCOMPARE(store->connection(7)->url, u"ws://second.example/"_s);
    QVERIFY(!store->connection(8));
    QVERIFY(store->finish()); // from here on nothing is read from the file
    QCOMPARE(store->connections().size(), 1);
}

void RecordingSessionStoreTest::waitsUntilOthersCanRead()
{
    const auto store = recordingTo(path());
    store->append({ blockOf(1, 100, "a"), {}, {} });
    store->append({ blockOf(101, 100, "b"), {}, {} });
    store->waitUntilWritten();
    const auto reader = FileSessionStore::open(path());
    QVERIFY(reader);
    QCOMPARE((*reader)->lastFrame(), FrameId(200));
}

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--until-killed") == 0)
        return recordUntilKilled(QString::fromLocal8Bit(argv[2]));
    if (argc == 3 && qstrcmp(argv[1], "--locked") == 0)
        return isLocked(argv[2]) ? 0 : 1;
    if (argc == 3 && qstrcmp(argv[1], "--until-full") == 0)
        return recordUntilFull(QString::fromLocal8Bit(argv[2]));
    QCoreApplication application(argc, argv);
    RecordingSessionStoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_recordingsessionstore.moc"
