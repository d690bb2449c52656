#include "tests/ui/hex/sampleframe.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/hex/hexview.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

/// 1 GiB that nobody holds; counts what a view asks for.
class HugeSource final : public ByteSource
{
public:
    quint64 size() const override { return quint64 { 1 } << 30; }
    QByteArray read(quint64 offset, qsizetype length) const override
    {
        largestRead = std::max(largestRead, length);
        return QByteArray(static_cast<qsizetype>(
                              std::min<quint64>(static_cast<quint64>(length), size() - offset)),
            static_cast<char>(offset >> 8));
    }

    mutable qsizetype largestRead = 0;
};

/// 0, 1, 2, … masked with zeros, so that wire and payload octets are equal.
FrameHandle countingFrame(int length)
{
    QByteArray payload;
    for (int i = 0; i < length; ++i)
        payload.append(static_cast<char>(i));
    return sampleFrame(
        makeHeader(Opcode::Binary, static_cast<quint64>(length), MaskingKey {}), payload);
}

} // namespace

class TestHexView : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void clickSelectsTheOctet();
    void clickOnTheTextSelectsTheOctet();
    void clickBesideClears();
    void dragSelectsARange();
    void dragBackwardsSelectsARange();
    void shiftClickExtends();
    void arrowsMove();
    void shiftArrowsExtend();
    void homeEndAndPages();
    void movingScrolls();
    void selectAllAndCopy();
    void copyWithoutSelectionTakesAll();
    void copyTextIsUnmasked();
    void hoverGoesOut();
    void leavingEndsTheHover();
    void selectionFromElsewhereScrolls();
    void payloadLayerCountsFromTheHeader();
    void headerSelectionIsOutsideThePayloadLayer();
    void newFrameStartsAtTheTop();
    void growingFrameKeepsItsPlace();
    void hugeSourceReadsOnlyWhatShows();
    void narrowViewTakesEightColumns();
    void wheelScrollsRows();
    void assistiveTextFollows();
    void otherKeysPass();
    void withoutFrameNothingHappens();
    void themeChangeRepaints();
    void pressingTheSelectionBeginsADragOrSelects();
    void selectedOctetsAreDraggedAsText();
    void menuOffersOnlyWhatIsDone();

private:
    QPoint octetPoint(int row, int column) const;
    QPoint textPoint(int row, int column) const;

    Theme m_theme;
    FrameSelection m_selection;
    std::unique_ptr<HexView> m_view;
};

void TestHexView::init()
{
    failOnAnyWarning();
    m_theme.setTextScale(1.0);
    m_selection.setFrame({});
    m_view = std::make_unique<HexView>(m_theme, &m_selection);
    m_view->resize(640, 200);
    m_selection.setFrame(countingFrame(200));
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QCOMPARE(m_view->hexLayout().columns(), 16);
}

void TestHexView::cleanup()
{
    m_view.reset();
}

QPoint TestHexView::octetPoint(int row, int column) const
{
    return m_view->hexLayout().octetRect(row, column).center().toPoint();
}

QPoint TestHexView::textPoint(int row, int column) const
{
    return m_view->hexLayout().textRect(row, column).center().toPoint();
}

void TestHexView::clickSelectsTheOctet()
{
    QSignalSpy changed(&m_selection, &FrameSelection::octetsChanged);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, octetPoint(1, 3));
    QCOMPARE(m_selection.octets(), (OctetRange { 19, 1 }));
    QCOMPARE(changed.size(), 1);
}

void TestHexView::clickOnTheTextSelectsTheOctet()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, textPoint(0, 13));
    QCOMPARE(m_selection.octets(), (OctetRange { 13, 1 }));
}

void TestHexView::clickBesideClears()
{
    m_selection.setOctets({ 3, 2 });
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {},
        m_view->hexLayout().offsetRect(0).center().toPoint());
    QVERIFY(m_selection.octets().isEmpty());
}

void TestHexView::dragSelectsARange()
{
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, octetPoint(0, 4));
    QTest::mouseMove(m_view->viewport(), octetPoint(1, 2));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, octetPoint(1, 2));
    QCOMPARE(m_selection.octets(), (OctetRange { 4, 15 }));
}

void TestHexView::dragBackwardsSelectsARange()
{
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, octetPoint(1, 2));
    QTest::mouseMove(m_view->viewport(), octetPoint(0, 4));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, octetPoint(0, 4));
    QCOMPARE(m_selection.octets(), (OctetRange { 4, 15 }));
}

