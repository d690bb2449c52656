#include "tests/ui/hex/sampleframe.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/anatomy/anatomyview.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QScrollBar>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

using Kind = FrameField::Kind;

class TestAnatomyView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void clickOnMaskSelectsItsOctet();
    void clickOnTheKeySelectsFourOctets();
    void clickBesideClears();
    void arrowsWalkThroughTheFields();
    void upAndDownKeepTheColumn();
    void homeAndEnd();
    void hoverGoesOut();
    void hoverFromElsewhereIsPainted();
    void selectionFromElsewhereIsFollowed();
    void copyTakesTheValue();
    void rowsThatDoNotFitAreHiddenAndShown();
    void keyboardReachesHiddenRows();
    void hugePayloadPaintsWhatShows();
    void nextFrameIsFoldedAgain();
    void wheelScrollsOnlyWhenExpanded();
    void narrowViewIsCompact();
    void everyNotationPaints();
    void everyHeaderPaints_data();
    void everyHeaderPaints();
    void withoutFrameNothingHappens();
    void otherKeysPass();
    void assistiveTechnologySeesFields();
    void assistiveTechnologySelects();

private:
    void click(quint64 field);
    QAccessibleInterface *accessible() const;

    Theme m_theme;
    FrameSelection m_selection;
    std::unique_ptr<FieldSelection> m_fields;
    std::unique_ptr<AnatomyView> m_view;
};

void TestAnatomyView::init()
{
    failOnAnyWarning();
    m_theme.setTextScale(1.0);
    m_selection.setFrame({});
    m_selection.setFrame(maskedHello());
    m_fields = std::make_unique<FieldSelection>(&m_selection);
    m_view = std::make_unique<AnatomyView>(m_theme, m_fields.get());
    m_view->resize(640, 220);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TestAnatomyView::cleanup()
{
    m_view.reset();
    m_fields.reset();
}

void TestAnatomyView::click(quint64 field)
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->fieldRect(field).center());
}

QAccessibleInterface *TestAnatomyView::accessible() const
{
    return QAccessible::queryAccessibleInterface(m_view.get());
}

void TestAnatomyView::clickOnMaskSelectsItsOctet()
{
    click(5);
    QCOMPARE(m_selection.octets(), (OctetRange { 1, 1 }));
    QCOMPARE(m_fields->currentField()->kind, Kind::Mask);
    click(6); // the length shares the octet
    QCOMPARE(m_selection.octets(), (OctetRange { 1, 1 }));
    QCOMPARE(m_fields->currentField()->kind, Kind::PayloadLength);
}

void TestAnatomyView::clickOnTheKeySelectsFourOctets()
{
    const AnatomyLayout &layout = m_view->anatomyLayout();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
        layout.cellsRect(1, 9, 9).center().toPoint()); // in its last octet
    QCOMPARE(m_selection.octets(), (OctetRange { 2, 4 }));
}

void TestAnatomyView::clickBesideClears()
{
    click(7);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
        m_view->anatomyLayout().labelRect(0).center().toPoint());
    QVERIFY(m_selection.octets().isEmpty());
    QVERIFY(!m_fields->current());
}

void TestAnatomyView::arrowsWalkThroughTheFields()
{
    QList<Kind> walked;
    for (int i = 0; i < 15; ++i) { // two more than there are fields
        QTest::keyClick(m_view.get(), Qt::Key_Right);
        walked.append(m_fields->currentField()->kind);
    }
    QCOMPARE(walked.first(), Kind::Fin);
    QCOMPARE(walked.at(5), Kind::Mask);
    QCOMPARE(walked.at(7), Kind::Key);
    QCOMPARE(walked.at(8), Kind::PayloadOctet);
    QCOMPARE(m_selection.octets(), (OctetRange { 10, 1 }));
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(m_fields->currentField()->kind, Kind::Key);
    QCOMPARE(m_selection.octets(), (OctetRange { 2, 4 }));
}

void TestAnatomyView::upAndDownKeepTheColumn()
{
    m_fields->select(6); // payload length, from bit 9
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_fields->currentField()->kind, Kind::Key); // bit 41
    m_fields->select(8); // payload octet 0, bit 48
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_fields->currentField()->payloadIndex, quint64 { 4 });
    QTest::keyClick(m_view.get(), Qt::Key_Down); // there is no row below
    QCOMPARE(m_fields->currentField()->payloadIndex, quint64 { 4 });
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_fields->currentField()->payloadIndex, quint64 { 0 });
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QCOMPARE(m_fields->currentField()->kind, Kind::Key); // bit 16
}

