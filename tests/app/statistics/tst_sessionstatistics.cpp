#include "app/statistics/statisticsjson.h"
#include "app/statistics/statisticsscan.h"
#include "tests/app/filter/randomsession.h"
#include "tests/app/session/sessionfixture.h"

#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto ToServer = Direction::ClientToServer;
constexpr auto FromServer = Direction::ServerToClient;

SessionStatistics statisticsOf(const std::shared_ptr<SessionStore> &store, const QString &filter)
{
    const auto program = FilterProgram::fromText(filter);
    if (!program)
        qFatal("%s", qPrintable(program.error().sentence()));
    StatisticsScan scan(store, *program);
    scan.advance(store->lastFrame(), {}, [](FrameId) { return true; });
    return scan.takeStatistics();
}

} // namespace

class SessionStatisticsTest : public QObject
{
    Q_OBJECT
private slots:
    void countsWhatIsThere_data();
    void countsWhatIsThere();
    void overheadAndMessages();
    void compression();
    void heartbeats();
    void requestsAndResponses();
    void peakRate();
    void manyConnectionsTakeNoMemory();
    void asJson();
};

void SessionStatisticsTest::countsWhatIsThere_data()
{
    QTest::addColumn<QString>("filter");
    QTest::newRow("all") << QString();
    QTest::newRow("one connection") << u"conn == 2"_s;
    QTest::newRow("some frames") << u"len > 20 and dir == c2s"_s;
}

void SessionStatisticsTest::countsWhatIsThere()
{
    QFETCH(QString, filter);
    const RandomSession session(11, 3000);
    const SessionStatistics statistics = statisticsOf(session.inMemory(), filter);
    const auto expression = parseFilter(filter);
    std::array<TrafficStatistics, 2> expected;
    quint64 violations = 0;
    std::map<ConnectionId, quint64> frames;
    for (const FrameFacts &facts : session.frames()) {
        if (!FilterOracle(facts).accepts(*expression))
            continue;
        TrafficStatistics &traffic = expected[static_cast<std::size_t>(facts.record.direction)];
        const FrameHeader &header = facts.record.header;
        const quint64 mask = header.isMasked() ? 4 : 0;
        ++traffic.all.frames;
        traffic.all.octets += facts.record.wireLength();
        ++traffic.byOpcode[header.opcode].frames;
        traffic.headerOctets += static_cast<quint64>(header.size()) - mask;
        traffic.maskOctets += mask;
        violations += facts.rules.isEmpty() ? 0 : 1;
        ++frames[facts.record.connection];
        if (facts.messageOpcode) {
            ++traffic.messages;
            traffic.messageOctets += static_cast<quint64>(facts.message.size());
            if (facts.compressed)
                traffic.inflatedOctets += static_cast<quint64>(facts.message.size());
        }
    }
    for (std::size_t side = 0; side < 2; ++side) {
        const TrafficStatistics &found = statistics.session().traffic[side];
        QCOMPARE(found.all.frames, expected[side].all.frames);
        QCOMPARE(found.all.octets, expected[side].all.octets);
        for (std::size_t opcode = 0; opcode < 16; ++opcode)
            QCOMPARE(found.byOpcode[opcode].frames, expected[side].byOpcode[opcode].frames);
        QCOMPARE(found.headerOctets, expected[side].headerOctets);
        QCOMPARE(found.maskOctets, expected[side].maskOctets);
        QCOMPARE(found.messages, expected[side].messages);
        QCOMPARE(found.messageOctets, expected[side].messageOctets);
        QCOMPARE(found.inflatedOctets, expected[side].inflatedOctets);
        quint64 lengths = 0;
        for (quint64 count : found.byLength)
            lengths += count;
        QCOMPARE(lengths, expected[side].all.frames);
    }
    QCOMPARE(statistics.session().violations, violations);
    QCOMPARE(statistics.connections().size(), frames.size());
    for (const auto &[id, scope] : statistics.connections())
        QCOMPARE(scope.frames(), frames.at(id));
}

