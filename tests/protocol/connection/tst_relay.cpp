#include "protocol/wire/closestatus.h"
#include "tests/support/relaylog.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp Second = 1'000'000'000;
constexpr MaskingKey Key { 0x37, 0xfa, 0x21, 0x3d };

const QByteArray &Request = RelayPlaybook::Request;
const QByteArray &Response = RelayPlaybook::Response;
const QByteArray PlainRequest = "GET /page HTTP/1.1\r\nHost: server.example.com\r\n\r\n";
const QByteArray PlainResponse = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

QByteArray frame(Opcode opcode, const QByteArray &payload, bool masked, bool fin = true)
{
    return playedFrame(
        opcode, payload, masked ? std::optional<MaskingKey>(Key) : std::nullopt, fin);
}

QByteArray closeFrame(quint16 code, const QByteArray &reason, bool masked)
{
    return playedClose(
        code, reason, masked ? std::optional<MaskingKey>(RelayPlaybook::OwnKey) : std::nullopt);
}

void open(RelayPlaybook &book)
{
    book.clientSends(Request);
    book.serverSends(Response);
    QCOMPARE(book.atServer(), Request);
    QCOMPARE(book.atClient(), Response);
    book.log.take();
}

} // namespace

class TestRelay : public QObject
{
    Q_OBJECT
private slots:
    void passesAHandshakeOn();
    void passesAConversationOn();
    void headsMayComeInAnyPortions();
    void holdsWhatFollowsAnUpgrade();
    void plainHttpCrosses();
    void pipelinedRequestsCross();
    void anUpgradeMayFollowPlainHttp();
    void aRefusedUpgradeCrosses();
    void anotherProtocolCrosses();
    void knowsDefaultPorts();
    void passesHarmlessSlipsOn();
    void emptyLinesMayStandBeforeARequest();
    void refusesWhatIsNoHttp_data();
    void refusesWhatIsNoHttp();
    void refusesDoubtfulRequests_data();
    void refusesDoubtfulRequests();
    void refusesInTurn();
    void refusesDoubtfulResponses_data();
    void refusesDoubtfulResponses();
    void wrongAcceptIsReportedAndCrosses();
    void everyOctetCrosses();
    void octetsDoNotWaitForTheirFrame();
    void failsOverTheLimit();
    void failsOverTheLimitWhenDecompressed();
    void finCrosses();
    void resetAborts();
    void tellsWhoClosed();
    void tellsHowItEnded_data();
    void tellsHowItEnded();
    void reportsEarlyData();
    void headsAreDueInTime();
    void halfOpenConnectionsEnd();
    void unreachableServer();
    void requestsMayBeRewrittenOrLeave();
};

void TestRelay::passesAHandshakeOn()
{
    RelayPlaybook book;
    book.clientSends(Request);
    QCOMPARE(book.atServer(), Request);
    book.serverSends(Response);
    QCOMPARE(book.atClient(), Response);
    QCOMPARE(book.log.take(), (QStringList { u"request"_s, u"opened"_s }));
    QCOMPARE(book.relay.phase(), Relay::Phase::Open);
    QVERIFY(!book.relay.deadline());
}

void TestRelay::passesAConversationOn()
{
    RelayPlaybook book;
    open(book);
    const QByteArray hello = frame(Opcode::Text, "Hello", true);
    book.clientSends(hello);
    QCOMPARE(book.atServer(), hello);
    const QByteArray answer = frame(Opcode::Text, "Hi", false);
    book.serverSends(answer);
    QCOMPARE(book.atClient(), answer);
    book.clientSends(frame(Opcode::Close, makeCloseBody(1000, u"bye"), true));
    book.serverSends(frame(Opcode::Close, makeCloseBody(1000, {}), false));
    QCOMPARE(book.log.take(),
        (QStringList { u"> text Hello"_s, u"> message of 5 in 1"_s, u"< text Hi"_s,
            u"< message of 2 in 1"_s, u"> close \u0003èbye"_s, u"< close \u0003è"_s }));
    book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Finished, book.now);
    book.finishSending();
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, book.now);
    book.finishSending();
    QCOMPARE(book.log.take(), QStringList { u"closed"_s });
    QCOMPARE(book.log.verdict->cause, CloseCause::ClosingHandshake);
    QCOMPARE(book.log.verdict->by, ClosedBy::Client);
    QCOMPARE(book.log.verdict->code, quint16(1000));
    QCOMPARE(book.log.verdict->reason, u"bye"_s);
}