void TestHexView::shiftClickExtends()
{
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, octetPoint(0, 4));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, Qt::ShiftModifier, octetPoint(0, 9));
    QCOMPARE(m_selection.octets(), (OctetRange { 4, 6 }));
}

void TestHexView::arrowsMove()
{
    QTest::keyClick(m_view.get(), Qt::Key_Right); // selects the first octet to begin with
    QCOMPARE(m_selection.octets(), (OctetRange { 0, 1 }));
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_selection.octets(), (OctetRange { 17, 1 }));
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QTest::keyClick(m_view.get(), Qt::Key_Up); // there is no row above
    QCOMPARE(m_selection.octets(), (OctetRange { 0, 1 }));
}

void TestHexView::shiftArrowsExtend()
{
    m_selection.setOctets({ 20, 1 });
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(m_selection.octets(), (OctetRange { 20, 3 }));
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_selection.octets(), (OctetRange { 6, 15 }));
}

void TestHexView::homeEndAndPages()
{
    m_selection.setOctets({ 20, 1 });
    QTest::keyClick(m_view.get(), Qt::Key_Home);
    QCOMPARE(m_selection.octets(), (OctetRange { 16, 1 }));
    QTest::keyClick(m_view.get(), Qt::Key_End);
    QCOMPARE(m_selection.octets(), (OctetRange { 31, 1 }));
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_selection.octets(), (OctetRange { 207, 1 }));
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_selection.octets(), (OctetRange { 0, 208 }));
    QTest::keyClick(m_view.get(), Qt::Key_PageDown);
    const OctetRange paged = m_selection.octets();
    QVERIFY(paged.offset >= 16);
    QCOMPARE(paged.offset % 16, quint64 { 0 });
    QTest::keyClick(m_view.get(), Qt::Key_PageUp);
    QCOMPARE(m_selection.octets(), (OctetRange { 0, 1 }));
}

void TestHexView::movingScrolls()
{
    QCOMPARE(m_view->topRow(), quint64 { 0 });
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QVERIFY(m_view->topRow() > 0);
    QCOMPARE(static_cast<quint64>(m_view->verticalScrollBar()->value()), m_view->topRow());
    QTest::keyClick(m_view.get(), Qt::Key_Home, Qt::ControlModifier);
    QCOMPARE(m_view->topRow(), quint64 { 0 });
}

void TestHexView::selectAllAndCopy()
{
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 2), "Hi", {}, {}, 2));
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_selection.octets(), (OctetRange { 0, 4 }));
    m_selection.setOctets({ 2, 2 });
    QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"48 69"_s);
}

void TestHexView::copyWithoutSelectionTakesAll()
{
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 2), "Hi", {}, {}, 2));
    QCOMPARE(m_view->copyHex(), quint64 { 4 });
    QCOMPARE(QGuiApplication::clipboard()->text(), u"81 02 48 69"_s);
}

void TestHexView::copyTextIsUnmasked()
{
    m_selection.setFrame(maskedHello());
    m_selection.setOctets({ 6, 5 });
    QCOMPARE(m_view->copyText(), quint64 { 5 });
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Hello"_s);
}

void TestHexView::hoverGoesOut()
{
    QTest::mouseMove(m_view->viewport(), octetPoint(0, 7));
    QCOMPARE(m_selection.hover(), (OctetRange { 7, 1 }));
    QVERIFY(m_selection.octets().isEmpty());
    QTest::mouseMove(m_view->viewport(), m_view->hexLayout().offsetRect(0).center().toPoint());
    QVERIFY(m_selection.hover().isEmpty());
}

void TestHexView::leavingEndsTheHover()
{
    QTest::mouseMove(m_view->viewport(), octetPoint(0, 7));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_view->viewport(), &leave);
    QVERIFY(m_selection.hover().isEmpty());
}

void TestHexView::selectionFromElsewhereScrolls()
{
    m_selection.setOctets({ 200, 4 });
    const quint64 row = m_view->hexLayout().rowOf(200);
    QVERIFY(row >= m_view->topRow());
    QVERIFY(row < m_view->topRow()
            + static_cast<quint64>(m_view->hexLayout().rowsWithin(m_view->viewport()->height())));
}

