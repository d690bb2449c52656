#include "tests/app/session/sessionfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/frames/framecache.h"
#include "ui/frames/frameselection.h"
#include "ui/timeline/timelinecontent.h"
#include "ui/timeline/timelinelanes.h"
#include "ui/timeline/timelinelegend.h"
#include "ui/timeline/timelineoverview.h"
#include "ui/timeline/timelineview.h"
#include "ui/widgets/iconbutton.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolTip>
#include <QWheelEvent>
#include <QtTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Second = 1'000 * Millisecond;

/// One frame every 100 ms, in turn from the client and from the server, of connections 1, 1, 2.
QList<FrameSpec> tenASecond(qint64 beginSecond, qint64 endSecond)
{
    QList<FrameSpec> frames;
    for (qint64 i = beginSecond * 10; i < endSecond * 10; ++i) {
        frames.append({ .connection = i % 3 == 2 ? 2U : 1U,
            .direction = static_cast<Direction>(i % 2),
            .time = i * 100 * Millisecond });
    }
    return frames;
}

/// Counts how often a widget is painted.
class PaintCounter : public QObject
{
public:
    int paints = 0;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

} // namespace

class TimelineViewTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void saysWhatIsInView();
    void followsTheNewest();
    void standsStillWhileLookingBack();
    void repaintsOncePerRefresh();
    void clickSelectsTheNearest();
    void clickBesideThePlotSelectsNothing();
    void arrowsStepThroughTheConnection();
    void selectedFrameIsBroughtIntoView();
    void wheelZoomsAboutThePointer();
    void shiftWheelAndDragPan();
    void dragBrushes();
    void brushFiltersAndZooms();
    void keysBrush();
    void keysAndButtonsZoom();
    void overviewMovesAndResizesTheWindow();
    void anotherConnectionStartsAnew();
    void narrowViewIsOnlyLanes();
    void lowViewGivesWay();
    void legendHasNoHalfWords();
    void textScaleGrowsTheLanes();
    void wideWindowGrowsTheLanes();
    void menuMeasuresTime();
    void assistiveTechnologyReadsIt();
    void roundTripsAreToldWhereThereIsRoom();
    void readsHaveALane();
    void readsOfAClientAreWhatItGot();
    void readsCanBeHidden();
    void gapsOfTheCaptureAreMarked();
    void nothingToShow();
    void coldFramesAreSelectedWhenTheyCome();

private:
    void open(std::shared_ptr<SessionStore> store = std::make_shared<MemorySessionStore>());
    /// Records \a frames and waits until the view has taken them.
    void add(const QList<FrameSpec> &frames);
    void settle();
    TimelineContent *content() const { return m_view->content(); }
    TimelineLanes *lanes() const { return m_view->findChild<TimelineLanes *>(); }
    TimelineOverview *overview() const { return m_view->findChild<TimelineOverview *>(); }
    QPoint inLane(qint64 time, Direction lane) const
    {
        const QRect rect = lanes()->geometryOfParts().lane(lane);
        return { qRound(lanes()->scale().x(time)), rect.center().y() };
    }
    void wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers = {});
    void drag(QWidget *widget, QPoint from, QPoint to);

    QTemporaryDir m_settings;
    Theme m_theme;
    std::shared_ptr<SessionStore> m_store;
    std::unique_ptr<FrameCache> m_cache;
    std::unique_ptr<FrameSelection> m_selection;
    std::unique_ptr<TimelineView> m_view;
};

void TimelineViewTest::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
}

void TimelineViewTest::init()
{
    failOnGuiWarnings();
    QSettings().clear();
    m_theme.setTextScale(1);
    open();
}

void TimelineViewTest::cleanup()
{
    m_view.reset();
}

