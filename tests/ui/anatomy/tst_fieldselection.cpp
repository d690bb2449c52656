#include "tests/ui/hex/sampleframe.h"
#include "ui/anatomy/fieldselection.h"

#include <QSignalSpy>
#include <QTest>

using namespace Framescope;

using Kind = FrameField::Kind;

class TestFieldSelection : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fieldsFollowTheFrame();
    void selectingAFieldSelectsItsOctets();
    void fieldsThatShareAnOctetAreToldApart();
    void octetsFromElsewhereChooseAField();
    void partOfAFieldIsOutlinedAsOctets();
    void clearedOctetsClearTheField();
    void hoverWorksAlike();
    void anotherFrameStartsWithoutField();
    void growingFrameKeepsTheField();

private:
    FrameSelection m_octets;
};

void TestFieldSelection::init()
{
    m_octets.setFrame({});
    m_octets.setFrame(maskedHello());
}

void TestFieldSelection::fieldsFollowTheFrame()
{
    FieldSelection fields(&m_octets);
    QCOMPARE(fields.fields().count(), quint64 { 8 + 5 });
    QSignalSpy changed(&fields, &FieldSelection::fieldsChanged);
    m_octets.setFrame({});
    QCOMPARE(changed.size(), 1);
    QVERIFY(fields.fields().isEmpty());
}

void TestFieldSelection::selectingAFieldSelectsItsOctets()
{
    FieldSelection fields(&m_octets);
    QSignalSpy changed(&fields, &FieldSelection::currentChanged);
    fields.select(7);
    QCOMPARE(fields.currentField()->kind, Kind::Key);
    QCOMPARE(m_octets.octets(), (OctetRange { 2, 4 }));
    QCOMPARE(changed.size(), 1);
    fields.select(7);
    QCOMPARE(changed.size(), 1);
}

void TestFieldSelection::fieldsThatShareAnOctetAreToldApart()
{
    FieldSelection fields(&m_octets);
    fields.select(0);
    QSignalSpy octets(&m_octets, &FrameSelection::octetsChanged);
    QSignalSpy changed(&fields, &FieldSelection::currentChanged);
    fields.select(4); // the opcode is in the same octet as FIN
    QCOMPARE(fields.currentField()->kind, Kind::Opcode);
    QCOMPARE(fields.selectedBits(), (BitRange { 4, 4 }));
    QCOMPARE(m_octets.octets(), (OctetRange { 0, 1 }));
    QCOMPARE(octets.size(), 0);
    QCOMPARE(changed.size(), 1);
}

void TestFieldSelection::octetsFromElsewhereChooseAField()
{
    FieldSelection fields(&m_octets);
    m_octets.setOctets({ 0, 1 });
    QCOMPARE(fields.currentField()->kind, Kind::Fin);
    m_octets.setOctets({ 1, 1 });
    QCOMPARE(fields.currentField()->kind, Kind::Mask);
    m_octets.setOctets({ 2, 4 });
    QCOMPARE(fields.currentField()->kind, Kind::Key);
    m_octets.setOctets({ 8, 1 });
    QCOMPARE(fields.currentField()->payloadIndex, quint64 { 2 });
}

void TestFieldSelection::partOfAFieldIsOutlinedAsOctets()
{
    FieldSelection fields(&m_octets);
    m_octets.setOctets({ 3, 1 });
    QCOMPARE(fields.currentField()->kind, Kind::Key);
    QCOMPARE(fields.selectedBits(), (BitRange { 24, 8 }));
    m_octets.setOctets({ 6, 3 });
    QCOMPARE(fields.selectedBits(), (BitRange { 48, 24 }));
}

void TestFieldSelection::clearedOctetsClearTheField()
{
    FieldSelection fields(&m_octets);
    fields.select(3);
    m_octets.setOctets({});
    QVERIFY(!fields.current());
    QVERIFY(fields.selectedBits().isEmpty());
}

void TestFieldSelection::hoverWorksAlike()
{
    FieldSelection fields(&m_octets);
    QSignalSpy hovered(&fields, &FieldSelection::hoveredChanged);
    fields.setHovered(5);
    QCOMPARE(m_octets.hover(), (OctetRange { 1, 1 }));
    fields.setHovered(6); // same octet, another field
    QCOMPARE(fields.hoveredBits(), (BitRange { 9, 7 }));
    QCOMPARE(hovered.size(), 2);
    m_octets.setHover({ 8, 1 });
    QCOMPARE(fields.hovered(), quint64 { 10 });
    fields.setHovered(std::nullopt);
    QVERIFY(m_octets.hover().isEmpty());
    QVERIFY(fields.hoveredBits().isEmpty());
}

void TestFieldSelection::anotherFrameStartsWithoutField()
{
    FieldSelection fields(&m_octets);
    fields.select(12);
    m_octets.setFrame(sampleFrame(makeHeader(Opcode::Ping, 0), {}, {}, {}, 2));
    QVERIFY(!fields.current());
    QCOMPARE(fields.fields().count(), quint64 { 7 });
}

void TestFieldSelection::growingFrameKeepsTheField()
{
    const FrameHeader header = makeHeader(Opcode::Text, 10);
    FieldSelection fields(&m_octets);
    m_octets.setFrame(sampleFrame(header, "Hello", {}, {}, 3));
    fields.select(4);
    m_octets.setFrame(sampleFrame(header, "Hello Hell", {}, {}, 3));
    QCOMPARE(fields.current(), quint64 { 4 });
    QCOMPARE(fields.fields().count(), quint64 { 17 });
}

QTEST_GUILESS_MAIN(TestFieldSelection)
#include "tst_fieldselection.moc"
