#include "tests/ui/hex/sampleframe.h"
#include "ui/hex/octetdescription.h"
#include "ui/hex/octetnames.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestOctetDescription : public QObject
{
    Q_OBJECT

private slots:
    void saysOffsetHexFieldAndCharacter_data();
    void saysOffsetHexFieldAndCharacter();
    void cutsALongRange();
    void everyOctetHasAName();
};

void TestOctetDescription::saysOffsetHexFieldAndCharacter_data()
{
    QTest::addColumn<bool>("wire");
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<QString>("text");

    const auto row
        = [](const char *name, bool wire, quint64 offset, quint64 length, const QString &text) {
              QTest::newRow(name) << wire << offset << length << text;
          };
    row("nothing", true, 3, 0, {});
    row("octet 0", true, 0, 1, u"Offset 0000, hex 81, FIN, RSV, opcode"_s);
    row("octet 1", true, 1, 1, u"Offset 0001, hex 86, MASK, payload length"_s);
    row("masking-key", true, 5, 1, u"Offset 0005, hex 3D, masking-key"_s);
    row("letter", true, 6, 1, u"Offset 0006, hex 7F, payload octet 0, plain H"_s);
    row("punctuation", true, 11, 1, u"Offset 000B, hex C0, payload octet 5, plain colon"_s);
    row("in the payload", false, 5, 1, u"Offset 0005, hex 3A, payload octet 5, plain colon"_s);
    row("range", true, 2, 4, u"Offset 0002 to 0005, 4 octets, hex 37 FA 21 3D"_s);
}

void TestOctetDescription::saysOffsetHexFieldAndCharacter()
{
    QFETCH(bool, wire);
    QFETCH(quint64, offset);
    QFETCH(quint64, length);
    QFETCH(QString, text);

    const FrameHandle frame
        = sampleFrame(makeHeader(Opcode::Text, 6, MaskingKey { 0x37, 0xFA, 0x21, 0x3D }), "Hello:");
    const HexContent content = wire ? wireContent(frame) : payloadContent(frame);
    QCOMPARE(describeOctets(content, { offset, length }), text);
}

void TestOctetDescription::cutsALongRange()
{
    const FrameHandle frame = sampleFrame(makeHeader(Opcode::Binary, 100), QByteArray(100, '\x5A'));
    const QString text = describeOctets(payloadContent(frame), { 0, 100 });
    QVERIFY(text.startsWith("Offset 0000 to 0063, 100 octets, hex 5A 5A"_L1));
    QVERIFY(text.endsWith(u"5A …"_s));
    QCOMPARE(text.count("5A"_L1), 16);
}

void TestOctetDescription::everyOctetHasAName()
{
    for (int octet = 0; octet < 256; ++octet)
        QVERIFY(!octetName(static_cast<quint8>(octet)).isEmpty());
    QCOMPARE(octetGlyph('a'), u"a"_s);
    QCOMPARE(octetGlyph(' '), u"SP"_s);
    QCOMPARE(octetGlyph(0x00), u"NUL"_s);
    QCOMPARE(octetGlyph(0x7F), u"DEL"_s);
    QVERIFY(octetGlyph(0x80).isEmpty());
}

QTEST_APPLESS_MAIN(TestOctetDescription)
#include "tst_octetdescription.moc"
