#include "app/capture/requestoptions.h"
#include "tests/app/replay/replayfixture.h"
#include "tests/ui/widgets/guiwarnings.h"
#include "ui/compare/comparisonmodel.h"
#include "ui/compare/comparisontable.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filteredit.h"
#include "ui/replay/replayattempt.h"
#include "ui/replay/replaycounts.h"
#include "ui/replay/replaydetails.h"
#include "ui/replay/replaylatencypane.h"
#include "ui/replay/replaymodel.h"
#include "ui/replay/replayoverview.h"
#include "ui/replay/replayresult.h"
#include "ui/replay/replayrulespane.h"
#include "ui/replay/replayrunsmodel.h"
#include "ui/replay/replayrunspane.h"
#include "ui/replay/replaysetup.h"
#include "ui/replay/replaytable.h"
#include "ui/replay/replaytext.h"
#include "ui/replay/replaywindow.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/noticebar.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QScreen>
#include <QStyle>
#include <QTableWidget>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;
using Kind = ReplayRow::Kind;

/// The replay window by itself, as somebody uses it.
class TestReplayView : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();

    void playsAndShowsWhatDiffers();
    void ignoresWhatIsVolatile();
    void showsOnlyDifferences();
    void goesFromDifferenceToDifference();
    void keysOfTheFootWorkAfterTheButtonToo();
    void goesStepByStepByKeyboard();
    void showsBothMessages();
    void saysThatTheServerIsNotThere();
    void saysThatThereIsNothing();
    void saysWhatIsWrongWithTheUrl();
    void saysWhereSecretsGo();
    void takesRules();
    void fillsTheRequest();
    void waitsForAClient();
    void stopsAndStartsAgain();
    void handsTheSessionOver();
    void keepsEveryRun();
    void remembersTheSelectedRow();
    void looksAtAnEarlierRunWhileOnePlays();
    void comparesEveryRunAgain();
    void removesARun();
    void makesRoomForNewRuns();
    void saysWhatBecameOfARun();
    void pausesAndStepsByKeyboard();
    void pausesByTheButton();
    void saysHowLongAnswersTook();
    void saysTheMedians();
    void showsLatencyInEveryWidth();
    void showsWhatIsStillToCome();
    void saysWhenTheNextFrameIsSent();
    void filtersBothSides();
    void keepsTheFilterForEveryRun();
    void opensWithAnotherHandshake();
    void comparesTwoRecordings();
    void goesRoundByKeyboard();
    void tabGoesFromTheLeftToTheRight();
    void offersAMenuForTheRun();
    void fitsIntoASmallWindow();
    void fitsOnASmallScreen();
    void growsWithItsText();
    void namesBothSidesBeforeItPlays();
    void everythingHasAName();
    void canBeClosedWhileItPlays();

private:
    void open(const QList<FrameSpec> &frames);
    void openTalk();
    void play();
    QPushButton *button(const QString &text) const;
    SegmentedSwitch *choice(const QString &name) const;
    int rowOf(Kind kind) const;
    QString told(int run, int role) const;

    Theme m_theme;
    std::unique_ptr<EchoServer> m_server;
    std::shared_ptr<MemorySessionStore> m_recording;
    std::unique_ptr<ReplayWindow> m_window;
};

void TestReplayView::init()
{
    failOnGuiWarnings();
    m_server = std::make_unique<EchoServer>();
}

void TestReplayView::cleanup()
{
    m_window.reset();
    m_server.reset();
}

void TestReplayView::open(const QList<FrameSpec> &frames)
{
    m_recording = recordedTalk(frames, m_server->url.toString());
    m_window = std::make_unique<ReplayWindow>(m_theme, m_recording, 1, std::nullopt, nullptr);
    m_window->show();
    choice(u"Speed"_s)->setCurrentIndex(2);
}

/// Something of each kind.
void TestReplayView::openTalk()
{
    open({ clientSays("{\"v\":1,\"id\":1}"), serverSays("{\"v\":1,\"id\":9}"), clientSays("same"),
        serverSays("same"), clientSays("{\"a\": 1}"), serverSays("{\"a\":1}") });
}

void TestReplayView::play()
{
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QVERIFY(m_window->run());
    QTRY_VERIFY(m_window->run()->outcome());
}

QPushButton *TestReplayView::button(const QString &text) const
{
    for (auto *button : m_window->findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == text)
            return button;
    }
    return nullptr;
}

SegmentedSwitch *TestReplayView::choice(const QString &name) const
{
    for (auto *choice : m_window->findChildren<SegmentedSwitch *>()) {
        if (choice->accessibleName() == name)
            return choice;
    }
    return nullptr;
}

int TestReplayView::rowOf(Kind kind) const
{
    for (int row = 0; row < m_window->model()->rowCount(); ++row) {
        if (m_window->model()->row(row).kind == kind)
            return row;
    }
    return -1;
}

/// What the list of runs says.
QString TestReplayView::told(int run, int role) const
{
    return m_window->runs()->runs()->index(run).data(role).toString();
}

