#include "app/session/fileblockreader.h"
#include "tests/app/session/sessionfixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

FrameBlock texts(FrameId firstId, int count)
{
    QList<FrameSpec> specs;
    for (int i = 0; i < count; ++i) {
        const FrameId id = firstId + static_cast<FrameId>(i);
        specs.append({ .payload = QByteArray::number(id), .messageFirst = id });
    }
    FrameBlock block = makeBlock(firstId, specs);
    block.attachMessage("inflated");
    return block;
}

} // namespace

/// Reading a file block by block, and a block part by part.
class FileBlockReaderTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void readsNoMoreThanIsAskedFor();
    void findsBlocksThatWereJoinedMeanwhile();
    void keepsBlocksThatAreInUse();
    void tellsWhatIsWrong();

private:
    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<SessionFile> m_file;
};

void FileBlockReaderTest::init()
{
    m_file.reset();
    m_path = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    auto file = SessionFile::create(m_path, QDateTime::currentDateTimeUtc());
    QVERIFY(file);
    m_file = std::move(*file);
    QVERIFY(m_file->begin());
    QVERIFY(m_file->writeBlock(texts(1, 10)));
    QVERIFY(m_file->writeBlock(texts(11, 5)));
    QVERIFY(m_file->commit());
}

void FileBlockReaderTest::readsNoMoreThanIsAskedFor()
{
    FileBlockReader reader(m_path);
    const auto place = reader.find(12);
    QVERIFY(place);
    QCOMPARE(place->firstId, FrameId(11));
    QCOMPARE(place->endId, FrameId(16));
    QCOMPARE(place->entry->opcodes, quint32(1U << 1));
    const auto columns = reader.columns(12);
    QVERIFY(columns);
    QVERIFY(!columns->hasOctets());
    QCOMPARE(columns->count(), 5);
    QCOMPARE(columns->payloadOctets(), 10);
    QCOMPARE(columns->messageLength(4).value(), quint64(8));
    QCOMPARE(columns->record(1).storedLength, quint64(2));
    const auto whole = reader.block(12);
    QCOMPARE(whole, columns);
    QVERIFY(whole->hasOctets());
    QCOMPARE(whole->payload(1), QByteArrayView("12"));
    QCOMPARE(whole->message(4).value(), QByteArrayView("inflated"));
    QVERIFY(!reader.find(16));
    QVERIFY(!reader.columns(16));
    QVERIFY(!reader.find(0));
    QVERIFY(!reader.error());
}

void FileBlockReaderTest::findsBlocksThatWereJoinedMeanwhile()
{
    FileBlockReader reader(m_path);
    QCOMPARE(reader.columns(11)->firstId(), FrameId(11));
    QVERIFY(m_file->begin());
    QVERIFY(m_file->writeBlock(texts(1, 30)));
    QVERIFY(m_file->commit());
    const auto whole = reader.block(11);
    QVERIFY(whole);
    QVERIFY(whole->hasOctets());
    QCOMPARE(whole->firstId(), FrameId(1));
    QCOMPARE(whole->payload(10), QByteArrayView("11"));
    QCOMPARE(reader.find(11)->endId, FrameId(31));
}

void FileBlockReaderTest::keepsBlocksThatAreInUse()
{
    FileBlockReader reader(m_path);
    const auto first = reader.block(1);
    const auto second = reader.block(11);
    QCOMPARE(first->firstId(), FrameId(1));
    QCOMPARE(first->payload(9), QByteArrayView("10"));
    QCOMPARE(second->payload(0), QByteArrayView("11"));
}

void FileBlockReaderTest::tellsWhatIsWrong()
{
    FileBlockReader reader(m_folder.filePath(u"missing"_s));
    QVERIFY(!reader.find(1));
    QVERIFY(!reader.columns(1));
    QVERIFY(!reader.block(1));
    QCOMPARE(reader.error()->code, ErrorCode::FileUnreadable);
}

QTEST_GUILESS_MAIN(FileBlockReaderTest)
#include "tst_fileblockreader.moc"
