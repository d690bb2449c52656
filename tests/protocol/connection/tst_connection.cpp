#include "protocol/connection/connection.h"
#include "protocol/wire/closestatus.h"
#include "tests/support/connectionlog.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp Second = 1'000'000'000;
constexpr MaskingKey Key { 0x37, 0xfa, 0x21, 0x3d };

const QByteArray Request = "GET /chat HTTP/1.1\r\n"
                           "Host: server.example.com\r\n"
                           "Upgrade: websocket\r\n"
                           "Connection: Upgrade\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                           "Sec-WebSocket-Version: 13\r\n\r\n";
const QByteArray Response = "HTTP/1.1 101 Switching Protocols\r\n"
                            "Upgrade: websocket\r\n"
                            "Connection: Upgrade\r\n"
                            "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// One end of a conversation, and the octets of the other.
struct Playbook
{
    ConnectionLog log;
    Connection connection;
    Timestamp now = 0;

    explicit Playbook(
        Role role, bool lenient = false, quint64 limit = 1 << 20, qsizetype plainSlice = 1 << 20)
        : connection(options(role, lenient, limit, plainSlice), log)
    {
        connection.start(now);
    }

    static ConnectionOptions options(
        Role role, bool lenient, quint64 limit, qsizetype plainSlice = 1 << 20)
    {
        ConnectionOptions options;
        options.plainSlice = plainSlice;
        options.role = role;
        options.peerName = u"peer:80"_s;
        options.lenient = lenient;
        options.messageLimit = limit;
        options.clientHandshake.host = "server.example.com";
        options.clientHandshake.target = "/chat";
        options.clientHandshake.key = "dGhlIHNhbXBsZSBub25jZQ==";
        options.nextMaskingKey = [] { return Key; };
        return options;
    }

    /// What the peer sends; what we answer.
    QByteArray receive(QByteArray octets)
    {
        connection.receive({ octets.data(), std::size_t(octets.size()) }, now);
        return takeOutput(connection);
    }

    QByteArray receiveHex(const char *hex) { return receive(QByteArray::fromHex(hex)); }

    /// The opening handshake is over and forgotten.
    void open()
    {
        takeOutput(connection);
        receive(connection.incoming() == Direction::ClientToServer ? Request : Response);
        log.take();
    }

    void expire(Timestamp later)
    {
        now = later;
        QVERIFY(connection.deadline());
        QVERIFY(*connection.deadline() <= now);
        connection.expire(now);
    }
};

QByteArray masked(Opcode opcode, const QByteArray &payload, bool fin = true)
{
    QByteArray octets;
    appendFrame(octets, makeHeader(opcode, quint64(payload.size()), Key, fin), payload);
    return octets;
}

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT
private slots:
    void lentRoomIsUsedAndGivenBack();
    void lentRoomStaysWhileThereIsOutput();
    void clientOpens();
    void serverOpens();
    void emptyLinesMayStandBeforeARequest();
    void refusesWhatIsNoHttp_data();
    void refusesWhatIsNoHttp();
    void headMayComeInAnyPortions();
    void framesMayFollowTheHeadAtOnce();
    void interimAnswersArePassedOver();
    void interimAnswersHaveALimit();
    void clientRefuses_data();
    void clientRefuses();
    void serverRefuses();
    void lenientClientTakesAWrongAccept();
    void answersPings();
    void answersCloseAndFinishes();
    void closesAndWaitsForTheServer();
    void serverEchoesMessages();
    void sendsLongMessagesInSlices_data();
    void sendsLongMessagesInSlices();
    void letsNoFrameStandInsideAnother();
    void finishesWhatIsBegunBeforeItFails();
    void tellsNoCodeOfACloseThatNeverLeft();
    void tellsOfHalfAMessageThatWasSent();
    void failsForViolations_data();
    void failsForViolations();
    void failingClientWaitsForTheServer();
    void goesOnTellingAfterFailing();
    void lenientOnlyReports();
    void failsOverTheLimit();
    void answersNothingBehindTheLimit_data();
    void answersNothingBehindTheLimit();
    void handshakeTimesOut();
    void frameTimesOut();
    void frameIsNotLateWhileItComes();
    void frameIsNotLateWhileNobodyReads();
    void closeTimesOut();
    void closeIsNotLateWhileOutputLeaves();
    void losesThePeerInTheHandshake_data();
    void losesThePeerInTheHandshake();
    void pingsPeriodically();
    void waitsForPongs();
    void waitsForNoPongWhereNoneCanCome();
    void tellsHowTcpEnded_data();
    void tellsHowTcpEnded();
    void sendsNothingAfterClose();
    void sendsOctetsAsTheyAre();
    void closesWithOctetsAsTheyAre();
    void sendsNothingAfterFin();
    void keepsTheCodeThatWasSent();
    void anAnsweredCloseIsFinal();
    void lenientKeepsToTheLimit();
    void lenientNeverAnswersLongPings();
    void tellsOfHalfAFrameThatWasSent();
    void keepsWhatCameBehindHalfAHead();
    void abortingHidesNoReason();
    void refusesWhenFull();
    void refusesAForeignOrigin();
    void tellsNothingAfterTheVerdict_data();
    void tellsNothingAfterTheVerdict();
};

void TestConnection::clientOpens()
{
    Playbook client(Role::Client);
    QCOMPARE(takeOutput(client.connection), Request);
    QCOMPARE(client.receive(Response), QByteArray());
    QCOMPARE(client.log.take(), (QStringList { u"request"_s, u"opened"_s }));
    QVERIFY(client.connection.isOpen());
    QVERIFY(client.connection.sendMessage(MessageType::Text, "Hello", 0));
    QCOMPARE(takeOutput(client.connection).toHex(), QByteArray("818537fa213d7f9f4d5158"));
    QCOMPARE(client.log.take(), (QStringList { u"> text Hello"_s, u"> message of 5 in 1"_s }));
}

