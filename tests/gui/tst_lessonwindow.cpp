#include "app/capture/sessiondocument.h"
#include "app/lessons/lessonpackage.h"
#include "ui/anatomy/anatomyview.h"
#include "ui/anatomy/fieldcard.h"
#include "ui/anatomy/fieldtext.h"
#include "ui/connections/connectionpanel.h"
#include "ui/frames/framepanel.h"
#include "ui/frames/frametablemodel.h"
#include "ui/lessons/animationplayer.h"
#include "ui/lessons/exerciserow.h"
#include "ui/lessons/lessonguide.h"
#include "ui/lessons/lessonpanel.h"
#include "ui/lessons/lessons.h"
#include "ui/lessons/lessontext.h"
#include "ui/lessons/rulebrowser.h"
#include "ui/lessons/stepanimation.h"
#include "ui/shell/appearance.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

const QString Root = u"" FRAMESCOPE_SOURCE_DIR "/resources/lessons/"_s;

/// What one types to do what the lines ":solve" of \a exercise say, from the text of the lesson.
QStringList solutionInputs(const QString &lesson, const QString &exercise)
{
    QFile file(Root + lesson + u"/lesson.en.md"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QStringList inputs;
    bool isInside = false;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith("? "_L1))
            isInside = line.startsWith(u"? %1 "_s.arg(exercise));
        if (!isInside || !line.startsWith(":solve "_L1))
            continue;
        QString input = line.section(u' ', 2);
        if (input.startsWith("| "_L1)) // of connect
            input.remove(0, 2);
        inputs.append(input);
    }
    return inputs;
}

} // namespace

/// The lessons as a learner has them: in the window, with a keyboard and nothing else.
class TestLessonWindow : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void opensFromTheMenu();
    void asksForAnotherWindow();
    void opensFromAField();
    void canBeFinishedByKeyboard_data();
    void canBeFinishedByKeyboard();
    void leavesRoomForTheText();
    void leavesRoomWithLargeLetters();
    void pointsAtFields();
    void showsFactsAndAnimations();
    void hidesWhatIsToBeUnmasked();
    void hidesTheAnswerInTheText();
    void refusesAndHelps();
    void remembersWhereOneWas();
    void speaksChinese();
    void looksAtARecording();
    void placesARecordingOnce();
    void leaves();
    void addsAndShares();
    void sendsWhatARuleForbids();
    void looksRight_data();
    void looksRight();

private:
    void openLesson(const QString &id);
    LessonPanel *panel() const { return m_window->findChild<LessonPanel *>(); }
    MainActions *actions() const { return m_window->findChild<MainActions *>(); }
    ExerciseRow *row(const QString &id) const;
    void solveByKeyboard(const QString &lesson, ExerciseRow *row);
    void type(const QString &text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});

    QTemporaryDir m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Appearance> m_appearance;
    std::shared_ptr<SessionStore> m_store;
    std::unique_ptr<MainWindow> m_window;
};

void TestLessonWindow::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"framescope-test"_s);
    QCoreApplication::setApplicationName(u"framescope-lessons-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QDir(LessonLibrary::standardPath()).removeRecursively();
}

void TestLessonWindow::init()
{
    QSettings().clear();
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    auto document = SessionDocument::record(nullptr);
    m_store = document->store();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_appearance, std::move(document));
    m_window->resize(1440, 900);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestLessonWindow::cleanup()
{
    m_window.reset();
    m_store.reset();
    m_appearance.reset();
    m_theme.reset();
}

void TestLessonWindow::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focused = m_window->focusWidget();
    QVERIFY(focused);
    QTest::keyClick(focused, key, modifiers);
}

void TestLessonWindow::type(const QString &text)
{
    auto *line = qobject_cast<QLineEdit *>(m_window->focusWidget());
    QVERIFY(line);
    line->clear();
    QTest::keyClicks(line, text);
}

