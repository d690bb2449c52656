#include "app/exchange/jsonlinesreader.h"
#include "app/session/memorysessionstore.h"
#include "tests/app/exchange/exchangefixture.h"

#include <random>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

/// Sessions of whatever a session can hold, legal or not.
class RandomSession
{
public:
    explicit RandomSession(quint32 seed)
        : m_random(seed)
    {
    }

    void fill(SessionBuilder &builder)
    {
        const auto connections = static_cast<ConnectionId>(1 + pick(4));
        for (ConnectionId id = 1; id <= connections; ++id)
            builder.addConnection(connection(id));
        const quint32 frames = pick(60);
        for (quint32 i = 0; i < frames; ++i) {
            if (pick(3) == 0)
                builder.addEvent({ 1 + pick(connections), time(), event() });
            addFrame(builder, 1 + pick(connections));
        }
    }

private:
    quint32 pick(quint32 below) { return static_cast<quint32>(m_random() % below); }
    bool flip() { return pick(2) == 0; }

    Timestamp time()
    {
        switch (pick(4)) {
        case 0:
            return static_cast<Timestamp>(m_random() >> 1); // more than a double can tell apart
        case 1:
            return -static_cast<Timestamp>(pick(1'000'000'000));
        default:
            return pick(2'000'000'000);
        }
    }

    QByteArray octets(quint32 most)
    {
        QByteArray octets;
        for (quint32 count = pick(most + 1); count > 0; --count)
            octets += static_cast<char>(m_random());
        return octets;
    }

    QString text()
    {
        static const QStringList Texts { {}, u"plain"_s, u"\"\\\0\x1f\x7f\n"_s,
            u"g\u00fcnstig \ufeff \U0001f600"_s, u"</script>"_s };
        return Texts.at(pick(static_cast<quint32>(Texts.size())));
    }

    Direction direction() { return flip() ? Direction::ClientToServer : Direction::ServerToClient; }

    Violation violation()
    {
        const auto catalogue = ruleCatalogue();
        return { catalogue[pick(static_cast<quint32>(catalogue.size()))].rule, direction(),
            m_random() >> 1, pick(1000), text() };
    }

    QList<HandshakeCheck> checks()
    {
        QList<HandshakeCheck> list;
        while (flip())
            list.append({ Rule::RequestHost, text(), flip(), text() });
        return list;
    }

    CloseVerdict verdict()
    {
        CloseVerdict verdict;
        verdict.cause = static_cast<CloseCause>(pick(15));
        verdict.by = static_cast<ClosedBy>(pick(3));
        verdict.reason = text();
        if (flip())
            verdict.code = static_cast<quint16>(pick(0x10000));
        if (flip())
            verdict.rule = Rule::Utf8Invalid;
        if (flip())
            verdict.error = Error { ErrorCode::HandshakeRefused, u"403 Forbidden"_s };
        if (flip())
            verdict.brokenBy = direction();
        return verdict;
    }

    Event event()
    {
        switch (pick(10)) {
        case 0:
            return TcpConnected { u"::1"_s, 1, u"127.0.0.1"_s, 65535,
                flip() ? std::optional(std::chrono::nanoseconds(pick(1000))) : std::nullopt };
        case 1:
            return TlsEstablished { u"TLS 1.3"_s, text(), text(), text(), { octets(9) },
                { text() } };
        case 2:
            return RequestReceived { octets(40), text(), checks() };
        case 3:
            return ResponseReceived { octets(40), checks(), text(), { text() }, flip() };
        case 4:
            return ViolationFound { violation() };
        case 5:
            return StrayOctets { direction(), octets(40) };
        case 6:
            return EditMade { static_cast<EditMade::Kind>(pick(4)), direction(), octets(40),
                pick(5) };
        case 7:
            return Closed { verdict() };
        case 8:
            return Failed { { ErrorCode::NetworkFailed, text() }, { octets(9) } };
        default:
            return Tunnelled { m_random() >> 1, pick(100) };
        }
    }

    ConnectionRecord connection(ConnectionId id)
    {
        ConnectionRecord record;
        record.id = id;
        record.role = static_cast<Role>(pick(3));
        record.url = text();
        record.peer = text();
        record.secure = flip();
        record.verificationOff = flip();
        record.state = static_cast<ConnectionState>(pick(4));
        record.started = time();
        if (flip())
            record.opened = time();
        if (flip())
            record.ended = time();
        record.subprotocol = text();
        while (flip())
            record.extensions += text();
        for (TrafficCount *count : { &record.clientToServer, &record.serverToClient }) {
            for (quint64 &frames : count->framesByOpcode) {
                frames = pick(1000);
                count->frames += frames;
            }
            count->octets = m_random() >> 1;
        }
        record.violations = pick(1000);
        if (flip())
            record.verdict = verdict();
        return record;
    }

    void addFrame(SessionBuilder &builder, ConnectionId connection)
    {
        Frame frame;
        frame.direction = direction();
        frame.time = time();
        QByteArray payload = flip() ? octets(300) : "\xEF\xBB\xBF" + text().toUtf8();
        frame.payload = payload;
        FrameHeader &header = frame.header;
        header.fin = flip();
        header.rsv = static_cast<quint8>(pick(8));
        header.opcode = static_cast<quint8>(pick(16));
        const auto length = static_cast<quint64>(payload.size());
        header.payloadLength = flip() ? length : length + (m_random() >> pick(64)) / 2;
        const int shortest = static_cast<int>(minimalLengthForm(header.payloadLength));
        header.lengthForm = static_cast<LengthForm>(
            shortest + static_cast<int>(pick(static_cast<quint32>(3 - shortest))));
        if (flip())
            header.maskingKey = MaskingKey { static_cast<quint8>(pick(256)), 0, 0, 0 };
        QList<Violation> violations;
        while (pick(4) == 0)
            violations += violation();
        const FrameId id = builder.lastFrame() + 1;
        const FrameId first = isDataOpcode(header.opcode) ? 1 + m_random() % id : 0;
        builder.addFrame(connection, frame, first, violations);
        if (first != 0 && pick(3) == 0)
            builder.attachMessage(flip() ? octets(300) : text().toUtf8());
        if (pick(4) == 0)
            builder.annotate({ id, static_cast<AnnotationColour>(pick(8)), text() });
    }

    std::mt19937_64 m_random;
};

constexpr auto Session = R"({"kind":"session","format":1,"started":"2026-01-01T00:00:00.000Z"})";

struct Read
{
    std::unique_ptr<MemorySessionStore> store;
    std::optional<Error> error;
    QStringList notes;
};

} // namespace

class JsonLinesExchangeTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aSessionComesBackTheSame_data();
    void aSessionComesBackTheSame();
    void membersMayStandInAnyOrder();
    void aHeaderCanBeLeftOut();
    void timesOfOtherPrograms_data();
    void timesOfOtherPrograms();
    void gapsAreClosed();
    void whatIsWrongIsTold_data();
    void whatIsWrongIsTold();
    void damageLeavesWhatStandsBefore();
    void everyCutIsTold();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Read read(const QByteArray &lines) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

Read JsonLinesExchangeTest::read(const QByteArray &lines) const
{
    writeFile(path(u"in.jsonl"_s), lines);
    JsonLinesReader reader(path(u"in.jsonl"_s));
    Read read;
    const auto started = reader.open();
    if (!started) {
        read.error = started.error();
        return read;
    }
    read.store = std::make_unique<MemorySessionStore>(*started);
    if (const auto done = reader.readInto(*read.store, {}); !done)
        read.error = done.error();
    read.notes = reader.notes();
    return read;
}

void JsonLinesExchangeTest::aSessionComesBackTheSame_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void JsonLinesExchangeTest::aSessionComesBackTheSame()
{
    QFETCH(const quint32, seed);
    const QString first = path(u"a.fscope"_s);
    const QString second = path(u"b.fscope"_s);
    writeSession(first, [&](SessionBuilder &builder) { RandomSession(seed).fill(builder); });
    QVERIFY(isClean(convert(first, path(u"a.jsonl"_s))));
    const auto outcome = convert(path(u"a.jsonl"_s), second);
    QVERIFY(isClean(outcome));
    QCOMPARE(outcome.notes, QStringList());

    for (const char *query :
        { "SELECT started FROM session", "SELECT * FROM connection", "SELECT * FROM annotation",
            "SELECT connection, time, kind, details, octets FROM event ORDER BY id" })
        QCOMPARE(rowsOf(second, query), rowsOf(first, query));
    const QList<StoredFrame> was = framesOf(first);
    const QList<StoredFrame> is = framesOf(second);
    QCOMPARE(is.size(), was.size());
    for (qsizetype i = 0; i < was.size(); ++i) {
        const FrameRecord &left = is.at(i).record;
        const FrameRecord &right = was.at(i).record;
        QCOMPARE(left.id, right.id);
        QCOMPARE(left.connection, right.connection);
        QCOMPARE(left.direction, right.direction);
        QCOMPARE(left.time, right.time);
        QVERIFY(left.header == right.header);
        QCOMPARE(left.messageFirst, right.messageFirst);
        QCOMPARE(is.at(i).payload, was.at(i).payload);
        QCOMPARE(is.at(i).message, was.at(i).message);
        QCOMPARE(is.at(i).violations, was.at(i).violations);
    }
    // And the lines are the same again.
    QVERIFY(isClean(convert(second, path(u"b.jsonl"_s))));
    QCOMPARE(readFile(path(u"b.jsonl"_s)), readFile(path(u"a.jsonl"_s)));
}

void JsonLinesExchangeTest::membersMayStandInAnyOrder()
{
    const Read got = read(QByteArray("\xEF\xBB\xBF") + Session + "\r\n\n"
        + R"({"payload":"Hi","new":{"deep":[[1,2.5e3]]},"header":"8102","time":1.5,)"
          R"("direction":"server_to_client","connection":1,"id":1,"kind":"frame"})"
          "\n"
          R"({"kind":"connection","role":"client","id":1})"
          "\n"
          R"({"kind":"weather","id":1})");
    QVERIFY(!got.error);
    QCOMPARE(got.store->lastFrame(), FrameId(1));
    QCOMPARE(got.store->block(1)->payload(0), QByteArrayView("Hi"));
    QCOMPARE(got.store->block(1)->record(0).time, 1'500'000'000);
    QCOMPARE(got.store->connections().size(), 1);
    QCOMPARE(got.store->connections().first().role, Role::Client);
    QCOMPARE(got.notes.size(), 1);
    QVERIFY(got.notes.first().startsWith(u"1 objects"_s));
}

void JsonLinesExchangeTest::aHeaderCanBeLeftOut()
{
    const Read got = read(QByteArray(Session) + "\n"
        + R"({"kind":"frame","connection":1,"direction":"client_to_server","time":0,)"
          R"("opcode":"ping","masking_key":"00000000","payload":"x"})"
          "\n"
          R"({"kind":"frame","connection":1,"direction":"server_to_client","time":0,)"
          R"("opcode":"text","fin":false,"rsv1":true,"length":70000})");
    QVERIFY(!got.error);
    const auto block = got.store->block(1);
    QCOMPARE(encodeHeader(block->record(0).header).toHex(), "898100000000");
    QCOMPARE(encodeHeader(block->record(1).header).toHex(), "417f0000000000011170");
    QVERIFY(!block->record(1).isComplete());
    // Frames of a connection that nothing is said about: it is there all the same.
    QCOMPARE(got.store->connections().size(), 1);
    QCOMPARE(got.store->connections().first().clientToServer.frames, quint64(1));
}

void JsonLinesExchangeTest::timesOfOtherPrograms_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<qint64>("nanoseconds");
    QTest::newRow("whole") << QByteArray("7") << qint64(7'000'000'000);
    QTest::newRow("negative") << QByteArray("-0.5") << qint64(-500'000'000);
    QTest::newRow("many digits") << QByteArray("0.013000000000000001") << qint64(13'000'000);
    QTest::newRow("rounded up") << QByteArray("0.0129999999999") << qint64(13'000'000);
    QTest::newRow("exponent") << QByteArray("1e-7") << qint64(100);
    QTest::newRow("the last") << QByteArray("9223372036.854775807")
                              << std::numeric_limits<qint64>::max();
}

void JsonLinesExchangeTest::timesOfOtherPrograms()
{
    QFETCH(const QByteArray, time);
    QFETCH(const qint64, nanoseconds);
    const Read got = read(QByteArray(Session) + "\n"
        + R"({"kind":"frame","connection":1,"direction":"server_to_client","header":"8100","time":)"
        + time + '}');
    QVERIFY(!got.error);
    QCOMPARE(got.store->block(1)->times()[0], nanoseconds);
}

void JsonLinesExchangeTest::gapsAreClosed()
{
    const auto frame = [](int id, const char *opcode, bool fin, int first) {
        return QStringLiteral(R"({"kind":"frame","id":%1,"connection":1,"direction":)"
                              R"("server_to_client","time":0,"opcode":"%2","fin":%3,)"
                              R"("message_first":%4,"payload":"x"})")
                   .arg(id)
                   .arg(QLatin1StringView(opcode), fin ? u"true" : u"false")
                   .arg(first)
                   .toLatin1()
            + '\n';
    };
    const Read got = read(QByteArray(Session) + "\n" + frame(3, "text", false, 3)
        + frame(7, "continuation", true, 3) + frame(9, "text", true, 9));
    QVERIFY(!got.error);
    const auto block = got.store->block(1);
    QCOMPARE(block->record(0).messageFirst, FrameId(1));
    QCOMPARE(block->record(1).messageFirst, FrameId(1));
    QCOMPARE(block->record(2).messageFirst, FrameId(3));
    QVERIFY(got.notes.join(u' ').contains(u"numbered anew"_s));
}

void JsonLinesExchangeTest::whatIsWrongIsTold_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("where");
    const QByteArray session = QByteArray(Session) + '\n';
    const auto frame = [&](const QByteArray &members) {
        return session + R"({"kind":"frame","connection":1,"direction":"server_to_client",)"
            + members + "}";
    };
    QTest::newRow("empty") << QByteArray() << u"line 1, column 1"_s;
    QTest::newRow("no JSON") << QByteArray("hello\n") << u"line 1, column 1"_s;
    QTest::newRow("no session first")
        << QByteArray(R"({"kind":"frame"})") << u"line 1, column 2: \"kind\""_s;
    QTest::newRow("format 0") << QByteArray(R"({"kind":"session","format":0})")
                              << u"line 1, column 19: \"format\""_s;
    QTest::newRow("cut off") << session + R"({"kind":"frame","connection":1,)"
                             << u"line 2, column 32"_s;
    QTest::newRow("an array") << session + "[]" << u"line 2, column 1"_s;
    QTest::newRow("no kind") << session + "{}" << u"line 2, column 1: there is no \"kind\""_s;
    QTest::newRow("too deep") << session + QByteArray(100, '[') << u"line 2, column 33"_s;
    QTest::newRow("no time") << frame(R"("header":"8100")") << u"there is no \"time\""_s;
    QTest::newRow("time is text") << frame(R"("time":"soon","header":"8100")")
                                  << u"line 2, column 63: \"time\""_s;
    QTest::newRow("time overflows")
        << frame(R"("time":9999999999999.0,"header":"8100")") << u"\"time\""_s;
    QTest::newRow("header is no hex") << frame(R"("time":0,"header":"8x")") << u"\"header\""_s;
    QTest::newRow("header is cut") << frame(R"("time":0,"header":"81fe")") << u"\"header\""_s;
    QTest::newRow("header goes on") << frame(R"("time":0,"header":"810000")") << u"\"header\""_s;
    QTest::newRow("key too short")
        << frame(R"("time":0,"header":"8180","masking_key":"00")") << u"\"masking_key\""_s;
    QTest::newRow("payload too long")
        << frame(R"("time":0,"header":"8101","payload":"ab")") << u"\"payload\""_s;
    QTest::newRow("no colour") << frame(R"("time":0,"header":"8100","annotation":{"colour":"mud"})")
                               << u"\"colour\""_s;
    QTest::newRow("a note too long") << frame(R"("time":0,"header":"8100","annotation":{"note":")"
        + QByteArray(Annotations::MaxNoteOctets + 1, 'x') + R"("})")
                                     << u"\"annotation\""_s;
    QTest::newRow("no annotation")
        << frame(R"("time":0,"header":"8100","annotation":7)") << u"\"annotation\""_s;
    QTest::newRow("no Base64") << frame(R"("time":0,"header":"8101","payload_base64":"*")")
                               << u"\"payload_base64\""_s;
    QTest::newRow("id 0") << frame(R"("time":0,"header":"8100","id":0)") << u"\"id\""_s;
    QTest::newRow("first of a message to come")
        << frame(R"("time":0,"header":"8100","id":1,"message_first":2)") << u"\"message_first\""_s;
    QTest::newRow("no rule") << frame(R"("time":0,"header":"8100","violations":[{"rule":"none"}])")
                             << u"\"rule\""_s;
    QTest::newRow("connection 0") << session + R"({"kind":"connection","id":0,"role":"client"})"
                                  << u"column 22: \"id\""_s;
    QTest::newRow("no role") << session + R"({"kind":"connection","id":1,"role":"king"})"
                             << u"\"role\""_s;
    QTest::newRow("no event") << session + R"({"kind":"event","event":"x","time":0,"details":{}})"
                              << u"\"details\""_s;
    QTest::newRow("not UTF-8") << session + "{\"kind\":\"\xFF\"}" << u"line 2, column 1"_s;
}

