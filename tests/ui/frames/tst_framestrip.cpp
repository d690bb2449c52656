#include "tests/app/session/sessionfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/frames/framecache.h"
#include "ui/frames/framechip.h"
#include "ui/frames/framekeys.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/framestrip.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"
#include "ui/widgets/iconbutton.h"

#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

/// A strip with room for five chips over a session.
struct StripFixture
{
    StripFixture()
        : store(std::make_shared<MemorySessionStore>())
        , cache(store)
        , model(store, cache)
        , view(theme, store, model, selection)
        , strip(theme, model, cache, selection)
    {
        strip.resize(5 * (FrameChip::width(theme) + 4) + theme.px(90), strip.height());
        strip.show();
        QObject::connect(&strip, &FrameStrip::frameRequested, &view, &FrameTableView::selectFrame);
        QObject::connect(
            &strip, &FrameStrip::nextFrameRequested, &view, &FrameTableView::selectNext);
    }

    void add(const QList<FrameSpec> &specs) { model.setLastFrame(record(*store, specs)); }
    FrameChip *chip(FrameId id) const
    {
        for (FrameChip *chip : strip.findChildren<FrameChip *>()) {
            if (!chip->isHidden() && chip->id() == id)
                return chip;
        }
        return nullptr;
    }

    Theme theme;
    std::shared_ptr<MemorySessionStore> store;
    FrameCache cache;
    FrameSelection selection;
    FrameTableModel model;
    FrameTableView view;
    FrameStrip strip;
};

using Ids = QList<FrameId>;

} // namespace

class FrameStripTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void showsTheNeighbours();
    void growsWithItsWidth();
    void aFilterCountsHereToo();
    void messagesAreNoFrames();
    void goesToAFrame();
    void arrowsGoFromFrameToFrame();
    void isReadOut();
    void keysOfTheTableWorkInOtherViews();

private:
    QTemporaryDir m_settings;
};

void FrameStripTest::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void FrameStripTest::init()
{
    failOnGuiWarnings();
}

void FrameStripTest::showsTheNeighbours()
{
    StripFixture fixture;
    fixture.add(QList<FrameSpec>(9));
    QCOMPARE(fixture.strip.frames(), Ids());
    fixture.view.selectFrame(4);
    QCOMPARE(fixture.strip.frames(), (Ids { 2, 3, 4, 5, 6 }));
    QVERIFY(fixture.chip(4)->isChecked() && !fixture.chip(5)->isChecked());
    fixture.view.selectFrame(1); // none before it
    QCOMPARE(fixture.strip.frames(), (Ids { 1, 2, 3, 4, 5 }));
    fixture.view.selectFrame(9); // none behind it
    QCOMPARE(fixture.strip.frames(), (Ids { 5, 6, 7, 8, 9 }));
    QVERIFY(fixture.chip(9)->isChecked());
    fixture.add({ {} });
    QCOMPARE(fixture.strip.frames(), (Ids { 6, 7, 8, 9, 10 }));
    QVERIFY(!fixture.strip.grab().isNull());
}

void FrameStripTest::growsWithItsWidth()
{
    StripFixture fixture;
    fixture.add(QList<FrameSpec>(20));
    fixture.view.selectFrame(10);
    fixture.strip.resize(
        fixture.strip.width() + 2 * (FrameChip::width(fixture.theme) + 4), fixture.strip.height());
    QTRY_COMPARE(fixture.strip.frames(), (Ids { 7, 8, 9, 10, 11, 12, 13 }));
    fixture.strip.resize(
        FrameChip::width(fixture.theme) + fixture.theme.px(90), fixture.strip.height());
    QTRY_COMPARE(fixture.strip.frames(), Ids { 10 });
}