void TestReplayView::playsAndShowsWhatDiffers()
{
    openTalk();
    play();
    const QAbstractItemModelTester tester(m_window->model());
    QCOMPARE(m_window->runs()->counts()->text(Kind::Changed), u"changed 1"_s);
    QCOMPARE(m_window->runs()->counts()->text(Kind::Alike), u"matched by the rules 1"_s);
    QCOMPARE(m_window->runs()->counts()->text(Kind::Sent), u"sent 4"_s);
    QCOMPARE(m_window->result()->tone(), Tone::Warning);
    QCOMPARE(
        m_window->result()->text(), u"Not as it was recorded: 1 changed, 0 missing, 0 extra."_s);
    m_window->table()->selectRow(rowOf(Kind::Changed));
    QTableWidget *differences = m_window->details()->differences();
    QVERIFY(differences->isVisible());
    QCOMPARE(differences->rowCount(), 1);
    QCOMPARE(differences->item(0, 0)->text(), u"$.id"_s);
    QCOMPARE(differences->item(0, 1)->text(), u"9"_s);
    QCOMPARE(differences->item(0, 2)->text(), u"1"_s);
    auto *overview = m_window->findChild<ReplayOverview *>();
    m_window->table()->selectRow(0);
    QTest::mouseClick(overview, Qt::LeftButton, {}, { 5, overview->height() - 1 });
    QCOMPARE(m_window->table()->currentRow(), rowOf(Kind::Changed));
    m_window->table()->selectAll();
    m_window->table()->copyRows();
    QVERIFY(QApplication::clipboard()->text().contains(u"≠\t2\t{\"v\":1,\"id\":9}\t2\t"_s));
    m_window->grab(); // paints every kind of row
}

void TestReplayView::ignoresWhatIsVolatile()
{
    openTalk();
    play();
    m_window->table()->selectRow(rowOf(Kind::Changed));
    QCOMPARE(m_window->details()->ignoreButton()->text(), u"Ignore $.id"_s);
    const FrameId frames = m_window->run()->store()->lastFrame();
    QTest::mouseClick(m_window->details()->ignoreButton(), Qt::LeftButton);
    QTRY_COMPARE(m_window->runs()->counts()->text(Kind::Changed), u"changed 0"_s);
    QVERIFY(!m_window->run()->isJudging());
    QCOMPARE(m_window->rules()->list()->count(), 1);
    QCOMPARE(m_window->runs()->counts()->text(Kind::Changed), u"changed 0"_s);
    QCOMPARE(m_window->result()->tone(), Tone::Ok);
    QCOMPARE(m_window->run()->store()->lastFrame(), frames); // nothing was played
    QCOMPARE(m_window->table()->currentRow(), m_window->model()->find(2, 2));

    m_window->rules()->list()->setCurrentRow(0);
    QTest::keyClick(m_window->rules()->list(), Qt::Key_Delete);
    QTRY_COMPARE(m_window->runs()->counts()->text(Kind::Changed), u"changed 1"_s);
}

void TestReplayView::showsOnlyDifferences()
{
    openTalk();
    play();
    auto *only = m_window->findChild<QCheckBox *>(u"onlyDifferences"_s);
    m_window->table()->selectRow(rowOf(Kind::Changed));
    only->click();
    QCOMPARE(m_window->model()->rowCount(), 1);
    QCOMPARE(m_window->table()->currentRow(), 0); // stays selected
    only->click();
    QVERIFY(m_window->model()->rowCount() > 5);
    QCOMPARE(m_window->table()->currentRow(), rowOf(Kind::Changed));
}

