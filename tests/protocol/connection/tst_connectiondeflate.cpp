#include "protocol/connection/connection.h"
#include "protocol/wire/closestatus.h"
#include "tests/support/connectionlog.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 Limit = 1 << 20;

ConnectionOptions optionsFor(Role role, const QByteArray &offer = {})
{
    ConnectionOptions options;
    options.role = role;
    options.messageLimit = Limit;
    options.clientHandshake.host = "server.example.com";
    options.clientHandshake.target = "/";
    options.clientHandshake.key = "dGhlIHNhbXBsZSBub25jZQ==";
    options.clientHandshake.extensions = offer;
    options.nextMaskingKey = [] { return MaskingKey { 0x37, 0xfa, 0x21, 0x3d }; };
    return options;
}

/// Of an end that may send back what it receives.
struct EchoLog : ConnectionLog
{
    Connection *echo = nullptr;

    void messageCrossed(const Message &message) override
    {
        ConnectionLog::messageCrossed(message);
        if (echo && message.direction == echo->incoming())
            QVERIFY(echo->sendMessage(message.type, message.payload, 0));
    }
};

/// A client and a server that read what the other writes.
struct Pair
{
    ConnectionLog clientLog;
    EchoLog serverLog;
    Connection client;
    Connection server;
    QByteArray fromClient; ///< what crossed
    QByteArray fromServer;

    explicit Pair(const QByteArray &offer, bool serverAgrees = true, qsizetype slice = 128 * 1024)
        : client(optionsFor(Role::Client, offer), clientLog)
        , server(serverOptions(serverAgrees, slice), serverLog)
    {
        server.start(0);
        client.start(0);
        exchange();
    }

    static ConnectionOptions serverOptions(bool agrees, qsizetype slice)
    {
        ConnectionOptions options = optionsFor(Role::Server);
        options.compressionSlice = slice;
        options.serverPolicy.deflate = agrees;
        return options;
    }

    /// What the server writes once it has compressed all.
    QByteArray work()
    {
        while (server.hasWork())
            server.work(0);
        return takeOutput(server);
    }

    void exchange()
    {
        while (!client.output().isEmpty() || !server.output().isEmpty()) {
            QByteArray octets = takeOutput(client);
            fromClient += octets;
            server.receive({ octets.data(), std::size_t(octets.size()) }, 0);
            octets = takeOutput(server);
            fromServer += octets;
            client.receive({ octets.data(), std::size_t(octets.size()) }, 0);
        }
    }

    void forget()
    {
        fromClient.clear();
        fromServer.clear();
        clientLog.messages.clear();
        serverLog.messages.clear();
    }
};

QByteArray compressible(int seed)
{
    QByteArray text;
    for (int i = 0; i < 400; ++i)
        text += "{\"price\":" + QByteArray::number(seed * 31 + i * i % 97) + "},";
    return text;
}

} // namespace

class TestConnectionDeflate : public QObject
{
    Q_OBJECT
private slots:
    void agrees_data();
    void agrees();
    void recordsWhatWasMeant();
    void declines();
    void refusesAnAnswerThatWasNotOffered();
    void survivesOctetsSentAsTheyAre();
    void stopsABomb();
    void compressesNoControlFrames();
    void compressesInSlices();
    void answersManyInSlices();
    void sendsInTurn();
    void closesBehindWhatWaits();
    void answersCloseBehindWhatWaits();
    void answersCloseBeforeThePeerIsGone();
    void failsAtOnce();
    void isNotLateWhileItCompresses();
};

void TestConnectionDeflate::agrees_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<QString>("answer");
    const auto row = [](const QByteArray &offer, const QString &answer) {
        QTest::newRow(offer.constData()) << offer << answer;
    };
    row("permessage-deflate", u"permessage-deflate"_s);
    row("permessage-deflate; client_max_window_bits", u"permessage-deflate"_s);
    row("permessage-deflate; client_no_context_takeover",
        u"permessage-deflate; client_no_context_takeover"_s);
    row("permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        u"permessage-deflate; server_no_context_takeover; client_no_context_takeover"_s);
    for (int bits = 8; bits <= 15; ++bits) {
        row("permessage-deflate; server_max_window_bits=" + QByteArray::number(bits),
            u"permessage-deflate; server_max_window_bits=%1"_s.arg(bits));
    }
    for (int bits = 8; bits <= 14; ++bits) {
        row("permessage-deflate; client_max_window_bits=" + QByteArray::number(bits),
            u"permessage-deflate; client_max_window_bits=%1"_s.arg(bits));
    }
    // RFC 7692 §7.1: an illegal offer is declined, the next one may serve.
    row("permessage-deflate; server_max_window_bits=7, permessage-deflate",
        u"permessage-deflate"_s);
    row("x-unknown, permessage-deflate; server_no_context_takeover",
        u"permessage-deflate; server_no_context_takeover"_s);
}

