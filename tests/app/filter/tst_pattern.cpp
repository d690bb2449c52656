#include "app/filter/patternlist.h"

#include <QTest>

using namespace Framescope;
using Outcome = Pattern::Outcome;

class PatternTest : public QObject
{
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void findsAll_data();
    void findsAll();
    void listsSayWhenTheyGiveUp();
    void givesUp_data();
    void givesUp();
};

void PatternTest::finds_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<bool>("found");
    QTest::newRow("anywhere") << QByteArray("b+") << QByteArray("abbc") << true;
    QTest::newRow("not there") << QByteArray("x") << QByteArray("abc") << false;
    QTest::newRow("nothing in nothing") << QByteArray("^$") << QByteArray() << true;
    QTest::newRow("case") << QByteArray("(?i)ERROR") << QByteArray("an Error") << true;
    QTest::newRow("a zero octet") << QByteArray("a\\x00b") << QByteArray("a\0b", 3) << true;
    QTest::newRow("no UTF-8") << QByteArray("\\xff.") << QByteArray("\xff\xfe") << true;
    QTest::newRow("a character is its octets")
        << QByteArray("^..$") << QByteArray("\xc3\xa9") << true;
    QTest::newRow("the very end") << QByteArray("a$") << QByteArray("a\n") << false;
    QTest::newRow("lookbehind") << QByteArray("(?<=a)b") << QByteArray("ab") << true;
}

void PatternTest::finds()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, octets);
    QFETCH(bool, found);
    const auto compiled = Pattern::compile(pattern);
    QVERIFY(compiled);
    PatternScratch scratch;
    QCOMPARE(compiled->find(octets, scratch), found ? Outcome::Yes : Outcome::No);
}

void PatternTest::refuses_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<qsizetype>("offset");
    QTest::newRow("parenthesis") << QByteArray("a(b") << qsizetype(3);
    QTest::newRow("class") << QByteArray("[a") << qsizetype(2);
    QTest::newRow("nothing to repeat") << QByteArray("*a") << qsizetype(0);
    QTest::newRow("UTF") << QByteArray("(*UTF)a") << qsizetype(6);
    QTest::newRow("too large") << QByteArray("((((a{500}){500}){500}){500})") << qsizetype(-1);
}

void PatternTest::refuses()
{
    QFETCH(QByteArray, pattern);
    QFETCH(qsizetype, offset);
    const auto compiled = Pattern::compile(pattern);
    QVERIFY(!compiled);
    QVERIFY(!compiled.error().text.isEmpty());
    if (offset >= 0)
        QCOMPARE(compiled.error().offset, offset);
    QVERIFY(compiled.error().offset <= pattern.size());
}

void PatternTest::findsAll_data()
{
    QTest::addColumn<QStringList>("patterns");
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *name, const QStringList &patterns, const QByteArray &octets,
                         const char *found) {
        QTest::newRow(name) << patterns << octets << QString::fromLatin1(found);
    };
    row("none", { QStringLiteral("x") }, "abc", "");
    row("several", { QStringLiteral("b+") }, "abbcb", "1-3 4-5");
    row("empty ones", { QStringLiteral("b*") }, "abb", "1-3");
    row("of two", { QStringLiteral("c"), QStringLiteral("ab") }, "abxc", "0-2 3-4");
    row("that overlap", { QStringLiteral("cd"), QStringLiteral("abc") }, "abcd", "0-4");
    row("characters", { QStringLiteral("..") }, "\xc3\xa9\xc3\xa9x", "0-4");
    row("octets", { QStringLiteral("\\xc3.") }, "\xc3\xa9\xff\xc3", "0-2");
    row("before the last line feed", { QStringLiteral("a.*$") }, "abc\n", "0-3");
}

void PatternTest::findsAll()
{
    QFETCH(QStringList, patterns);
    QFETCH(QByteArray, octets);
    const auto list = PatternList::compile(patterns);
    QVERIFY(list);
    PatternScratch scratch;
    const PatternList::Matches matches = list->matches(octets, scratch);
    QStringList found;
    for (const PatternList::Stretch &stretch : matches.stretches)
        found.append(QStringLiteral("%1-%2").arg(stretch.begin).arg(stretch.end));
    QTEST(found.join(u' '), "found");
    QVERIFY(!matches.isGivenUp);
}

void PatternTest::listsSayWhenTheyGiveUp()
{
    const auto list
        = PatternList::compile({ QStringLiteral("(*NO_JIT)(*NO_START_OPT)(?:(?:a+)+)+[bc]") });
    QVERIFY(list);
    PatternScratch scratch;
    QVERIFY(list->matches(QByteArray(60, 'a'), scratch).isGivenUp);
    QVERIFY(!list->matches("aab", scratch).isGivenUp);
    const auto wrong
        = PatternList::compile({ QStringLiteral("fine"), QString::fromUtf8("a\xc3\xbc(b") });
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().character, 5);
}

void PatternTest::givesUp_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::newRow("nested repeats") << QByteArray("^(a+)+$");
    QTest::newRow("alternatives") << QByteArray("^(a|aa|aaa)*$");
    QTest::newRow("backreference") << QByteArray("^(a*)*\\1$");
    QTest::newRow("recursion") << QByteArray("^(a(?1)?a?)+$");
}

void PatternTest::givesUp()
{
    QFETCH(QByteArray, pattern);
    const auto compiled = Pattern::compile(pattern);
    QVERIFY(compiled);
    PatternScratch scratch;
    const QByteArray octets = QByteArray(1000, 'a') + '!';
    QElapsedTimer timer;
    timer.start();
    QVERIFY(compiled->find(octets, scratch) != Outcome::Yes);
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(compiled->find("aa", scratch), Outcome::Yes); // and is of use as before
}

QTEST_GUILESS_MAIN(PatternTest)
#include "tst_pattern.moc"