void TestReplayView::goesFromDifferenceToDifference()
{
    open({ clientSays("{\"id\":1}"), serverSays("{\"id\":9}"), clientSays("same"),
        serverSays("same"), clientSays("{\"id\":3}"), serverSays("{\"id\":8}") });
    play();
    ReplayTable *table = m_window->table();
    QTest::keyClick(table, Qt::Key_N);
    QCOMPARE(m_window->model()->row(table->currentRow()).recorded.frame, FrameId(2));
    QTest::keyClick(m_window.get(), Qt::Key_F7);
    QCOMPARE(m_window->model()->row(table->currentRow()).recorded.frame, FrameId(6));
    QTest::keyClick(table, Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(m_window->model()->row(table->currentRow()).recorded.frame, FrameId(2));
}

/// Who has started it is on the button still.
void TestReplayView::keysOfTheFootWorkAfterTheButtonToo()
{
    openTalk();
    play();
    const int different = rowOf(Kind::Changed);
    QVERIFY(different >= 0);
    QTest::keyClick(button(u"Start"_s), Qt::Key_N);
    QCOMPARE(m_window->table()->currentRow(), different);
}

void TestReplayView::goesStepByStepByKeyboard()
{
    open({ clientSays("one"), serverSays("one"), clientSays("two"), serverSays("two") });
    choice(u"Speed"_s)->setCurrentIndex(3);
    m_window->setup()->url()->setFocus();
    QTest::keyClick(m_window->setup()->url(), Qt::Key_Return);
    QTRY_COMPARE(m_window->model()->playedCount(), 1); // the opening handshake
    QVERIFY(button(u"Send next"_s)->isEnabled());
    QTest::keyClick(m_window->table(), Qt::Key_Period);
    QTRY_COMPARE(m_window->model()->playedCount(), 3);
    QVERIFY(m_window->run()->isRunning());
    for (int i = 0; i < 2; ++i)
        QTest::keyClick(m_window->table(), Qt::Key_Period);
    QTRY_VERIFY(m_window->run()->outcome());
    QVERIFY(!button(u"Send next"_s)->isEnabled());
    QVERIFY(button(u"Start"_s)->isEnabled());
}

void TestReplayView::showsBothMessages()
{
    open({ clientSays("hello"), serverSays("hello"), serverSays("a notice that never comes") });
    m_window->setup()->findChild<QSpinBox *>(u"timeout"_s)->setValue(1);
    play();
    ReplayDetails *details = m_window->details();
    m_window->table()->selectRow(rowOf(Kind::Missing));
    QTRY_VERIFY(details->messages()->isVisible());
    const auto cell = [details](int column) {
        return details->messages()->model()->index(0, column).data().toString();
    };
    QCOMPARE(cell(ComparisonModel::LeftLineColumn), u"a notice that never comes"_s);
    QCOMPARE(cell(ComparisonModel::RightLineColumn), QString());
    choice(u"What is shown of the row"_s)->setCurrentIndex(2);
    QTRY_VERIFY(cell(ComparisonModel::LeftLineColumn).startsWith(u"61 20 6E"_s));
    m_window->table()->selectRow(m_window->model()->find(2, 2));
    QTRY_VERIFY(cell(ComparisonModel::RightLineColumn).startsWith(u"68 65"_s));
    QCOMPARE(m_window->runs()->counts()->text(Kind::Missing), u"missing 1"_s);
}

void TestReplayView::saysThatTheServerIsNotThere()
{
    openTalk();
    m_server.reset();
    play();
    QCOMPARE(m_window->result()->tone(), Tone::Error);
    QVERIFY(m_window->result()->isVisible());
    QVERIFY(m_window->result()->text().contains(u"127.0.0.1"_s));
    QVERIFY(button(u"Start"_s)->isEnabled());
}

void TestReplayView::saysThatThereIsNothing()
{
    m_recording = std::make_shared<MemorySessionStore>();
    ConnectionRecord refused;
    refused.id = 1;
    refused.url = m_server->url.toString();
    record(*m_recording, refused);
    m_window = std::make_unique<ReplayWindow>(m_theme, m_recording, 1, std::nullopt, nullptr);
    m_window->show();
    play();
    QCOMPARE(m_window->result()->tone(), Tone::Error);
    QVERIFY(m_window->result()->text().contains(u"nothing to replay"_s));
    QVERIFY(!button(u"Open as session"_s)->isEnabled());
}

void TestReplayView::saysWhatIsWrongWithTheUrl()
{
    openTalk();
    m_window->setup()->url()->setText(u"http://127.0.0.1/"_s);
    QVERIFY(!button(u"Start"_s)->isEnabled());
    QVERIFY(m_window->setup()->obstacle().contains(u"is not the address"_s));
    QTest::keyClick(m_window->setup()->url(), Qt::Key_Return);
    QVERIFY(!m_window->run());
    m_window->setup()->url()->clear();
    QCOMPARE(m_window->setup()->obstacle(), u"Say which server to play against."_s);
}

void TestReplayView::saysWhereSecretsGo()
{
    openTalk();
    auto *note = m_window->setup()->findChild<NoteRow *>();
    m_window->setup()->setCredentials({ u"Cookie"_s });
    QVERIFY(!note->isVisible());
    m_window->setup()->url()->setText(u"wss://elsewhere.example/"_s);
    QVERIFY(note->isVisible());
    QVERIFY(note->text().contains(u"elsewhere.example"_s));
    QVERIFY(note->text().contains(u"Cookie"_s));
}

void TestReplayView::takesRules()
{
    openTalk();
    ReplayRulesPane *rules = m_window->rules();
    auto *typed = rules->findChild<QLineEdit *>();
    typed->setText(u"$["_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(rules->list()->count(), 0);
    QCOMPARE(typed->text(), u"$["_s); // to be mended
    typed->setText(u"$.id"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(rules->list()->count(), 1);
    QCOMPARE(rules->rules().ignoredPaths.size(), 1);
    QVERIFY(typed->text().isEmpty());
    rules->ignorePath(u"$.id"_s);
    QCOMPARE(rules->list()->count(), 1);
    rules->findChild<QComboBox *>()->setCurrentIndex(1);
    typed->setText(u"("_s);
    QTest::mouseClick(button(u"Add"_s), Qt::LeftButton);
    QCOMPARE(rules->list()->count(), 1);
    typed->setText(u"\\d+"_s);
    QTest::mouseClick(button(u"Add"_s), Qt::LeftButton);
    QCOMPARE(rules->list()->item(1)->text(), u"/\\d+/"_s);
    QVERIFY(!rules->rules().ignoredPatterns.isEmpty());
    const QSignalSpy changed(rules, &ReplayRulesPane::changed);
    for (QCheckBox *box : rules->findChildren<QCheckBox *>())
        box->click();
    QCOMPARE(changed.size(), 2);
    QVERIFY(rules->rules().exact);
    QVERIFY(rules->rules().heartbeat);
    QCOMPARE(rules->rules().ignoredPaths.size(), 1);
}

void TestReplayView::fillsTheRequest()
{
    openTalk();
    ReplaySetup *setup = m_window->setup();
    const auto filled = [setup] {
        ReplayRequest request;
        setup->fill(request);
        return request;
    };
    QCOMPARE(filled().client.url, m_server->url);
    QVERIFY(!filled().pace.factor); // as fast as possible
    choice(u"Speed"_s)->setCurrentIndex(0);
    QCOMPARE(filled().pace.factor, std::optional(1.0));
    choice(u"Speed"_s)->setCurrentIndex(1);
    setup->findChild<QDoubleSpinBox *>()->setValue(4);
    QCOMPARE(filled().pace.factor, std::optional(4.0));
    setup->findChild<QComboBox *>()->setCurrentIndex(2);
    QCOMPARE(filled().pace.wait, ReplayPace::Wait::Time);
    setup->findChild<QSpinBox *>(u"timeout"_s)->setValue(3);
    QCOMPARE(filled().pace.timeout, std::chrono::nanoseconds(std::chrono::seconds(3)));
    QCOMPARE(filled().side, Direction::ClientToServer);
    choice(u"The side that is played"_s)->setCurrentIndex(1);
    QCOMPARE(filled().side, Direction::ServerToClient);
    QVERIFY(filled().client.tls.verifyPeer);
}

void TestReplayView::waitsForAClient()
{
    openTalk();
    choice(u"The side that is played"_s)->setCurrentIndex(1);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_VERIFY(
        m_window->result()->text().startsWith(u"Waiting for a client at ws://127.0.0.1:"_s));
    QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->run()->outcome());
    QCOMPARE(m_window->result()->text(), u"No client came."_s);
    QVERIFY(!button(u"Open as session"_s)->isEnabled());
}

void TestReplayView::stopsAndStartsAgain()
{
    openTalk();
    choice(u"Speed"_s)->setCurrentIndex(3);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->model()->playedCount(), 1);
    QVERIFY(!m_window->setup()->url()->isEnabled());
    QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->run()->outcome());
    QVERIFY(m_window->result()->text().contains(u"stopped"_s));
    QVERIFY(m_window->setup()->url()->isEnabled());
    choice(u"Speed"_s)->setCurrentIndex(2);
    play();
    QCOMPARE(m_window->runs()->counts()->text(Kind::Missing), u"missing 0"_s);
}

