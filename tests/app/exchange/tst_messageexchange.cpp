#include "app/exchange/tnetstring.h"
#include "tests/app/exchange/exchangefixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray har(const QByteArray &entries)
{
    return R"({"log":{"version":"1.2","creator":{"name":"WebInspector"},"pages":[],"entries":[)"
        + entries + "]}}";
}

/// As Chrome writes them: the messages before the request.
QByteArray chromeEntry(const QByteArray &url, const QByteArray &messages)
{
    return R"({"_resourceType":"websocket","_webSocketMessages":[)" + messages
        + R"(],"cache":{},"request":{"method":"GET","url":")" + url
        + R"(","httpVersion":"HTTP/1.1","headers":[{"name":"Host","value":"server.example"},)"
          R"({"name":"Sec-WebSocket-Version","value":"13"}],"queryString":[],"cookies":[]},)"
          R"("response":{"status":101,"statusText":"Switching Protocols","headers":)"
          R"([{"name":"sec-websocket-protocol","value":"chat"}]},)"
          R"("startedDateTime":"2026-01-01T00:00:00.500Z","time":12.5})";
}

// Tnetstrings, as mitmproxy writes them

QByteArray tnet(const QByteArray &octets, char type)
{
    return QByteArray::number(octets.size()) + ':' + octets + type;
}

QByteArray bytes(const QByteArray &octets)
{
    return tnet(octets, ',');
}

QByteArray number(double value)
{
    return tnet(QByteArray::number(value, 'f', 6), '^');
}

QByteArray integer(int value)
{
    return tnet(QByteArray::number(value), '#');
}

QByteArray flag(bool value)
{
    return tnet(value ? "true" : "false", '!');
}

QByteArray list(const QByteArrayList &elements)
{
    return tnet(elements.join(), ']');
}

QByteArray dictionary(const QList<std::pair<const char *, QByteArray>> &members)
{
    QByteArray octets;
    for (const auto &[name, value] : members)
        octets += tnet(name, ';') + value;
    return tnet(octets, '}');
}