void TestConnection::serverOpens()
{
    Playbook server(Role::Server);
    const QByteArray response = server.receive(Request);
    QVERIFY(response.startsWith("HTTP/1.1 101 "));
    QVERIFY(response.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")); // §1.3
    QCOMPARE(server.log.take(), (QStringList { u"request"_s, u"opened"_s }));
    QVERIFY(server.connection.isOpen());
}

/// RFC 9112 §2.2. What is told of the request has them still.
void TestConnection::emptyLinesMayStandBeforeARequest()
{
    const QByteArray head = "\r\n\r\n" + Request;
    for (qsizetype cut = 0; cut < head.size(); ++cut) {
        Playbook server(Role::Server);
        server.receive(head.first(cut));
        QVERIFY(server.receive(head.sliced(cut)).startsWith("HTTP/1.1 101 "));
        QCOMPARE(server.log.take(), (QStringList { u"request"_s, u"opened"_s }));
        QCOMPARE(server.log.requestHead, head);
    }
    Playbook endless(Role::Server);
    QVERIFY(endless.receive(QByteArray("\r\n").repeated(40'000)).startsWith("HTTP/1.1 431 "));
}

void TestConnection::refusesWhatIsNoHttp_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("TLS") << QByteArray::fromHex("16030100050100000100")
                         << QByteArray("HTTP/1.1 400 ");
    QTest::newRow("SOCKS4") << QByteArray::fromHex("040100507f00000100")
                            << QByteArray::fromHex("005b000000000000");
    QTest::newRow("SOCKS5") << QByteArray::fromHex("050100") << QByteArray::fromHex("05ff");
}

/// §4.2.1: at once, and not when the time for a head is over that never comes.
void TestConnection::refusesWhatIsNoHttp()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, answer);
    for (const bool inOctets : { false, true }) {
        Playbook server(Role::Server);
        QByteArray received = server.receive(inOctets ? octets.first(1) : octets);
        if (inOctets)
            received += server.receive(octets.sliced(1));
        QVERIFY2(received.startsWith(answer), received.toHex());
        QCOMPARE(server.connection.tcpAction(), TcpAction::FinishSending);
        server.connection.tcpEnded(TcpEnd::Finished, 1);
        QCOMPARE(server.log.verdict->cause, CloseCause::HandshakeFailed);
        QCOMPARE(server.log.verdict->error->code, ErrorCode::HandshakeInvalid);
        // All that came is told.
        QVERIFY2(server.log.lines.contains(u"stray %1"_s.arg(octets.size())),
            qPrintable(server.log.lines.join(u'\n')));
    }
    Playbook client(Role::Client); // which is answered, and judges answers
    takeOutput(client.connection);
    client.receive(octets);
    QVERIFY(!client.log.verdict);
}

void TestConnection::headMayComeInAnyPortions()
{
    for (qsizetype cut = 0; cut <= Response.size(); ++cut) {
        Playbook client(Role::Client);
        client.receive(Response.first(cut));
        client.receive(Response.sliced(cut) + QByteArray::fromHex("810548656c6c6f"));
        QVERIFY(client.connection.isOpen());
        QCOMPARE(client.log.messages, QList<QByteArray> { "Hello" });
    }
}

/// They are read, although a client has to wait for the answer (§4.1).
void TestConnection::framesMayFollowTheHeadAtOnce()
{
    Playbook server(Role::Server);
    server.receive(Request + masked(Opcode::Text, "Hello"));
    QCOMPARE(server.log.take(),
        (QStringList { u"request"_s, u"opened"_s, u"!request.early-data"_s, u"> text Hello"_s,
            u"> message of 5 in 1"_s }));
}

/// RFC 9110 §15.2: a client has to expect them before any answer.
void TestConnection::interimAnswersArePassedOver()
{
    const QByteArray hints = "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n";
    const QByteArray hello = QByteArray::fromHex("810548656c6c6f");
    const QByteArray all = "HTTP/1.1 100 Continue\r\n\r\n" + hints + Response + hello;
    for (qsizetype cut = 0; cut < all.size(); ++cut) {
        Playbook client(Role::Client);
        takeOutput(client.connection);
        client.receive(all.first(cut));
        client.receive(all.sliced(cut));
        QVERIFY(client.connection.isOpen());
        QCOMPARE(client.log.take().sliced(1),
            (QStringList { u"refused"_s, u"refused"_s, u"opened"_s, u"< text Hello"_s,
                u"< message of 5 in 1"_s }));
    }

    Playbook refused(Role::Client);
    refused.receive(hints + "HTTP/1.1 404 Not Found\r\n\r\n");
    refused.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(refused.log.verdict->error->code, ErrorCode::HandshakeRefused);
    QCOMPARE(refused.log.verdict->error->detail, u"404 Not Found"_s);
}

void TestConnection::interimAnswersHaveALimit()
{
    Playbook client(Role::Client);
    for (int i = 0; i < 3000; ++i)
        client.receive("HTTP/1.1 102 Processing\r\n\r\n");
    client.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(client.log.verdict->error->code, ErrorCode::HandshakeTooLarge);
    QVERIFY(client.log.take().size() < 2700); // 64 KiB of them
}

void TestConnection::clientRefuses_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("403") << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 3\r\n\r\nno\n")
                         << ErrorCode::HandshakeRefused
                         << QStringList { u"refused"_s, u"failed"_s, u"stray 3"_s, u"closed"_s };
    QTest::newRow("§4.1 wrong Accept")
        << QByteArray(Response).replace(
               "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", "AAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        << ErrorCode::HandshakeInvalid
        << QStringList { u"refused"_s, u"!response.accept"_s, u"failed"_s, u"closed"_s };
    QTest::newRow("§4.1 subprotocol that was not offered")
        << QByteArray(Response).replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: chat\r\n\r\n")
        << ErrorCode::HandshakeInvalid
        << QStringList { u"refused"_s, u"!response.subprotocol"_s, u"failed"_s, u"closed"_s };
}

void TestConnection::clientRefuses()
{
    QFETCH(QByteArray, response);
    QFETCH(ErrorCode, code);
    QFETCH(QStringList, lines);
    Playbook client(Role::Client);
    takeOutput(client.connection);
    QCOMPARE(client.receive(response), QByteArray());
    QCOMPARE(client.connection.tcpAction(), TcpAction::FinishSending);
    QVERIFY(!client.connection.isOpen());
    client.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(client.log.take().sliced(1), lines);
    QCOMPARE(client.log.verdict->cause, CloseCause::HandshakeFailed);
    QCOMPARE(client.log.verdict->error->code, code);
}

void TestConnection::serverRefuses()
{
    Playbook server(Role::Server);
    const QByteArray response
        = server.receive(QByteArray(Request).replace("Version: 13", "Version: 8"));
    QVERIFY(response.startsWith("HTTP/1.1 426 "));
    QVERIFY(response.contains("Sec-WebSocket-Version: 13\r\n"));
    QCOMPARE(server.connection.tcpAction(), TcpAction::FinishSending);
    server.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(server.log.take(),
        (QStringList {
            u"request"_s, u"!request.version"_s, u"refused"_s, u"failed"_s, u"closed"_s }));
}

void TestConnection::lenientClientTakesAWrongAccept()
{
    Playbook client(Role::Client, true);
    client.receive(QByteArray(Response).replace("s3pPLM", "AAAAAA"));
    QVERIFY(client.connection.isOpen());
    QVERIFY(client.log.take().contains(u"!response.accept"_s));
}

void TestConnection::answersPings()
{
    Playbook client(Role::Client);
    client.open();
    QCOMPARE(client.receiveHex("890548656c6c6f").toHex(), QByteArray("8a8537fa213d7f9f4d5158"));
    QCOMPARE(client.log.take(), (QStringList { u"< ping Hello"_s, u"> pong Hello"_s }));
}

void TestConnection::answersCloseAndFinishes()
{
    Playbook server(Role::Server);
    server.open();
    const QByteArray answer = server.receive(masked(Opcode::Close,
        "\x03\xe9"
        "bye"));
    QCOMPARE(answer.toHex(), QByteArray("880203e9")); // §5.5.1: the code is echoed
    QCOMPARE(server.connection.tcpAction(), TcpAction::FinishSending); // §7.1.1
    server.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(server.log.verdict->cause, CloseCause::ClosingHandshake);
    QCOMPARE(server.log.verdict->by, ClosedBy::Client);
    QCOMPARE(server.log.verdict->code, std::optional<quint16>(1001));
    QCOMPARE(server.log.verdict->reason, u"bye"_s);
    QVERIFY(server.log.verdict->isClean());
}

void TestConnection::closesAndWaitsForTheServer()
{
    Playbook client(Role::Client);
    client.open();
    client.connection.startClosingHandshake(1000, u"done", 0);
    QCOMPARE(takeOutput(client.connection),
        masked(Opcode::Close,
            "\x03\xe8"
            "done"));
    client.receiveHex("880203e8");
    QCOMPARE(client.connection.tcpAction(), TcpAction::KeepOpen); // the server closes TCP
    client.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(client.log.verdict->by, ClosedBy::Client);
    QVERIFY(client.log.verdict->isClean());
}

void TestConnection::serverEchoesMessages()
{
    Playbook server(Role::Server);
    server.open();
    server.receive(masked(Opcode::Text, "ab", false) + masked(Opcode::Continuation, "cd"));
    QCOMPARE(server.log.messages, QList<QByteArray> { "abcd" });
    QVERIFY(server.connection.sendMessage(MessageType::Text, "abcd", 0));
    QCOMPARE(takeOutput(server.connection).toHex(), QByteArray("810461626364"));
}

void TestConnection::sendsLongMessagesInSlices_data()
{
    QTest::addColumn<Role>("role");
    QTest::newRow("server") << Role::Server;
    QTest::newRow("client") << Role::Client;
}

/// Whoever shares the thread does not wait while 60 MiB are copied.
void TestConnection::sendsLongMessagesInSlices()
{
    QFETCH(Role, role);
    Playbook book(role, false, 1 << 20, 100);
    book.open();
    const QByteArray text = QByteArray("0123456789").repeated(25);
    QVERIFY(book.connection.sendMessage(MessageType::Text, text, 0));
    QVERIFY(book.connection.sendMessage(MessageType::Text, "behind it", 0));
    QCOMPARE(book.connection.output().size(), 0);
    QCOMPARE(book.connection.waitingOctets(), 259);
    QByteArray sent;
    QList<qsizetype> sizes;
    while (book.connection.hasWork()) {
        book.connection.work(0);
        sizes.append(book.connection.output().size());
        sent += takeOutput(book.connection);
    }
    const std::optional<MaskingKey> key = role == Role::Client ? std::optional(Key) : std::nullopt;
    QByteArray expected;
    appendFrame(expected, makeHeader(Opcode::Text, 250, key), text);
    const qsizetype header = expected.size() - 250;
    QCOMPARE(sizes.first(), header + 100);
    QCOMPARE(sizes.at(1), qsizetype(100));
    appendFrame(expected, makeHeader(Opcode::Text, 9, key), "behind it");
    QCOMPARE(sent.toHex(), expected.toHex());
    QCOMPARE(book.log.messages, (QList<QByteArray> { text, "behind it" }));
    QCOMPARE(book.log.take().size(), 4);
}

/// §5.4: "A fragmented message" may have control frames in between, a frame may not (§5.5).
void TestConnection::letsNoFrameStandInsideAnother()
{
    Playbook server(Role::Server, false, 1 << 20, 100);
    server.open();
    const QByteArray text(250, 'x');
    QVERIFY(server.connection.sendMessage(MessageType::Text, text, 0));
    // Nothing of it has left yet.
    QCOMPARE(server.receive(masked(Opcode::Ping, "1")).toHex(), QByteArray("8a0131"));
    server.connection.work(0);
    QByteArray sent = takeOutput(server.connection);
    QCOMPARE(server.receive(masked(Opcode::Ping, "2")), QByteArray());
    QVERIFY(server.connection.sendPing("3", 0));
    QVERIFY(server.connection.waitingBehindFirst() > 0);
    server.connection.startClosingHandshake(1000, u"", 0);
    while (server.connection.hasWork()) {
        server.connection.work(0);
        sent += takeOutput(server.connection);
    }
    QByteArray expected;
    appendFrame(expected, makeHeader(Opcode::Text, 250, std::nullopt), text);
    QCOMPARE(sent.toHex(), (expected + QByteArray::fromHex("8a0132890133880203e8")).toHex());
    QCOMPARE(server.connection.waitingOctets(), 0);
    QCOMPARE(server.log.take().filter(u"<"_s),
        (QStringList { u"< pong 1"_s, u"< text xxxxxxxxxxxxxxxxxxxx"_s, u"< message of 250 in 1"_s,
            u"< pong 2"_s, u"< ping 3"_s, u"< close \u0003è"_s }));
}

/// A peer that takes nothing in cannot have failed to answer.
void TestConnection::tellsNoCodeOfACloseThatNeverLeft()
{
    Playbook client(Role::Client, false, 1 << 20, 100);
    client.open();
    QVERIFY(client.connection.sendMessage(MessageType::Text, QByteArray(250, 'x'), 0));
    client.connection.work(0);
    client.connection.startClosingHandshake(1000, u"enough", 0);
    client.connection.expire(10 * Second);
    QCOMPARE(client.log.verdict->cause, CloseCause::Aborted);
    QCOMPARE(client.log.verdict->by, ClosedBy::Client);
    QCOMPARE(client.log.verdict->code, std::nullopt);
    QCOMPARE(client.log.verdict->reason, QString());
}

void TestConnection::finishesWhatIsBegunBeforeItFails()
{
    Playbook server(Role::Server, false, 1 << 20, 100);
    server.open();
    const QByteArray text(250, 'x');
    QVERIFY(server.connection.sendMessage(MessageType::Text, text, 0));
    QVERIFY(server.connection.sendMessage(MessageType::Text, "never sent", 0));
    server.connection.work(0);
    QByteArray sent = takeOutput(server.connection);
    sent += server.receiveHex("810548656c6c6f"); // unmasked (§5.1)
    while (server.connection.hasWork()) {
        server.connection.work(0);
        sent += takeOutput(server.connection);
    }
    QByteArray expected;
    appendFrame(expected, makeHeader(Opcode::Text, 250, std::nullopt), text);
    appendFrame(expected, makeHeader(Opcode::Close, 14, std::nullopt),
        makeCloseBody(1002, u"mask.missing"));
    QCOMPARE(sent.toHex(), expected.toHex());
    QCOMPARE(server.connection.tcpAction(), TcpAction::FinishSending);
    server.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(server.log.verdict->cause, CloseCause::ViolationFound);
}

void TestConnection::tellsOfHalfAMessageThatWasSent()
{
    Playbook server(Role::Server, false, 1 << 20, 10);
    server.open();
    QVERIFY(server.connection.sendMessage(MessageType::Text, QByteArray(25, 'x'), 0));
    server.connection.work(0);
    server.connection.tcpEnded(TcpEnd::Reset, 1);
    QCOMPARE(server.log.take(), (QStringList { u"< text xxxxxxxxxx (truncated)"_s, u"closed"_s }));
    QVERIFY(!server.connection.hasWork());
}

void TestConnection::failsForViolations_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("rule");

    const auto row = [](const char *name, const char *hex, int code, const QString &rule) {
        QTest::newRow(name) << QByteArray::fromHex(hex) << code << rule;
    };
    row("§5.1 masked by a server", "818537fa213d7f9f4d5158", 1002, u"mask.unexpected"_s);
    row("§5.2 RSV1, header only", "c17e", 0, {}); // not complete: nothing to answer yet
    row("§5.2 RSV1, payload to come", "c105", 1002, u"rsv.unexpected"_s);
    row("§5.2 reserved opcode", "8300", 1002, u"opcode.reserved"_s);
    row("§5.5 long ping, payload to come", "897e0083", 1002, u"control.too-long"_s);
    row("§5.4 continuation of nothing", "8000", 1002, u"continuation.unexpected"_s);
    row("§8.1 bad UTF-8, payload to come", "817effffff", 1007, u"utf8.invalid"_s);
    row("§7.4.1 close with 1005", "880203ed", 1002, u"close.code-invalid"_s);
    row("§5.5.1 close with a bad reason", "880303e8ff", 1007, u"close.reason-utf8"_s);
    row("§5.5.1 close of one octet", "880103", 1002, u"close.body-too-short"_s);
}

