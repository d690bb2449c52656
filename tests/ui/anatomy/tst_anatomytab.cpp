#include "app/session/memorysessionstore.h"
#include "tests/ui/hex/sampleframe.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/anatomy/anatomytab.h"
#include "ui/anatomy/anatomyview.h"
#include "ui/anatomy/connectionchecklist.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/anatomy/fieldselection.h"
#include "ui/anatomy/fragmentstrip.h"
#include "ui/anatomy/notebox.h"
#include "ui/anatomy/unmaskingstrip.h"
#include "ui/anatomy/wirepane.h"
#include "ui/hex/hexview.h"
#include "ui/theme/segmentedswitch.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

using Arrangement = AnatomyTab::Arrangement;
using Kind = FrameField::Kind;

namespace {

constexpr MaskingKey Key { 0x37, 0xFA, 0x21, 0x3D };

} // namespace

class TestAnatomyTab : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void withoutFrameSaysSo();
    void sizeDecidesOnTheArrangement_data();
    void sizeDecidesOnTheArrangement();
    void smallerSizesAreNotRefused();
    void unmaskingIsForMaskedFrames();
    void diagramAndOctetsAgree();
    void notationIsSwitched();
    void hintDescribesWhatIsUnderThePointer();
    void fragmentsComeFromTheStore();
    void openMessageGrows();
    void restSaysWhatFollows();
    void schemeChangeReachesEveryPart();
    void fieldsHaveAMenu();
    void tallCardHasButtons();
    void tallCardOffersALesson();
    void checksTheConnection();

private:
    void add(Opcode opcode, bool fin, const QByteArray &payload, FrameId messageFirst);
    FrameHandle frame(FrameId id) const { return { m_store->residentBlock(id), id }; }
    bool saysSomewhere(const QString &text) const;

    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<FrameSelection> m_selection;
    std::unique_ptr<AnatomyTab> m_tab;
};

void TestAnatomyTab::init()
{
    failOnAnyWarning();
    m_theme.setTextScale(1.0);
    m_theme.setScheme(Theme::Scheme::Light);
    m_store = std::make_shared<MemorySessionStore>();
    add(Opcode::Text, false, "and a", 1);
    add(Opcode::Continuation, false, "happy new ", 1);
    m_selection = std::make_unique<FrameSelection>();
    m_tab = std::make_unique<AnatomyTab>(m_theme, m_selection.get());
    m_tab->setStore(m_store);
    m_tab->resize(1072, 250);
    m_tab->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_tab.get()));
    m_selection->setFrame(frame(1));
}

void TestAnatomyTab::cleanup()
{
    m_tab.reset();
    m_selection.reset();
    m_store.reset();
}

void TestAnatomyTab::add(Opcode opcode, bool fin, const QByteArray &payload, FrameId messageFirst)
{
    SessionBatch batch { FrameBlock(m_store->lastFrame() + 1), {}, {} };
    batch.frames.append(1,
        { Direction::ClientToServer, 0,
            makeHeader(opcode, static_cast<quint64>(payload.size()), Key, fin), payload },
        messageFirst);
    m_store->append(std::move(batch));
}

bool TestAnatomyTab::saysSomewhere(const QString &text) const
{
    for (const QLabel *label : m_tab->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text() == text)
            return true;
    }
    return false;
}

void TestAnatomyTab::withoutFrameSaysSo()
{
    QVERIFY(m_tab->view()->isVisible());
    m_selection->setFrame({});
    QVERIFY(!m_tab->view()->isVisible());
    QVERIFY(saysSomewhere(u"No frame selected"_s));
    m_selection->setFrame(frame(2));
    QVERIFY(m_tab->view()->isVisible());
}

void TestAnatomyTab::sizeDecidesOnTheArrangement_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Arrangement>("arrangement");
    QTest::addColumn<bool>("wire");
    QTest::addColumn<bool>("unmasking");
    QTest::newRow("inspector at 1024×640")
        << QSize(792, 208) << Arrangement::Narrow << false << false;
    QTest::newRow("inspector at 1440×900")
        << QSize(1072, 250) << Arrangement::Wide << true << false;
    QTest::newRow("whole window") << QSize(1440, 740) << Arrangement::Tall << true << true;
    QTest::newRow("column at 2560×1440")
        << QSize(900, 1200) << Arrangement::TallNarrow << true << true;
}