void TestReplayView::handsTheSessionOver()
{
    openTalk();
    QVERIFY(!button(u"Open as session"_s)->isEnabled());
    QVERIFY(!m_window->takeSession());
    play();
    const QSignalSpy ready(m_window.get(), &ReplayWindow::sessionReady);
    QTest::mouseClick(button(u"Open as session"_s), Qt::LeftButton);
    QCOMPARE(ready.size(), 1);
    const auto session = m_window->takeSession();
    QVERIFY(session);
    QVERIFY(session->isModified()); // it is still to be saved
    QVERIFY(!button(u"Open as session"_s)->isEnabled());
    QVERIFY(!button(u"Save…"_s)->isEnabled());
    m_window->table()->selectRow(rowOf(Kind::Alike)); // can still be looked at
    QTRY_VERIFY(m_window->details()->messages()->isVisible());
    m_window->close();
}

void TestReplayView::keepsEveryRun()
{
    openTalk();
    const QAbstractItemModelTester tester(m_window->runs()->runs());
    QCOMPARE(m_window->runs()->runs()->rowCount(), 0);
    play();
    choice(u"Speed"_s)->setCurrentIndex(1);
    play();
    QCOMPARE(m_window->runs()->runs()->rowCount(), 2);
    QCOMPARE(told(0, Qt::DisplayRole), u"Run 2"_s); // the newest first, and shown
    QCOMPARE(m_window->runs()->list()->currentIndex().row(), 0);
    QCOMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"1 differ"_s);
    const QString host = u"127.0.0.1:"_s + QString::number(m_server->url.port());
    QVERIFY(told(0, ReplayRunsModel::SummaryRole).endsWith(host + u", ×2"_s));
    QVERIFY(told(1, ReplayRunsModel::SummaryRole).endsWith(host + u", as fast as possible"_s));
    const QString spoken = told(1, Qt::AccessibleTextRole);
    QVERIFY2(spoken.startsWith(u"Run 1, 1 differ, "_s), qPrintable(spoken));
    QVERIFY(spoken.contains(u"1 changed, 0 missing, 0 extra"_s));

    const ReplayRun *second = m_window->run();
    QTest::keyClick(m_window->runs()->list(), Qt::Key_Down);
    QVERIFY(m_window->run() && m_window->run() != second);
    QCOMPARE(m_window->runs()->counts()->text(Kind::Changed), u"changed 1"_s);
    QVERIFY(rowOf(Kind::Changed) >= 0);
    m_window->table()->selectRow(rowOf(Kind::Changed));
    QVERIFY(m_window->details()->differences()->isVisible());
    // The session of this one is opened, and that of the other stays.
    QVERIFY(button(u"Open as session"_s)->isEnabled());
    const auto session = m_window->takeSession();
    QVERIFY(session);
    QVERIFY(!button(u"Open as session"_s)->isEnabled());
    QTest::keyClick(m_window->runs()->list(), Qt::Key_Up);
    QCOMPARE(m_window->run(), second);
    QVERIFY(button(u"Open as session"_s)->isEnabled());
    m_window->grab();
}

void TestReplayView::remembersTheSelectedRow()
{
    openTalk();
    play();
    m_window->table()->selectRow(rowOf(Kind::Changed));
    play();
    QCOMPARE(m_window->table()->currentRow(), -1);
    QTest::keyClick(m_window->runs()->list(), Qt::Key_Down);
    QCOMPARE(m_window->table()->currentRow(), rowOf(Kind::Changed));
    m_window->findChild<QCheckBox *>(u"onlyDifferences"_s)->click(); // of whichever is shown
    QCOMPARE(m_window->model()->rowCount(), 1);
    QTest::keyClick(m_window->runs()->list(), Qt::Key_Up);
    QCOMPARE(m_window->model()->rowCount(), 1);
}

void TestReplayView::looksAtAnEarlierRunWhileOnePlays()
{
    openTalk();
    play();
    const int rows = m_window->model()->rowCount();
    choice(u"Speed"_s)->setCurrentIndex(3);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->model()->playedCount(), 1);
    QCOMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"running"_s);
    m_window->runs()->list()->setCurrentIndex(m_window->runs()->runs()->index(1));
    QCOMPARE(m_window->model()->rowCount(), rows);
    QVERIFY(m_window->result()->isVisible());
    for (int i = 0; i < 4; ++i)
        QTest::mouseClick(button(u"Send next"_s), Qt::LeftButton);
    QTRY_COMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"1 differ"_s);
    QCOMPARE(m_window->model()->rowCount(), rows); // what came stands in the other
    QCOMPARE(m_window->runs()->runs()->attempt(0)->model().rowCount(), rows);
}