void TestConnection::failsForViolations()
{
    QFETCH(QByteArray, frames);
    QFETCH(int, code);
    QFETCH(QString, rule);
    Playbook client(Role::Client);
    client.open();
    const QByteArray answer = client.receive(frames);
    if (code == 0) {
        QVERIFY(answer.isEmpty());
        QVERIFY(client.connection.isOpen());
        return;
    }
    QByteArray body = makeCloseBody(quint16(code), rule);
    QCOMPARE(answer, masked(Opcode::Close, body));
    QCOMPARE(client.connection.tcpAction(), TcpAction::KeepOpen); // §7.1.1: the server's to end
    QVERIFY(!client.connection.sendMessage(MessageType::Text, "x", 0));
    client.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(client.log.verdict->cause, CloseCause::ViolationFound);
    QCOMPARE(client.log.verdict->by, ClosedBy::Client);
    QCOMPARE(QString(ruleInfo(*client.log.verdict->rule).name), rule);
    QVERIFY(client.log.messages.isEmpty());
}

/// §7.1.1: the server ends TCP first. One that does not is waited for a moment only.
void TestConnection::failingClientWaitsForTheServer()
{
    Playbook client(Role::Client);
    client.open();
    client.receiveHex("8300");
    QCOMPARE(client.connection.deadline(), std::optional(Second));
    client.connection.outputSent(true, Second / 2);
    QCOMPARE(client.connection.deadline(), std::optional(3 * Second / 2));
    client.expire(3 * Second / 2);
    QCOMPARE(client.connection.tcpAction(), TcpAction::FinishSending);
    client.connection.outputSent(true, 2 * Second); // it was congested
    QCOMPARE(client.connection.deadline(), std::optional(12 * Second));
    client.connection.sendingFinished(2 * Second);
    client.expire(3 * Second);
    QCOMPARE(client.log.verdict->cause, CloseCause::ViolationFound);

    Playbook server(Role::Server);
    server.open();
    server.receiveHex("8300");
    QCOMPARE(server.connection.tcpAction(), TcpAction::FinishSending);
}

