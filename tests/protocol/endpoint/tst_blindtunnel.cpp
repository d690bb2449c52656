#include "protocol/endpoint/blindtunnel.h"
#include "protocol/endpoint/socketlimits.h"
#include "protocol/endpoint/tcpstream.h"

#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace Framescope;

namespace {

/// Our end of a stream whose other end the tunnel has.
class Peer
{
public:
    Peer()
    {
        std::array<int, 2> ends { -1, -1 };
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()) != 0)
            qFatal("socketpair: %s", qPrintable(qt_error_string()));
        m_descriptor = ends[0];
        ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
        stream.reset(new TcpStream(ends[1]));
    }
    ~Peer() { close(); }
    Q_DISABLE_COPY_MOVE(Peer)

    /// How many octets there was room for.
    ssize_t send(QByteArrayView octets)
    {
        const auto size = static_cast<std::size_t>(octets.size());
        return ::send(m_descriptor, octets.data(), size, MSG_NOSIGNAL);
    }
    /// What has come so far.
    QByteArray received()
    {
        std::array<char, 4096> room;
        ssize_t count = 0;
        while ((count = ::recv(m_descriptor, room.data(), room.size(), 0)) > 0)
            m_received.append(room.data(), count);
        m_ended = count == 0;
        return m_received;
    }
    bool hasEnded()
    {
        received();
        return m_ended;
    }
    void finishSending() { ::shutdown(m_descriptor, SHUT_WR); }
    void close()
    {
        if (m_descriptor >= 0)
            ::close(std::exchange(m_descriptor, -1));
    }

    OctetStream::Pointer stream; ///< the tunnel's end

private:
    int m_descriptor = -1;
    QByteArray m_received;
    bool m_ended = false;
};

/// A tunnel, and who speaks through it.
struct Ends
{
    Peer client;
    Peer server;
    BlindTunnel tunnel { std::move(client.stream), std::move(server.stream),
        std::make_shared<ReadBuffer>() };
    QSignalSpy ended { &tunnel, &BlindTunnel::ended };
};

} // namespace

class TestBlindTunnel : public QObject
{
    Q_OBJECT
private slots:
    void carriesEachDirectionUntilItsOwnEnd();
    void carriesWhatWasThereBefore();
    void passesAResetOn();
    void leavesWithTheSenderWhatNobodyReads();
};

void TestBlindTunnel::carriesEachDirectionUntilItsOwnEnd()
{
    Ends ends;
    ends.tunnel.start();

    ends.client.send("question");
    ends.client.finishSending();
    QTRY_VERIFY(ends.server.hasEnded());
    QCOMPARE(ends.server.received(), QByteArray("question"));
    QVERIFY(ends.ended.isEmpty());
    QCOMPARE(ends.tunnel.firstEnd(), Direction::ClientToServer);

    ends.server.send("a longer answer");
    ends.server.finishSending();
    QTRY_VERIFY(ends.client.hasEnded());
    QCOMPARE(ends.client.received(), QByteArray("a longer answer"));
    QCOMPARE(ends.ended.size(), 1);
    QCOMPARE(ends.tunnel.firstEnd(), Direction::ClientToServer);
    QCOMPARE(ends.tunnel.octets(Direction::ClientToServer), quint64(8));
    QCOMPARE(ends.tunnel.octets(Direction::ServerToClient), quint64(15));
}

void TestBlindTunnel::carriesWhatWasThereBefore()
{
    Ends ends;
    ends.client.send("early");
    ends.server.send("as early");
    ends.tunnel.start();
    QCOMPARE(ends.server.received(), QByteArray("early"));
    QCOMPARE(ends.client.received(), QByteArray("as early"));
}

void TestBlindTunnel::passesAResetOn()
{
    Ends ends;
    ends.tunnel.start();

    ends.server.send("nobody reads this");
    QTRY_COMPARE(ends.tunnel.octets(Direction::ServerToClient), quint64(17));
    ends.client.close(); // with something unread, which resets
    QTRY_COMPARE(ends.ended.size(), 1);
    QVERIFY(ends.server.hasEnded());
    QCOMPARE(ends.tunnel.firstEnd(), Direction::ClientToServer);
}

void TestBlindTunnel::leavesWithTheSenderWhatNobodyReads()
{
    Ends ends;
    ends.tunnel.start();

    const QByteArray much(64 * 1024, 'x');
    qint64 sent = 0;
    const auto isHeldBack = [&] { // for good: the tunnel has had its turn in between
        const qint64 before = sent;
        for (ssize_t count = 0; (count = ends.client.send(much)) > 0;)
            sent += count;
        return before > 0 && sent == before;
    };
    QTRY_VERIFY(isHeldBack());
    QVERIFY(sent > SendQueueHigh);
    QVERIFY2(sent < 4 * SendQueueHigh, qPrintable(QString::number(sent)));

    // Once it is read, the rest comes.
    QTRY_COMPARE(ends.server.received().size(), sent);
    QCOMPARE(ends.tunnel.octets(Direction::ClientToServer), static_cast<quint64>(sent));
}

QTEST_GUILESS_MAIN(TestBlindTunnel)
#include "tst_blindtunnel.moc"
