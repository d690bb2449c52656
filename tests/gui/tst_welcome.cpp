#include "app/capture/sessiondocument.h"
#include "app/session/sessionsaver.h"
#include "tests/app/session/sessionfixture.h"
#include "ui/composer/composerbar.h"
#include "ui/connect/newconnectiondialog.h"
#include "ui/connections/connectionpanel.h"
#include "ui/frames/frametablemodel.h"
#include "ui/frames/frametableview.h"
#include "ui/lessons/lessonlist.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/shell/appearance.h"
#include "ui/shell/language.h"
#include "ui/shell/listendialog.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/proxydialog.h"
#include "ui/shell/recentfiles.h"
#include "ui/shell/sessionwindows.h"
#include "ui/shell/statusstrip.h"
#include "ui/theme/theme.h"
#include "ui/welcome/democard.h"
#include "ui/welcome/demopicture.h"
#include "ui/welcome/lessonscard.h"
#include "ui/welcome/recentcard.h"
#include "ui/welcome/startcard.h"
#include "ui/welcome/welcomepage.h"
#include "ui/welcome/welcomesetting.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Framescope::Test;
using namespace Qt::StringLiterals;

/// The page that a new window begins with, as a newcomer uses it.
class TestWelcome : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void isShownAtStartAndDoesNothing();
    void canBeSwitchedOff();
    void connectsToWhatWasTyped();
    void listensAndIntercepts();
    void startsTheDemo();
    void drawsTheScriptOfTheDemo();
    void leadsToLessons();
    void showsSamplesWhileNothingIsRecent();
    void saysThatThereIsNothing();
    void showsWhatIsRecent();
    void opensASampleAsACopy();
    void opensWhatIsRecentInItsPlace();
    void goesAwayWhenSomethingBegins();
    void goesAwayWhenAPanelIsAskedFor();
    void worksByKeyboard();
    void namesEveryControl();
    void fits_data();
    void fits();
    void growsWithTheText();

private:
    WelcomePage *page() const { return m_window->findChild<WelcomePage *>(); }
    bool isShown() const { return page() && page()->isVisible(); }
    QCheckBox *atStart() const
    {
        return m_window->findChild<StatusStrip *>()->findChild<QCheckBox *>();
    }
    MainActions *actions() const { return m_window->findChild<MainActions *>(); }
    SessionList *list() const { return page()->recent()->list(); }
    QString spoken(int row) const
    {
        return list()->item(row)->data(Qt::AccessibleTextRole).toString();
    }
    QString writeSession(const QString &name);
    void begin();

    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<SessionWindows> m_windows;
    MainWindow *m_window = nullptr;
};

void TestWelcome::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-welcome-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestWelcome::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>();
    m_theme->setTextScale(1);
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_language = std::make_unique<Language>();
    m_windows = std::make_unique<SessionWindows>(*m_theme, *m_appearance, *m_language, nullptr);
    begin();
}

void TestWelcome::begin()
{
    m_window = m_windows->createLive();
    m_window->resize(1440, 900);
    QVERIFY(QTest::qWaitForWindowExposed(m_window));
}

void TestWelcome::cleanup()
{
    m_windows.reset();
    QSettings().clear();
}

QString TestWelcome::writeSession(const QString &name)
{
    MemorySessionStore store(QDateTime::currentDateTimeUtc());
    ConnectionRecord connection;
    connection.id = 1;
    connection.url = u"ws://peer.example/"_s;
    connection.state = ConnectionState::Open;
    connection.opened = 0;
    connection.violations = 2;
    record(store, connection);
    for (int i = 0; i < 3; ++i)
        record(store, { { .time = i * Millisecond, .payload = "unmistakable" } });
    const QString path = m_dir->filePath(name);
    return saveSession(store, {}, path, [](FrameId) {}, {}) ? path : QString();
}

void TestWelcome::isShownAtStartAndDoesNothing()
{
    QVERIFY(isShown());
    QVERIFY(!m_window->findChild<ConnectionPanel *>()->isVisible());
    QVERIFY(atStart()->isVisible());
    QVERIFY(atStart()->isChecked());
    QTRY_VERIFY(page()->urlField()->hasFocus());
    // Nothing has begun: no connection, no listener, nothing to be saved.
    QVERIFY(m_window->document().isBlank());
    QVERIFY(m_window->document().store()->connections().isEmpty());
    QVERIFY(!m_window->document().isModified());
}

