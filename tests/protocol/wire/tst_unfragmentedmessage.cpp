#include "protocol/wire/unfragmentedmessage.h"

#include <QTest>

#include <functional>

using namespace Framescope;

class TestUnfragmentedMessage : public QObject
{
    Q_OBJECT
private slots:
    void takes_data();
    void takes();
    void takesOneAfterTheOther();
    void leavesAlone_data();
    void leavesAlone();
    void waitsForTheWhole_data();
    void waitsForTheWhole();
    void knowsThoseThatWereSent_data() { leavesAlone_data(); }
    void knowsThoseThatWereSent();
};

namespace {

constexpr quint64 Limit = 65'535;
constexpr quint64 LowLimit = 60'000;
constexpr MaskingKey Key { 0x37, 0xfa, 0x21, 0x3d };

std::optional<MaskingKey> keyOf(Direction direction)
{
    return direction == Direction::ClientToServer ? std::optional(Key) : std::nullopt;
}

FrameHeader legalHeader(Direction direction, Opcode opcode, const QByteArray &payload)
{
    return makeHeader(opcode, quint64(payload.size()), keyOf(direction));
}

QByteArray encoded(const FrameHeader &header, const QByteArray &payload)
{
    QByteArray wire;
    appendFrame(wire, header, payload);
    return wire;
}

std::span<char> writable(QByteArray &octets)
{
    return { octets.data(), std::size_t(octets.size()) };
}

} // namespace

void TestUnfragmentedMessage::takes_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<Opcode>("opcode");
    QTest::addColumn<QByteArray>("payload");
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        const char *sender = direction == Direction::ClientToServer ? "client" : "server";
        for (const int size : { 0, 1, 7, 125, 126, 300, 65'535 }) {
            QTest::addRow("%s, text, %d", sender, size)
                << direction << Opcode::Text << QByteArray(size, 'a');
            QTest::addRow("%s, binary, %d", sender, size)
                << direction << Opcode::Binary << QByteArray(size, '\xFF');
        }
        QTest::addRow("%s, beyond ASCII", sender)
            << direction << Opcode::Text << QByteArray("K\xC3\xB6ln \xF0\x9F\x8E\xB2");
    }
}

void TestUnfragmentedMessage::takes()
{
    QFETCH(Direction, direction);
    QFETCH(Opcode, opcode);
    QFETCH(QByteArray, payload);
    const FrameHeader header = legalHeader(direction, opcode, payload);
    QByteArray wire = encoded(header, payload) + "next";
    std::span<char> rest = writable(wire);
    Frame frame { direction, 12, {}, {} };
    QVERIFY(takeUnfragmentedMessage(rest, Limit, frame));
    QCOMPARE(rest.size(), std::size_t(4));
    QVERIFY(frame.header == header);
    QCOMPARE(frame.payload, QByteArrayView(payload));
    QVERIFY(isUnfragmentedMessage(frame, Limit));

    const Message message = unfragmentedMessage(frame);
    QCOMPARE(message.direction, direction);
    QCOMPARE(message.time, 12);
    QCOMPARE(message.type, opcode == Opcode::Text ? MessageType::Text : MessageType::Binary);
    QCOMPARE(message.payload, QByteArrayView(payload));
    QCOMPARE(message.wireLength, quint64(payload.size()));
    QCOMPARE(message.fragments, 1U);
    QVERIFY(!message.compressed);
}

/// What a frame is told as has nothing of the one before it.
void TestUnfragmentedMessage::takesOneAfterTheOther()
{
    const QByteArray longer(1000, 'a');
    const QByteArray shorter("b");
    QByteArray wire = encoded(legalHeader(Direction::ServerToClient, Opcode::Text, longer), longer)
        + encoded(legalHeader(Direction::ServerToClient, Opcode::Binary, shorter), shorter);
    std::span<char> rest = writable(wire);
    Frame frame { Direction::ServerToClient, 0, {}, {} };
    QVERIFY(takeUnfragmentedMessage(rest, Limit, frame));
    QVERIFY(takeUnfragmentedMessage(rest, Limit, frame));
    QVERIFY(frame.header == legalHeader(Direction::ServerToClient, Opcode::Binary, shorter));
    QCOMPARE(frame.payload, QByteArrayView(shorter));
    QVERIFY(!takeUnfragmentedMessage(rest, Limit, frame));
}

