#include "protocol/connection/sendingqueue.h"

#include <QTest>

using namespace Framescope;

class TestSendingQueue : public QObject
{
    Q_OBJECT
private slots:
    void compressesSliceBySlice();
    void sharesASlice();
    void takesSomethingForNothing();
    void handsOutSliceBySlice();
    void forgets();
    void keepsWhatIsBegun();
};

void TestSendingQueue::compressesSliceBySlice()
{
    const QByteArray message(2500, 'x');
    SendingQueue queue;
    MessageDeflater deflater({});
    QVERIFY(queue.isEmpty());
    queue.append(MessageType::Text, message);
    QCOMPARE(queue.octets(), 2500);
    QCOMPARE(queue.octetsBehindFirst(), 0);
    for (int slice = 0; slice < 2; ++slice) {
        qsizetype room = 1000;
        QVERIFY(!queue.next(deflater, room));
        QCOMPARE(room, 0);
        QVERIFY(!queue.next(deflater, room));
    }
    qsizetype room = 1000;
    const auto item = queue.next(deflater, room);
    QVERIFY(item);
    QCOMPARE(room, 500);
    QVERIFY(item->type == MessageType::Text);
    QCOMPARE(item->octets, message);
    QCOMPARE(item->frame.size(), MaxHeaderSize + item->compressed().size());
    QCOMPARE(item->compressed().toByteArray(), MessageDeflater({}).deflate(message));
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.octets(), 0);
}

void TestSendingQueue::handsOutSliceBySlice()
{
    SendingQueue queue;
    queue.append(MessageType::Text, "Hello");
    QVERIFY(!queue.isInsideFrame());
    qsizetype room = 3;
    QCOMPARE(queue.takeSlice(room), QByteArrayView("Hel"));
    QCOMPARE(room, 0);
    QVERIFY(queue.isInsideFrame());
    QVERIFY(!queue.isFirstTaken());
    QCOMPARE(queue.taken(), 3);
    QCOMPARE(queue.octets(), 2);
    room = 3;
    QCOMPARE(queue.takeSlice(room), QByteArrayView("lo"));
    QCOMPARE(room, 1);
    QVERIFY(queue.isFirstTaken());
    QCOMPARE(queue.octets(), 0);
    QCOMPARE(queue.takeFirst().octets, "Hello");
    QVERIFY(queue.isEmpty() && !queue.isInsideFrame());
    QCOMPARE(queue.octets(), 0);
}

/// What has gone on the wire in part cannot be taken back.
void TestSendingQueue::keepsWhatIsBegun()
{
    SendingQueue queue;
    queue.append(MessageType::Text, "Hello");
    queue.append(MessageType::Text, "again");
    qsizetype room = 1;
    queue.takeSlice(room);
    queue.clear();
    QCOMPARE(queue.octets(), 4);
    QCOMPARE(queue.taken(), 1);
    QCOMPARE(queue.takeFirst().octets, "Hello");
    QVERIFY(queue.isEmpty());
}

void TestSendingQueue::sharesASlice()
{
    SendingQueue queue;
    MessageDeflater deflater({});
    queue.append(MessageType::Text, "one");
    queue.append(std::nullopt, "octets");
    queue.append(MessageType::Binary, "three");
    QCOMPARE(queue.octetsBehindFirst(), 11);
    qsizetype room = 9;
    QCOMPARE(queue.next(deflater, room)->octets, "one");
    const auto octets = queue.next(deflater, room);
    QVERIFY(octets && !octets->type);
    QCOMPARE(octets->octets, "octets");
    QVERIFY(octets->frame.isEmpty());
    QVERIFY(!queue.next(deflater, room));
    QCOMPARE(queue.octets(), 5);
}

/// However many empty messages wait, they do not all go at once.
void TestSendingQueue::takesSomethingForNothing()
{
    SendingQueue queue;
    MessageDeflater deflater({});
    queue.append(MessageType::Text, {});
    queue.append(MessageType::Text, {});
    qsizetype room = 1;
    QCOMPARE(queue.next(deflater, room)->compressed().toByteArray(), QByteArray(1, '\0'));
    QVERIFY(!queue.next(deflater, room));
    QVERIFY(!queue.isEmpty());
}

void TestSendingQueue::forgets()
{
    SendingQueue queue;
    MessageDeflater deflater({});
    queue.append(MessageType::Text, "one");
    qsizetype room = 1;
    QVERIFY(!queue.next(deflater, room));
    queue.clear();
    QVERIFY(queue.isEmpty());
    QCOMPARE(queue.octets(), 0);
    queue.append(MessageType::Text, "x");
    room = 1;
    QCOMPARE(queue.next(deflater, room)->octets, "x");
}

QTEST_APPLESS_MAIN(TestSendingQueue)
#include "tst_sendingqueue.moc"