void TestAnatomyView::homeAndEnd()
{
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_selection.octets(), (OctetRange { 10, 1 }));
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_fields->currentField()->kind, Kind::Fin);
}

void TestAnatomyView::hoverGoesOut()
{
    QTest::mouseMove(m_view->viewport(), m_view->fieldRect(5).center());
    QCOMPARE(m_selection.hover(), (OctetRange { 1, 1 }));
    QVERIFY(m_selection.octets().isEmpty());
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_view->viewport(), &leave);
    QVERIFY(m_selection.hover().isEmpty());
}

void TestAnatomyView::hoverFromElsewhereIsPainted()
{
    const QRect octet = m_view->fieldRect(9);
    const QImage before = m_view->viewport()->grab(octet).toImage();
    m_selection.setHover({ 7, 1 });
    QVERIFY(m_view->viewport()->grab(octet).toImage() != before);
    m_selection.setHover({});
    QCOMPARE(m_view->viewport()->grab(octet).toImage(), before);
}

void TestAnatomyView::selectionFromElsewhereIsFollowed()
{
    m_selection.setOctets({ 0, 1 });
    QCOMPARE(m_view->accessibleDescription(), u"FIN, bit 0, value 1"_s);
    m_selection.setOctets({ 2, 4 });
    QCOMPARE(m_view->accessibleDescription(), u"Masking-key, bits 16 to 47, value 37 FA 21 3D"_s);
}

void TestAnatomyView::copyTakesTheValue()
{
    m_fields->select(7);
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"37 FA 21 3D"_s);
}

void TestAnatomyView::rowsThatDoNotFitAreHiddenAndShown()
{
    QVERIFY(m_view->moreRect().isNull());
    const QByteArray payload(200, 'x');
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 200), payload, {}, {}, 2));
    QVERIFY(!m_view->isExpanded());
    QVERIFY(m_view->viewport()->rect().contains(m_view->moreRect()));
    QCOMPARE(m_view->verticalScrollBar()->maximum(), 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->moreRect().center());
    QVERIFY(m_view->isExpanded());
    QVERIFY(m_view->moreRect().isNull());
    QVERIFY(m_view->verticalScrollBar()->maximum() > 0);
    QVERIFY(m_selection.octets().isEmpty());
}

void TestAnatomyView::keyboardReachesHiddenRows()
{
    const QByteArray payload(200, 'x');
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 200), payload, {}, {}, 2));
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QVERIFY(m_view->isExpanded());
    const quint64 last = m_fields->fields().count() - 1;
    QCOMPARE(m_fields->current(), last);
    QVERIFY(m_view->viewport()->rect().contains(m_view->fieldRect(last)));
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QVERIFY(m_view->viewport()->rect().contains(m_view->fieldRect(0)));
    QVERIFY(m_view->fieldRect(last).isNull());
}

void TestAnatomyView::hugePayloadPaintsWhatShows()
{
    constexpr qsizetype Size = 16 << 20;
    m_selection.setFrame(
        sampleFrame(makeHeader(Opcode::Binary, Size), QByteArray(Size, '\x5A'), {}, {}, 2));
    QVERIFY(m_view->shownRows() <= 4);
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_selection.octets(), (OctetRange { Size + 9, 1 }));
    QVERIFY(m_view->shownRows() <= 5);
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    QVERIFY(!m_view->grab().isNull());
    m_view->verticalScrollBar()->setValue(1 << 20);
    QCOMPARE(m_view->topRow(), quint64 { 1 } << 20);
    QVERIFY(!m_view->grab().isNull());
}

void TestAnatomyView::nextFrameIsFoldedAgain()
{
    const QByteArray payload(200, 'x');
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 200), payload, {}, {}, 2));
    QTest::keyClick(m_view.get(), Qt::Key_End);
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 200), payload, {}, {}, 3));
    QVERIFY(!m_view->isExpanded());
    QCOMPARE(m_view->topRow(), quint64 { 0 });
}

void TestAnatomyView::wheelScrollsOnlyWhenExpanded()
{
    const QByteArray payload(200, 'x');
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 200), payload, {}, {}, 2));
    const QPointF at(100, 100);
    const auto wheel = [&] {
        QWheelEvent event(at, m_view->viewport()->mapToGlobal(at), {}, { 0, -240 }, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        return event.isAccepted();
    };
    QVERIFY(!wheel());
    m_view->expand();
    QVERIFY(wheel());
    QCOMPARE(m_view->topRow(), quint64 { 2 });
}

