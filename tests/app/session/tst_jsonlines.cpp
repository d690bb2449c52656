#include "app/session/jsonlines.h"
#include "tests/app/session/sessionfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp Second = 1'000'000'000;

/// A text frame "Hello" of the client, as in RFC 6455 §5.7.
Frame hello()
{
    return { Direction::ClientToServer, 1'204'117'000,
        makeHeader(Opcode::Text, 5, MaskingKey { 0x37, 0xfa, 0x21, 0x3d }), "Hello" };
}

QByteArray frameLine(const Frame &frame, const QList<Violation> &violations = {})
{
    QByteArray line;
    JsonLines::appendFrame(line, 7, 1, frame, violations);
    return line;
}

QByteArray eventLine(const Event &event)
{
    QByteArray line;
    JsonLines::appendEvent(line, { 3, 312'000, event });
    return line;
}

/// The one object of \a line; empty if it is none.
QJsonObject parsed(const QByteArray &line)
{
    return line.contains('\n') ? QJsonObject() : QJsonDocument::fromJson(line).object();
}

} // namespace

class TestJsonLines : public QObject
{
    Q_OBJECT
private slots:
    void writesTheContractsFrame();
    void writesViolations();
    void tellsTimeToTheNanosecond_data();
    void tellsTimeToTheNanosecond();
    void keepsEveryOctet_data();
    void keepsEveryOctet();
    void writesEveryHeader_data();
    void writesEveryHeader();
    void saysWhatIsTruncated();
    void writesRecordedFrames();
    void writesEvents_data();
    void writesEvents();
    void keepsEveryOctetOfEvents_data();
    void keepsEveryOctetOfEvents();
};

void TestJsonLines::writesTheContractsFrame()
{
    QCOMPARE(frameLine(hello()),
        QByteArray(R"({"id":7,"connection":1,"direction":"client_to_server","time":1.204117,)"
                   R"("opcode":"text","fin":true,"rsv1":false,"rsv2":false,"rsv3":false,)"
                   R"("masked":true,"masking_key":"37fa213d","length":5,"header":"8185",)"
                   R"("payload":"Hello","violations":[]})"));
}

void TestJsonLines::writesViolations()
{
    Frame frame = hello();
    frame.header.maskingKey.reset();
    const Violation missing { Rule::MaskMissing, Direction::ClientToServer, 1, 1, {} };
    const Violation quoted { Rule::RequestUpgrade, Direction::ServerToClient, 0, 0, u"\"x\"\n"_s };
    const QByteArray line = frameLine(frame, { missing, quoted });
    const QByteArray expected
        = R"json("payload":"Hello","violations":[)json"
          R"json({"rule":"mask.missing","rfc":6455,"section":"5.1","by":"client",)json"
          R"json("text":"A frame from the client is not masked"},)json"
          R"json({"rule":"request.upgrade","rfc":6455,"section":"4.1","by":"server",)json"
          R"json("text":"The Upgrade header does not name websocket (\"x\"\u000a)"}]})json";
    QVERIFY2(line.endsWith(expected), line);
    QCOMPARE(parsed(line)[u"violations"].toArray().size(), 2);
    QVERIFY(!parsed(line).contains(u"masking_key"));
}

void TestJsonLines::tellsTimeToTheNanosecond_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("0") << qint64(0) << QByteArray("0.000000");
    QTest::newRow("1 ns") << qint64(1) << QByteArray("0.000000001");
    QTest::newRow("1 us") << qint64(1000) << QByteArray("0.000001");
    QTest::newRow("no zeros behind") << qint64(1'234'567'890) << QByteArray("1.23456789");
    QTest::newRow("a second") << Second << QByteArray("1.000000");
    QTest::newRow("a century") << 3'155'760'000 * Second + 1 << QByteArray("3155760000.000000001");
}

void TestJsonLines::tellsTimeToTheNanosecond()
{
    QFETCH(qint64, time);
    QFETCH(QByteArray, text);
    Frame frame = hello();
    frame.time = time;
    QVERIFY2(frameLine(frame).contains("\"time\":" + text + ","), frameLine(frame));
    QByteArray line;
    JsonLines::appendEvent(line, { 1, time, TcpConnected {} });
    QVERIFY2(line.startsWith("{\"time\":" + text + ","), line);
}