void TimelineViewTest::open(std::shared_ptr<SessionStore> store)
{
    m_view.reset();
    m_store = std::move(store);
    m_cache = std::make_unique<FrameCache>(m_store);
    m_selection = std::make_unique<FrameSelection>();
    m_view = std::make_unique<TimelineView>(m_theme, m_store, *m_cache, *m_selection);
    m_view->resize(1085, m_view->sizeHint().height());
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
}

void TimelineViewTest::add(const QList<FrameSpec> &frames)
{
    m_view->refresh(record(*m_store, frames));
    settle();
}

void TimelineViewTest::settle()
{
    QTRY_COMPARE(content()->scannedTo(), m_store->lastFrame());
}

void TimelineViewTest::wheel(QPoint at, int notches, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, lanes()->mapToGlobal(at), {}, { 0, notches * 120 }, Qt::NoButton,
        modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(lanes(), &event);
}

void TimelineViewTest::drag(QWidget *widget, QPoint from, QPoint to)
{
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    // Moves with a button held are not what QTest::mouseMove() sends.
    QMouseEvent move(QEvent::MouseMove, to, widget->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
        Qt::NoModifier);
    QApplication::sendEvent(widget, &move);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
}

void TimelineViewTest::saysWhatIsInView()
{
    add(tenASecond(0, 60));
    QCOMPARE(content()->span(), (TimeSpan { 43'900 * Millisecond, 59'900 * Millisecond }));
    const QList<QLabel *> labels = m_view->findChildren<QLabel *>();
    const auto shows = [&labels](const QString &text) {
        return std::any_of(labels.begin(), labels.end(),
            [&text](const QLabel *label) { return label->text() == text; });
    };
    QVERIFY(shows(u"00:43.900 – 00:59.900"_s));
    QVERIFY(shows(u"161 frames in view"_s));
    content()->show({ 1 * Second, 1 * Second + 20 * Millisecond });
    QVERIFY(shows(u"1 frame in view"_s));
}

void TimelineViewTest::followsTheNewest()
{
    add(tenASecond(0, 30));
    QCOMPARE(content()->span().end, 29'900 * Millisecond);
    add(tenASecond(30, 31));
    QCOMPARE(content()->span().end, 30'900 * Millisecond);
    QCOMPARE(content()->span().length(), TimelineWindow::DefaultLength);
}

void TimelineViewTest::standsStillWhileLookingBack()
{
    add(tenASecond(0, 60));
    content()->pan(-10 * Second);
    const TimeSpan before = content()->span();
    add(tenASecond(60, 70));
    QCOMPARE(content()->span(), before);
}

void TimelineViewTest::repaintsOncePerRefresh()
{
    add(tenASecond(0, 30));
    PaintCounter counter;
    lanes()->installEventFilter(&counter);
    lanes()->update();
    QTRY_VERIFY(counter.paints > 0);
    counter.paints = 0;
    QSignalSpy changed(content(), &TimelineContent::changed);
    add(tenASecond(30, 31));
    QTRY_COMPARE(counter.paints, 1);
    QCOMPARE(changed.size(), 1);
}

void TimelineViewTest::clickSelectsTheNearest()
{
    add(tenASecond(0, 60));
    // At 50.0 s from the client, at 50.1 s from the server.
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, inLane(50 * Second, Direction::ClientToServer));
    QCOMPARE(m_selection->frame().id(), FrameId(501));
    QTest::mouseClick(lanes(), Qt::LeftButton, {},
        inLane(50 * Second + 60 * Millisecond, Direction::ServerToClient));
    QCOMPARE(m_selection->frame().id(), FrameId(502));
}

void TimelineViewTest::clickBesideThePlotSelectsNothing()
{
    add(tenASecond(0, 60));
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, { 5, 40 });
    QVERIFY(m_selection->frame().isNull());
}

