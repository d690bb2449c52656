#include "tests/app/session/sessionfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/frames/filterhits.h"
#include "ui/frames/framecache.h"
#include "ui/frames/framepanel.h"
#include "ui/frames/frameselection.h"
#include "ui/frames/framesortbar.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"
#include "ui/frames/tailbar.h"
#include "ui/theme/emptystate.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/linkbutton.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;

using namespace Qt::StringLiterals;

class FramePanelTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void nothingConnectedOffersToConnect();
    void saysWhatIsAwaited_data();
    void saysWhatIsAwaited();
    void offersToTryAgain();
    void framesReplaceTheReason();
    void tailBarCountsAndLeadsBack();
    void hidesWhatDoesNotMatch();
    void filtersOneConnection();
    void marksWhatMatches();
    void selectionSurvivesAFilter();
    void saysThatTheFilterHidesAll();
    void stopsLooking_data();
    void stopsLooking();
    void sortBarTellsOfLaterFrames();
    void sortBarSaysWhyNot();

private:
    void setFilter(const QString &expression, FrameFilter::Mode mode = FrameFilter::Mode::Hide)
    {
        const auto parsed = parseFilter(expression);
        QVERIFY(parsed);
        m_panel->setFilter({ *parsed, mode });
    }
    QList<FrameId> shown() const
    {
        QList<FrameId> ids;
        for (int row = 0; row < m_panel->model()->rowCount(); ++row)
            ids.append(m_panel->model()->frameId(row));
        return ids;
    }
    bool isMarked(int row) const
    {
        return m_panel->model()->index(row, 0).data(FrameTableModel::HitRole).toBool();
    }
    EmptyState *empty() const { return m_panel->findChild<EmptyState *>(); }
    static LinkButton *findLink(const QWidget &bar, const QString &text)
    {
        for (auto *link : bar.findChildren<LinkButton *>()) {
            if (link->text() == text)
                return link;
        }
        return nullptr;
    }
    TailBar *tail() const { return m_panel->findChild<TailBar *>(); }
    void record(const QList<FrameSpec> &specs)
    {
        m_panel->refresh(Framescope::Test::record(*m_store, specs));
    }

    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<FrameCache> m_cache;
    std::unique_ptr<FrameSelection> m_selection;
    std::unique_ptr<FramePanel> m_panel;
};

void FramePanelTest::init()
{
    failOnGuiWarnings();
    m_store = std::make_shared<MemorySessionStore>();
    m_cache = std::make_unique<FrameCache>(m_store);
    m_selection = std::make_unique<FrameSelection>();
    m_panel = std::make_unique<FramePanel>(m_theme, m_store, *m_cache, *m_selection);
    m_panel->resize(1000, 300);
    m_panel->show();
}

void FramePanelTest::cleanup()
{
    m_panel.reset();
}

void FramePanelTest::nothingConnectedOffersToConnect()
{
    QVERIFY(empty()->isVisible());
    QCOMPARE(empty()->accessibleName(), u"Nothing connected"_s);
    QSignalSpy requested(m_panel.get(), &FramePanel::newConnectionRequested);
    empty()->findChild<QPushButton *>()->click();
    QCOMPARE(requested.size(), 1);
}

void FramePanelTest::saysWhatIsAwaited_data()
{
    QTest::addColumn<ConnectionState>("state");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("connecting") << ConnectionState::Connecting
                                << u"Connection 3 waits for its opening handshake since 00:01."_s;
    QTest::newRow("open") << ConnectionState::Open
                          << u"Connection 3 is open since 00:02 and waits for its first frame."_s;
    QTest::newRow("closed")
        << ConnectionState::Closed
        << u"Connection 3 ended without a frame. The server ended the TCP connection"_s;
}

void FramePanelTest::saysWhatIsAwaited()
{
    QFETCH(ConnectionState, state);
    QFETCH(QString, sentence);
    ConnectionRecord connection;
    connection.id = 3;
    connection.state = state;
    connection.started = 1000 * Millisecond;
    connection.opened = 2000 * Millisecond;
    CloseVerdict verdict;
    verdict.cause = CloseCause::ConnectionEnded;
    verdict.by = ClosedBy::Server;
    connection.verdict = verdict;
    Framescope::Test::record(*m_store, connection);
    m_panel->setConnection(3);
    m_panel->refresh(0);
    const bool isOver = state == ConnectionState::Closed;
    QCOMPARE(empty()->accessibleName(), isOver ? u"No frames"_s : u"No frames yet"_s);
    QVERIFY2(empty()->accessibleDescription().startsWith(sentence),
        qPrintable(empty()->accessibleDescription()));
    QCOMPARE(empty()->findChild<QPushButton *>()->isVisible(), isOver);
}