void TestHexView::payloadLayerCountsFromTheHeader()
{
    m_selection.setFrame(maskedHello());
    m_selection.setOctets({ 8, 2 });
    m_view->setLayer(HexView::Layer::Payload);
    QCOMPARE(m_view->content().size(), quint64 { 5 });
    QCOMPARE(m_view->selectedPositions(), (OctetRange { 2, 2 }));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, octetPoint(0, 4));
    QCOMPARE(m_selection.octets(), (OctetRange { 10, 1 }));
    QCOMPARE(m_view->copyHex(), quint64 { 1 });
    QCOMPARE(QGuiApplication::clipboard()->text(), u"6F"_s);
}

void TestHexView::headerSelectionIsOutsideThePayloadLayer()
{
    m_selection.setFrame(maskedHello());
    m_view->setLayer(HexView::Layer::Payload);
    m_selection.setOctets({ 2, 6 }); // the masking-key and two octets of payload
    QCOMPARE(m_view->selectedPositions(), (OctetRange { 0, 2 }));
    m_selection.setOctets({ 2, 4 });
    QVERIFY(m_view->selectedPositions().isEmpty());
}

void TestHexView::newFrameStartsAtTheTop()
{
    m_selection.setOctets({ 200, 1 });
    QVERIFY(m_view->topRow() > 0);
    const QByteArray payload(300, 'x');
    m_selection.setFrame(sampleFrame(makeHeader(Opcode::Text, 300), payload, {}, {}, 2));
    QCOMPARE(m_view->topRow(), quint64 { 0 });
}

void TestHexView::growingFrameKeepsItsPlace()
{
    FrameHeader header = makeHeader(Opcode::Binary, 1000);
    m_selection.setFrame(sampleFrame(header, QByteArray(500, 'a'), {}, {}, 3));
    m_selection.setOctets({ 400, 1 });
    const quint64 top = m_view->topRow();
    QVERIFY(top > 0);
    m_selection.setFrame(sampleFrame(header, QByteArray(1000, 'a'), {}, {}, 3));
    QCOMPARE(m_view->topRow(), top);
    QCOMPARE(m_selection.octets(), (OctetRange { 400, 1 }));
    QCOMPARE(m_view->content().size(), quint64 { 1004 });
}

void TestHexView::hugeSourceReadsOnlyWhatShows()
{
    const auto huge = std::make_shared<HugeSource>();
    m_view->setContent({ huge, huge, std::nullopt, 0 });
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(m_selection.octets(), (OctetRange { (quint64 { 1 } << 30) - 1, 1 }));
    QCOMPARE(m_view->verticalScrollBar()->value(), m_view->verticalScrollBar()->maximum());
    m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum() / 2);
    QVERIFY(m_view->topRow() > (quint64 { 1 } << 24));
    QVERIFY(!m_view->grab().isNull());
    QVERIFY(huge->largestRead > 0);
    QVERIFY(huge->largestRead <= 16 * 12);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(m_view->copyHex(), static_cast<quint64>(HexView::CopyLimit));
}

void TestHexView::narrowViewTakesEightColumns()
{
    m_view->resize(400, 200);
    QCOMPARE(m_view->hexLayout().columns(), 8);
    QCOMPARE(m_view->horizontalScrollBar()->maximum(), 0);
    m_view->resize(200, 200);
    QVERIFY(m_view->horizontalScrollBar()->maximum() > 0);
    m_view->horizontalScrollBar()->setValue(m_view->horizontalScrollBar()->maximum());
    const QPoint shifted = textPoint(0, 7) - QPoint(m_view->horizontalScrollBar()->value(), 0);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, shifted);
    QCOMPARE(m_selection.octets(), (OctetRange { 7, 1 }));
}

void TestHexView::wheelScrollsRows()
{
    const QPointF at(20, 50);
    const auto wheel = [&](int delta) {
        QWheelEvent event(at, m_view->viewport()->mapToGlobal(at), {}, { 0, delta }, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
    };
    wheel(-120);
    QCOMPARE(m_view->topRow(), quint64 { 3 });
    wheel(40);
    QCOMPARE(m_view->topRow(), quint64 { 2 });
    wheel(1200);
    QCOMPARE(m_view->topRow(), quint64 { 0 });
}

void TestHexView::assistiveTextFollows()
{
    m_selection.setFrame(maskedHello());
    m_selection.setOctets({ 6, 1 });
    QCOMPARE(m_view->accessibleDescription(), u"Offset 0006, hex 7F, payload octet 0, plain H"_s);
    m_selection.setOctets({});
    QVERIFY(m_view->accessibleDescription().isEmpty());
}

void TestHexView::otherKeysPass()
{
    QKeyEvent next(QEvent::KeyPress, Qt::Key_J, Qt::NoModifier, u"j"_s);
    next.accept();
    QCoreApplication::sendEvent(m_view.get(), &next);
    QVERIFY(!next.isAccepted());
}

void TestHexView::withoutFrameNothingHappens()
{
    m_selection.setFrame({});
    QVERIFY(m_view->content().isNull());
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, octetPoint(0, 0));
    QVERIFY(m_selection.octets().isEmpty());
    QCOMPARE(m_view->copyHex(), quint64 { 0 });
    QVERIFY(!m_view->grab().isNull());
}