void TestReplayView::comparesEveryRunAgain()
{
    openTalk();
    play();
    play();
    m_window->rules()->ignorePath(u"$.id"_s);
    QTRY_COMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"equal"_s);
    QTRY_COMPARE(told(1, ReplayRunsModel::VerdictTextRole), u"equal"_s);
    QTRY_COMPARE(m_window->result()->tone(), Tone::Ok);
    const auto *beside = m_window->findChild<SegmentedSwitch *>(u"sidePart"_s);
    const auto buttons = beside->findChildren<QAbstractButton *>();
    QCOMPARE(buttons.last()->text(), u"Treat as equal (1)"_s);
}

void TestReplayView::removesARun()
{
    openTalk();
    play();
    play();
    const ReplayRun *second = m_window->run();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->runs()->list()->setFocus();
    QTest::keyClick(m_window->runs()->list(), Qt::Key_Down);
    QTest::keyClick(m_window->runs()->list(), Qt::Key_Delete);
    QCOMPARE(m_window->runs()->runs()->rowCount(), 1);
    QCOMPARE(m_window->run(), second);
    QVERIFY(m_window->model()->rowCount() > 0);
    QTest::keyClick(m_window->runs()->list(), Qt::Key_Delete);
    QCOMPARE(m_window->runs()->runs()->rowCount(), 0);
    QVERIFY(!m_window->run());
    QCOMPARE(m_window->model()->rowCount(), 0);
    QVERIFY(!m_window->result()->isVisible());
    QVERIFY(!button(u"Open as session"_s)->isEnabled());

    choice(u"Speed"_s)->setCurrentIndex(3);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->model()->playedCount(), 1);
    QCOMPARE(told(0, Qt::DisplayRole), u"Run 3"_s); // a number means one run
    m_window->runs()->removeSelected(); // not while it plays
    QCOMPARE(m_window->runs()->runs()->rowCount(), 1);
}

void TestReplayView::makesRoomForNewRuns()
{
    openTalk();
    m_server.reset(); // so that it fails fast
    for (int i = 0; i < ReplayRunsModel::MostRuns; ++i)
        play();
    QVERIFY(!m_window->findChild<NoticeBar *>());
    play();
    QCOMPARE(m_window->runs()->runs()->rowCount(), ReplayRunsModel::MostRuns);
    QCOMPARE(told(ReplayRunsModel::MostRuns - 1, Qt::DisplayRole), u"Run 2"_s);
    QVERIFY(m_window->findChild<NoticeBar *>());
}

void TestReplayView::saysWhatBecameOfARun()
{
    open({ clientSays("same"), serverSays("same") });
    play();
    QCOMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"equal"_s);
    choice(u"Speed"_s)->setCurrentIndex(3);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->model()->playedCount(), 1);
    QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->run()->outcome());
    QVERIFY(told(0, ReplayRunsModel::VerdictTextRole).endsWith(u"differ"_s)); // what is missing
    choice(u"The side that is played"_s)->setCurrentIndex(1);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->result()->text().startsWith(u"Waiting"_s));
    QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
    QTRY_COMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"no client"_s);
    QVERIFY(told(0, ReplayRunsModel::SummaryRole).contains(u"a client"_s));
    choice(u"The side that is played"_s)->setCurrentIndex(0);
    m_server.reset();
    play();
    QCOMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"failed"_s);
}

