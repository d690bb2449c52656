#include "app/cli/showcommand.h"

#include "app/cli/linetext.h"
#include "app/cli/octettext.h"
#include "app/cli/statisticstext.h"
#include "app/filter/filtersearch.h"
#include "app/session/errorsentence.h"
#include "app/session/filesessionstore.h"
#include "app/session/jsonlines.h"
#include "app/session/messagereader.h"
#include "app/statistics/statisticsjson.h"
#include "app/statistics/statisticsscan.h"

#include <QJsonDocument>

#include <algorithm>
#include <limits>
#include <set>

namespace Framescope {

namespace {

constexpr qsizetype ShownUrl = 200; // characters

/// Prints entries until there are enough of them or nobody reads any more.
class Printer
{
public:
    Printer(const ShowCommand::Options &options, ConsoleOutput &output)
        : m_options(options)
        , m_output(output)
    {
        QObject::connect(&output, &ConsoleOutput::failed, &output, [this] { m_unread = true; });
    }

    bool isDone() const { return m_unread || (m_options.limit && m_count >= *m_options.limit); }
    bool isUnread() const { return m_unread; }
    quint64 count() const { return m_count; }
    /// There are \a entries, and nobody wants to see them.
    void countAll(quint64 entries)
    {
        m_count = std::min(entries, m_options.limit.value_or(entries));
    }

    /// \a annotation is null if nothing is said of the frame.
    void frame(const FrameHandle &handle, const Annotation *annotation)
    {
        if (!begin())
            return;
        if (isJson()) {
            JsonLines::appendFrame(m_output.buffer(), handle, JsonLines::Form::Printed, annotation);
            m_output.endLine();
            return;
        }
        const FrameRecord &record = handle.record();
        m_output.writeLine(LineText::frame(handle).toUtf8());
        for (const Violation &violation : handle.violations())
            m_output.writeLine(LineText::violation(violation).toUtf8());
        if (annotation)
            m_output.writeLine(LineText::annotation(*annotation).toUtf8());
        constexpr qsizetype Window = 16 * 1024;
        for (quint64 at = 0; m_options.hex && at < record.wireLength() && !m_unread; at += Window)
            m_output.writeLine(hexRows(handle.wire(at, Window), at).toUtf8());
    }

    void message(const MessageContent &content, const FrameRecord &last)
    {
        if (!begin())
            return;
        if (isJson()) {
            JsonLines::appendMessage(m_output.buffer(), content, last);
            m_output.endLine();
            return;
        }
        m_output.writeLine(LineText::message(content, last).toUtf8());
        if (m_options.hex && !content.payload.isEmpty())
            m_output.writeLine(hexRows(content.payload, 0).toUtf8());
    }

    void connection(const ConnectionRecord &record, const QDateTime &started)
    {
        if (!begin())
            return;
        if (isJson())
            JsonLines::appendConnection(m_output.buffer(), record, started);
        else
            m_output.buffer() += LineText::connection(record).toUtf8();
        m_output.endLine();
    }

    void event(const EventRecord &record)
    {
        if (!begin())
            return;
        if (isJson()) {
            JsonLines::appendEvent(m_output.buffer(), record);
            m_output.endLine();
        } else {
            m_output.writeLine(LineText::event(record).toUtf8());
        }
    }

    void statistics(const QString &title, QJsonObject scope, const StatisticsScope &counts)
    {
        if (!begin())
            return;
        if (!isJson()) {
            m_output.writeLine(statisticsText(title, counts).toUtf8());
            return;
        }
        const QJsonObject members = statisticsToJson(counts);
        for (auto member = members.begin(); member != members.end(); ++member)
            scope.insert(member.key(), member.value());
        m_output.writeLine(QJsonDocument(scope).toJson(QJsonDocument::Compact));
    }

private:
    bool isJson() const { return m_options.format == ConsoleRecorder::Format::Json; }

    /// Counts one; false if that was all there is to do.
    bool begin()
    {
        ++m_count;
        return !m_options.countOnly;
    }

    const ShowCommand::Options &m_options;
    ConsoleOutput &m_output;
    quint64 m_count = 0;
    bool m_unread = false;
};

/// The frames of a file that are to be shown, and what went wrong.
class FrameVisit
{
public:
    FrameVisit(std::shared_ptr<const FileSessionStore> store, const ShowCommand::Options &options)
        : m_store(std::move(store))
        , m_program(options.filter.value_or(FilterProgram()))
        , m_search(m_store, m_program)
    {
    }

    /// Calls \a visit(firstId, rows) for each block, until it returns false.
    template <typename Visit>
    void blocks(Visit visit)
    {
        m_search.advance(m_store->lastFrame(), {},
            [&](FrameId firstId, const RowSet &rows, FrameId) { return visit(firstId, rows); });
    }
    /// Calls \a visit with each frame, until \a printer is done.
    template <typename Visit>
    void frames(const Printer &printer, Visit visit)
    {
        blocks([&](FrameId firstId, const RowSet &rows) {
            std::shared_ptr<const FrameBlock> block;
            bool isRead = true;
            rows.forEach([&](int row) {
                const FrameId id = firstId + static_cast<FrameId>(row);
                if (isRead && (!block || !block->contains(id)))
                    block = m_store->block(id);
                isRead = block != nullptr;
                if (isRead && !printer.isDone())
                    visit(FrameHandle(block, id));
            });
            return isRead && !printer.isDone();
        });
    }
    quint64 count()
    {
        quint64 all = 0;
        blocks([&all](FrameId, const RowSet &rows) {
            all += rows.size();
            return true;
        });
        return all;
    }
    /// The connections that have a frame to be shown.
    std::set<ConnectionId> connections()
    {
        std::set<ConnectionId> found;
        blocks([&](FrameId firstId, const RowSet &rows) {
            if (rows.isEmpty())
                return true;
            const auto block = m_store->block(firstId);
            if (!block)
                return false;
            const auto offset = static_cast<std::size_t>(firstId - block->firstId());
            rows.forEach([&](int row) {
                found.insert(block->connections()[offset + static_cast<std::size_t>(row)]);
            });
            return true;
        });
        return found;
    }

