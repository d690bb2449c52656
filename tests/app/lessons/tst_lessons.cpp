#include "app/capture/capturecontroller.h"
#include "app/lessons/exercisechecker.h"
#include "app/lessons/fieldname.h"
#include "app/lessons/lessonfacts.h"
#include "app/lessons/lessonpackage.h"
#include "app/lessons/lessonsandbox.h"
#include "app/session/memorysessionstore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

const QString Root = u"" FRAMESCOPE_SOURCE_DIR "/resources/"_s;

/// A learner: a session, and the peers that lessons have.
struct Learner
{
    SessionClock clock;
    std::shared_ptr<MemorySessionStore> store
        = std::make_shared<MemorySessionStore>(clock.started());
    std::unique_ptr<CaptureController> capture = std::make_unique<CaptureController>(store, clock);
    LessonSandbox sandbox { *capture };
    QSignalSpy failures { &sandbox, &LessonSandbox::failed };

    ~Learner() { capture.reset(); }

    /// No connection is just being opened.
    bool isSettled() const
    {
        const auto connections = store->connections();
        return std::none_of(connections.begin(), connections.end(),
            [](const ConnectionRecord &c) { return c.state == ConnectionState::Connecting; });
    }
    FrameHandle newest(const QString &filter) const
    {
        return ExerciseChecker::newestFrame(store, filter, 0, store->lastFrame());
    }
};

QString badAnswer(const LessonFact &fact)
{
    if (fact.number)
        return u"0x"_s + QString::number(*fact.number ^ 1, 16).rightJustified(2, u'0');
    return fact.text + u'x';
}

} // namespace

/// Every lesson that comes with the program, in every language, is gone through to its end: the
/// frames that solve an exercise really cross, and so do those that do not.
class TestLessons : public QObject
{
    Q_OBJECT
private slots:
    void areTen();
    void haveTheSameSteps_data() { eachLesson(); }
    void haveTheSameSteps();
    void showIcons_data() { eachLesson(); }
    void showIcons();
    void canBeFinished_data();
    void canBeFinished();
    void canBeginAtAnyStep_data() { eachLesson(); }
    void canBeginAtAnyStep();

private:
    static void eachLesson();
    static QStringList names();
    void solve(Learner &learner, const LessonExercise &exercise, const LessonScene &scene,
        const QString &barrier);
    void answer(Learner &learner, const LessonStep &step, const LessonExercise &exercise,
        LessonScene scene);
};

QStringList TestLessons::names()
{
    return QDir(Root + u"lessons"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
}

void TestLessons::eachLesson()
{
    QTest::addColumn<QString>("folder");
    for (const QString &name : names())
        QTest::newRow(qPrintable(name)) << QString(Root + u"lessons/"_s + name);
}

void TestLessons::canBeFinished_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("language");
    for (const QString &name : names()) {
        for (const QString &language : { u"en"_s, u"zh_CN"_s })
            QTest::addRow("%s, %s", qPrintable(name), qPrintable(language))
                << QString(Root + u"lessons/"_s + name) << language;
    }
}

void TestLessons::areTen()
{
    QSet<int> numbers;
    for (const QString &name : names()) {
        const auto package = LessonPackage::fromFolder(Root + u"lessons/"_s + name);
        QVERIFY2(package, qPrintable(package ? QString() : package.error().text()));
        QCOMPARE(package->id(), name);
        numbers.insert(package->number());
    }
    QCOMPARE(numbers, QSet<int>({ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }));
}

