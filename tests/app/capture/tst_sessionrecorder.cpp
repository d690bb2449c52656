#include "app/capture/sessionrecorder.h"
#include "app/session/memorysessionstore.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr Direction ToServer = Direction::ClientToServer;
constexpr Direction ToClient = Direction::ServerToClient;

/// A recorder, and the store behind it.
struct Recording
{
    std::shared_ptr<MemorySessionStore> store
        = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
    SessionRecorder recorder { store };

    void frame(ConnectionId connection, Direction direction, quint8 opcode,
        const QByteArray &payload = {}, bool fin = true, const QList<Violation> &violations = {})
    {
        FrameHeader header;
        header.fin = fin;
        header.opcode = opcode;
        header.payloadLength = quint64(payload.size());
        header.lengthForm = minimalLengthForm(header.payloadLength);
        recorder.recordFrame(connection, { direction, ++time, header, payload }, violations);
    }
    void frame(ConnectionId connection, Direction direction, Opcode opcode,
        const QByteArray &payload = {}, bool fin = true, const QList<Violation> &violations = {})
    {
        frame(connection, direction, toNibble(opcode), payload, fin, violations);
    }

    FrameRecord stored(FrameId id) const
    {
        const auto block = store->block(id);
        return block ? block->record(int(id - block->firstId())) : FrameRecord();
    }

    Timestamp time = 0;
};

} // namespace

class TestSessionRecorder : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void numbersFramesDensely();
    void knowsWhereMessagesBegin();
    void countsTraffic();
    void showsNothingBeforeTheFlush();
    void handsOverFullBlocks_data();
    void handsOverFullBlocks();
    void keepsWhatIsSentBackOnce();
    void attachesDecompressedMessages_data();
    void attachesDecompressedMessages();
    void followsAClientConnection();
    void followsAServerConnection();
    void keepsEventsInOrder();
    void tellsWhatHasChanged();
    void tellsAtMostOnceADisplayFrame();
    void commitsWhenDeleted();
    void continuesASession();
    void putsASessionIn();
    void neverRunsBackwards_data();
    void neverRunsBackwards();
    void putsManyFramesIn();
};

void TestSessionRecorder::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void TestSessionRecorder::numbersFramesDensely()
{
    Recording recording;
    const ConnectionId first = recording.recorder.openConnection({}, 0);
    const ConnectionId second = recording.recorder.openConnection({}, 0);
    QCOMPARE(first, 1u);
    QCOMPARE(second, 2u);
    for (int i = 0; i < 10; ++i) {
        recording.frame(i % 3 ? first : second, i % 2 ? ToServer : ToClient, Opcode::Text,
            QByteArray::number(i));
        if (i % 4 == 0)
            recording.recorder.flush();
    }
    recording.recorder.flush();
    QCOMPARE(recording.store->lastFrame(), 10u);
    for (int i = 0; i < 10; ++i) {
        const FrameId id = FrameId(i) + 1;
        const FrameRecord record = recording.stored(id);
        QCOMPARE(record.id, id);
        QCOMPARE(record.connection, i % 3 ? first : second);
        QCOMPARE(record.direction, i % 2 ? ToServer : ToClient);
        QCOMPARE(record.time, i + 1);
        const auto block = recording.store->block(id);
        QCOMPARE(block->payload(int(id - block->firstId())), QByteArray::number(i));
    }
}

void TestSessionRecorder::knowsWhereMessagesBegin()
{
    Recording recording;
    const ConnectionId a = recording.recorder.openConnection({}, 0);
    const ConnectionId b = recording.recorder.openConnection({}, 0);
    QList<FrameId> expected;
    const auto add = [&](ConnectionId connection, Direction direction, quint8 opcode, bool fin,
                         FrameId messageFirst) {
        recording.frame(connection, direction, opcode, "x", fin);
        expected.append(messageFirst);
        if (expected.size() % 5 == 0) // a message may span batches
            recording.recorder.flush();
    };
    constexpr quint8 Text = toNibble(Opcode::Text);
    constexpr quint8 Continuation = toNibble(Opcode::Continuation);
    add(a, ToServer, Text, false, 1);
    add(a, ToServer, toNibble(Opcode::Ping), true, 0); // §5.4: control frames may be in between
    add(b, ToServer, Text, false, 3);
    add(a, ToClient, Text, true, 4);
    add(a, ToServer, Continuation, false, 1);
    add(b, ToServer, Continuation, true, 3);
    add(a, ToServer, Continuation, true, 1);
    add(a, ToServer, Text, true, 8);
    add(a, ToServer, Continuation, true, 9); // of nothing
    add(a, ToServer, Text, false, 10);
    add(a, ToServer, Text, true, 11); // before the other was finished
    add(a, ToServer, Continuation, true, 12);
    add(a, ToServer, 0x3, true, 0); // reserved
    add(a, ToClient, Continuation, false, 14);
    add(a, ToClient, Continuation, true, 14);
    recording.recorder.flush();
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(recording.stored(FrameId(i) + 1).messageFirst, expected.at(i));
}

