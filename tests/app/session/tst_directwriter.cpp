#include "app/session/directwriter.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class DirectWriterTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void gathersWhatFollows();
    void fillsAPieceWhileAnotherIsWritten();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void aFileThatIsNotThere();

private:
    static QByteArray page(char fill) { return QByteArray(DirectWriter::Alignment, fill); }
    QByteArray written() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void DirectWriterTest::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"file"_s);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(page('0') + page('1') + page('2') + page('3'));
}

void DirectWriterTest::gathersWhatFollows()
{
    DirectWriter writer(m_path);
    if (!writer.isUsable())
        QSKIP("The file system of this folder cannot do it.");
    QVERIFY(writer.flush()); // of nothing
    QVERIFY(writer.take(page('a'), DirectWriter::Alignment));
    QVERIFY(writer.take(page('b'), 2 * DirectWriter::Alignment));
    QCOMPARE(writer.pendingOffset(), DirectWriter::Alignment);
    QVERIFY(writer.pending() == page('a') + page('b'));
    QVERIFY(written() == page('0') + page('1') + page('2') + page('3'));

    QVERIFY(writer.flush());
    QVERIFY(writer.pending().isEmpty());
    QVERIFY(written() == page('0') + page('a') + page('b') + page('3'));

    QVERIFY(writer.take(page('c'), 0)); // anywhere, after that
    QVERIFY(writer.flush());
    QVERIFY(written() == page('c') + page('a') + page('b') + page('3'));
}

void DirectWriterTest::fillsAPieceWhileAnotherIsWritten()
{
    DirectWriter writer(m_path);
    if (!writer.isUsable())
        QSKIP("The file system of this folder cannot do it.");
    constexpr qint64 Size = DirectWriter::PieceSize;
    QByteArray expected;
    for (char piece = 'a'; piece < 'f'; ++piece) {
        const QByteArray octets(Size, piece);
        QVERIFY(writer.take(octets, expected.size()));
        QVERIFY(!writer.take(page('x'), expected.size() + Size));
        QVERIFY(writer.begin());
        expected += octets;
    }
    QVERIFY(writer.take(page('g'), DirectWriter::Alignment)); // over what may not be written yet
    QVERIFY(writer.begin());
    QVERIFY(writer.flush());
    expected.replace(DirectWriter::Alignment, DirectWriter::Alignment, page('g'));
    QVERIFY(writer.pending().isEmpty());
    QVERIFY(written() == expected);
    {
        DirectWriter left(m_path);
        QVERIFY(left.take(page('h'), 0));
        QVERIFY(left.begin());
    } // waits for it
    QVERIFY(written().startsWith(page('h')));
}

void DirectWriterTest::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<qint64>("offset");

    constexpr qsizetype Page = DirectWriter::Alignment;
    QTest::newRow("a gap before it") << Page << qint64(2 * Page);
    QTest::newRow("the same again") << Page << qint64(0);
    QTest::newRow("half a page") << Page / 2 << qint64(Page);
    QTest::newRow("more than a piece") << qsizetype(DirectWriter::PieceSize) << qint64(Page);
}

void DirectWriterTest::refusesWhatDoesNotFit()
{
    QFETCH(const qsizetype, size);
    QFETCH(const qint64, offset);
    DirectWriter writer(m_path);
    if (!writer.isUsable())
        QSKIP("The file system of this folder cannot do it.");
    QVERIFY(writer.take(page('a'), 0));
    QVERIFY(!writer.take(QByteArray(size, 'b'), offset));
    QVERIFY(writer.pending() == page('a'));
    writer.clearPending();
    QVERIFY(writer.flush());
    QVERIFY(written().startsWith('0'));
}

void DirectWriterTest::aFileThatIsNotThere()
{
    DirectWriter writer(m_folder->filePath(u"another"_s));
    QVERIFY(!writer.isUsable());
    QVERIFY(!writer.take(page('a'), 0));
    QVERIFY(writer.flush());
}

QTEST_GUILESS_MAIN(DirectWriterTest)
#include "tst_directwriter.moc"