void TestRelay::headsMayComeInAnyPortions()
{
    const QByteArray hello = frame(Opcode::Text, "Hello", true);
    const QByteArray answer = frame(Opcode::Text, "Hi", false);
    const QByteArray fromClient = PlainRequest + Request;
    const QByteArray fromServer = PlainResponse + Response + answer;
    for (qsizetype cut = 0; cut <= fromClient.size(); ++cut) {
        RelayPlaybook book;
        book.clientSends(fromClient.first(cut));
        book.clientSends(fromClient.sliced(cut));
        QCOMPARE(book.atServer(), fromClient);
        book.serverSends(fromServer);
        QCOMPARE(book.atClient(), fromServer);
    }
    for (qsizetype cut = 0; cut <= fromServer.size(); ++cut) {
        RelayPlaybook book;
        book.clientSends(fromClient);
        book.serverSends(fromServer.first(cut));
        book.serverSends(fromServer.sliced(cut));
        QCOMPARE(book.atClient(), fromServer);
        book.clientSends(hello);
        QCOMPARE(book.atServer(), fromClient + hello);
        QCOMPARE(book.log.messages, (QList<QByteArray> { "Hi", "Hello" }));
    }
}

void TestRelay::holdsWhatFollowsAnUpgrade()
{
    const QByteArray hello = frame(Opcode::Text, "Hello", true);
    RelayPlaybook book;
    book.clientSends(Request + hello);
    QCOMPARE(book.atServer(), Request);
    QVERIFY(!book.relay.wantsRead(Direction::ClientToServer));
    book.serverSends(Response);
    QCOMPARE(book.atServer(), hello);
    QVERIFY(book.relay.wantsRead(Direction::ClientToServer));

    RelayPlaybook leaving; // says all it has to say and goes
    leaving.clientSends(Request + hello);
    leaving.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    QCOMPARE(leaving.relay.tcpAction(Direction::ClientToServer), TcpAction::KeepOpen);
    leaving.serverSends(Response);
    QCOMPARE(leaving.atServer(), Request + hello);
    QCOMPARE(leaving.relay.tcpAction(Direction::ClientToServer), TcpAction::FinishSending);

    RelayPlaybook refused;
    refused.clientSends(Request + PlainRequest);
    QCOMPARE(refused.atServer(), Request);
    refused.serverSends("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
    QCOMPARE(refused.atServer(), PlainRequest);
}

void TestRelay::plainHttpCrosses()
{
    RelayPlaybook book;
    book.clientSends(PlainRequest);
    QCOMPARE(book.atServer(), PlainRequest);
    book.serverSends(PlainResponse);
    QCOMPARE(book.atClient(), PlainResponse);
    QVERIFY(!book.relay.deadline());

    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                            "5\r\nhello\r\n0\r\n\r\n";
    book.clientSends(post);
    QCOMPARE(book.atServer(), post);
    const QByteArray answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nuntil the end";
    book.serverSends(answer);
    QCOMPARE(book.atClient(), answer);
    book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Finished, 0);
    QCOMPARE(book.relay.tcpAction(Direction::ServerToClient), TcpAction::FinishSending);
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    book.finishSending();
    QCOMPARE(book.log.take(),
        (QStringList {
            u"request"_s, u"refused"_s, u"request"_s, u"refused"_s, u"refused"_s, u"closed"_s }));
    QCOMPARE(book.log.verdict->cause, CloseCause::NoHandshake);
}

void TestRelay::pipelinedRequestsCross()
{
    RelayPlaybook book;
    const QByteArray head = "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n";
    book.clientSends(head + PlainRequest + PlainRequest);
    QCOMPARE(book.atServer(), head + PlainRequest + PlainRequest);
    // The answer to HEAD has no body, whatever it says.
    const QByteArray answers = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + PlainResponse
        + "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n";
    book.serverSends(answers);
    QCOMPARE(book.atClient(), answers);
    QCOMPARE(book.relay.phase(), Relay::Phase::Http);
    // Nobody asked for this: whoever asks next would take it for the answer.
    book.serverSends(PlainResponse);
    QCOMPARE(book.atClient(), QByteArray());
    QCOMPARE(book.relay.phase(), Relay::Phase::Failed);

    QByteArray many;
    for (int i = 0; i < 1000; ++i)
        many += PlainRequest;
    RelayPlaybook flood;
    flood.clientSends(many);
    QVERIFY(!flood.relay.wantsRead(Direction::ClientToServer));
    QCOMPARE(flood.atServer().size(), 64 * PlainRequest.size());
    flood.serverSends(PlainResponse);
    QCOMPARE(flood.atServer(), PlainRequest);
}

