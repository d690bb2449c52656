#include "app/exchange/pcapreader.h"
#include "protocol/wire/permessagedeflate.h"
#include "tests/app/exchange/capturefixture.h"
#include "tests/app/exchange/exchangefixture.h"

#include <random>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

QByteArray wire(const Frame &frame)
{
    QByteArray octets;
    appendFrame(octets, frame.header, frame.payload);
    return octets;
}

QByteArray fromClient(QByteArrayView text)
{
    return wire(makeFrame(Direction::ClientToServer, 0, Opcode::Text, text));
}

QByteArray fromServer(QByteArrayView text)
{
    return wire(makeFrame(Direction::ServerToClient, 0, Opcode::Text, text));
}

PacketScript &handshake(PacketScript &script)
{
    return script.open().client(RequestHeadOctets).server(ResponseHeadOctets);
}

/// "hello", "world" and a Close from both sides.
QList<CapturedPacket> conversation()
{
    PacketScript script;
    handshake(script).client(fromClient("hello")).server(fromServer("world"));
    script.client(wire(makeFrame(Direction::ClientToServer, 0, Opcode::Close,
        "\x03\xE8"
        "bye")));
    script.server(wire(makeFrame(Direction::ServerToClient, 0, Opcode::Close,
        "\x03\xE8"
        "bye")));
    return script.finish().packets();
}

} // namespace

