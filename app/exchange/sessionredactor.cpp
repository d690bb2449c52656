#include "app/exchange/sessionredactor.h"

#include "app/exchange/eventredactor.h"
#include "app/exchange/frameredactor.h"
#include "app/exchange/sessionbuilder.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct SessionredactorWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

/// A count of octets, and what it has grown by.
quint64 grown(quint64 octets, qint64 growth)
{
    const auto sum = static_cast<qint64>(octets) + growth;
    return static_cast<quint64>(std::max<qint64>(sum, 0));
}

} // namespace

SessionRedactor::SessionRedactor(const Redaction &redaction)
    : m_redaction(redaction)
{
    if (auto patterns = PatternSet::compile(redaction.patterns))
        m_patterns = std::move(*patterns);
}

void SessionRedactor::copy(
    const FileSessionStore &session, SessionStore &store, const std::stop_token &stop)
{
    const Credentials credentials(m_redaction.credentials, m_redaction.headers);
    SessionBuilder builder(store);
    std::map<ConnectionId, EventRedactor> redactors;
    for (EventPage page = session.eventsBehind(0); !page.events.isEmpty() && !stop.stop_requested();
         page = session.eventsBehind(page.last)) {
        for (EventRecord &event : page.events) {
            EventRedactor &redactor
                = redactors.try_emplace(event.connection, credentials, m_patterns).first->second;
            redactor.redact(event.event);
            builder.addEvent(event);
            if (std::holds_alternative<Closed>(event.event)) {
                m_blanked += redactor.blanked();
                redactors.erase(event.connection); // it has said all
            }
        }
    }
    for (const auto &[id, redactor] : redactors)
        m_blanked += redactor.blanked();
    redactors.clear();

    FrameRedactor frames(session, m_patterns, builder);
    FrameId id = 1;
    while (const std::shared_ptr<const FrameBlock> block = session.soundBlock(id)) {
        if (stop.stop_requested())
            return;
        if (m_patterns.isEmpty()) {
            builder.addBlock(*block);
            id = block->endId();
            continue;
        }
        for (; id < block->endId(); ++id)
            frames.add(FrameHandle(block, id));
    }
    const Annotations annotations = session.annotations();
    for (Annotation annotation : annotations.all()) {
        if (annotation.frame >= id)
            break; // behind it is damage
        m_blanked += m_patterns.blank(annotation.note);
        builder.annotate(annotation);
    }
    m_blanked += frames.counts().matches;
    m_compressedAnew = frames.counts().compressedAnew;
    m_unreadable = frames.counts().unreadable;

    std::vector<ConnectionId> ids;
    session.visitConnections(
        [&](const ConnectionRecord &connection) { ids.push_back(connection.id); });
    for (const ConnectionId connectionId : ids) {
        auto record = session.connection(connectionId);
        if (!record || stop.stop_requested())
            continue;
        EventRedactor redactor(credentials, m_patterns);
        for (EventRecord &event : session.events(connectionId))
            redactor.redact(event.event); // for the values that it finds
        redactor.redact(*record);
        for (const Direction direction : { Direction::ClientToServer, Direction::ServerToClient }) {
            quint64 &octets = record->count(direction).octets;
            octets = grown(octets, frames.growth(connectionId, direction));
        }
        builder.addConnection(*record);
    }
}

QStringList SessionRedactor::notes() const
{
    QStringList notes {
        SessionredactorWords::tr("Values and matches that were blanked: %1.").arg(m_blanked)
    };
    if (m_compressedAnew > 0)
        notes += SessionredactorWords::tr(
            "Compressed messages that had to be compressed anew, so that they have other "
            "lengths: %1.")
                     .arg(m_compressedAnew);
    if (m_unreadable > 0)
        notes += SessionredactorWords::tr(
            "Compressed messages that could not be decompressed were blanked whole: %1.")
                     .arg(m_unreadable);
    return notes;
}

} // namespace Framescope
