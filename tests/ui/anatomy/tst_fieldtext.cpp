#include "tests/ui/hex/sampleframe.h"
#include "ui/anatomy/fieldtext.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestFieldText : public QObject
{
    Q_OBJECT

private slots:
    void describesEveryField_data();
    void describesEveryField();
    void placesAreShort();
    void octetsAreThoseOfTheWire();
};

void TestFieldText::describesEveryField_data()
{
    QTest::addColumn<FrameHandle>("frame");
    QTest::addColumn<QStringList>("descriptions");

    QTest::newRow("§5.7 masked text")
        << maskedHello()
        << QStringList { u"FIN, bit 0, value 1"_s, u"RSV1, bit 1, value 0"_s,
               u"RSV2, bit 2, value 0"_s, u"RSV3, bit 3, value 0"_s,
               u"Opcode, bits 4 to 7, value 0x1 text"_s, u"MASK, bit 8, value 1"_s,
               u"Payload length, bits 9 to 15, value 5"_s,
               u"Masking-key, bits 16 to 47, value 37 FA 21 3D"_s,
               u"Payload octet 0, bits 48 to 55, value 7F, "
               "plain 48, H"_s };

    FrameHeader odd = makeHeader(Opcode::Text, 1, std::nullopt, false);
    odd.rsv = Rsv1 | Rsv3;
    odd.opcode = 0xB;
    odd.lengthForm = LengthForm::Bits64;
    QTest::newRow("reserved, 64-bit length that is not minimal")
        << sampleFrame(odd, "\n")
        << QStringList { u"FIN, bit 0, value 0"_s, u"RSV1, bit 1, value 1"_s,
               u"RSV2, bit 2, value 0"_s, u"RSV3, bit 3, value 1"_s,
               u"Opcode, bits 4 to 7, value 0xB reserved"_s, u"MASK, bit 8, value 0"_s,
               u"Payload length, bits 9 to 15, value 127"_s,
               u"Extended payload length, bits 16 to 79, value 1"_s,
               u"Payload octet 0, bits 80 to 87, value 0A, line feed"_s };
}

void TestFieldText::describesEveryField()
{
    QFETCH(FrameHandle, frame);
    QFETCH(QStringList, descriptions);
    const FrameFields fields(frame.record().header, frame.record().storedLength);
    for (qsizetype i = 0; i < descriptions.size(); ++i)
        QCOMPARE(fieldDescription(fields.at(static_cast<quint64>(i)), frame), descriptions.at(i));
}

void TestFieldText::placesAreShort()
{
    const FrameFields fields(maskedHello().record().header, 5);
    QCOMPARE(fieldBitsText(fields.at(0)), u"bit 0"_s);
    QCOMPARE(fieldBytesText(fields.at(0)), u"byte 0"_s);
    QCOMPARE(fieldBitsText(fields.at(7)), u"bits 16–47"_s);
    QCOMPARE(fieldBytesText(fields.at(7)), u"bytes 2–5"_s);
}

void TestFieldText::octetsAreThoseOfTheWire()
{
    const FrameHandle frame = maskedHello();
    const FrameFields fields(frame.record().header, 5);
    QCOMPARE(fieldOctets(fields.at(4), frame), QByteArray::fromHex("81"));
    QCOMPARE(fieldOctets(fields.at(7), frame), QByteArray::fromHex("37fa213d"));
    QCOMPARE(fieldOctets(fields.at(8), frame), QByteArray::fromHex("7f"));
}

QTEST_APPLESS_MAIN(TestFieldText)
#include "tst_fieldtext.moc"