void TestWelcome::canBeSwitchedOff()
{
    QTest::mouseClick(atStart(), Qt::LeftButton, {}, QPoint(8, atStart()->height() / 2));
    QVERIFY(!WelcomeSetting::isShownAtStart());
    QVERIFY(isShown()); // at the next start

    begin();
    QVERIFY(!isShown());
    QVERIFY(!atStart()->isVisible());
    QVERIFY(m_window->findChild<ConnectionPanel *>()->isVisible());

    actions()->welcome->trigger();
    QVERIFY(isShown());
    QVERIFY(!atStart()->isChecked());
    QTest::mouseClick(atStart(), Qt::LeftButton, {}, QPoint(8, atStart()->height() / 2));
    QVERIFY(WelcomeSetting::isShownAtStart());
    begin();
    QVERIFY(isShown());
}

void TestWelcome::connectsToWhatWasTyped()
{
    QTest::keyClicks(page()->urlField(), u"ws://peer.example/feed"_s);
    QTest::keyClick(page()->urlField(), Qt::Key_Return);
    auto *dialog = m_window->findChild<NewConnectionDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->options().url, QUrl(u"ws://peer.example/feed"_s));
    dialog->reject();
    QVERIFY(isShown()); // nothing has begun
    QVERIFY(m_window->document().isBlank());
    delete dialog;

    // The button, with nothing typed, asks for all of it.
    page()->urlField()->clear();
    QTest::mouseClick(page()->clientCard()->button(), Qt::LeftButton);
    dialog = m_window->findChild<NewConnectionDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
}

void TestWelcome::listensAndIntercepts()
{
    auto *port = page()->serverCard()->findChild<QSpinBox *>();
    QCOMPARE(port->value(), 9001);
    port->setFocus();
    port->selectAll();
    QTest::keyClicks(port, u"9107"_s);
    QTest::keyClick(port, Qt::Key_Return);
    auto *listen = m_window->findChild<ListenDialog *>();
    QVERIFY(listen && listen->isVisible());
    QCOMPARE(listen->options().port, quint16(9107));
    listen->reject();

    auto *proxyPort = page()->proxyCard()->findChild<QSpinBox *>();
    proxyPort->setValue(9203);
    QTest::mouseClick(page()->proxyCard()->button(), Qt::LeftButton);
    auto *proxy = m_window->findChild<ProxyDialog *>();
    QVERIFY(proxy && proxy->isVisible());
    QCOMPARE(proxy->options().port, quint16(9203));
    proxy->reject();
    QVERIFY(isShown());
}

void TestWelcome::startsTheDemo()
{
    QTest::mouseClick(page()->demo()->button(), Qt::LeftButton);
    QVERIFY(!isShown());
    QVERIFY(!atStart()->isVisible());
    QTRY_VERIFY(m_window->document().store()->connections().size() >= 3);
    QVERIFY(!m_window->document().isModified());
}

void TestWelcome::drawsTheScriptOfTheDemo()
{
    const auto *picture = page()->findChild<DemoPicture *>();
    const QList<DemoPicture::Mark> &marks = picture->marks();
    QVERIFY(marks.size() > 50);
    const auto breaks = [](const DemoPicture::Mark &mark) { return mark.breaksRule; };
    QCOMPARE(std::count_if(marks.begin(), marks.end(), breaks), 1);
    qint64 silence = 0;
    qint64 before = 0;
    for (const DemoPicture::Mark &mark : marks) {
        if (mark.direction != Direction::ServerToClient)
            continue;
        silence = std::max(silence, mark.time - before);
        before = mark.time;
    }
    QVERIFY(silence > 1'000 * Millisecond);
    QVERIFY(picture->accessibleDescription().contains(u"1 violation"_s)
        || picture->accessibleDescription().contains(u"violation(s)"_s));
}

void TestWelcome::leadsToLessons()
{
    LessonList *lessons = page()->lessons()->list();
    QCOMPARE(lessons->count(), 10);
    for (int row = 0; row < lessons->count(); ++row)
        QVERIFY(lessons->entry(row).steps > 2);
    QVERIFY(!lessons->verticalScrollBar()->isVisible());
    QCOMPARE(lessons->accessibleDescription(), u"0 of 10 done"_s);

    lessons->setFocus();
    QTest::keyClick(lessons, Qt::Key_Home);
    QTest::keyClick(lessons, Qt::Key_Down);
    const QString second = lessons->entry(1).id;
    QTest::keyClick(lessons, Qt::Key_Return);
    QVERIFY(!isShown());
    auto *panel = m_window->findChild<LessonPanel *>();
    QVERIFY(panel && panel->isVisible());
    QVERIFY(panel->isShowingStep());
    QCOMPARE(panel->list()->currentId(), second);

    // Progress is there in the next window.
    QSettings().setValue(u"lessons/%1/done"_s.arg(second), true);
    begin();
    QCOMPARE(page()->lessons()->list()->accessibleDescription(), u"1 of 10 done"_s);
}

void TestWelcome::showsSamplesWhileNothingIsRecent()
{
    QCOMPARE(list()->count(), 4);
    QCOMPARE(list()->entry(0).name(), u"tickwire-demo.fscope"_s);
    for (int row = 0; row < list()->count(); ++row) {
        QVERIFY(list()->entry(row).isSample());
        QTRY_VERIFY(list()->entry(row).facts);
        QVERIFY(spoken(row).contains(u"sample"_s));
    }
    QCOMPARE(list()->entry(0).facts->violations, 1U);
    QCOMPARE(list()->entry(0).facts->connections, 3U);
    QVERIFY(list()->entry(0).description().startsWith(u"Trade feed, 3 connection"_s));
    QVERIFY(spoken(0).contains(list()->entry(0).framesText()));
}

void TestWelcome::saysThatThereIsNothing()
{
    QSettings().remove(u"recentFiles"_s);
    RecentCard card(*m_theme, SampleFolder(m_settings.path()));
    card.refresh();
    card.show();
    QCOMPARE(card.list()->count(), 0);
    const auto labels = card.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text().startsWith(u"Nothing here yet."_s)
            && !label->text().contains(u"samples"_s);
    }));
}