void TestConnection::goesOnTellingAfterFailing()
{
    Playbook client(Role::Client);
    client.open();
    const QByteArray answer = client.receiveHex("8300"
                                                "8900"
                                                "810141");
    QVERIFY(answer.startsWith("\x88")); // one Close, and no Pong
    client.receiveHex("8203010203");
    QVERIFY(takeOutput(client.connection).isEmpty());
    QCOMPARE(client.log.take(),
        (QStringList { u"< reserved-0x3 !opcode.reserved"_s, u"> close \u0003êopcode.reserved"_s,
            u"< ping"_s, u"< text A"_s, u"< binary \u0001\u0002\u0003"_s }));
}

void TestConnection::lenientOnlyReports()
{
    Playbook server(Role::Server, true);
    server.open();
    QVERIFY(server.receiveHex("810548656c6c6f").isEmpty());
    QCOMPARE(server.log.take(),
        (QStringList { u"> text Hello !mask.missing"_s, u"> message of 5 in 1"_s }));
    QVERIFY(server.connection.isOpen());
}

void TestConnection::failsOverTheLimit()
{
    Playbook client(Role::Client, false, 200);
    client.open();
    const QByteArray answer = client.receiveHex("827e00c9"); // announces 201
    QCOMPARE(answer, masked(Opcode::Close, makeCloseBody(1009, {})));
    client.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(client.log.verdict->cause, CloseCause::LimitExceeded);
}

