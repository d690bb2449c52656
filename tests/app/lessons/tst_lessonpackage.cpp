#include "app/lessons/lessonpackage.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

QByteArray text(const QByteArray &language, const QByteArray &more = {})
{
    return "---\nformat: 1\nid: mine\nnumber: 20\ntitle: Mine in " + language
        + "\nlanguage: " + language + "\nsummary: What it is about.\n---\n# One\nText.\n" + more;
}

QByteArray entry(const QByteArray &name, const QByteArray &octets)
{
    return name + ' ' + QByteArray::number(octets.size()) + '\n' + octets + '\n';
}

constexpr char First[] = "framescope-lesson 1\n";

/// The same, with a recording that a step looks at.
QByteArray withRecording(const QByteArray &language,
    const QByteArray &look = "payload == \"Hello\"",
    const QByteArray &marks = "masking-key, payload[4]")
{
    return text(language, "\n:recorded " + look + "\n:mark " + marks + '\n')
        .replace("summary:", "session: session.jsonl\nsummary:");
}

/// JSON as it is easier to read.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"') + '\n';
}

QByteArray connection(int id = 1, const QByteArray &members = "'state':'closed','ended_time':2")
{
    return json("{'kind':'connection','id':" + QByteArray::number(id) + ",'role':'client',"
        + members + '}');
}

QByteArray frame(const QByteArray &payload = "Hello", const QByteArray &time = "1.5")
{
    return json("{'kind':'frame','connection':1,'direction':'client_to_server','time':" + time
        + ",'opcode':'text','masking_key':'37fa213d','payload':'" + payload + "'}");
}

const QByteArray Session = json("{'kind':'session','format':1}");

QByteArray recording()
{
    return Session + connection() + frame() + frame("Bye", "1.75");
}

} // namespace

/// A lesson as one file, from a friend or from somebody else.
class TestLessonPackage : public QObject
{
    Q_OBJECT
private slots:
    void isTheSameAfterwards();
    void findsTheLanguage();
    void readsAFolder();
    void refuses_data();
    void refuses();
    void survivesEveryCutAndEveryFlip();
    void carriesARecording();
    void readsARecordingFromAFolder();
    void refusesARecording_data();
    void refusesARecording();
    void wantsOneRecordingForAllLanguages();
    void survivesEveryCutAndEveryFlipOfARecording();
};

void TestLessonPackage::isTheSameAfterwards()
{
    const auto package = LessonPackage::fromFiles({ { u"lesson.en.md"_s, text("en") },
        { u"lesson.zh_CN.md"_s, text("zh_CN") }, { u"notes.txt"_s, "left out" } });
    QVERIFY(package);
    const QByteArray file = package->toFile();
    const auto again = LessonPackage::fromFile(file);
    QVERIFY(again);
    QCOMPARE(again->id(), u"mine"_s);
    QCOMPARE(again->languages(), QStringList({ u"en"_s, u"zh_CN"_s }));
    QCOMPARE(again->toFile(), file);
}

void TestLessonPackage::findsTheLanguage()
{
    const auto package = LessonPackage::fromFiles({ { u"lesson.de.md"_s, text("de") },
        { u"lesson.en.md"_s, text("en") }, { u"lesson.zh_CN.md"_s, text("zh_CN") } });
    QVERIFY(package);
    QCOMPARE(package->lesson(u"zh_CN"_s).language, u"zh_CN"_s);
    QCOMPARE(package->lesson(u"zh_SG"_s).language, u"zh_CN"_s);
    QCOMPARE(package->lesson(u"de_AT"_s).language, u"de"_s);
    QCOMPARE(package->lesson(u"fr_FR"_s).language, u"en"_s);
    const auto german = LessonPackage::fromFiles({ { u"lesson.de.md"_s, text("de") } });
    QCOMPARE(german->lesson(u"fr_FR"_s).language, u"de"_s);
}

