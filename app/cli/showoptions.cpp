#include "app/cli/showoptions.h"

#include <array>

namespace Framescope {

namespace {

/// The expression with a caret under what is wrong.
QString marked(const QString &expression, const FilterError &error)
{
    QString line = expression;
    for (QChar &character : line) {
        if (character.category() == QChar::Other_Control)
            character = u' '; // so that the caret stands where it should
    }
    return QStringLiteral("  %1\n  %2%3")
        .arg(line, QString(error.position, u' '), QString(error.length, u'^'));
}

FilterProgram filterProgram(const QString &expression)
{
    const auto program = FilterProgram::fromText(expression);
    if (!program)
        refuseUsage(QStringLiteral("--filter: %1\n%2")
                        .arg(program.error().sentence(), marked(expression, program.error())));
    return *program;
}

} // namespace

CLI::App *addShow(CLI::App &app, ShowArguments &arguments)
{
    CLI::App *command = app.add_subcommand("show", "Show what a session file holds");
    command->add_option("FILE", arguments.file, "A session, as --record writes it")->required();
    CLI::Option *frames = command->add_flag("--frames", arguments.frames, "Frames (the default)");
    CLI::Option *connections
        = command->add_flag("--connections", arguments.connections, "Connections instead");
    CLI::Option *messages = command->add_flag("--messages", arguments.messages,
        "Messages instead: assembled and decompressed, if they are complete");
    CLI::Option *events
        = command->add_flag("--events", arguments.events, "Instead what happened besides frames");
    CLI::Option *statistics = command->add_flag("--stats", arguments.statistics,
        "Instead counts, rates, overhead, round trips and latencies: of all, then by connection");
    const std::array listings { frames, connections, messages, events, statistics };
    for (CLI::Option *listing : listings) {
        for (CLI::Option *other : listings) {
            if (other != listing)
                listing->excludes(other);
        }
    }
    command->add_option("--filter", arguments.filter,
        "Only frames that match, as 'opcode == text and len > 125'; see docs/filter-language.md");
    CLI::Option *count
        = command->add_flag("--count", arguments.countOnly, "Print only how many there are");
    command->add_option("--limit", arguments.limit, "Stop after the first N")
        ->check(countValidator())
        ->type_name("N");
    CLI::Option *hex
        = command->add_flag("--hex", arguments.hex, "Print the octets below each frame or message");
    command->add_flag("--json", arguments.json, "Print one JSON object a line")->excludes(hex);
    hex->excludes(connections)->excludes(events)->excludes(statistics)->excludes(count);
    statistics->excludes(count);
    return command;
}

ShowCommand::Options showOptions(const ShowArguments &arguments)
{
    using Listing = ShowCommand::Listing;
    ShowCommand::Options options;
    options.file = text(arguments.file);
    if (arguments.connections)
        options.listing = Listing::Connections;
    else if (arguments.messages)
        options.listing = Listing::Messages;
    else if (arguments.events)
        options.listing = Listing::Events;
    else if (arguments.statistics)
        options.listing = Listing::Statistics;
    if (!arguments.filter.empty())
        options.filter = filterProgram(text(arguments.filter));
    options.countOnly = arguments.countOnly;
    if (arguments.limit > 0)
        options.limit = arguments.limit;
    options.hex = arguments.hex;
    options.format = formatFor(arguments.json);
    return options;
}

} // namespace Framescope
