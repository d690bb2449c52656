#include "protocol/handshake/socks5client.h"
#include "protocol/handshake/socks5server.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestSocks5 : public QObject
{
    Q_OBJECT
private slots:
    void clientTalks_data();
    void clientTalks();
    void serverTalks_data();
    void serverTalks();
    void talkWithEachOther_data();
    void talkWithEachOther();
};

void TestSocks5::clientTalks_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QList<QByteArray>>("answers");
    QTest::addColumn<QByteArray>("said");
    QTest::addColumn<std::optional<Error>>("error");
    const std::optional<Error> none;
    const QByteArray request("\5\1\0\3\1a\0\x50", 8);
    const QByteArray bound("\5\0\0\1\x7f\0\0\1\x12\x34", 10);
    const auto refused = [](const QString &why) {
        return std::optional(Error { ErrorCode::ProxyRefused, why });
    };
    const auto invalid = [](const QString &why) {
        return std::optional(Error { ErrorCode::ProxyInvalid, why });
    };
    QTest::newRow("RFC 1928") << QString() << QList<QByteArray> { { "\5\0", 2 }, bound }
                              << QByteArray("\5\1\0", 3) + request << none;
    QTest::newRow("RFC 1928 §6 a name is bound")
        << QString() << QList<QByteArray> { { "\5\0", 2 }, { "\5\0\0\3\2ab\0\1", 9 } }
        << QByteArray("\5\1\0", 3) + request << none;
    QTest::newRow("RFC 1928 §6 an empty name is bound")
        << QString() << QList<QByteArray> { { "\5\0", 2 }, { "\5\0\0\3\0\0\1", 7 } }
        << QByteArray("\5\1\0", 3) + request << none;
    QTest::newRow("RFC 1929") << u"me"_s << QList<QByteArray> { "\5\2", { "\1\0", 2 }, bound }
                              << QByteArray("\5\2\0\2\1\2me\2pw", 11) + request << none;
    QTest::newRow("no password asked") << u"me"_s << QList<QByteArray> { { "\5\0", 2 }, bound }
                                       << QByteArray("\5\2\0\2", 4) + request << none;
    QTest::newRow("RFC 1929 refused")
        << u"me"_s << QList<QByteArray> { "\5\2", "\1\1" } << QByteArray("\5\2\0\2\1\2me\2pw", 11)
        << refused(u"SOCKS5 authentication failed"_s);
    QTest::newRow("wants a password")
        << QString() << QList<QByteArray> { "\5\xff" } << QByteArray("\5\1\0", 3)
        << refused(u"SOCKS5 wants another authentication"_s);
    QTest::newRow("chooses what was not offered")
        << QString() << QList<QByteArray> { "\5\2" } << QByteArray("\5\1\0", 3)
        << invalid(u"it chose an authentication that was not offered"_s);
    QTest::newRow("RFC 1928 §6 refused")
        << QString() << QList<QByteArray> { { "\5\0", 2 }, { "\5\5\0\1\0\0\0\0\0\0", 10 } }
        << QByteArray("\5\1\0", 3) + request << refused(u"SOCKS5 reply 5, Connection refused"_s);
    QTest::newRow("HTTP") << QString() << QList<QByteArray> { "HTTP/1.1 400 Bad\r\n\r\n" }
                          << QByteArray("\5\1\0", 3) << invalid(u"it does not speak SOCKS5"_s);
    QTest::newRow("unknown address type")
        << QString() << QList<QByteArray> { { "\5\0", 2 }, { "\5\0\0\2\0", 5 } }
        << QByteArray("\5\1\0", 3) + request
        << invalid(u"it bound an address of an unknown type"_s);
}

