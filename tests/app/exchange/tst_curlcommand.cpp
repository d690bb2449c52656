#include "app/exchange/curlcommand.h"

#include <QProcess>
#include <QtTest>

using namespace Framescope;

using namespace Qt::StringLiterals;

class CurlCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void wordIsReadBackByAShell_data();
    void wordIsReadBackByAShell();
    void sendsTheSameRequest();
    void leavesOutWhatTheRequestHasNot();
};

void CurlCommandTest::wordIsReadBackByAShell_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("plain") << QByteArray("ws://host/a?b=c&d");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("quotes") << QByteArray("it's \"quoted\" '' `x` $(rm -rf /) $HOME \\ !");
    QTest::newRow("a dash") << QByteArray("-H");
    QTest::newRow("UTF-8") << QByteArray("gr\xC3\xBC\xC3\x9F\xF0\x9F\x98\x80");
    QTest::newRow("not UTF-8") << QByteArray("a\xE9 'z\x80\xFF");
    QTest::newRow("terminal escapes") << QByteArray("\x1B[2Jx\x07\x08\ty\r");
    QByteArray all;
    for (int octet = 1; octet < 256; ++octet) {
        if (octet != '\n')
            all.append(static_cast<char>(octet));
    }
    QTest::newRow("every octet") << all;
}

void CurlCommandTest::wordIsReadBackByAShell()
{
    QFETCH(QByteArray, octets);
    const QString word = shellWord(octets);
    for (const QChar c : word)
        QVERIFY2(c.unicode() >= 0x20 && c.unicode() != 0x7F, "a terminal would act on it");
    QProcess shell;
    shell.start(u"/bin/sh"_s, { u"-c"_s, u"printf %s "_s + word });
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardOutput(), octets);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

void CurlCommandTest::sendsTheSameRequest()
{
    ConnectionRecord connection;
    connection.url = u"wss://chat.example/room?name=o'neil"_s;
    connection.verificationOff = true;
    const RequestHead request
        = parseRequestHead("GET /room?name=o'neil HTTP/1.1\r\nHost: chat.example\r\n"
                           "User-Agent: it's me\r\nAccept: */*\r\nUpgrade: websocket\r\n"
                           "Connection: Upgrade\r\nX-Empty:\r\nX-Twice: 1\r\nX-Twice: 2\r\n\r\n");
    QCOMPARE(curlCommand(connection, request),
        u"curl --http1.1 --include --no-buffer \\\n"
        "  --insecure \\\n"
        "  --header 'Host: chat.example' \\\n"
        "  --header 'User-Agent: it'\\''s me' \\\n"
        "  --header 'Accept: */*' \\\n"
        "  --header 'Upgrade: websocket' \\\n"
        "  --header 'Connection: Upgrade' \\\n"
        "  --header 'X-Empty;' \\\n"
        "  --header 'X-Twice: 1' \\\n"
        "  --header 'X-Twice: 2' \\\n"
        "  'https://chat.example/room?name=o'\\''neil'"_s);
}

void CurlCommandTest::leavesOutWhatTheRequestHasNot()
{
    ConnectionRecord connection;
    connection.url = u"ws://localhost/"_s;
    const QString command
        = curlCommand(connection, parseRequestHead("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    QVERIFY(command.contains(u"--header 'User-Agent:'"_s));
    QVERIFY(command.contains(u"--header 'Accept:'"_s));
    QVERIFY(command.endsWith(u"'http://localhost/'"_s));
}

QTEST_GUILESS_MAIN(CurlCommandTest)
#include "tst_curlcommand.moc"
