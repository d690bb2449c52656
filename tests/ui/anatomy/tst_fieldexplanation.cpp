#include "protocol/wire/closestatus.h"
#include "tests/ui/hex/sampleframe.h"
#include "ui/anatomy/fieldexplanation.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

using Kind = FrameField::Kind;

namespace {

constexpr MaskingKey Key { 0x37, 0xFA, 0x21, 0x3D };

FrameHandle clientFrame(
    Opcode opcode, const QByteArray &payload, bool fin = true, MaskingKey key = Key)
{
    return sampleFrame(makeHeader(opcode, static_cast<quint64>(payload.size()), key, fin), payload);
}

FrameHandle serverFrame(const FrameHeader &header, const QByteArray &payload = {})
{
    return sampleFrame(header, payload, Direction::ServerToClient);
}

MessageOutline messageOf(const FrameHandle &frame)
{
    return outlineMessage(frame, nullptr);
}

FieldExplanation explain(
    const FrameHandle &frame, Kind kind, const MessageOutline &message, quint64 payloadIndex = 0)
{
    const FrameFields fields(frame.record().header, frame.record().storedLength);
    for (quint64 i = 0; i < fields.count(); ++i) {
        const FrameField field = fields.at(i);
        if (field.kind == kind && field.payloadIndex == payloadIndex)
            return explainField(field, frame, message);
    }
    return {};
}

FieldExplanation explain(const FrameHandle &frame, Kind kind, quint64 payloadIndex = 0)
{
    return explain(frame, kind, messageOf(frame), payloadIndex);
}

} // namespace

class TestFieldExplanation : public QObject
{
    Q_OBJECT

private slots:
    void everyFieldOfEveryFrameIsExplained_data();
    void everyFieldOfEveryFrameIsExplained();
    void says_data();
    void says();
    void fragmentNamesTheFrameThatEndsIt();
    void lastFragmentNamesTheFirst();
    void continuationTakesItsMeaningFromTheMessage();
    void maskingKeyIsOneNumber();
    void brokenRulesComeWithTheirSection();
    void wholeFrameIsExplainedWithoutAField();
    void framesThatAreToGoHaveNotGone();
};

void TestFieldExplanation::everyFieldOfEveryFrameIsExplained_data()
{
    QTest::addColumn<int>("opcode");
    QTest::addColumn<bool>("fin");
    QTest::addColumn<bool>("masked");
    QTest::addColumn<LengthForm>("form");
    for (int opcode = 0; opcode < 16; ++opcode) {
        for (const bool fin : { false, true }) {
            for (const bool masked : { false, true }) {
                for (const LengthForm form :
                    { LengthForm::Bits7, LengthForm::Bits16, LengthForm::Bits64 })
                    QTest::addRow("0x%X, FIN %d, MASK %d, form %d", opcode, fin, masked,
                        static_cast<int>(form))
                        << opcode << fin << masked << form;
            }
        }
    }
}

void TestFieldExplanation::everyFieldOfEveryFrameIsExplained()
{
    QFETCH(int, opcode);
    QFETCH(bool, fin);
    QFETCH(bool, masked);
    QFETCH(LengthForm, form);

    FrameHeader header = makeHeader(Opcode::Text, 3, std::nullopt, fin);
    header.opcode = static_cast<quint8>(opcode);
    header.lengthForm = form;
    if (masked)
        header.maskingKey = Key;
    for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
        const FrameHandle frame = sampleFrame(header, "\x03\xE8x", direction);
        const FrameFields fields(header, 3);
        for (quint64 i = 0; i < fields.count(); ++i) {
            const FieldExplanation text = explainField(fields.at(i), frame, messageOf(frame));
            QVERIFY(!text.name.isEmpty());
            QVERIFY(text.color);
            QVERIFY(!text.value.isEmpty());
            QVERIFY2(text.meaning.endsWith(u'.'), qPrintable(text.meaning));
            QVERIFY2(!text.meaning.contains(u'%'), qPrintable(text.meaning));
            QVERIFY2(text.rule.text.endsWith(u'.'), qPrintable(text.rule.text));
            QVERIFY2(text.rule.section.contains(u'§'), qPrintable(text.name));
            for (const FieldExplanation::Note &note : text.violationIf) {
                QVERIFY2(note.text.endsWith(u'.'), qPrintable(note.text));
                QVERIFY(note.section.contains(u'§'));
            }
        }
    }
}