void TestWelcome::showsWhatIsRecent()
{
    const QString good = writeSession(u"mine.fscope"_s);
    const QString gone = m_dir->filePath(u"gone.fscope"_s);
    QSettings settings;
    RecentFiles files(settings);
    files.add(gone);
    files.add(good);
    begin();
    QCOMPARE(list()->count(), 6); // and samples, for these are few
    QCOMPARE(list()->entry(0).path, good);
    QVERIFY(!list()->entry(0).isSample());
    QTRY_VERIFY(list()->entry(0).facts);
    QCOMPARE(list()->entry(0).facts->frames, FrameId(3));
    QVERIFY(list()->entry(0).description().contains(u"2 violation"_s));
    QTRY_VERIFY(!list()->entry(1).problem.isEmpty());
    QVERIFY(spoken(1).contains(list()->entry(1).problem));

    for (const QString &name : { u"a.fscope"_s, u"b.fscope"_s })
        files.add(writeSession(name));
    begin();
    QCOMPARE(list()->count(), 4);
    QVERIFY(!list()->entry(3).isSample());
}

void TestWelcome::opensASampleAsACopy()
{
    const QString path = list()->entry(0).path;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray octets = file.readAll();
    QSignalSpy opened(m_windows.get(), &SessionWindows::opened);
    list()->setFocus();
    QTest::keyClick(list(), Qt::Key_Home);
    QTest::keyClick(list(), Qt::Key_Return);
    QVERIFY(opened.wait());
    QTRY_COMPARE(m_windows->windows().size(), 1); // in the place of the page
    auto *window = opened.first().first().value<MainWindow *>();
    QVERIFY(window->windowTitle().startsWith(u"tickwire-demo.fscope"_s));
    QVERIFY(!window->isWindowModified());
    QVERIFY(window->document().path().isEmpty());
    QVERIFY(window->findChild<FrameTableView *>()->isVisible());
    QVERIFY(window->document().store()->lastFrame() > 1000);
    QVERIFY(RecentFiles(*std::make_unique<QSettings>()).paths().isEmpty());

    QSignalSpy annotated(&window->document(), &SessionDocument::annotated);
    window->document().annotate({ 7, AnnotationColour::Blue, u"mine"_s });
    QVERIFY(annotated.wait());
    QVERIFY(window->isWindowModified()); // it would be lost
    QVERIFY(file.seek(0));
    QVERIFY(file.readAll() == octets);
    window->document().discard();
}

void TestWelcome::opensWhatIsRecentInItsPlace()
{
    const QString path = writeSession(u"mine.fscope"_s);
    QSettings settings;
    RecentFiles(settings).add(path);
    actions()->welcome->trigger(); // reads anew
    QCOMPARE(list()->entry(0).path, path);
    QSignalSpy opened(m_windows.get(), &SessionWindows::opened);
    QTest::mouseClick(
        list()->viewport(), Qt::LeftButton, {}, list()->visualItemRect(list()->item(0)).center());
    QVERIFY(opened.wait());
    QTRY_COMPARE(m_windows->windows().size(), 1);
    QCOMPARE(m_windows->windows().constFirst()->document().path(), path);
}

