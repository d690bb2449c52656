#include "app/exchange/sessionwalk.h"

namespace Framescope {

namespace {

/// The events of a session one after the other, read some at a time.
class EventCursor
{
public:
    explicit EventCursor(const FileSessionStore &session)
        : m_session(session)
    {
        fetch();
    }

    /// nullptr at the end.
    const EventRecord *current() const
    {
        return m_at < m_page.events.size() ? &m_page.events.at(m_at) : nullptr;
    }
    void advance()
    {
        if (++m_at == m_page.events.size())
            fetch();
    }

private:
    void fetch()
    {
        m_page = m_session.eventsBehind(m_page.last);
        m_at = 0;
    }

    const FileSessionStore &m_session;
    EventPage m_page;
    qsizetype m_at = 0;
};

bool endsConnection(const Event &event)
{
    return std::holds_alternative<Closed>(event) || std::holds_alternative<Failed>(event)
        || std::holds_alternative<StrayOctets>(event) || std::holds_alternative<Tunnelled>(event);
}

bool comesBefore(const EventRecord &event, Timestamp frameTime)
{
    return endsConnection(event.event) ? event.time < frameTime : event.time <= frameTime;
}

} // namespace

Result<void> walkSession(
    const FileSessionStore &session, SessionVisitor &visitor, const std::stop_token &stop)
{
    EventCursor events(session);
    FrameId id = 1;
    while (const std::shared_ptr<const FrameBlock> block = session.soundBlock(id)) {
        for (; id < block->endId(); ++id) {
            const FrameHandle frame(block, id);
            for (const EventRecord *event = events.current();
                 event && comesBefore(*event, frame.record().time); event = events.current()) {
                if (const auto visited = visitor.visitEvent(*event); !visited)
                    return visited;
                events.advance();
            }
            if (const auto visited = visitor.visitFrame(frame); !visited)
                return visited;
        }
        if (stop.stop_requested())
            return {};
    }
    for (const EventRecord *event = events.current(); event && !stop.stop_requested();
         event = events.current()) {
        if (const auto visited = visitor.visitEvent(*event); !visited)
            return visited;
        events.advance();
    }
    return {};
}

} // namespace Framescope
