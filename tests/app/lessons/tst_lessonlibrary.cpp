#include "app/lessons/fieldlesson.h"
#include "app/lessons/lessonlibrary.h"
#include "app/lessons/lessonprogress.h"

#include <QDir>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

QByteArray text(const QByteArray &id, int number)
{
    return "---\nformat: 1\nid: " + id + "\nnumber: " + QByteArray::number(number)
        + "\ntitle: Title\nlanguage: en\nsummary: About.\n---\n"
          "# One\nText.\n? a Ask\n:accept 1\n:hint One.\n? b Ask\n:accept 2\n:hint Two.\n"
          "# Two\nText.\n";
}

void write(const QString &path, const QByteArray &octets)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(octets);
}

} // namespace

class TestLessonLibrary : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void listsByNumber();
    void addsASharedFile();
    void addsAFolder();
    void addsARecordingWithIt();
    void replacesWhatWasAdded();
    void keepsWhatComesWithTheProgram();
    void saysWhatCannotBeRead();
    void forgets();
    void remembersProgress();
    void findsTheLessonOfAField();

private:
    LessonLibrary library() const;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QStringList ids(const LessonLibrary &library) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLessonLibrary::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const auto &[id, number] : { std::pair("b-second", 2), std::pair("c-first", 1) }) {
        const QString folder = path(u"builtin/"_s + QLatin1StringView(id));
        QVERIFY(QDir().mkpath(folder));
        write(folder + u"/lesson.en.md"_s, text(id, number));
    }
    QVERIFY(QDir().mkpath(path(u"own"_s)));
    write(path(u"own/lesson.en.md"_s), text("a-third", 3));
}

LessonLibrary TestLessonLibrary::library() const
{
    return { path(u"builtin"_s), path(u"added"_s) };
}

QStringList TestLessonLibrary::ids(const LessonLibrary &library) const
{
    QStringList ids;
    for (const LessonPackage &package : library.lessons())
        ids.append(package.id());
    return ids;
}

void TestLessonLibrary::listsByNumber()
{
    QCOMPARE(ids(library()), QStringList({ u"c-first"_s, u"b-second"_s }));
    QCOMPARE(library().problems(), QStringList());
    QVERIFY(library().find(u"c-first"_s));
    QVERIFY(!library().find(u"none"_s));
}

void TestLessonLibrary::addsASharedFile()
{
    LessonLibrary teacher = library();
    QVERIFY(teacher.add(path(u"own/lesson.en.md"_s)));
    QCOMPARE(teacher.share(u"a-third"_s, path(u"sent.fslesson"_s)), QString());
    QVERIFY(!teacher.share(u"a-third"_s, path(u"no/such/folder"_s)).isEmpty());

    LessonLibrary student(path(u"builtin"_s), path(u"student"_s));
    const auto added = student.add(path(u"sent.fslesson"_s));
    QVERIFY(added);
    QCOMPARE(*added, u"a-third"_s);
    QVERIFY(student.isAdded(u"a-third"_s));
    QCOMPARE(ids(student), QStringList({ u"c-first"_s, u"b-second"_s, u"a-third"_s }));
    // And it is there the next time.
    QCOMPARE(ids(LessonLibrary(path(u"builtin"_s), path(u"student"_s))), ids(student));
}

void TestLessonLibrary::addsAFolder()
{
    LessonLibrary lessons = library();
    QVERIFY(lessons.add(path(u"own/lesson.en.md"_s)));
    QCOMPARE(lessons.lessons().size(), 3);
}

void TestLessonLibrary::addsARecordingWithIt()
{
    write(path(u"own/lesson.en.md"_s),
        text("a-third", 3).replace("summary:", "session: morning.jsonl\nsummary:"));
    LessonLibrary teacher = library();
    QVERIFY(!teacher.add(path(u"own/lesson.en.md"_s)));
    const QByteArray recording = QByteArray(
        "{'kind':'session','format':1}\n"
        "{'kind':'connection','id':1,'role':'client','state':'closed','ended_time':1}\n"
        "{'kind':'frame','connection':1,'direction':'client_to_server','time':0,'opcode':'ping'}\n")
                                     .replace('\'', '"');
    write(path(u"own/morning.jsonl"_s), recording);
    const auto own = teacher.add(path(u"own/lesson.en.md"_s));
    QVERIFY2(own, qPrintable(own ? QString() : own.error().text()));
    QCOMPARE(teacher.share(u"a-third"_s, path(u"sent.fslesson"_s)), QString());
    LessonLibrary student(path(u"builtin"_s), path(u"student"_s));
    QVERIFY(student.add(path(u"sent.fslesson"_s)));
    QCOMPARE(student.find(u"a-third"_s)->recording().octets(), recording);
    QCOMPARE(student.find(u"a-third"_s)->recording().store()->lastFrame(), 1u);
    QVERIFY(student.find(u"c-first"_s)->recording().isNull());
}

