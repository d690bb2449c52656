#include "app/session/chunkedoctets.h"

#include <QtTest>

using namespace Framescope;

class ChunkedOctetsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_asked.clear(); }
    void readsWhatAPartNeeds();
    void readsAllOnce();
    void whatCannotBeReadIsZeros();
    void nothingIsNothing();

private:
    /// "aaaabbbbcc..." of \a size octets in chunks of four.
    std::unique_ptr<ChunkedOctets> octets(qsizetype size)
    {
        return std::make_unique<ChunkedOctets>(size, 4, [this, size](qsizetype index) {
            m_asked.append(index);
            return QByteArray(
                std::min<qsizetype>(4, size - 4 * index), static_cast<char>('a' + index));
        });
    }

    QList<qsizetype> m_asked; ///< chunks
};

void ChunkedOctetsTest::readsWhatAPartNeeds()
{
    const auto ten = octets(10);
    QCOMPARE(ten->size(), 10);
    QCOMPARE(ten->read(5, 2), QByteArray("bb"));
    QCOMPARE(m_asked, QList<qsizetype>({ 1 }));
    QCOMPARE(ten->read(3, 6), QByteArray("abbbbc"));
    QCOMPARE(m_asked, QList<qsizetype>({ 1, 0, 1, 2 }));
    QCOMPARE(ten->read(10, 0), QByteArray());
}

void ChunkedOctetsTest::readsAllOnce()
{
    const auto ten = octets(10);
    QCOMPARE(ten->held(), 0);
    QCOMPARE(ten->all(), QByteArrayView("aaaabbbbcc"));
    QCOMPARE(ten->held(), 10);
    QCOMPARE(ten->all(), QByteArrayView("aaaabbbbcc"));
    QCOMPARE(ten->read(7, 3), QByteArray("bcc"));
    QCOMPARE(m_asked, QList<qsizetype>({ 0, 1, 2 }));
}

void ChunkedOctetsTest::whatCannotBeReadIsZeros()
{
    const auto reads = [](qsizetype bad) {
        return [bad](qsizetype index) {
            return index == bad ? std::nullopt : std::optional(QByteArray(index == 2 ? 2 : 4, 'x'));
        };
    };
    QVERIFY(ChunkedOctets(10, 4, reads(3)).isSound());
    for (const qsizetype bad : { 0, 1, 2 }) {
        const ChunkedOctets octets(10, 4, reads(bad));
        QVERIFY(!octets.isSound());
        QByteArray expected(10, 'x');
        expected.replace(4 * bad, 4, QByteArray(bad == 2 ? 2 : 4, '\0'));
        QCOMPARE(octets.read(0, 10), expected);
        QCOMPARE(octets.all(), QByteArrayView(expected));
        QVERIFY(!octets.isSound()); // also when all are held
    }
}

void ChunkedOctetsTest::nothingIsNothing()
{
    const auto none = octets(0);
    QCOMPARE(none->all().size(), 0);
    QCOMPARE(none->read(0, 0), QByteArray());
    QVERIFY(m_asked.isEmpty());
}

QTEST_GUILESS_MAIN(ChunkedOctetsTest)
#include "tst_chunkedoctets.moc"