void TestAnatomyView::narrowViewIsCompact()
{
    QVERIFY(m_view->anatomyLayout().isCompact());
    m_view->resize(900, 300);
    QVERIFY(!m_view->anatomyLayout().isCompact());
    m_view->resize(300, 300);
    QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
    m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->maximum());
    click(11); // payload octet 3 ends row 2
    QCOMPARE(m_fields->currentField()->payloadIndex, quint64 { 3 });
}

void TestAnatomyView::everyNotationPaints()
{
    const QImage bits = m_view->grab().toImage();
    m_view->setNotation(AnatomyView::Notation::Hex);
    const QImage hex = m_view->grab().toImage();
    m_view->setNotation(AnatomyView::Notation::Decimal);
    const QImage decimal = m_view->grab().toImage();
    QVERIFY(bits != hex);
    QVERIFY(hex != decimal);
}

void TestAnatomyView::everyHeaderPaints_data()
{
    QTest::addColumn<LengthForm>("form");
    QTest::addColumn<bool>("masked");
    QTest::addColumn<int>("length");
    for (const LengthForm form : { LengthForm::Bits7, LengthForm::Bits16, LengthForm::Bits64 }) {
        for (const bool masked : { false, true }) {
            for (const int length : { 0, 1, 2, 3, 4 })
                QTest::addRow(
                    "form %d, masked %d, %d octets", static_cast<int>(form), masked, length)
                    << form << masked << length;
        }
    }
}

void TestAnatomyView::everyHeaderPaints()
{
    QFETCH(LengthForm, form);
    QFETCH(bool, masked);
    QFETCH(int, length);
    FrameHeader header = makeHeader(Opcode::Binary, static_cast<quint64>(length));
    header.lengthForm = form;
    if (masked)
        header.maskingKey = MaskingKey { 1, 2, 3, 4 };
    m_selection.setFrame(sampleFrame(header, QByteArray(length, '\xE9'), {}, {}, 2));
    m_view->setRestText(u"end of frame"_s);
    m_view->resize(900, 700);
    for (quint64 field = 0; field < m_fields->fields().count(); ++field) {
        m_fields->select(field);
        QVERIFY(!m_view->fieldRect(field).isEmpty());
    }
    QVERIFY(!m_view->grab().isNull());
    m_view->resize(640, 700);
    QVERIFY(!m_view->grab().isNull());
}

void TestAnatomyView::withoutFrameNothingHappens()
{
    m_selection.setFrame({});
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, QPoint(200, 60));
    QVERIFY(m_selection.octets().isEmpty());
    QVERIFY(!m_view->grab().isNull());
    QCOMPARE(accessible()->childCount(), 0);
}

void TestAnatomyView::otherKeysPass()
{
    QKeyEvent next(QEvent::KeyPress, Qt::Key_J, Qt::NoModifier, u"j"_s);
    next.accept();
    QCoreApplication::sendEvent(m_view.get(), &next);
    QVERIFY(!next.isAccepted());
}

void TestAnatomyView::assistiveTechnologySeesFields()
{
    QAccessibleInterface *view = accessible();
    QVERIFY(view);
    QCOMPARE(view->childCount(), 13);
    QAccessibleInterface *key = view->child(7);
    QVERIFY(key && key->isValid());
    QCOMPARE(key->text(QAccessible::Name), u"Masking-key, bits 16 to 47, value 37 FA 21 3D"_s);
    m_selection.setMarks({ { 16, 32, 2 } });
    QCOMPARE(
        key->text(QAccessible::Name), u"Masking-key, bits 16 to 47, value 37 FA 21 3D, marked 2"_s);
    QCOMPARE(key->parent(), view);
    QCOMPARE(view->indexOfChild(key), 7);
    QCOMPARE(view->child(7), key);
    QVERIFY(!view->child(13));

    const QPoint middle = key->rect().center();
    QCOMPARE(view->childAt(middle.x(), middle.y()), key);
    QVERIFY(!key->state().selected);
    m_fields->select(7);
    QVERIFY(key->state().selected);

    const QByteArray payload(5000, 'x');
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 5000), payload, {}, {}, 2));
    QCOMPARE(view->childCount(), 1024); // more are for the hex view
    QVERIFY(view->child(1023)->state().offscreen);
}

void TestAnatomyView::assistiveTechnologySelects()
{
    QAccessibleActionInterface *opcode = accessible()->child(4)->actionInterface();
    QVERIFY(opcode);
    QCOMPARE(opcode->actionNames(), QStringList { QAccessibleActionInterface::pressAction() });
    opcode->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_fields->currentField()->kind, Kind::Opcode);
    QCOMPARE(m_selection.octets(), (OctetRange { 0, 1 }));
}

QTEST_MAIN(TestAnatomyView)
#include "tst_anatomyview.moc"
