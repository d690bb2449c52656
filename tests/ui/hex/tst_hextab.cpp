#include "tests/app/session/sessionfixture.h"
#include "tests/ui/hex/sampleframe.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/hex/hextab.h"
#include "ui/hex/hexview.h"
#include "ui/hex/octetfindbar.h"
#include "ui/hex/valuepane.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/segmentedswitch.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestHexTab : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void withoutFrameSaysSo();
    void switchesTheLayer();
    void countsOctets();
    void copiesTheSelection();
    void goesToAnOffset();
    void refusesAnOffsetBehindTheEnd();
    void selectionGoesThroughTheLayers();
    void compressedFrameHasAPlainLayer();
    void messageOfSeveralFrames();
    void findsInTheLayer();
    void valuesFollowTheSelection();
    void savesTheSelection();
    void copiesInOtherForms();
    void largeLettersAreNotCut();

private:
    bool saysSomewhere(const QString &text) const;
    QLineEdit *fieldNamed(const QString &name) const;
    void setLayer(HexView::Layer layer)
    {
        m_tab->findChild<SegmentedSwitch *>()->setCurrentIndex(static_cast<int>(layer));
    }
    QTemporaryDir m_folder;

    Theme m_theme;
    FrameSelection m_selection;
    std::unique_ptr<HexTab> m_tab;
};

void TestHexTab::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
}