void TestSessionRecorder::countsTraffic()
{
    Recording recording;
    const ConnectionId id = recording.recorder.openConnection({}, 0);
    const Violation violation { Rule::ReservedBits, ToClient, 0, 1, {} };
    recording.frame(id, ToServer, Opcode::Text, "Hello");
    recording.frame(id, ToServer, Opcode::Text, QByteArray(200, 'x'));
    recording.frame(id, ToClient, Opcode::Ping, {}, true, { violation, violation });
    recording.recorder.recordEvent(id, 9, ViolationFound { violation });
    recording.recorder.flush();
    const ConnectionRecord record = recording.store->connection(id).value();
    QCOMPARE(record.clientToServer.frames, 2u);
    QCOMPARE(record.clientToServer.octets, 2u + 5 + 4 + 200);
    QCOMPARE(record.clientToServer.framesByOpcode[toNibble(Opcode::Text)], 2u);
    QCOMPARE(record.serverToClient.frames, 1u);
    QCOMPARE(record.serverToClient.octets, 2u);
    QCOMPARE(record.serverToClient.framesByOpcode[toNibble(Opcode::Ping)], 1u);
    QCOMPARE(record.violations, 3u);
    QVERIFY(recording.stored(3).hasViolation);
    QCOMPARE(recording.store->block(3)->violations(2).size(), 2);
}

void TestSessionRecorder::showsNothingBeforeTheFlush()
{
    Recording recording;
    const ConnectionId id = recording.recorder.openConnection({}, 0);
    recording.recorder.recordEvent(id, 1, TcpConnected { u"::1"_s, 80, u"::1"_s, 81 });
    recording.frame(id, ToServer, Opcode::Text, "Hello");
    QCOMPARE(recording.store->lastFrame(), 0u);
    QVERIFY(recording.store->connections().isEmpty());
    QVERIFY(recording.store->events(id).isEmpty());

    recording.recorder.flush();
    QCOMPARE(recording.store->lastFrame(), 1u);
    QCOMPARE(recording.store->connections().size(), 1);
    QCOMPARE(recording.store->connections().first().peer, u"[::1]:80"_s);
    QCOMPARE(recording.store->events(id).size(), 1);
}

void TestSessionRecorder::handsOverFullBlocks_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::addColumn<int>("inABlock");
    QTest::newRow("frames") << qsizetype(1) << FrameBlock::TargetFrames;
    QTest::newRow("octets") << FrameBlock::TargetOctets / 4 << 4;
}

void TestSessionRecorder::handsOverFullBlocks()
{
    QFETCH(qsizetype, size);
    QFETCH(int, inABlock);
    Recording recording;
    QSignalSpy recorded(&recording.recorder, &SessionRecorder::recorded);
    const ConnectionId id = recording.recorder.openConnection({}, 0);
    for (int i = 0; i < inABlock; ++i)
        recording.frame(id, ToServer, Opcode::Binary, QByteArray(size, static_cast<char>(i)));
    QCOMPARE(recording.store->lastFrame(), 0u); // a message could still follow the last one
    recording.frame(id, ToServer, Opcode::Binary, QByteArray(size, 'x'));
    QCOMPARE(recording.store->lastFrame(), FrameId(inABlock));
    QVERIFY(recorded.isEmpty()); // readers are told in their own time
    recording.recorder.flush();
    QCOMPARE(recording.store->lastFrame(), FrameId(inABlock) + 1);
    QCOMPARE(recorded.size(), 1);
}