void TestRelay::anUpgradeMayFollowPlainHttp()
{
    RelayPlaybook book;
    book.clientSends(PlainRequest + Request);
    book.serverSends(PlainResponse + Response + frame(Opcode::Text, "Hi", false));
    QCOMPARE(book.log.take(),
        (QStringList { u"request"_s, u"request"_s, u"refused"_s, u"opened"_s, u"< text Hi"_s,
            u"< message of 2 in 1"_s }));
}

void TestRelay::aRefusedUpgradeCrosses()
{
    const QByteArray refusal = "HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno\n";
    RelayPlaybook book;
    book.clientSends(Request);
    book.serverSends(refusal);
    QCOMPARE(book.atClient(), refusal);
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Finished, 0);
    book.finishSending();
    QCOMPARE(
        book.log.take(), (QStringList { u"request"_s, u"refused"_s, u"failed"_s, u"closed"_s }));
    QCOMPARE(book.log.verdict->error, (Error { ErrorCode::HandshakeRefused, u"403 Forbidden"_s }));
    QCOMPARE(book.log.verdict->by, ClosedBy::Server);
}

void TestRelay::anotherProtocolCrosses()
{
    RelayPlaybook book;
    book.clientSends("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: foo\r\nConnection: upgrade\r\n\r\n");
    book.serverSends("HTTP/1.1 101 Yes\r\nUpgrade: foo\r\n\r\nfoo says hello");
    book.atServer();
    QVERIFY(book.atClient().endsWith("\r\n\r\nfoo says hello"));
    book.clientSends("hello foo");
    QCOMPARE(book.atServer(), QByteArray("hello foo"));
    QCOMPARE(book.relay.phase(), Relay::Phase::Tunnel);
}

/// Some servers leave out the space in front of a reason phrase that is not there.
void TestRelay::passesHarmlessSlipsOn()
{
    RelayPlaybook book;
    book.clientSends(PlainRequest);
    const QByteArray answer = "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok";
    book.serverSends(answer);
    QCOMPARE(book.atClient(), answer);

    RelayPlaybook worse;
    worse.clientSends(PlainRequest);
    worse.serverSends("HTTP/1.1 200\r\nX : y\r\n\r\n");
    const QByteArray refusal = worse.atClient();
    QVERIFY(refusal.startsWith("HTTP/1.1 502 "));
    QVERIFY2(refusal.contains("white space between field name and colon"), refusal);
}

/// The same host in other words is not doubtful.
void TestRelay::knowsDefaultPorts()
{
    const QList<std::pair<QByteArray, QByteArray>> pairs { { "http://a:80/", "a" },
        { "http://a/", "a:80" }, { "https://a/", "A:443" }, { "wss://a:443/x", "a" } };
    for (const auto &[target, host] : pairs) {
        RelayPlaybook book;
        const QByteArray head = "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
        book.clientSends(head);
        QCOMPARE(book.atServer(), head);
    }
}

/// RFC 9112 §2.2. They cross as they came.
void TestRelay::emptyLinesMayStandBeforeARequest()
{
    RelayPlaybook book;
    book.clientSends("\r\n" + PlainRequest);
    QCOMPARE(book.atServer(), "\r\n" + PlainRequest);
    QCOMPARE(book.log.requestHead, "\r\n" + PlainRequest);
    book.serverSends(PlainResponse);
    book.clientSends("\r\n\r\n" + Request);
    QCOMPARE(book.atServer(), "\r\n\r\n" + Request);

    RelayPlaybook many;
    many.clientSends(QByteArray("\r\n").repeated(5) + PlainRequest);
    QCOMPARE(many.atServer(), QByteArray());
    QVERIFY(many.atClient().startsWith("HTTP/1.1 400 "));
}

void TestRelay::refusesWhatIsNoHttp_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("TLS") << QByteArray::fromHex("16030100050100000100")
                         << QByteArray("HTTP/1.1 400 ");
    QTest::newRow("SOCKS4") << QByteArray::fromHex("040100507f00000100")
                            << QByteArray::fromHex("005b000000000000");
    QTest::newRow("SOCKS5") << QByteArray::fromHex("050100") << QByteArray::fromHex("05ff");
}