void JsonLinesExchangeTest::whatIsWrongIsTold()
{
    QFETCH(const QByteArray, lines);
    QFETCH(const QString, where);
    const Read got = read(lines);
    QVERIFY(got.error);
    QCOMPARE(got.error->code, ErrorCode::FileDamaged);
    QVERIFY2(got.error->detail.contains(where), qPrintable(got.error->detail));
}

void JsonLinesExchangeTest::damageLeavesWhatStandsBefore()
{
    const QString good = path(u"a.fscope"_s);
    writeSession(good, [](SessionBuilder &builder) {
        addHandshake(builder, 1);
        for (int i = 0; i < 10; ++i)
            builder.addFrame(
                1, makeFrame(Direction::ServerToClient, 3'000'000 + i, Opcode::Text, "x"), i + 1);
    });
    QVERIFY(isClean(convert(good, path(u"a.jsonl"_s))));
    QByteArray lines = readFile(path(u"a.jsonl"_s));
    lines.replace("\"id\":8,", "\"id\":8"); // the comma
    writeFile(path(u"b.jsonl"_s), lines);
    const auto outcome = convert(path(u"b.jsonl"_s), path(u"b.fscope"_s));
    QVERIFY(outcome.damage && outcome.isWritten && !outcome.failure);
    QCOMPARE(outcome.frames, quint64(7));
    QCOMPARE(framesOf(path(u"b.fscope"_s)).size(), 7);
    // A file of which nothing can be read makes none.
    writeFile(path(u"c.jsonl"_s), "{");
    const auto nothing = convert(path(u"c.jsonl"_s), path(u"c.fscope"_s));
    QVERIFY(nothing.damage && !nothing.isWritten);
    QVERIFY(!QFile::exists(path(u"c.fscope"_s)));
}

void JsonLinesExchangeTest::everyCutIsTold()
{
    const QString good = path(u"a.fscope"_s);
    writeSession(good, [](SessionBuilder &builder) {
        addHandshake(builder, 1);
        builder.addFrame(1, makeFrame(Direction::ServerToClient, 3, Opcode::Text, "x"), 1);
    });
    QVERIFY(isClean(convert(good, path(u"a.jsonl"_s))));
    const QByteArray lines = readFile(path(u"a.jsonl"_s));
    for (qsizetype cut = 1; cut < lines.size() - 1; cut += 7) {
        const bool isAtEnd = lines.at(cut) == '\n' || lines.at(cut - 1) == '\n';
        QCOMPARE(read(lines.first(cut)).error.has_value(), !isAtEnd);
    }
}

QTEST_GUILESS_MAIN(JsonLinesExchangeTest)
#include "tst_jsonlinesexchange.moc"
