#include "app/cli/consolerecorder.h"

#include "app/cli/linetext.h"
#include "app/session/jsonlines.h"

namespace Framescope {

namespace {

/// The command says on standard error what went wrong.
bool isToldAtTheEnd(const Event &event)
{
    const auto *end = std::get_if<Closed>(&event);
    return std::holds_alternative<Failed>(event) || (end && end->verdict.error);
}

} // namespace

ConsoleRecorder::ConsoleRecorder(ConsoleOutput &output, Format format, QObject *parent)
    : TrafficRecorder(parent)
    , m_output(output)
    , m_format(format)
{
}

ConnectionId ConsoleRecorder::openConnection(const Opening &opening, Timestamp)
{
    const ConnectionId id = ++m_connections;
    if (opening.role != Role::Proxy)
        m_peerDirection.emplace(id, opposite(sendingDirection(opening.role)));
    return id;
}

void ConsoleRecorder::note(ConnectionId connection, const Violation &violation)
{
    const auto peer = m_peerDirection.find(connection); // a proxy has two
    if (peer == m_peerDirection.end() || peer->second == violation.brokenBy)
        m_peerViolations.try_emplace(connection, violation);
}

std::optional<Violation> ConsoleRecorder::takePeerViolation(ConnectionId connection)
{
    const auto found = m_peerViolations.extract(connection);
    if (found.empty())
        return std::nullopt;
    return found.mapped();
}

void ConsoleRecorder::recordFrame(
    ConnectionId connection, const Frame &frame, const QList<Violation> &violations)
{
    for (const Violation &violation : violations)
        note(connection, violation);
    const quint64 id = ++m_frames;
    if (m_format == Format::Json) {
        JsonLines::appendFrame(m_output.buffer(), id, connection, frame, violations);
        m_output.endLine();
        return;
    }
    if (m_format != Format::Text)
        return;
    m_output.writeLine(LineText::frame(id, connection, frame).toUtf8());
    for (const Violation &violation : violations)
        m_output.writeLine(LineText::violation(violation).toUtf8());
}

void ConsoleRecorder::recordMessage(ConnectionId, const Message &message)
{
    // Its frames are printed already, but nobody can read what is compressed.
    if (m_format == Format::Text && message.compressed)
        m_output.writeLine(LineText::inflated(message).toUtf8());
}

void ConsoleRecorder::recordEvent(ConnectionId connection, Timestamp now, const Event &event)
{
    if (const auto *found = std::get_if<ViolationFound>(&event))
        note(connection, found->violation);
    else if (std::holds_alternative<Closed>(event))
        m_peerDirection.erase(connection); // nothing comes behind it
    const EventRecord record { connection, now, event };
    if (m_format == Format::Json) {
        JsonLines::appendEvent(m_output.buffer(), record);
        m_output.endLine();
        return;
    }
    if (m_format != Format::Nothing && !isToldAtTheEnd(event))
        m_output.writeLine(LineText::event(record).toUtf8());
}

} // namespace Framescope