void TestAnatomyTab::sizeDecidesOnTheArrangement()
{
    QFETCH(QSize, size);
    QFETCH(Arrangement, arrangement);
    QFETCH(bool, wire);
    QFETCH(bool, unmasking);
    m_tab->resize(size);
    QCOMPARE(m_tab->size(), size);
    QCOMPARE(m_tab->arrangement(), arrangement);
    QCOMPARE(m_tab->findChild<WirePane *>()->isVisible(), wire);
    QCOMPARE(m_tab->findChild<UnmaskingStrip *>()->isVisible(), unmasking);
    QCOMPARE(m_tab->card()->isCondensed(), arrangement == Arrangement::Narrow);
    QVERIFY(m_tab->card()->isVisible());
    QVERIFY(!m_tab->grab().isNull());
    if (arrangement == Arrangement::TallNarrow) // the words have room below the diagram
        QVERIFY(m_tab->card()->height() >= size.height() / 3);
}

void TestAnatomyTab::smallerSizesAreNotRefused()
{
    m_tab->resize(1440, 900);
    QVERIFY(!m_tab->grab().isNull()); // all parts are laid out
    m_tab->resize(700, 200);
    QCOMPARE(m_tab->size(), QSize(700, 200));
    QCOMPARE(m_tab->arrangement(), Arrangement::Narrow);
}

void TestAnatomyTab::unmaskingIsForMaskedFrames()
{
    m_tab->resize(1440, 740);
    const auto *unmasking = m_tab->findChild<UnmaskingStrip *>();
    QVERIFY(unmasking->isVisible());
    m_selection->setFrame(
        sampleFrame(makeHeader(Opcode::Text, 5), "Hello", Direction::ServerToClient, {}, 99));
    QVERIFY(!unmasking->isVisible());
}

void TestAnatomyTab::diagramAndOctetsAgree()
{
    AnatomyView *diagram = m_tab->view();
    QTest::mouseClick(diagram->viewport(), Qt::LeftButton, {}, diagram->fieldRect(5).center());
    QCOMPARE(m_selection->octets(), (OctetRange { 1, 1 }));
    auto *octets = m_tab->findChild<HexView *>();
    QCOMPARE(octets->selectedPositions(), (OctetRange { 1, 1 }));
    QCOMPARE(m_tab->card()->explanation().name, u"MASK"_s);

    QTest::mouseClick(octets->viewport(), Qt::LeftButton, {},
        octets->hexLayout().octetRect(0, 0).center().toPoint());
    QCOMPARE(m_tab->fields()->currentField()->kind, Kind::Fin);
    QCOMPARE(m_tab->card()->explanation().name, u"FIN"_s);
}

void TestAnatomyTab::notationIsSwitched()
{
    auto *notation = m_tab->findChild<SegmentedSwitch *>();
    notation->setCurrentIndex(2);
    QCOMPARE(m_tab->view()->notation(), AnatomyView::Notation::Decimal);
    notation->setCurrentIndex(0);
    QCOMPARE(m_tab->view()->notation(), AnatomyView::Notation::Bits);
}

void TestAnatomyTab::hintDescribesWhatIsUnderThePointer()
{
    QVERIFY(saysSomewhere(u"Hover a field to light up its bytes."_s));
    m_selection->setHover({ 2, 4 });
    QVERIFY(saysSomewhere(u"Masking-key, bits 16 to 47, value 37 FA 21 3D"_s));
}

void TestAnatomyTab::fragmentsComeFromTheStore()
{
    QVERIFY(saysSomewhere(u"15 B, 2 frames"_s));
    QVERIFY(saysSomewhere(u"Fragment 1 of 2 so far. Valid UTF-8 so far."_s));
    QSignalSpy requested(m_tab.get(), &AnatomyTab::frameRequested);
    auto *strip = m_tab->findChild<FragmentStrip *>();
    for (int x = 0; x < strip->width(); ++x) {
        if (strip->fragmentAt({ x, 5 }) == 1) {
            QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(x, 5));
            break;
        }
    }
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<FrameId>(), FrameId { 2 });
}

