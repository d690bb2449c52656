#include "app/cli/commandline.h"

#include "app/cli/commonoptions.h"
#include "app/cli/connectoptions.h"
#include "app/cli/convertoptions.h"
#include "app/cli/decodeoptions.h"
#include "app/cli/proxyoptions.h"
#include "app/cli/replayoptions.h"
#include "app/cli/serveoptions.h"

#include <array>
#include <iostream>

namespace Framescope {

namespace {

struct ShowArguments
{
    std::string file;
    bool frames = false;
    bool connections = false;
    bool messages = false;
    bool events = false;
    bool countOnly = false;
    quint64 limit = 0;
    bool hex = false;
    bool json = false;
};

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
    const std::array listings { frames, connections, messages, events };
    for (CLI::Option *listing : listings) {
        for (CLI::Option *other : listings) {
            if (other != listing)
                listing->excludes(other);
        }
    }
    CLI::Option *count
        = command->add_flag("--count", arguments.countOnly, "Print only how many there are");
    command->add_option("--limit", arguments.limit, "Stop after the first N")
        ->check(countValidator())
        ->type_name("N");
    CLI::Option *hex
        = command->add_flag("--hex", arguments.hex, "Print the octets below each frame or message");
    command->add_flag("--json", arguments.json, "Print one JSON object a line")->excludes(hex);
    hex->excludes(connections)->excludes(events)->excludes(count);
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
    options.countOnly = arguments.countOnly;
    if (arguments.limit > 0)
        options.limit = arguments.limit;
    options.hex = arguments.hex;
    options.format = formatFor(arguments.json);
    return options;
}

} // namespace

CommandLine::Command CommandLine::parse(int argc, const char *const *argv)
{
    CLI::App app("See, drive and explain WebSocket traffic, without a display.", "framescope-cli");
    app.set_version_flag("--version", "framescope-cli " FRAMESCOPE_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done; 1 failed (network, TLS, refused, a limit, an unclean close); 2 "
               "bad usage;\n3 the peer broke the protocol; 4 an input file is unreadable or "
               "damaged; 130 interrupted.");

    ConnectArguments connect;
    ServeArguments serve;
    ProxyArguments proxy;
    DecodeArguments decode;
    const CLI::App *connectCommand = addConnect(app, connect);
    const CLI::App *serveCommand = addServe(app, serve);
    const CLI::App *proxyCommand = addProxy(app, proxy);
    addDecode(app, decode);
    ShowArguments show;
    const CLI::App *showCommand = addShow(app, show);
    ReplayArguments replay;
    const CLI::App *replayCommand = addReplay(app, replay);
    ConvertArguments convert;
    const CLI::App *convertCommand = addConvert(app, convert);

    try {
        app.parse(argc, argv);
        if (connectCommand->parsed())
            return connectOptions(*connectCommand, connect);
        if (serveCommand->parsed())
            return serveOptions(*serveCommand, serve);
        if (proxyCommand->parsed())
            return proxyOptions(proxy);
        if (showCommand->parsed())
            return showOptions(show);
        if (replayCommand->parsed())
            return replayOptions(replay);
        if (convertCommand->parsed())
            return convertOptions(convert);
        return decodeOptions(decode);
    } catch (const CLI::ParseError &error) {
        // Help and version come this way too, with exit code 0.
        const bool asked = app.exit(error, std::cout, std::cerr) == 0;
        return Nothing { asked ? ExitCode::Done : ExitCode::BadUsage };
    } catch (const Refusal &refusal) {
        complain(refusal.sentence);
        return Nothing { refusal.code };
    }
}

} // namespace Framescope
