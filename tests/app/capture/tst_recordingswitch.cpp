#include "app/capture/recordingswitch.h"
#include "app/capture/sessionrecorder.h"
#include "app/session/memorysessionstore.h"

#include <QTest>

using namespace Framescope;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp Second = 1'000'000'000;

Frame textFrame(Timestamp time, QByteArrayView payload, Direction direction)
{
    return { direction, time,
        makeHeader(Opcode::Text, static_cast<quint64>(payload.size()), std::nullopt), payload };
}

} // namespace

class TestRecordingSwitch : public QObject
{
    Q_OBJECT
private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void recordsAllButWhatIsPaused()
    {
        const ConnectionId id = m_switch.openConnection({}, 0);
        const ConnectionId quiet = m_switch.openConnection({}, 0);
        frame(id, Second, "before");
        m_switch.setPaused(true, 2 * Second);
        frame(id, 3 * Second, "lost");
        frame(id, 4 * Second, "lost too", Direction::ServerToClient);
        frame(id, 4 * Second, "and this", Direction::ServerToClient);
        m_switch.recordEvent(id, 4 * Second, StrayOctets {}); // what happens is still told
        m_switch.setPaused(true, 5 * Second); // it is already
        QCOMPARE(gaps(id), QStringList());
        m_switch.setPaused(false, 6'500'000'000);
        frame(id, 7 * Second, "after");
        QCOMPARE(gaps(id),
            (QStringList {
                u"6 octets in 1 frames, while recording was paused for 4.5 s, from the client"_s,
                u"20 octets in 2 frames, while recording was paused for 4.5 s, from the server"_s }));
        QCOMPARE(gaps(quiet), QStringList());
        QCOMPARE(m_store->lastFrame(), FrameId(2));
        QCOMPARE(m_store->events(id).size(), 3);
        QCOMPARE(m_store->connection(id)->clientToServer.frames, quint64(2));
    }

    /// It is gone by the time that recording goes on.
    void tellsOfAConnectionThatEndsMeanwhile()
    {
        const ConnectionId id = m_switch.openConnection({}, 0);
        m_switch.setPaused(true, Second);
        frame(id, 2 * Second, "lost");
        m_switch.recordEvent(id, 3 * Second, Closed {});
        QCOMPARE(gaps(id).size(), 1);
        QVERIFY(std::holds_alternative<Closed>(m_store->events(id).constLast().event));
        m_switch.setPaused(false, 4 * Second);
        QCOMPARE(gaps(id).size(), 1);
    }

    void leavesOutEditsOfWhatIsNotThere()
    {
        const ConnectionId id = m_switch.openConnection({}, 0);
        m_switch.setPaused(true, Second);
        m_switch.recordEvent(id, Second, EditMade {});
        m_switch.setPaused(false, 2 * Second);
        m_switch.recordEvent(id, 2 * Second, EditMade {});
        m_recorder.flush();
        QCOMPARE(m_store->events(id).size(), 1);
    }

private:
    void frame(ConnectionId id, Timestamp time, QByteArrayView payload,
        Direction direction = Direction::ClientToServer)
    {
        m_switch.recordFrame(id, textFrame(time, payload, direction), {});
        Message message;
        message.direction = direction;
        message.compressed = true; // nobody may be given a message of a frame that is not there
        message.payload = payload;
        m_switch.recordMessage(id, message);
    }

    /// What the events say that was not recorded.
    QStringList gaps(ConnectionId id)
    {
        m_recorder.flush();
        QStringList found;
        for (const EventRecord &event : m_store->events(id)) {
            const auto *failed = std::get_if<Failed>(&event.event);
            if (failed && failed->error.code == ErrorCode::CaptureIncomplete)
                found.append(failed->error.detail);
        }
        return found;
    }

    std::shared_ptr<MemorySessionStore> m_store
        = std::make_shared<MemorySessionStore>(QDateTime::currentDateTimeUtc());
    SessionRecorder m_recorder { m_store };
    RecordingSwitch m_switch { m_recorder };
};

QTEST_GUILESS_MAIN(TestRecordingSwitch)
#include "tst_recordingswitch.moc"
