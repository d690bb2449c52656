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
};

void TestLessonPackage::isTheSameAfterwards()
{
    const auto package = LessonPackage::fromTexts({ { u"lesson.en.md"_s, text("en") },
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
    const auto package = LessonPackage::fromTexts({ { u"lesson.de.md"_s, text("de") },
        { u"lesson.en.md"_s, text("en") }, { u"lesson.zh_CN.md"_s, text("zh_CN") } });
    QVERIFY(package);
    QCOMPARE(package->lesson(u"zh_CN"_s).language, u"zh_CN"_s);
    QCOMPARE(package->lesson(u"zh_SG"_s).language, u"zh_CN"_s);
    QCOMPARE(package->lesson(u"de_AT"_s).language, u"de"_s);
    QCOMPARE(package->lesson(u"fr_FR"_s).language, u"en"_s);
    const auto german = LessonPackage::fromTexts({ { u"lesson.de.md"_s, text("de") } });
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

QTEST_GUILESS_MAIN(TestLessonPackage)
#include "tst_lessonpackage.moc"