void TestConnectionDeflate::agrees()
{
    QFETCH(QByteArray, offer);
    QFETCH(QString, answer);
    Pair pair(offer);
    QVERIFY(pair.client.isOpen());
    QVERIFY(pair.fromServer.contains("Sec-WebSocket-Extensions: " + answer.toLatin1() + "\r\n"));
    pair.forget();

    qsizetype plain = 0;
    for (int round = 0; round < 8; ++round) {
        const QByteArray message = compressible(round);
        plain += message.size();
        QVERIFY(pair.client.sendMessage(MessageType::Text, message, 0));
        QVERIFY(pair.server.sendMessage(MessageType::Binary, message, 0));
        pair.exchange();
        QCOMPARE(pair.serverLog.messages.value(round * 2 + 1), message);
        QCOMPARE(pair.clientLog.messages.value(round * 2 + 1), message);
    }
    QVERIFY(pair.fromClient.size() < plain / 2);
    QVERIFY(pair.fromServer.size() < plain / 2);
    QVERIFY(pair.client.isOpen() && pair.server.isOpen());
}

void TestConnectionDeflate::recordsWhatWasMeant()
{
    Pair pair("permessage-deflate");
    pair.forget();
    QVERIFY(pair.client.sendMessage(MessageType::Text, "Hello", 0));
    QCOMPARE(pair.clientLog.messages, QList<QByteArray> { "Hello" });
    // RFC 7692 §7.2.3.1, masked with 37 fa 21 3d.
    QCOMPARE(takeOutput(pair.client).toHex(), "c18737fa213dc5b2ecf4fefd21");
}

void TestConnectionDeflate::declines()
{
    Pair pair("permessage-deflate", false);
    QVERIFY(pair.client.isOpen());
    QVERIFY(!pair.fromServer.contains("Extensions"));
    pair.forget();
    QVERIFY(pair.client.sendMessage(MessageType::Text, compressible(1), 0));
    QVERIFY(takeOutput(pair.client).size() > compressible(1).size());

    Pair illegal("permessage-deflate; server_max_window_bits");
    QVERIFY(!illegal.fromServer.contains("Extensions"));
    QVERIFY(illegal.client.isOpen());
}

void TestConnectionDeflate::refusesAnAnswerThatWasNotOffered()
{
    ConnectionLog log;
    Connection client(optionsFor(Role::Client, "permessage-deflate"), log);
    client.start(0);
    QByteArray response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                          "Connection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"
                          "Sec-WebSocket-Extensions: permessage-deflate; "
                          "client_max_window_bits=10\r\n\r\n";
    client.receive({ response.data(), std::size_t(response.size()) }, 0);
    QVERIFY(!client.isOpen());
    QVERIFY(log.lines.contains(u"!response.deflate"_s));
}

void TestConnectionDeflate::survivesOctetsSentAsTheyAre()
{
    Pair pair("permessage-deflate");
    const QByteArray message = compressible(3);
    QVERIFY(pair.server.sendMessage(MessageType::Text, message, 0));
    // §7.2.3.1: moves the window of the peer without our deflater.
    QVERIFY(pair.server.sendOctets(QByteArray::fromHex("c107f248cdc9c90700"), 0));
    QVERIFY(pair.server.sendMessage(MessageType::Text, message, 0));
    QVERIFY(pair.server.sendMessage(MessageType::Text, message, 0));
    pair.exchange();
    QCOMPARE(pair.clientLog.messages, (QList<QByteArray> { message, "Hello", message, message }));
    QCOMPARE(pair.serverLog.messages, (QList<QByteArray> { message, "Hello", message, message }));
}

void TestConnectionDeflate::stopsABomb()
{
    Pair pair("permessage-deflate");
    pair.forget();
    MessageDeflater deflater({});
    const QByteArray bomb = deflater.deflate(QByteArray(64 << 20, '\0'));
    QVERIFY(quint64(bomb.size()) < Limit);
    FrameHeader header = makeHeader(Opcode::Binary, quint64(bomb.size()));
    header.rsv = Rsv1;
    QByteArray wire;
    appendFrame(wire, header, bomb);
    pair.client.receive({ wire.data(), std::size_t(wire.size()) }, 0);
    QVERIFY(pair.clientLog.messages.isEmpty());
    QCOMPARE(pair.client.phase(), Connection::Phase::Closing);
    pair.exchange();
    QVERIFY(pair.serverLog.lines.contains(u"> close \u0003ñ"_s)); // 1009
}