void TestLessons::haveTheSameSteps()
{
    QFETCH(QString, folder);
    const auto package = LessonPackage::fromFolder(folder);
    QVERIFY2(package, qPrintable(package ? QString() : package.error().text()));
    QCOMPARE(package->languages(), QStringList({ u"en"_s, u"zh_CN"_s }));
    const Lesson &english = package->lesson(u"en"_s);
    const Lesson &chinese = package->lesson(u"zh_CN"_s);
    QVERIFY(english.steps.size() >= 5 && english.steps.size() <= 12);
    qsizetype exercises = 0;
    for (qsizetype i = 0; i < english.steps.size(); ++i) {
        const LessonStep &left = english.steps.at(i);
        const LessonStep &right = chinese.steps.at(i);
        QCOMPARE(left.sections, right.sections);
        QVERIFY2(!left.sections.isEmpty(), qPrintable(left.title));
        QCOMPARE(left.look, right.look);
        QCOMPARE(left.marks, right.marks);
        QCOMPARE(left.view, right.view);
        QCOMPARE(left.animation, right.animation);
        QCOMPARE(left.actions, right.actions);
        QCOMPARE(left.blocks.size(), right.blocks.size());
        for (qsizetype j = 0; j < left.exercises.size(); ++j) {
            const LessonExercise &one = left.exercises.at(j);
            const LessonExercise &other = right.exercises.at(j);
            QCOMPARE(one.check.kind, other.check.kind);
            QCOMPARE(one.check.frames, other.check.frames);
            QCOMPARE(one.check.connection, other.check.connection);
            QCOMPARE(one.check.fact, other.check.fact);
            QCOMPARE(one.check.rightChoice, other.check.rightChoice);
            QCOMPARE(one.check.choices.size(), other.check.choices.size());
            QCOMPARE(one.check.refusals.size(), other.check.refusals.size());
            QCOMPARE(one.tool, other.tool);
            QCOMPARE(one.solution, other.solution);
            QCOMPARE(one.mistake, other.mistake);
            ++exercises;
        }
        // It is written in Chinese, not left over.
        QVERIFY2(left.title != right.title, qPrintable(left.title));
    }
    QVERIFY(exercises >= 2);
}

void TestLessons::showIcons()
{
    QFETCH(QString, folder);
    const auto package = LessonPackage::fromFolder(folder);
    QVERIFY(package);
    for (const QString &language : package->languages()) {
        const QString icon = package->lesson(language).icon;
        QVERIFY2(QFile::exists(Root + u"icons/%1.svg"_s.arg(icon)), qPrintable(icon));
    }
}

void TestLessons::canBeFinished()
{
    QFETCH(QString, folder);
    QFETCH(QString, language);
    const auto package = LessonPackage::fromFolder(folder);
    QVERIFY2(package, qPrintable(package ? QString() : package.error().text()));
    const Lesson &lesson = package->lesson(language);
    Learner learner;
    learner.sandbox.setServer(lesson.server);
    int barrier = 0;
    for (const LessonStep &step : lesson.steps) {
        const LessonScene scene = LessonScene::begin(learner.store);
        learner.sandbox.perform(step.actions);
        for (const LessonExercise &exercise : step.exercises) {
            if (exercise.check.kind == LessonCheck::Kind::Traffic)
                solve(learner, exercise, scene, u"barrier %1"_s.arg(++barrier));
            else
                answer(learner, step, exercise, scene);
            if (QTest::currentTestFailed())
                return;
        }
        if (step.look.isEmpty())
            continue;
        if (step.exercises.isEmpty() && learner.newest(step.look).isNull())
            learner.sandbox.perform(step.makes);
        QTRY_VERIFY2(!learner.newest(step.look).isNull(), qPrintable(step.title + step.look));
        const FrameHandle look = learner.newest(step.look);
        for (const QString &mark : step.marks) {
            const auto name = FieldName::fromText(mark);
            QVERIFY2(name && name->bitsIn(look.record().header, look.record().storedLength),
                qPrintable(step.title + u": "_s + mark));
        }
    }
    QCOMPARE(learner.failures.size(), 0);
}

