#include "ui/commands/commandmatch.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

class TestCommandMatch : public QObject
{
    Q_OBJECT
private slots:
    void findsLettersInTheirOrder_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<int>>("positions"); // empty: not found
        QTest::newRow("beginnings of words")
            << u"Next violation"_s << u"nv"_s << QList<int> { 0, 5 };
        QTest::newRow("a word") << u"Next violation"_s << u"viol"_s << QList<int> { 5, 6, 7, 8 };
        QTest::newRow("without case") << u"Save as…"_s << u"SAVE"_s << QList<int> { 0, 1, 2, 3 };
        QTest::newRow("with a space") << u"Go to frame…"_s << u"go f"_s << QList<int> { 0, 1, 6 };
        QTest::newRow("the better of two")
            << u"Reconnect to the network"_s << u"net"_s << QList<int> { 17, 18, 19 };
        QTest::newRow("adjacent rather than early")
            << u"Abandon and bad"_s << u"bad"_s << QList<int> { 12, 13, 14 };
        QTest::newRow("other letters") << u"简体中文"_s << u"中文"_s << QList<int> { 2, 3 };
        QTest::newRow("another order") << u"Save"_s << u"vs"_s << QList<int> {};
        QTest::newRow("too long") << u"Save"_s << u"saves"_s << QList<int> {};
    }

    void findsLettersInTheirOrder()
    {
        QFETCH(QString, text);
        QFETCH(QString, typed);
        QFETCH(QList<int>, positions);
        const auto match = matchCommand(text, typed);
        QCOMPARE(match.has_value(), !positions.isEmpty());
        if (match)
            QCOMPARE(match->positions, positions);
    }

    void nothingTypedFitsEverything()
    {
        QVERIFY(matchCommand(u"Save"_s, {}));
        QVERIFY(matchCommand({}, u" "_s));
        QVERIFY(!matchCommand({}, u"a"_s));
    }

    void betterMatchesCountMore()
    {
        QVERIFY(matchCommand(u"Next violation"_s, u"nv"_s)->score
            > matchCommand(u"Convert"_s, u"nv"_s)->score);
        QVERIFY(matchCommand(u"Save"_s, u"save"_s)->score
            > matchCommand(u"Show anatomy very exactly"_s, u"save"_s)->score);
    }

    void longNamesAreBounded()
    {
        const QString name = QString(100'000, u'x') + u'y';
        QVERIFY(matchCommand(name, u"x"_s));
        QVERIFY(!matchCommand(name, u"y"_s));
    }
};

QTEST_GUILESS_MAIN(TestCommandMatch)
#include "tst_commandmatch.moc"
