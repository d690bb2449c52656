#include "app/statistics/rpctracker.h"

#include <QTest>

using namespace Framescope;

namespace {

using Kind = RpcMessage::Kind;
constexpr auto ToServer = Direction::ClientToServer;
constexpr auto FromServer = Direction::ServerToClient;

} // namespace

class RpcTrackerTest : public QObject
{
    Q_OBJECT
private slots:
    void recognises_data();
    void recognises();
    void pairs();
};

void RpcTrackerTest::recognises_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *message, Kind kind) {
        QTest::newRow(message) << QByteArray(message) << static_cast<int>(kind);
    };
    row(R"({"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":1})", Kind::Request);
    row(R"({"id":"a","method":"Page.enable"})", Kind::Request);
    row(R"({"jsonrpc":"2.0","result":19,"id":1})", Kind::Result);
    row(R"({"id":1,"result":{},"error":null})", Kind::Result);
    row(R"({"id":1,"error":{"code":-32601,"message":"no method"}})", Kind::Error);
    row(R"({"jsonrpc":"2.0","method":"notify"})", Kind::None);
    row(R"({"id":null,"error":{"code":1}})", Kind::None);
    row(R"({"id":1,"price":2})", Kind::None);
    row(R"({"x":{"id":1,"result":1}})", Kind::None);
    row(R"([{"id":1,"result":1}])", Kind::None);
    row(R"({"id":1,"method":5})", Kind::None);
    row("\"id\" \"method\"", Kind::None);
    row("", Kind::None);
}

void RpcTrackerTest::recognises()
{
    QFETCH(QByteArray, message);
    JsonReader reader;
    QTEST(static_cast<int>(readRpcMessage(message, reader).kind), "kind");
}

void RpcTrackerTest::pairs()
{
    JsonReader reader;
    RpcTracker tracker;
    const auto add = [&](const char *message, Direction direction, qint64 time) {
        return tracker.add(readRpcMessage(message, reader), direction, time);
    };
    QVERIFY(!add(R"({"id":1,"method":"a"})", ToServer, 100));
    QVERIFY(!add(R"({"id":"1","method":"b"})", ToServer, 110));
    QVERIFY(!add(R"({"id":1,"method":"c"})", FromServer, 120)); // both may ask
    QVERIFY(!add(R"({"id":2,"result":0})", FromServer, 130)); // nobody asked
    const auto text = add(R"({"id":"1","result":0})", FromServer, 150);
    QVERIFY(text);
    QCOMPARE(text->method, QByteArray("b"));
    QCOMPARE(text->latency, qint64(40));
    QCOMPARE(add(R"({"id":1,"error":{}})", FromServer, 160)->method, QByteArray("a"));
    QVERIFY(!add(R"({"id":1,"result":0})", FromServer, 170)); // once
    QCOMPARE(add(R"({"id":1,"result":0})", ToServer, 180)->latency, qint64(60));
    for (std::size_t i = 0; i <= RpcTracker::MaxWaiting; ++i)
        add(("{\"id\":" + QByteArray::number(static_cast<qulonglong>(i)) + ",\"method\":\"m\"}")
                .constData(),
            ToServer, 200);
    QVERIFY(add(R"({"id":9999,"result":0})", FromServer, 210));
    QVERIFY(!add(R"({"id":10000,"result":0})", FromServer, 210));
}

QTEST_GUILESS_MAIN(RpcTrackerTest)
#include "tst_rpctracker.moc"