void TestLessons::solve(Learner &learner, const LessonExercise &exercise, const LessonScene &scene,
    const QString &barrier)
{
    const QByteArray id = exercise.id.toUtf8();
    const auto before = learner.store->connections().size();
    learner.sandbox.perform(exercise.mistake);
    if (exercise.mistake.last().kind == LessonAction::Kind::Connect) {
        QTRY_VERIFY2(
            learner.store->connections().size() > before && learner.isSettled(), id.data());
    } else {
        // Once this is there, what came before has had its effect.
        LessonAction ping { .kind = LessonAction::Kind::Ping };
        ping.payload = barrier.toUtf8();
        learner.sandbox.perform(ping);
        QTRY_VERIFY2(
            !learner.newest(u"opcode == pong and payload == \"%1\""_s.arg(barrier)).isNull(),
            id.data());
    }
    QVERIFY2(!ExerciseChecker::checkTraffic(exercise, scene).isSolved, id.data());
    learner.sandbox.perform(exercise.solution);
    QTRY_VERIFY2(ExerciseChecker::checkTraffic(exercise, scene).isSolved, id.data());
}

void TestLessons::answer(
    Learner &learner, const LessonStep &step, const LessonExercise &exercise, LessonScene scene)
{
    const QByteArray id = exercise.id.toUtf8();
    if (!step.look.isEmpty()) {
        if (learner.newest(step.look).isNull())
            learner.sandbox.perform(step.makes);
        QTRY_VERIFY2(!learner.newest(step.look).isNull(), id.data());
        scene.look = learner.newest(step.look);
    }
    QTRY_VERIFY2(ExerciseChecker::rightAnswer(exercise, scene), id.data());
    const QString right = *ExerciseChecker::rightAnswer(exercise, scene);
    QVERIFY2(ExerciseChecker::checkAnswer(exercise, right, scene).isSolved, id.data());

    const LessonCheck &check = exercise.check;
    QStringList wrong { u"nothing of the kind"_s };
    for (const LessonCheck::Refusal &refusal : check.refusals)
        wrong.append(refusal.answer);
    for (const QString &choice : check.choices) {
        if (choice != right)
            wrong.append(choice);
    }
    if (check.kind == LessonCheck::Kind::Fact)
        wrong.append(badAnswer(*LessonFacts::find(check.fact, scene)));
    for (const QString &other : wrong) {
        const ExerciseResult result = ExerciseChecker::checkAnswer(exercise, other, scene);
        QVERIFY2(!result.isSolved, qPrintable(exercise.id + u": "_s + other));
        QVERIFY2(!result.feedback.isEmpty(), id.data());
    }
}

/// A learner who comes back, or skips something, finds what a step speaks of.
void TestLessons::canBeginAtAnyStep()
{
    QFETCH(QString, folder);
    const auto package = LessonPackage::fromFolder(folder);
    QVERIFY(package);
    const Lesson &lesson = package->lesson(u"en"_s);
    for (const LessonStep &step : lesson.steps) {
        Learner learner;
        learner.sandbox.setServer(lesson.server);
        LessonScene scene = LessonScene::begin(learner.store);
        learner.sandbox.perform(step.actions);
        learner.sandbox.perform(step.makes);
        for (const LessonExercise &exercise : step.exercises) {
            if (exercise.check.kind == LessonCheck::Kind::Traffic) {
                learner.sandbox.perform(exercise.solution);
                QTRY_VERIFY2(ExerciseChecker::checkTraffic(exercise, scene).isSolved,
                    qPrintable(exercise.id));
                continue;
            }
            if (!step.look.isEmpty()) {
                QTRY_VERIFY2(!learner.newest(step.look).isNull(), qPrintable(step.title));
                scene.look = learner.newest(step.look);
            }
            QTRY_VERIFY2(ExerciseChecker::rightAnswer(exercise, scene), qPrintable(exercise.id));
        }
        QTRY_VERIFY2(
            step.look.isEmpty() || !learner.newest(step.look).isNull(), qPrintable(step.title));
        QCOMPARE(learner.failures.size(), 0);
    }
}

QTEST_GUILESS_MAIN(TestLessons)
#include "tst_lessons.moc"