void TestLessonWindow::openLesson(const QString &id)
{
    actions()->lessons->trigger();
    LessonList *list = panel()->list();
    list->setCurrentId(id);
    QCOMPARE(list->currentId(), id);
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(panel()->isShowingStep());
    QVERIFY2(panel()->findChild<LessonText *>()->hasFocus(),
        m_window->focusWidget() ? m_window->focusWidget()->metaObject()->className() : "none");
    panel()->focusStep();
}

ExerciseRow *TestLessonWindow::row(const QString &id) const
{
    for (ExerciseRow *row : panel()->exercises()) {
        if (row->exercise().id == id)
            return row;
    }
    return nullptr;
}

void TestLessonWindow::opensFromTheMenu()
{
    QVERIFY(!panel());
    actions()->lessons->trigger();
    QVERIFY(panel());
    QVERIFY(panel()->isVisible());
    QVERIFY(!panel()->isShowingStep());
    QCOMPARE(panel()->list()->count(), 10);
    QVERIFY(panel()->list()->hasFocus());
    for (int i = 0; i < 10; ++i)
        QCOMPARE(panel()->list()->entry(i).number, i + 1);
}

void TestLessonWindow::asksForAnotherWindow()
{
    // Of a session that was opened from a file.
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.fscope"_s);
    QSignalSpy saved(&m_window->document(), &SessionDocument::saved);
    m_window->document().save(path);
    QVERIFY(saved.wait());
    auto store = FileSessionStore::open(path);
    QVERIFY(store);
    MainWindow viewer(*m_theme, *m_appearance, SessionDocument::view(*store, path));
    QSignalSpy asked(&viewer, &MainWindow::lessonsRequested);
    viewer.startLessons();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!viewer.findChild<LessonPanel *>());
}