void TestWelcome::goesAwayWhenSomethingBegins()
{
    m_window->openUrl(u"ws://127.0.0.1:1/"_s);
    QVERIFY(!isShown());
    QVERIFY(m_window->findChild<ConnectionPanel *>()->isVisible());
    // From here on it needs a window of its own.
    actions()->welcome->trigger();
    QVERIFY(!isShown());
    QCOMPARE(m_windows->windows().size(), 2);
    QVERIFY(m_windows->windows().constLast()->findChild<WelcomePage *>()->isVisible());
}

void TestWelcome::goesAwayWhenAPanelIsAskedFor()
{
    actions()->toggleComposer->trigger();
    QVERIFY(!isShown());
    actions()->welcome->trigger();
    QVERIFY(isShown());
    actions()->intercept->trigger();
    QVERIFY(!isShown());
}

void TestWelcome::worksByKeyboard()
{
    const QList<QWidget *> order { page()->urlField(), page()->clientCard()->button(),
        page()->serverCard()->findChild<QSpinBox *>(), page()->serverCard()->button(),
        page()->proxyCard()->findChild<QSpinBox *>(), page()->proxyCard()->button(),
        page()->recent()->openButton(), list(), page()->demo()->button(),
        page()->lessons()->list() };
    QTRY_COMPARE(QApplication::focusWidget(), order.constFirst());
    for (qsizetype i = 1; i < order.size(); ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), order.at(i));
    }
    for (qsizetype i = order.size() - 2; i >= 0; --i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab, Qt::ShiftModifier);
        QCOMPARE(QApplication::focusWidget(), order.at(i));
    }
    // Arrows go from a button to what is beside it.
    page()->clientCard()->button()->setFocus();
    QTest::keyClick(page()->clientCard()->button(), Qt::Key_Right);
    QCOMPARE(QApplication::focusWidget(), order.at(2));
    page()->proxyCard()->button()->setFocus();
    QTest::keyClick(page()->proxyCard()->button(), Qt::Key_Left);
    QCOMPARE(QApplication::focusWidget(), order.at(4));
    // Enter does what a button says.
    page()->demo()->button()->setFocus();
    QTest::keyClick(page()->demo()->button(), Qt::Key_Space);
    QVERIFY(!isShown());
}

void TestWelcome::namesEveryControl()
{
    for (const QWidget *widget : page()->findChildren<QWidget *>()) {
        const bool takesFocus = widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy();
        if (!widget->isVisible() || !takesFocus)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString name = button && widget->accessibleName().isEmpty()
            ? button->text()
            : widget->accessibleName();
        QVERIFY2(!name.isEmpty(), widget->metaObject()->className());
    }
}

void TestWelcome::fits_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isDark");
    QTest::newRow("smallest, light") << QSize(1024, 640) << false;
    QTest::newRow("smallest, dark") << QSize(1024, 640) << true;
    QTest::newRow("usual, light") << QSize(1440, 900) << false;
    QTest::newRow("usual, dark") << QSize(1440, 900) << true;
    QTest::newRow("large, light") << QSize(2560, 1440) << false;
}

void TestWelcome::fits()
{
    QFETCH(QSize, size);
    QFETCH(bool, isDark);
    m_appearance->apply(isDark ? Appearance::Choice::Dark : Appearance::Choice::Light);
    m_window->resize(size);
    QTRY_COMPARE(m_window->size(), size);
    QCoreApplication::sendPostedEvents();
    QTRY_COMPARE(page()->verticalScrollBar()->maximum(), 0);
    for (const QWidget *card : std::initializer_list<QWidget *> { page()->clientCard(),
             page()->proxyCard(), page()->recent(), page()->demo(), page()->lessons() }) {
        QVERIFY(card->width() >= 280);
        const QRect place(card->mapTo(page(), QPoint()), card->size());
        QVERIFY(page()->rect().contains(place));
    }
    const QImage image = m_window->grab().toImage();
    QVERIFY((image.pixelColor(8, image.height() / 2).lightness() < 128) == isDark);
}

void TestWelcome::growsWithTheText()
{
    m_theme->setTextScale(2);
    m_window->resize(1024, 640);
    QCoreApplication::sendPostedEvents();
    QTRY_VERIFY(page()->verticalScrollBar()->maximum() > 0); // calmly, in one direction
    QCOMPARE(page()->horizontalScrollBar()->maximum(), 0);
    QVERIFY(page()->widget()->width() <= page()->viewport()->width());
    // What has the focus comes into view.
    LessonList *lessons = page()->lessons()->list();
    lessons->setFocus(Qt::TabFocusReason);
    page()->ensureWidgetVisible(lessons);
    QVERIFY(page()->verticalScrollBar()->value() > 0);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(TestWelcome)
#include "tst_welcome.moc"