void TestSessionRecorder::keepsWhatIsSentBackOnce()
{
    Recording recording;
    const ConnectionId id = recording.recorder.openConnection({}, 0);
    constexpr int Messages = 10;
    const auto text = [](int i) { return QByteArray(1000, 'x') + QByteArray::number(i); };
    for (int i = 0; i < Messages; ++i) {
        recording.frame(id, ToServer, Opcode::Text, text(i));
        recording.frame(id, ToClient, Opcode::Text, text(i));
    }
    recording.recorder.flush();
    const auto block = recording.store->block(1);
    QCOMPARE(block->count(), 2 * Messages);
    QCOMPARE(block->payloadOctets(), Messages * text(0).size());
    for (int row = 0; row < block->count(); ++row) {
        QCOMPARE(block->payload(row), QByteArrayView(text(row / 2)));
        QCOMPARE(block->record(row).direction, row % 2 == 0 ? ToServer : ToClient);
    }
    const ConnectionRecord *counted = recording.recorder.connection(id);
    QCOMPARE(counted->clientToServer.octets, counted->serverToClient.octets);
}

void TestSessionRecorder::attachesDecompressedMessages_data()
{
    QTest::addColumn<int>("before");
    QTest::newRow("first row") << 0;
    QTest::newRow("in the middle") << 10;
    QTest::newRow("last row of a block") << FrameBlock::TargetFrames - 1;
    QTest::newRow("first row of the next") << FrameBlock::TargetFrames;
}

void TestSessionRecorder::attachesDecompressedMessages()
{
    QFETCH(int, before);
    Recording recording;
    const ConnectionId id = recording.recorder.openConnection({}, 0);
    for (int i = 0; i < before; ++i)
        recording.frame(id, ToServer, Opcode::Ping);
    recording.frame(id, ToClient, Opcode::Text, "squeezed");
    recording.recorder.recordMessage(
        id, { ToClient, 1, MessageType::Text, "as it was meant", 8, 1, true });
    recording.frame(id, ToClient, Opcode::Text, "plain");
    recording.recorder.recordMessage(id, { ToClient, 1, MessageType::Text, "plain", 5, 1, false });
    recording.recorder.flush();
    const FrameId last = recording.store->lastFrame();
    QCOMPARE(last, FrameId(before) + 2);
    for (FrameId frame = 1; frame <= last; ++frame) {
        const auto block = recording.store->block(frame);
        const auto message = block->message(int(frame - block->firstId()));
        QCOMPARE(message.has_value(), frame == FrameId(before) + 1);
        if (message)
            QCOMPARE(*message, QByteArrayView("as it was meant"));
    }
}

void TestSessionRecorder::followsAClientConnection()
{
    Recording recording;
    const auto record = [&recording](ConnectionId id) {
        recording.recorder.flush();
        return recording.store->connection(id).value();
    };
    const ConnectionId id
        = recording.recorder.openConnection({ Role::Client, u"wss://a/b"_s, true, true }, 5);
    QCOMPARE(record(id).id, id);
    QCOMPARE(record(id).role, Role::Client);
    QCOMPARE(record(id).url, u"wss://a/b"_s);
    QVERIFY(record(id).secure);
    QVERIFY(record(id).verificationOff);
    QCOMPARE(record(id).state, ConnectionState::Connecting);
    QCOMPARE(record(id).started, 5);

    recording.recorder.recordEvent(id, 6, TcpConnected { u"10.0.0.1"_s, 443, u"10.0.0.2"_s, 999 });
    recording.recorder.recordEvent(id, 7, RequestReceived { "GET /", u"wss://other/"_s, {} });
    QCOMPARE(record(id).peer, u"10.0.0.1:443"_s);
    QCOMPARE(record(id).url, u"wss://a/b"_s); // what it was opened with

    ResponseReceived response;
    recording.recorder.recordEvent(id, 8, response);
    QCOMPARE(record(id).state, ConnectionState::Connecting);
    QVERIFY(!record(id).opened);
    response.opened = true;
    response.subprotocol = u"chat"_s;
    response.extensions = QStringList { u"permessage-deflate"_s };
    recording.recorder.recordEvent(id, 9, response);
    QCOMPARE(record(id).state, ConnectionState::Open);
    QCOMPARE(record(id).opened, std::optional<Timestamp>(9));
    QCOMPARE(record(id).subprotocol, u"chat"_s);
    QCOMPARE(record(id).extensions, QStringList { u"permessage-deflate"_s });

    recording.frame(id, ToClient, Opcode::Close, "\x03\xe8");
    QCOMPARE(record(id).state, ConnectionState::Closing);
    recording.recorder.recordEvent(
        id, 11, Closed { { .cause = CloseCause::ClosingHandshake, .code = 1000 } });
    QCOMPARE(record(id).state, ConnectionState::Closed);
    QCOMPARE(record(id).ended, std::optional<Timestamp>(11));
    QCOMPARE(record(id).verdict->code, std::optional<quint16>(1000));
}

