#include "tests/ui/hex/sampleframe.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/anatomy/unmaskingstrip.h"
#include "ui/anatomy/unmaskingtable.h"
#include "ui/widgets/iconbutton.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestUnmaskingStrip : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void onlyMaskedPayloadsHaveContent();
    void clickSelectsTheOctet();
    void hoverIsShared();
    void pagesTurn();
    void selectionTurnsThePage();
    void stepWalksThroughThePayload();
    void arrowsMove();
    void nextFrameStartsAtItsFirstOctet();
    void paintsEveryOctet();

private:
    bool saysSomewhere(const QString &text) const;
    QPoint column(int index) const;

    Theme m_theme;
    FrameSelection m_selection;
    std::unique_ptr<FieldSelection> m_fields;
    std::unique_ptr<UnmaskingStrip> m_strip;
};

void TestUnmaskingStrip::init()
{
    failOnAnyWarning();
    m_selection.setFrame({});
    const QByteArray payload("0123456789abcdefghijklmnopqrstuvwxyz");
    m_selection.setFrame(
        sampleFrame(makeHeader(Opcode::Text, 36, MaskingKey { 1, 2, 3, 4 }), payload));
    m_fields = std::make_unique<FieldSelection>(&m_selection);
    m_strip = std::make_unique<UnmaskingStrip>(m_theme, m_fields.get());
    m_strip->resize(860, 260);
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
}

void TestUnmaskingStrip::cleanup()
{
    m_strip.reset();
    m_fields.reset();
}

bool TestUnmaskingStrip::saysSomewhere(const QString &text) const
{
    for (const QLabel *label : m_strip->findChildren<QLabel *>()) {
        if (label->text() == text)
            return true;
    }
    return false;
}

QPoint TestUnmaskingStrip::column(int index) const
{
    return m_strip->table()->columnRect(index).center();
}

void TestUnmaskingStrip::onlyMaskedPayloadsHaveContent()
{
    QVERIFY(m_strip->hasContent());
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 5), "Hello", {}, {}, 2));
    QVERIFY(!m_strip->hasContent());
    QVERIFY(!m_strip->grab().isNull());
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Ping, 0, MaskingKey {}), {}, {}, {}, 3));
    QVERIFY(!m_strip->hasContent());
    m_selection.setFrame({});
    QVERIFY(!m_strip->hasContent());
}

void TestUnmaskingStrip::clickSelectsTheOctet()
{
    QTest::mouseClick(m_strip->table(), Qt::LeftButton, {}, column(5));
    QCOMPARE(m_selection.octets(), (OctetRange { 11, 1 }));
    QCOMPARE(m_strip->table()->currentIndex(), quint64 { 5 });
}

void TestUnmaskingStrip::hoverIsShared()
{
    QTest::mouseMove(m_strip->table(), column(5));
    QCOMPARE(m_selection.hover(), (OctetRange { 11, 1 }));
    const QRect rect = m_strip->table()->columnRect(2);
    const QImage before = m_strip->table()->grab(rect).toImage();
    m_selection.setHover({ 8, 1 });
    QVERIFY(m_strip->table()->grab(rect).toImage() != before);
}

void TestUnmaskingStrip::pagesTurn()
{
    QVERIFY(saysSomewhere(u"octets 0–15 of 36"_s));
    const QList<IconButton *> turn = m_strip->findChildren<IconButton *>();
    QCOMPARE(turn.size(), 2);
    QVERIFY(!turn.at(0)->isEnabled());
    QTest::mouseClick(turn.at(1), Qt::LeftButton);
    QTest::mouseClick(turn.at(1), Qt::LeftButton);
    QVERIFY(saysSomewhere(u"octets 32–35 of 36"_s));
    QVERIFY(!turn.at(1)->isEnabled());
    QTest::mouseClick(m_strip->table(), Qt::LeftButton, {}, column(9)); // behind the end
    QVERIFY(m_selection.octets().isEmpty());
    QTest::mouseClick(turn.at(0), Qt::LeftButton);
    QCOMPARE(m_strip->table()->firstIndex(), quint64 { 16 });
}

void TestUnmaskingStrip::selectionTurnsThePage()
{
    m_selection.setOctets({ 6 + 20, 1 });
    QCOMPARE(m_strip->table()->firstIndex(), quint64 { 16 });
    m_selection.setOctets({ 2, 4 }); // the key: the page stays
    QCOMPARE(m_strip->table()->firstIndex(), quint64 { 16 });
    QVERIFY(!m_strip->table()->currentIndex());
}

void TestUnmaskingStrip::stepWalksThroughThePayload()
{
    auto *step = m_strip->findChild<QPushButton *>();
    for (quint64 i = 0; i < 36; ++i) {
        QVERIFY(step->isEnabled());
        QTest::mouseClick(step, Qt::LeftButton);
        QCOMPARE(m_strip->table()->currentIndex(), i);
    }
    QVERIFY(!step->isEnabled());
}

void TestUnmaskingStrip::arrowsMove()
{
    QTest::keyClick(m_strip->table(), Qt::Key_Right);
    QTest::keyClick(m_strip->table(), Qt::Key_Right);
    QCOMPARE(m_strip->table()->currentIndex(), quint64 { 1 });
    QTest::keyClick(m_strip->table(), Qt::Key_Left);
    QTest::keyClick(m_strip->table(), Qt::Key_Left);
    QCOMPARE(m_strip->table()->currentIndex(), quint64 { 0 });
    QTest::keyClick(m_strip->table(), Qt::Key_PageDown);
    QCOMPARE(m_strip->table()->firstIndex(), quint64 { 16 });
    QTest::keyClick(m_strip->table(), Qt::Key_PageUp);
    QCOMPARE(m_strip->table()->firstIndex(), quint64 { 0 });
}

void TestUnmaskingStrip::nextFrameStartsAtItsFirstOctet()
{
    m_strip->table()->showPage(20);
    const QByteArray payload(100, 'x');
    m_selection.setFrame(
        sampleFrame(makeHeader(Opcode::Text, 100, MaskingKey {}), payload, {}, {}, 2));
    QCOMPARE(m_strip->table()->firstIndex(), quint64 { 0 });
    QVERIFY(saysSomewhere(u"octets 0–15 of 100"_s));
}

void TestUnmaskingStrip::paintsEveryOctet()
{
    QByteArray payload;
    for (int i = 0; i < 256; ++i)
        payload.append(static_cast<char>(i));
    m_selection.setFrame(sampleFrame(
        makeHeader(Opcode::Binary, 256, MaskingKey { 9, 8, 7, 6 }), payload, {}, {}, 2));
    for (quint64 page = 0; page < 256; page += UnmaskingTable::Columns) {
        m_strip->table()->showPage(page);
        m_strip->table()->selectIndex(page + 3);
        QVERIFY(!m_strip->grab().isNull());
    }
}

QTEST_MAIN(TestUnmaskingStrip)
#include "tst_unmaskingstrip.moc"