/// The second message would come a minute later.
void TestReplayView::pausesAndStepsByKeyboard()
{
    open({ clientSays("one"), serverSays("one"), clientSays("two", 60'000 * Millisecond) });
    choice(u"Speed"_s)->setCurrentIndex(0);
    QTest::keyClick(m_window->table(), Qt::Key_Space); // there is nothing to pause
    QVERIFY(!m_window->run());
    QTest::keyClick(m_window->setup()->url(), Qt::Key_Return);
    QTRY_COMPARE(m_window->model()->playedCount(), 3);
    QVERIFY(!button(u"Send next"_s)->isEnabled());
    QTest::keyClick(m_window->table(), Qt::Key_Space);
    QVERIFY(m_window->run()->isPaused());
    QCOMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"paused"_s);
    QVERIFY(button(u"Resume"_s));
    QTest::keyClick(m_window->table(), Qt::Key_Period);
    const auto kindOfThird
        = [this] { return m_window->model()->row(m_window->model()->find(3, 3)).kind; };
    QTRY_COMPARE(kindOfThird(), Kind::Sent);
    QVERIFY(m_window->run()->isRunning());
    QTest::keyClick(m_window->table(), Qt::Key_Space);
    QVERIFY(!m_window->run()->isPaused());
    QTRY_VERIFY(m_window->run()->outcome());
    QVERIFY(button(u"Start"_s)->isEnabled());
}

void TestReplayView::pausesByTheButton()
{
    open({ clientSays("one"), serverSays("one"), clientSays("two", 60'000 * Millisecond) });
    choice(u"Speed"_s)->setCurrentIndex(0);
    m_window->setup()->url()->setFocus();
    QTest::keyClick(m_window->setup()->url(), Qt::Key_Return);
    QTRY_COMPARE(m_window->model()->playedCount(), 3);
    QPushButton *pause = button(u"Pause"_s);
    QVERIFY(pause && pause->isEnabled());
    if (QGuiApplication::focusWindow())
        QVERIFY(pause->hasFocus()); // where the URL can not be typed any more
    QTest::keyClick(pause, Qt::Key_Space);
    QVERIFY(m_window->run()->isPaused());
    QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->run()->outcome());
    QCOMPARE(pause->text().remove(u'&'), u"Start"_s);
}

void TestReplayView::saysHowLongAnswersTook()
{
    open({ clientSays("one", 2 * Millisecond), serverSays("one", 30 * Millisecond) });
    QCOMPARE(m_window->runs()->latency()->text(), u"No answers yet"_s);
    play();
    const int row = m_window->model()->find(2, 2);
    const auto cell = [this, row](int column) {
        return m_window->model()->index(row, column).data().toString();
    };
    QCOMPARE(cell(ReplayModel::RecordedLatencyColumn), u"28 ms"_s);
    QVERIFY(cell(ReplayModel::NowLatencyColumn).endsWith(u"ms"_s));
    QVERIFY(!m_window->model()
                 ->index(row, ReplayModel::SignColumn)
                 .data(ReplayModel::LatencyDifferenceRole)
                 .toString()
                 .isEmpty());
    const QString whole = m_window->model()
                              ->index(row, ReplayModel::NowLatencyColumn)
                              .data(Qt::ToolTipRole)
                              .toString();
    QVERIFY(whole.startsWith(u"answered in "_s) && whole.contains(u"recorded 28 ms"_s));
    QVERIFY(m_window->runs()->latency()->text().contains(u"recorded"_s));
    m_window->table()->selectRow(row);
    const auto labels = m_window->details()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
        [&whole](const QLabel *label) { return label->text().contains(whole); }));
    const int sent = m_window->model()->find(1, 1);
    QVERIFY(
        m_window->model()->index(sent, ReplayModel::NowLatencyColumn).data().toString().isEmpty());
}

/// The third number is the difference of the two above it.
void TestReplayView::saysTheMedians()
{
    ReplayLatencyPane pane(m_theme);
    pane.setLatencies({ { 100 * Millisecond, 900 * Millisecond },
        { 500 * Millisecond, 600 * Millisecond }, { 900 * Millisecond, 200 * Millisecond } });
    QVERIFY2(pane.text().endsWith(u": recorded 500 ms, this run 600 ms, difference +100 ms"_s),
        qPrintable(pane.text()));
    pane.grab();
}

/// How much longer answers take stands beside the sign; there is always room for that.
void TestReplayView::showsLatencyInEveryWidth()
{
    openTalk();
    play();
    const auto shown = [this](int column) { return !m_window->table()->isColumnHidden(column); };
    const int least = m_window->fontMetrics().horizontalAdvance(u"≠ −1.25 ms"_s);
    for (const QSize size : { m_window->minimumSize(), QSize(1240, 780) }) {
        m_window->resize(size);
        QCoreApplication::sendPostedEvents();
        QVERIFY(m_window->table()->columnWidth(ReplayModel::SignColumn) > least);
        QVERIFY(m_window->table()->columnWidth(ReplayModel::NowPreviewColumn) > 60);
        QVERIFY(!shown(ReplayModel::RecordedLatencyColumn));
    }
    m_window->resize(1600, 780);
    QVERIFY(shown(ReplayModel::RecordedLatencyColumn) && shown(ReplayModel::NowLatencyColumn));
    // Both sides fill the table, wherever a column went.
    const auto *header = m_window->table()->horizontalHeader();
    QCOMPARE(header->length(), m_window->table()->viewport()->width());
}

void TestReplayView::goesRoundByKeyboard()
{
    openTalk();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    play();
    m_window->setup()->takeFocus();
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(m_window->runs()->list()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(m_window->table()->hasFocus());
    m_window->table()->selectRow(rowOf(Kind::Changed));
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(m_window->details()->differences()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6);
    QVERIFY(m_window->setup()->url()->hasFocus());
    QTest::keyClick(m_window.get(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(m_window->details()->differences()->hasFocus());
}

void TestReplayView::tabGoesFromTheLeftToTheRight()
{
    openTalk();
    QList<const QWidget *> order;
    for (const QWidget *widget = m_window->setup()->url(); !order.contains(widget);
         widget = widget->nextInFocusChain())
        order.append(widget);
    const QList<const QWidget *> wanted { m_window->setup()->url(), button(u"Start"_s),
        m_window->runs()->list(), m_window->table(), m_window->details()->differences(),
        button(u"Open as session"_s) };
    for (qsizetype i = 1; i < wanted.size(); ++i)
        QVERIFY2(order.indexOf(wanted[i - 1]) < order.indexOf(wanted[i]),
            qPrintable(QString::number(i)));
}

void TestReplayView::offersAMenuForTheRun()
{
    openTalk();
    play();
    QListView *list = m_window->runs()->list();
    const QSignalSpy ready(m_window.get(), &ReplayWindow::sessionReady);
    emit list->customContextMenuRequested({ 5, list->viewport()->height() - 1 }); // by keyboard
    auto *menu = m_window->runs()->findChild<QMenu *>();
    QVERIFY(menu);
    const QList<QAction *> actions = menu->actions();
    QCOMPARE(actions.first()->text(), u"Open as session"_s);
    actions.first()->trigger();
    QCOMPARE(ready.size(), 1);
    QCOMPARE(actions.last()->text(), u"Remove from the list"_s);
    actions.last()->trigger();
    QCOMPARE(m_window->runs()->runs()->rowCount(), 0);
    menu->close();
}

/// 1024×640 is the least that the main window is made for.
void TestReplayView::fitsIntoASmallWindow()
{
    openTalk();
    m_window->rules()->ignorePath(u"$.id"_s);
    play();
    m_window->resize(1024, 640);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_window->size(), QSize(1024, 640));
    QVERIFY(m_window->minimumSizeHint().width() <= 1024);
    QVERIFY(m_window->minimumSizeHint().height() <= 640);
    QVERIFY(m_window->runs()->list()->height() >= 80);
    QVERIFY(m_window->table()->height() >= 120);
}

/// Letters of twice the size on a screen of 1440 px: no words are cut.
void TestReplayView::growsWithItsText()
{
    m_theme.setTextScale(2);
    const QFont usual = QApplication::font();
    QApplication::setFont(m_theme.font(Theme::TypeRole::Body));
    qApp->setStyleSheet(m_theme.styleSheet());
    const auto back = qScopeGuard([this, &usual] {
        m_window.reset();
        m_theme.setTextScale(1);
        QApplication::setFont(usual);
        qApp->setStyleSheet({});
    });
    openTalk();
    play();
    m_window->resize(1440, 900);
    const auto cut = [this] {
        QStringList found;
        for (const QWidget *widget : m_window->setup()->findChildren<QWidget *>()) {
            const bool hasWords = qobject_cast<const QAbstractButton *>(widget)
                || qobject_cast<const QComboBox *>(widget);
            if (hasWords && widget->isVisible() && widget->width() < widget->sizeHint().width())
                found.append(QString::fromLatin1(widget->metaObject()->className()));
        }
        return found.join(u", "_s);
    };
    QTRY_COMPARE(cut(), QString());
    const auto *bar = m_window->setup()->findChild<QProgressBar *>();
    const auto labels = m_window->setup()->findChildren<ElidedLabel *>();
    for (const ElidedLabel *label : labels) {
        if (label->parent() == bar->parent()) {
            QVERIFY(!label->geometry().intersects(bar->geometry()));
            QVERIFY(label->width() >= label->sizeHint().width());
        }
    }
}

void TestReplayView::fitsOnASmallScreen()
{
    openTalk();
    const QSize room = m_window->screen()->availableSize();
    QVERIFY2(room.height() <= 800, "the window would fit without being made smaller");
    const int titleBar = m_window->style()->pixelMetric(QStyle::PM_TitleBarHeight);
    QCOMPARE_LE(m_window->height() + titleBar, room.height());
}

void TestReplayView::namesBothSidesBeforeItPlays()
{
    openTalk();
    const auto cutHeads = [this] {
        QStringList cut;
        for (const ElidedLabel *label : m_window->findChildren<ElidedLabel *>()) {
            const bool isHead = label->text().startsWith(u"Recorded, "_s)
                || label->text().startsWith(u"Replay: "_s);
            if (isHead && label->width() < label->sizeHint().width())
                cut.append(label->text());
        }
        return cut;
    };
    QCOMPARE(cutHeads(), QStringList()); // as it opens
    m_window->resize(1024, 640);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(cutHeads(), QStringList());
}

void TestReplayView::everythingHasAName()
{
    openTalk();
    play();
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->inherits("QAbstractButton")
            || widget->inherits("QScrollBar") || widget->objectName().startsWith(u"qt_"_s)
            || widget->parentWidget()->inherits("QComboBox")
            || widget->parentWidget()->inherits("QComboBoxPrivateContainer")
            || widget->parentWidget()->inherits("QHeaderView") || widget->inherits("QHeaderView"))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(),
            qPrintable(QString::fromLatin1(widget->metaObject()->className())));
    }
    for (const auto *button : m_window->findChildren<QAbstractButton *>()) {
        if (!button->isHidden() && button->focusPolicy() != Qt::NoFocus
            && !button->inherits("QTableCornerButton"))
            QVERIFY2(!button->text().isEmpty() || !button->accessibleName().isEmpty(),
                qPrintable(QString::fromLatin1(button->metaObject()->className())));
    }
}

void TestReplayView::canBeClosedWhileItPlays()
{
    openTalk();
    choice(u"Speed"_s)->setCurrentIndex(3);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->model()->playedCount(), 1);
    m_window.reset();
}