/// Sessions to captures and back, and captures as they are in the field.
class CaptureTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aSessionComesBack();
    void checksumsAreRight_data();
    void checksumsAreRight();
    void largeFramesAreCut();
    void whatIsMissingIsMadeUp();
    void linkTypes_data();
    void linkTypes();
    void orderAndRepetitionDoNotMatter();
    void compressedMessagesAreRead();
    void aGapWithinAPayload();
    void aGapOfWholeFrames();
    void aGapThatCannotBeBridged();
    void aGapInTheHandshake();
    void otherConversationsAreCounted();
    void aRefusedHandshake();
    void packetsCutByTheSnapLength();
    void portsAreUsedAgain();
    void damageIsTold_data();
    void damageIsTold();
    void noiseIsHarmless();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Conversion::Outcome import(const QList<CapturedPacket> &packets) const
    {
        writeFile(path(u"in.pcap"_s), pcapFile(101, packets));
        return convert(path(u"in.pcap"_s), path(u"out.fscope"_s));
    }
    QStringList payloads() const
    {
        QStringList list;
        for (const StoredFrame &frame : framesOf(path(u"out.fscope"_s)))
            list += QString::fromLatin1(frame.message.value_or(frame.payload));
        return list;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void CaptureTest::aSessionComesBack()
{
    writeSession(path(u"a.fscope"_s), [](SessionBuilder &builder) {
        addHandshake(builder, 1);
        addHandshake(builder, 2);
        const QByteArray large(200'000, 'x');
        builder.addFrame(
            1, makeFrame(Direction::ClientToServer, 3'000'001, Opcode::Text, "one", false), 1);
        builder.addFrame(2, makeFrame(Direction::ServerToClient, 3'000'002, Opcode::Ping, "p"), 0);
        builder.addFrame(
            1, makeFrame(Direction::ClientToServer, 3'000'003, Opcode::Continuation, large), 1);
        Frame odd = makeFrame(Direction::ServerToClient, 3'000'004, Opcode::Binary, "\x00\x01");
        odd.header.lengthForm = LengthForm::Bits64; // not minimal
        builder.addFrame(1, odd, 4,
            std::array {
                Violation { Rule::LengthNotMinimal, Direction::ServerToClient, 1, 9, {} } });
        builder.addFrame(2,
            makeFrame(
                Direction::ServerToClient, 3'000'005, Opcode::Close, QByteArrayView("\x03\xE9")),
            0);
        builder.addEvent(closedEvent(2, 4'000'000, CloseCause::ConnectionReset, ClosedBy::Client));
    });
    QVERIFY(isClean(convert(path(u"a.fscope"_s), path(u"a.pcapng"_s))));
    QVERIFY(readFile(path(u"a.pcapng"_s))
                .contains(QByteArrayView(ruleInfo(Rule::LengthNotMinimal).name)));
    const auto outcome = convert(path(u"a.pcapng"_s), path(u"b.fscope"_s));
    QVERIFY(isClean(outcome));
    const QList<StoredFrame> was = framesOf(path(u"a.fscope"_s));
    const QList<StoredFrame> is = framesOf(path(u"b.fscope"_s));
    QCOMPARE(is.size(), was.size());
    for (qsizetype i = 0; i < was.size(); ++i) {
        QVERIFY(is.at(i).record.header == was.at(i).record.header);
        QCOMPARE(is.at(i).payload, was.at(i).payload);
        QCOMPARE(is.at(i).record.direction, was.at(i).record.direction);
        QCOMPARE(is.at(i).record.messageFirst, was.at(i).record.messageFirst);
        // The capture begins with SYN, in whole milliseconds: 1.123 s of the session's clock.
        QCOMPARE(is.at(i).record.time, was.at(i).record.time - 1'000'000);
    }
    QCOMPARE(is.at(3).violations.size(), 1);
    QCOMPARE(is.at(3).violations.first().rule, Rule::LengthNotMinimal);
    const QList<ConnectionRecord> connections = connectionsOf(path(u"b.fscope"_s));
    QCOMPARE(connections.size(), 2);
    QCOMPARE(connections.at(0).url, u"ws://server.example/chat"_s);
    QCOMPARE(connections.at(0).peer, u"192.0.2.7:50001"_s);
    QCOMPARE(connections.at(0).state, ConnectionState::Open);
    QCOMPARE(connections.at(1).verdict->cause, CloseCause::ResetUnanswered);
    QCOMPARE(eventsOfKind<RequestReceived>(path(u"b.fscope"_s)).first().head,
        RequestHeadOctets.toByteArray());
}

void CaptureTest::checksumsAreRight_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("server");
    QTest::newRow("IPv4") << u"192.0.2.7"_s << u"198.51.100.2"_s;
    QTest::newRow("IPv6") << u"2001:db8::7"_s << u"2001:db8::2"_s;
}

/// With the checksum in it, the sum of all words is all ones (RFC 1071).
void CaptureTest::checksumsAreRight()
{
    QFETCH(const QString, client);
    QFETCH(const QString, server);
    PacketScript script { QHostAddress(client), QHostAddress(server) };
    script.open().client("odd").server("even").server(QByteArray(70'000, '\xFE')).finish();
    const auto sum = [](QByteArrayView octets) {
        quint64 total = 0;
        for (qsizetype i = 0; i < octets.size(); ++i)
            total += quint64(static_cast<quint8>(octets[i])) << (i % 2 == 0 ? 8 : 0);
        while (total >> 16)
            total = (total & 0xFFFF) + (total >> 16);
        return total;
    };
    const QList<CapturedPacket> packets = script.packets();
    QCOMPARE(packets.size(), 3 + 1 + 1 + 2 + 3);
    for (const CapturedPacket &packet : packets) {
        const bool isIpv4 = static_cast<quint8>(packet.octets[0]) >> 4 == 4;
        const qsizetype header = isIpv4 ? 20 : 40;
        const QByteArray addresses
            = isIpv4 ? packet.octets.sliced(12, 8) : packet.octets.sliced(8, 32);
        const QByteArray segment = packet.octets.sliced(header);
        if (isIpv4) {
            QCOMPARE(sum(packet.octets.first(20)), quint64(0xFFFF));
            QCOMPARE(qFromBigEndian<quint16>(packet.octets.data() + 2), packet.octets.size());
        } else {
            QCOMPARE(qFromBigEndian<quint16>(packet.octets.data() + 4), segment.size());
        }
        QByteArray pseudo = addresses + QByteArray("\0\6", 2);
        pseudo += static_cast<char>(segment.size() >> 8);
        pseudo += static_cast<char>(segment.size());
        QCOMPARE(sum(pseudo + segment), quint64(0xFFFF));
    }
}

void CaptureTest::largeFramesAreCut()
{
    writeSession(path(u"a.fscope"_s), [](SessionBuilder &builder) {
        addHandshake(builder, 1);
        builder.addFrame(1,
            makeFrame(
                Direction::ServerToClient, 3'000'000, Opcode::Binary, QByteArray(5'000'000, 'y')),
            1);
    });
    QVERIFY(isClean(convert(path(u"a.fscope"_s), path(u"a.pcapng"_s))));
    int segments = 0;
    for (const CapturedPacket &packet : packetsOf(readFile(path(u"a.pcapng"_s)))) {
        QVERIFY(packet.octets.size() <= 65'535);
        ++segments;
    }
    QVERIFY(segments > 5'000'000 / 65'535);
    QVERIFY(isClean(convert(path(u"a.pcapng"_s), path(u"out.fscope"_s))));
    QCOMPARE(framesOf(path(u"out.fscope"_s)).first().payload, QByteArray(5'000'000, 'y'));
}

void CaptureTest::whatIsMissingIsMadeUp()
{
    writeSession(path(u"a.fscope"_s), [](SessionBuilder &builder) {
        ConnectionRecord record = makeConnection(1, u"wss://server.example/chat?x=1"_s);
        record.secure = true;
        builder.addConnection(record);
        Frame cut = makeFrame(Direction::ServerToClient, 5, Opcode::Text, "hel");
        cut.header.payloadLength = 5;
        builder.addFrame(1, cut, 1);
        builder.addFrame(1, makeFrame(Direction::ServerToClient, 6, Opcode::Text, "next"), 2);
        builder.annotate({ 2, AnnotationColour::Red, u"why ä?"_s });
    });
    const auto outcome = convert(path(u"a.fscope"_s), path(u"a.pcapng"_s));
    QVERIFY(isClean(outcome));
    const QString notes = outcome.notes.join(u' ');
    for (const auto &said : { u"in the clear"_s, u"addresses"_s, u"handshakes"_s, u"missing"_s })
        QVERIFY2(notes.contains(said), qPrintable(notes));
    QVERIFY(readFile(path(u"a.pcapng"_s)).contains(u"Note (red): why ä?"_s.toUtf8()));
    const auto back = convert(path(u"a.pcapng"_s), path(u"out.fscope"_s));
    QVERIFY(isClean(back));
    QVERIFY(back.notes.join(u' ').contains(u"lacks 2 octets"_s));
    const QList<StoredFrame> frames = framesOf(path(u"out.fscope"_s));
    QCOMPARE(payloads(), QStringList({ u"hel"_s, u"next"_s }));
    QVERIFY(!frames.first().record.isComplete());
    QCOMPARE(connectionsOf(path(u"out.fscope"_s)).first().url, u"ws://server.example/chat?x=1"_s);
}

void CaptureTest::linkTypes_data()
{
    QTest::addColumn<quint32>("type");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("server");
    const QString c4 = u"192.0.2.7"_s;
    const QString s4 = u"198.51.100.2"_s;
    const QString c6 = u"2001:db8::7"_s;
    const QString s6 = u"2001:db8::2"_s;
    const QByteArray macs(12, '\x02');
    const auto hex = [](const char *digits) { return QByteArray::fromHex(digits); };
    QTest::newRow("raw") << 101U << QByteArray() << c4 << s4;
    QTest::newRow("raw IPv6") << 101U << QByteArray() << c6 << s6;
    QTest::newRow("Ethernet") << 1U << macs + hex("0800") << c4 << s4;
    QTest::newRow("Ethernet IPv6") << 1U << macs + hex("86dd") << c6 << s6;
    QTest::newRow("VLAN") << 1U << macs + hex("8100006408 00") << c4 << s4;
    QTest::newRow("two VLAN tags") << 1U << macs + hex("88a80064810000650800") << c4 << s4;
    QTest::newRow("Linux cooked") << 113U << QByteArray(14, '\0') + hex("0800") << c4 << s4;
    QTest::newRow("Linux cooked 2") << 276U << hex("86dd") + QByteArray(18, '\0') << c6 << s6;
    QTest::newRow("null") << 0U << hex("02000000") << c4 << s4;
    QTest::newRow("null, IPv6 of a Mac") << 0U << hex("1e000000") << c6 << s6;
    QTest::newRow("loop") << 108U << hex("00000002") << c4 << s4;
}

void CaptureTest::linkTypes()
{
    QFETCH(const quint32, type);
    QFETCH(const QByteArray, header);
    QFETCH(const QString, client);
    QFETCH(const QString, server);
    PacketScript script { QHostAddress(client), QHostAddress(server) };
    handshake(script).client(fromClient("hello"));
    writeFile(path(u"in.pcap"_s), pcapFile(type, script.packets(), header));
    QVERIFY(isClean(convert(path(u"in.pcap"_s), path(u"out.fscope"_s))));
    QCOMPARE(payloads(), QStringList { u"hello"_s });
    QCOMPARE(eventsOfKind<TcpConnected>(path(u"out.fscope"_s)).first().peerAddress, client);
}

void CaptureTest::orderAndRepetitionDoNotMatter()
{
    PacketScript script;
    handshake(script);
    QStringList expected;
    for (int i = 0; i < 30; ++i) {
        expected += QString::number(i).rightJustified(5, u'0');
        script.server(fromServer(expected.last().toLatin1()));
    }
    QList<CapturedPacket> packets = script.packets();
    std::mt19937 random(6455);
    for (qsizetype i = packets.size() - 1; i > 8; --i) {
        if (i % 3 == 0)
            packets.insert(i, packets.at(i - 2)); // again
        if (i % 4 == 0)
            packets.swapItemsAt(i, i - 2);
    }
    QVERIFY(isClean(import(packets)));
    QCOMPARE(payloads(), expected);
}

void CaptureTest::compressedMessagesAreRead()
{
    MessageDeflater deflater { DeflateContext() };
    const QByteArray extension = "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
    PacketScript script;
    script.open()
        .client(RequestHeadOctets.chopped(2).toByteArray() + extension)
        .server(ResponseHeadOctets.chopped(2).toByteArray() + extension);
    for (int i = 0; i < 3; ++i)
        script.server(wire(makeFrame(Direction::ServerToClient, 0, Opcode::Text,
            deflater.deflate("the same text again and again"), true, Rsv1)));
    QVERIFY(isClean(import(script.packets())));
    QCOMPARE(payloads(), QStringList(3, u"the same text again and again"_s));
    for (const StoredFrame &frame : framesOf(path(u"out.fscope"_s)))
        QCOMPARE(frame.violations.size(), 0);
}

void CaptureTest::aGapWithinAPayload()
{
    PacketScript script;
    handshake(script);
    const QByteArray large = fromServer(QByteArray(3000, 'a'));
    script.server(large.first(1000)).server(large.sliced(1000, 1000)).server(large.sliced(2000));
    script.server(fromServer("after"));
    QList<CapturedPacket> packets = script.packets();
    packets.removeAt(6); // the second third
    const auto outcome = import(packets);
    QVERIFY(isClean(outcome));
    QVERIFY(outcome.notes.join(u' ').contains(u"lacks 1000 octets, in 1 places"_s));
    QCOMPARE(payloads(), QStringList({ QString(996, u'a'), u"after"_s }));
    const QList<Failed> failures = eventsOfKind<Failed>(path(u"out.fscope"_s));
    QCOMPARE(failures.size(), 1);
    QCOMPARE(failures.first().error.code, ErrorCode::CaptureIncomplete);
    QCOMPARE(failures.first().error.detail, u"1000 octets from the server"_s);
    for (const StoredFrame &frame : framesOf(path(u"out.fscope"_s)))
        QCOMPARE(frame.violations.size(), 0);
}

void CaptureTest::aGapOfWholeFrames()
{
    PacketScript script;
    handshake(script);
    for (const char *text : { "one", "two", "three", "four" })
        script.server(fromServer(text));
    QList<CapturedPacket> packets = script.packets();
    packets.removeAt(6); // "two"
    QVERIFY(isClean(import(packets)));
    QCOMPARE(payloads(), QStringList({ u"one"_s, u"three"_s, u"four"_s }));
    QCOMPARE(eventsOfKind<Failed>(path(u"out.fscope"_s)).size(), 1);
}

void CaptureTest::aGapThatCannotBeBridged()
{
    PacketScript script;
    handshake(script);
    const QByteArray large = fromServer(QByteArray(300, '\xFF'));
    script.server(fromServer("one"))
        .server(large.first(100))
        .server(large.sliced(100)) // nothing in it looks like a frame
        .client(fromClient("other direction"));
    QList<CapturedPacket> packets = script.packets();
    packets.removeAt(6);
    QVERIFY(isClean(import(packets)));
    QCOMPARE(payloads(), QStringList({ u"one"_s, u"other direction"_s }));
}

void CaptureTest::aGapInTheHandshake()
{
    PacketScript script;
    script.open()
        .client(RequestHeadOctets)
        .server(ResponseHeadOctets.first(20))
        .server(ResponseHeadOctets.sliced(20))
        .server(fromServer("lost"));
    QList<CapturedPacket> packets = script.packets();
    packets.removeAt(4);
    QVERIFY(isClean(import(packets)));
    QCOMPARE(payloads(), QStringList());
    const QList<ConnectionRecord> connections = connectionsOf(path(u"out.fscope"_s));
    QCOMPARE(connections.size(), 1);
    QCOMPARE(connections.first().verdict->cause, CloseCause::HandshakeFailed);
}

void CaptureTest::otherConversationsAreCounted()
{
    PacketScript mail { QHostAddress(u"192.0.2.8"_s), QHostAddress(u"198.51.100.2"_s) };
    mail.open().server("220 mail.example\r\n").client("EHLO me\r\n").finish();
    PacketScript http { QHostAddress(u"192.0.2.9"_s), QHostAddress(u"198.51.100.2"_s) };
    http.open()
        .client("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        .finish();
    // A page, then the upgrade, on one connection.
    PacketScript both { QHostAddress(u"192.0.2.10"_s), QHostAddress(u"198.51.100.2"_s) };
    both.open()
        .client("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        .client(RequestHeadOctets)
        .server(ResponseHeadOctets.toByteArray() + fromServer("hello"));
    const auto outcome = import(mail.packets() + http.packets() + both.packets()
        + QList<CapturedPacket> { { 1, "E no IP" }, { 1, QByteArray::fromHex("4500") } });
    QVERIFY(isClean(outcome));
    QCOMPARE(payloads(), QStringList { u"hello"_s });
    const QString notes = outcome.notes.join(u' ');
    QVERIFY2(notes.contains(u"of WebSocket were left out: 2."_s), qPrintable(notes));
    QVERIFY2(notes.contains(u"not all of it, were left out: 2."_s), qPrintable(notes));
}

void CaptureTest::aRefusedHandshake()
{
    PacketScript script;
    script.open()
        .client(RequestHeadOctets)
        .server("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno")
        .finish();
    QVERIFY(isClean(import(script.packets())));
    const QList<ConnectionRecord> connections = connectionsOf(path(u"out.fscope"_s));
    QCOMPARE(connections.size(), 1);
    QCOMPARE(connections.first().verdict->error->code, ErrorCode::HandshakeRefused);
    QCOMPARE(connections.first().verdict->error->detail, u"403 Forbidden"_s);
}

void CaptureTest::packetsCutByTheSnapLength()
{
    PacketScript script;
    handshake(script).server(fromServer(QByteArray(2000, 'a'))).server(fromServer("after"));
    writeFile(path(u"in.pcap"_s), pcapFile(101, script.packets(), {}, 500));
    const auto outcome = convert(path(u"in.pcap"_s), path(u"out.fscope"_s));
    QVERIFY(isClean(outcome));
    QCOMPARE(payloads(), QStringList({ QString(456, u'a'), u"after"_s }));
    QVERIFY(outcome.notes.join(u' ').contains(u"only in part: 1."_s));
}

void CaptureTest::portsAreUsedAgain()
{
    const QList<CapturedPacket> packets = conversation();
    QVERIFY(isClean(import(packets + packets)));
    QCOMPARE(connectionsOf(path(u"out.fscope"_s)).size(), 2);
    QCOMPARE(framesOf(path(u"out.fscope"_s)).size(), 8);
    for (const ConnectionRecord &connection : connectionsOf(path(u"out.fscope"_s)))
        QCOMPARE(connection.verdict->cause, CloseCause::ClosingHandshake);
}

void CaptureTest::damageIsTold_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("isWritten");
    const QByteArray good = pcapFile(101, conversation());
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("no capture") << QByteArray("hello, this is no capture at all, but text")
                                << false;
    QTest::newRow("only a header") << good.first(24) << true; // a capture of nothing
    QTest::newRow("cut in a packet") << good.chopped(30) << true;
    QTest::newRow("unknown link type") << pcapFile(147, conversation()) << false;
}

void CaptureTest::damageIsTold()
{
    QFETCH(const QByteArray, file);
    QFETCH(const bool, isWritten);
    writeFile(path(u"in.pcap"_s), file);
    const auto outcome = convert(path(u"in.pcap"_s), path(u"out.fscope"_s));
    QCOMPARE(outcome.isWritten, isWritten);
    QCOMPARE(outcome.damage.has_value(), file.size() != 24);
    QVERIFY(!outcome.failure);
}

/// Whatever octets are changed: it ends, and says something or nothing.
void CaptureTest::noiseIsHarmless()
{
    const QByteArray good = pcapFile(101, conversation());
    std::mt19937 random(7692);
    for (int round = 0; round < 20; ++round) {
        QByteArray file = good;
        for (int i = 0; i < 5; ++i)
            file[24 + static_cast<qsizetype>(random() % static_cast<quint32>(file.size() - 24))]
                = static_cast<char>(random());
        writeFile(path(u"in.pcap"_s), file);
        const auto outcome = convert(path(u"in.pcap"_s), path(u"out.fscope"_s));
        QVERIFY(!outcome.failure);
    }
}

QTEST_GUILESS_MAIN(CaptureTest)
#include "tst_capture.moc"