void TestSessionRecorder::followsAServerConnection()
{
    Recording recording;
    const ConnectionId id = recording.recorder.openConnection(
        { Role::Server, u"ws://0.0.0.0:80/"_s, false, false }, 0);
    recording.recorder.recordEvent(id, 1, RequestReceived { "GET /", u"ws://host/chat"_s, {} });
    recording.recorder.flush();
    QCOMPARE(recording.store->connection(id)->url, u"ws://host/chat"_s);
    QVERIFY(!recording.store->connection(id)->secure);
}

void TestSessionRecorder::keepsEventsInOrder()
{
    Recording recording;
    const ConnectionId a = recording.recorder.openConnection({}, 0);
    const ConnectionId b = recording.recorder.openConnection({}, 0);
    recording.recorder.recordEvent(a, 1, TcpConnected {});
    recording.recorder.recordEvent(b, 2, TcpConnected {});
    recording.recorder.flush();
    recording.recorder.recordEvent(a, 3, Failed { { ErrorCode::ConnectionLost, u"x"_s } });
    recording.recorder.recordEvent(a, 4, Closed {});
    recording.recorder.flush();
    const QList<EventRecord> events = recording.store->events(a);
    QCOMPARE(events.size(), 3);
    QVERIFY(std::holds_alternative<TcpConnected>(events[0].event));
    QVERIFY(std::holds_alternative<Failed>(events[1].event));
    QVERIFY(std::holds_alternative<Closed>(events[2].event));
    QCOMPARE(events[2].time, 4);
    QCOMPARE(recording.store->events(b).size(), 1);
}

void TestSessionRecorder::tellsWhatHasChanged()
{
    Recording recording;
    QSignalSpy recorded(&recording.recorder, &SessionRecorder::recorded);
    const ConnectionId a = recording.recorder.openConnection({}, 0);
    const ConnectionId b = recording.recorder.openConnection({}, 0);
    recording.frame(a, ToServer, Opcode::Text);
    QTRY_COMPARE(recorded.size(), 1); // by itself
    QCOMPARE(recorded[0][0].value<FrameId>(), 1u);
    auto changed = recorded[0][1].value<QList<ConnectionId>>();
    std::sort(changed.begin(), changed.end());
    QCOMPARE(changed, (QList<ConnectionId> { a, b }));

    recording.recorder.recordEvent(b, 2, Closed {}); // it is forgotten, and told of all the same
    QTRY_COMPARE(recorded.size(), 2);
    QCOMPARE(recorded[1][0].value<FrameId>(), 1u);
    QCOMPARE(recorded[1][1].value<QList<ConnectionId>>(), QList<ConnectionId> { b });
    QCOMPARE(recording.store->connection(b)->state, ConnectionState::Closed);
}

void TestSessionRecorder::tellsAtMostOnceADisplayFrame()
{
    Recording recording;
    const ConnectionId id = recording.recorder.openConnection({}, 0);
    QTimer traffic;
    connect(&traffic, &QTimer::timeout, this, [&] { recording.frame(id, ToServer, Opcode::Ping); });
    FrameId readable = 0;
    connect(&recording.recorder, &SessionRecorder::recorded, this, [&](FrameId last) {
        readable = last;
        QCOMPARE(recording.store->lastFrame(), last);
    });
    QSignalSpy recorded(&recording.recorder, &SessionRecorder::recorded);
    QElapsedTimer elapsed;
    elapsed.start();
    traffic.start(1ms);
    constexpr int Signals = 6;
    QTRY_VERIFY(recorded.size() >= Signals);
    QVERIFY2(elapsed.elapsed() >= Signals * 33, qPrintable(QString::number(elapsed.elapsed())));
    QVERIFY(readable > Signals);
}