/// Grey, below what was played, and counted; gone at the end.
void TestReplayView::showsWhatIsStillToCome()
{
    open({ clientSays("one"), serverSays("one"), clientSays("two"), serverSays("two") });
    QCOMPARE(m_window->runs()->counts()->text(Kind::Upcoming), u"still to come –"_s);
    choice(u"Speed"_s)->setCurrentIndex(3);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->model()->playedCount(), 1);
    QTRY_COMPARE(m_window->model()->rowCount(), 7); // two Close frames too
    QCOMPARE(m_window->runs()->counts()->text(Kind::Upcoming), u"still to come 6"_s);
    QTest::keyClick(m_window->table(), Qt::Key_Period);
    QTRY_COMPARE(m_window->model()->playedCount(), 3);
    QCOMPARE(m_window->model()->rowCount(), 7);
    QCOMPARE(m_window->runs()->counts()->text(Kind::Upcoming), u"still to come 4"_s);
    const int third = m_window->model()->find(3, 0);
    QCOMPARE(m_window->model()->row(third).kind, Kind::Upcoming);
    m_window->table()->selectRow(third);
    m_window->grab();
    QTest::keyClick(m_window->table(), Qt::Key_Period);
    QTRY_COMPARE(m_window->model()->playedCount(), 5);
    QCOMPARE(m_window->table()->currentRow(), third); // it stays selected as it is sent
    QTest::keyClick(m_window->table(), Qt::Key_Period);
    QTRY_VERIFY(m_window->run()->outcome());
    QCOMPARE(m_window->model()->rowCount(), m_window->model()->playedCount());
    QCOMPARE(m_window->runs()->counts()->text(Kind::Upcoming), u"still to come –"_s);
}