void FramePanelTest::offersToTryAgain()
{
    ConnectionRecord connection;
    connection.id = 3;
    connection.state = ConnectionState::Closed;
    connection.role = Role::Client;
    Framescope::Test::record(*m_store, connection);
    QSignalSpy wanted(m_panel.get(), &FramePanel::reconnectRequested);
    m_panel->setConnection(3);
    m_panel->refresh(0);
    QCOMPARE(empty()->accessibleName(), u"The connection did not open"_s);
    auto *button = empty()->findChild<QPushButton *>();
    QVERIFY(button->isVisible());
    button->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.at(0).at(0).value<ConnectionId>(), ConnectionId(3));

    connection.role = Role::Server; // clients come by themselves
    Framescope::Test::record(*m_store, connection);
    m_panel->refresh(0);
    QVERIFY(!button->isVisible());
    connection.role = Role::Client;
    Framescope::Test::record(*m_store, connection);
    m_panel->setReadOnly();
    QVERIFY(!button->isVisible());
}

void FramePanelTest::framesReplaceTheReason()
{
    record(QList<FrameSpec>(3));
    QVERIFY(!empty()->isVisible());
    QVERIFY(m_panel->view()->isVisible());
    m_panel->setConnection(9); // which has none
    QTRY_VERIFY(empty()->isVisible());
}

void FramePanelTest::tailBarCountsAndLeadsBack()
{
    record(QList<FrameSpec>(50));
    QVERIFY(!tail()->isVisible());
    m_panel->view()->selectFrame(10);
    QVERIFY(!tail()->isVisible()); // nothing is missed yet
    record(QList<FrameSpec>(1214));
    QVERIFY(tail()->isVisible());
    const QList<QLabel *> labels = tail()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [](const QLabel *label) { return label->text() == u"1,214 new frames"_s; }));
    tail()->findChild<LinkButton *>()->click();
    QVERIFY(!tail()->isVisible());
    QCOMPARE(m_selection->frame().id(), FrameId(1264));
}

void FramePanelTest::hidesWhatDoesNotMatch()
{
    QSignalSpy counted(m_panel.get(), &FramePanel::filterCounted);
    record({ { .payload = "one" }, { .payload = "three" }, { .payload = "two" } });
    setFilter(u"len == 3"_s);
    QTRY_COMPARE(shown(), (QList<FrameId> { 1, 3 }));
    QTRY_COMPARE(counted.constLast(), (QList<QVariant> { qint64(2), qint64(3), 100 }));
    record({ { .payload = "four" }, { .payload = "six" } }); // and goes on
    QTRY_COMPARE(shown(), (QList<FrameId> { 1, 3, 5 }));
    setFilter({});
    QCOMPARE(shown().size(), 5);
}

void FramePanelTest::filtersOneConnection()
{
    ConnectionRecord second;
    second.id = 2;
    second.clientToServer.frames = 2;
    Framescope::Test::record(*m_store, second);
    record({ { .payload = "one" }, { .connection = 2, .payload = "two" },
        { .connection = 2, .payload = "three" } });
    setFilter(u"len == 3 or len == 99"_s);
    QTRY_COMPARE(shown(), (QList<FrameId> { 1, 2 }));
    QSignalSpy counted(m_panel.get(), &FramePanel::filterCounted);
    m_panel->setConnection(2);
    QTRY_COMPARE(shown(), QList<FrameId> { 2 });
    QTRY_COMPARE(counted.constLast(), (QList<QVariant> { qint64(1), qint64(2), 100 }));
    setFilter({});
    QTRY_COMPARE(shown(), (QList<FrameId> { 2, 3 }));
    m_panel->setConnection(0);
    QCOMPARE(shown().size(), 3);
}

void FramePanelTest::marksWhatMatches()
{
    record({ { .payload = "one" }, { .payload = "three" }, { .payload = "two" } });
    setFilter(u"len == 3"_s, FrameFilter::Mode::Mark);
    QCOMPARE(shown().size(), 3);
    QTRY_VERIFY(isMarked(0) && isMarked(2));
    QVERIFY(!isMarked(1));
    QVERIFY(m_panel->model()
                ->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .endsWith(u"matches"_s));

    m_panel->selectNextHit();
    QTRY_COMPARE(m_selection->frame().id(), FrameId(1));
    m_panel->selectNextHit();
    QTRY_COMPARE(m_selection->frame().id(), FrameId(3));
    m_panel->selectNextHit(); // there is none
    QCOMPARE(m_panel->view()->currentFrame(), FrameId(3));
    m_panel->selectPreviousHit();
    QCOMPARE(m_panel->view()->currentFrame(), FrameId(1));

    setFilter(u"len == 3"_s); // hides, then marks again
    QTRY_COMPARE(shown().size(), 2);
    QVERIFY(!isMarked(0));
    setFilter(u"len == 5"_s, FrameFilter::Mode::Mark);
    QCOMPARE(shown().size(), 3);
    QTRY_VERIFY(isMarked(1));
    QVERIFY(!isMarked(0));
}