void TestSessionRecorder::commitsWhenDeleted()
{
    const auto store = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
    {
        SessionRecorder recorder(store);
        const ConnectionId id = recorder.openConnection({}, 0);
        recorder.recordFrame(id, { ToServer, 1, makeHeader(Opcode::Ping, 0), {} }, {});
    }
    QCOMPARE(store->lastFrame(), 1u);
    QCOMPARE(store->connections().size(), 1);
}

void TestSessionRecorder::continuesASession()
{
    Recording recording;
    const ConnectionId before = recording.recorder.openConnection({}, 0);
    recording.frame(before, ToServer, Opcode::Text);
    recording.recorder.flush();

    SessionRecorder next(recording.store);
    const ConnectionId id = next.openConnection({}, 5);
    QVERIFY(id != before);
    next.recordFrame(id, { ToServer, 6, makeHeader(Opcode::Ping, 0), {} }, {});
    next.flush();
    QCOMPARE(recording.store->lastFrame(), 2u);
    QCOMPARE(recording.store->connections().size(), 2);
    QCOMPARE(recording.stored(2).connection, id);
}

void TestSessionRecorder::putsASessionIn()
{
    Recording sample;
    const ConnectionId told = sample.recorder.openConnection({ Role::Client, u"ws://a/"_s }, 3);
    const ConnectionId other = sample.recorder.openConnection({}, 4);
    sample.time = 10;
    Violation violation;
    violation.rule = Rule::MaskMissing;
    sample.frame(told, ToServer, Opcode::Text, "and a", false, { violation });
    sample.frame(told, ToServer, Opcode::Continuation, "gain");
    sample.frame(other, ToClient, Opcode::Text, "\x01\x02");
    sample.recorder.recordMessage(
        other, { ToClient, 18, MessageType::Text, "unpacked", 2, 1, true });
    sample.recorder.recordEvent(other, 18, Closed {});
    sample.recorder.recordEvent(told, 20, Closed {});
    sample.recorder.flush();
    QVERIFY(sample.store->annotate({ .frame = 2, .note = u"the end"_s }));

    Recording recording;
    const ConnectionId live = recording.recorder.openConnection({}, 0);
    recording.frame(live, ToServer, Opcode::Text, "be", false);
    QSignalSpy recorded(&recording.recorder, &SessionRecorder::recorded);
    const InsertedSession where = recording.recorder.insert(*sample.store, 100);
    recording.recorder.flush();
    QCOMPARE(recorded.size(), 1);
    QCOMPARE(recorded[0][0].value<FrameId>(), 4u);
    QCOMPARE(recorded[0][1].value<QList<ConnectionId>>(), (QList<ConnectionId> { 1, 2, 3 }));
    QCOMPARE(where.framesBefore, 1u);
    QCOMPARE(where.lastFrame(), 4u);
    QCOMPARE(where.connectionsBefore, live);
    QCOMPARE(where.lastConnection(), 3u);

    // As it was, but for the numbers and the time at which it ends.
    const auto url = recording.store->connection(2);
    QVERIFY(url);
    QCOMPARE(url->url, u"ws://a/"_s);
    QCOMPARE(url->state, ConnectionState::Closed);
    QCOMPARE(url->started, 83);
    QCOMPARE(url->ended, std::optional<Timestamp>(100));
    QCOMPARE(url->clientToServer.frames, 2u);
    QCOMPARE(recording.store->events(2).size(), 1);
    QCOMPARE(recording.store->events(2).first().time, 100);
    QCOMPARE(recording.store->events(3).first().connection, 3u);
    QCOMPARE(recording.stored(2).messageFirst, 2u);
    QCOMPARE(recording.stored(3).messageFirst, 2u);
    QCOMPARE(recording.stored(3).time, 92);
    QCOMPARE(recording.stored(4).connection, 3u);
    const auto block = recording.store->block(4);
    QCOMPARE(block->violations(1).first().rule, Rule::MaskMissing);
    QCOMPARE(block->payload(3), QByteArray("\x01\x02"));
    QCOMPARE(block->message(3), std::optional<QByteArrayView>("unpacked"));
    const Annotations annotations = recording.store->annotations();
    QCOMPARE(annotations.all().size(), 1);
    QCOMPARE(annotations.all().begin()->frame, 3u);

    // What was going on goes on.
    recording.time = 200;
    recording.frame(live, ToServer, Opcode::Continuation, "gun");
    recording.recorder.flush();
    QCOMPARE(recording.stored(5).messageFirst, 1u);
    QCOMPARE(recording.stored(5).time, 201); // it had room: the clock is right
}

