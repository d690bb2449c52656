#include "protocol/wire/messageassembler.h"

#include <QtTest>

using namespace Framescope;

namespace {

/// What \a assembler has against a frame whose payload comes \a step octets at a time.
QList<Rule> read(
    MessageAssembler &assembler, const FrameHeader &header, QByteArrayView payload, qsizetype step)
{
    QList<Violation> found = assembler.beginFrame(header);
    for (qsizetype at = 0; at < payload.size(); at += step)
        found += assembler.readPayload(payload.sliced(at, qMin(step, payload.size() - at)));
    found += assembler.endFrame({ Direction::ServerToClient, 0, header, payload });
    QList<Rule> rules;
    for (const Violation &violation : std::as_const(found))
        rules.append(violation.rule);
    return rules;
}

FrameHeader compressedText(QByteArrayView payload)
{
    FrameHeader header = makeHeader(Opcode::Text, static_cast<quint64>(payload.size()));
    header.rsv = Rsv1;
    return header;
}

} // namespace

class MessageAssemblerTest : public QObject
{
    Q_OBJECT
private slots:
    void keepsTheWindowBehindTextThatIsNone_data();
    void keepsTheWindowBehindTextThatIsNone();
    void judgesCompressedTextAlikeHoweverItComes();
    void goesOnBehindABrokenMessageWithoutContext();
    void goesOnBehindAMessageThatLeftTheWindow();
};

void MessageAssemblerTest::keepsTheWindowBehindTextThatIsNone_data()
{
    QTest::addColumn<qsizetype>("step");
    QTest::newRow("whole") << qsizetype(100);
    QTest::newRow("octet by octet") << qsizetype(1);
}

/// Whoever only listens reads on behind a message that breaks §8.1, and the messages after it may
/// refer to it (RFC 7692 §7.2.2).
void MessageAssemblerTest::keepsTheWindowBehindTextThatIsNone()
{
    QFETCH(qsizetype, step);
    MessageAssembler assembler(Direction::ServerToClient, 1024);
    assembler.enableDeflate({});
    MessageDeflater deflater(DeflateContext {});

    const QByteArray broken = deflater.deflate("\xFF, and text that the next one repeats");
    QCOMPARE(
        read(assembler, compressedText(broken), broken, step), QList<Rule> { Rule::Utf8Invalid });

    const QByteArray text = "and text that the next one repeats";
    const QByteArray good = deflater.deflate(text);
    QVERIFY(good.size() < text.size());
    QCOMPARE(read(assembler, compressedText(good), good, step), QList<Rule>());
    QCOMPARE(assembler.message()->payload, text);
}

void MessageAssemblerTest::judgesCompressedTextAlikeHoweverItComes()
{
    // First no UTF-8, then no DEFLATE.
    const QByteArray payload = QByteArray::fromHex("f248ff00050000ffcac9c90700");
    for (qsizetype step = 1; step <= payload.size(); ++step) {
        MessageAssembler assembler(Direction::ServerToClient, 1024);
        assembler.enableDeflate({});
        QCOMPARE(read(assembler, compressedText(payload), payload, step),
            (QList<Rule> { Rule::Utf8Invalid, Rule::DeflateInvalid }));
    }
}

void MessageAssemblerTest::goesOnBehindABrokenMessageWithoutContext()
{
    MessageAssembler assembler(Direction::ServerToClient, 1024);
    assembler.enableDeflate({ 15, false });
    const QByteArray hello = QByteArray::fromHex("f248cdc9c90700");
    const QByteArray reference = QByteArray::fromHex("f200110000"); // RFC 7692 §7.2.3.2
    const QByteArray garbage = "\xFF\xFF";
    QCOMPARE(read(assembler, compressedText(reference), reference, 9),
        QList<Rule> { Rule::DeflateInvalid }); // to nothing at all
    QCOMPARE(read(assembler, compressedText(hello), hello, 9), QList<Rule>());
    QCOMPARE(read(assembler, compressedText(reference), reference, 9),
        QList<Rule> { Rule::DeflateContextTakeover });
    QCOMPARE(
        read(assembler, compressedText(garbage), garbage, 9), QList<Rule> { Rule::DeflateInvalid });
    // Also where one that is not compressed stands between them.
    const QByteArray plain = "not compressed";
    QCOMPARE(
        read(assembler, makeHeader(Opcode::Text, quint64(plain.size())), plain, 9), QList<Rule>());
    QCOMPARE(assembler.message()->payload, plain);
    QCOMPARE(read(assembler, compressedText(hello), hello, 9), QList<Rule>());
    QCOMPARE(assembler.message()->payload, QByteArray("Hello"));
}

void MessageAssemblerTest::goesOnBehindAMessageThatLeftTheWindow()
{
    MessageAssembler assembler(Direction::ServerToClient, 1024);
    assembler.enableDeflate({ 8, true });
    const QByteArray far = QByteArray::fromHex("721c05a300181f0000"); // 400 octets back
    const QByteArray near = QByteArray::fromHex("720400"); // "A"
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(read(assembler, compressedText(far), far, 1), QList<Rule> { Rule::DeflateWindow });
        QCOMPARE(assembler.message()->payload, QByteArray(520, 'A'));
        QCOMPARE(read(assembler, compressedText(near), near, 1), QList<Rule>());
        QCOMPARE(assembler.message()->payload, QByteArray("A"));
    }
}

QTEST_GUILESS_MAIN(MessageAssemblerTest)
#include "tst_messageassembler.moc"