QByteArray httpPart(int second)
{
    return dictionary({ { "type", tnet("http", ';') },
        { "client_conn",
            dictionary({ { "peername", list({ tnet("127.0.0.1", ';'), integer(50'000) }) } }) },
        { "request",
            dictionary({ { "host", tnet("server.example", ';') }, { "port", integer(443) },
                { "scheme", bytes("https") }, { "method", bytes("GET") },
                { "path", bytes("/chat") },
                { "headers", list({ list({ bytes("Host"), bytes("server.example") }) }) },
                { "timestamp_start", number(1'700'000'000.0 + second) } }) },
        { "response",
            dictionary({ { "status_code", integer(101) },
                { "reason", bytes("Switching Protocols") }, { "headers", list({}) },
                { "timestamp_start", number(1'700'000'000.25 + second) } }) } });
}

QByteArray message(int opcode, bool fromClient, const QByteArray &content, double time)
{
    return list({ integer(opcode), flag(fromClient), bytes(content), number(1'700'000'000 + time),
        flag(false) });
}

QByteArray flow(int second, const QByteArray &text)
{
    QByteArray http = httpPart(second);
    http = http.sliced(http.indexOf(':') + 1).chopped(1);
    const QByteArray webSocket = dictionary({ { "messages",
                                                  list({ message(1, true, text, second + 0.5),
                                                      message(2, false, "\xFF", second + 1.5) }) },
        { "close_code", integer(1000) }, { "close_reason", tnet("bye", ';') },
        { "closed_by_client", flag(false) }, { "timestamp_end", number(1'700'000'009) } });
    return tnet(http + tnet("websocket", ';') + webSocket, '}');
}

/// Before version 7 a WebSocket connection was a flow of its own.
QByteArray oldFlow()
{
    return dictionary({ { "type", tnet("websocket", ';') }, { "handshake_flow", httpPart(0) },
        { "messages", list({ message(1, true, "old", 0.5) }) }, { "close_sender", bytes("server") },
        { "close_code", integer(1001) } });
}

} // namespace

/// The formats that carry messages and no frames: HTTP archives and mitmproxy's flows.
class MessageExchangeTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void harHasWhatChromeWrites();
    void harTellsWhatItLosesOfASession();
    void harReadsWhatChromeWrites();
    void harTakesWhatIsMissing_data();
    void harTakesWhatIsMissing();
    void harSortsConnectionsByTime();
    void harSaysWhatIsWrong_data();
    void harSaysWhatIsWrong();
    void harHasTheEndAsHttpToolkit();
    void flowsAreRead();
    void flowsSayWhatIsWrong_data();
    void flowsSayWhatIsWrong();
    void tnetstringsAreReadInPlace();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Conversion::Outcome import(const QString &name, const QByteArray &octets) const
    {
        writeFile(path(name), octets);
        return convert(path(name), path(u"out.fscope"_s));
    }
    QList<StoredFrame> frames() const { return framesOf(path(u"out.fscope"_s)); }
    QStringList payloads() const
    {
        QStringList list;
        for (const StoredFrame &frame : frames())
            list += QString::fromUtf8(frame.payload);
        return list;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void MessageExchangeTest::harHasWhatChromeWrites()
{
    writeSession(path(u"a.fscope"_s), [](SessionBuilder &builder) {
        addHandshake(builder, 1);
        builder.addFrame(1,
            makeFrame(Direction::ClientToServer, 3'000'001, Opcode::Text, "Gr\xC3\xBC\xC3\x9F\x22"),
            1);
        builder.addFrame(1,
            makeFrame(
                Direction::ServerToClient, 4'000'000, Opcode::Binary, QByteArrayView("\0\xFF", 2)),
            2);
    });
    const auto outcome = convert(path(u"a.fscope"_s), path(u"a.har"_s));
    QVERIFY(isClean(outcome));
    const QByteArray octets = readFile(path(u"a.har"_s));
    QVERIFY(octets.contains("\"time\":1767225600.126000001,")); // exact to the nanosecond
    const QJsonObject log = QJsonDocument::fromJson(octets).object().value("log"_L1).toObject();
    QCOMPARE(log.value("version"_L1).toString(), u"1.2"_s);
    const QJsonObject entry = log.value("entries"_L1).toArray().at(0).toObject();
    QCOMPARE(entry.value("_resourceType"_L1).toString(), u"websocket"_s);
    QCOMPARE(entry.value("startedDateTime"_L1).toString(), u"2026-01-01T00:00:00.124Z"_s);
    const QJsonObject request = entry.value("request"_L1).toObject();
    QCOMPARE(request.value("method"_L1).toString(), u"GET"_s);
    QCOMPARE(request.value("url"_L1).toString(), u"ws://server.example/chat"_s);
    QCOMPARE(request.value("headers"_L1).toArray().size(), 5);
    QCOMPARE(entry.value("response"_L1).toObject().value("status"_L1).toInt(), 101);
    const QJsonArray messages = entry.value("_webSocketMessages"_L1).toArray();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.at(0).toObject().value("type"_L1).toString(), u"send"_s);
    QCOMPARE(messages.at(0).toObject().value("opcode"_L1).toInt(), 1);
    QCOMPARE(messages.at(0).toObject().value("data"_L1).toString(), u"Gr\u00fc\u00df\""_s);
    QCOMPARE(messages.at(1).toObject().value("type"_L1).toString(), u"receive"_s);
    QCOMPARE(messages.at(1).toObject().value("opcode"_L1).toInt(), 2);
    QCOMPARE(messages.at(1).toObject().value("data"_L1).toString(), u"AP8="_s);
    QVERIFY(!entry.contains("_webSocketClose"_L1)); // it is open still

    QVERIFY(isClean(convert(path(u"a.har"_s), path(u"out.fscope"_s))));
    QCOMPARE(frames().size(), 2);
    QCOMPARE(frames().at(0).payload, framesOf(path(u"a.fscope"_s)).at(0).payload);
    QCOMPARE(frames().at(1).payload, framesOf(path(u"a.fscope"_s)).at(1).payload);
    QCOMPARE(eventsOfKind<RequestReceived>(path(u"out.fscope"_s)).first().head,
        RequestHeadOctets.toByteArray());
}

void MessageExchangeTest::harTellsWhatItLosesOfASession()
{
    writeSession(path(u"a.fscope"_s), [](SessionBuilder &builder) {
        addHandshake(builder, 1);
        const auto add = [&](Opcode opcode, QByteArrayView payload, bool fin, FrameId first,
                             quint8 rsv = 0) {
            builder.addFrame(1,
                makeFrame(Direction::ServerToClient, 3'000'000, opcode, payload, fin, rsv), first);
        };
        add(Opcode::Text, "frag", false, 1);
        add(Opcode::Ping, "p", true, 0);
        add(Opcode::Continuation, "ments", true, 1);
        add(Opcode::Text, "\xCA\x48\xCD\xC9\xC9\x07", true, 4, Rsv1);
        builder.attachMessage("hello");
        add(Opcode::Text, "\xFF", true, 5);
        add(Opcode::Binary, "never finished", false, 6);
        builder.annotate({ 2, AnnotationColour::Red, u"why?"_s });
        ConnectionRecord other = makeConnection(2, {});
        other.verdict.emplace();
        other.verdict->cause = CloseCause::NoHandshake;
        builder.addConnection(other);
    });
    const auto outcome = convert(path(u"a.fscope"_s), path(u"a.har"_s));
    QVERIFY(isClean(outcome));
    const QString notes = outcome.notes.join(u' ');
    for (const auto &said :
        { u"control frames: 1 "_s, u"2 frames were merged"_s, u"1 frames of such"_s,
            u"1 messages are written decompressed"_s, u"1 text messages are not UTF-8"_s,
            u"annotations: those of 1 "_s, u"1 connections without"_s })
        QVERIFY2(notes.contains(said), qPrintable(notes));
    QVERIFY(isClean(convert(path(u"a.har"_s), path(u"out.fscope"_s))));
    QCOMPARE(payloads(), QStringList({ u"fragments"_s, u"hello"_s, u"\ufffd"_s }));
}

void MessageExchangeTest::harReadsWhatChromeWrites()
{
    const auto outcome = import(u"in.har"_s,
        har(R"({"_resourceType":"document","request":{"url":"https://server.example/"}},)"
            + chromeEntry("wss://server.example/chat?x=1",
                R"({"type":"send","time":1767225601.1234567,"opcode":1,"data":"hello"},)"
                R"({"type":"receive","time":1767225601.5,"opcode":2,"data":"AP8="},)"
                R"({"type":"error","time":1767225602,"opcode":-1,"data":"it broke"})")));
    QVERIFY(isClean(outcome));
    QVERIFY(outcome.notes.join(u' ').contains(u"left out: 1."_s)); // the document
    QCOMPARE(frames().size(), 2);
    const StoredFrame sent = frames().at(0);
    QCOMPARE(sent.record.direction, Direction::ClientToServer);
    QCOMPARE(sent.record.time, 623'456'700);
    QCOMPARE(sent.payload, "hello");
    // What a client sends is masked; with zeros the octets stay as they are.
    QCOMPARE(encodeHeader(sent.record.header).toHex(), "818500000000");
    QCOMPARE(encodeHeader(frames().at(1).record.header).toHex(), "8202");
    QCOMPARE(frames().at(1).payload, QByteArray("\0\xFF", 2));
    const ConnectionRecord connection = connectionsOf(path(u"out.fscope"_s)).first();
    QCOMPARE(connection.url, u"wss://server.example/chat?x=1"_s);
    QCOMPARE(connection.subprotocol, u"chat"_s);
    QCOMPARE(connection.state, ConnectionState::Open);
    QVERIFY(connection.secure);
    QCOMPARE(connection.violations, quint64(0));
    QCOMPARE(eventsOfKind<Failed>(path(u"out.fscope"_s)).first().error.detail, u"it broke"_s);
    QCOMPARE(eventsOfKind<ViolationFound>(path(u"out.fscope"_s)).size(), 0);
}

void MessageExchangeTest::harTakesWhatIsMissing_data()
{
    QTest::addColumn<QByteArray>("entry");
    const QByteArray messages
        = R"("_webSocketMessages":[{"type":"receive","time":1767225601,"opcode":1,"data":"hello"}])";
    QTest::newRow("nothing but messages") << '{' + messages + '}';
    QTest::newRow("nulls") << R"({"request":null,"response":null,"startedDateTime":null,)"
            + messages + '}';
    QTest::newRow("empty method and headers")
        << R"({"request":{"method":"","url":"","headers":[]},"response":{"status":0},)" + messages
            + '}';
    QTest::newRow("odd headers")
        << R"({"request":{"url":"ws://a/","headers":[{},{"name":"a\r\nb","value":"c"},)"
           R"({"name":":authority","value":"a"},{"name":"X","value":7},[],1]},)"
            + messages + '}';
    QTest::newRow("no opcode, no time")
        << QByteArray(R"({"_webSocketMessages":[{"type":"receive","data":"hello"}]})");
    QTest::newRow("a date that is none") << R"({"startedDateTime":"yesterday",)" + messages + '}';
}

void MessageExchangeTest::harTakesWhatIsMissing()
{
    QFETCH(const QByteArray, entry);
    QVERIFY(isClean(import(u"in.har"_s, "\xEF\xBB\xBF" + har(entry))));
    QCOMPARE(payloads(), QStringList { u"hello"_s });
    for (const EventRecord &record : eventsOf(path(u"out.fscope"_s))) {
        if (const auto *request = std::get_if<RequestReceived>(&record.event)) {
            QVERIFY(request->head.startsWith("GET /"));
            QVERIFY(request->head.endsWith("\r\n\r\n"));
            QVERIFY(!request->head.contains("a\r\nb"));
        }
    }
}

void MessageExchangeTest::harSortsConnectionsByTime()
{
    const auto messages = [](const char *name, int first) {
        QByteArrayList list;
        for (int i = 0; i < 3; ++i)
            list += QByteArray(R"({"type":"send","opcode":1,"time":17672256)")
                + QByteArray::number(first + 2 * i) + R"(,"data":")" + name + QByteArray::number(i)
                + "\"}";
        return list.join(',');
    };
    QVERIFY(isClean(import(u"in.har"_s,
        har(chromeEntry("ws://a/", messages("a", 11)) + ','
            + chromeEntry("ws://b/", messages("b", 10))))));
    QCOMPARE(payloads(), QStringList({ u"b0"_s, u"a0"_s, u"b1"_s, u"a1"_s, u"b2"_s, u"a2"_s }));
    for (const StoredFrame &frame : frames())
        QCOMPARE(frame.record.messageFirst, frame.record.id);
}

void MessageExchangeTest::harSaysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("where");
    QTest::addColumn<qsizetype>("frames");
    const QByteArray good
        = har(chromeEntry("ws://a/", R"({"type":"send","opcode":1,"time":1767225601,"data":"x"})"));
    QTest::newRow("empty") << QByteArray() << u"line 1, column 1"_s << qsizetype(-1);
    QTest::newRow("no log") << QByteArray("{\"entries\":[]}") << u"\"log\""_s << qsizetype(-1);
    QTest::newRow("cut off") << good.chopped(2) << u"line 1"_s << qsizetype(1);
    QTest::newRow("broken behind an entry")
        << good.chopped(3) + ",\n  x]}}" << u"line 2, column 3"_s << qsizetype(1);
    QTest::newRow("too deep") << QByteArray(1000, '[') << u"too deep"_s << qsizetype(-1);
}

void MessageExchangeTest::harSaysWhatIsWrong()
{
    QFETCH(const QByteArray, octets);
    QFETCH(const QString, where);
    QFETCH(const qsizetype, frames);
    const auto outcome = import(u"in.har"_s, octets);
    QVERIFY(outcome.damage);
    QVERIFY2(outcome.damage->detail.contains(where), qPrintable(outcome.damage->detail));
    QCOMPARE(outcome.isWritten, frames >= 0);
    if (frames >= 0)
        QCOMPARE(this->frames().size(), frames);
}

void MessageExchangeTest::harHasTheEndAsHttpToolkit()
{
    writeSession(path(u"a.fscope"_s), [](SessionBuilder &builder) {
        addHandshake(builder, 1);
        ConnectionRecord closed = makeConnection(1, u"ws://server.example/chat"_s);
        closed.verdict.emplace();
        closed.verdict->cause = CloseCause::ClosingHandshake;
        closed.verdict->code = 4001;
        closed.verdict->reason = u"enough"_s;
        closed.ended = 9'000'000;
        builder.addConnection(closed);
        addHandshake(builder, 2);
        ConnectionRecord lost = makeConnection(2, u"ws://server.example/chat"_s);
        lost.verdict.emplace();
        lost.verdict->cause = CloseCause::ConnectionReset;
        builder.addConnection(lost);
    });
    QVERIFY(isClean(convert(path(u"a.fscope"_s), path(u"a.har"_s))));
    const QJsonArray entries = QJsonDocument::fromJson(readFile(path(u"a.har"_s)))
                                   .object()
                                   .value("log"_L1)
                                   .toObject()
                                   .value("entries"_L1)
                                   .toArray();
    const QJsonObject close = entries.at(0).toObject().value("_webSocketClose"_L1).toObject();
    QCOMPARE(close.value("code"_L1).toInt(), 4001);
    QCOMPARE(close.value("reason"_L1).toString(), u"enough"_s);
    QCOMPARE(close.value("timestamp"_L1).toDouble(), 1'767'225'600.132);
    QCOMPARE(entries.at(1).toObject().value("_webSocketClose"_L1).toString(), u"aborted"_s);

    QVERIFY(isClean(convert(path(u"a.har"_s), path(u"out.fscope"_s))));
    const QList<ConnectionRecord> connections = connectionsOf(path(u"out.fscope"_s));
    QCOMPARE(connections.at(0).verdict->code, std::optional<quint16>(4001));
    QCOMPARE(connections.at(0).verdict->reason, u"enough"_s);
    QCOMPARE(connections.at(1).verdict->cause, CloseCause::ConnectionEnded);
    QCOMPARE(connections.at(1).verdict->code, std::nullopt);
}

void MessageExchangeTest::flowsAreRead()
{
    const auto outcome
        = import(u"in.flows"_s, flow(2, "second") + httpPart(1) + flow(0, "first") + oldFlow());
    QVERIFY(isClean(outcome));
    const QString notes = outcome.notes.join(u' ');
    QVERIFY2(notes.contains(u"each of the 5 messages"_s), qPrintable(notes));
    QVERIFY2(notes.contains(u"left out: 1."_s), qPrintable(notes));
    QCOMPARE(
        payloads(), QStringList({ u"first"_s, u"old"_s, u"\ufffd"_s, u"second"_s, u"\ufffd"_s }));
    QCOMPARE(frames().at(0).record.time, 500'000'000);
    QCOMPARE(frames().at(2).payload, "\xFF");
    QCOMPARE(frames().at(2).record.header.opcode, toNibble(Opcode::Binary));
    const QList<ConnectionRecord> connections = connectionsOf(path(u"out.fscope"_s));
    QCOMPARE(connections.size(), 3);
    QCOMPARE(connections.at(0).url, u"wss://server.example/chat"_s);
    QCOMPARE(connections.at(0).peer, u"127.0.0.1:50000"_s);
    QCOMPARE(connections.at(0).verdict->by, ClosedBy::Server);
    QCOMPARE(connections.at(0).verdict->code, std::optional<quint16>(1000));
    QCOMPARE(connections.at(0).verdict->reason, u"bye"_s);
    QCOMPARE(connections.at(2).verdict->code, std::optional<quint16>(1001));
}

void MessageExchangeTest::flowsSayWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<bool>("isWritten");
    const QByteArray good = flow(0, "text");
    QTest::newRow("empty") << QByteArray() << true; // no flows are no damage
    QTest::newRow("no length") << QByteArray("hello") << false;
    QTest::newRow("longer than the file") << QByteArray("999999999999:abc") << false;
    QTest::newRow("length overflows") << QByteArray("99999999999999999999:abc") << false;
    QTest::newRow("unknown type") << QByteArray("3:abc?") << false;
    QTest::newRow("no flow") << bytes("abc") << false;
    QTest::newRow("cut off behind a flow") << good + good.chopped(9) << true;
}

void MessageExchangeTest::flowsSayWhatIsWrong()
{
    QFETCH(const QByteArray, octets);
    QFETCH(const bool, isWritten);
    const auto outcome = import(u"in.mitm"_s, octets);
    QCOMPARE(outcome.damage.has_value(), !octets.isEmpty());
    QCOMPARE(outcome.isWritten, isWritten);
    // Whatever is changed in it, it ends.
    QByteArray broken = flow(0, "text");
    for (qsizetype at = 0; at < broken.size(); at += 29) {
        broken[at] = ']';
        QVERIFY(!import(u"in.mitm"_s, broken).failure);
    }
}

void MessageExchangeTest::tnetstringsAreReadInPlace()
{
    const QByteArray octets = dictionary({ { "list", list({ integer(7), number(0.5) }) },
        { "text", tnet("x", ';') }, { "flag", flag(true) }, { "null", tnet({}, '~') } });
    QByteArrayView rest = octets;
    const auto value = Tnetstring::take(rest);
    QVERIFY(value && rest.isEmpty());
    QCOMPARE(value->value("list").at(0).integer(), std::optional<qint64>(7));
    QCOMPARE(value->value("list").at(1).number(), std::optional(0.5));
    QVERIFY(value->value("list").at(2).isNull());
    QCOMPARE(value->value("text").string(), QByteArrayView("x"));
    QVERIFY(value->value("flag").flag());
    QVERIFY(value->value("null").isNull() && value->value("missing").isNull());
    for (qsizetype cut = 0; cut < octets.size(); ++cut) {
        rest = QByteArrayView(octets).first(cut);
        QVERIFY(!Tnetstring::take(rest));
    }
    for (const char *wrong : { ":,", "1:,", "-1:a,", "1a,", "0123456789012:a,", "1:a" }) {
        rest = wrong;
        QVERIFY2(!Tnetstring::take(rest), wrong);
    }
}

QTEST_GUILESS_MAIN(MessageExchangeTest)
#include "tst_messageexchange.moc"
