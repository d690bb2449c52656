#include "protocol/handshake/protocolsniffer.h"

#include <QTest>

using namespace Framescope;

class TestProtocolSniffer : public QObject
{
    Q_OBJECT
private slots:
    void judges_data();
    void judges();
};

void TestProtocolSniffer::judges_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<qsizetype>("needed"); // fewer octets are unclear
    QTest::addColumn<SniffedProtocol>("protocol");
    QTest::newRow("TLS") << QByteArray("\x16\3\1") << qsizetype(1) << SniffedProtocol::Tls;
    QTest::newRow("SOCKS4") << QByteArray("\4\1\0P", 4) << qsizetype(1) << SniffedProtocol::Socks4;
    QTest::newRow("SOCKS5") << QByteArray("\5\1\0", 3) << qsizetype(1) << SniffedProtocol::Socks5;
    QTest::newRow("origin-form") << QByteArray("GET / HTTP/1.1\r\n") << qsizetype(5)
                                 << SniffedProtocol::Http;
    QTest::newRow("asterisk-form")
        << QByteArray("OPTIONS * HTTP/1.1\r\n") << qsizetype(9) << SniffedProtocol::Http;
    QTest::newRow("absolute-form")
        << QByteArray("GET HTTP://a/ HTTP/1.1\r\n") << qsizetype(11) << SniffedProtocol::Http;
    QTest::newRow("CONNECT") << QByteArray("CONNECT a:1 HTTP/1.1\r\n") << qsizetype(8)
                             << SniffedProtocol::Connect;
    QTest::newRow("RFC 9112 §2.2 empty lines before it")
        << QByteArray("\r\n\r\n\r\n\r\nCONNECT a:1 HTTP/1.1\r\n") << qsizetype(16)
        << SniffedProtocol::Connect;
    QTest::newRow("too many empty lines") << QByteArray("\r\n").repeated(5) + "GET / HTTP/1.1\r\n"
                                          << qsizetype(10) << SniffedProtocol::Other;
    // RFC 9113 §3.4: nobody but HTTP/2 begins with it.
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << qsizetype(4)
                            << SniffedProtocol::Other;
    QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << qsizetype(20)
                         << SniffedProtocol::Other;
    QTest::newRow("SMTP") << QByteArray("EHLO example.org\r\n") << qsizetype(6)
                          << SniffedProtocol::Other;
    QTest::newRow("IRC") << QByteArray("NICK whoever\r\n") << qsizetype(7)
                         << SniffedProtocol::Other;
    QTest::newRow("binary") << QByteArray("\0\0", 2) << qsizetype(1) << SniffedProtocol::Other;
    QTest::newRow("endless word") << QByteArray(64, 'A') << qsizetype(33) << SniffedProtocol::Other;
}

void TestProtocolSniffer::judges()
{
    QFETCH(QByteArray, octets);
    QFETCH(qsizetype, needed);
    QFETCH(SniffedProtocol, protocol);
    for (qsizetype cut = 0; cut <= octets.size(); ++cut)
        QCOMPARE(sniffProtocol(QByteArrayView(octets).first(cut)),
            cut < needed ? SniffedProtocol::Unclear : protocol);
}

QTEST_GUILESS_MAIN(TestProtocolSniffer)
#include "tst_protocolsniffer.moc"