void TimelineViewTest::arrowsStepThroughTheConnection()
{
    m_view->setConnection(1);
    add(tenASecond(0, 60));
    QTest::keyClick(lanes(), Qt::Key_Left); // nothing is selected: the newest in view
    QCOMPARE(m_selection->frame().id(), FrameId(599));
    QTest::keyClick(lanes(), Qt::Key_Left);
    QTRY_COMPARE(m_selection->frame().id(), FrameId(598));
    QTest::keyClick(lanes(), Qt::Key_Left); // 597 belongs to connection 2
    QTRY_COMPARE(m_selection->frame().id(), FrameId(596));
    QTest::keyClick(lanes(), Qt::Key_Right);
    QTRY_COMPARE(m_selection->frame().id(), FrameId(598));
}

void TimelineViewTest::selectedFrameIsBroughtIntoView()
{
    add(tenASecond(0, 60));
    m_selection->setFrame(m_cache->frame(101)); // at 10 s
    QCOMPARE(content()->span(), (TimeSpan { 2 * Second, 18 * Second }));
    m_selection->setFrame(m_cache->frame(111)); // is in view already
    QCOMPARE(content()->span(), (TimeSpan { 2 * Second, 18 * Second }));
}

void TimelineViewTest::wheelZoomsAboutThePointer()
{
    add(tenASecond(0, 120));
    content()->show({ 40 * Second, 60 * Second });
    const QPoint pointer = inLane(44 * Second, Direction::ClientToServer);
    const qint64 before = lanes()->scale().time(pointer.x());
    const qint64 length = content()->span().length();
    wheel(pointer, 1);
    QVERIFY(content()->span().length() < length);
    QVERIFY(qAbs(lanes()->scale().time(pointer.x()) - before) < lanes()->scale().duration(1));
    wheel(pointer, -1);
    QVERIFY(qAbs(content()->span().length() - length) < Millisecond);
}

void TimelineViewTest::shiftWheelAndDragPan()
{
    add(tenASecond(0, 120));
    content()->show({ 40 * Second, 60 * Second });
    const QPoint pointer = inLane(50 * Second, Direction::ServerToClient);
    wheel(pointer, -1, Qt::ShiftModifier);
    QVERIFY(content()->span().begin > 40 * Second);
    QCOMPARE(content()->span().length(), 20 * Second);
    content()->show({ 40 * Second, 60 * Second });
    const qint64 distance = lanes()->scale().duration(100);
    const QPoint onRuler(pointer.x(), lanes()->geometryOfParts().ruler().center().y());
    drag(lanes(), onRuler, onRuler + QPoint(100, 0));
    QCOMPARE(content()->span().begin, 40 * Second - distance);
    QVERIFY(m_selection->frame().isNull()); // it was no click
}

void TimelineViewTest::dragBrushes()
{
    add(tenASecond(0, 120));
    content()->show({ 40 * Second, 60 * Second });
    const auto at
        = [this](qint64 second) { return inLane(second * Second, Direction::ServerToClient); };
    drag(lanes(), at(45), at(50));
    QVERIFY(content()->brush());
    const qint64 pixel = lanes()->scale().duration(1);
    QVERIFY(std::abs(content()->brush()->begin - 45 * Second) <= pixel);
    QVERIFY(std::abs(content()->brush()->end - 50 * Second) <= pixel);
    QCOMPARE(content()->span(), (TimeSpan { 40 * Second, 60 * Second }));
    QVERIFY(lanes()->summary().endsWith(u"5.0 s selected"_s));
    const QList<QLabel *> labels = m_view->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [](const QLabel *label) { return label->text().startsWith(u"5.0 s selected, "_s); }));
    drag(lanes(), at(50), at(52)); // its end
    QVERIFY(std::abs(content()->brush()->begin - 45 * Second) <= pixel);
    QVERIFY(std::abs(content()->brush()->end - 52 * Second) <= pixel);
    drag(lanes(), at(58), at(99)); // as far as one sees
    QCOMPARE(content()->brush()->end, 60 * Second);
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, at(46));
    QVERIFY(!content()->brush());
}

