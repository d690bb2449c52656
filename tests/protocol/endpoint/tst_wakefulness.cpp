#include "protocol/endpoint/wakefulness.h"

#include <QTest>

using namespace Framescope;
using namespace std::chrono_literals;

class TestWakefulness : public QObject
{
    Q_OBJECT
private slots:
    void sleepsWhereLittleComes();
    void staysWhereMuchComes();
    void triesEverMoreRarely();
    void forgetsWhatWasOfNoUse();

private:
    /// Goes to sleep, and is woken \a after that.
    bool staysAwake(std::chrono::nanoseconds after)
    {
        m_wakefulness.sleeps(m_now);
        m_now += after;
        return m_wakefulness.woken(m_now);
    }
    /// How often it is woken soon before it stays awake again.
    int rest()
    {
        int times = 0;
        while (!staysAwake(10us))
            ++times;
        return times;
    }

    Wakefulness m_wakefulness;
    Wakefulness::Time m_now { 1h };
};

void TestWakefulness::sleepsWhereLittleComes()
{
    m_wakefulness = {};
    QVERIFY(!m_wakefulness.woken(m_now)); // it has not slept before
    QVERIFY(!staysAwake(1s));
    QVERIFY(!staysAwake(Wakefulness::Soon));
}

void TestWakefulness::staysWhereMuchComes()
{
    m_wakefulness = {};
    for (int i = 0; i < 100; ++i) {
        QVERIFY(staysAwake(Wakefulness::Soon - 1ns));
        m_wakefulness.stayedAwake(true);
    }
    QVERIFY(!staysAwake(1ms));
    QVERIFY(staysAwake(10us));
}

void TestWakefulness::triesEverMoreRarely()
{
    m_wakefulness = {};
    for (const int expected : { 0, 1, 2, 4, 8, 16, 32, 64, 64, 64 }) {
        QCOMPARE(rest(), expected);
        m_wakefulness.stayedAwake(false);
    }
}

void TestWakefulness::forgetsWhatWasOfNoUse()
{
    m_wakefulness = {};
    for (int i = 0; i < 20; ++i) {
        rest();
        m_wakefulness.stayedAwake(false);
    }
    rest();
    m_wakefulness.stayedAwake(true);
    QCOMPARE(rest(), 0);
    m_wakefulness.stayedAwake(false);
    QCOMPARE(rest(), 1);
}

QTEST_APPLESS_MAIN(TestWakefulness)
#include "tst_wakefulness.moc"
