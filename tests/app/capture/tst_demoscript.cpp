#include "app/capture/demoscript.h"

#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace Framescope;

/// What the demo plays, and the welcome page draws.
class TestDemoScript : public QObject
{
    Q_OBJECT
private slots:
    void isInTheOrderOfTime()
    {
        for (const int round : { 0, 1, 5 }) {
            const auto steps = DemoScript::feedRound(round);
            QVERIFY(std::is_sorted(steps.begin(), steps.end(),
                [](const auto &left, const auto &right) { return left.time < right.time; }));
            QVERIFY(steps.constFirst().time.count() >= 0);
            QVERIFY(steps.constLast().time <= DemoScript::RoundLength);
        }
    }

    void breaksOneRuleOnce()
    {
        const auto breaks = [](const DemoScript::Step &step) { return step.breaksRule(); };
        const auto first = DemoScript::feedRound(0);
        const auto second = DemoScript::feedRound(1);
        QCOMPARE(std::count_if(first.begin(), first.end(), breaks), 1);
        QVERIFY(std::find_if(first.begin(), first.end(), breaks)->time < DemoScript::Shown);
        QCOMPARE(std::count_if(second.begin(), second.end(), breaks), 0);
    }

    void goesOnWhereTheRoundBeforeEnded()
    {
        const auto isTrade = [](const DemoScript::Step &step) {
            return step.direction == Direction::ServerToClient && step.opcode == Opcode::Text;
        };
        const auto id = [](const DemoScript::Step &step) {
            return QJsonDocument::fromJson(step.payload)[u"id"].toInteger();
        };
        qint64 last = 0;
        for (const int round : { 0, 1 }) {
            for (const DemoScript::Step &step : DemoScript::feedRound(round)) {
                if (!isTrade(step))
                    continue;
                QVERIFY(id(step) > last);
                last = id(step);
            }
        }
    }

    void hasAPingBetweenFragments()
    {
        bool isOpen = false;
        bool isBetween = false;
        for (const DemoScript::Step &step : DemoScript::feedRound(0)) {
            if (step.direction != Direction::ClientToServer)
                continue;
            isBetween |= isOpen && step.opcode == Opcode::Ping;
            if (isDataOpcode(toNibble(step.opcode)))
                isOpen = !step.fin;
        }
        QVERIFY(isBetween);
        QVERIFY(!isOpen);
    }
};

QTEST_GUILESS_MAIN(TestDemoScript)
#include "tst_demoscript.moc"