void TestLessonPackage::readsAFolder()
{
    QTemporaryDir folder;
    QVERIFY(!LessonPackage::fromFolder(folder.path()));
    QFile file(folder.filePath(u"lesson.en.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text("en"));
    file.close();
    QVERIFY(LessonPackage::fromFolder(folder.path()));
    QVERIFY(LessonPackage::fromFolder(file.fileName()));
}

void TestLessonPackage::refuses_data()
{
    QTest::addColumn<QByteArray>("file");
    const auto row = [](const char *name, const QByteArray &file) { QTest::newRow(name) << file; };
    const QByteArray good = entry("lesson.en.md", text("en"));
    row("empty", {});
    row("something else", "SQLite format 3");
    row("a later version", "framescope-lesson 2\n" + good);
    row("nothing in it", First);
    row("a path", First + entry("../lesson.en.md", text("en")));
    row("an absolute path", First + entry("/etc/lesson.en.md", text("en")));
    row("a Windows path", First + entry("..\\lesson.en.md", text("en")));
    row("another file", First + entry("run.sh", "rm") + good);
    row("no number", First + QByteArray("lesson.en.md many\n"));
    row("negative", First + QByteArray("lesson.en.md -1\n\n"));
    row("more than there is", First + QByteArray("lesson.en.md 999999999999\nabc\n"));
    row("a number that has no room", First + QByteArray("lesson.en.md 99999999999999999999\n\n"));
    row("no line end behind it", First + QByteArray("lesson.en.md 3\nabcd") + good);
    row("twice", First + good + good);
    row("an endless name", First + QByteArray(1000, 'a') + good);
    row("another language", First + entry("lesson.de.md", text("en")));
    row("another lesson",
        First + good + entry("lesson.de.md", text("de").replace("id: mine", "id: other")));
    row("other steps", First + good + entry("lesson.de.md", text("de", "# Two\nText.\n")));
    row("other fields",
        First + good
            + entry("lesson.de.md", text("de").replace("summary:", "fields: fin\nsummary:")));
    row("other exercises",
        First + good + entry("lesson.de.md", text("de", "? a B\n:accept 1\n:hint C\n")));
    row("a bad lesson", First + entry("lesson.en.md", "no lesson"));
    row("too large", First + QByteArray(LessonPackage::MaxOctets, '\n'));
    QByteArray many = First;
    for (char first = 'a'; first < 'd'; ++first) {
        for (char second = 'a'; second < 'd'; ++second) {
            const QByteArray language { first, second };
            many += entry("lesson." + language + ".md", text(language));
        }
    }
    row("too many languages", many);
}

void TestLessonPackage::refuses()
{
    QFETCH(QByteArray, file);
    const auto package = LessonPackage::fromFile(file);
    QVERIFY(!package);
    QVERIFY(!package.error().text().isEmpty());
}

void TestLessonPackage::survivesEveryCutAndEveryFlip()
{
    const QByteArray whole
        = First + entry("lesson.de.md", text("de")) + entry("lesson.en.md", text("en"));
    QVERIFY(LessonPackage::fromFile(whole));
    int readable = 0;
    for (qsizetype at = 0; at < whole.size(); ++at) {
        readable += LessonPackage::fromFile(whole.first(at)) ? 1 : 0;
        QByteArray flipped = whole;
        flipped[at] = static_cast<char>(flipped.at(at) ^ 0x80);
        QVERIFY(!LessonPackage::fromFile(flipped)); // no longer UTF-8, or no name or number
    }
    QCOMPARE(readable, 1); // cut behind the first of the two
}

void TestLessonPackage::carriesARecording()
{
    const auto package = LessonPackage::fromFiles({ { u"lesson.en.md"_s, withRecording("en") },
        { u"lesson.zh_CN.md"_s, withRecording("zh_CN") }, { u"session.jsonl"_s, recording() },
        { u"other.jsonl"_s, "left out" } });
    QVERIFY2(package, qPrintable(package ? QString() : package.error().text()));
    QCOMPARE(package->recording().name(), u"session.jsonl"_s);
    const auto store = package->recording().store();
    QCOMPARE(store->lastFrame(), 2u);
    QCOMPARE(store->connections().size(), 1);
    QCOMPARE(package->recording().find(u"payload == \"Hello\""_s).id(), 1u);
    QCOMPARE(package->recording().find(u"conn == 1"_s).id(), 2u); // the newest
    QVERIFY(package->recording().find(u"conn == 2"_s).isNull());

    const QByteArray file = package->toFile();
    QVERIFY(file.endsWith(entry("session.jsonl", recording())));
    const auto again = LessonPackage::fromFile(file);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().text()));
    QCOMPARE(again->recording().octets(), recording());
    QCOMPARE(again->toFile(), file);
    // One that has none.
    const auto without = LessonPackage::fromFiles(
        { { u"lesson.en.md"_s, text("en") }, { u"session.jsonl"_s, recording() } });
    QVERIFY(without);
    QVERIFY(without->recording().isNull());
    QVERIFY(!without->toFile().contains("session.jsonl"));
}

