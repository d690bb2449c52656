#include "tests/app/session/sessionfixture.h"
#include "ui/statistics/barplot.h"
#include "ui/statistics/statisticsplots.h"
#include "ui/statistics/statisticsrows.h"
#include "ui/statistics/statisticswindow.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHelpEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QTreeWidget>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

namespace {

QString cell(const QTreeWidget &table, const QString &name, int column)
{
    for (int i = 0; i < table.topLevelItemCount(); ++i) {
        if (table.topLevelItem(i)->text(0) == name)
            return table.topLevelItem(i)->text(column);
    }
    return u"no row called "_s + name;
}

FrameFilter filterOf(QStringView expression)
{
    return { parseFilter(expression).value(), FrameFilter::Mode::Hide };
}

} // namespace

class TestStatisticsWindow : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_store = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
        for (const ConnectionId id : { 1, 2 }) {
            ConnectionRecord connection;
            connection.id = id;
            connection.url = u"ws://127.0.0.1/%1"_s.arg(id);
            record(*m_store, connection);
        }
        QList<FrameSpec> frames;
        for (int i = 0; i < 10; ++i)
            frames.append({ .time = i * 100 * Millisecond, .payload = QByteArray(i, 'x') });
        const auto ping = toNibble(Opcode::Ping);
        const auto pong = toNibble(Opcode::Pong);
        frames.append({ .time = 1000 * Millisecond, .opcode = ping, .payload = "a" });
        frames.append({ .direction = Direction::ServerToClient,
            .time = 1012 * Millisecond,
            .opcode = pong,
            .payload = "a" });
        frames.append({ .connection = 2,
            .direction = Direction::ServerToClient,
            .time = 2000 * Millisecond,
            .payload = QByteArray(300, 'y') });
        record(*m_store, frames);
        m_window = std::make_unique<StatisticsWindow>(m_theme, m_store);
        m_window->setLastFrame(m_store->lastFrame());
    }
    void cleanup() { m_window.reset(); }

    void countsOnlyWhileItIsShown();
    void countsAll();
    void countsTheConnection();
    void countsWhatTheFilterLetsThrough();
    void goesOnAsFramesCome();
    void plotsSayWhatTheyShow();
    void plotIsReadByKeyboard();
    void plotsSayWhyTheyAreEmpty();
    void copiesTheTable();
    void tabFollowsTheEye();
    void isWhereItWasInTheDark();
    void fitsWithLargeLetters();
    void pointerAndColoursAreExplained();

private:
    void show()
    {
        m_window->QDialog::show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        waitForCount();
    }
    void waitForCount()
    {
        QTRY_VERIFY(m_window->counted() && m_window->counted()->isComplete
            && m_window->counted()->countedTo == m_store->lastFrame());
    }
    BarPlot *plot(const QString &name) const
    {
        for (BarPlot *plot : m_window->findChildren<BarPlot *>()) {
            if (plot->accessibleName() == name)
                return plot;
        }
        return nullptr;
    }

    Theme m_theme;
    std::shared_ptr<MemorySessionStore> m_store;
    std::unique_ptr<StatisticsWindow> m_window;
};

void TestStatisticsWindow::countsOnlyWhileItIsShown()
{
    QTest::qWait(0);
    QVERIFY(!m_window->counted());
    show();
    QCOMPARE(m_window->counted()->all.frames(), quint64(13));
}

void TestStatisticsWindow::countsAll()
{
    show();
    const QTreeWidget &table = *m_window->table();
    QCOMPARE(cell(table, u"Frames"_s, 1), u"11"_s);
    QCOMPARE(cell(table, u"Frames"_s, 2), u"2"_s);
    QCOMPARE(cell(table, u"PING"_s, 1), u"1"_s);
    QCOMPARE(cell(table, u"Masking-keys"_s, 1), u"44"_s);
    QCOMPARE(cell(table, u"Round trip, median"_s, 1), u"12 ms"_s);
    QCOMPARE(m_window->subjects()->count(), 1); // nothing else is offered that is not there
}

void TestStatisticsWindow::countsTheConnection()
{
    m_window->setConnection(2);
    show();
    m_window->setSubject(StatisticsWindow::Subject::Connection);
    QTRY_COMPARE(m_window->counted()->all.frames(), quint64(1));
    QVERIFY(m_window->subjects()->currentText().contains(u"ws://127.0.0.1/2"_s));
    m_window->setConnection(1);
    QTRY_COMPARE(m_window->counted()->all.frames(), quint64(12));
    m_window->setConnection(0); // none is selected any more: all are counted
    QCOMPARE(m_window->subject(), StatisticsWindow::Subject::All);
    QTRY_COMPARE(m_window->counted()->all.frames(), quint64(13));
}

void TestStatisticsWindow::countsWhatTheFilterLetsThrough()
{
    m_window->setFilter(filterOf(u"len > 5"));
    show();
    m_window->setSubject(StatisticsWindow::Subject::Filter);
    QTRY_COMPARE(m_window->counted()->all.frames(), quint64(5));
    m_window->setFilter(filterOf(u"len > 100"));
    QTRY_COMPARE(m_window->counted()->all.frames(), quint64(1));
    m_window->setFilter({});
    QTRY_COMPARE(m_window->counted()->all.frames(), quint64(13));
}

