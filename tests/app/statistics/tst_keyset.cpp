#include "app/statistics/keyset.h"

#include <QTest>

#include <random>
#include <set>

using namespace Framescope;
using Insertion = KeySet::Insertion;

class KeySetTest : public QObject
{
    Q_OBJECT
private slots:
    void knowsWhatItHolds();
    void zeroIsAKey();
    void noMoreThanThereIsRoomFor();
    void setsShareTheRoom();
};

void KeySetTest::knowsWhatItHolds()
{
    std::mt19937 random(5); // NOLINT(cert-msc51-cpp): the same each time
    std::set<quint32> expected;
    KeySet keys;
    KeyRoom room { 1 << 20 };
    for (int i = 0; i < 20'000; ++i) {
        const auto key = static_cast<quint32>(random() % 30'000);
        const bool isNew = expected.insert(key).second;
        QCOMPARE(keys.insert(key, room), isNew ? Insertion::New : Insertion::Known);
    }
    QCOMPARE(keys.count(), expected.size());
}

void KeySetTest::zeroIsAKey()
{
    KeySet keys;
    KeyRoom room { 1024 };
    QCOMPARE(keys.insert(0, room), Insertion::New);
    QCOMPARE(keys.insert(7, room), Insertion::New);
    QCOMPARE(keys.insert(0, room), Insertion::Known);
    QCOMPARE(keys.count(), std::size_t { 2 });
}

void KeySetTest::noMoreThanThereIsRoomFor()
{
    KeySet keys;
    KeyRoom room { 64 * sizeof(quint32) };
    quint32 key = 1;
    while (keys.insert(key, room) == Insertion::New)
        ++key;
    QCOMPARE(keys.insert(key, room), Insertion::NoRoom);
    QCOMPARE(keys.count(), std::size_t { key - 1 });
    QCOMPARE(keys.count(), std::size_t { 48 }); // three quarters of 64
    QCOMPARE(keys.insert(1, room), Insertion::Known); // it still answers
}

void KeySetTest::setsShareTheRoom()
{
    KeyRoom room { 16 * sizeof(quint32) };
    KeySet one;
    KeySet other;
    QCOMPARE(one.insert(1, room), Insertion::New);
    QCOMPARE(room.octets, std::size_t { 0 });
    QCOMPARE(other.insert(1, room), Insertion::NoRoom);
}

QTEST_GUILESS_MAIN(KeySetTest)
#include "tst_keyset.moc"