void TestHexView::themeChangeRepaints()
{
    const QColor light = m_view->grab().toImage().pixelColor(2, 2);
    m_theme.setScheme(Theme::Scheme::Dark);
    const QColor dark = m_view->grab().toImage().pixelColor(2, 2);
    m_theme.setScheme(Theme::Scheme::Light);
    QCOMPARE(light, QColor(0xFFFFFF));
    QCOMPARE(dark, QColor(0x191C22));
}

/// What is pressed may be dragged, so it is not selected anew before it is let go.
void TestHexView::pressingTheSelectionBeginsADragOrSelects()
{
    m_view->select({ 16, 8 });
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, octetPoint(1, 3));
    QCOMPARE(m_view->selectedPositions(), (OctetRange { 16, 8 }));
    QTest::mouseMove(m_view->viewport(), octetPoint(1, 3) + QPoint(2, 0)); // a trembling hand
    QCOMPARE(m_view->selectedPositions(), (OctetRange { 16, 8 }));
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, octetPoint(1, 3));
    QCOMPARE(m_view->selectedPositions(), (OctetRange { 19, 1 }));
}

void TestHexView::selectedOctetsAreDraggedAsText()
{
    m_selection.setFrame(maskedHello());
    m_view->select({ 6, 3 });
    QCOMPARE(m_view->draggedOctets(HexView::CopyForm::Hex)->text(), u"7F 9F 4D"_s);
    QCOMPARE(m_view->draggedOctets(HexView::CopyForm::Text)->text(), u"Hel"_s);
}

void TestHexView::menuOffersOnlyWhatIsDone()
{
    const auto offered = [this] {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, { 5, 5 }, { 5, 5 });
        QCoreApplication::sendEvent(m_view.get(), &event);
        auto *menu = m_view->findChild<QMenu *>();
        QStringList texts;
        for (const QAction *action : menu->actions()) {
            if (action->isVisible() && !action->isSeparator())
                texts.append(action->text());
        }
        delete menu;
        return texts;
    };
    m_view->select({ 2, 4 });
    const QStringList alone = offered();
    QVERIFY(alone.contains(u"Copy octets as hex"_s));
    QVERIFY(!alone.contains(u"Save octets…"_s));
    QVERIFY(!alone.contains(u"Find…"_s));
    QVERIFY(!alone.contains(u"Explain"_s));
    QVERIFY(!alone.contains(u"Edit in the composer"_s));

    QSignalSpy saved(m_view.get(), &HexView::saveRequested);
    QSignalSpy found(m_view.get(), &HexView::findRequested);
    QSignalSpy explained(m_view.get(), &HexView::explainRequested);
    QSignalSpy composed(m_view.get(), &HexView::composeRequested);
    m_view->setComposable(true);
    const QStringList all = offered();
    for (const QString &text :
        { u"Save octets…"_s, u"Find…"_s, u"Explain"_s, u"Edit in the composer"_s })
        QVERIFY2(all.contains(text), qPrintable(text));
    QContextMenuEvent event(QContextMenuEvent::Keyboard, { 5, 5 }, { 5, 5 });
    QCoreApplication::sendEvent(m_view.get(), &event);
    for (QAction *action : m_view->findChild<QMenu *>()->actions()) {
        if (action->text() == u"Explain"_s || action->text() == u"Edit in the composer"_s)
            action->trigger();
    }
    QCOMPARE(explained.size(), 1);
    QCOMPARE(composed.size(), 1);
    QCOMPARE(composed.at(0).at(0).value<FrameHandle>().id(), m_selection.frame().id());
}

QTEST_MAIN(TestHexView)
#include "tst_hexview.moc"
