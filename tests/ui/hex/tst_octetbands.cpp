#include "ui/hex/octetbands.h"

#include <QTest>

using namespace Framescope;

using Field = Theme::Field;

class TestOctetBands : public QObject
{
    Q_OBJECT

private slots:
    void firstOctetsAreShared();
    void laterOctets_data();
    void laterOctets();
};

void TestOctetBands::firstOctetsAreShared()
{
    const FrameHeader header = makeHeader(Opcode::Text, 5);
    const auto first = octetBands(header, 0);
    QCOMPARE(first.size(), 3);
    QCOMPARE(first[0], (OctetBand { Field::Fin, 1 }));
    QCOMPARE(first[1], (OctetBand { Field::Rsv, 1 }));
    QCOMPARE(first[2], (OctetBand { Field::Opcode, 2 }));
    const auto second = octetBands(header, 1);
    QCOMPARE(second.size(), 2);
    QCOMPARE(second[0], (OctetBand { Field::Mask, 1 }));
    QCOMPARE(second[1], (OctetBand { Field::Length, 3 }));
}

void TestOctetBands::laterOctets_data()
{
    QTest::addColumn<LengthForm>("form");
    QTest::addColumn<bool>("masked");
    QTest::addColumn<QByteArray>("fields"); // from octet 2: L, M, P

    QTest::newRow("7 bits") << LengthForm::Bits7 << false << QByteArray("PP");
    QTest::newRow("7 bits, masked") << LengthForm::Bits7 << true << QByteArray("MMMMP");
    QTest::newRow("16 bits") << LengthForm::Bits16 << false << QByteArray("LLP");
    QTest::newRow("16 bits, masked") << LengthForm::Bits16 << true << QByteArray("LLMMMMP");
    QTest::newRow("64 bits") << LengthForm::Bits64 << false << QByteArray("LLLLLLLLP");
    QTest::newRow("64 bits, masked") << LengthForm::Bits64 << true << QByteArray("LLLLLLLLMMMMP");
}

void TestOctetBands::laterOctets()
{
    QFETCH(LengthForm, form);
    QFETCH(bool, masked);
    QFETCH(QByteArray, fields);

    FrameHeader header = makeHeader(Opcode::Binary, 5);
    header.lengthForm = form;
    if (masked)
        header.maskingKey = MaskingKey {};
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const auto bands = octetBands(header, static_cast<quint64>(i) + 2);
        QCOMPARE(bands.size(), 1);
        QCOMPARE(bands[0].quarters, 4);
        const Field expected = fields[i] == 'L' ? Field::Length
            : fields[i] == 'M'                  ? Field::Mask
                                                : Field::Payload;
        QCOMPARE(bands[0].field, expected);
    }
}

QTEST_APPLESS_MAIN(TestOctetBands)
#include "tst_octetbands.moc"
