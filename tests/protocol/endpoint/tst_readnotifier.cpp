#include "protocol/endpoint/readnotifier.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <array>

using namespace Framescope;

namespace {

/// Two sockets that are connected.
class Pair
{
public:
    Pair()
    {
        if (::socketpair(AF_UNIX, SOCK_STREAM, 0, m_ends.data()) != 0)
            qFatal("socketpair: %s", qPrintable(qt_error_string()));
    }
    ~Pair()
    {
        ::close(m_ends[0]);
        closeOther();
    }
    Q_DISABLE_COPY_MOVE(Pair)

    int descriptor() const { return m_ends[0]; }
    void readOctet()
    {
        char octet = 0;
        QCOMPARE(::read(m_ends[0], &octet, 1), ssize_t(1));
    }
    void sendOctet() { QCOMPARE(::write(m_ends[1], "x", 1), ssize_t(1)); }
    void closeOther()
    {
        if (m_ends[1] >= 0)
            ::close(std::exchange(m_ends[1], -1));
    }

private:
    std::array<int, 2> m_ends {};
};

/// Whoever is ready is told.
void turn()
{
    QCoreApplication::processEvents();
}

} // namespace

class TestReadNotifier : public QObject
{
    Q_OBJECT
private slots:
    void tellsInEachTurnUntilAllIsRead();
    void tellsOfTheEnd();
    void isSilentWhileDisabled();
    void mayBeDisabledAndDeletedWhileOthersAreTold();
    void tellsOthersInALoopWithinASlot();
    void watchesWhatThePollCannot();
};

void TestReadNotifier::tellsInEachTurnUntilAllIsRead()
{
    Pair pair;
    ReadNotifier notifier(pair.descriptor());
    QSignalSpy activated(&notifier, &ReadNotifier::activated);
    turn();
    QCOMPARE(activated.size(), 0);
    pair.sendOctet();
    turn();
    QCOMPARE(activated.size(), 1);
    turn(); // now that much seems to come, more than once
    QVERIFY(activated.size() > 1);
    pair.readOctet();
    activated.clear();
    turn();
    QCOMPARE(activated.size(), 0);
}

void TestReadNotifier::tellsOfTheEnd()
{
    Pair pair;
    ReadNotifier notifier(pair.descriptor());
    QSignalSpy activated(&notifier, &ReadNotifier::activated);
    pair.closeOther();
    turn();
    QCOMPARE(activated.size(), 1);
}

void TestReadNotifier::isSilentWhileDisabled()
{
    Pair pair;
    ReadNotifier notifier(pair.descriptor());
    QSignalSpy activated(&notifier, &ReadNotifier::activated);
    notifier.setEnabled(false);
    QVERIFY(!notifier.isEnabled());
    pair.sendOctet();
    pair.closeOther(); // of which poll(2) tells whoever asks for nothing
    turn();
    QCOMPARE(activated.size(), 0);
    notifier.setEnabled(true);
    turn();
    QCOMPARE(activated.size(), 1);
}

void TestReadNotifier::mayBeDisabledAndDeletedWhileOthersAreTold()
{
    std::array<Pair, 4> pairs;
    std::array<std::unique_ptr<ReadNotifier>, 4> notifiers;
    int told = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairs[i].sendOctet();
        notifiers[i] = std::make_unique<ReadNotifier>(pairs[i].descriptor());
        connect(notifiers[i].get(), &ReadNotifier::activated, this, [&, i] {
            ++told;
            for (std::size_t other = 0; other < pairs.size(); ++other) {
                if (other != i && other % 2 == 0)
                    notifiers[other].reset();
                else if (notifiers[other])
                    notifiers[other]->setEnabled(false);
            }
        });
    }
    turn();
    turn();
    QCOMPARE(told, 1);
}

void TestReadNotifier::tellsOthersInALoopWithinASlot()
{
    Pair one;
    Pair two;
    ReadNotifier first(one.descriptor());
    ReadNotifier second(two.descriptor());
    QSignalSpy secondActivated(&second, &ReadNotifier::activated);
    connect(&first, &ReadNotifier::activated, this, [&] {
        first.setEnabled(false);
        two.sendOctet();
        QTRY_VERIFY(!secondActivated.isEmpty());
    });
    connect(&second, &ReadNotifier::activated, this, [&] { second.setEnabled(false); });
    one.sendOctet();
    turn();
    QCOMPARE(secondActivated.size(), 1);
}

/// epoll(7) has no regular files.
void TestReadNotifier::watchesWhatThePollCannot()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    ReadNotifier notifier(file.handle());
    QVERIFY(notifier.isEnabled());
    QSignalSpy activated(&notifier, &ReadNotifier::activated);
    turn();
    QVERIFY(!activated.isEmpty());
    notifier.setEnabled(false);
    activated.clear();
    turn();
    QVERIFY(activated.isEmpty());
}

QTEST_GUILESS_MAIN(TestReadNotifier)
#include "tst_readnotifier.moc"