void TimelineViewTest::brushFiltersAndZooms()
{
    add(tenASecond(0, 120));
    content()->show({ 40 * Second, 60 * Second });
    QSignalSpy range(m_view.get(), &TimelineView::rangeRequested);
    QTest::keyClick(lanes(), Qt::Key_F);
    QCOMPARE(range.size(), 0);
    const TimeSpan brush { 45 * Second, 50 * Second };
    content()->setBrush(brush);
    QTest::keyClick(lanes(), Qt::Key_F);
    QCOMPARE(range.size(), 1);
    QCOMPARE(range.at(0).at(0).toLongLong(), brush.begin);
    QCOMPARE(range.at(0).at(1).toLongLong(), brush.end);
    for (IconButton *button : m_view->findChildren<IconButton *>()) {
        if (button->toolTip().contains(u"Filter by"_s))
            button->click();
    }
    QCOMPARE(range.size(), 2);
    QTest::keyClick(lanes(), Qt::Key_Return);
    QCOMPARE(content()->span(), brush);
    QVERIFY(!content()->brush());
}

void TimelineViewTest::keysBrush()
{
    add(tenASecond(0, 20));
    QTest::keyClick(lanes(), Qt::Key_Left);
    QTRY_COMPARE(m_selection->frame().id(), FrameId(200));
    const qint64 from = m_selection->frame().record().time;
    QTest::keyClick(lanes(), Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE(content()->brush(), (TimeSpan { from - 100 * Millisecond, from }));
    QTest::keyClick(lanes(), Qt::Key_Left, Qt::ShiftModifier);
    QTRY_COMPARE(content()->brush(), (TimeSpan { from - 200 * Millisecond, from }));
    QTest::keyClick(lanes(), Qt::Key_Escape);
    QVERIFY(!content()->brush());
}

void TimelineViewTest::keysAndButtonsZoom()
{
    add(tenASecond(0, 120));
    content()->show({ 40 * Second, 60 * Second });
    QTest::keyClick(lanes(), Qt::Key_Plus);
    QCOMPARE(content()->span(), (TimeSpan { 45 * Second, 55 * Second }));
    QTest::keyClick(lanes(), Qt::Key_Minus);
    QCOMPARE(content()->span(), (TimeSpan { 40 * Second, 60 * Second }));
    QTest::keyClick(lanes(), Qt::Key_0);
    QVERIFY(content()->window().isWhole());
    QList<IconButton *> buttons = m_view->findChildren<IconButton *>();
    buttons.removeIf([](const IconButton *button) { return !button->isVisible(); });
    QCOMPARE(buttons.size(), 3); // those of the brush are there with the brush
    const TimeSpan all = content()->span();
    buttons[1]->click(); // in
    QCOMPARE(content()->span().length(), all.length() / 2);
    buttons[0]->click(); // out
    buttons[2]->click(); // everything
    QVERIFY(content()->window().isWhole());
}

void TimelineViewTest::overviewMovesAndResizesTheWindow()
{
    add(tenASecond(0, 200));
    content()->show({ 40 * Second, 80 * Second });
    const QRect window = overview()->windowRect().toRect();
    const int y = window.center().y();
    drag(overview(), { window.center().x(), y }, { window.center().x() + 50, y });
    QCOMPARE(content()->span().length(), 40 * Second);
    QCOMPARE(overview()->windowRect().toRect().left(), window.left() + 50);

    const QRect moved = overview()->windowRect().toRect();
    const qint64 begin = content()->span().begin;
    drag(overview(), { moved.right(), y }, { moved.right() + 60, y });
    QCOMPARE(content()->span().begin, begin);
    QCOMPARE(overview()->windowRect().toRect().width(), moved.width() + 60);
    drag(overview(), { moved.left(), y }, { moved.left() - 30, y });
    QCOMPARE(overview()->windowRect().toRect().left(), moved.left() - 30);

    const qint64 length = content()->span().length();
    QTest::mouseClick(overview(), Qt::LeftButton, {}, { moved.right() + 200, y });
    QCOMPARE(content()->span().length(), length);
    QVERIFY(qAbs(overview()->windowRect().center().x() - (moved.right() + 200)) < 2);
}

void TimelineViewTest::anotherConnectionStartsAnew()
{
    add(tenASecond(0, 60));
    QCOMPARE(content()->buckets().all().total(), quint64(600));
    m_selection->setFrame(m_cache->frame(601 - 2)); // of connection 1
    m_view->setConnection(2);
    settle();
    QCOMPARE(content()->buckets().all().total(), quint64(200));
    QVERIFY(lanes()->spokenCursor().isEmpty());
    m_view->setConnection(0);
    settle();
    QCOMPARE(content()->buckets().all().total(), quint64(600));
    QVERIFY(!lanes()->spokenCursor().isEmpty());
}

void TimelineViewTest::narrowViewIsOnlyLanes()
{
    QVERIFY(overview()->isVisible());
    QVERIFY(m_view->findChild<TimelineLegend *>()->isVisible());
    QVERIFY(lanes()->hasReads());
    const int wide = m_view->sizeHint().height();
    m_view->resize(790, wide);
    QVERIFY(!overview()->isVisible());
    QVERIFY(!m_view->findChild<TimelineLegend *>()->isVisible());
    QVERIFY(lanes()->isVisible());
    QVERIFY(!lanes()->hasReads());
    QVERIFY(m_view->sizeHint().height() < wide);
}

void TimelineViewTest::lowViewGivesWay()
{
    const int all = m_view->sizeHint().height();
    m_view->setRoom(all);
    QVERIFY(overview()->isVisible() && lanes()->hasReads());
    m_view->setRoom(all - 1);
    QVERIFY(!overview()->isVisible() && !lanes()->hasReads());
    QVERIFY(lanes()->isVisible());
    const int some = m_view->sizeHint().height();
    QVERIFY(some < all);
    m_view->setRoom(some);
    QVERIFY(!m_view->isFolded() && lanes()->isVisible());
    m_view->setRoom(some - 1);
    QVERIFY(m_view->isFolded() && !lanes()->isVisible());
    QVERIFY(m_view->sizeHint().height() < some);
    QVERIFY(m_view->toolTip().contains(u"no room"_s));
    m_theme.setTextScale(2);
    m_view->setRoom(some);
    QVERIFY(m_view->isFolded()); // larger letters need more
    m_theme.setTextScale(1);
    m_view->setRoom(all);
    QVERIFY(overview()->isVisible() && lanes()->hasReads() && !m_view->isFolded());
    QCOMPARE(m_view->sizeHint().height(), all);
    QVERIFY(m_view->toolTip().isEmpty());
}

void TimelineViewTest::legendHasNoHalfWords()
{
    TimelineLegend legend(m_theme);
    const QSize size = legend.sizeHint();
    // Where its last word stands: anything is painted there, or not even its mark.
    const auto lastWord = [&](int width) {
        legend.resize(width, size.height());
        QImage image(width, size.height(), QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        legend.render(&image, {}, {}, QWidget::RenderFlags());
        const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Small));
        const int from = size.width() - metrics.horizontalAdvance(u"violation"_s) / 2;
        bool isPainted = false;
        for (int x = size.width() - 4 * metrics.height(); x < std::min(from, width); ++x) {
            for (int y = 0; y < size.height(); ++y)
                isPainted = isPainted || qAlpha(image.pixel(x, y)) > 0;
        }
        return isPainted;
    };
    QVERIFY(lastWord(size.width()));
    QVERIFY(!lastWord(size.width() - 2 * m_theme.px(14)));
}

