#include "protocol/handshake/clienthandshake.h"
#include "protocol/handshake/openinghandshake.h"

#include <QRegularExpression>
#include <QTest>

using namespace Framescope;

namespace {

ClientHandshake plainHandshake()
{
    ClientHandshake handshake;
    handshake.host = "server.example.com";
    handshake.target = "/chat";
    handshake.key = "dGhlIHNhbXBsZSBub25jZQ==";
    return handshake;
}

/// The lines of the request without the request line and the empty one.
QByteArrayList fieldLines(const ClientHandshake &handshake)
{
    const QByteArray request = makeRequest(handshake);
    QByteArrayList lines = request.chopped(4).replace("\r\n", "\n").split('\n');
    lines.removeFirst();
    return lines;
}

}

class ClientHandshakeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void writesTheRequest();
    void writesWhatIsOptional();
    void passesItsOwnChecks();
    void letsUserFieldsReplace();
    void keepsDuplicatesTogether();
    void removesAutomaticFields();
    void sendsWrongFieldsAsTheyAre();
    void listsAutomaticFields();
    void findsWhatMustNotBeSent_data();
    void findsWhatMustNotBeSent();
};

void ClientHandshakeTest::writesTheRequest()
{
    QCOMPARE(makeRequest(plainHandshake()),
        "GET /chat HTTP/1.1\r\n"
        "Host: server.example.com\r\n"
        "Upgrade: websocket\r\n"
        "Connection: Upgrade\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Version: 13\r\n\r\n");
}

void ClientHandshakeTest::writesWhatIsOptional()
{
    ClientHandshake handshake = plainHandshake();
    handshake.origin = "http://example.com";
    handshake.subprotocols = { "chat", "superchat" };
    handshake.extensions = "permessage-deflate; client_max_window_bits";
    handshake.cookie = "a=b";
    handshake.authorization = "Bearer c";
    QCOMPARE(fieldLines(handshake).mid(5),
        QByteArrayList({ "Origin: http://example.com", "Sec-WebSocket-Protocol: chat, superchat",
            "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits", "Cookie: a=b",
            "Authorization: Bearer c" }));
}

void ClientHandshakeTest::passesItsOwnChecks()
{
    ClientHandshake handshake = plainHandshake();
    handshake.target = "/chat?room=1";
    handshake.origin = "null";
    handshake.subprotocols = { "chat" };
    handshake.extensions = "permessage-deflate";
    const QList<HandshakeCheck> checks = checkRequest(parseRequestHead(makeRequest(handshake)));
    QVERIFY(!firstFailure(checks));
}

void ClientHandshakeTest::letsUserFieldsReplace()
{
    ClientHandshake handshake = plainHandshake();
    handshake.headers = { { "X-First", "1" }, { "sec-websocket-version", "12" },
        { "HOST", "other" }, { "X-Last", "2" }, { "Origin", "http://a.example" } };
    QCOMPARE(fieldLines(handshake),
        QByteArrayList({ "HOST: other", "Upgrade: websocket", "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "sec-websocket-version: 12",
            "X-First: 1", "X-Last: 2", "Origin: http://a.example" }));
}

void ClientHandshakeTest::keepsDuplicatesTogether()
{
    ClientHandshake handshake = plainHandshake();
    handshake.headers = { { "X-Feature", "b" }, { "Connection", "keep-alive" },
        { "X-Feature", "a" }, { "connection", "Upgrade" }, { "X-Feature", "b" } };
    QCOMPARE(fieldLines(handshake),
        QByteArrayList({ "Host: server.example.com", "Upgrade: websocket", "Connection: keep-alive",
            "connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13", "X-Feature: b", "X-Feature: a", "X-Feature: b" }));
}

void ClientHandshakeTest::removesAutomaticFields()
{
    ClientHandshake handshake = plainHandshake();
    handshake.removedHeaders = { "sec-websocket-key", "UPGRADE", "X-Unknown", "Connection" };
    handshake.headers = { { "Connection", "close" } };
    QCOMPARE(fieldLines(handshake),
        QByteArrayList(
            { "Host: server.example.com", "Connection: close", "Sec-WebSocket-Version: 13" }));
}

void ClientHandshakeTest::sendsWrongFieldsAsTheyAre()
{
    ClientHandshake handshake = plainHandshake();
    handshake.headers = { { "X Request Id", "b1c7" }, { "", "x" } };
    QVERIFY(!requestProblem(handshake));
    QCOMPARE(fieldLines(handshake).mid(5), QByteArrayList({ "X Request Id: b1c7", ": x" }));
}

void ClientHandshakeTest::listsAutomaticFields()
{
    ClientHandshake handshake = plainHandshake();
    handshake.headers = { { "Host", "other" }, { "X-Mine", "1" } };
    handshake.removedHeaders = { "Upgrade" };
    const HeaderFields expected { { "Host", "server.example.com" }, { "Upgrade", "websocket" },
        { "Connection", "Upgrade" }, { "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==" },
        { "Sec-WebSocket-Version", "13" } };
    QCOMPARE(automaticFields(handshake), expected);
}

void ClientHandshakeTest::findsWhatMustNotBeSent_data()
{
    QTest::addColumn<ClientHandshake>("handshake");
    ClientHandshake handshake = plainHandshake();
    handshake.target = "/a HTTP/1.1\r\nX: y";
    QTest::newRow("target") << handshake;
    handshake = plainHandshake();
    handshake.host = "a\r\nX: y";
    QTest::newRow("host") << handshake;
    handshake = plainHandshake();
    handshake.subprotocols = { "chat", "super\nchat" };
    QTest::newRow("subprotocol") << handshake;
    handshake = plainHandshake();
    handshake.origin = "http://a\r";
    QTest::newRow("origin") << handshake;
    handshake = plainHandshake();
    handshake.extensions = "a\n";
    QTest::newRow("extensions") << handshake;
    handshake = plainHandshake();
    handshake.headers = { { "X", QByteArray("a\0", 2) } };
    QTest::newRow("value") << handshake;
    handshake = plainHandshake();
    handshake.headers = { { "X: y\r\nZ", "a" } };
    QTest::newRow("name") << handshake;
}

void ClientHandshakeTest::findsWhatMustNotBeSent()
{
    QFETCH(const ClientHandshake, handshake);
    const std::optional<QString> problem = requestProblem(handshake);
    QVERIFY(problem);
    QVERIFY(!problem->contains(QLatin1Char('\n')));
}

QTEST_APPLESS_MAIN(ClientHandshakeTest)
#include "tst_clienthandshake.moc"