/// However much comes with one read, it is over with the frame that is too long.
void TestConnection::answersNothingBehindTheLimit_data()
{
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("ping") << QByteArray::fromHex("8900");
    QTest::newRow("close") << QByteArray::fromHex("880203e8");
    QTest::newRow("violation") << QByteArray::fromHex("830000");
}

void TestConnection::answersNothingBehindTheLimit()
{
    QFETCH(const QByteArray, behind);
    Playbook client(Role::Client, false, 200);
    client.open();
    const QByteArray answer
        = client.receive(QByteArray::fromHex("827e00c9") + QByteArray(201, '.') + behind);
    QCOMPARE(answer, masked(Opcode::Close, makeCloseBody(1009, {})));
    client.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(client.log.verdict->cause, CloseCause::LimitExceeded);
}

void TestConnection::handshakeTimesOut()
{
    Playbook client(Role::Client);
    client.expire(10 * Second);
    QCOMPARE(client.log.take().last(), u"failed"_s);
    client.connection.sendingFinished(10 * Second);
    client.expire(11 * Second);
    QCOMPARE(client.log.verdict->error,
        std::optional(Error { ErrorCode::HandshakeTimedOut, u"peer:80"_s }));
    QCOMPARE(client.log.verdict->by, ClosedBy::Client);

    Playbook server(Role::Server);
    server.receive(Request.first(20)); // a slow one
    server.expire(10 * Second);
    QVERIFY(takeOutput(server.connection).startsWith("HTTP/1.1 408 "));
}

void TestConnection::frameTimesOut()
{
    Playbook client(Role::Client);
    client.open();
    QVERIFY(!client.connection.deadline());
    client.receiveHex("810548");
    client.now = 9 * Second;
    client.receiveHex("65");
    client.expire(10 * Second);
    QCOMPARE(takeOutput(client.connection), masked(Opcode::Close, makeCloseBody(1008, {})));
    client.expire(11 * Second);
    client.connection.sendingFinished(11 * Second);
    client.expire(12 * Second);
    QCOMPARE(client.log.verdict->cause, CloseCause::FrameTimedOut);
    QVERIFY(client.log.take().contains(u"< text He (truncated)"_s));

    // A frame that is finished in time leaves no deadline behind.
    Playbook other(Role::Client);
    other.open();
    other.receiveHex("810548");
    other.receiveHex("656c6c6f");
    QVERIFY(!other.connection.deadline());
}

void TestConnection::frameIsNotLateWhileItComes()
{
    constexpr int Step = 100'000; // octets, every 5 seconds
    Playbook client(Role::Client);
    client.open();
    client.receiveHex("827f00000000000f4240"); // announces 1,000,000
    for (int i = 1; i <= 8; ++i) {
        client.now += 5 * Second;
        client.receive(QByteArray(Step, '.'));
        if (i % 2 == 0)
            client.expire(client.now);
        QVERIFY(client.connection.isOpen());
    }
    client.now = 45 * Second;
    client.receive(QByteArray(100, '.')); // too little to go on with
    client.expire(50 * Second);
    QCOMPARE(takeOutput(client.connection), masked(Opcode::Close, makeCloseBody(1008, {})));
}

void TestConnection::frameIsNotLateWhileNobodyReads()
{
    Playbook client(Role::Client);
    client.open();
    client.receiveHex("810548");
    client.connection.pauseReading();
    QVERIFY(!client.connection.deadline());
    client.connection.resumeReading(60 * Second);
    QCOMPARE(client.connection.deadline(), std::optional(70 * Second));
    client.receiveHex("656c6c6f");
    QVERIFY(!client.connection.deadline());
    client.connection.pauseReading();
    client.connection.resumeReading(61 * Second);
    QVERIFY(!client.connection.deadline());
}

void TestConnection::closeTimesOut()
{
    Playbook client(Role::Client);
    client.open();
    client.connection.startClosingHandshake(1000, {}, 0);
    client.expire(10 * Second);
    QCOMPARE(client.connection.tcpAction(), TcpAction::Abort);
    QCOMPARE(client.log.verdict->cause, CloseCause::NoCloseAnswer);
    QVERIFY(!client.log.verdict->isClean());
}

void TestConnection::closeIsNotLateWhileOutputLeaves()
{
    Playbook client(Role::Client);
    client.open();
    client.connection.startClosingHandshake(1000, {}, 0);
    client.connection.outputSent(true, 9 * Second); // what stood before the Close frame
    QCOMPARE(client.connection.deadline(), std::optional(19 * Second));

    Playbook server(Role::Server);
    server.open();
    server.receive(masked(Opcode::Close, {}));
    QCOMPARE(server.connection.tcpAction(), TcpAction::FinishSending);
    server.connection.outputSent(true, 9 * Second);
    QCOMPARE(server.connection.deadline(), std::optional(19 * Second));
    server.connection.sendingFinished(12 * Second); // from here on it only lingers
    QCOMPARE(server.connection.deadline(), std::optional(13 * Second));
    server.expire(13 * Second);
    QVERIFY(server.log.verdict->isClean());
    server.connection.outputSent(true, 14 * Second);
    server.connection.sendingFinished(14 * Second);
    QVERIFY(!server.connection.deadline());
}

void TestConnection::losesThePeerInTheHandshake_data()
{
    QTest::addColumn<TcpEnd>("end");
    QTest::newRow("FIN") << TcpEnd::Finished;
    QTest::newRow("RST") << TcpEnd::Reset;
    QTest::newRow("TLS cut off") << TcpEnd::Truncated;
}