void TestAnatomyTab::openMessageGrows()
{
    m_tab->fields()->select(0);
    QVERIFY(m_tab->card()->explanation().meaning.contains("has not ended yet"_L1));
    add(Opcode::Continuation, true, "year!", 1);
    m_tab->setLastFrame(3);
    QVERIFY(saysSomewhere(u"20 B, 3 frames"_s));
    QVERIFY(saysSomewhere(u"Fragment 1 of 3. Valid UTF-8 so far."_s));
    QCOMPARE(m_tab->card()->explanation().otherFrame, FrameId { 3 });
}

void TestAnatomyTab::restSaysWhatFollows()
{
    QCOMPARE(m_tab->view()->restText(), u"frame 2 follows"_s);
    m_selection->setFrame(frame(2));
    QCOMPARE(m_tab->view()->restText(), u"end of frame"_s);
    add(Opcode::Ping, true, {}, 0);
    m_tab->setLastFrame(3);
    QCOMPARE(m_tab->view()->restText(), u"frame 3 follows"_s);
    m_selection->setFrame(sampleFrame(makeHeader(Opcode::Text, 9), "Hello", {}, {}, 99));
    QCOMPARE(m_tab->view()->restText(), u"4 octets missing"_s);
}

void TestAnatomyTab::schemeChangeReachesEveryPart()
{
    m_tab->resize(1440, 740);
    m_theme.setScheme(Theme::Scheme::Dark);
    const QImage image = m_tab->grab().toImage();
    const QColor panel = m_theme.color(Theme::Token::BgPanel);
    for (const QWidget *part : std::initializer_list<QWidget *> { m_tab->view(), m_tab->card(),
             m_tab->findChild<WirePane *>(), m_tab->findChild<UnmaskingStrip *>() })
        QCOMPARE(image.pixelColor(part->mapTo(m_tab.get(), QPoint(2, 2))), panel);
}

void TestAnatomyTab::tallCardHasButtons()
{
    const auto button = [this](const QString &text) {
        for (QPushButton *candidate : m_tab->card()->findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->text() == text)
                return candidate;
        }
        return static_cast<QPushButton *>(nullptr);
    };
    QVERIFY(!button(u"Copy value"_s)); // the card is low
    m_tab->resize(1440, 800);
    QTRY_VERIFY(button(u"Copy value"_s));
    QVERIFY(!button(u"Copy value"_s)->isEnabled()); // of which field?
    m_selection->setOctets({ 2, 4 });
    button(u"Copy value"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"37 FA 21 3D"_s);
    QVERIFY(!button(u"Open in composer"_s));
    m_tab->setComposable(true);
    QSignalSpy composed(m_tab.get(), &AnatomyTab::composeRequested);
    button(u"Open in composer"_s)->click();
    QCOMPARE(composed.size(), 1);
}

/// About the selected field; who has lessons is asked when one could be offered, and once.
void TestAnatomyTab::tallCardOffersALesson()
{
    FieldCard *card = m_tab->card();
    const auto button = [card](const QString &name) {
        for (QPushButton *candidate : card->findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->accessibleName() == name)
                return candidate;
        }
        return static_cast<QPushButton *>(nullptr);
    };
    const QString masking = u"Lesson 4: Masking"_s;
    int reads = 0;
    card->setLessons([&reads] {
        ++reads;
        return QList<FieldLesson> {
            { *FieldName::fromText(u"masking-key"), u"masking"_s, 4, u"Masking"_s },
            { *FieldName::fromText(u"opcode"), u"mine"_s, 0, QString(2000, u'&') },
        };
    });
    m_selection->setOctets({ 2, 4 });
    QCOMPARE(reads, 0); // the card is low
    m_tab->resize(1440, 800);
    QTRY_VERIFY(button(masking));
    QCOMPARE(button(masking)->text(), masking);
    QVERIFY(button(masking)->focusPolicy() & Qt::TabFocus);
    const auto isInside = [card](const QWidget *widget) {
        const int right = widget->mapTo(card, widget->rect().bottomRight()).x();
        return right <= card->viewport()->width();
    };
    QTRY_VERIFY(isInside(button(masking)));

    QSignalSpy requested(card, &FieldCard::lessonRequested);
    button(masking)->setFocus();
    QTest::keyClick(button(masking), Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toString(), u"masking"_s);

    m_selection->setFrame(frame(2));
    m_selection->setOctets({ 6, 1 }); // of the payload
    QTRY_VERIFY(!button(masking));
    m_selection->setOctets({ 0, 1 }); // FIN
    QVERIFY(!button(masking));
    m_selection->setOctets({ 2, 4 });
    QVERIFY(button(masking));

    // In a narrow card it stands below the others; a title has no more room than there is.
    m_tab->resize(m_tab->minimumSizeHint().width(), 800);
    m_tab->setComposable(true);
    QTRY_VERIFY(isInside(button(masking)));
    m_tab->fields()->select(4);
    const QString title(2000, u'&');
    QTRY_VERIFY(button(title));
    QTRY_VERIFY(isInside(button(title)));
    QVERIFY(button(title)->text().endsWith(u"…"_s));
    QVERIFY(button(title)->text().startsWith(u"&&"_s)); // which is no mnemonic
    QCOMPARE(reads, 1);

    m_tab->resize(1072, 250);
    QTRY_VERIFY(!button(title));
}

