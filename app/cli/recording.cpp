#include "app/cli/recording.h"

#include "app/session/errorsentence.h"
#include "app/session/recordingsessionstore.h"

namespace Framescope {

Recording::Recording(ConsoleRecorder &console, QObject *parent)
    : TrafficRecorder(parent)
    , m_console(console)
{
}

Recording::~Recording()
{
    std::ignore = finish();
}

bool Recording::start(const QString &path, const QDateTime &started)
{
    if (path.isEmpty())
        return true;
    auto store = RecordingSessionStore::create(path, started, [this](const Error &error) {
        QMetaObject::invokeMethod(
            this,
            [this, error] {
                m_session.reset();
                complainOnce(error);
            },
            Qt::QueuedConnection);
    });
    if (!store) {
        complain(errorSentence(store.error()));
        return false;
    }
    m_store = *store;
    m_session = std::make_unique<SessionRecorder>(m_store);
    return true;
}

bool Recording::finish()
{
    if (!m_store)
        return !m_hasFailed;
    m_session.reset(); // hands over what it has
    const Result<void> finished = m_store->finish();
    m_store.reset();
    if (!finished)
        complainOnce(finished.error());
    return !m_hasFailed;
}

void Recording::complainOnce(const Error &error)
{
    if (!m_hasFailed)
        complain(QStringLiteral("The recording has ended early: ") + errorSentence(error));
    m_hasFailed = true;
}

ConnectionId Recording::openConnection(const Opening &opening, Timestamp now)
{
    if (m_session)
        m_session->openConnection(opening, now); // counts as the console does
    return m_console.openConnection(opening, now);
}

void Recording::recordFrame(
    ConnectionId connection, const Frame &frame, const QList<Violation> &violations)
{
    if (m_session)
        m_session->recordFrame(connection, frame, violations);
    m_console.recordFrame(connection, frame, violations);
}

void Recording::recordMessage(ConnectionId connection, const Message &message)
{
    if (m_session)
        m_session->recordMessage(connection, message);
    m_console.recordMessage(connection, message);
}

void Recording::recordEvent(ConnectionId connection, Timestamp now, const Event &event)
{
    if (m_session)
        m_session->recordEvent(connection, now, event);
    m_console.recordEvent(connection, now, event);
}

} // namespace Framescope
