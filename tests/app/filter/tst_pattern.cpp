#include "app/filter/pattern.h"

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
