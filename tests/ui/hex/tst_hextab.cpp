#include "tests/ui/hex/sampleframe.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/hex/hextab.h"
#include "ui/hex/hexview.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestHexTab : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void withoutFrameSaysSo();
    void switchesTheLayer();
    void countsOctets();
    void copiesTheSelection();
    void goesToAnOffset();
    void refusesAnOffsetBehindTheEnd();

private:
    bool saysSomewhere(const QString &text) const;

    Theme m_theme;
    FrameSelection m_selection;
    std::unique_ptr<HexTab> m_tab;
};

void TestHexTab::init()
{
    failOnAnyWarning();
    m_selection.setFrame({});
    m_tab = std::make_unique<HexTab>(m_theme, &m_selection);
    m_tab->resize(700, 250);
    m_tab->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
    m_selection.setFrame(maskedHello());
}

void TestHexTab::cleanup()
{
    m_tab.reset();
}

bool TestHexTab::saysSomewhere(const QString &text) const
{
    for (const QLabel *label : m_tab->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text() == text)
            return true;
    }
    return false;
}

void TestHexTab::withoutFrameSaysSo()
{
    QVERIFY(m_tab->view()->isVisible());
    m_selection.setFrame({});
    QVERIFY(!m_tab->view()->isVisible());
    QVERIFY(saysSomewhere(u"No frame selected"_s));
}

void TestHexTab::switchesTheLayer()
{
    m_tab->findChild<SegmentedSwitch *>()->setCurrentIndex(1);
    QCOMPARE(m_tab->view()->layer(), HexView::Layer::Payload);
    QCOMPARE(m_tab->view()->content().octets->read(0, 5), "Hello");
}

void TestHexTab::countsOctets()
{
    QVERIFY(saysSomewhere(u"11 octets"_s));
    m_selection.setOctets({ 2, 4 });
    QVERIFY(saysSomewhere(u"4 of 11 octets selected"_s));
}

void TestHexTab::copiesTheSelection()
{
    m_selection.setOctets({ 2, 4 });
    for (QPushButton *button : m_tab->findChildren<QPushButton *>()) {
        if (button->isVisible())
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), u"37 FA 21 3D"_s);
    QVERIFY(saysSomewhere(u"Copied 4 octets"_s));
}

void TestHexTab::goesToAnOffset()
{
    auto *field = m_tab->findChild<QLineEdit *>();
    QTest::keyClicks(field, u"0x0a"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_selection.octets(), (OctetRange { 10, 1 }));
    QVERIFY(m_tab->view()->hasFocus());
}

void TestHexTab::refusesAnOffsetBehindTheEnd()
{
    auto *field = m_tab->findChild<QLineEdit *>();
    QTest::keyClicks(field, u"B"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(m_selection.octets().isEmpty());
    QCOMPARE(field->property("problem").toString(), u"error"_s);
    QTest::keyClick(field, Qt::Key_Backspace);
    QVERIFY(field->property("problem").toString().isEmpty());
}

QTEST_MAIN(TestHexTab)
#include "tst_hextab.moc"
