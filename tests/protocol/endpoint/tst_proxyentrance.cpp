#include "protocol/endpoint/proxyentrance.h"
#include "tests/support/rawpeer.h"

#include <QSignalSpy>
#include <QTest>

#include <array>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A client on one side, and the entrance that it has come to.
class Visit : public QObject
{
public:
    explicit Visit(std::chrono::milliseconds timeout = 10s)
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, m_listener.serverPort());
        if (!socket->waitForConnected() || !QTest::qWaitFor([&] { return m_listener.peer(); }))
            qFatal("loopback is missing");
        m_stream = OctetStream::over(std::move(socket)).value();
        entrance.reset(
            new ProxyEntrance(stream(), std::make_shared<ReadBuffer>(), timeout, u"client:1"_s));
        connect(m_stream.get(), &OctetStream::readable, this, [this] {
            if (entrance)
                entrance->read();
        });
    }

    RawPeer &client() { return *m_listener.peer(); }
    TcpStream &stream() { return static_cast<TcpStream &>(*m_stream); }
    /// What whoever reads on will find.
    QByteArray left()
    {
        std::array<char, 1024> room;
        return QByteArray(room.data(), stream().peek(room));
    }

private:
    RawListener m_listener;
    OctetStream::Pointer m_stream;

public:
    ProxyEntrance::Pointer entrance;
};

/// Asks for the name "Example.org".
QByteArray clientHello()
{
    return QByteArray::fromHex("16030100430100003f0303") + QByteArray(32, 'r')
        + QByteArray::fromHex("00000213010100001400000010000e00000b") + "Example.org";
}

} // namespace

class TestProxyEntrance : public QObject
{
    Q_OBJECT
private slots:
    void readsNothingBeyondARequest_data();
    void readsNothingBeyondARequest();
    void findsTheNameInAClientHello();
    void leavesATunnelAloneUntilItIsUsed();
    void mayBeDeletedInItsSlots();
};

void TestProxyEntrance::readsNothingBeyondARequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("CONNECT") << QByteArray("CONNECT [::1]:80 HTTP/1.1\r\n\r\n")
                             << QByteArray("HTTP/1.1 200 Connection established\r\n\r\n");
    QTest::newRow("SOCKS5") << "\5\1" + QByteArray(1, '\0') + "\5\1"
            + QByteArray::fromHex("000400000000000000000000000000000001"
                                  "0050")
                            << QByteArray::fromHex("0500"
                                                   "05000001000000000000");
}

void TestProxyEntrance::readsNothingBeyondARequest()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, answer);
    Visit visit;
    QSignalSpy asked(visit.entrance.get(), &ProxyEntrance::tunnelAsked);
    QSignalSpy begun(visit.entrance.get(), &ProxyEntrance::begun);
    visit.entrance->awaitRequest(false);
    visit.client().send(request + "GET / HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.first(), (QVariantList { u"::1"_s, 80 }));

    visit.entrance->read();
    QVERIFY(begun.isEmpty());
    visit.entrance->accept();
    QTRY_COMPARE(begun.size(), 1);
    QCOMPARE(begun.first().first().value<SniffedProtocol>(), SniffedProtocol::Http);
    QCOMPARE(visit.left(), QByteArray("GET / HTTP/1.1\r\n\r\n"));
    QTRY_COMPARE(visit.client().received(), answer);
}

void TestProxyEntrance::findsTheNameInAClientHello()
{
    Visit visit;
    QSignalSpy arrived(visit.entrance.get(), &ProxyEntrance::clientHelloArrived);
    visit.entrance->awaitClientHello();
    const QByteArray hello = clientHello();
    for (qsizetype sent = 0; sent < hello.size(); sent += 9) {
        QVERIFY(arrived.isEmpty());
        visit.client().send(hello.mid(sent, 9));
        QTRY_COMPARE(visit.left(), hello.left(sent + 9));
    }
    QTRY_COMPARE(arrived.size(), 1);
    QCOMPARE(arrived.first().first().toString(), u"example.org"_s);
    QCOMPARE(visit.left(), hello);
    QVERIFY(visit.client().received().isEmpty());
}

/// What it begins with and does not go on with is waited for.
void TestProxyEntrance::leavesATunnelAloneUntilItIsUsed()
{
    Visit visit(50ms);
    QSignalSpy asked(visit.entrance.get(), &ProxyEntrance::tunnelAsked);
    QSignalSpy begun(visit.entrance.get(), &ProxyEntrance::begun);
    QSignalSpy failed(visit.entrance.get(), &ProxyEntrance::failed);
    visit.client().send("CONNECT a:80 HTTP/1.1\r\n\r\n");
    QTRY_VERIFY(visit.left().endsWith("\r\n\r\n"));
    visit.entrance->awaitRequest(false);
    visit.entrance->read();
    QCOMPARE(asked.size(), 1);
    visit.entrance->accept();
    QVERIFY(!begun.wait(150));
    QVERIFY(failed.isEmpty());

    visit.client().send("G"); // E, T?
    QTRY_COMPARE(begun.size(), 1);
    QCOMPARE(begun.first().first().value<SniffedProtocol>(), SniffedProtocol::Unclear);
    QCOMPARE(visit.left(), QByteArray("G"));
    QVERIFY(failed.isEmpty());
}

void TestProxyEntrance::mayBeDeletedInItsSlots()
{
    Visit visit(10ms);
    int count = 0;
    connect(visit.entrance.get(), &ProxyEntrance::failed, this, [&](const Error &error) {
        visit.entrance.reset();
        count += error == Error { ErrorCode::HandshakeTimedOut, u"client:1"_s };
    });
    visit.entrance->awaitRequest(false);
    QTRY_VERIFY(!visit.entrance);
    QCOMPARE(count, 1);
    QTRY_VERIFY(visit.client().received().startsWith("HTTP/1.1 408 "));
}

QTEST_GUILESS_MAIN(TestProxyEntrance)
#include "tst_proxyentrance.moc"