void FrameStripTest::aFilterCountsHereToo()
{
    StripFixture fixture;
    QList<FrameSpec> specs(12);
    for (int i = 0; i < 12; i += 2)
        specs[i].opcode = toNibble(Opcode::Binary);
    fixture.add(specs);
    fixture.view.selectFrame(6);
    fixture.model.setFilter(*parseFilter(u"opcode == text"));
    QTRY_COMPARE(fixture.strip.frames(), (Ids { 2, 4, 6, 8, 10 }));
    fixture.model.setFilter(*parseFilter(u"opcode == binary"));
    // What is looked at stays, whether it has a row or not.
    QTRY_COMPARE(fixture.strip.frames(), (Ids { 3, 5, 6, 7, 9 }));
}

void FrameStripTest::messagesAreNoFrames()
{
    StripFixture fixture;
    const auto continuation = toNibble(Opcode::Continuation);
    fixture.add({ {}, { .fin = false, .messageFirst = 2 },
        { .opcode = continuation, .messageFirst = 2 }, {} });
    QTRY_COMPARE(fixture.model.rowCount(), 5); // and the message
    fixture.view.selectFrame(2);
    QCOMPARE(fixture.strip.frames(), (Ids { 1, 2, 3, 4 }));
}

void FrameStripTest::goesToAFrame()
{
    StripFixture fixture;
    fixture.add(QList<FrameSpec>(9));
    fixture.view.selectFrame(4);
    QTest::mouseClick(fixture.chip(6), Qt::LeftButton);
    QCOMPARE(fixture.selection.frame().id(), FrameId(6));
    QCOMPARE(fixture.strip.frames(), (Ids { 4, 5, 6, 7, 8 }));
    QVERIFY(fixture.chip(6)->isChecked());
    const QList<IconButton *> buttons = fixture.strip.findChildren<IconButton *>();
    QCOMPARE(buttons.size(), 2);
    buttons.at(1)->click();
    QCOMPARE(fixture.selection.frame().id(), FrameId(7));
}

/// Though the frames move under the one that has the focus.
void FrameStripTest::arrowsGoFromFrameToFrame()
{
    StripFixture fixture;
    fixture.add(QList<FrameSpec>(20));
    fixture.view.selectFrame(10);
    QVERIFY(QTest::qWaitForWindowActive(&fixture.strip));
    fixture.chip(10)->setFocus();
    for (const FrameId id : { FrameId(11), FrameId(12), FrameId(13) }) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
        QCOMPARE(fixture.selection.frame().id(), id);
        QVERIFY(fixture.chip(id)->hasFocus());
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(fixture.selection.frame().id(), FrameId(12));
}

void FrameStripTest::isReadOut()
{
    StripFixture fixture;
    fixture.add({ { .payload = "one" }, { .payload = "two" } });
    fixture.view.selectFrame(1);
    QAccessibleInterface *chip = QAccessible::queryAccessibleInterface(fixture.chip(2));
    QVERIFY(chip);
    QCOMPARE(chip->role(), QAccessible::RadioButton);
    QCOMPARE(chip->text(QAccessible::Name),
        u"Frame 2, client to server, text, final, masked, 3 octets, two"_s);
    QVERIFY(!chip->state().checked);
    QVERIFY(QAccessible::queryAccessibleInterface(fixture.chip(1))->state().checked);
}

void FrameStripTest::keysOfTheTableWorkInOtherViews()
{
    StripFixture fixture;
    fixture.add(QList<FrameSpec>(9));
    fixture.view.selectFrame(4);
    QWidget panel;
    QWidget painted(&panel);
    QLineEdit field(&panel);
    FrameKeys keys(fixture.view);
    keys.listenTo(panel);
    panel.show();
    QTest::keyClick(&painted, Qt::Key_J);
    QCOMPARE(fixture.selection.frame().id(), FrameId(5));
    QTest::keyClick(&painted, Qt::Key_K);
    QTest::keyClick(&painted, Qt::Key_K);
    QCOMPARE(fixture.selection.frame().id(), FrameId(3));
    QTest::keyClick(&field, Qt::Key_J);
    QCOMPARE(field.text(), u"j"_s);
    QCOMPARE(fixture.selection.frame().id(), FrameId(3));
}

QTEST_MAIN(FrameStripTest)
#include "tst_framestrip.moc"