void TestJsonLines::keepsEveryOctet_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("isUtf8");
    for (int octet = 0; octet < 0x80; ++octet) // control characters, quotes, backslashes …
        QTest::addRow("0x%02x", octet) << QByteArray("a") + static_cast<char>(octet) + "b" << true;
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("not ASCII") << QByteArray("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80") << true;
    QTest::newRow("separators") << QByteArray("\xe2\x80\xa8\xe2\x80\xa9") << true;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf,") << true;
    QTest::newRow("JSON") << QByteArray(R"({"a":"\n"})") << true;
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << false;
    QTest::newRow("half a character") << QByteArray("a\xe2\x82") << false;
    QTest::newRow("a surrogate") << QByteArray("\xed\xa0\x80") << false;
    QTest::newRow("much that is text") << QByteArray("0123456789").repeated(200'000) << true;
    QTest::newRow("much that is none")
        << QByteArray("0123456789").repeated(200'000) + '\xff' << false;
}

void TestJsonLines::keepsEveryOctet()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, isUtf8);
    Frame frame = hello();
    frame.header.payloadLength = quint64(payload.size());
    frame.payload = payload;
    const QByteArray line = frameLine(frame);
    QVERIFY(std::ranges::all_of(
        line, [](char octet) { return static_cast<quint8>(octet) >= 0x20 && octet != 0x7F; }));
    const QJsonObject object = parsed(line);
    QVERIFY2(!object.isEmpty(), line);
    QCOMPARE(object.contains(u"payload"), isUtf8);
    QCOMPARE(object.contains(u"payload_base64"), !isUtf8);
    QCOMPARE(isUtf8 ? object[u"payload"].toString().toUtf8()
                    : QByteArray::fromBase64(object[u"payload_base64"].toString().toLatin1()),
        payload);
}

void TestJsonLines::writesEveryHeader_data()
{
    QTest::addColumn<QByteArray>("hex"); // without the masking-key
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("reserved bits and opcode")
        << QByteArray("7300")
        << QByteArray(R"("opcode":"reserved-0x3","fin":false,"rsv1":true,"rsv2":true,"rsv3":true,)"
                      R"("masked":false,"length":0,)");
    QTest::newRow("a length that is not minimal")
        << QByteArray("817e0005") << QByteArray(R"("masked":false,"length":5,)");
    QTest::newRow("a length beyond every number") << QByteArray(
        "827fffffffffffffffff") << QByteArray(R"("masked":false,"length":18446744073709551615,)");
}

void TestJsonLines::writesEveryHeader()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, members);
    Frame frame = hello();
    frame.header = decodeHeader(QByteArray::fromHex(hex)).value();
    const QByteArray line = frameLine(frame);
    QVERIFY2(line.contains(members + "\"header\":\"" + hex + "\","), line);
}

void TestJsonLines::saysWhatIsTruncated()
{
    Frame frame = hello();
    QVERIFY(!parsed(frameLine(frame)).contains(u"truncated"));
    frame.payload = "Hel";
    QCOMPARE(parsed(frameLine(frame))[u"truncated"], QJsonValue(true));
    QCOMPARE(parsed(frameLine(frame))[u"length"], QJsonValue(5));
}

void TestJsonLines::writesRecordedFrames()
{
    const Violation violation { Rule::ReservedBits, Direction::ClientToServer, 0, 1, {} };
    const auto block = std::make_shared<FrameBlock>(makeBlock(7,
        { { .connection = 1,
            .time = 1'204'117'000,
            .payload = "Hello",
            .violations = { violation } } }));
    QByteArray line;
    JsonLines::appendFrame(line, FrameHandle(block, 7));
    QCOMPARE(line, frameLine(hello(), { violation }));
}