void FramePanelTest::stopsLooking_data()
{
    QTest::addColumn<FrameFilter::Mode>("mode");
    QTest::newRow("hide") << FrameFilter::Mode::Hide;
    QTest::newRow("mark") << FrameFilter::Mode::Mark;
}

/// What was found stays.
void FramePanelTest::stopsLooking()
{
    QFETCH(FrameFilter::Mode, mode);
    record({ {}, {} });
    setFilter(u"fin"_s, mode);
    const auto found = [this, mode] {
        int count = 0;
        for (int row = 0; row < m_panel->model()->rowCount(); ++row)
            count += mode == FrameFilter::Mode::Hide || isMarked(row) ? 1 : 0;
        return count;
    };
    QTRY_COMPARE(found(), 2);
    m_panel->stopFilter();
    record({ {}, {} });
    FilterHits others(m_store); // by the time that these are found, ours would be
    others.setLastFrame(m_store->lastFrame());
    others.start(*FilterProgram::fromText(u"fin"_s));
    QTRY_COMPARE(others.count(), 4);
    QCOMPARE(found(), 2);
    setFilter(u"fin == 1"_s, mode);
    QTRY_COMPARE(found(), 4);
}

void FramePanelTest::selectionSurvivesAFilter()
{
    record({ { .payload = "one" }, { .payload = "three" }, { .payload = "two" } });
    m_panel->view()->selectFrame(3);
    QTRY_COMPARE(m_selection->frame().id(), FrameId(3));
    setFilter(u"len == 3"_s);
    QTRY_COMPARE(m_panel->view()->currentFrame(), FrameId(3));
    setFilter(u"len == 5"_s); // it has no row, but is still looked at
    QTRY_COMPARE(shown(), QList<FrameId> { 2 });
    QCOMPARE(m_selection->frame().id(), FrameId(3));
    setFilter({});
    QTRY_COMPARE(m_panel->view()->currentFrame(), FrameId(3));
}

void FramePanelTest::saysThatTheFilterHidesAll()
{
    record({ { .payload = "one" } });
    setFilter(u"len == 99"_s);
    QTRY_VERIFY(empty()->isVisible());
    QVERIFY(empty()->accessibleName().contains(u"No frame matches"_s));
    QSignalSpy cleared(m_panel.get(), &FramePanel::clearFilterRequested);
    QTest::mouseClick(empty()->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(cleared.size(), 1);
}

void FramePanelTest::sortBarTellsOfLaterFrames()
{
    record({ { .payload = "bb" }, { .payload = "a" } });
    auto *bar = m_panel->findChild<FrameSortBar *>();
    QVERIFY(bar && bar->isHidden());
    m_panel->model()->sortBy({ FrameTableModel::LengthColumn, Qt::AscendingOrder });
    QTRY_COMPARE(shown(), QList<FrameId>({ 2, 1 }));
    QVERIFY(bar->isHidden());
    record({ { .payload = "ccc" } });
    QVERIFY(bar->isVisible() && tail()->isHidden());
    QCOMPARE(bar->text(), u"Sorted by Length. 1 frame has come since."_s);
    record({ { .payload = {} } });
    QCOMPARE(bar->text(), u"Sorted by Length. 2 frames have come since."_s);
    findLink(*bar, u"Sort again"_s)->click();
    QTRY_COMPARE(shown(), QList<FrameId>({ 4, 2, 1, 3 }));
    QVERIFY(bar->isHidden());
    record({ { .payload = "ccc" } });
    bar->findChild<IconButton *>()->click();
    QVERIFY(bar->isHidden());
    record({ { .payload = "dddd" } });
    QVERIFY(bar->isHidden()); // it was taken away
    m_panel->view()->sortByNext(FrameTableModel::LengthColumn);
    QTRY_COMPARE(shown(), QList<FrameId>({ 6, 3, 5, 1, 2, 4 }));
    record({ { .payload = "e" } });
    findLink(*bar, u"As recorded"_s)->click();
    QCOMPARE(shown(), QList<FrameId>({ 1, 2, 3, 4, 5, 6, 7 }));
    QVERIFY(bar->isHidden());
}

void FramePanelTest::sortBarSaysWhyNot()
{
    record(QList<FrameSpec>(3));
    auto *bar = m_panel->findChild<FrameSortBar *>();
    m_panel->view()->sortByNext(FrameTableModel::PreviewColumn);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"Previews do not sort. Filter by what they contain."_s);
    m_panel->view()->sortByNext(FrameTableModel::IdColumn);
    QVERIFY(bar->isHidden());
    m_panel->refresh(3'000'000);
    m_panel->view()->sortByNext(FrameTableModel::LengthColumn);
    QVERIFY(bar->text().startsWith(u"Only # and Time sort above one million frames."_s));
    bar->findChild<IconButton *>()->click();
    QVERIFY(bar->isHidden());
}

QTEST_MAIN(FramePanelTest)
#include "tst_framepanel.moc"
