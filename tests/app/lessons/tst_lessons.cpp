#include "app/capture/capturecontroller.h"
#include "app/lessons/connectionfact.h"
#include "app/lessons/exercisechecker.h"
#include "app/lessons/fieldlesson.h"
#include "app/lessons/fieldname.h"
#include "app/lessons/lessonfacts.h"
#include "app/lessons/lessonpackage.h"
#include "app/lessons/lessonsandbox.h"
#include "app/session/memorysessionstore.h"
#include "app/session/roundtriptracker.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

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
    LessonRecording recording;
    InsertedSession where; ///< is the recording

    ~Learner() { capture.reset(); }

    /// As LessonGuide does: the recording is there before anything happens.
    void begin(const LessonPackage &package)
    {
        recording = package.recording();
        if (!recording.isNull()) {
            QSignalSpy placed(&sandbox, &LessonSandbox::placed);
            sandbox.place(recording.store());
            QVERIFY(placed.wait());
            where = placed.first().first().value<InsertedSession>();
        }
        sandbox.setServer(package.lesson(u"en"_s).server);
    }
    LessonScene scene() const
    {
        LessonScene scene = LessonScene::begin(store);
        for (ConnectionId id = where.connectionsBefore + 1; id <= where.lastConnection(); ++id)
            scene.recorded.insert(id);
        return scene;
    }
    /// What \a step looks at; null if it is not there yet.
    FrameHandle look(const LessonStep &step) const
    {
        if (!step.looksAtRecording)
            return ExerciseChecker::newestFrame(
                store, step.look, where.lastFrame(), store->lastFrame());
        const FrameHandle frame = recording.find(step.look);
        if (frame.isNull())
            return {};
        const FrameId id = where.framesBefore + frame.id();
        return FrameHandle(store->block(id), id);
    }

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
    void teachEveryField();
    void teachEveryPayload();
    void haveTheSameSteps_data() { eachLesson(); }
    void haveTheSameSteps();
    void showIcons_data() { eachLesson(); }
    void showIcons();
    void canBeFinished_data();
    void canBeFinished();
    void canBeginAtAnyStep_data() { eachLesson(); }
    void canBeginAtAnyStep();
    void areNotSolvedByRecordings_data() { eachLesson(); }
    void areNotSolvedByRecordings();
    void bringRecordings_data();
    void bringRecordings();
    void tellWhatTheRecordingsHold();

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

/// Where a field is explained, the lesson about it is at hand.
void TestLessons::teachEveryField()
{
    QList<LessonPackage> packages;
    for (const QString &name : names()) {
        const auto package = LessonPackage::fromFolder(Root + u"lessons/"_s + name);
        QVERIFY(package);
        packages.append(*package);
    }
    const QList<FieldLesson> lessons = fieldLessons(packages, u"en"_s);
    const FrameHeader header = makeHeader(Opcode::Text, 300, MaskingKey {});
    const std::initializer_list<std::pair<quint64, QString>> expected { { 0, u"fragmentation"_s },
        { 1, u"compression"_s }, { 2, u"frame"_s }, { 3, u"frame"_s }, { 4, u"frame"_s },
        { 8, u"masking"_s }, { 9, u"frame"_s }, { 16, u"frame"_s }, { 32, u"masking"_s },
        { 64, u"masking"_s } };
    for (const auto &[bit, id] : expected) {
        const FieldLesson *lesson = findFieldLesson(lessons, header, 300, bit);
        QVERIFY(lesson);
        QCOMPARE(lesson->id, id);
    }
    // None of them would hide another.
    QCOMPARE(lessons.size(), 15);
}