/// The frame that one looks at stays as it is: the lesson has a window of its own.
void TestLessonWindow::opensFromAField()
{
    const auto button = [](const MainWindow &window, const QString &name) {
        for (QPushButton *candidate :
            window.findChild<FieldCard *>()->findChildren<QPushButton *>()) {
            if (candidate->isVisible() && candidate->accessibleName() == name)
                return candidate;
        }
        return static_cast<QPushButton *>(nullptr);
    };
    openLesson(u"frame"_s);
    emit panel()->stepRequested(1);
    auto *view = m_window->findChild<AnatomyView *>();
    QTRY_VERIFY(!view->fields().frame().isNull());
    const FrameId frame = view->fields().frame().id();
    view->selectField(5);
    actions()->maximizeInspector->trigger();
    QTRY_VERIFY(button(*m_window, u"Lesson 4: Masking"_s));

    MainWindow other(*m_theme, *m_appearance, SessionDocument::record(nullptr));
    QSignalSpy asked(m_window.get(), &MainWindow::lessonsRequested);
    connect(m_window.get(), &MainWindow::lessonsRequested, &other, &MainWindow::startLessons);
    m_window->findChild<LessonGuide *>()->leave();
    button(*m_window, u"Lesson 4: Masking"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(other.findChild<LessonGuide *>()->lesson()->id, u"masking"_s);
    QVERIFY(other.findChild<LessonPanel *>()->isShowingStep());
    QVERIFY(!m_window->findChild<LessonGuide *>()->lesson());
    QCOMPARE(view->fields().frame().id(), frame);

    // Whoever learns here goes on here.
    openLesson(u"frame"_s);
    QTRY_VERIFY(button(*m_window, u"Lesson 4: Masking"_s));
    button(*m_window, u"Lesson 4: Masking"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(m_window->findChild<LessonGuide *>()->lesson()->id, u"masking"_s);
}

void TestLessonWindow::canBeFinishedByKeyboard_data()
{
    QTest::addColumn<QString>("id");
    for (const QString &name : QDir(Root).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        QTest::newRow(qPrintable(name)) << name;
}

void TestLessonWindow::solveByKeyboard(const QString &lesson, ExerciseRow *row)
{
    const LessonExercise exercise = row->exercise();
    QTRY_VERIFY2(row->isAncestorOf(m_window->focusWidget()), qPrintable(exercise.id));
    switch (exercise.check.kind) {
    case LessonCheck::Kind::Choice:
        press(Qt::Key_Space); // the first
        for (qsizetype i = 0; i < exercise.check.rightChoice; ++i)
            press(Qt::Key_Down);
        press(Qt::Key_Tab);
        QVERIFY(qobject_cast<QPushButton *>(m_window->focusWidget()));
        QCOMPARE(qobject_cast<QPushButton *>(m_window->focusWidget())->text(), u"Check"_s);
        press(Qt::Key_Space);
        break;
    case LessonCheck::Kind::Answer:
        type(exercise.check.answers.first());
        press(Qt::Key_Return);
        break;
    case LessonCheck::Kind::Fact: {
        // It is in the traffic; “Show me” says it, too.
        auto *note = row->findChild<NoteRow *>();
        press(Qt::Key_Tab);
        press(Qt::Key_Tab);
        QCOMPARE(qobject_cast<QPushButton *>(m_window->focusWidget())->text(), u"Hint"_s);
        press(Qt::Key_Space);
        QString answer;
        const auto askAndRead = [&] {
            note->findChild<LinkButton *>()->setFocus();
            press(Qt::Key_Space);
            static const QRegularExpression said(u"^It is (.+)\\.$"_s);
            return QTest::qWaitFor(
                [&] {
                    answer = said.match(note->text()).captured(1);
                    return !answer.isEmpty();
                },
                100);
        };
        QTRY_VERIFY2(askAndRead(), qPrintable(exercise.id));
        row->focusInput();
        type(answer);
        press(Qt::Key_Return);
        break;
    }
    case LessonCheck::Kind::Traffic:
        if (exercise.tool) {
            for (const QString &input : solutionInputs(lesson, exercise.id)) {
                type(input);
                press(Qt::Key_Return);
            }
        } else {
            press(Qt::Key_Space); // the hint
            auto *link = row->findChild<NoteRow *>()->findChild<LinkButton *>();
            press(Qt::Key_Tab);
            QCOMPARE(m_window->focusWidget(), link);
            press(Qt::Key_Space);
        }
        break;
    }
    QTRY_VERIFY2(row->isSolved(), qPrintable(exercise.id));
}

void TestLessonWindow::canBeFinishedByKeyboard()
{
    QFETCH(QString, id);
    openLesson(id);
    const auto package = LessonPackage::fromFolder(Root + id);
    QVERIFY(package);
    const qsizetype steps = package->lesson(u"en"_s).steps.size();
    for (qsizetype step = 0; step < steps; ++step) {
        QCOMPARE(panel()->step(), step);
        const auto *page = panel()->findChild<QScrollArea *>(u"step"_s);
        QTRY_VERIFY2(page->widget()->width() <= page->viewport()->width(),
            qPrintable(u"step %1"_s.arg(step + 1)));
        panel()->focusStep();
        const QList<ExerciseRow *> rows = panel()->exercises();
        for (ExerciseRow *exercise : rows) {
            solveByKeyboard(id, exercise);
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(panel()->isShowingStep());
        press(Qt::Key_Right, Qt::AltModifier);
    }
    QVERIFY(!panel()->isShowingStep());
    QCOMPARE(panel()->list()->doneCount(), 1);
}

/// Of the smallest window, too.
void TestLessonWindow::leavesRoomForTheText()
{
    m_window->resize(1024, 640);
    openLesson(u"fragmentation"_s);
    const auto *step = panel()->findChild<QScrollArea *>(u"step"_s);
    QVERIFY(step);
    QTRY_VERIFY2(
        step->height() > panel()->height() / 2, qPrintable(QString::number(step->height())));
    const LessonList *list = panel()->list();
    QVERIFY(list->height() >= 54);
    QTRY_VERIFY(
        list->viewport()->rect().contains(list->visualItemRect(list->currentItem()).center()));
}

/// The connections make room, and come back.
void TestLessonWindow::leavesRoomWithLargeLetters()
{
    const auto *connections = m_window->findChild<ConnectionPanel *>();
    m_theme->setTextScale(2);
    openLesson(u"fragmentation"_s);
    const auto *step = panel()->findChild<QScrollArea *>(u"step"_s);
    QTRY_VERIFY2(
        step->height() > panel()->height() / 2, qPrintable(QString::number(step->height())));
    QVERIFY(!connections->isVisible());
    QVERIFY(!actions()->toggleConnections->isChecked());
    const auto *frames = m_window->findChild<FramePanel *>();
    QTRY_VERIFY2(frames->width() > 700, qPrintable(QString::number(frames->width())));
    QVERIFY(frames->mapTo(m_window.get(), QPoint()).x() < 10);
    const LessonList *list = panel()->list();
    QTRY_VERIFY(
        list->viewport()->rect().contains(list->visualItemRect(list->currentItem()).center()));
    emit panel()->closeRequested();
    QVERIFY(connections->isVisible());
    QVERIFY(actions()->toggleConnections->isChecked());

    actions()->toggleConnections->trigger();
    actions()->lessons->trigger();
    emit panel()->closeRequested();
    QVERIFY(!connections->isVisible()); // as they were
}

void TestLessonWindow::pointsAtFields()
{
    openLesson(u"frame"_s);
    emit panel()->stepRequested(1);
    const auto *view = m_window->findChild<AnatomyView *>();
    const FrameSelection *selection = view->fields().octetSelection();
    QTRY_COMPARE(selection->marks(), (QList<FrameMark> { { 0, 1, 1 }, { 4, 4, 2 } }));
    QCOMPARE(selection->frame().record().header.opcode, toNibble(Opcode::Text));
    emit panel()->stepRequested(0);
    QVERIFY(selection->marks().isEmpty());
}

void TestLessonWindow::showsFactsAndAnimations()
{
    openLesson(u"why"_s);
    auto *text = panel()->findChild<LessonText *>();
    QTRY_VERIFY(!text->toPlainText().contains(u"…"_s));
    QVERIFY(!text->toPlainText().contains(u'{'));
    QVERIFY(!panel()->player());
    panel()->list()->setCurrentId(u"masking"_s);
    QTest::keyClick(panel()->list(), Qt::Key_Return);
    QVERIFY(panel()->player());
}

void TestLessonWindow::hidesWhatIsToBeUnmasked()
{
    openLesson(u"masking"_s);
    emit panel()->stepRequested(1); // payload[2] and payload[0] of Hello
    const auto *selection = m_window->findChild<FrameSelection *>();
    QTRY_COMPARE(selection->cover().octets, (QList<quint64> { 2, 0 }));
    const FrameId sent = selection->frame().id();
    QTRY_COMPARE(selection->cover().frames.size(), 2); // and its echo
    QCOMPARE(selection->cover().frames.constFirst(), sent);

    // Not in the table, and not in words either.
    const auto *model = m_window->findChild<FrameTableModel *>();
    const auto rowOf = [&](FrameId frame) { return model->rowOf(frame); };
    QTRY_VERIFY(rowOf(selection->cover().frames.constLast()) >= 0);
    const auto preview = [&](FrameId frame) {
        return model->index(rowOf(frame), FrameTableModel::PreviewColumn).data().toString();
    };
    const auto spoken = [&](FrameId frame) {
        return model->index(rowOf(frame), 0).data(Qt::AccessibleTextRole).toString();
    };
    const FrameId echo = selection->cover().frames.constLast();
    for (const FrameId frame : { sent, echo }) {
        QCOMPARE(preview(frame), u"hidden until the exercise is solved"_s);
        QVERIFY(!spoken(frame).contains(u"Hello"_s));
        QVERIFY(spoken(frame).contains(u"hidden until"_s));
    }
    // In the anatomy, those that are asked for: not e, the second.
    auto *view = m_window->findChild<AnatomyView *>();
    const auto value = [&](quint64 octet) {
        const quint64 index = view->fields().fields().headerCount() + octet;
        return fieldValueText(view->fields().fields().at(index), selection->frame(),
            view->fields().isCovered(view->fields().fields().at(index)));
    };
    QVERIFY(value(2).endsWith(u"plain ?"_s));
    QVERIFY(value(1).endsWith(u"plain 65"_s));
    view->selectField(view->fields().fields().headerCount() + 2);
    const auto *card = m_window->findChild<FieldCard *>();
    QVERIFY(!card->explanation().meaning.contains(u"6C"_s));
    QVERIFY(card->explanation().value.endsWith(u"plain ?"_s));

    // A right answer shows that octet; the other one and the preview wait for theirs.
    row(u"octet"_s)->focusInput();
    type(u"0x6C"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(row(u"octet"_s)->isSolved());
    QCOMPARE(selection->cover().octets, (QList<quint64> { 0 }));
    QVERIFY(value(2).endsWith(u"plain 6C"_s));
    QVERIFY(card->explanation().meaning.contains(u"6C"_s));
    QCOMPARE(preview(echo), u"hidden until the exercise is solved"_s);
    // Who asks for the other sees everything.
    emit panel()->solutionRequested(u"first"_s);
    QTRY_VERIFY(selection->cover().frames.isEmpty());
    QVERIFY(value(0).endsWith(u"plain 48"_s));
    QCOMPARE(preview(sent), u"Hello"_s);
    QVERIFY(spoken(echo).contains(u"Hello"_s));

    // The step is left and shown again: solved is solved.
    emit panel()->stepRequested(0);
    emit panel()->stepRequested(1);
    QTRY_COMPARE(selection->cover().octets, (QList<quint64> { 0 }));
    emit panel()->leaveRequested();
    QVERIFY(selection->cover().frames.isEmpty());
}

void TestLessonWindow::hidesTheAnswerInTheText()
{
    openLesson(u"why"_s);
    const auto *text = panel()->findChild<LessonText *>();
    const auto steps = m_window->findChild<LessonGuide *>()->lesson()->steps;
    const auto asks = std::find_if(steps.begin(), steps.end(), [](const LessonStep &step) {
        return std::any_of(
            step.exercises.begin(), step.exercises.end(), [](const LessonExercise &exercise) {
                return exercise.check.fact == "header-octets"_L1;
            });
    });
    QVERIFY(asks != steps.end());
    emit panel()->stepRequested(asks - steps.begin());
    QTRY_VERIFY(text->toPlainText().contains(u"octets on the wire, ? of them header"_s));
    row(u"header"_s)->focusInput();
    type(u"6"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(row(u"header"_s)->isSolved());
    QVERIFY(text->toPlainText().contains(u"octets on the wire, 6 of them header"_s));
}

void TestLessonWindow::refusesAndHelps()
{
    openLesson(u"masking"_s);
    ExerciseRow *exercise = row(u"key-index"_s);
    QTRY_VERIFY(exercise->isAncestorOf(m_window->focusWidget()));
    type(u"3"_s);
    press(Qt::Key_Return);
    auto *note = exercise->findChild<NoteRow *>();
    QTRY_VERIFY(note->text().contains(u"6 mod 4"_s));
    QVERIFY(!exercise->isSolved());
    // And nothing goes on before it is solved, unless one skips it.
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(panel()->step(), 0);
    for (LinkButton *link : panel()->findChildren<LinkButton *>()) {
        if (link->text() == u"Skip exercise"_s) {
            link->setFocus();
            press(Qt::Key_Space);
        }
    }
    QCOMPARE(panel()->step(), 1);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(panel()->step(), 0);
}

void TestLessonWindow::remembersWhereOneWas()
{
    openLesson(u"close"_s);
    type(u"1000 bye"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(row(u"normal"_s)->isSolved());
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(panel()->step(), 1);
    cleanup();
    auto document = SessionDocument::record(nullptr);
    m_theme = std::make_unique<Theme>();
    m_appearance = std::make_unique<Appearance>(*m_theme);
    m_store = document->store();
    m_window = std::make_unique<MainWindow>(*m_theme, *m_appearance, std::move(document));
    m_window->show();
    actions()->lessons->trigger();
    QCOMPARE(panel()->list()->currentId(), u"close"_s);
    QTest::keyClick(panel()->list(), Qt::Key_Return);
    QCOMPARE(panel()->step(), 1);
    emit panel()->stepRequested(0);
    QVERIFY(row(u"normal"_s)->isSolved());
}

void TestLessonWindow::speaksChinese()
{
    openLesson(u"frame"_s);
    m_window->findChild<LessonGuide *>()->setLanguage(u"zh_CN"_s);
    QCOMPARE(panel()->list()->entry(2).title, u"帧"_s);
    QVERIFY(panel()->findChild<LessonText *>()->toPlainText().startsWith(u"一切都装在帧里"_s));
}

void TestLessonWindow::looksAtARecording()
{
    openLesson(u"close"_s);
    const auto *guide = m_window->findChild<LessonGuide *>();
    const auto *selection = m_window->findChild<FrameSelection *>();
    const auto *connections = m_window->findChild<ConnectionPanel *>();
    const auto *model = m_window->findChild<FrameTableModel *>();
    const auto label = [this](const QString &text) {
        const auto labels = panel()->findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&text](const QLabel *shown) { return shown->text() == text; });
    };
    // The recording stands before the learner's own, which is what is shown at first.
    QTRY_COMPARE(connections->selectedConnection(), 3u);
    QCOMPARE(m_store->connections().size(), 3);
    const LessonExercise &lost = guide->lesson()->steps.at(4).exercises.first();
    QCOMPARE(lost.id, u"lost"_s);

    const auto recorded = [guide] {
        QList<qsizetype> steps;
        for (qsizetype i = 0; i < guide->lesson()->steps.size(); ++i) {
            if (guide->lesson()->steps.at(i).looksAtRecording)
                steps.append(i);
        }
        return steps;
    }();
    QCOMPARE(recorded.size(), 2);
    emit panel()->stepRequested(recorded.first());
    QTRY_COMPARE(selection->frame().isNull() ? FrameId(0) : selection->frame().id(), 3u);
    QCOMPARE(selection->marks(), (QList<FrameMark> { { 48, 16, 1 }, { 64, 32, 2 } }));
    QTRY_COMPARE(connections->selectedConnection(), 1u);
    QTRY_VERIFY(model->rowOf(3) >= 0);
    QVERIFY(label(u"Recording of this lesson"_s));
    QTRY_VERIFY(panel()->findChild<LessonText *>()->toPlainText().contains(u"has 6 octets"_s));
    QCOMPARE(selection->frame().id(), 3u); // and stays there
    emit panel()->stepRequested(recorded.last());
    QTRY_COMPARE(selection->frame().id(), 7u);
    QTRY_COMPARE(connections->selectedConnection(), 2u);
    QTRY_VERIFY(model->rowOf(7) >= 0);

    // Back to what is alive.
    emit panel()->stepRequested(1);
    QTRY_COMPARE(connections->selectedConnection(), 3u);
    QTRY_VERIFY(selection->frame().id() > 7); // that the step has made
    QVERIFY(!label(u"Recording of this lesson"_s));
    // A recorded 1006 is not the learner's.
    emit panel()->stepRequested(4);
    row(u"lost"_s)->focusInput();
    QTRY_VERIFY(!row(u"lost"_s)->isSolved());
    emit panel()->solutionRequested(u"lost"_s);
    QTRY_VERIFY(row(u"lost"_s)->isSolved());
}

void TestLessonWindow::placesARecordingOnce()
{
    openLesson(u"close"_s);
    const auto urls = [this] {
        int count = 0;
        for (const ConnectionRecord &connection : m_store->connections())
            count += connection.url.contains(".example"_L1) ? 1 : 0;
        return count;
    };
    QTRY_COMPARE(urls(), 2);
    auto *guide = m_window->findChild<LessonGuide *>();
    guide->startAnew();
    guide->leave();
    guide->begin(u"frame"_s);
    guide->begin(u"close"_s);
    guide->setLanguage(u"zh_CN"_s);
    emit panel()->stepRequested(6);
    const auto *selection = m_window->findChild<FrameSelection *>();
    QTRY_COMPARE(selection->frame().isNull() ? FrameId(0) : selection->frame().id(), 7u);
    QCOMPARE(urls(), 2);
    guide->begin(u"heartbeat"_s); // brings another
    QTRY_COMPARE(urls(), 3);
    FrameId id = 1;
    qint64 before = 0;
    for (; id <= m_store->lastFrame(); ++id) {
        const FrameHandle frame(m_store->block(id), id);
        QVERIFY(frame.record().time >= before);
        before = frame.record().time;
    }
}

void TestLessonWindow::leaves()
{
    openLesson(u"frame"_s);
    press(Qt::Key_Escape);
    QVERIFY(!panel()->isShowingStep());
    QTest::keyClick(panel()->list(), Qt::Key_Return);
    QVERIFY(panel()->isShowingStep());
    emit panel()->closeRequested();
    QVERIFY(!panel()->isVisible());
    actions()->lessons->trigger();
    QVERIFY(panel()->isVisible());
}

void TestLessonWindow::addsAndShares()
{
    actions()->lessons->trigger();
    QTemporaryDir folder;
    LessonLibrary &library = m_window->findChild<LessonGuide *>()->library();
    const QString shared = folder.filePath(u"shared.fslesson"_s);
    QCOMPARE(library.share(u"frame"_s, shared), QString());
    QVERIFY(!library.add(shared)); // it is there already
    QVERIFY(library.lessons().size() == 10);
    bool hasAdd = false;
    for (const QAction *action : panel()->menu()->actions())
        hasAdd = hasAdd || action->text() == u"&Add a lesson…"_s;
    QVERIFY(hasAdd);
}

void TestLessonWindow::sendsWhatARuleForbids()
{
    actions()->rules->trigger();
    auto *rules = m_window->findChild<RuleBrowser *>();
    QVERIFY(rules && rules->isVisible());
    rules->selectRule(Rule::MaskMissing);
    emit rules->sendRequested(rules->rule());
    QTRY_VERIFY(m_store->lastFrame() > 0);
    const auto block = m_store->block(1);
    QCOMPARE(block->violations(0).first().rule, Rule::MaskMissing);
}

void TestLessonWindow::looksRight_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << false << u"en"_s << QSize(1440, 900);
    QTest::newRow("dark") << true << u"en"_s << QSize(1440, 900);
    QTest::newRow("Chinese") << false << u"zh_CN"_s << QSize(1440, 900);
    QTest::newRow("small") << false << u"en"_s << QSize(1024, 640);
}

/// For people to look at, in the build folder.
void TestLessonWindow::looksRight()
{
    QFETCH(bool, dark);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    m_appearance->apply(dark ? Appearance::Choice::Dark : Appearance::Choice::Light);
    m_window->resize(size);
    openLesson(u"masking"_s);
    m_window->findChild<LessonGuide *>()->setLanguage(language);
    const auto *view = m_window->findChild<AnatomyView *>();
    QTRY_COMPARE(view->fields().octetSelection()->marks().size(), 2);
    panel()->player()->animation()->setStep(3);
    QVERIFY(panel()->width() >= 300);
    QVERIFY(!m_window->grab().isNull());
}

QTEST_MAIN(TestLessonWindow)
#include "tst_lessonwindow.moc"