void TestConnection::losesThePeerInTheHandshake()
{
    QFETCH(TcpEnd, end);
    for (const Role role : { Role::Client, Role::Server }) {
        Playbook playbook(role);
        playbook.connection.tcpEnded(end, 1);
        const CloseVerdict verdict = playbook.log.verdict.value();
        QCOMPARE(verdict.cause, CloseCause::HandshakeFailed);
        QCOMPARE(verdict.by, role == Role::Client ? ClosedBy::Server : ClosedBy::Client);
        QCOMPARE(verdict.error->code, ErrorCode::ConnectionLost);
        QCOMPARE(verdict.error->detail.contains(u"reset"_s), end == TcpEnd::Reset);
        QCOMPARE(verdict.error->detail.contains(u"TLS"_s), end == TcpEnd::Truncated);

        Playbook alerted(role);
        alerted.connection.tcpEnded(TcpEnd::Alert, 1, u"certificate required (116)"_s);
        const Error alert { ErrorCode::TlsAlert, u"certificate required (116)"_s };
        QCOMPARE(alerted.log.verdict.value().error, std::optional(alert));
    }
}

void TestConnection::waitsForPongs()
{
    ConnectionLog log;
    ConnectionOptions options = Playbook::options(Role::Server, false, 1 << 20);
    options.pingPeriod = 5s;
    options.pongWait = 7s;
    Connection server(options, log);
    const auto receive = [&](QByteArray octets, Timestamp now) {
        server.receive({ octets.data(), std::size_t(octets.size()) }, now);
        takeOutput(server);
    };
    server.start(0);
    receive(Request, 0);
    server.expire(5 * Second); // 1: due at 12
    server.outputSent(true, 5 * Second);
    server.expire(10 * Second); // 2
    receive(masked(Opcode::Pong, "other") + masked(Opcode::Pong, "3"), 11 * Second);
    QCOMPARE(server.deadline(), std::optional<Timestamp>(12 * Second)); // these answer nothing
    receive(masked(Opcode::Pong, "2"), 11 * Second); // answers both (§5.5.3)
    QCOMPARE(server.deadline(), std::optional<Timestamp>(15 * Second));

    server.expire(15 * Second); // 3: due at 22
    server.outputSent(false, 16 * Second); // it is still behind something: due at 23
    server.outputSent(true, 17 * Second); // now it is on its way: due at 24
    server.outputSent(true, 18 * Second); // that was another frame
    server.expire(20 * Second);
    takeOutput(server);
    log.take();
    server.expire(23 * Second);
    QVERIFY(server.isOpen());
    QCOMPARE(server.deadline(), std::optional<Timestamp>(24 * Second));
    server.expire(24 * Second);
    QCOMPARE(takeOutput(server), QByteArray::fromHex("880203f0")); // 1008
    QCOMPARE(server.tcpAction(), TcpAction::FinishSending);
    server.tcpEnded(TcpEnd::Reset, 24 * Second);
    QVERIFY(log.verdict);
    QCOMPARE(log.verdict->cause, CloseCause::PongTimedOut);
    QCOMPARE(log.verdict->by, ClosedBy::Server);
}

/// Nothing can be expected of a peer inside its own frame, or of one that is not read.
void TestConnection::waitsForNoPongWhereNoneCanCome()
{
    ConnectionLog log;
    ConnectionOptions options = Playbook::options(Role::Server, false, 1 << 20);
    options.pingPeriod = 5s;
    options.pongWait = 2s;
    options.timeout = 30s;
    Connection server(options, log);
    QByteArray octets = Request + masked(Opcode::Binary, "begun").chopped(1);
    server.start(0);
    server.receive({ octets.data(), std::size_t(octets.size()) }, 0);
    server.expire(5 * Second);
    server.expire(7 * Second);
    QVERIFY(server.isOpen());
    server.pauseReading();
    QCOMPARE(server.deadline(), std::optional<Timestamp>(10 * Second)); // of the next Ping
    server.resumeReading(8 * Second);
    QByteArray rest = "x";
    server.receive({ rest.data(), 1 }, 8 * Second);
    server.expire(10 * Second);
    QVERIFY(!server.isOpen());
}

void TestConnection::pingsPeriodically()
{
    ConnectionLog log;
    ConnectionOptions options = Playbook::options(Role::Server, false, 1 << 20);
    options.pingPeriod = 5s;
    Connection server(options, log);
    server.start(0);
    QByteArray request = Request;
    server.receive({ request.data(), std::size_t(request.size()) }, 0);
    takeOutput(server);
    QCOMPARE(server.deadline(), std::optional<Timestamp>(5 * Second));
    server.expire(5 * Second);
    QCOMPARE(takeOutput(server).toHex(), QByteArray("890131"));
    QCOMPARE(server.deadline(), std::optional<Timestamp>(10 * Second));
    server.pauseReading(); // Pings would pile up
    server.expire(10 * Second);
    QVERIFY(server.output().isEmpty());
    QCOMPARE(server.deadline(), std::optional<Timestamp>(15 * Second));
}

void TestConnection::tellsHowTcpEnded_data()
{
    QTest::addColumn<TcpEnd>("end");
    QTest::addColumn<bool>("weClose");
    QTest::addColumn<CloseCause>("cause");
    QTest::newRow("FIN") << TcpEnd::Finished << false << CloseCause::ConnectionEnded;
    QTest::newRow("RST") << TcpEnd::Reset << false << CloseCause::ConnectionReset;
    QTest::newRow("TLS cut off") << TcpEnd::Truncated << false << CloseCause::TlsTruncated;
    QTest::newRow("TLS alert") << TcpEnd::Alert << false << CloseCause::TlsAlert;
    QTest::newRow("no TLS") << TcpEnd::Garbled << false << CloseCause::TlsAlert;
    QTest::newRow("FIN for our Close") << TcpEnd::Finished << true << CloseCause::EndedUnanswered;
    QTest::newRow("RST for our Close") << TcpEnd::Reset << true << CloseCause::ResetUnanswered;
    QTest::newRow("TLS cut off for our Close")
        << TcpEnd::Truncated << true << CloseCause::EndedUnanswered;
}

void TestConnection::tellsHowTcpEnded()
{
    QFETCH(TcpEnd, end);
    QFETCH(bool, weClose);
    QFETCH(CloseCause, cause);
    Playbook client(Role::Client);
    client.open();
    if (weClose)
        client.connection.startClosingHandshake(1000, {}, 0);
    client.receiveHex("81"); // half a header
    client.connection.tcpEnded(end, 1);
    QCOMPARE(client.log.verdict->cause, cause);
    QVERIFY(client.log.take().contains(u"stray 1"_s));
    client.connection.tcpEnded(end, 2);
    QVERIFY(client.log.take().isEmpty()); // told once
}