void TestLessonPackage::readsARecordingFromAFolder()
{
    QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &octets) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(octets);
    };
    write(u"lesson.en.md"_s, withRecording("en"));
    const auto missing = LessonPackage::fromFolder(folder.path());
    QVERIFY(!missing);
    QVERIFY(missing.error().text().startsWith("lesson.en.md, line 7: "_L1));
    write(u"session.jsonl"_s, recording().chopped(40));
    const auto damaged = LessonPackage::fromFolder(folder.path());
    QVERIFY(!damaged);
    QVERIFY2(damaged.error().text().startsWith("session.jsonl: line 4, "_L1),
        qPrintable(damaged.error().text()));
    write(u"session.jsonl"_s, recording());
    const auto whole = LessonPackage::fromFolder(folder.path());
    QVERIFY2(whole, qPrintable(whole ? QString() : whole.error().text()));
    QCOMPARE(whole->recording().store()->lastFrame(), 2u);
    QVERIFY(LessonPackage::fromFolder(folder.filePath(u"lesson.en.md"_s)));
    write(u"session.jsonl"_s, recording() + QByteArray(LessonRecording::MaxOctets, '\n'));
    QVERIFY(!LessonPackage::fromFolder(folder.path()));
}

void TestLessonPackage::refusesARecording_data()
{
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("where"); // what the problem begins with
    QTest::addColumn<QByteArray>("lesson");
    const auto row = [](const char *name, const QByteArray &octets, const char *where,
                         const QByteArray &lesson = withRecording("en")) {
        QTest::newRow(name) << octets << QString::fromLatin1(where) << lesson;
    };
    row("empty", {}, "session.jsonl: line 1, column 1: ");
    row("something else", "SQLite format 3", "session.jsonl: line 1, column 1: ");
    row("of a later version", json("{'kind':'session','format':99}") + connection() + frame(),
        "session.jsonl: ");
    row("cut", recording().chopped(3), "session.jsonl: line 4, ");
    row("no JSON", Session + connection() + "frame\n", "session.jsonl: line 3, column 2: ");
    row("no UTF-8", Session + connection() + frame("\xFF"), "session.jsonl: line 3, ");
    row("deep", Session + QByteArray(100'000, '[') + '\n', "session.jsonl: line 2, ");
    row("no frame", Session + connection(), "session.jsonl: ");
    row("no connection", Session + frame(), "session.jsonl: connection 1: ");
    row("it goes on", Session + connection(1, "'state':'open'") + frame(),
        "session.jsonl: connection 1: ");
    row("no end", Session + connection(1, "'state':'closed'") + frame(),
        "session.jsonl: connection 1: ");
    row("it begins before the recording",
        Session + connection(1, "'state':'closed','ended_time':2,'started_time':-1.5") + frame(),
        "session.jsonl: connection 1: ");
    row("it takes too long", Session + connection(1, "'state':'closed','ended_time':601") + frame(),
        "session.jsonl: connection 1: ");
    row("an event is too late",
        recording()
            + json("{'kind':'event','event':'close','connection':1,'time':9000000000,"
                   "'details':{'by':'client','cause':'connection_reset','reason':''}}"),
        "session.jsonl: an event of connection 1: ");
    row("time runs backwards",
        Session + connection() + frame("Hello", "1.5") + frame("Bye", "1.25"),
        "session.jsonl: frame 2: ");
    row("a frame is too early", Session + connection() + frame("Hello", "-0.5"),
        "session.jsonl: frame 1: ");
    row("a frame is too late",
        Session + connection() + frame("Hello", "1.5") + frame("Bye", "9000000000"),
        "session.jsonl: frame 2: ");
    QByteArray many = Session;
    for (int id = 1; id <= LessonRecording::MaxConnections + 1; ++id)
        many += connection(id);
    row("too many connections", many + frame(), "session.jsonl: ");
    row("too large", recording() + QByteArray(LessonRecording::MaxOctets, '\n'), "session.jsonl: ");
    row("not the frame that is looked at", recording(),
        "lesson.en.md, line 13: ", withRecording("en", "payload == \"Hullo\""));
    row("of another connection", recording(),
        "lesson.en.md, line 13: ", withRecording("en", "conn == 2"));
    row("not the field that is marked", recording(),
        "lesson.en.md, line 13: ", withRecording("en", "conn == 1", "payload[3]")); // of "Bye"
}

void TestLessonPackage::refusesARecording()
{
    QFETCH(QByteArray, octets);
    QFETCH(QString, where);
    QFETCH(QByteArray, lesson);
    const auto package = LessonPackage::fromFiles(
        { { u"lesson.en.md"_s, lesson }, { u"session.jsonl"_s, octets } });
    QVERIFY(!package);
    QVERIFY2(package.error().text().startsWith(where), qPrintable(package.error().text()));
    QVERIFY(package.error().text().size() > where.size());
    QVERIFY(!LessonPackage::fromFile(
        First + entry("lesson.en.md", lesson) + entry("session.jsonl", octets)));
}

void TestLessonPackage::wantsOneRecordingForAllLanguages()
{
    const QByteArray other = withRecording("zh_CN").replace("session: session", "session: another");
    const auto read = [](const QByteArray &english, const QByteArray &chinese) {
        return LessonPackage::fromFiles(
            { { u"lesson.en.md"_s, english }, { u"lesson.zh_CN.md"_s, chinese },
                { u"session.jsonl"_s, recording() }, { u"another.jsonl"_s, recording() } });
    };
    QVERIFY(read(withRecording("en"), withRecording("zh_CN")));
    QVERIFY(!read(withRecording("en"), other));
    QVERIFY(!read(withRecording("en"), text("zh_CN")));
    QVERIFY(!read(text("en"), other));
    // And in one file nothing that no text names.
    const QByteArray lesson = First + entry("lesson.en.md", withRecording("en"));
    const QByteArray named = entry("session.jsonl", recording());
    QVERIFY(LessonPackage::fromFile(lesson + named));
    QVERIFY(LessonPackage::fromFile(First + named + entry("lesson.en.md", withRecording("en"))));
    QVERIFY(!LessonPackage::fromFile(lesson));
    QVERIFY(!LessonPackage::fromFile(lesson + named + entry("another.jsonl", recording())));
    QVERIFY(!LessonPackage::fromFile(lesson + named + named));
    QVERIFY(!LessonPackage::fromFile(First + entry("lesson.en.md", text("en")) + named));
    QVERIFY(!LessonPackage::fromFile(lesson + entry("../session.jsonl", recording())));
}

void TestLessonPackage::survivesEveryCutAndEveryFlipOfARecording()
{
    const QByteArray whole
        = First + entry("lesson.en.md", withRecording("en")) + entry("session.jsonl", recording());
    QVERIFY(LessonPackage::fromFile(whole));
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QVERIFY(!LessonPackage::fromFile(whole.first(at)));
        QByteArray flipped = whole;
        flipped[at] = static_cast<char>(flipped.at(at) ^ 0x80);
        QVERIFY(!LessonPackage::fromFile(flipped));
    }
}

QTEST_GUILESS_MAIN(TestLessonPackage)
#include "tst_lessonpackage.moc"
