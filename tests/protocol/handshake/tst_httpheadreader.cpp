#include "protocol/handshake/httpheadreader.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace Framescope;

class HttpHeadReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void findsTheEnd_data();
    void findsTheEnd();
    void stopsAtTheLimit_data();
    void stopsAtTheLimit();
    void takesSingleOctetsInLinearTime();
};

void HttpHeadReaderTest::findsTheEnd_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("CR LF") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTest::newRow("no fields") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n");
    QTest::newRow("LF, then CR LF") << QByteArray("GET / HTTP/1.1\r\nHost: a\n\r\n");
    QTest::newRow("CR LF, then LF") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\n");
    QTest::newRow("CR alone ends no line") << QByteArray("GET /\r\rHost: a\r\r\n\r\n");
    QTest::newRow("CR CR LF is not empty") << QByteArray("GET /\r\n\r\r\nHost: a\r\n\r\n");
    QTest::newRow("empty lines in front") << QByteArray("\r\n\n\r\nGET / HTTP/1.1\r\n\r\n");
    QTest::newRow("folded") << QByteArray("GET / HTTP/1.1\r\nA: b\r\n \r\n\r\n");
    QTest::newRow("NUL") << QByteArray("\0\0\r\n\0\r\n\r\n", 9);
}

void HttpHeadReaderTest::findsTheEnd()
{
    QFETCH(const QByteArray, head);
    const QByteArray after = "\x81\x05Hello\r\n\r\n";
    const QByteArray wire = head + after;

    for (qsizetype cut = 0; cut <= wire.size(); ++cut) {
        HttpHeadReader reader;
        const qsizetype first = reader.read(QByteArrayView(wire).first(cut));
        QCOMPARE(first, qMin(cut, head.size()));
        QCOMPARE(reader.isComplete(), cut >= head.size());
        QCOMPARE(first + reader.read(QByteArrayView(wire).sliced(first)), head.size());
        QVERIFY(reader.isComplete());
        QVERIFY(!reader.isTooLarge());
        QCOMPARE(reader.octets(), head);
        QCOMPARE(reader.read(after), 0);
    }

    HttpHeadReader reader;
    for (const char &octet : head) {
        QVERIFY(!reader.isComplete());
        QCOMPARE(reader.read(QByteArrayView(&octet, 1)), 1);
    }
    QVERIFY(reader.isComplete());
    QCOMPARE(reader.octets(), head);
}

void HttpHeadReaderTest::stopsAtTheLimit_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<bool>("complete");
    QTest::newRow("head of the limit") << QByteArray("GET / HTTP/1.1\r\n\r\n") << true;
    QTest::newRow("one octet more") << QByteArray("GET / HTTP/1.1 \r\n\r\n") << false;
    QTest::newRow("no line end") << QByteArray(100, 'x') << false;
    QTest::newRow("only line ends") << QByteArray(100, '\n') << false;
    QTest::newRow("TLS on a plain port")
        << QByteArray::fromHex("1603010200010001fc0303") + QByteArray(500, '\x5a') << false;
}

void HttpHeadReaderTest::stopsAtTheLimit()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const bool, complete);
    constexpr qsizetype Limit = 18;
    for (qsizetype cut = 0; cut <= wire.size(); ++cut) {
        HttpHeadReader reader(Limit);
        const qsizetype first = reader.read(QByteArrayView(wire).first(cut));
        const qsizetype second = reader.read(QByteArrayView(wire).sliced(first));
        QCOMPARE(first + second, Limit);
        QCOMPARE(reader.isComplete(), complete);
        QCOMPARE(reader.isTooLarge(), !complete);
        QCOMPARE(reader.octets(), wire.first(Limit));
    }
}

void HttpHeadReaderTest::takesSingleOctetsInLinearTime()
{
    const QByteArray head = "GET / HTTP/1.1\r\nX: " + QByteArray(1'000'000, 'x') + "\r\n\r\n";
    HttpHeadReader reader(2'000'000);
    QElapsedTimer timer;
    timer.start();
    for (const char &octet : head)
        reader.read(QByteArrayView(&octet, 1));
    QVERIFY(reader.isComplete());
    QVERIFY2(timer.elapsed() < 10'000, "reading it anew for each octet takes minutes");
}

QTEST_APPLESS_MAIN(HttpHeadReaderTest)
#include "tst_httpheadreader.moc"