void TestConnection::sendsNothingAfterClose()
{
    Playbook client(Role::Client);
    client.open();
    client.connection.startClosingHandshake(1000, {}, 0);
    takeOutput(client.connection);
    QVERIFY(client.receiveHex("890141").isEmpty()); // no Pong (§5.5.1)
    QCOMPARE(client.connection.sendPing("x", 0).error().code, ErrorCode::NotConnected);
    client.connection.startClosingHandshake(1001, {}, 0);
    QVERIFY(client.connection.output().isEmpty());
}

void TestConnection::sendsOctetsAsTheyAre()
{
    Playbook client(Role::Client);
    client.open();
    QVERIFY(client.connection.sendOctets(QByteArray::fromHex("8301 41"), 0));
    QCOMPARE(takeOutput(client.connection).toHex(), QByteArray("830141"));
    QCOMPARE(
        client.log.take(), QStringList { u"> reserved-0x3 A !opcode.reserved !mask.missing"_s });
    QVERIFY(client.connection.isOpen()); // what the peer makes of it is the peer's affair

    // A Close frame is one whichever way it was sent.
    QVERIFY(client.connection.sendOctets(masked(Opcode::Close, {}), 0));
    QVERIFY(!client.connection.isOpen());
    QVERIFY(client.connection.deadline());
}

/// A Close frame is one whichever way it was sent.
void TestConnection::closesWithOctetsAsTheyAre()
{
    ConnectionLog log;
    ConnectionOptions options = Playbook::options(Role::Client, false, 1 << 20);
    options.pingPeriod = 5s;
    Connection client(options, log);
    client.start(0);
    QByteArray response = Response;
    client.receive({ response.data(), std::size_t(response.size()) }, 0);
    QVERIFY(client.sendOctets(masked(Opcode::Close, makeCloseBody(1001, u"bye")), 0));
    takeOutput(client);
    QVERIFY(!client.isOpen());
    QCOMPARE(client.deadline(), std::optional<Timestamp>(10 * Second));
    client.expire(10 * Second);
    QVERIFY(client.output().isEmpty()); // no Ping behind it
    QCOMPARE(log.verdict->cause, CloseCause::NoCloseAnswer);
    QCOMPARE(log.verdict->by, ClosedBy::Client);
    QCOMPARE(log.verdict->code, std::optional<quint16>(1001));
    QCOMPARE(log.verdict->reason, u"bye"_s);
}

void TestConnection::sendsNothingAfterFin()
{
    Playbook server(Role::Server);
    server.open();
    QVERIFY(server.receive(masked(Opcode::Close, {})).startsWith('\x88'));
    QCOMPARE(server.connection.tcpAction(), TcpAction::FinishSending);
    server.log.take();
    const auto sent = server.connection.sendOctets("\x81\x01\x41", 0);
    QCOMPARE(sent.error().code, ErrorCode::NotConnected);
    QVERIFY(server.log.take().isEmpty());
}

void TestConnection::keepsTheCodeThatWasSent()
{
    Playbook client(Role::Client);
    client.open();
    client.connection.startClosingHandshake(1000, u"done", 0);
    takeOutput(client.connection);
    QVERIFY(client.receiveHex("8300").isEmpty()); // one Close frame is enough
    client.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(client.log.verdict->cause, CloseCause::ViolationFound);
    QCOMPARE(client.log.verdict->code, std::optional<quint16>(1000));
    QCOMPARE(client.log.verdict->reason, u"done"_s);
}

/// What a server sends behind its Close frame cannot spoil the verdict (§5.5.1).
void TestConnection::anAnsweredCloseIsFinal()
{
    Playbook client(Role::Client, false, 100);
    client.open();
    client.receiveHex("880203e8");
    client.receiveHex("827e03e8"); // announces 1,000 octets, and stops
    client.connection.expire(9 * Second);
    client.connection.tcpEnded(TcpEnd::Finished, 9 * Second);
    QVERIFY(client.log.verdict->isClean());
    QCOMPARE(client.log.verdict->by, ClosedBy::Server);
}

void TestConnection::lenientKeepsToTheLimit()
{
    Playbook server(Role::Server, true, 100);
    server.open();
    // Not masked, which may be, and too long, which may not.
    QCOMPARE(server.receiveHex("827e03e800").toHex(), QByteArray("880203f1"));
    server.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(server.log.verdict->cause, CloseCause::LimitExceeded);
}

/// A Pong with the same payload would break the rule in turn (§5.5).
void TestConnection::lenientNeverAnswersLongPings()
{
    Playbook client(Role::Client, true);
    client.open();
    QVERIFY(client.receive(QByteArray::fromHex("897e0083") + QByteArray(131, '.')).isEmpty());
    QVERIFY(!client.receiveHex("8900").isEmpty());
}

void TestConnection::tellsOfHalfAFrameThatWasSent()
{
    Playbook client(Role::Client);
    client.open();
    QVERIFY(client.connection.sendOctets("\x82\x05"
                                         "ab",
        0));
    QVERIFY(client.log.take().isEmpty());
    client.connection.abort(1);
    QCOMPARE(client.log.take(),
        (QStringList { u"> binary ab (truncated) !mask.missing"_s, u"closed"_s }));

    Playbook other(Role::Client);
    other.open();
    QVERIFY(other.connection.sendOctets("\x82", 0));
    other.connection.abort(1);
    QCOMPARE(other.log.take(), (QStringList { u"stray 1"_s, u"closed"_s }));
}

void TestConnection::keepsWhatCameBehindHalfAHead()
{
    Playbook server(Role::Server);
    server.receive(Request.first(20));
    server.expire(10 * Second);
    server.receive(Request.sliced(20));
    server.connection.tcpEnded(TcpEnd::Finished, 11 * Second);
    QVERIFY(server.log.take().contains(u"stray %1"_s.arg(Request.size())));
}

void TestConnection::abortingHidesNoReason()
{
    Playbook failed(Role::Client);
    failed.open();
    failed.receiveHex("8300");
    failed.connection.abort(1);
    QCOMPARE(failed.log.verdict->cause, CloseCause::ViolationFound);

    Playbook closed(Role::Client);
    closed.open();
    closed.receiveHex("880203e8");
    closed.connection.abort(1);
    QVERIFY(closed.log.verdict->isClean());

    Playbook closing(Role::Client);
    closing.open();
    closing.connection.startClosingHandshake(1000, {}, 0);
    closing.connection.abort(1);
    QCOMPARE(closing.log.verdict->cause, CloseCause::Aborted);
}