void SessionStatisticsTest::overheadAndMessages()
{
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store,
        { { .payload = "Hel", .fin = false, .messageFirst = 1 },
            { .opcode = toNibble(Opcode::Ping), .payload = "x" },
            { .opcode = toNibble(Opcode::Continuation), .payload = "lo", .messageFirst = 1 },
            { .payload = QByteArray(200, 'x'), .messageFirst = 4 } });
    const SessionStatistics statistics = statisticsOf(store, {});
    const TrafficStatistics &traffic = statistics.session().traffic[0];
    QCOMPARE(traffic.headerOctets, quint64(2 + 2 + 2 + 4));
    QCOMPARE(traffic.maskOctets, quint64(4 * 4));
    QCOMPARE(traffic.continuations, quint64(1));
    QCOMPARE(traffic.fragmentationOctets, quint64(6));
    QCOMPARE(traffic.messages, quint64(2));
    QCOMPARE(traffic.messageOctets, quint64(205));
    QCOMPARE(traffic.byLength[1], quint64(1)); // 1
    QCOMPARE(traffic.byLength[2], quint64(2)); // 2 to 3
    QCOMPARE(traffic.byLength[8], quint64(1)); // 128 to 255
    QCOMPARE(traffic.compressedMessages, quint64(0));
}

void SessionStatisticsTest::compression()
{
    // The same message again and again: with its context it is hardly anything.
    const QByteArray message = R"({"temperature":21.5,"unit":"C","station":"roof"})";
    const auto store = std::make_shared<MemorySessionStore>();
    ConnectionRecord connection;
    connection.id = 1;
    connection.extensions = { u"permessage-deflate; server_no_context_takeover"_s };
    record(*store, connection);
    FrameBlock block(1);
    MessageDeflater deflater({ 15, false });
    quint64 wire = 0;
    for (FrameId id = 1; id <= 20; ++id) {
        const QByteArray payload = deflater.deflate(message);
        FrameHeader header = makeHeader(Opcode::Text, static_cast<quint64>(payload.size()));
        header.rsv = Rsv1;
        block.append(1, { FromServer, 0, header, payload }, id);
        block.attachMessage(message);
        wire += static_cast<quint64>(payload.size());
    }
    store->append({ block, {}, {} });
    const SessionStatistics statistics = statisticsOf(store, {});
    const TrafficStatistics &traffic = statistics.connections().at(1).traffic[1];
    QCOMPARE(traffic.compressedMessages, quint64(20));
    QCOMPARE(traffic.compressedOctets, wire);
    QCOMPARE(traffic.inflatedOctets, static_cast<quint64>(20 * message.size()));
    const StatisticsScope::Takeover &takeover = statistics.connections().at(1).takeover[1];
    QVERIFY(takeover.isOff);
    QCOMPARE(takeover.messages, quint64(20));
    QCOMPARE(takeover.without, wire);
    QVERIFY(takeover.with * 3 < takeover.without);
    QVERIFY(!statistics.connections().at(1).takeover[0].isOff);
}

void SessionStatisticsTest::heartbeats()
{
    const auto beat = [](qint64 time, Direction direction, Opcode opcode, const char *payload) {
        return FrameSpec { .direction = direction,
            .time = time * Millisecond,
            .opcode = toNibble(opcode),
            .payload = payload };
    };
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store,
        { beat(0, FromServer, Opcode::Ping, "1"), beat(5, ToServer, Opcode::Pong, "1"),
            beat(100, FromServer, Opcode::Ping, "2"), beat(200, FromServer, Opcode::Ping, "3"),
            beat(203, ToServer, Opcode::Pong, "3"), beat(300, FromServer, Opcode::Ping, "4"),
            beat(310, ToServer, Opcode::Ping, "1") });
    const SessionStatistics statistics = statisticsOf(store, {});
    const auto &heartbeat = statistics.session().heartbeat;
    QCOMPARE(heartbeat[1].pings, quint64(4));
    QCOMPARE(heartbeat[1].missed(), quint64(2));
    QCOMPARE(heartbeat[1].roundTrips.least(), 3 * Millisecond);
    QCOMPARE(heartbeat[1].roundTrips.greatest(), 5 * Millisecond);
    QCOMPARE(heartbeat[0].pings, quint64(1));
    QCOMPARE(heartbeat[0].missed(), quint64(1));
}