void TestFieldExplanation::says_data()
{
    QTest::addColumn<FrameHandle>("frame");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<quint64>("payloadIndex");
    QTest::addColumn<QString>("meaning"); // a part of it
    QTest::addColumn<QString>("section"); // of the rule

    const auto row = [](const char *name, const FrameHandle &frame, Kind kind,
                         const QString &meaning, const QString &section, quint64 index = 0) {
        QTest::newRow(name) << frame << kind << index << meaning << section;
    };
    const FrameHandle hello = clientFrame(Opcode::Text, "Hello");

    row("FIN of a whole message", hello, Kind::Fin, u"complete in this one frame"_s, u"§5.4"_s);
    row("FIN of a fragment", clientFrame(Opcode::Text, "He", false), Kind::Fin,
        u"More fragments follow"_s, u"§5.4"_s);
    row("FIN of a Ping", clientFrame(Opcode::Ping, "a"), Kind::Fin, u"whole control frame"_s,
        u"§5.5"_s);
    row("FIN 0 of a Ping", clientFrame(Opcode::Ping, "a", false), Kind::Fin, u"must not"_s,
        u"§5.5"_s);

    FrameHeader compressed = makeHeader(Opcode::Text, 1);
    compressed.rsv = Rsv1;
    row("RSV1 set", serverFrame(compressed, "x"), Kind::ReservedBit1, u"compressed"_s,
        u"RFC 7692 §6"_s);
    FrameHeader oddPing = makeHeader(Opcode::Ping, 0);
    oddPing.rsv = Rsv1 | Rsv2;
    row("RSV1 on a Ping", serverFrame(oddPing), Kind::ReservedBit1, u"no meaning"_s,
        u"RFC 7692 §6"_s);
    row("RSV2 set", serverFrame(oddPing), Kind::ReservedBit2, u"Set, although"_s, u"§5.2"_s);
    row("RSV3 not set", hello, Kind::ReservedBit3, u"Not set"_s, u"§5.2"_s);

    row("text", hello, Kind::Opcode, u"UTF-8"_s, u"§5.6"_s);
    row("binary", clientFrame(Opcode::Binary, "x"), Kind::Opcode, u"binary message"_s, u"§5.6"_s);
    row("continuation", clientFrame(Opcode::Continuation, "x"), Kind::Opcode, u"further fragment"_s,
        u"§5.4"_s);
    row("close with a code", clientFrame(Opcode::Close, makeCloseBody(1001, u"bye")), Kind::Opcode,
        u"1001, going away"_s, u"§5.5.1"_s);
    row("close without", clientFrame(Opcode::Close, {}), Kind::Opcode, u"gives no code"_s,
        u"§5.5.1"_s);
    row("ping", clientFrame(Opcode::Ping, {}), Kind::Opcode, u"answers with a Pong"_s, u"§5.5.2"_s);
    row("pong", clientFrame(Opcode::Pong, {}), Kind::Opcode, u"answer to a Ping"_s, u"§5.5.3"_s);
    FrameHeader reserved = makeHeader(Opcode::Text, 0);
    reserved.opcode = 0x3;
    row("reserved data", serverFrame(reserved), Kind::Opcode, u"Reserved for data"_s, u"§5.2"_s);
    reserved.opcode = 0xF;
    row("reserved control", serverFrame(reserved), Kind::Opcode, u"Reserved for control"_s,
        u"§5.2"_s);

    row("masked client", hello, Kind::Mask, u"is masked, as on every"_s, u"§5.1"_s);
    row("unmasked client", sampleFrame(makeHeader(Opcode::Text, 1), "x"), Kind::Mask,
        u"a server must not accept"_s, u"§5.1"_s);
    row("unmasked server", serverFrame(makeHeader(Opcode::Text, 0)), Kind::Mask,
        u"is not masked, as on every"_s, u"§5.1"_s);
    row("masked server", serverFrame(makeHeader(Opcode::Text, 0, Key)), Kind::Mask,
        u"a client must not accept"_s, u"§5.1"_s);

    row("length", hello, Kind::PayloadLength, u"has 5 octets"_s, u"§5.2"_s);
    row("no payload", clientFrame(Opcode::Ping, {}), Kind::PayloadLength, u"no payload"_s,
        u"§5.2"_s);
    const FrameHandle medium = clientFrame(Opcode::Text, QByteArray(154, 'x'));
    row("126", medium, Kind::PayloadLength, u"next 16 bits"_s, u"§5.2"_s);
    row("16 bits", medium, Kind::ExtendedLength, u"has 154 octets"_s, u"§5.2"_s);
    FrameHeader wasteful = makeHeader(Opcode::Text, 1);
    wasteful.lengthForm = LengthForm::Bits64;
    row("127", serverFrame(wasteful, "x"), Kind::PayloadLength, u"next 64 bits"_s, u"§5.2"_s);
    row("64 bits, not minimal", serverFrame(wasteful, "x"), Kind::ExtendedLength,
        u"would have fitted fewer"_s, u"§5.2"_s);
    row("truncated", serverFrame(makeHeader(Opcode::Text, 100), "Hello"), Kind::PayloadLength,
        u"Only 5 octets arrived"_s, u"§5.2"_s);

    row("key", hello, Kind::Key, u"chose this 32-bit number"_s, u"§5.3"_s);
    row("key of zeros", clientFrame(Opcode::Text, "x", true, {}), Kind::Key, u"all zero"_s,
        u"§5.3"_s);

    row("masked octet", hello, Kind::PayloadOctet,
        u"On the wire 0x7F; XOR key octet 0, 0x37, gives 0x48."_s, u"§5.3"_s);
    row("its character", hello, Kind::PayloadOctet, u"the character o, U+006F"_s, u"§5.3"_s, 4);
    const FrameHandle euro = serverFrame(makeHeader(Opcode::Text, 3), "\xE2\x82\xAC");
    row("first of three octets", euro, Kind::PayloadOctet, u"first of the 3 octets"_s, u"§5.2"_s);
    row("a later octet", euro, Kind::PayloadOctet, u"a later octet"_s, u"§5.2"_s, 1);
    row("never in UTF-8", serverFrame(makeHeader(Opcode::Text, 1), "\xFF"), Kind::PayloadOctet,
        u"never occurs"_s, u"§5.2"_s);
    row("compressed octet", serverFrame(compressed, "x"), Kind::PayloadOctet, u"It is compressed"_s,
        u"§5.2"_s);
    row("binary octet", serverFrame(makeHeader(Opcode::Binary, 1), "\x2A"), Kind::PayloadOctet,
        u"In decimal 42"_s, u"§5.2"_s);
    const FrameHandle close
        = serverFrame(makeHeader(Opcode::Close, 5), makeCloseBody(1000, u"bye"));
    row("status code", close, Kind::PayloadOctet, u"status code 1000, normal closure"_s, u"§5.2"_s,
        1);
    row("close reason", close, Kind::PayloadOctet, u"Part of the reason"_s, u"§5.2"_s, 2);
    row("heartbeat", serverFrame(makeHeader(Opcode::Pong, 1), "x"), Kind::PayloadOctet,
        u"heartbeat"_s, u"§5.2"_s);
}