/// What is taught at a payload octet depends on the frame.
void TestLessons::teachEveryPayload()
{
    QList<LessonPackage> packages;
    for (const QString &name : names())
        packages.append(*LessonPackage::fromFolder(Root + u"lessons/"_s + name));
    const QList<FieldLesson> lessons = fieldLessons(packages, u"en"_s);
    const auto lessonOf = [&lessons](FrameHeader header, quint8 rsv = 0) {
        header.rsv = rsv;
        const quint64 bit = static_cast<quint64>(header.size()) * 8;
        const FieldLesson *lesson = findFieldLesson(lessons, header, 5, bit);
        return lesson ? lesson->id : QString();
    };
    const MaskingKey key {};
    QCOMPARE(lessonOf(makeHeader(Opcode::Text, 5)), u"frame"_s);
    QCOMPARE(lessonOf(makeHeader(Opcode::Binary, 5, key)), u"masking"_s);
    QCOMPARE(lessonOf(makeHeader(Opcode::Text, 5, key), Rsv1), u"compression"_s);
    QCOMPARE(lessonOf(makeHeader(Opcode::Text, 5, {}, false)), u"fragmentation"_s);
    QCOMPARE(lessonOf(makeHeader(Opcode::Continuation, 5)), u"fragmentation"_s);
    QCOMPARE(lessonOf(makeHeader(Opcode::Continuation, 5, key)), u"masking"_s);
    QCOMPARE(lessonOf(makeHeader(Opcode::Pong, 5, key)), u"heartbeat"_s);
    QCOMPARE(lessonOf(makeHeader(Opcode::Ping, 5)), u"heartbeat"_s);
    QCOMPARE(lessonOf(makeHeader(Opcode::Close, 5, key)), u"close"_s);
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
        QCOMPARE(left.looksAtRecording, right.looksAtRecording);
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
    learner.begin(*package);
    int barrier = 0;
    for (const LessonStep &step : lesson.steps) {
        const LessonScene scene = learner.scene();
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
        if (step.exercises.isEmpty() && learner.look(step).isNull())
            learner.sandbox.perform(step.makes);
        QTRY_VERIFY2(!learner.look(step).isNull(), qPrintable(step.title + step.look));
        const FrameHandle look = learner.look(step);
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
        if (learner.look(step).isNull())
            learner.sandbox.perform(step.makes);
        QTRY_VERIFY2(!learner.look(step).isNull(), id.data());
        scene.look = learner.look(step);
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
        learner.begin(*package);
        LessonScene scene = learner.scene();
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
                QTRY_VERIFY2(!learner.look(step).isNull(), qPrintable(step.title));
                scene.look = learner.look(step);
            }
            QTRY_VERIFY2(ExerciseChecker::rightAnswer(exercise, scene), qPrintable(exercise.id));
        }
        QTRY_VERIFY2(step.look.isEmpty() || !learner.look(step).isNull(), qPrintable(step.title));
        QCOMPARE(learner.failures.size(), 0);
    }
}

/// As if each step had begun before its lesson's recording was placed.
void TestLessons::areNotSolvedByRecordings()
{
    QFETCH(QString, folder);
    const auto package = LessonPackage::fromFolder(folder);
    QVERIFY(package);
    Learner learner;
    learner.begin(*package);
    LessonScene scene = learner.scene();
    scene.lastBefore = 0;
    scene.lastConnectionBefore = 0;
    scene.ended.clear();
    for (const LessonStep &step : package->lesson(u"en"_s).steps) {
        for (const LessonExercise &exercise : step.exercises) {
            if (exercise.check.kind != LessonCheck::Kind::Traffic)
                continue;
            const ExerciseResult result = ExerciseChecker::checkTraffic(exercise, scene);
            QVERIFY2(!result.isSolved && result.met == 0, qPrintable(exercise.id));
        }
    }
}

void TestLessons::bringRecordings_data()
{
    QTest::addColumn<QString>("folder");
    for (const char *name : { "close", "heartbeat" })
        QTest::newRow(name) << QString(Root + u"lessons/"_s + QLatin1StringView(name));
}