void TestUnfragmentedMessage::leavesAlone_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<FrameHeader>("header");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, Opcode opcode, const QByteArray &payload,
                         const std::function<void(FrameHeader &)> &change = {}) {
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
            FrameHeader header = legalHeader(direction, opcode, payload);
            if (change)
                change(header);
            QTest::addRow("%s, from the %s", name,
                direction == Direction::ClientToServer ? "client" : "server")
                << direction << header << payload;
        }
    };
    row("a fragment", Opcode::Text, "a", [](FrameHeader &header) { header.fin = false; });
    row("the last fragment", Opcode::Continuation, "a");
    row("RSV1", Opcode::Text, "a", [](FrameHeader &header) { header.rsv = Rsv1; });
    row("RSV3", Opcode::Text, "a", [](FrameHeader &header) { header.rsv = Rsv3; });
    row("a Ping", Opcode::Ping, "a");
    row("a Close", Opcode::Close, QByteArray("\x03\xE8", 2));
    row("a reserved opcode", static_cast<Opcode>(3), "a");
    row("the wrong masking", Opcode::Text, "aaaaaaaa", [](FrameHeader &header) {
        header.maskingKey = header.maskingKey ? std::nullopt : std::optional(Key);
    });
    row("more length than it takes", Opcode::Text, "a",
        [](FrameHeader &header) { header.lengthForm = LengthForm::Bits16; });
    row("far more length", Opcode::Text, "a",
        [](FrameHeader &header) { header.lengthForm = LengthForm::Bits64; });
    row("more than the limit", Opcode::Binary, QByteArray(LowLimit + 1, 'a'));
    row("no UTF-8", Opcode::Text, "abc\xFFghi");
    row("no UTF-8, and long", Opcode::Text, QByteArray(500, 'a') + "\xED\xA0\x80");
    row("half a character", Opcode::Text, "abc\xC3");
}

void TestUnfragmentedMessage::leavesAlone()
{
    QFETCH(Direction, direction);
    QFETCH(FrameHeader, header);
    QFETCH(QByteArray, payload);
    const QByteArray sent = encoded(header, payload);
    QByteArray wire = sent;
    std::span<char> rest = writable(wire);
    Frame frame { direction, 0, {}, {} };
    QVERIFY(!takeUnfragmentedMessage(rest, LowLimit, frame));
    QCOMPARE(rest.size(), std::size_t(sent.size()));
    QCOMPARE(wire, sent);
}

void TestUnfragmentedMessage::waitsForTheWhole_data()
{
    QTest::addColumn<Direction>("direction");
    QTest::addColumn<int>("size");
    QTest::newRow("client, short") << Direction::ClientToServer << 5;
    QTest::newRow("client, longer") << Direction::ClientToServer << 130;
    QTest::newRow("server, short") << Direction::ServerToClient << 5;
    QTest::newRow("server, longer") << Direction::ServerToClient << 130;
}

void TestUnfragmentedMessage::waitsForTheWhole()
{
    QFETCH(Direction, direction);
    QFETCH(int, size);
    const QByteArray payload(size, 'a');
    const QByteArray sent = encoded(legalHeader(direction, Opcode::Text, payload), payload);
    for (qsizetype come = 0; come < sent.size(); ++come) {
        QByteArray wire = sent.first(come);
        std::span<char> rest = writable(wire);
        Frame frame { direction, 0, {}, {} };
        QVERIFY(!takeUnfragmentedMessage(rest, Limit, frame));
        QCOMPARE(rest.size(), std::size_t(come));
        QCOMPARE(wire, sent.first(come));
    }
}

void TestUnfragmentedMessage::knowsThoseThatWereSent()
{
    QFETCH(Direction, direction);
    QFETCH(FrameHeader, header);
    QFETCH(QByteArray, payload);
    QVERIFY(!isUnfragmentedMessage({ direction, 0, header, payload }, LowLimit));
}

QTEST_APPLESS_MAIN(TestUnfragmentedMessage)
#include "tst_unfragmentedmessage.moc"