void TestReplayView::saysWhenTheNextFrameIsSent()
{
    open({ clientSays("one"), serverSays("one"), clientSays("two", 60'000 * Millisecond) });
    const auto *pace = m_window->findChild<ElidedLabel *>(u"pace"_s);
    QCOMPARE(pace->text(), QString());
    choice(u"Speed"_s)->setCurrentIndex(0);
    QTest::mouseClick(button(u"Start"_s), Qt::LeftButton);
    QTRY_VERIFY2(pace->text().startsWith(u"Replaying, next frame in 59."_s)
            || pace->text().startsWith(u"Replaying, next frame in 60."_s),
        qPrintable(pace->text()));
    const QString before = pace->text();
    QTRY_VERIFY(pace->text() != before); // it counts down
    QTest::keyClick(m_window->table(), Qt::Key_Space);
    QTRY_VERIFY(pace->text().startsWith(u"Paused"_s));
    QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->run()->outcome());
    QCOMPARE(pace->text(), QString());
}

void TestReplayView::filtersBothSides()
{
    openTalk();
    play();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const int all = m_window->model()->rowCount();
    m_window->table()->selectRow(rowOf(Kind::Changed));
    QTest::keySequence(m_window.get(), QKeySequence::Find);
    QVERIFY(m_window->filter()->edit()->hasFocus());
    // What only the recording has, and what only came now.
    m_window->filter()->setExpression(u"text contains \"\\\"id\\\":9\""_s);
    QTRY_COMPARE(m_window->model()->rowCount(), 3); // with both ends
    QTRY_COMPARE(m_window->table()->currentRow(), rowOf(Kind::Changed)); // stays selected
    m_window->filter()->setExpression(u"dir == s2c and text contains \"{\\\"a\\\": 1}\""_s);
    QTRY_COMPARE(m_window->model()->rowCount(), 3);
    QVERIFY(rowOf(Kind::Alike) >= 0);
    m_window->filter()->setExpression(u"text contains \"nowhere\""_s);
    QTRY_COMPARE(m_window->model()->rowCount(), 2);
    m_window->filter()->clear();
    QTRY_COMPARE(m_window->model()->rowCount(), all);
    QTRY_COMPARE(m_window->table()->currentRow(), rowOf(Kind::Changed)); // and comes back
}

void TestReplayView::keepsTheFilterForEveryRun()
{
    openTalk();
    m_window->filter()->setExpression(u"text contains \"same\""_s);
    play();
    QTRY_COMPARE(m_window->model()->rowCount(), 4); // sent and answered, and both ends
    const ReplayModel *first = m_window->model();
    play();
    QTRY_COMPARE(m_window->model()->rowCount(), 4);
    QVERIFY(!first->isFiltered()); // nobody looks at it
    QTest::keyClick(m_window->runs()->list(), Qt::Key_Down);
    QCOMPARE(m_window->model(), first);
    QTRY_COMPARE(m_window->model()->rowCount(), 4);
}

void TestReplayView::opensWithAnotherHandshake()
{
    openTalk();
    QTest::mouseClick(button(u"Handshake…"_s), Qt::LeftButton);
    auto *dialog = m_window->findChild<NewConnectionDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->windowTitle(), u"Opening handshake of the replay"_s);
    ConnectionDraft draft = dialog->draft();
    draft.headers.append({ true, u"X-Trial"_s, u"second"_s });
    draft.extensions.clear();
    dialog->setDraft(draft);
    dialog->accept();
    QPushButton *changed = button(u"Handshake (changed)…"_s);
    QVERIFY(changed);
    play();
    const auto sent = requestOf(m_window->run()->store()->events(1));
    QVERIFY(sent);
    QCOMPARE(sent->combinedValue("X-Trial"), std::optional(QByteArray("second")));
    m_window->findChild<LinkButton *>(u"asRecorded"_s)->click();
    QCOMPARE(changed->text().remove(u'&'), u"Handshake…"_s);
    play();
    QVERIFY(!requestOf(m_window->run()->store()->events(1))->combinedValue("X-Trial"));
}

/// Both sides of both, without playing anything.
void TestReplayView::comparesTwoRecordings()
{
    open({ clientSays("{\"n\":1}", 1 * Millisecond), serverSays("{\"at\":1}", 5 * Millisecond),
        clientSays("bye", 9 * Millisecond) });
    const auto other = recordedTalk(
        { clientSays("{\"n\":2}", 1 * Millisecond), serverSays("{\"at\":7}", 11 * Millisecond),
            serverSays("news", 12 * Millisecond), clientSays("bye", 13 * Millisecond) },
        m_server->url.toString());
    m_window->compareWith(other, 1, u"other.fscope"_s);
    const auto written = [this] {
        QStringList rows;
        for (int row = 0; row < m_window->model()->rowCount(); ++row) {
            const ReplayRow &shown = m_window->model()->row(row);
            if (shown.subject == ReplayFinding::Subject::Item)
                rows.append(QString::number(shown.recorded.frame) + replaySign(shown.kind)
                    + QString::number(shown.now.frame));
        }
        return rows.join(u' ');
    };
    QTRY_COMPARE(written(), u"1≠1 2≠2 0+3 3=4 4=5 5=6"_s);
    QCOMPARE(told(0, Qt::DisplayRole), u"other.fscope"_s);
    QCOMPARE(told(0, ReplayRunsModel::VerdictTextRole), u"3 differ"_s);
    // Of the answer and of the Close frame.
    QCOMPARE(m_window->runs()->runs()->attempt(0)->latencies().size(), std::size_t(2));
    QCOMPARE(m_window->model()->row(m_window->model()->find(2, 2)).latency,
        std::optional(ReplayLatency { 4 * Millisecond, 10 * Millisecond }));
    QVERIFY(!button(u"Open as session"_s)->isEnabled()); // it is nothing new
    QVERIFY(!button(u"Save…"_s)->isEnabled());
    m_window->rules()->ignorePath(u"$.at"_s);
    QTRY_COMPARE(written(), u"1≠1 2≈2 0+3 3=4 4=5 5=6"_s);
    m_window->table()->selectRow(m_window->model()->find(1, 1));
    QTRY_COMPARE(m_window->details()->differences()->rowCount(), 1);
    play(); // it can still be played
    QCOMPARE(m_window->runs()->runs()->rowCount(), 2);
    m_window->grab();
}

QTEST_MAIN(TestReplayView)
#include "tst_replayview.moc"