void TestConnection::refusesWhenFull()
{
    Playbook server(Role::Server);
    server.connection.refuse(0);
    QVERIFY(takeOutput(server.connection).startsWith("HTTP/1.1 503 "));
    QCOMPARE(server.connection.tcpAction(), TcpAction::FinishSending);
    server.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(server.log.verdict->error->code, ErrorCode::HandshakeRefused);
    QVERIFY(server.log.verdict->error->detail.startsWith(u"503"_s));
}

/// Nobody has broken a rule.
void TestConnection::refusesAForeignOrigin()
{
    Playbook server(Role::Server);
    const QByteArray request
        = QByteArray(Request).replace("\r\n\r\n", "\r\nOrigin: http://evil.example\r\n\r\n");
    QVERIFY(server.receive(request).startsWith("HTTP/1.1 403 "));
    server.connection.tcpEnded(TcpEnd::Finished, 1);
    QCOMPARE(
        server.log.take(), (QStringList { u"request"_s, u"refused"_s, u"failed"_s, u"closed"_s }));
    QCOMPARE(server.log.verdict->error->code, ErrorCode::HandshakeRefused);
    QVERIFY(server.log.verdict->error->detail.contains(u"http://evil.example"_s));
    QVERIFY(!server.log.verdict->rule);
}

namespace {

/// Ends the connection from within what it is told of.
class AbortingLog : public ConnectionLog
{
public:
    Connection *connection = nullptr;
    bool whenOpened = false;

    void frameCrossed(const Frame &frame, const QList<Violation> &violations) override
    {
        ConnectionLog::frameCrossed(frame, violations);
        if (!whenOpened)
            connection->abort(frame.time);
    }
    void eventHappened(const Event &event) override
    {
        ConnectionLog::eventHappened(event);
        const auto *response = std::get_if<ResponseReceived>(&event);
        if (whenOpened && response && response->opened)
            connection->abort(0);
    }
};

} // namespace

void TestConnection::tellsNothingAfterTheVerdict_data()
{
    QTest::addColumn<bool>("whenOpened");
    QTest::addColumn<QByteArray>("frames");
    QTest::newRow("opened") << true << QByteArray::fromHex("810141");
    QTest::newRow("message") << false << QByteArray::fromHex("810141810142");
    QTest::newRow("ping") << false << QByteArray::fromHex("8900");
    QTest::newRow("close") << false << QByteArray::fromHex("8800");
    QTest::newRow("violation in the next frame") << false << QByteArray::fromHex("81014183");
    QTest::newRow("violation in half a frame") << false << QByteArray::fromHex("8101418305");
}

void TestConnection::tellsNothingAfterTheVerdict()
{
    QFETCH(bool, whenOpened);
    QFETCH(QByteArray, frames);
    AbortingLog log;
    const bool lenient = whenOpened;
    Connection client(Playbook::options(Role::Client, lenient, 1 << 20), log);
    log.connection = &client;
    log.whenOpened = whenOpened;
    client.start(0);
    takeOutput(client);
    QByteArray octets = Response;
    if (lenient)
        octets.replace("s3pPLM", "AAAAAA"); // reported behind "opened"
    octets += frames;
    client.receive({ octets.data(), std::size_t(octets.size()) }, 0);
    QCOMPARE(log.lines.count(u"closed"_s), 1);
    QCOMPARE(log.lines.last(), u"closed"_s);
    QCOMPARE(client.phase(), Connection::Phase::Ended);
    QCOMPARE(client.tcpAction(), TcpAction::Abort);
    QVERIFY(!client.deadline());
    QVERIFY(client.output().isEmpty());

    octets = QByteArray::fromHex("810141");
    client.receive({ octets.data(), std::size_t(octets.size()) }, 1);
    QCOMPARE(log.lines.last(), u"closed"_s);
}

void TestConnection::lentRoomIsUsedAndGivenBack()
{
    ConnectionLog log;
    Connection server(Playbook::options(Role::Server, false, 1 << 20, 4 << 20), log);
    server.start(0);
    QByteArray request = Request;
    server.receive({ request.data(), std::size_t(request.size()) }, 0);
    takeOutput(server);

    QByteArray room("what was in it");
    room.reserve(200'000);
    const char *memory = room.constData();
    const qsizetype capacity = room.capacity();
    server.lendRoom(room);
    QVERIFY(room.isEmpty());
    QVERIFY(server.sendMessage(MessageType::Binary, QByteArray(100'000, 'x'), 0));
    QCOMPARE(server.output().data(), memory);
    QCOMPARE(takeOutput(server).size(), 100'010);
    server.takeRoomBack(room);
    QCOMPARE(room.constData(), memory);
    QCOMPARE(room.capacity(), capacity);

    // Without it everything goes on in room of its own, which others do not see.
    QVERIFY(server.sendMessage(MessageType::Text, "own", 0));
    QVERIFY(server.output().data() != memory);
    QCOMPARE(takeOutput(server), QByteArray("\x81\x03own"));

    server.lendRoom(room);
    QVERIFY(server.sendMessage(MessageType::Binary, QByteArray(2 << 20, 'x'), 0));
    takeOutput(server);
    server.takeRoomBack(room);
    QCOMPARE(room.capacity(), 0); // so much is not kept
}

void TestConnection::lentRoomStaysWhileThereIsOutput()
{
    ConnectionLog log;
    Connection server(Playbook::options(Role::Server, false, 1 << 20), log);
    server.start(0);
    QByteArray request = Request;
    server.receive({ request.data(), std::size_t(request.size()) }, 0);
    const qsizetype response = server.output().size();
    QVERIFY(response > 0);

    QByteArray room;
    room.reserve(100);
    const char *memory = room.constData();
    server.lendRoom(room); // there is output already
    QCOMPARE(room.constData(), memory);
    server.takeRoomBack(room);
    QCOMPARE(room.constData(), memory);
    QCOMPARE(takeOutput(server).size(), response);

    server.lendRoom(room);
    QVERIFY(server.sendMessage(MessageType::Text, "kept", 0));
    server.takeRoomBack(room);
    QVERIFY(room.isEmpty());
    QCOMPARE(takeOutput(server), QByteArray("\x81\x04kept"));
}

QTEST_APPLESS_MAIN(TestConnection)
#include "tst_connection.moc"