void TestLessonLibrary::replacesWhatWasAdded()
{
    LessonLibrary lessons = library();
    QVERIFY(lessons.add(path(u"own/lesson.en.md"_s)));
    write(path(u"own/lesson.en.md"_s), text("a-third", 4));
    QVERIFY(lessons.add(path(u"own/lesson.en.md"_s)));
    QCOMPARE(lessons.lessons().size(), 3);
    QCOMPARE(lessons.find(u"a-third"_s)->number(), 4);
}

void TestLessonLibrary::keepsWhatComesWithTheProgram()
{
    LessonLibrary lessons = library();
    write(path(u"own/lesson.en.md"_s), text("c-first", 9));
    QVERIFY(!lessons.add(path(u"own/lesson.en.md"_s)));
    QCOMPARE(lessons.find(u"c-first"_s)->number(), 1);
}

void TestLessonLibrary::saysWhatCannotBeRead()
{
    LessonLibrary lessons = library();
    QVERIFY(!lessons.add(path(u"nothing.fslesson"_s)));
    write(path(u"bad.fslesson"_s), "PK\3\4");
    QVERIFY(!lessons.add(path(u"bad.fslesson"_s)));
    QVERIFY(!QFile::exists(path(u"added"_s)));
    QVERIFY(QDir().mkpath(path(u"added"_s)));
    write(path(u"added/bad.fslesson"_s), "PK\3\4");
    QCOMPARE(library().problems().size(), 1);
    QCOMPARE(library().lessons().size(), 2);
}

void TestLessonLibrary::forgets()
{
    LessonLibrary lessons = library();
    QVERIFY(lessons.add(path(u"own/lesson.en.md"_s)));
    lessons.remove(u"c-first"_s);
    QCOMPARE(lessons.lessons().size(), 3);
    lessons.remove(u"a-third"_s);
    QCOMPARE(lessons.lessons().size(), 2);
    QCOMPARE(library().lessons().size(), 2);
}

void TestLessonLibrary::remembersProgress()
{
    const LessonLibrary lessons = library();
    const Lesson &lesson = lessons.lessons().first().lesson(u"en"_s);
    const Lesson &other = lessons.lessons().last().lesson(u"en"_s);
    {
        QSettings settings(path(u"settings.ini"_s), QSettings::IniFormat);
        LessonProgress progress(settings);
        QCOMPARE(progress.step(lesson), 0);
        QVERIFY(!progress.isStepSolved(lesson, 0));
        QVERIFY(progress.isStepSolved(lesson, 1)); // it asks for nothing
        progress.setStep(lesson, 1);
        progress.setSolved(lesson, u"a"_s);
        progress.setSolved(lesson, u"a"_s);
        progress.setDone(lesson);
    }
    QSettings settings(path(u"settings.ini"_s), QSettings::IniFormat);
    LessonProgress progress(settings);
    QCOMPARE(progress.step(lesson), 1);
    QVERIFY(progress.isSolved(lesson, u"a"_s));
    QVERIFY(!progress.isStepSolved(lesson, 0));
    progress.setSolved(lesson, u"b"_s);
    QVERIFY(progress.isStepSolved(lesson, 0));
    QVERIFY(progress.isDone(lesson));
    QVERIFY(!progress.isDone(other));
    QVERIFY(!progress.isSolved(other, u"a"_s));
    settings.setValue(u"lessons/%1/step"_s.arg(lesson.id), 99); // of a longer version
    QCOMPARE(progress.step(lesson), 1);
    progress.forget(lesson);
    QCOMPARE(progress.step(lesson), 0);
    QVERIFY(!progress.isDone(lesson));
}

/// Of two lessons about the same field, the one that stands first in the list.
void TestLessonLibrary::findsTheLessonOfAField()
{
    write(path(u"builtin/b-second/lesson.en.md"_s),
        text("b-second", 2).replace("summary:", "fields: fin\nsummary:"));
    write(path(u"builtin/c-first/lesson.en.md"_s),
        text("c-first", 1)
            .replace("summary:", "fields: fin, masking-key , extended-length\nsummary:"));
    const QList<FieldLesson> lessons = fieldLessons(library().lessons(), u"zh_CN"_s);
    QCOMPARE(lessons.size(), 4);
    FrameHeader header = makeHeader(Opcode::Text, 300, MaskingKey {});
    const auto lessonAt = [&](quint64 bit) {
        const FieldLesson *lesson = findFieldLesson(lessons, header, 300, bit);
        return lesson ? lesson->id + u' ' + lesson->title : QString();
    };
    QCOMPARE(lessonAt(0), u"c-first Title"_s);
    QCOMPARE(lessonAt(1), QString());
    QCOMPARE(lessonAt(16), u"c-first Title"_s); // the long length
    QCOMPARE(lessonAt(32), u"c-first Title"_s); // the key
    QCOMPARE(lessonAt(63), u"c-first Title"_s);
    QCOMPARE(lessonAt(64), QString());
    // What the frame does not have is no field of it.
    header = makeHeader(Opcode::Text, 5);
    QCOMPARE(lessonAt(16), QString());
}

QTEST_GUILESS_MAIN(TestLessonLibrary)
#include "tst_lessonlibrary.moc"