void TestFieldExplanation::says()
{
    QFETCH(FrameHandle, frame);
    QFETCH(Kind, kind);
    QFETCH(quint64, payloadIndex);
    QFETCH(QString, meaning);
    QFETCH(QString, section);
    const FieldExplanation text = explain(frame, kind, payloadIndex);
    QVERIFY2(text.meaning.contains(meaning), qPrintable(text.meaning));
    QCOMPARE(text.rule.section, section);
}

void TestFieldExplanation::fragmentNamesTheFrameThatEndsIt()
{
    const FrameHandle frame = clientFrame(Opcode::Text, "and a", false);
    MessageOutline message = messageOf(frame);
    QCOMPARE(explain(frame, Kind::Fin, message).otherFrame, FrameId { 0 });
    message.fragmentCount = 3;
    message.last = 2965;
    const FieldExplanation text = explain(frame, Kind::Fin, message);
    QVERIFY(text.meaning.contains(FieldExplanation::frameName(2965)));
    QCOMPARE(text.otherFrame, FrameId { 2965 });
    QVERIFY(text.violationIf.first().text.contains("before FIN = 1"_L1));
}

void TestFieldExplanation::lastFragmentNamesTheFirst()
{
    auto block = std::make_shared<FrameBlock>(2961);
    block->append(1, { {}, 0, makeHeader(Opcode::Text, 1, Key, false), "a" }, 2961);
    block->append(1, { {}, 0, makeHeader(Opcode::Continuation, 1, Key), "b" }, 2961);
    const FrameHandle frame(block, 2962);
    MessageOutline message;
    message.fragmentCount = 2;
    message.opcode = toNibble(Opcode::Text);
    message.last = 2962;
    const FieldExplanation text = explain(frame, Kind::Fin, message);
    QCOMPARE(text.otherFrame, FrameId { 2961 });
    QVERIFY(text.meaning.contains(FieldExplanation::frameName(2961)));
    QCOMPARE(explain(frame, Kind::Opcode, message).otherFrame, FrameId { 2961 });
}