void TestRelay::refusesWhatIsNoHttp()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, answer);
    for (const bool inOctets : { false, true }) {
        RelayPlaybook book;
        book.clientSends(inOctets ? octets.first(1) : octets);
        const QByteArray received = book.atClient();
        QVERIFY2(received.startsWith(answer), received.toHex());
        if (inOctets)
            book.clientSends(octets.sliced(1));
        QCOMPARE(book.atServer(), QByteArray());
        book.finishSending();
        book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 1);
        QVERIFY(book.log.verdict);
        QCOMPARE(book.log.verdict->by, ClosedBy::Client);
        QCOMPARE(book.log.verdict->error->code, ErrorCode::HandshakeInvalid);
        QVERIFY2(book.log.lines.contains(u"stray %1"_s.arg(octets.size())),
            qPrintable(book.log.lines.join(u'\n')));
    }
}

void TestRelay::refusesDoubtfulRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &request, int status = 400) {
        QTest::newRow(name) << request << status;
    };
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
    row("length and chunked",
        post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello");
    row("list of lengths", post + "Content-Length: 5, 5\r\n\r\nhello");
    row("signed length", post + "Content-Length: +5\r\n\r\nhello");
    row("hexadecimal length", post + "Content-Length: 0x5\r\n\r\nhello");
    row("chunked is not the last", post + "Transfer-Encoding: chunked, gzip\r\n\r\n");
    row("chunked twice", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("unknown coding", post + "Transfer-Encoding: xchunked\r\n\r\n");
    row("identity", post + "Transfer-Encoding: identity\r\n\r\n");
    row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("folded line", post + "Transfer-Encoding:\r\n chunked\r\n\r\n");
    row("space before the colon", post + "Transfer-Encoding : chunked\r\n\r\n");
    row("bare LF", post + "Content-Length: 5\n\r\nhello");
    row("bare CR", post + "X: a\rTransfer-Encoding: chunked\r\n\r\n");
    row("NUL", post + QByteArray("X: a\0b\r\n\r\n", 10));
    row("no colon", post + "Content-Length\r\n\r\n");
    row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
    row("no host", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n");
    row("another host in the target", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n");
    row("another port in the target", "GET https://a/ HTTP/1.1\r\nHost: a:80\r\n\r\n");
    row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("HTTP/0.9", "GET /\r\n\r\n");
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("CONNECT", "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\n", 501);
    row("too large", post + "X: " + QByteArray(70'000, 'a') + "\r\n\r\n", 431);
}

void TestRelay::refusesDoubtfulRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    for (const qsizetype portion : { request.size(), qsizetype(1) }) {
        RelayPlaybook book;
        for (qsizetype at = 0; at < request.size(); at += portion)
            book.clientSends(request.mid(at, portion));
        QCOMPARE(book.atServer(), QByteArray());
        const QByteArray answer = book.atClient();
        QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '), answer);
        QVERIFY(answer.contains("\r\nConnection: close\r\n"));
        QCOMPARE(book.relay.tcpAction(Direction::ClientToServer), TcpAction::Abort);
        QCOMPARE(book.relay.tcpAction(Direction::ServerToClient), TcpAction::FinishSending);
        book.finishSending();
        book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
        QVERIFY(book.log.verdict);
        QCOMPARE(book.log.verdict->cause, CloseCause::HandshakeFailed);
        QCOMPARE(book.log.verdict->by, ClosedBy::Client);
        QVERIFY(book.log.verdict->error);
    }
}

void TestRelay::refusesInTurn()
{
    RelayPlaybook book;
    book.clientSends(PlainRequest + "BAD\r\n\r\n" + PlainRequest);
    QCOMPARE(book.atServer(), PlainRequest);
    QCOMPARE(book.atClient(), QByteArray());
    QVERIFY(!book.relay.wantsRead(Direction::ClientToServer));
    book.serverSends(PlainResponse);
    QVERIFY(book.atClient().startsWith(PlainResponse + "HTTP/1.1 400 "));
    QCOMPARE(book.atServer(), QByteArray());

    // A body that turns out to be broken.
    RelayPlaybook chunks;
    const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    chunks.clientSends(post + "5\nhello\r\n0\r\n\r\n");
    QCOMPARE(chunks.atServer(), post + "5");
    QVERIFY(chunks.atClient().startsWith("HTTP/1.1 400 "));
}

void TestRelay::refusesDoubtfulResponses_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::newRow("no HTTP") << QByteArray("hello, this is no HTTP\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n");
    QTest::newRow("length and chunked")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n");
    QTest::newRow("101 unasked") << Response;
    QTest::newRow("too large") << "HTTP/1.1 200 OK\r\nX: " + QByteArray(70'000, 'a') + "\r\n\r\n";
}

void TestRelay::refusesDoubtfulResponses()
{
    QFETCH(QByteArray, response);
    RelayPlaybook book;
    book.clientSends(PlainRequest);
    book.serverSends(response);
    QVERIFY(book.atClient().startsWith("HTTP/1.1 502 "));
    book.finishSending();
    book.expire();
    QCOMPARE(book.log.verdict->cause, CloseCause::HandshakeFailed);
    QCOMPARE(book.log.verdict->by, ClosedBy::Server);
}

void TestRelay::wrongAcceptIsReportedAndCrosses()
{
    const QByteArray wrong = QByteArray(Response).replace("s3pP", "AAAA");
    RelayPlaybook book;
    book.clientSends(Request);
    book.serverSends(wrong);
    QCOMPARE(book.atClient(), wrong);
    QCOMPARE(book.log.take(), (QStringList { u"request"_s, u"opened"_s, u"!response.accept"_s }));

    RelayOptions options;
    options.strict = true;
    RelayPlaybook strict(options);
    strict.clientSends(Request);
    strict.serverSends(wrong);
    QVERIFY(strict.atClient().startsWith("HTTP/1.1 502 "));
}

/// Random frames, most of them illegal, the last one cut off.
void TestRelay::everyOctetCrosses()
{
    QRandomGenerator random(6455);
    for (int round = 0; round < 200; ++round) {
        RelayPlaybook book;
        open(book);
        QByteArray sent;
        const int frames = random.bounded(1, 20);
        for (int i = 0; i < frames; ++i) {
            FrameHeader header;
            header.fin = random.bounded(2);
            header.rsv = quint8(random.bounded(8));
            header.opcode = quint8(random.bounded(16));
            const QByteArray payload(random.bounded(300), char(random.bounded(256)));
            header.payloadLength = quint64(payload.size());
            header.lengthForm = qMax(minimalLengthForm(header.payloadLength),
                static_cast<LengthForm>(random.bounded(3)));
            if (random.bounded(2))
                header.maskingKey = Key;
            appendFrame(sent, header, payload);
        }
        sent.chop(random.bounded(3));
        const Direction direction
            = random.bounded(2) ? Direction::ClientToServer : Direction::ServerToClient;
        QByteArray arrived;
        for (qsizetype at = 0; at < sent.size();) {
            const qsizetype count = qMin<qsizetype>(random.bounded(1, 400), sent.size() - at);
            if (direction == Direction::ClientToServer) {
                book.clientSends(sent.mid(at, count));
                arrived += book.atServer();
            } else {
                book.serverSends(sent.mid(at, count));
                arrived += book.atClient();
            }
            at += count;
            QCOMPARE(arrived.size(), at); // at once
        }
        QCOMPARE(arrived, sent);
        QCOMPARE(book.relay.phase(), Relay::Phase::Open);
    }
}

void TestRelay::octetsDoNotWaitForTheirFrame()
{
    RelayPlaybook book;
    open(book);
    const QByteArray hello = frame(Opcode::Text, "Hello", true);
    for (qsizetype i = 0; i < hello.size(); ++i) {
        book.clientSends(hello.mid(i, 1));
        QCOMPARE(book.atServer(), hello.mid(i, 1));
    }
    QCOMPARE(book.log.messages, QList<QByteArray> { "Hello" });
}

void TestRelay::failsOverTheLimit()
{
    RelayOptions options;
    options.messageLimit = 100;
    const QByteArray first = frame(Opcode::Text, QByteArray(60, 'a'), true, false);
    const QByteArray ping = frame(Opcode::Ping, "p", true);
    const QByteArray second = frame(Opcode::Continuation, QByteArray(60, 'a'), true);
    const QByteArray all = first + ping + second;
    for (qsizetype cut = 0; cut <= all.size(); ++cut) {
        RelayPlaybook book(options);
        open(book);
        book.clientSends(all.first(cut));
        book.clientSends(all.sliced(cut));
        const qsizetype header = cut - (first + ping).size();
        const bool begun = header > 0 && header < 6;
        // What was passed on of a header cannot be taken back: no Close frame can follow it.
        QCOMPARE(
            book.atServer(), begun ? all.first(cut) : first + ping + closeFrame(1009, {}, true));
        QCOMPARE(book.atClient(), closeFrame(1009, {}, false));
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient })
            QCOMPARE(book.relay.tcpAction(direction), TcpAction::FinishSending);
        book.finishSending();
        book.expire();
        QCOMPARE(book.log.verdict->cause, CloseCause::LimitExceeded);
        QCOMPARE(book.log.verdict->code, quint16(1009));
        QCOMPARE(book.log.verdict->brokenBy, Direction::ClientToServer);
        QCOMPARE(book.relay.tcpAction(Direction::ClientToServer), TcpAction::Abort);
    }
}

void TestRelay::failsOverTheLimitWhenDecompressed()
{
    RelayOptions options;
    options.messageLimit = 1000;
    RelayPlaybook book(options);
    const auto with = [](const QByteArray &head) {
        return QByteArray(head).replace(
            "\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
    };
    book.clientSends(with(Request));
    book.serverSends(with(Response));
    book.atClient();
    MessageDeflater deflater({});
    const auto compressed = [&deflater](qsizetype size) {
        const QByteArray payload = deflater.deflate(QByteArray(size, 'a'));
        FrameHeader header = makeHeader(Opcode::Text, quint64(payload.size()));
        header.rsv = Rsv1;
        QByteArray octets;
        appendFrame(octets, header, payload);
        return octets;
    };
    const QByteArray legal = compressed(1000);
    book.serverSends(legal);
    QCOMPARE(book.atClient(), legal);
    QCOMPARE(book.log.messages.last(), QByteArray(1000, 'a'));
    const QByteArray bomb = compressed(1001);
    book.serverSends(bomb);
    QCOMPARE(book.atClient(), bomb + closeFrame(1009, {}, false));
    QCOMPARE(book.relay.phase(), Relay::Phase::Failed);
}

void TestRelay::finCrosses()
{
    RelayPlaybook book;
    open(book);
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    QCOMPARE(book.relay.tcpAction(Direction::ClientToServer), TcpAction::FinishSending);
    QCOMPARE(book.relay.tcpAction(Direction::ServerToClient), TcpAction::KeepOpen);
    const QByteArray last = frame(Opcode::Text, "last", false);
    book.serverSends(last);
    QCOMPARE(book.atClient(), last);
    book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Finished, 0);
    QVERIFY(!book.log.verdict);
    book.finishSending();
    QCOMPARE(book.log.verdict->cause, CloseCause::ConnectionEnded);
    QCOMPARE(book.log.verdict->by, ClosedBy::Client);
}

void TestRelay::resetAborts()
{
    RelayPlaybook book;
    open(book);
    book.clientSends(frame(Opcode::Text, "half", true).chopped(1));
    book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Reset, 0);
    QCOMPARE(book.relay.tcpAction(Direction::ClientToServer), TcpAction::Abort);
    QCOMPARE(book.relay.tcpAction(Direction::ServerToClient), TcpAction::Abort);
    QCOMPARE(book.log.take(), (QStringList { u"> text hal (truncated)"_s, u"closed"_s }));
    QCOMPARE(book.log.verdict->cause, CloseCause::ConnectionReset);
    QCOMPARE(book.log.verdict->by, ClosedBy::Server);
}

void TestRelay::tellsWhoClosed()
{
    RelayPlaybook book;
    open(book);
    book.serverSends(frame(Opcode::Close, makeCloseBody(1001, {}), false));
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Finished, 0);
    book.finishSending();
    QCOMPARE(book.log.verdict->cause, CloseCause::EndedUnanswered);
    QCOMPARE(book.log.verdict->by, ClosedBy::Server);
    QCOMPARE(book.log.verdict->code, quint16(1001));

    RelayPlaybook early;
    early.clientSends(Request.first(20));
    early.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Reset, 0);
    QCOMPARE(early.log.verdict->error->code, ErrorCode::ConnectionLost);
    QCOMPARE(early.log.verdict->by, ClosedBy::Client);
    QCOMPARE(early.log.take(), (QStringList { u"stray 20"_s, u"failed"_s, u"closed"_s }));

    RelayPlaybook silent;
    silent.clientSends(Request);
    silent.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Finished, 0);
    QVERIFY(silent.atClient().startsWith("HTTP/1.1 502 "));

    RelayPlaybook leaving;
    open(leaving);
    leaving.relay.close(1001, 0);
    QCOMPARE(leaving.atServer(), closeFrame(1001, {}, true));
    QCOMPARE(leaving.atClient(), closeFrame(1001, {}, false));
    leaving.finishSending();
    leaving.expire();
    QCOMPARE(leaving.log.verdict->cause, CloseCause::Aborted);
}