/// They are used, they go along with the lesson, and nobody real is in them.
void TestLessons::bringRecordings()
{
    QFETCH(QString, folder);
    const auto package = LessonPackage::fromFolder(folder);
    QVERIFY2(package, qPrintable(package ? QString() : package.error().text()));
    QVERIFY(!package->recording().isNull());
    const Lesson &lesson = package->lesson(u"en"_s);
    const auto usesIt
        = [](const LessonStep &step) { return step.looksAtRecording && !step.exercises.isEmpty(); };
    QVERIFY(std::ranges::any_of(lesson.steps, usesIt));
    for (const ConnectionRecord &connection : package->recording().store()->connections()) {
        QVERIFY(QUrl(connection.url).host().endsWith(".example"_L1));
        QVERIFY(connection.peer.startsWith("192.0.2."_L1)); // RFC 5737
    }
    const auto again = LessonPackage::fromFile(package->toFile());
    QVERIFY(again);
    QCOMPARE(again->recording().octets(), package->recording().octets());

    // And without it, or with a part of it, the lesson is none.
    QMap<QString, QByteArray> files;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        QFile file(QDir(folder).filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        files.insert(name, file.readAll());
        // The program has all of them.
        QFile list(Root + u"lessons.qrc"_s);
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QByteArray listed = "<file>lessons/" + lesson.id.toUtf8() + '/' + name.toUtf8();
        QVERIFY2(list.readAll().contains(listed + '<'), listed.data());
    }
    QVERIFY(LessonPackage::fromFiles(files));
    QByteArray &recording = files[lesson.session];
    QVERIFY(recording.size() > 1000);
    recording.chop(100);
    QVERIFY(!LessonPackage::fromFiles(files));
    files.remove(lesson.session);
    QVERIFY(!LessonPackage::fromFiles(files));
}

/// The answers and numbers that the texts of "close" and "heartbeat" give.
void TestLessons::tellWhatTheRecordingsHold()
{
    const auto heartbeat = LessonPackage::fromFolder(Root + u"lessons/heartbeat"_s);
    QVERIFY(heartbeat);
    const auto service = heartbeat->recording().store();
    RoundTripTracker tracker;
    QList<qint64> trips;
    int pings = 0;
    const auto block = service->block(1);
    for (int row = 0; row < block->count(); ++row) {
        pings += block->record(row).header.opcode == toNibble(Opcode::Ping) ? 1 : 0;
        if (const auto trip = tracker.add(block->record(row), block->payload(row)))
            trips.append(trip->duration);
    }
    for (qint64 &trip : trips) {
        QCOMPARE(trip % 1'000'000, 0);
        trip /= 1'000'000;
    }
    QCOMPARE(trips, (QList<qint64> { 20, 24, 60, 180, 540 }));
    QCOMPARE(pings, 8);
    QCOMPARE(service->connections().size(), 1);
    QCOMPARE(service->connection(1)->verdict->cause, CloseCause::PongTimedOut);
    QCOMPARE(service->connection(1)->verdict->code, 1008);
    const auto payload = [](const LessonPackage &package, const QString &filter) {
        const FrameHandle frame = package.recording().find(filter);
        return frame.isNull() ? QByteArray() : frame.payload().toByteArray();
    };
    QCOMPARE(payload(*heartbeat, u"opcode == pong"_s), QByteArray("5"));

    const auto close = LessonPackage::fromFolder(Root + u"lessons/close"_s);
    QVERIFY(close);
    const auto shop = close->recording().store();
    QCOMPARE(shop->connections().size(), 2);
    QCOMPARE(shop->connection(1)->verdict->cause, CloseCause::ClosingHandshake);
    QCOMPARE(shop->connection(1)->verdict->by, ClosedBy::Client);
    QCOMPARE(payload(*close, u"conn == 1 and dir == c2s and opcode == close"_s),
        QByteArray("\x03\xE8"
                   "done"));
    QCOMPARE(
        payload(*close, u"conn == 1 and dir == s2c and opcode == close"_s), QByteArray("\x03\xE8"));
    QVERIFY(close->recording().find(u"conn == 1"_s).id()
        == close->recording().find(u"conn == 1 and dir == s2c and opcode == close"_s).id());
    const ConnectionRecord vanished = *shop->connection(2);
    QVERIFY(vanished.verdict && !vanished.verdict->code); // which is 1006
    QVERIFY(ConnectionFact::fromText(u"close.code == 1006"_s)->holds(vanished, {}));
    QVERIFY(close->recording().find(u"conn == 2 and opcode == close"_s).isNull());
    const FrameHandle order = close->recording().find(u"conn == 2"_s);
    QVERIFY(order.payload().startsWith("order 3"));
    QCOMPARE(*vanished.ended - order.record().time, 400'000'000);
}

QTEST_GUILESS_MAIN(TestLessons)
#include "tst_lessons.moc"