void TestHexTab::init()
{
    QSettings().clear();
    failOnAnyWarning();
    m_theme.setTextScale(1);
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

QLineEdit *TestHexTab::fieldNamed(const QString &name) const
{
    for (QLineEdit *field : m_tab->findChildren<QLineEdit *>()) {
        if (field->accessibleName().startsWith(name))
            return field;
    }
    return nullptr;
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
    QLineEdit *field = fieldNamed(u"Go to offset"_s);
    QTest::keyClicks(field, u"0x0a"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(m_selection.octets(), (OctetRange { 10, 1 }));
    QVERIFY(m_tab->view()->hasFocus());
}

void TestHexTab::refusesAnOffsetBehindTheEnd()
{
    QLineEdit *field = fieldNamed(u"Go to offset"_s);
    QTest::keyClicks(field, u"B"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QVERIFY(m_selection.octets().isEmpty());
    QCOMPARE(field->property("problem").toString(), u"error"_s);
    QTest::keyClick(field, Qt::Key_Backspace);
    QVERIFY(field->property("problem").toString().isEmpty());
}

void TestHexTab::selectionGoesThroughTheLayers()
{
    m_selection.setOctets({ 7, 2 }); // "el", masked
    QCOMPARE(m_tab->view()->selectedPositions(), (OctetRange { 7, 2 }));
    for (const auto layer :
        { HexView::Layer::Payload, HexView::Layer::Plain, HexView::Layer::Message }) {
        setLayer(layer);
        QCOMPARE(m_tab->view()->selectedPositions(), (OctetRange { 1, 2 }));
        m_tab->view()->copyHex();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"65 6C"_s);
    }
    m_tab->view()->select({ 4, 1 });
    setLayer(HexView::Layer::Wire);
    QCOMPARE(m_tab->view()->selectedPositions(), (OctetRange { 10, 1 }));
}

void TestHexTab::compressedFrameHasAPlainLayer()
{
    // RFC 7692 §7.2.3.1
    const QByteArray deflated = QByteArray::fromHex("f248cdc9c90700");
    FrameHeader header = makeHeader(Opcode::Text, quint64(deflated.size()), std::nullopt);
    header.rsv = Rsv1;
    auto block = std::make_shared<FrameBlock>(7);
    block->append(1, { Direction::ServerToClient, 0, header, deflated }, 7);
    block->attachMessage("Hello");
    m_selection.setFrame({ block, 7 });
    m_selection.setOctets({ 3, 2 });
    setLayer(HexView::Layer::Payload);
    QCOMPARE(m_tab->view()->content().octets->read(0, 99), deflated);
    setLayer(HexView::Layer::Plain);
    QCOMPARE(m_tab->view()->content().octets->read(0, 99), "Hello");
    QVERIFY(m_tab->view()->selectedPositions().isEmpty()); // none of these is one of those
    m_tab->view()->select({ 1, 3 });
    QCOMPARE(m_tab->view()->selectedPositions(), (OctetRange { 1, 3 }));
    setLayer(HexView::Layer::Wire);
    QCOMPARE(m_tab->view()->selectedPositions(), (OctetRange { 3, 2 })); // as it was
}

void TestHexTab::messageOfSeveralFrames()
{
    const auto store = std::make_shared<MemorySessionStore>();
    Test::record(*store,
        { { .payload = "and a", .fin = false, .messageFirst = 1 }, { .payload = "other" },
            { .opcode = toNibble(Opcode::Continuation),
                .payload = "happy new ",
                .fin = false,
                .messageFirst = 1 },
            { .opcode = toNibble(Opcode::Continuation), .payload = "year!", .messageFirst = 1 } });
    m_tab->setStore(store);
    m_selection.setFrame({ store->block(3), 3 });
    m_selection.setOctets({ 6, 5 }); // "happy", masked
    setLayer(HexView::Layer::Message);
    QTRY_COMPARE(m_tab->view()->content().size(), quint64(20));
    QCOMPARE(m_tab->view()->content().octets->read(3, 9), " ahappy n");
    QCOMPARE(m_tab->view()->selectedPositions(), (OctetRange { 5, 5 }));
    m_tab->view()->select({ 3, 14 }); // of three frames
    QCOMPARE(m_tab->view()->selectedPositions(), (OctetRange { 3, 14 }));
    QCOMPARE(m_selection.octets(), (OctetRange { 6, 10 })); // what this one has of it
    m_tab->view()->copyText();
    QCOMPARE(QGuiApplication::clipboard()->text(), u" ahappy new ye"_s);
}

void TestHexTab::findsInTheLayer()
{
    QTest::keyClick(m_tab->view(), Qt::Key_Slash);
    QLineEdit *field = fieldNamed(u"Find octets"_s);
    QVERIFY(field->isVisible());
    QTest::keyClicks(field, u"ll"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_selection.octets(), (OctetRange { 8, 2 })); // where it is masked
    QVERIFY(saysSomewhere(u"Found at 0008"_s));
    m_tab->findChild<OctetFindBar *>()->findChild<QComboBox *>()->setCurrentIndex(1);
    field->setText(u"FA 21"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(m_selection.octets(), (OctetRange { 3, 2 }));
    QVERIFY(saysSomewhere(u"Found at 0003, from the other end on"_s));
    field->setText(u"FA 2"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(field->property("problem").toString(), u"error"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(m_tab->view()->hasFocus());
}

void TestHexTab::valuesFollowTheSelection()
{
    auto *values = m_tab->findChild<ValuePane *>();
    QVERIFY(values->isVisible());
    m_selection.setOctets({ 6, 1 });
    const QList<QTreeWidgetItem *> found
        = values->findItems(u"16 bits, unsigned"_s, Qt::MatchExactly);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.constFirst()->text(2), QString::number(0x4865)); // "He", unmasked
    setLayer(HexView::Layer::Payload);
    QCOMPARE(found.constFirst()->text(2), QString::number(0x4865));
    m_selection.setOctets({ 10, 1 });
    QCOMPARE(found.constFirst()->text(2), u"–"_s); // only one octet is left
}

void TestHexTab::savesTheSelection()
{
    setLayer(HexView::Layer::Payload);
    m_tab->view()->select({ 1, 3 });
    emit m_tab->view()->saveRequested();
    auto *dialog = m_tab->window()->findChild<QFileDialog *>();
    QVERIFY(dialog);
    const QString path = m_folder.filePath(u"octets.bin"_s);
    emit dialog->fileSelected(path);
    dialog->close();
    QTRY_VERIFY(saysSomewhere(u"Saved 3 octets as octets.bin"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "ell");
}

void TestHexTab::copiesInOtherForms()
{
    m_selection.setOctets({ 0, 2 });
    using Form = HexView::CopyForm;
    m_tab->view()->copy(Form::Base64);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"gYU="_s);
    m_tab->view()->copy(Form::Python);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"b\"\\x81\\x85\""_s);
    m_tab->view()->copy(Form::CArray);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"0x81, 0x85,"_s));
}

/// The bar goes on in another line.
void TestHexTab::largeLettersAreNotCut()
{
    m_theme.setTextScale(2);
    m_tab->resize(900, 500);
    QCoreApplication::sendPostedEvents();
    const auto buttons = m_tab->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons)
        QVERIFY2(!button->isVisible() || button->width() >= button->sizeHint().width(),
            qPrintable(button->text()));
}

QTEST_MAIN(TestHexTab)
#include "tst_hextab.moc"