void TestConnectionDeflate::compressesNoControlFrames()
{
    Pair pair("permessage-deflate");
    pair.forget();
    QVERIFY(pair.server.sendPing("ping", 0));
    pair.server.startClosingHandshake(CloseStatus::Normal, {}, 0);
    QCOMPARE(takeOutput(pair.server).toHex(), "890470696e67880203e8");
}

namespace {

constexpr qsizetype Slice = 1000;
constexpr Timestamp Second = 1'000'000'000;

const QByteArray ClientPing = QByteArray::fromHex("898000000000");
const QByteArray ServerPong = QByteArray::fromHex("8a00");

void receive(Connection &connection, QByteArray octets)
{
    connection.receive({ octets.data(), std::size_t(octets.size()) }, 0);
}

} // namespace

/// A message that takes long leaves time for others, and is the same on the wire.
void TestConnectionDeflate::compressesInSlices()
{
    const QByteArray message = compressible(4);
    const qsizetype slices = (message.size() + Slice - 1) / Slice;
    Pair pair("permessage-deflate", true, Slice);
    Pair whole("permessage-deflate");
    for (int round = 0; round < 2; ++round) { // the second refers to the first
        pair.forget();
        QVERIFY(pair.server.sendMessage(MessageType::Text, message, 0));
        QCOMPARE(pair.server.waitingOctets(), message.size());
        QCOMPARE(pair.server.waitingBehindFirst(), 0);
        for (qsizetype i = 0; i < slices; ++i) {
            QVERIFY(pair.server.hasWork());
            receive(pair.server, ClientPing);
            QCOMPARE(takeOutput(pair.server), ServerPong);
            QVERIFY(pair.serverLog.messages.isEmpty());
            pair.server.work(0);
        }
        QVERIFY(!pair.server.hasWork());
        QCOMPARE(pair.server.waitingOctets(), 0);
        QCOMPARE(pair.serverLog.messages, QList<QByteArray> { message });

        QVERIFY(whole.server.sendMessage(MessageType::Text, message, 0));
        QVERIFY(!whole.server.hasWork());
        QCOMPARE(takeOutput(pair.server).toHex(), takeOutput(whole.server).toHex());
    }
}

/// What a read brings about is bounded, however many answers it asks for.
void TestConnectionDeflate::answersManyInSlices()
{
    const QByteArray message(Slice / 2, 'x');
    Pair pair("permessage-deflate", true, Slice);
    pair.forget();
    pair.serverLog.echo = &pair.server;
    for (int i = 0; i < 5; ++i)
        QVERIFY(pair.client.sendMessage(MessageType::Text, message, 0));
    receive(pair.server, takeOutput(pair.client));
    QCOMPARE(pair.server.waitingOctets(), 3 * message.size());
    QCOMPARE(pair.server.waitingBehindFirst(), 2 * message.size());
    pair.server.work(0);
    QCOMPARE(pair.server.waitingOctets(), message.size());
    receive(pair.client, pair.work());
    QCOMPARE(pair.clientLog.messages, QList<QByteArray>(10, message));
}

void TestConnectionDeflate::sendsInTurn()
{
    const QByteArray message = compressible(5);
    Pair pair("permessage-deflate", true, Slice);
    pair.forget();
    QVERIFY(pair.server.sendMessage(MessageType::Text, message, 0));
    QVERIFY(pair.server.sendMessage(MessageType::Text, "short", 0));
    QVERIFY(pair.server.sendOctets(QByteArray::fromHex("c107f248cdc9c90700"), 0));
    QVERIFY(pair.server.sendMessage(MessageType::Binary, {}, 0));
    QVERIFY(pair.server.sendMessage(MessageType::Text, message, 0));
    QVERIFY(takeOutput(pair.server).isEmpty());
    receive(pair.client, pair.work());
    QCOMPARE(
        pair.clientLog.messages, (QList<QByteArray> { message, "short", "Hello", "", message }));
    QVERIFY(pair.client.isOpen());
}