void TestRelay::tellsHowItEnded_data()
{
    QTest::addColumn<bool>("serverCloses"); // with a Close frame
    QTest::addColumn<TcpEnd>("how"); // the client ends
    QTest::addColumn<CloseCause>("cause");
    QTest::addColumn<ClosedBy>("by");

    QTest::newRow("FIN") << false << TcpEnd::Finished << CloseCause::ConnectionEnded
                         << ClosedBy::Client;
    QTest::newRow("RST") << false << TcpEnd::Reset << CloseCause::ConnectionReset
                         << ClosedBy::Client;
    QTest::newRow("no close_notify")
        << false << TcpEnd::Truncated << CloseCause::TlsTruncated << ClosedBy::Client;
    QTest::newRow("alert") << false << TcpEnd::Alert << CloseCause::TlsAlert << ClosedBy::Client;
    QTest::newRow("no TLS") << false << TcpEnd::Garbled << CloseCause::TlsAlert << ClosedBy::Nobody;
    QTest::newRow("alert for an answer")
        << true << TcpEnd::Alert << CloseCause::TlsAlert << ClosedBy::Client;
    QTest::newRow("FIN for an answer")
        << true << TcpEnd::Finished << CloseCause::EndedUnanswered << ClosedBy::Server;
    QTest::newRow("RST for an answer")
        << true << TcpEnd::Reset << CloseCause::ResetUnanswered << ClosedBy::Server;
    QTest::newRow("no close_notify for an answer")
        << true << TcpEnd::Truncated << CloseCause::EndedUnanswered << ClosedBy::Server;
}

