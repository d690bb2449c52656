#include "ui/handshake/handshakefacts.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using Step = HandshakeFacts::Step;

class HandshakeFactsTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void gathersTheStepsAndTheirTimes()
    {
        ConnectionRecord connection;
        connection.started = 10;
        ResponseReceived response;
        response.opened = true;
        const QList<EventRecord> events { { 1, 30, TcpConnected {} }, { 1, 60, TlsEstablished {} },
            { 1, 61, RequestReceived {} }, { 1, 90, response } };
        const HandshakeFacts facts = gatherHandshake(connection, events);
        QVERIFY(facts.tcp && facts.tls && facts.request && facts.response);
        QCOMPARE(facts.requestTime, 61);
        QCOMPARE(facts.responseTime, 90);
        const QList<HandshakeFacts::Phase> phases { { Step::Tcp, 10, 30 }, { Step::Tls, 30, 60 },
            { Step::Upgrade, 60, 90 } };
        QCOMPARE(facts.phases, phases);
        QVERIFY(!facts.failure);
    }

    void partsTheLookupOfTheNameFromTcp()
    {
        ConnectionRecord connection;
        connection.started = 10;
        TcpConnected tcp;
        tcp.lookup = std::chrono::nanoseconds(6);
        QList<HandshakeFacts::Phase> phases { { Step::Lookup, 10, 16 }, { Step::Tcp, 16, 30 } };
        QCOMPARE(gatherHandshake(connection, { { 1, 30, tcp } }).phases, phases);

        tcp.lookup = std::chrono::nanoseconds(600); // more than there was
        phases = { { Step::Lookup, 10, 30 }, { Step::Tcp, 30, 30 } };
        QCOMPARE(gatherHandshake(connection, { { 1, 30, tcp } }).phases, phases);
    }

    void aProxyConnectsOnceItIsAsked()
    {
        const QList<EventRecord> events { { 1, 10, TcpConnected { u"client"_s, 1, {}, 2 } },
            { 1, 500, RequestReceived {} }, { 1, 520, TcpConnected { u"server"_s, 3, {}, 4 } } };
        const QList<HandshakeFacts::Phase> phases { { Step::ClientTcp, 0, 10 },
            { Step::Tcp, 500, 520 } };
        ConnectionRecord connection;
        connection.role = Role::Proxy;
        const HandshakeFacts facts = gatherHandshake(connection, events);
        QCOMPARE(facts.phases, phases);
        QCOMPARE(facts.client->peerAddress, u"client"_s);
        QCOMPARE(facts.tcp->peerAddress, u"server"_s);
    }

    void keepsTheChainThatWasRefused()
    {
        const Failed failed { { ErrorCode::CertificateRejected, u"self-signed"_s }, { "own" } };
        const HandshakeFacts facts
            = gatherHandshake({}, { { 1, 1, TcpConnected {} }, { 1, 2, failed } });
        QCOMPARE(facts.refusedChain, failed.refusedChain);
        QCOMPARE(facts.refusedTime, 2);
    }

    void isNotDisturbedByWhatComesAfterTheOpening()
    {
        ResponseReceived response;
        response.opened = true;
        const Failed failed { { ErrorCode::ConnectionLost, u"reset"_s } };
        const HandshakeFacts facts = gatherHandshake(
            {}, { { 1, 1, response }, { 1, 2, ViolationFound {} }, { 1, 3, failed } });
        QVERIFY(!facts.failure);
        QCOMPARE(facts.events, 1);
    }

    /// They are no answer, and no step of their own.
    void interimResponsesAreNoStep()
    {
        ConnectionRecord connection;
        connection.started = 10;
        const auto interim = [](const QByteArray &status) {
            return ResponseReceived { "HTTP/1.1 " + status + "\r\nLink: </a>\r\n\r\n", {}, {}, {},
                false };
        };
        ResponseReceived response { "HTTP/1.1 101 Switching Protocols\r\n\r\n", {}, {}, {}, true };
        QList<EventRecord> events { { 1, 30, TcpConnected {} }, { 1, 40, RequestReceived {} },
            { 1, 50, interim("103 Early Hints") }, { 1, 60, interim("100 Continue") } };
        HandshakeFacts facts = gatherHandshake(connection, events);
        QVERIFY(!facts.response);
        QCOMPARE(facts.interims.size(), 2);
        events.append({ 1, 90, response });
        facts = gatherHandshake(connection, events);
        QCOMPARE(facts.response->head, response.head);
        QCOMPARE(facts.responseTime, 90);
        QCOMPARE(facts.interims.size(), 2);
        QVERIFY(facts.interims.first().head.startsWith("HTTP/1.1 103"));
        QCOMPARE(facts.interims.first().time, 50);
        const QList<HandshakeFacts::Phase> phases { { Step::Tcp, 10, 30 },
            { Step::Upgrade, 30, 90 } };
        QCOMPARE(facts.phases, phases);
        QCOMPARE(facts.events, 5);
    }

    void takesTheFailureFromTheVerdictIfThereIsNoOther()
    {
        Closed closed;
        closed.verdict.error = Error { ErrorCode::HandshakeTimedOut, u"a:80"_s };
        HandshakeFacts facts = gatherHandshake({}, { { 1, 1, TcpConnected {} }, { 1, 2, closed } });
        QCOMPARE(facts.failure, closed.verdict.error);

        const Failed failed { { ErrorCode::HandshakeRefused, u"403 Forbidden"_s } };
        facts = gatherHandshake({}, { { 1, 1, failed }, { 1, 2, closed } });
        QCOMPARE(facts.failure, failed.error);
    }
};

QTEST_GUILESS_MAIN(HandshakeFactsTest)
#include "tst_handshakefacts.moc"
