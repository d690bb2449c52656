#include "protocol/handshake/httpbody.h"

#include <QTest>

using namespace Framescope;
using Framing = HttpBodyFramer::Framing;

namespace {

const QByteArray Chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";

/// How many of \a octets are the body's when they come in \a portion at a time; -1: it is broken.
qsizetype follow(HttpBodyFramer framer, const QByteArray &octets, qsizetype portion)
{
    qsizetype taken = 0;
    for (qsizetype at = 0; at < octets.size(); at += portion) {
        const QByteArray part = octets.mid(at, portion);
        const qsizetype count = framer.read(part);
        taken += count;
        if (framer.isInvalid())
            return -1;
        if (count < part.size())
            return framer.isComplete() ? taken : -2;
    }
    return framer.isComplete() || framer.framing() == Framing::UntilClose ? taken : -3;
}

} // namespace

class TestHttpBody : public QObject
{
    Q_OBJECT
private slots:
    void followsRequests_data();
    void followsRequests();
    void framesResponses_data();
    void framesResponses();
    void breaks_data();
    void breaks();
    void stopsInFrontOfWhatIsBroken();
    void trailersEnd();
};

void TestHttpBody::followsRequests_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("none") << QByteArray("GET / HTTP/1.1\r\n\r\n") << QByteArray();
    QTest::newRow("length 0") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n")
                              << QByteArray();
    QTest::newRow("length 5") << QByteArray("POST / HTTP/1.1\r\ncontent-length: 5\r\n\r\n")
                              << QByteArray("hello");
    QTest::newRow("no chunk") << Chunked << QByteArray("0\r\n\r\n");
    QTest::newRow("chunks") << Chunked
                            << QByteArray("5\r\nhello\r\n00a\r\n0123456789\r\n0\r\n\r\n");
    QTest::newRow("chunk that looks like an end")
        << Chunked << QByteArray("5\r\n0\r\n\r\n\r\n0\r\n\r\n");
    QTest::newRow("extensions") << Chunked
                                << QByteArray("5;a=b\r\nhello\r\n1 ; c=\"d\"\r\nx\r\n000\r\n\r\n");
    QTest::newRow("trailer") << Chunked << QByteArray("0\r\nX: y\r\nZ: 1\r\n\r\n");
    QTest::newRow("gzip, chunked") << QByteArray(
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\ntransfer-encoding: "
        "Chunked\r\n\r\n") << QByteArray("1\r\nx\r\n0\r\n\r\n");
}

void TestHttpBody::followsRequests()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    const auto framer = HttpBodyFramer::ofRequest(parseRequestHead(head));
    QVERIFY(framer);
    const QByteArray wire = body + "GET / HTTP/1.1\r\n";
    for (qsizetype portion = 1; portion <= wire.size(); ++portion)
        QCOMPARE(follow(*framer, wire, portion), body.size());
    for (qsizetype cut = 0; cut < body.size(); ++cut) {
        HttpBodyFramer partly = *framer;
        QCOMPARE(partly.read(body.first(cut)), cut);
        QVERIFY(!partly.isComplete());
        QCOMPARE(partly.read(wire.sliced(cut)), body.size() - cut);
        QVERIFY(partly.isComplete());
    }
}

void TestHttpBody::framesResponses_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<Framing>("framing");
    const auto row = [](const char *name, const char *head, const char *method, Framing framing) {
        QTest::newRow(name) << QByteArray(head) + "\r\n" << QByteArray(method) << framing;
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n", "GET", Framing::Length);
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n", "GET", Framing::Chunked);
    row("until close", "HTTP/1.1 200 OK\r\n", "GET", Framing::UntilClose);
    row("gzip alone", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n", "GET", Framing::UntilClose);
    row("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n", "HEAD", Framing::None);
    row("HEAD is upper case", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n", "head", Framing::Length);
    row("100", "HTTP/1.1 100 Continue\r\n", "POST", Framing::None);
    row("204", "HTTP/1.1 204 No Content\r\n", "GET", Framing::None);
    row("304", "HTTP/1.1 304 Not Modified\r\nContent-Length: 3\r\n", "GET", Framing::None);
}

void TestHttpBody::framesResponses()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, method);
    const auto framer = HttpBodyFramer::ofResponse(parseResponseHead(head), method);
    QVERIFY(framer);
    QTEST(framer->framing(), "framing");
    QCOMPARE(framer->isComplete(), framer->framing() == Framing::None);
}

void TestHttpBody::breaks_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char *body : { "\r\n", "x\r\n", "5\nhello\r\n0\r\n\r\n", "5\rhello", "-1\r\n",
             "0x5\r\n", " 5\r\n", "5\r\nhello0\r\n\r\n", "5\r\nhello\n0\r\n\r\n",
             "5\r\nhello!\r\n0\r\n\r\n", "0\r\n\n", "0\r\nX: a\n\r\n", "0\r\n\rX",
             "5;a\nb\r\nhello\r\n", "1000000000000000\r\n", ";a\r\n", "5g\r\n" })
        QTest::newRow(body) << QByteArray(body);
    QTest::newRow("endless extension") << "5;" + QByteArray(5000, 'a') + "\r\nhello\r\n0\r\n\r\n";
    QTest::newRow("endless trailer") << "0\r\n" + QByteArray("X: y\r\n").repeated(20'000);
}

void TestHttpBody::breaks()
{
    QFETCH(QByteArray, body);
    const auto framer = HttpBodyFramer::ofRequest(parseRequestHead(Chunked));
    QVERIFY(framer);
    const qsizetype step = body.size() > 100 ? body.size() : 1;
    for (qsizetype portion = 1; portion <= body.size(); portion += step)
        QCOMPARE(follow(*framer, body, portion), -1);
    QCOMPARE(follow(*framer, body, body.size()), -1);
}

void TestHttpBody::stopsInFrontOfWhatIsBroken()
{
    HttpBodyFramer framer = HttpBodyFramer::ofRequest(parseRequestHead(Chunked)).value();
    QCOMPARE(framer.read("5\r\nhello\r\n5\n"), 11);
    QVERIFY(framer.isInvalid());
    QCOMPARE(framer.read("5\r\n"), 0);
}

void TestHttpBody::trailersEnd()
{
    HttpBodyFramer framer = HttpBodyFramer::ofRequest(parseRequestHead(Chunked)).value();
    const QByteArray trailer = "0\r\n" + QByteArray("X: y\r\n").repeated(1000) + "\r\n";
    QCOMPARE(framer.read(trailer + "x"), trailer.size());
    QVERIFY(framer.isComplete());
}

QTEST_APPLESS_MAIN(TestHttpBody)
#include "tst_httpbody.moc"