/// What holds for a field on the whole connection, with a link to the first exception.
void TestAnatomyTab::checksTheConnection()
{
    m_tab->resize(1440, 800);
    const auto *list = m_tab->card()->findChild<ConnectionCheckList *>();
    const auto lines = [list] {
        QStringList texts;
        for (const QLabel *label : list->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(
                    label->accessibleName().isEmpty() ? label->text() : label->accessibleName());
        }
        return texts;
    };
    QVERIFY(!list->isVisible()); // of which field?
    m_selection->setOctets({ 2, 4 });
    QTRY_VERIFY(list->isVisible());
    QCOMPARE(lines(),
        QStringList({ u"Checked on connection 1"_s, u"Holds: MASK = 1 on all 2 client frames"_s,
            u"Does not hold: 2 frames, all with the same key, again first on frame 2"_s }));

    QSignalSpy requested(m_tab.get(), &AnatomyTab::frameRequested);
    for (QLabel *label : list->findChildren<QLabel *>()) {
        if (label->text().contains("href"_L1))
            emit label->linkActivated(u"frame"_s);
    }
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<FrameId>(), FrameId { 2 });

    add(Opcode::Continuation, true, "year!", 1);
    m_tab->setLastFrame(3);
    QTRY_COMPARE(lines().at(1), u"Holds: MASK = 1 on all 3 client frames"_s);
    m_tab->fields()->select(0);
    QCOMPARE(lines().at(1), u"Holds: 1 message in fragments, all in order"_s);
    m_tab->resize(700, 200); // behind the link, with the rule
    QTRY_VERIFY(!list->isVisible());
    m_tab->explain();
    QTRY_VERIFY(list->isVisible());
}

void TestAnatomyTab::fieldsHaveAMenu()
{
    m_tab->resize(700, 200); // the card is condensed here
    QCOMPARE(m_tab->arrangement(), Arrangement::Narrow);
    m_selection->setOctets({ 0, 1 });
    const auto choose = [this](const QString &text) {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, { 5, 5 }, { 5, 5 });
        QCoreApplication::sendEvent(m_tab->view(), &event);
        auto *menu = m_tab->view()->findChild<QMenu *>();
        bool isThere = false;
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&') == text) {
                isThere = true;
                action->trigger();
            }
        }
        delete menu;
        return isThere;
    };
    QVERIFY(choose(u"Copy value"_s));
    QVERIFY(choose(u"Copy octets as hex"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"01"_s);

    QVERIFY(m_tab->card()->findChildren<NoteBox *>().isEmpty());
    QVERIFY(choose(u"Explain"_s));
    QVERIFY(!m_tab->card()->findChildren<NoteBox *>().isEmpty());
    QVERIFY(m_tab->card()->hasFocus());

    QVERIFY(!choose(u"Edit in the composer"_s)); // there is none
    m_tab->setComposable(true);
    QSignalSpy composed(m_tab.get(), &AnatomyTab::composeRequested);
    QVERIFY(choose(u"Edit in the composer"_s));
    QCOMPARE(composed.size(), 1);
    QCOMPARE(composed.at(0).at(0).value<FrameHandle>().id(), FrameId(1));
}

QTEST_MAIN(TestAnatomyTab)
#include "tst_anatomytab.moc"