void TestSessionRecorder::neverRunsBackwards_data()
{
    QTest::addColumn<Timestamp>("lastBefore");
    QTest::addColumn<Timestamp>("now");
    QTest::addColumn<Timestamp>("begin");
    QTest::newRow("there is room") << Timestamp(10) << Timestamp(500) << Timestamp(400);
    QTest::newRow("just enough") << Timestamp(400) << Timestamp(500) << Timestamp(400);
    QTest::newRow("too little") << Timestamp(450) << Timestamp(500) << Timestamp(450);
    QTest::newRow("none") << Timestamp(500) << Timestamp(500) << Timestamp(500);
    QTest::newRow("at the very beginning") << Timestamp(1) << Timestamp(2) << Timestamp(1);
}

void TestSessionRecorder::neverRunsBackwards()
{
    QFETCH(Timestamp, lastBefore);
    QFETCH(Timestamp, now);
    QFETCH(Timestamp, begin);
    constexpr Timestamp Length = 100;
    Recording sample;
    const ConnectionId told = sample.recorder.openConnection({}, 0);
    sample.frame(told, ToServer, Opcode::Text); // at 1
    sample.recorder.recordEvent(told, Length, Closed {});
    sample.recorder.flush();

    Recording recording;
    const ConnectionId live = recording.recorder.openConnection({}, 0);
    recording.time = lastBefore - 1;
    recording.frame(live, ToServer, Opcode::Text);
    recording.recorder.insert(*sample.store, now);
    recording.time = now;
    recording.frame(live, ToServer, Opcode::Text); // at now + 1
    recording.recorder.insert(*sample.store, now + 1); // and once more
    const ConnectionId next = recording.recorder.openConnection({}, now + 2);
    recording.recorder.recordEvent(next, now + 3, Closed {});
    recording.recorder.flush();

    const Timestamp lead = begin + Length - now;
    QCOMPARE(recording.stored(1).time, lastBefore);
    QCOMPARE(recording.store->connection(2)->started, begin);
    QCOMPARE(recording.stored(2).time, begin + 1);
    QCOMPARE(recording.stored(3).time, now + 1 + lead);
    QCOMPARE(recording.store->connection(3)->started, now + 1 + lead);
    QCOMPARE(recording.store->connection(next)->started, now + 2 + lead + Length);
    QCOMPARE(recording.store->events(next).first().time, now + 3 + lead + Length);
    for (FrameId id = 2; id <= recording.store->lastFrame(); ++id)
        QVERIFY(recording.stored(id).time >= recording.stored(id - 1).time);
}

void TestSessionRecorder::putsManyFramesIn()
{
    constexpr int Frames = FrameBlock::TargetFrames + 10;
    Recording sample;
    const ConnectionId told = sample.recorder.openConnection({}, 0);
    for (int i = 0; i < Frames; ++i)
        sample.frame(told, ToServer, Opcode::Text, QByteArray::number(i));
    sample.recorder.recordEvent(told, Frames + 1, Closed {});
    sample.recorder.flush();
    Recording recording;
    const ConnectionId live = recording.recorder.openConnection({}, 0);
    recording.frame(live, ToServer, Opcode::Text, "live");
    recording.recorder.insert(*sample.store, 0);
    recording.recorder.flush();
    QCOMPARE(recording.store->lastFrame(), FrameId(Frames) + 1);
    for (const FrameId id : { FrameId(2), FrameId(Frames), FrameId(Frames) + 1 }) {
        const auto block = recording.store->block(id);
        QCOMPARE(block->payload(int(id - block->firstId())), QByteArray::number(int(id) - 2));
        QCOMPARE(recording.stored(id).messageFirst, id);
    }
}

QTEST_GUILESS_MAIN(TestSessionRecorder)
#include "tst_sessionrecorder.moc"
