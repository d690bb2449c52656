#include "protocol/endpoint/serverendpoint.h"
#include "tests/support/rawpeer.h"
#include "tests/support/trafficlog.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestFileWatchHandler : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void sendsTheFile_data();
    void sendsTheFile();
    void knowsWhoHasIt();
    void followsChanges();
    void reachesEverybody();
    void waitsForTheFile();
    void refusesWhatIsNoFile();
    void pagesBringTheFile();

private:
    /// At the place of the file.
    void write(const QByteArray &octets)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(octets), octets.size());
    }
    void rename(const QByteArray &octets)
    {
        QFile file(m_path + u".new"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(octets);
        file.close();
        QCOMPARE(::rename(qPrintable(file.fileName()), qPrintable(m_path)),
            0); // replaces, as editors do
    }
    std::unique_ptr<ServerEndpoint> serve()
    {
        ServerOptions options;
        options.behavior = ServerBehavior::Watch;
        options.watchedFile = m_path;
        auto server = std::make_unique<ServerEndpoint>(options, m_log, SessionClock());
        return server->start() ? std::move(server) : nullptr;
    }
    /// A client that has asked for \a target.
    std::unique_ptr<RawPeer> view(const ServerEndpoint &server, const QByteArray &target = "/")
    {
        const QByteArray request = requestFor(server.serverPort());
        auto peer = std::make_unique<RawPeer>(
            server.serverPort(), QByteArray(request).replace("GET / ", "GET " + target + ' '));
        const bool answered
            = QTest::qWaitFor([&] { return peer->received().contains("\r\n\r\n"); });
        if (!answered || !peer->received().contains(" 101 "))
            return nullptr;
        m_head = peer->received().indexOf("\r\n\r\n") + 4;
        return peer;
    }
    QByteArray framesOf(const RawPeer &peer) const { return peer.received().mid(m_head); }

    TrafficLog m_log;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    qsizetype m_head = 0;
};

void TestFileWatchHandler::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"watched"_s);
}

void TestFileWatchHandler::sendsTheFile_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<Opcode>("opcode");
    QTest::newRow("text") << QByteArray("Grüße") << Opcode::Text;
    QTest::newRow("empty") << QByteArray() << Opcode::Text;
    QTest::newRow("not UTF-8") << QByteArray("\xff\x00", 2) << Opcode::Binary;
    QTest::newRow("cut off") << QByteArray("\xc3") << Opcode::Binary;
    QTest::newRow("large") << QByteArray(3 << 20, 'x') << Opcode::Text;
}

void TestFileWatchHandler::sendsTheFile()
{
    QFETCH(QByteArray, octets);
    QFETCH(Opcode, opcode);
    write(octets);
    const auto server = serve();
    const auto viewer = view(*server);
    QVERIFY(viewer);
    QTRY_VERIFY(framesOf(*viewer) == serverFrame(opcode, octets));
}

void TestFileWatchHandler::knowsWhoHasIt()
{
    write("one");
    struct stat status
    {
    };
    QCOMPARE(::stat(qPrintable(m_path), &status), 0);
    const qint64 time = status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec;
    const auto server = serve();
    const auto has = view(*server, "/?lastMod=" + QByteArray::number(time, 16));
    const auto hasAnother = view(*server, "/ws?a=b&lastMod=" + QByteArray::number(time - 1, 16));
    const auto talksNonsense = view(*server, "/?lastMod=now");
    QVERIFY(has && hasAnother && talksNonsense);
    QTRY_COMPARE(framesOf(*hasAnother), serverFrame(Opcode::Text, "one"));
    QTRY_COMPARE(framesOf(*talksNonsense), serverFrame(Opcode::Text, "one"));
    rename("two");
    QTRY_COMPARE(framesOf(*has), serverFrame(Opcode::Text, "two")); // and nothing before
}

void TestFileWatchHandler::followsChanges()
{
    write("one");
    const auto server = serve();
    const auto viewer = view(*server);
    QVERIFY(viewer);
    QByteArray expected = serverFrame(Opcode::Text, "one");
    QTRY_COMPARE(framesOf(*viewer), expected);
    const auto shows = [&](const QByteArray &octets) {
        expected += serverFrame(Opcode::Text, octets);
        return QTest::qWaitFor([&] { return framesOf(*viewer) == expected; });
    };
    rename("renamed over");
    QVERIFY(shows("renamed over"));
    QVERIFY(QFile::resize(m_path, 3)); // the new file is watched, not the old one
    QVERIFY(shows("ren"));
    QVERIFY(QFile::resize(m_path, 0));
    QVERIFY(shows(""));
    rename("a");
    QVERIFY(shows("a"));
    rename("b"); // of the same size
    QVERIFY(shows("b"));
    for (const char *content : { "b", "c" }) {
        QVERIFY(QFile::remove(m_path));
        rename(content);
        QVERIFY(shows(content));
    }
}

void TestFileWatchHandler::reachesEverybody()
{
    write("one");
    const auto server = serve();
    std::vector<std::unique_ptr<RawPeer>> viewers;
    for (int i = 0; i < 50; ++i) {
        viewers.push_back(view(*server));
        QVERIFY(viewers.back());
    }
    viewers.front()->reset();
    viewers.erase(viewers.begin());
    QTRY_COMPARE(server->connectionCount(), 49);
    rename("two");
    for (const auto &viewer : viewers)
        QTRY_COMPARE(
            framesOf(*viewer), serverFrame(Opcode::Text, "one") + serverFrame(Opcode::Text, "two"));
}

void TestFileWatchHandler::waitsForTheFile()
{
    const auto server = serve();
    const auto viewer = view(*server);
    QVERIFY(viewer);
    rename("here");
    QTRY_COMPARE(framesOf(*viewer), serverFrame(Opcode::Text, "here"));
}

void TestFileWatchHandler::refusesWhatIsNoFile()
{
    QCOMPARE(::mkfifo(qPrintable(m_path), 0600), 0); // reading it would wait for ever
    const auto server = serve();
    const auto viewer = view(*server);
    QVERIFY(viewer);
    rename("a file");
    QTRY_COMPARE(framesOf(*viewer), serverFrame(Opcode::Text, "a file"));
}

void TestFileWatchHandler::pagesBringTheFile()
{
    write("\r<script>alert(1)</script>&amp;\"");
    const auto server = serve();
    RawPeer browser(server->serverPort(), "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY(browser.hasEnded());
    QVERIFY(browser.received().startsWith("HTTP/1.1 200 "));
    QVERIFY2(
        browser.received().contains("&#13;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;"),
        browser.received());
    QVERIFY(!browser.received().contains("@LASTMOD@"));
}

QTEST_GUILESS_MAIN(TestFileWatchHandler)
#include "tst_filewatchhandler.moc"
