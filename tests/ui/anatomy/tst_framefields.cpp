#include "ui/anatomy/framefields.h"

#include <QTest>

using namespace Framescope;

using Kind = FrameField::Kind;

class TestFrameFields : public QObject
{
    Q_OBJECT

private slots:
    void fieldsFollowEachOther_data();
    void fieldsFollowEachOther();
    void everyBitHasItsField();
    void octetsFindTheFieldThatHasExactlyThese_data();
    void octetsFindTheFieldThatHasExactlyThese();
    void payloadOfAnySize();
    void noFrameHasNoFields();
};

void TestFrameFields::fieldsFollowEachOther_data()
{
    QTest::addColumn<LengthForm>("form");
    QTest::addColumn<bool>("masked");
    QTest::addColumn<QList<int>>("sizes"); // bits of each field of the header

    const QList<int> begin { 1, 1, 1, 1, 4, 1, 7 };
    QTest::newRow("7 bits") << LengthForm::Bits7 << false << begin;
    QTest::newRow("7 bits, masked") << LengthForm::Bits7 << true << begin + QList { 32 };
    QTest::newRow("16 bits") << LengthForm::Bits16 << false << begin + QList { 16 };
    QTest::newRow("16 bits, masked") << LengthForm::Bits16 << true << begin + QList { 16, 32 };
    QTest::newRow("64 bits") << LengthForm::Bits64 << false << begin + QList { 64 };
    QTest::newRow("64 bits, masked") << LengthForm::Bits64 << true << begin + QList { 64, 32 };
}

void TestFrameFields::fieldsFollowEachOther()
{
    QFETCH(LengthForm, form);
    QFETCH(bool, masked);
    QFETCH(QList<int>, sizes);

    FrameHeader header = makeHeader(Opcode::Binary, 3); // longer forms are not minimal here
    header.lengthForm = form;
    if (masked)
        header.maskingKey = MaskingKey {};
    const FrameFields fields(header, 3);
    QCOMPARE(fields.headerCount(), static_cast<quint64>(sizes.size()));
    QCOMPARE(fields.count(), fields.headerCount() + 3);
    quint64 bit = 0;
    for (quint64 i = 0; i < fields.count(); ++i) {
        const FrameField field = fields.at(i);
        const quint64 size
            = i < fields.headerCount() ? static_cast<quint64>(sizes[static_cast<int>(i)]) : 8;
        QCOMPARE(field.bits, (BitRange { bit, size }));
        QCOMPARE(field.kind == Kind::PayloadOctet, i >= fields.headerCount());
        if (field.kind == Kind::PayloadOctet)
            QCOMPARE(field.payloadIndex, i - fields.headerCount());
        bit += size;
    }
    QCOMPARE(bit, static_cast<quint64>(header.size() + 3) * 8);
    QCOMPARE(fields.bitCount(), bit);
}

void TestFrameFields::everyBitHasItsField()
{
    FrameHeader header = makeHeader(Opcode::Text, 300, MaskingKey {});
    const FrameFields fields(header, 300);
    for (quint64 bit = 0; bit < fields.bitCount(); ++bit) {
        const std::optional<quint64> index = fields.indexOfBit(bit);
        QVERIFY(index);
        QVERIFY(fields.at(*index).bits.contains(bit));
    }
    QVERIFY(!fields.indexOfBit(fields.bitCount()));
}

void TestFrameFields::octetsFindTheFieldThatHasExactlyThese_data()
{
    QTest::addColumn<quint64>("offset");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<Kind>("kind");

    const auto row = [](const char *name, quint64 offset, quint64 length, Kind kind) {
        QTest::newRow(name) << offset << length << kind;
    };
    // Octets 0 and 1, the extended length in 2 and 3, the key in 4 to 7, payload from 8 on.
    row("octet 0: the first of five", 0, 1, Kind::Fin);
    row("octet 1: the first of two", 1, 1, Kind::Mask);
    row("both", 0, 2, Kind::Fin);
    row("extended length", 2, 2, Kind::ExtendedLength);
    row("half of it", 3, 1, Kind::ExtendedLength);
    row("masking-key", 4, 4, Kind::Key);
    row("an octet of it", 6, 1, Kind::Key);
    row("from key into payload", 7, 3, Kind::Key);
    row("payload", 9, 1, Kind::PayloadOctet);
    row("more payload", 9, 20, Kind::PayloadOctet);
}

void TestFrameFields::octetsFindTheFieldThatHasExactlyThese()
{
    QFETCH(quint64, offset);
    QFETCH(quint64, length);
    QFETCH(Kind, kind);
    const FrameFields fields(makeHeader(Opcode::Text, 300, MaskingKey {}), 300);
    const std::optional<quint64> index = fields.indexOfOctets({ offset, length });
    QVERIFY(index);
    QCOMPARE(fields.at(*index).kind, kind);
    QVERIFY(!fields.indexOfOctets({ offset, 0 }));
}

void TestFrameFields::payloadOfAnySize()
{
    constexpr quint64 Size = quint64 { 1 } << 40;
    const FrameFields fields(makeHeader(Opcode::Binary, Size), Size);
    const FrameField last = fields.at(fields.count() - 1);
    QCOMPARE(last.payloadIndex, Size - 1);
    QCOMPARE(last.octets(), (OctetRange { Size + 9, 1 }));
    QCOMPARE(fields.indexOfBit(last.bits.first), fields.count() - 1);
}

void TestFrameFields::noFrameHasNoFields()
{
    const FrameFields fields;
    QVERIFY(fields.isEmpty());
    QCOMPARE(fields.count(), quint64 { 0 });
    QVERIFY(!fields.indexOfBit(0));
    QVERIFY(!fields.indexOfOctets({ 0, 1 }));
}

QTEST_APPLESS_MAIN(TestFrameFields)
#include "tst_framefields.moc"