void TestFieldExplanation::continuationTakesItsMeaningFromTheMessage()
{
    const FrameHandle frame = clientFrame(Opcode::Continuation, "a");
    MessageOutline message;
    message.fragmentCount = 2;
    message.opcode = toNibble(Opcode::Text);
    QVERIFY(explain(frame, Kind::PayloadOctet, message).meaning.contains("In UTF-8"_L1));
    message.opcode = toNibble(Opcode::Binary);
    QVERIFY(explain(frame, Kind::PayloadOctet, message).meaning.contains("In decimal 97"_L1));
    message.compressed = true;
    QVERIFY(explain(frame, Kind::PayloadOctet, message).meaning.contains("compressed"_L1));
}

void TestFieldExplanation::maskingKeyIsOneNumber()
{
    const FieldExplanation text = explain(maskedHello(), Kind::Key);
    QCOMPARE(text.value, u"0x37FA213D"_s);
    QCOMPARE(text.bits, u"bits 16–47"_s);
    QCOMPARE(text.bytes, u"bytes 2–5"_s);
}

void TestFieldExplanation::brokenRulesComeWithTheirSection()
{
    const QList<Violation> violations { { Rule::ControlTooLong, {}, 1, 3, u"131 octets"_s },
        { Rule::DeflateReservedBit, {}, 0, 1, {} } };
    const FrameHandle frame
        = sampleFrame(makeHeader(Opcode::Ping, 131), QByteArray(131, 'x'), {}, violations);
    const FieldExplanation text = explain(frame, Kind::Fin);
    QCOMPARE(text.broken.size(), 2);
    QVERIFY(text.broken.at(0).text.contains("131 octets"_L1));
    QCOMPARE(text.broken.at(0).section, u"§5.5"_s);
    QCOMPARE(text.broken.at(1).section, u"RFC 7692 §6.1"_s);
}

void TestFieldExplanation::wholeFrameIsExplainedWithoutAField()
{
    const FieldExplanation text = explainFrame(maskedHello(), messageOf(maskedHello()));
    QCOMPARE(text.name, u"Text frame"_s);
    QVERIFY(!text.color);
    QVERIFY(text.meaning.contains("5 octets of payload, masked"_L1));
    const FrameHandle cut = serverFrame(makeHeader(Opcode::Binary, 100'000), "x");
    QVERIFY(explainFrame(cut, messageOf(cut)).meaning.contains("announces 100,000 octets"_L1));
}

void TestFieldExplanation::framesThatAreToGoHaveNotGone()
{
    const FrameHandle cut = serverFrame(makeHeader(Opcode::Binary, 100'000), "x");
    const auto whole
        = [&cut](Tense tense) { return explainFrame(cut, messageOf(cut), tense).meaning; };
    QVERIFY(whole(Tense::Past).startsWith("It went from the server"_L1));
    QVERIFY(whole(Tense::Past).contains("never came"_L1));
    QVERIFY(whole(Tense::Future).startsWith("It will go from the server"_L1));
    QVERIFY(!whole(Tense::Future).contains("never came"_L1));
    const FrameFields fields(cut.record().header, cut.record().storedLength);
    const auto length = [&](Tense tense) {
        for (quint64 i = 0; i < fields.count(); ++i) {
            if (fields.at(i).kind == Kind::ExtendedLength)
                return explainField(fields.at(i), cut, messageOf(cut), false, tense).meaning;
        }
        return QString();
    };
    QVERIFY(length(Tense::Past).endsWith("Only 1 octet arrived."_L1));
    QVERIFY(length(Tense::Future).endsWith("Only 1 octet will go."_L1));
}

QTEST_APPLESS_MAIN(TestFieldExplanation)
#include "tst_fieldexplanation.moc"