void TestRelay::tellsHowItEnded()
{
    QFETCH(bool, serverCloses);
    QFETCH(TcpEnd, how);
    RelayPlaybook book;
    open(book);
    if (serverCloses)
        book.serverSends(frame(Opcode::Close, makeCloseBody(1000, {}), false));
    const bool isAlert = how == TcpEnd::Alert || how == TcpEnd::Garbled;
    book.relay.tcpEnded(
        Direction::ClientToServer, how, 0, isAlert ? u"bad record (20)"_s : QString());
    book.relay.tcpEnded(Direction::ServerToClient, TcpEnd::Finished, 0);
    book.finishSending();
    QVERIFY(book.log.verdict);
    QTEST(book.log.verdict->cause, "cause");
    QTEST(book.log.verdict->by, "by");
    QCOMPARE(book.log.verdict->error.has_value(), isAlert);
    if (isAlert)
        QCOMPARE(book.log.verdict->error->detail, u"bad record (20)"_s);
}

/// A client waits for the answer before it sends frames (RFC 6455 §4.1).
void TestRelay::reportsEarlyData()
{
    RelayPlaybook book;
    const QByteArray early = frame(Opcode::Text, "early", true);
    book.clientSends(Request + early);
    QCOMPARE(book.atServer(), Request); // it might belong to no WebSocket
    book.log.take();
    book.serverSends(Response);
    QCOMPARE(book.atServer(), early);
    QVERIFY2(book.log.lines.filter(u"request.early-data"_s).size() == 1,
        qPrintable(book.log.lines.join(u'\n')));
}