void TestJsonLines::writesEvents_data()
{
    QTest::addColumn<Event>("event");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QJsonObject>("members");
    const auto row = [](const char *name, const Event &event, const QJsonObject &members) {
        QTest::addRow("%s %lld", name, static_cast<long long>(members.size()))
            << event << QByteArray(name) << members;
    };
    row("tcp_connected", TcpConnected { u"::1"_s, 80, u"10.0.0.1"_s, 999 },
        { { u"peer"_s, u"[::1]:80"_s }, { u"local"_s, u"10.0.0.1:999"_s } });
    TlsEstablished tls;
    tls.protocol = u"TLS 1.3"_s;
    tls.certificateChain = { QByteArray("\xff") };
    tls.verificationErrors = QStringList { u"self-signed"_s };
    row("tls", tls,
        { { u"protocol"_s, u"TLS 1.3"_s }, { u"certificates_base64"_s, QJsonArray { u"/w=="_s } },
            { u"verification_errors"_s, QJsonArray { u"self-signed"_s } } });
    const HandshakeCheck check { Rule::RequestHost, u"Host"_s, true, u"a"_s };
    row("request", RequestReceived { "GET / HTTP/1.1\r\n\r\n", u"ws://a/"_s, { check } },
        { { u"head"_s, u"GET / HTTP/1.1\r\n\r\n"_s }, { u"url"_s, u"ws://a/"_s },
            { u"checks"_s,
                QJsonArray { QJsonObject { { u"rule"_s, u"request.host"_s },
                    { u"section"_s, u"4.1"_s }, { u"field"_s, u"Host"_s }, { u"passed"_s, true },
                    { u"detail"_s, u"a"_s } } } } });
    ResponseReceived response;
    response.head = "HTTP/1.1 101 x\r\n\r\n";
    response.opened = true;
    response.subprotocol = u"chat"_s;
    row("response", response,
        { { u"head"_s, u"HTTP/1.1 101 x\r\n\r\n"_s }, { u"opened"_s, true },
            { u"subprotocol"_s, u"chat"_s }, { u"extensions"_s, QJsonArray() } });
    row("violation",
        ViolationFound { { Rule::ResponseAccept, Direction::ServerToClient, 0, 0, {} } },
        { { u"rule"_s, u"response.accept"_s }, { u"section"_s, u"4.1"_s },
            { u"by"_s, u"server"_s } });
    row("tunnel", Tunnelled { 12, 34 },
        QJsonObject { { u"octets"_s,
            QJsonObject { { u"client_to_server"_s, 12 }, { u"server_to_client"_s, 34 } } } });
    row("stray_octets", StrayOctets { Direction::ServerToClient, "abc" },
        { { u"direction"_s, u"server_to_client"_s }, { u"octets"_s, u"abc"_s } });
    row("edit",
        EditMade { EditMade::Kind::Edited, Direction::ClientToServer,
            QByteArray::fromHex("818100000000ff"), 2 },
        { { u"edit"_s, u"edited"_s }, { u"direction"_s, u"client_to_server"_s }, { u"frames"_s, 2 },
            { u"original"_s, u"818100000000ff"_s } });
    row("edit", EditMade { EditMade::Kind::Injected, Direction::ServerToClient, {}, 1 },
        { { u"edit"_s, u"injected"_s }, { u"original"_s, QString(u""_s) } });
    row("error", Failed { { ErrorCode::ConnectionRefused, u"a:1"_s } }, {});
    row("close",
        Closed { { .cause = CloseCause::ClosingHandshake,
            .by = ClosedBy::Server,
            .code = 1000,
            .reason = u"bye"_s } },
        { { u"by"_s, u"server"_s }, { u"code"_s, 1000 }, { u"reason"_s, u"bye"_s } });
    row("close", Closed { { .cause = CloseCause::ConnectionEnded } },
        { { u"by"_s, u"nobody"_s }, { u"code"_s, QJsonValue() } });
}

void TestJsonLines::writesEvents()
{
    QFETCH(Event, event);
    QFETCH(QByteArray, name);
    QFETCH(QJsonObject, members);
    const QByteArray line = eventLine(event);
    QVERIFY2(
        line.startsWith("{\"time\":0.000312,\"connection\":3,\"event\":\"" + name + "\""), line);
    const QJsonObject object = parsed(line);
    QVERIFY2(!object.isEmpty(), line);
    for (auto member = members.begin(); member != members.end(); ++member)
        QCOMPARE(object[member.key()], member.value());
    if (name == "error")
        QVERIFY(object[u"text"].toString().contains(u"a:1"_s));
    if (name == "close")
        QVERIFY(!object[u"verdict"].toString().isEmpty());
}

void TestJsonLines::keepsEveryOctetOfEvents_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::newRow("text") << QByteArray("GET\r\n\x01\x7f");
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbfGET");
    QTest::newRow("not UTF-8") << QByteArray("GET \xff");
}

void TestJsonLines::keepsEveryOctetOfEvents()
{
    QFETCH(QByteArray, octets);
    const QJsonObject stray = parsed(eventLine(StrayOctets { Direction::ClientToServer, octets }));
    const QJsonObject request = parsed(eventLine(RequestReceived { octets, {}, {} }));
    for (const QJsonValue &value : { stray[u"octets"], request[u"head"] }) {
        if (!value.isUndefined())
            QCOMPARE(value.toString().toUtf8(), octets);
    }
    for (const QJsonValue &value : { stray[u"octets_base64"], request[u"head_base64"] }) {
        if (!value.isUndefined())
            QCOMPARE(QByteArray::fromBase64(value.toString().toLatin1()), octets);
    }
    QVERIFY(stray.contains(u"octets") != stray.contains(u"octets_base64"));
    QVERIFY(request.contains(u"head") != request.contains(u"head_base64"));
}

QTEST_APPLESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