void SessionStatisticsTest::requestsAndResponses()
{
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store,
        { { .time = 0, .payload = R"({"id":1,"method":"add"})", .messageFirst = 1 },
            { .connection = 2,
                .time = 0,
                .payload = R"({"id":1,"method":"add"})",
                .messageFirst = 2 },
            { .time = Millisecond, .payload = R"({"id":2,"method":"get"})", .messageFirst = 3 },
            { .direction = FromServer,
                .time = 4 * Millisecond,
                .payload = R"({"id":1,"result":3})",
                .messageFirst = 4 },
            { .direction = FromServer,
                .time = 6 * Millisecond,
                .payload = R"({"id":2,"error":{"code":1}})",
                .messageFirst = 5 } });
    const SessionStatistics statistics = statisticsOf(store, {});
    const StatisticsScope::Rpc &rpc = statistics.session().rpc[0];
    QCOMPARE(rpc.requests, quint64(3));
    QCOMPARE(rpc.unanswered(), quint64(1));
    QCOMPARE(rpc.errors, quint64(1));
    QCOMPARE(rpc.latency.least(), 4 * Millisecond);
    QCOMPARE(rpc.latency.greatest(), 5 * Millisecond);
    QCOMPARE(rpc.byMethod.size(), std::size_t(2));
    QCOMPARE(rpc.byMethod.at("add").count(), quint64(1));
    QCOMPARE(statistics.connections().at(2).rpc[0].unanswered(), quint64(1));
    QCOMPARE(statistics.session().rpc[1].requests, quint64(0));
}

void SessionStatisticsTest::peakRate()
{
    const auto store = std::make_shared<MemorySessionStore>();
    QList<FrameSpec> specs;
    for (const qint64 time : { 100, 900, 1100, 1200, 1900, 2000 })
        specs.append({ .time = time * Millisecond, .payload = "ab" });
    record(*store, specs);
    const StatisticsScope session = statisticsOf(store, {}).session();
    QCOMPARE(session.peak.frames(), quint64(3));
    QCOMPARE(session.peak.octets(), quint64(3 * 8));
    QCOMPARE(session.duration(), 1900 * Millisecond);
}

void SessionStatisticsTest::manyConnectionsTakeNoMemory()
{
    const auto store = std::make_shared<MemorySessionStore>();
    QList<FrameSpec> specs;
    for (std::size_t i = 0; i < SessionStatistics::MaxConnections + 10; ++i)
        specs.append(
            { .connection = static_cast<ConnectionId>(i + 1), .opcode = toNibble(Opcode::Ping) });
    record(*store, specs);
    const SessionStatistics statistics = statisticsOf(store, {});
    QCOMPARE(statistics.connections().size(), SessionStatistics::MaxConnections);
    QCOMPARE(statistics.session().heartbeat[0].pings, static_cast<quint64>(specs.size()));
}

void SessionStatisticsTest::asJson()
{
    const auto store = std::make_shared<MemorySessionStore>();
    record(*store,
        { { .time = 0, .payload = "Hello", .messageFirst = 1 },
            { .time = 500 * Millisecond, .opcode = toNibble(Opcode::Ping) } });
    const QJsonObject json = statisticsToJson(statisticsOf(store, {}).session());
    const QJsonObject toServer = json[u"client_to_server"_s].toObject();
    QCOMPARE(json[u"frames"_s].toInt(), 2);
    QCOMPARE(json[u"duration"_s].toDouble(), 0.5);
    QCOMPARE(toServer[u"frames_per_second"_s].toDouble(), 4.0);
    QCOMPARE(toServer[u"octets"_s].toInt(), 17);
    QCOMPARE(toServer[u"opcodes"_s][u"text"_s][u"octets"_s].toInt(), 11);
    QCOMPARE(toServer[u"overhead"_s][u"masking_keys"_s].toInt(), 8);
    QCOMPARE(toServer[u"heartbeat"_s][u"missed"_s].toInt(), 1);
    QVERIFY(toServer[u"heartbeat"_s][u"round_trip"_s].isNull());
    QCOMPARE(json[u"server_to_client"_s][u"frames"_s].toInt(), 0);
    // Of nothing there is nothing to divide.
    const QJsonObject empty = statisticsToJson({});
    QVERIFY(empty[u"client_to_server"_s][u"frames_per_second"_s].isNull());
    QVERIFY(empty[u"first"_s].isNull());
}

QTEST_GUILESS_MAIN(SessionStatisticsTest)
#include "tst_sessionstatistics.moc"