void TestRelay::headsAreDueInTime()
{
    RelayPlaybook request;
    request.clientSends(Request.chopped(1));
    QCOMPARE(request.relay.deadline(), 10 * Second);
    request.expire();
    QVERIFY(request.atClient().startsWith("HTTP/1.1 408 "));
    QCOMPARE(request.atServer(), QByteArray());

    RelayPlaybook later; // an idle connection is none of our business
    later.clientSends(PlainRequest);
    later.serverSends(PlainResponse);
    QVERIFY(!later.relay.deadline());
    later.atClient();
    later.now = 50 * Second;
    later.clientSends("GET");
    QCOMPARE(later.relay.deadline(), 60 * Second);

    RelayPlaybook response;
    response.now = 1 * Second;
    response.clientSends(Request);
    QCOMPARE(response.relay.deadline(), 11 * Second);
    response.expire();
    QVERIFY(response.atClient().startsWith("HTTP/1.1 504 "));

    RelayPlaybook slow; // an ordinary request may take as long as it likes
    slow.clientSends(PlainRequest);
    QVERIFY(!slow.relay.deadline());
    slow.serverSends("HTTP/1.1 200");
    QCOMPARE(slow.relay.deadline(), 10 * Second);
}

void TestRelay::halfOpenConnectionsEnd()
{
    RelayPlaybook book;
    open(book);
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    book.finishSending();
    QCOMPARE(book.relay.deadline(), 60 * Second);
    book.now = 30 * Second;
    book.serverSends(frame(Opcode::Ping, {}, false));
    QCOMPARE(book.relay.deadline(), 90 * Second);
    book.expire();
    QCOMPARE(book.relay.phase(), Relay::Phase::Ended);

    RelayPlaybook closed;
    open(closed);
    closed.clientSends(frame(Opcode::Close, {}, true));
    QVERIFY(!closed.relay.deadline());
    closed.serverSends(frame(Opcode::Close, {}, false));
    QCOMPARE(closed.relay.deadline(), 10 * Second);
    closed.expire();
    QCOMPARE(closed.log.verdict->cause, CloseCause::ClosingHandshake);
}