void TestConnectionDeflate::closesBehindWhatWaits()
{
    const QByteArray message = compressible(6);
    Pair pair("permessage-deflate", true, Slice);
    pair.forget();
    QVERIFY(pair.server.sendMessage(MessageType::Text, message, 0));
    pair.server.startClosingHandshake(CloseStatus::Normal, u"done", 0);
    QVERIFY(!pair.server.isOpen());
    QVERIFY(!pair.server.sendMessage(MessageType::Text, "too late", 0));
    QVERIFY(takeOutput(pair.server).isEmpty());
    receive(pair.client, pair.work());
    QCOMPARE(pair.clientLog.messages, QList<QByteArray> { message });
    QVERIFY(pair.clientLog.lines.contains(u"< close \u0003\u00e8done"_s));
    pair.exchange();
    pair.server.tcpEnded(TcpEnd::Finished, 0);
    QCOMPARE(pair.serverLog.verdict->cause, CloseCause::ClosingHandshake);
    QCOMPARE(pair.serverLog.verdict->by, ClosedBy::Server);
}

void TestConnectionDeflate::answersCloseBehindWhatWaits()
{
    const QByteArray message = compressible(7);
    Pair pair("permessage-deflate", true, Slice);
    pair.forget();
    QVERIFY(pair.server.sendMessage(MessageType::Text, message, 0));
    pair.client.startClosingHandshake(CloseStatus::Normal, {}, 0);
    receive(pair.server, takeOutput(pair.client));
    QVERIFY(takeOutput(pair.server).isEmpty());
    receive(pair.client, pair.work());
    QCOMPARE(pair.clientLog.messages, QList<QByteArray> { message });
    QVERIFY(pair.clientLog.lines.contains(u"< close \u0003\u00e8"_s));
    pair.server.tcpEnded(TcpEnd::Finished, 0);
    QCOMPARE(pair.serverLog.verdict->cause, CloseCause::ClosingHandshake);
    QCOMPARE(pair.serverLog.verdict->by, ClosedBy::Client);
}

/// A client that has sent Close and FIN waits for no message.
void TestConnectionDeflate::answersCloseBeforeThePeerIsGone()
{
    Pair pair("permessage-deflate", true, Slice);
    pair.forget();
    QVERIFY(pair.server.sendMessage(MessageType::Text, compressible(7), 0));
    pair.client.startClosingHandshake(CloseStatus::Normal, {}, 0);
    receive(pair.server, takeOutput(pair.client));
    pair.server.work(0);
    pair.server.tcpEnded(TcpEnd::Finished, 0);
    QCOMPARE(takeOutput(pair.server).toHex(), "880203e8");
    QVERIFY(pair.serverLog.messages.isEmpty());
    QVERIFY(!pair.server.hasWork());
    QCOMPARE(pair.serverLog.verdict->cause, CloseCause::ClosingHandshake);
}

void TestConnectionDeflate::failsAtOnce()
{
    for (const bool closing : { false, true }) {
        Pair pair("permessage-deflate", true, Slice);
        pair.forget();
        QVERIFY(pair.server.sendMessage(MessageType::Text, compressible(8), 0));
        pair.server.work(0);
        if (closing)
            pair.server.startClosingHandshake(CloseStatus::Normal, {}, 0);
        receive(pair.server, QByteArray::fromHex("8100")); // not masked
        QVERIFY(!pair.server.hasWork());
        QVERIFY(takeOutput(pair.server).startsWith(QByteArray::fromHex("880e03ea"))); // 1002
        QVERIFY(pair.serverLog.messages.isEmpty());
        pair.server.tcpEnded(TcpEnd::Finished, 0);
        QCOMPARE(pair.serverLog.verdict->cause, CloseCause::ViolationFound);
        QCOMPARE(pair.serverLog.verdict->by, ClosedBy::Server);
    }
}

/// The time that the peer has to answer a Close frame is not ours.
void TestConnectionDeflate::isNotLateWhileItCompresses()
{
    Pair pair("permessage-deflate", true, Slice);
    QVERIFY(pair.server.sendMessage(MessageType::Text, compressible(9), 0));
    pair.server.startClosingHandshake(CloseStatus::Normal, {}, 0);
    Timestamp now = 0;
    while (pair.server.hasWork()) {
        now += 9 * Second;
        pair.server.expire(now);
        QCOMPARE(pair.server.phase(), Connection::Phase::Closing);
        pair.server.work(now);
    }
    pair.server.expire(now + 9 * Second);
    QCOMPARE(pair.server.phase(), Connection::Phase::Closing);
    pair.server.expire(now + 10 * Second);
    QCOMPARE(pair.serverLog.verdict->cause, CloseCause::NoCloseAnswer);
}

QTEST_APPLESS_MAIN(TestConnectionDeflate)
#include "tst_connectiondeflate.moc"