void TestStatisticsWindow::goesOnAsFramesCome()
{
    show();
    record(*m_store, { { .time = 3000 * Millisecond, .payload = "more" } });
    m_window->setLastFrame(m_store->lastFrame());
    waitForCount();
    QCOMPARE(cell(*m_window->table(), u"Frames"_s, 1), u"12"_s);
}

void TestStatisticsWindow::plotsSayWhatTheyShow()
{
    show();
    BarPlot *lengths = plot(u"Payload length"_s);
    QVERIFY(lengths);
    QCOMPARE(lengths->data().bars.size(), 10); // 300 has 9 bits
    QCOMPARE(lengths->data().bars.at(9).values, (std::array<double, 2> { 0, 1 }));
    QVERIFY(lengths->accessibleDescription().contains(u"Most payloads"_s));
    BarPlot *trips = plot(u"Ping to Pong"_s);
    QCOMPARE(trips->data().bars.size(), 1);
    QVERIFY(trips->accessibleDescription().contains(u"12 ms"_s));
    double frames = 0;
    for (const PlotData::Bar &bar : plot(u"Rate"_s)->data().bars)
        frames += bar.values[0] + bar.values[1];
    QCOMPARE(frames * static_cast<double>(m_window->counted()->rates.width()) / 1e9, 13.0);
}

void TestStatisticsWindow::plotIsReadByKeyboard()
{
    show();
    BarPlot *lengths = plot(u"Payload length"_s);
    QSignalSpy changed(lengths, &BarPlot::currentChanged);
    lengths->setFocus();
    QCOMPARE(lengths->current(), 0);
    QTest::keyClick(lengths, Qt::Key_End);
    QCOMPARE(lengths->current(), 9);
    QCOMPARE(lengths->accessibleDescription(), u"256 to 511 octets: 0 to the server, 1 from it"_s);
    QCOMPARE(changed.last().first().toString(), lengths->accessibleDescription());
    QTest::keyClick(lengths, Qt::Key_Left);
    QCOMPARE(lengths->current(), 8);
    m_window->table()->setFocus();
    QCOMPARE(lengths->current(), -1);
}

void TestStatisticsWindow::plotsSayWhyTheyAreEmpty()
{
    show();
    BarPlot *latencies = plot(u"Request to response"_s);
    QVERIFY(latencies->data().bars.isEmpty());
    QCOMPARE(latencies->accessibleDescription(), u"No message looks like a JSON-RPC request."_s);
    latencies->setFocus(); // and the keys do no harm
    QTest::keyClick(latencies, Qt::Key_Right);
    QTest::keyClick(latencies, Qt::Key_End);
    QCOMPARE(latencies->current(), -1);
}

void TestStatisticsWindow::copiesTheTable()
{
    show();
    for (QPushButton *button : m_window->findChildren<QPushButton *>())
        button->click();
    const QString text = QApplication::clipboard()->text();
    QVERIFY(text.startsWith(u"13 frames in 2.0 s"_s));
    QVERIFY(text.contains(u"\nFrames\t11\t2\n"_s));
}

void TestStatisticsWindow::tabFollowsTheEye()
{
    show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->subjects()->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Tab);
    QVERIFY(qobject_cast<QPushButton *>(QApplication::focusWidget()));
    QTest::keyClick(m_window.get(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), m_window->table());
    QVERIFY(m_window->table()->currentIndex().isValid()); // it is seen where one is
    QTest::keyClick(m_window.get(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), plot(u"Rate"_s));
}

void TestStatisticsWindow::isWhereItWasInTheDark()
{
    show();
    const QImage light = m_window->grab().toImage();
    m_theme.setScheme(Theme::Scheme::Dark);
    QVERIFY(m_window->grab().toImage() != light);
}

void TestStatisticsWindow::fitsWithLargeLetters()
{
    m_theme.setTextScale(2);
    m_window = std::make_unique<StatisticsWindow>(m_theme, m_store);
    QVERIFY2(m_window->minimumSizeHint().width() <= 1440,
        qPrintable(QString::number(m_window->minimumSizeHint().width())));
    m_theme.setTextScale(1);
}

/// What the title has no room for is beside the pointer; and an arrow says which side is whose.
void TestStatisticsWindow::pointerAndColoursAreExplained()
{
    show();
    BarPlot *lengths = plot(u"Payload length"_s);
    const QPoint middle = lengths->rect().center();
    QTest::mouseMove(lengths, middle);
    QTRY_VERIFY(lengths->current() >= 0);
    QHelpEvent help(QEvent::ToolTip, middle, lengths->mapToGlobal(middle));
    QCoreApplication::sendEvent(lengths, &help);
    QCOMPARE(QToolTip::text(), lengths->accessibleDescription());
    QToolTip::hideText();

    const QImage picture = lengths->grab().toImage();
    std::array<int, 2> painted {}; // beside the bars, above the line and below it
    for (int y = 20; y < picture.height() - 20; ++y) {
        for (int x = 0; x < 10; ++x)
            painted[y < picture.height() / 2 ? 0 : 1]
                += picture.pixel(x, y) != picture.pixel(0, 0) ? 1 : 0;
    }
    QVERIFY(painted[0] > 0 && painted[1] > 0);
}

QTEST_MAIN(TestStatisticsWindow)

#include "tst_statisticswindow.moc"