void TestRelay::unreachableServer()
{
    RelayPlaybook book;
    book.clientSends(Request);
    const QList<QByteArray> chain { "own", "issuer" };
    book.relay.serverUnreachable({ { ErrorCode::ConnectionRefused, u"server:80"_s }, chain }, 0);
    QVERIFY(book.atClient().startsWith("HTTP/1.1 502 "));
    book.finishSending();
    book.relay.tcpEnded(Direction::ClientToServer, TcpEnd::Finished, 0);
    QCOMPARE(book.log.verdict->error->code, ErrorCode::ConnectionRefused);
    QCOMPARE(book.log.verdict->by, ClosedBy::Server);
    QCOMPARE(book.log.refusedChain, chain);
}

void TestRelay::requestsMayBeRewrittenOrLeave()
{
    RelayOptions options;
    options.routeRequest = [](const RequestHead &request) -> RequestRoute {
        if (request.target.startsWith("/other"))
            return { RequestRoute::Kind::Elsewhere };
        if (request.target.startsWith("/no"))
            return { RequestRoute::Kind::Refused, {}, { 403, u"No"_s } };
        return { RequestRoute::Kind::Rewritten, "GET /new HTTP/1.1\r\nHost: a\r\n\r\n" };
    };
    RelayPlaybook book(options);
    const QByteArray other = "GET /other HTTP/1.1\r\nHost: a\r\n\r\nGET";
    book.clientSends(PlainRequest + other);
    QCOMPARE(book.atServer(), QByteArray("GET /new HTTP/1.1\r\nHost: a\r\n\r\n"));
    QCOMPARE(book.relay.phase(), Relay::Phase::Http);
    book.serverSends(PlainResponse);
    QCOMPARE(book.atClient(), PlainResponse);
    QCOMPARE(book.relay.phase(), Relay::Phase::Ended);
    QVERIFY(!book.relay.deadline());
    QCOMPARE(book.relay.takeUnreadRequest(), other);
    QCOMPARE(book.relay.tcpAction(Direction::ServerToClient), TcpAction::KeepOpen);
    // The other server is done with, and nothing is lost: no reason to reset it.
    QCOMPARE(book.relay.tcpAction(Direction::ClientToServer), TcpAction::FinishSending);
    QCOMPARE(book.log.take(), (QStringList { u"request"_s, u"refused"_s, u"closed"_s }));

    RelayPlaybook answering(options); // nothing leaves while an answer is on its way
    answering.clientSends(PlainRequest + other);
    answering.serverSends(PlainResponse.chopped(1));
    QCOMPARE(answering.relay.phase(), Relay::Phase::Http);
    QVERIFY(!answering.relay.wantsRead(Direction::ClientToServer));
    answering.serverSends(PlainResponse.last(1));
    QCOMPARE(answering.relay.phase(), Relay::Phase::Ended);

    RelayPlaybook refused(options);
    refused.clientSends("GET /no HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(refused.atClient().startsWith("HTTP/1.1 403 "));
}

QTEST_APPLESS_MAIN(TestRelay)
#include "tst_relay.moc"
