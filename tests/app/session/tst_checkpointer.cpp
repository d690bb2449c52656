#include "app/session/checkpointer.h"
#include "app/session/checkpointvfs.h"
#include "app/session/sessionfile.h"
#include "app/session/sessionschema.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <SQLiteCpp/SQLiteCpp.h>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// A full block of one frame, whose octets are all its id.
FrameBlock blockOf(FrameId id)
{
    const QByteArray payload(FrameBlock::TargetOctets, static_cast<char>(id));
    FrameBlock block(id);
    block.append(1,
        { Direction::ServerToClient, static_cast<qint64>(id),
            makeHeader(Opcode::Binary, static_cast<quint64>(payload.size())), payload },
        id);
    return block;
}

constexpr qint64 octetsOf(int pages)
{
    return static_cast<qint64>(pages) * SessionSchema::PageSize;
}

/// Of one commit in these tests.
constexpr int CommitBlocks = 4;
constexpr qint64 CommitOctets = (CommitBlocks + 1) * FrameBlock::TargetOctets;

} // namespace

class CheckpointerTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theLogStaysShort();
    void aReaderThatStaysHoldsTheLog();
    void withoutDirectWriting();

private:
    void record(SessionFile &file, int commits);
    void compareWithFile(FrameId last) const;
    qint64 logSize() const { return QFileInfo(m_path + u"-wal"_s).size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    FrameId m_next = 1;
};

void CheckpointerTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"s.fscope"_s);
    m_next = 1;
}

void CheckpointerTest::record(SessionFile &file, int commits)
{
    for (int commit = 0; commit < commits; ++commit) {
        QVERIFY(file.begin());
        for (int block = 0; block < CommitBlocks; ++block)
            QVERIFY(file.writeBlock(blockOf(m_next++)));
        QVERIFY(file.commit());
    }
}

void CheckpointerTest::compareWithFile(FrameId last) const
{
    const auto file = SessionFile::open(m_path);
    QVERIFY(file);
    for (FrameId id = 1; id <= last; ++id) {
        const auto block = (*file)->readBlock(id);
        QVERIFY(block && *block);
        QVERIFY((*block)->payload(0) == blockOf(id).payload(0));
    }
}

void CheckpointerTest::theLogStaysShort()
{
    const auto file = SessionFile::create(m_path, QDateTime::currentDateTimeUtc());
    QVERIFY(file);
    record(**file, 40); // 160 MiB
    QCOMPARE_LE(logSize(), octetsOf(Checkpointer::MostPages) + 2 * CommitOctets);
    QCOMPARE_GE(QFileInfo(m_path).size(), octetsOf(Checkpointer::MostPages));
    compareWithFile(m_next - 1); // from the file and from the log

    QVERIFY((*file)->finish());
    QVERIFY(!QFileInfo::exists(m_path + u"-wal"_s));
    compareWithFile(m_next - 1);
}

void CheckpointerTest::aReaderThatStaysHoldsTheLog()
{
    const auto file = SessionFile::create(m_path, QDateTime::currentDateTimeUtc());
    QVERIFY(file);
    record(**file, 1);
    {
        SQLite::Database reader(m_path.toStdString());
        SQLite::Transaction snapshot(reader);
        const auto blocks
            = [&reader] { return reader.execAndGet("SELECT count(*) FROM block").getInt(); };
        QCOMPARE(blocks(), CommitBlocks);
        record(**file, 25);
        QCOMPARE(blocks(), CommitBlocks); // what it sees is not taken away
        QCOMPARE_GE(logSize(), 25 * (CommitOctets - FrameBlock::TargetOctets));
    }
    record(**file, 3); // now it can be moved
    QCOMPARE_GE(QFileInfo(m_path).size(), octetsOf(Checkpointer::MostPages));
    QVERIFY((*file)->finish());
    compareWithFile(m_next - 1);
}

/// As where the system cannot do it.
void CheckpointerTest::withoutDirectWriting()
{
    DirectWriter none(m_folder->filePath(u"none"_s)); // is used until the file is closed
    QVERIFY(!none.isUsable());
    SQLite::Database sql(
        m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 0, checkpointVfs());
    setDirectWriter(sql.getHandle(), none);
    sql.exec("PRAGMA journal_mode=WAL");
    sql.exec("CREATE TABLE t (x)");
    sql.exec("INSERT INTO t VALUES (zeroblob(300000))");
    QCOMPARE(sql.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt(), 0);
    QCOMPARE(logSize(), 0);
    SQLite::Database reader(m_path.toStdString());
    QCOMPARE(reader.execAndGet("SELECT length(x) FROM t").getInt(), 300000);
}

QTEST_GUILESS_MAIN(CheckpointerTest)
#include "tst_checkpointer.moc"