void TimelineViewTest::textScaleGrowsTheLanes()
{
    m_view->resize(2 * m_view->width(), m_view->height()); // room for as much as before
    const int height = lanes()->sizeHint().height();
    m_theme.setTextScale(2);
    QCOMPARE(lanes()->sizeHint().height(), 2 * height);
    QTRY_COMPARE(lanes()->height(), 2 * height);
}

void TimelineViewTest::assistiveTechnologyReadsIt()
{
    QList<FrameSpec> frames = tenASecond(0, 134);
    frames[1'250].violations = { { Rule::ReservedBits, Direction::ClientToServer, 0, 1, {} } };
    add(frames);
    content()->show({ 117 * Second, 133 * Second });
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(lanes());
    QVERIFY(accessible);
    QCOMPARE(accessible->text(QAccessible::Name),
        u"Timeline, 161 frames from 1:57 to 2:13, 1 violation"_s);
    QVERIFY(accessible->text(QAccessible::Value).isEmpty());
    m_selection->setFrame(m_cache->frame(1'201));
    QVERIFY(accessible->text(QAccessible::Value).startsWith(u"Frame 1201, client to server"_s));
    content()->show({ 60 * Second, 60 * Second + 20 * Millisecond });
    QCOMPARE(accessible->text(QAccessible::Name), u"Timeline, 1 frame from 1:00 to 1:00"_s);
}

/// The next Pong would stand in the middle of it otherwise.
void TimelineViewTest::roundTripsAreToldWhereThereIsRoom()
{
    const auto isTold = [this](qint64 distance) {
        open();
        QList<FrameSpec> frames;
        for (int i = 0; i < 6; ++i) {
            const QByteArray payload = QByteArray::number(i);
            const qint64 time = i * distance;
            frames.append({ .time = time, .opcode = toNibble(Opcode::Ping), .payload = payload });
            frames.append({ .direction = Direction::ServerToClient,
                .time = time + 2 * Millisecond,
                .opcode = toNibble(Opcode::Pong),
                .payload = payload });
        }
        // As wide as the plot together, whatever the distance.
        frames.append(FrameSpec { .time = 10 * Second });
        add(frames);
        QTest::keyClick(lanes(), Qt::Key_0);
        settle();
        const QImage image = lanes()->grab().toImage();
        const QColor ink = m_theme.opcodeColors(toNibble(Opcode::Pong)).text;
        const int end = qRound(lanes()->scale().x(5 * distance)); // beside the last one is room
        for (int x = lanes()->geometryOfParts().plot().left(); x < end; ++x) {
            for (int y = 0; y < image.height(); ++y) {
                if (image.pixelColor(x, y) == ink)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(isTold(1500 * Millisecond));
    QVERIFY(!isTold(300 * Millisecond));
}

void TimelineViewTest::readsHaveALane()
{
    QList<FrameSpec> frames = tenASecond(0, 10);
    for (const qsizetype i : { 52, 54 }) { // of the same direction as frame 51; 50 is 5 s
        frames[i].time = 5 * Second;
        frames[i].connection = frames[50].connection;
    }
    frames.move(52, 51);
    frames.move(54, 52);
    add(frames);
    const TimelineGeometry geometry = lanes()->geometryOfParts();
    QVERIFY(!geometry.reads().isEmpty());
    QVERIFY(geometry.reads().top() > geometry.lane(Direction::ServerToClient).bottom());
    QCOMPARE(geometry.reads().bottom(), lanes()->rect().bottom());
    QVERIFY(!m_view->grab().isNull());

    const auto tipAt = [this](QPoint at) {
        QHelpEvent help(QEvent::ToolTip, at, lanes()->mapToGlobal(at));
        QApplication::sendEvent(lanes(), &help);
        return help.isAccepted() ? QToolTip::text() : QString();
    };
    const QPoint read(qRound(lanes()->scale().x(5 * Second)), geometry.reads().top() + 2);
    QCOMPARE(tipAt(read),
        u"3 frames, 18 octets, came in one read, client to server on connection 3 at 00:05.000"_s
            .replace(u"connection 3"_s, u"connection %1"_s.arg(frames[50].connection)));
    QVERIFY(tipAt(geometry.nameBeside(geometry.reads()).center()).startsWith(u"Reads: "_s));
    QVERIFY(tipAt(read - QPoint(0, 40)).isEmpty());
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, read);
    QCOMPARE(m_selection->frame().id(), FrameId(51));

    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(lanes());
    QVERIFY(accessible->text(QAccessible::Value).contains(u"3 frames, 18 octets, came in one "_s));
    QCOMPARE(accessible->text(QAccessible::Description),
        u"98 reads brought %1 octets of frames"_s.arg(50 * 6 + 50 * 2));

    add(tenASecond(10, 1'000)); // each read has no bar of its own any more
    content()->fit();
    QVERIFY(!content()->detail().hasMarks());
    QVERIFY(tipAt(read).contains(u" reads brought "_s));
    QVERIFY(!m_view->grab().isNull());
}

void TimelineViewTest::readsOfAClientAreWhatItGot()
{
    ConnectionRecord connection;
    connection.id = 1;
    connection.role = Role::Client;
    record(*m_store, connection);
    connection.id = 2;
    connection.role = Role::Server;
    record(*m_store, connection);
    add({
        { .connection = 1, .time = 0 },
        { .connection = 1, .direction = Direction::ServerToClient, .time = Second, .payload = "a" },
        { .connection = 2, .time = 2 * Second, .payload = "ab" },
        { .connection = 2, .direction = Direction::ServerToClient, .time = 3 * Second },
    });
    const std::vector<TimelineRead> &reads = content()->detail().reads();
    QCOMPARE(reads.size(), std::size_t(2));
    QCOMPARE(reads[0].firstId, FrameId(2));
    QCOMPARE(reads[1].firstId, FrameId(3));
    QCOMPARE(lanes()->spokenReads(), u"2 reads brought 11 octets of frames"_s);
    m_selection->setFrame(m_cache->frame(1));
    QVERIFY(!lanes()->spokenCursor().contains(u"read"_s));
}

void TimelineViewTest::readsCanBeHidden()
{
    add(tenASecond(0, 10));
    const int height = lanes()->height();
    const auto check = [this] {
        QContextMenuEvent event(QContextMenuEvent::Keyboard, { 300, 40 }, { 300, 40 });
        QApplication::sendEvent(lanes(), &event);
        auto *menu = lanes()->findChild<QMenu *>();
        QAction *shown = menu->actions().constLast();
        QVERIFY(shown->isCheckable());
        shown->trigger();
        delete menu;
    };
    check();
    QVERIFY(!lanes()->hasReads());
    QTRY_VERIFY(lanes()->height() < height);
    QVERIFY(lanes()->geometryOfParts().reads().isEmpty());
    open(); // another window, another time
    QVERIFY(!lanes()->hasReads());
    check();
    QVERIFY(lanes()->hasReads());
    QTRY_COMPARE(lanes()->height(), height);
}

void TimelineViewTest::gapsOfTheCaptureAreMarked()
{
    add(tenASecond(0, 10));
    m_view->setCaptureGaps({ { 1, Direction::ServerToClient, 5 * Second, 1'460, 51, 0 },
        { 2, Direction::ClientToServer, 7 * Second, 9, 71, 0 } });
    QVERIFY(lanes()->summary().endsWith(u", 2 gaps in the capture"_s));
    QVERIFY(!m_view->grab().isNull());
    const auto tipAt = [this](QPoint at) {
        QHelpEvent help(QEvent::ToolTip, at, lanes()->mapToGlobal(at));
        QApplication::sendEvent(lanes(), &help);
        return help.isAccepted() ? QToolTip::text() : QString();
    };
    QCOMPARE(tipAt(inLane(5 * Second, Direction::ServerToClient)),
        u"The capture lacks 1,460 octets of the server here (connection 1 at 00:05.000)"_s);
    QVERIFY(tipAt(inLane(5 * Second, Direction::ClientToServer)).isEmpty());
    content()->show({ 6 * Second, 9 * Second });
    QVERIFY(lanes()->summary().endsWith(u", 1 gap in the capture"_s));
    m_view->setConnection(1);
    settle();
    QCOMPARE(content()->captureGaps().size(), 1); // the other is of connection 2
    QCOMPARE(content()->captureGaps().constFirst().time, 5 * Second);
}

void TimelineViewTest::nothingToShow()
{
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(lanes());
    QCOMPARE(accessible->text(QAccessible::Name), u"Timeline, no frames"_s);
    wheel({ 500, 40 }, 1);
    wheel({ 500, 40 }, 1, Qt::ShiftModifier);
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, { 500, 40 });
    QTest::mouseClick(overview(), Qt::LeftButton, {}, { 500, 10 });
    for (const Qt::Key key : { Qt::Key_Left, Qt::Key_Right, Qt::Key_Plus, Qt::Key_Minus })
        QTest::keyClick(lanes(), key);
    QVERIFY(m_selection->frame().isNull());
    add(tenASecond(0, 3)); // and it is as if nothing had been tried
    QCOMPARE(content()->span(), (TimeSpan { 0, 2'900 * Millisecond }));
    QVERIFY(!m_view->grab().isNull());
    add(tenASecond(3, 40));
    QCOMPARE(content()->span().length(), TimelineWindow::DefaultLength);
}

void TimelineViewTest::coldFramesAreSelectedWhenTheyCome()
{
    open(std::make_shared<ColdStore>());
    add(tenASecond(0, 60));
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, inLane(50 * Second, Direction::ClientToServer));
    QTRY_COMPARE(m_selection->frame().id(), FrameId(501));
}

void TimelineViewTest::wideWindowGrowsTheLanes()
{
    const auto laneHeight
        = [this] { return lanes()->geometryOfParts().lane(Direction::ClientToServer).height(); };
    QCOMPARE(laneHeight(), m_theme.px(27));
    m_view->resize(2560, 300);
    QTRY_COMPARE(laneHeight(), m_theme.px(48));
    m_view->resize(1000, 300);
    QTRY_COMPARE(laneHeight(), m_theme.px(27));
}

void TimelineViewTest::menuMeasuresTime()
{
    add(tenASecond(0, 10));
    const auto measure = [this](QContextMenuEvent::Reason reason, QPoint at) {
        QContextMenuEvent event(reason, at, lanes()->mapToGlobal(at));
        QCoreApplication::sendEvent(lanes(), &event);
        auto *menu = lanes()->findChild<QMenu *>();
        bool isPossible = false;
        for (QAction *action : menu->actions()) {
            if (action->text().contains(u"Measure time"_s)) {
                isPossible = action->isEnabled();
                action->trigger();
            }
        }
        delete menu;
        return isPossible;
    };
    const QPoint there = inLane(6 * Second, Direction::ClientToServer);
    QVERIFY(!measure(QContextMenuEvent::Mouse, there)); // from where?
    QTest::mouseClick(lanes(), Qt::LeftButton, {}, inLane(2 * Second, Direction::ClientToServer));
    QTRY_VERIFY(!m_selection->frame().isNull());
    const qint64 from = m_selection->frame().record().time;
    QVERIFY(measure(QContextMenuEvent::Mouse, there));
    QVERIFY(content()->brush());
    QCOMPARE(content()->brush()->begin, from);
    QVERIFY(std::abs(content()->brush()->end - 6 * Second) < Second / 10);
    QVERIFY(measure(QContextMenuEvent::Keyboard, there));
    QCOMPARE(content()->brush()->end, content()->span().end);
}

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"