    /// Counts the frames.
    SessionStatistics statistics()
    {
        StatisticsScan scan(m_store, m_program);
        scan.advance(m_store->lastFrame(), {}, [](FrameId) { return true; });
        m_givenUp += scan.givenUp();
        m_error = scan.error();
        return scan.takeStatistics();
    }

    const FileSessionStore &store() const { return *m_store; }
    quint64 givenUp() const { return m_givenUp + m_search.givenUp(); }
    std::optional<Error> damage() const
    {
        const std::optional<Error> inStore = m_store->damage();
        return inStore ? inStore : m_error ? m_error : m_search.error();
    }

private:
    const std::shared_ptr<const FileSessionStore> m_store;
    const FilterProgram m_program;
    FilterSearch m_search;
    quint64 m_givenUp = 0; ///< of statistics()
    std::optional<Error> m_error; ///< likewise
};

void showMessage(const FileSessionStore &store, const FrameHandle &frame, Printer &printer)
{
    const FrameRecord &record = frame.record();
    if (record.messageFirst == 0 || !record.header.fin || !record.isComplete())
        return;
    const auto content = readMessage(store, frame, std::numeric_limits<quint64>::max());
    const bool hasType = content
        && (content->opcode == toNibble(Opcode::Text)
            || content->opcode == toNibble(Opcode::Binary));
    if (hasType && content->complete && content->last == record.id)
        printer.message(*content, record);
}

void showStatistics(FrameVisit &visit, Printer &printer)
{
    const SessionStatistics statistics = visit.statistics();
    printer.statistics(QStringLiteral("Session"),
        { { QStringLiteral("scope"), QStringLiteral("session") } }, statistics.session());
    for (const auto &[id, scope] : statistics.connections()) {
        if (printer.isDone())
            break;
        const auto record = visit.store().connection(id);
        const QString url = record ? record->url : QString();
        printer.statistics(
            QStringLiteral("Connection #%1 %2").arg(id).arg(escapedText(url.toUtf8(), ShownUrl)),
            { { QStringLiteral("scope"), QStringLiteral("connection") },
                { QStringLiteral("connection"), static_cast<qint64>(id) },
                { QStringLiteral("url"), url } },
            scope);
    }
}

void show(FrameVisit &visit, const ShowCommand::Options &options, Printer &printer)
{
    using Listing = ShowCommand::Listing;
    const FileSessionStore &store = visit.store();
    const Annotations annotations = store.annotations();
    std::optional<std::set<ConnectionId>> connections;
    if (options.filter
        && (options.listing == Listing::Connections || options.listing == Listing::Events))
        connections = visit.connections();
    const auto isWanted
        = [&](ConnectionId id) { return !connections || connections->contains(id); };
    switch (options.listing) {
    case Listing::Frames:
        if (options.countOnly) // without a filter the directory knows
            printer.countAll(options.filter ? visit.count() : store.lastFrame());
        else
            visit.frames(printer, [&](const FrameHandle &frame) {
                printer.frame(frame, annotations.find(frame.id()));
            });
        break;
    case Listing::Messages:
        visit.frames(
            printer, [&](const FrameHandle &frame) { showMessage(store, frame, printer); });
        break;
    case Listing::Connections:
        for (const ConnectionRecord &connection : store.connections()) {
            if (printer.isDone())
                break;
            if (isWanted(connection.id))
                printer.connection(connection, store.started());
        }
        break;
    case Listing::Statistics:
        showStatistics(visit, printer);
        break;
    case Listing::Events:
        store.visitEvents([&](const EventRecord &event) {
            if (isWanted(event.connection))
                printer.event(event);
            return !printer.isDone();
        });
        break;
    }
}

} // namespace

ExitCode ShowCommand::run(const Options &options, ConsoleOutput &output)
{
    const auto store = FileSessionStore::open(options.file);
    if (!store) {
        complain(errorSentence(store.error()));
        return ExitCode::InputDamaged;
    }
    Printer printer(options, output);
    FrameVisit visit(*store, options);
    show(visit, options, printer);
    if (options.countOnly)
        output.writeLine(QByteArray::number(printer.count()));
    output.flush();
    if (printer.isUnread()) {
        complain(output.failure());
        return ExitCode::Failed;
    }
    if (visit.givenUp() > 0)
        complain(QStringLiteral("The pattern was given up %1 times, where it needs more than %2 "
                                "steps; those frames count as not matching.")
                     .arg(visit.givenUp())
                     .arg(PatternLimits().steps));
    if (const std::optional<Error> damage = visit.damage()) {
        complain(QStringLiteral("This is what could be read. ") + errorSentence(*damage));
        return ExitCode::InputDamaged;
    }
    return ExitCode::Done;
}

} // namespace Framescope
