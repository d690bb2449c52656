#include "protocol/handshake/clienthello.h"

#include <QTest>

using namespace Framescope;

namespace {

QByteArray number(qsizetype value, int size)
{
    QByteArray octets;
    for (int i = size; i-- > 0;)
        octets += static_cast<char>(value >> (8 * i));
    return octets;
}

QByteArray block(const QByteArray &contents, int lengthSize)
{
    return number(contents.size(), lengthSize) + contents;
}

QByteArray extension(int kind, const QByteArray &contents)
{
    return number(kind, 2) + block(contents, 2);
}

QByteArray serverName(const QByteArray &name, int kind = 0)
{
    return extension(0, block(number(kind, 1) + block(name, 2), 2));
}

/// The handshake message.
QByteArray message(const QByteArray &extensions)
{
    return '\1'
        + block("\3\3" + QByteArray(32, 'r') + block("session", 1) + block("\x13\x01", 2)
                + block(QByteArray(1, '\0'), 1) + block(extensions, 2),
            3);
}

QByteArray record(const QByteArray &contents, qsizetype recordSize = 1 << 14)
{
    QByteArray octets;
    for (qsizetype i = 0; i < contents.size(); i += recordSize)
        octets += "\x16\3\1" + block(contents.mid(i, recordSize), 2);
    return octets;
}

} // namespace

class TestClientHello : public QObject
{
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void isNot_data();
    void isNot();
    void survivesDamage();
};

void TestClientHello::reads_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QList<QByteArray>>("protocols");
    const QList<QByteArray> none;
    const QByteArray alpn = extension(16, block(block("h2", 1) + block("http/1.1", 1), 2));
    QTest::newRow("no extension") << record(message({})) << QByteArray() << none;
    QTest::newRow("RFC 6066 §3") << record(message(serverName("example.org")))
                                 << QByteArray("example.org") << none;
    QTest::newRow("RFC 6066 §3 another kind of name")
        << record(message(serverName("example.org", 7))) << QByteArray() << none;
    QTest::newRow("RFC 7301 §3.1")
        << record(message(extension(10, "groups") + alpn + serverName("a.example")))
        << QByteArray("a.example") << QList<QByteArray> { "h2", "http/1.1" };
    QTest::newRow("RFC 8446 §5.1 many records")
        << record(message(serverName("example.org")), 7) << QByteArray("example.org") << none;
    QTest::newRow("extension that ends early")
        << record(message(number(0, 2) + number(200, 2) + "x")) << QByteArray() << none;
    QTest::newRow("name longer than its list")
        << record(message(extension(0, block(number(0, 1) + number(99, 2) + "x", 2))))
        << QByteArray() << none;
    QTest::newRow("as large as may be")
        << record(message(serverName("example.org") + extension(21, QByteArray(60'000, '\0'))))
        << QByteArray("example.org") << none;
}

/// At every split point more is wanted, and what is behind the message changes nothing.
void TestClientHello::reads()
{
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, name);
    QFETCH(QList<QByteArray>, protocols);
    const qsizetype step = octets.size() > 1000 ? 997 : 1;
    for (qsizetype cut = 0; cut < octets.size(); cut += step)
        QCOMPARE(readClientHello(QByteArrayView(octets).first(cut)).state,
            ClientHello::State::Incomplete);
    for (const QByteArray &more : { QByteArray(), QByteArray("\x14\3\3\0\1\1", 6) }) {
        const QByteArray all = octets + more;
        const ClientHello hello = readClientHello(octets);
        QCOMPARE(hello.state, ClientHello::State::Complete);
        QCOMPARE(hello.serverName, name);
        QCOMPARE(hello.applicationProtocols, protocols);
    }
}

void TestClientHello::isNot_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("HTTP") << QByteArray("GET / HTTP/1.1\r\n\r\n");
    QTest::newRow("not version 3") << QByteArray("\x16\2\0\0\5", 5);
    QTest::newRow("empty record") << QByteArray("\x16\3\1\0\0", 5);
    QTest::newRow("record too long") << QByteArray("\x16\3\1\x40\1", 5);
    QTest::newRow("ServerHello") << record("\2" + block("x", 3));
    QTest::newRow("announces too much") << record(QByteArray("\1\xff\xff\xff", 4));
    QTest::newRow("over the limit") << record(QByteArray("\1\1\0\0", 4) + QByteArray(70'000, 'x'));
}

void TestClientHello::isNot()
{
    QFETCH(QByteArray, octets);
    QCOMPARE(readClientHello(octets).state, ClientHello::State::NotTls);
}

/// Whatever octet is wrong, reading comes to an end inside the octets.
void TestClientHello::survivesDamage()
{
    const QByteArray octets = record(message(serverName("example.org")));
    for (qsizetype i = 0; i < octets.size(); ++i) {
        for (int value = 0; value < 256; ++value) {
            QByteArray damaged = octets;
            damaged[i] = static_cast<char>(value);
            QVERIFY(readClientHello(damaged).serverName.size() <= damaged.size());
        }
    }
}

QTEST_GUILESS_MAIN(TestClientHello)
#include "tst_clienthello.moc"
