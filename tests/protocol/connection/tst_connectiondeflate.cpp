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

/// A client and a server that read what the other writes.
struct Pair
{
    ConnectionLog clientLog;
    ConnectionLog serverLog;
    Connection client;
    Connection server;
    QByteArray fromClient; ///< what crossed
    QByteArray fromServer;

    explicit Pair(const QByteArray &offer, bool serverAgrees = true)
        : client(optionsFor(Role::Client, offer), clientLog)
        , server(serverOptions(serverAgrees), serverLog)
    {
        server.start(0);
        client.start(0);
        exchange();
    }

    static ConnectionOptions serverOptions(bool agrees)
    {
        ConnectionOptions options = optionsFor(Role::Server);
        options.serverPolicy.deflate = agrees;
        return options;
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

QTEST_APPLESS_MAIN(TestConnectionDeflate)
#include "tst_connectiondeflate.moc"