/// In whole answers and octet by octet, and leaves what follows.
void TestSocks5::clientTalks()
{
    QFETCH(QString, user);
    QFETCH(QList<QByteArray>, answers);
    QFETCH(QByteArray, said);
    QFETCH(std::optional<Error>, error);
    UpstreamProxy proxy;
    proxy.user = user;
    proxy.password = u"pw"_s;
    for (const qsizetype portion : { 1, 1000 }) {
        Socks5Client client(proxy, u"a"_s, 80);
        QByteArray output = client.takeOutput();
        for (qsizetype i = 0; i < answers.size(); ++i) {
            QByteArray octets = answers[i];
            const bool last = i + 1 == answers.size() && !error;
            if (last)
                octets += "tunnelled";
            qsizetype taken = 0;
            for (qsizetype at = 0; at < octets.size(); at += portion) {
                const qsizetype size = qMin(portion, octets.size() - at);
                taken += client.receive(QByteArrayView(octets).sliced(at, size));
            }
            if (last)
                QCOMPARE(taken, answers[i].size());
            output += client.takeOutput();
        }
        QCOMPARE(output, said);
        QCOMPARE(client.error(), error);
        QCOMPARE(client.isComplete(), !error);
    }
}

void TestSocks5::serverTalks_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Socks5Server::State>("state");
    using State = Socks5Server::State;
    const QByteArray greeting("\5\2\0\2", 4);
    const QByteArray chosen("\5\0", 2);
    QTest::newRow("RFC 1928 §4 name")
        << greeting + QByteArray("\5\1\0\3\1a\0\x50", 8) << chosen << State::Asked;
    QTest::newRow("RFC 1928 §4 UDP")
        << greeting + QByteArray("\5\3\0\3\1a\0\x50", 8)
        << chosen + Socks5Server::reply(Socks5::CommandNotSupported) << State::Refused;
    QTest::newRow("RFC 1928 §5 unknown type")
        << greeting + QByteArray("\5\1\0\2\1a\0\x50", 8)
        << chosen + Socks5Server::reply(Socks5::AddressTypeNotSupported) << State::Refused;
    QTest::newRow("empty name") << greeting + QByteArray("\5\1\0\3\0\0\x50", 7)
                                << chosen + Socks5Server::reply(Socks5::HostUnreachable)
                                << State::Refused;
    QTest::newRow("port 0") << greeting + QByteArray("\5\1\0\3\1a\0\0", 8)
                            << chosen + Socks5Server::reply(Socks5::HostUnreachable)
                            << State::Refused;
    QTest::newRow("RFC 1928 §3 a password only")
        << QByteArray("\5\1\2") << QByteArray("\5\xff") << State::Refused;
    QTest::newRow("RFC 1928 §3 no method")
        << QByteArray("\5\0", 2) << QByteArray("\5\xff") << State::Refused;
    QTest::newRow("another version") << greeting + "\4\1" << chosen << State::Refused;
}

void TestSocks5::serverTalks()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, answer);
    QFETCH(Socks5Server::State, state);
    for (const qsizetype portion : { 1, 3, 1000 }) {
        Socks5Server server;
        QByteArray output;
        for (qsizetype at = 0; at < octets.size(); at += portion) {
            const qsizetype size = qMin(portion, octets.size() - at);
            server.receive(QByteArrayView(octets).sliced(at, size));
            output += server.takeOutput();
        }
        QCOMPARE(output, answer);
        QCOMPARE(server.state(), state);
        QCOMPARE(server.refusal().isEmpty(), state == Socks5Server::State::Asked);
    }
}

void TestSocks5::talkWithEachOther_data()
{
    QTest::addColumn<QString>("host");
    for (const char *host : { "example.org", "192.0.2.1", "2001:db8::1" })
        QTest::newRow(host) << QString::fromLatin1(host);
    QTest::newRow("longest name") << QString(50, u'a') + (u"."_s + QString(50, u'b')).repeated(4);
}

void TestSocks5::talkWithEachOther()
{
    QFETCH(QString, host);
    Socks5Client client({}, host, 8443);
    Socks5Server server;
    for (int turn = 0; turn < 2; ++turn) {
        server.receive(client.takeOutput());
        client.receive(server.takeOutput());
    }
    QCOMPARE(server.state(), Socks5Server::State::Asked);
    QCOMPARE(server.host(), host);
    QCOMPARE(server.port(), 8443);
    client.receive(Socks5Server::reply(Socks5::Succeeded));
    QVERIFY(client.isComplete());
}

QTEST_GUILESS_MAIN(TestSocks5)
#include "tst_socks5.moc"
