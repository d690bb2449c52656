#include "app/session/memorysessionstore.h"
#include "tests/app/session/sessionfixture.h"
#include "tests/ui/theme/strictwarnings.h"
#include "ui/shell/framecaption.h"
#include "ui/shell/handshakecaption.h"
#include "ui/shell/inspectorpanel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconbutton.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

class InspectorPanelTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void pinnedItStaysWithItsFrame();
    void pinIsSeenAndSaid();
    void withoutAFrameThereIsNothingToPin();
    void pinIsTakenOver();
    void saysWhoseHandshakeItIs();
    void keepsTheNamesOfItsTabs();
    void captionIsWholeOrNotThere();

private:
    void select(FrameId id) { m_selection->setFrame({ m_store->residentBlock(id), id }); }
    QString caption() const { return m_panel->findChild<FrameCaption *>()->accessibleName(); }
    IconButton *pinButton() const;

    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<FrameSelection> m_selection;
    std::unique_ptr<InspectorPanel> m_panel;
};

void InspectorPanelTest::init()
{
    failOnAnyWarning();
    m_store = std::make_shared<MemorySessionStore>();
    record(*m_store,
        { { .payload = "one" }, { .payload = "two" }, { .connection = 2, .payload = "three" } });
    m_selection = std::make_unique<FrameSelection>();
    m_panel = std::make_unique<InspectorPanel>(m_theme, m_store, *m_selection);
    m_panel->resize(1072, 300);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    select(1);
}

void InspectorPanelTest::cleanup()
{
    m_panel.reset();
    m_selection.reset();
    m_store.reset();
}

IconButton *InspectorPanelTest::pinButton() const
{
    for (IconButton *button : m_panel->findChildren<IconButton *>()) {
        if (button->toolTip().contains("Shift+F11"_L1))
            return button;
    }
    return nullptr;
}

/// Where it is narrow the keys are left to go from frame to frame.
void InspectorPanelTest::keepsTheNamesOfItsTabs()
{
    const auto buttons = m_panel->findChildren<IconButton *>();
    const auto next = std::find_if(buttons.begin(), buttons.end(),
        [](const IconButton *button) { return button->toolTip().contains("(J)"_L1); });
    QVERIFY(next != buttons.end() && (*next)->isVisible());
    const auto *tabs = m_panel->findChild<QTabBar *>();
    m_panel->setMinimumSize(1, 1); // a splitter may have less than the panel wants
    m_panel->resize(tabs->sizeHint().width() + 4 * (*next)->sizeHint().width(), 300);
    QVERIFY(!(*next)->isVisible());
    QTRY_COMPARE(tabs->width(), tabs->sizeHint().width());
    m_panel->resize(1072, 300);
    QVERIFY((*next)->isVisible());
}

void InspectorPanelTest::pinnedItStaysWithItsFrame()
{
    QVERIFY(caption().startsWith("Frame 1"_L1));
    QSignalSpy pinned(m_panel.get(), &InspectorPanel::pinChanged);
    pinButton()->click();
    QVERIFY(m_panel->isPinned());
    QVERIFY(pinned.last().first().toBool());
    select(2);
    QVERIFY(caption().startsWith("Frame 1"_L1));
    pinButton()->click();
    QVERIFY(!m_panel->isPinned());
    QVERIFY(caption().startsWith("Frame 2"_L1));
    select(3);
    QVERIFY(caption().startsWith("Frame 3"_L1));
}

/// And that the selected frame is another one.
void InspectorPanelTest::pinIsSeenAndSaid()
{
    const auto *chip = m_panel->findChild<Chip *>(QString(), Qt::FindChildrenRecursively);
    QVERIFY(chip && !chip->isVisible());
    QVERIFY(!pinButton()->isChecked());
    QCOMPARE(pinButton()->accessibleName(), u"Keep this frame here (Shift+F11)"_s);
    m_panel->setPinned(true);
    QVERIFY(pinButton()->isChecked());
    QCOMPARE(pinButton()->accessibleName(), u"Follow the selection again (Shift+F11)"_s);
    QVERIFY(!chip->isVisible());
    select(2);
    QVERIFY(chip->isVisible());
    QCOMPARE(chip->text(), u"Pinned; frame 2 is selected"_s);
    select(1);
    QVERIFY(!chip->isVisible());
    m_selection->setFrame({});
    QCOMPARE(chip->text(), u"Pinned; no frame is selected"_s);
    m_panel->setPinned(false);
    QVERIFY(!chip->isVisible());
}

void InspectorPanelTest::withoutAFrameThereIsNothingToPin()
{
    m_selection->setFrame({});
    QVERIFY(!pinButton()->isEnabled());
    QSignalSpy pinned(m_panel.get(), &InspectorPanel::pinChanged);
    m_panel->setPinned(true); // by the menu
    QVERIFY(!m_panel->isPinned());
    QVERIFY(!pinned.last().first().toBool()); // which the menu has to show
}

void InspectorPanelTest::saysWhoseHandshakeItIs()
{
    ConnectionRecord connection;
    connection.id = 2;
    connection.url = u"wss://chat.example/graphql?token=secret"_s;
    connection.secure = true;
    connection.state = ConnectionState::Open;
    connection.opened = 84'000'000;
    record(*m_store, connection);
    const auto *caption = m_panel->findChild<HandshakeCaption *>();
    QVERIFY(!caption->isVisible());
    select(3);
    m_panel->setTab(InspectorPanel::HandshakeTabIndex);
    QTRY_VERIFY(caption->isVisible());
    QStringList said;
    for (const QLabel *label : caption->findChildren<QLabel *>()) {
        if (label->isVisible())
            said.append(label->text());
    }
    QCOMPARE(said,
        QStringList({ u"open"_s, u"Connection 2"_s, u"wss://chat.example/graphql?token=••••••••"_s,
            u"84 ms to open"_s }));
    QSignalSpy edited(m_panel.get(), &InspectorPanel::editRequested);
    QSignalSpy copied(m_panel.get(), &InspectorPanel::curlRequested);
    for (QPushButton *button : caption->findChildren<QPushButton *>())
        button->click();
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().first().value<ConnectionId>(), ConnectionId { 2 });
    QCOMPARE(copied.size(), 1);
    m_panel->setTab(InspectorPanel::AnatomyTabIndex);
    QVERIFY(!caption->isVisible());
}

void InspectorPanelTest::pinIsTakenOver()
{
    m_panel->setPinned(true);
    select(2);
    FrameSelection selection;
    selection.setFrame({ m_store->residentBlock(2), 2 });
    InspectorPanel other(m_theme, m_store, selection);
    other.takeOverPin(*m_panel);
    QVERIFY(other.isPinned());
    QVERIFY(other.findChild<FrameCaption *>()->accessibleName().startsWith("Frame 1"_L1));
    other.setPinned(false);
    QVERIFY(other.findChild<FrameCaption *>()->accessibleName().startsWith("Frame 2"_L1));
}

/// Half a word says less than none.
void InspectorPanelTest::captionIsWholeOrNotThere()
{
    FrameCaption caption(m_theme, m_panel.get());
    caption.setFrame({ m_store->residentBlock(1), 1 });
    const auto isEmpty = [&caption](int width) {
        caption.resize(width, 30);
        const QImage image = caption.grab().toImage();
        QImage ground(image.size(), image.format());
        ground.fill(image.pixelColor(0, 0));
        return image == ground;
    };
    QVERIFY(!isEmpty(300));
    QVERIFY(isEmpty(60));
}

QTEST_MAIN(InspectorPanelTest)
#include "tst_inspectorpanel.moc"
