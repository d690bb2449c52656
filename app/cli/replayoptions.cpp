#include "app/cli/replayoptions.h"

#include "app/replay/replayhandshake.h"
#include "protocol/handshake/httpsyntax.h"
#include "protocol/handshake/websocketurl.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Whether the command line says something else of the header \a name.
bool isOverridden(
    const QByteArray &name, const HandshakeArguments &arguments, const ClientOptions &given)
{
    const auto isName = [&name](QByteArrayView other) { return equalsIgnoringCase(name, other); };
    const bool offers = !arguments.deflate.empty() || arguments.noDeflate;
    if ((offers && isName("Sec-WebSocket-Extensions"))
        || (!arguments.subprotocols.empty() && isName("Sec-WebSocket-Protocol"))
        || (!arguments.origin.empty() && isName("Origin")))
        return true;
    return std::any_of(given.headers.cbegin(), given.headers.cend(), [&](const HeaderField &field) {
        return isName(field.name);
    }) || std::any_of(given.removedHeaders.cbegin(), given.removedHeaders.cend(), isName);
}

/// The recorded opening handshake, and what the command line changes in it: then the answer to that
/// is not compared.
void setHandshake(ClientOptions &options, ReplayRules &rules, const RequestHead &request,
    const HandshakeArguments &arguments)
{
    options.url = ReplayHandshake::withTarget(options.url, request);
    options.extensions.clear();
    applyHandshake(options, arguments);
    rules.subprotocol = !isOverridden("Sec-WebSocket-Protocol", arguments, options);
    rules.extensions = !isOverridden("Sec-WebSocket-Extensions", arguments, options);
    HeaderFields fields = ReplayHandshake::fields(request);
    fields.removeIf(
        [&](const HeaderField &field) { return isOverridden(field.name, arguments, options); });
    options.headers = fields + options.headers;
}

} // namespace

CLI::App *addReplay(CLI::App &app, ReplayArguments &arguments)
{
    CLI::App *command = app.add_subcommand("replay",
        "Play the client of a recording against a server, and compare what the server says");
    command->add_option("FILE", arguments.file, "A session, as --record writes it")->required();
    command
        ->add_option("--to", arguments.url,
            "The server, ws:// or wss://; without a path, the recorded one is asked for")
        ->required()
        ->type_name("URL");
    command
        ->add_option("--connection", arguments.connection,
            "Which connection of the recording, if there are more than one")
        ->check(countValidator())
        ->type_name("N");
    command
        ->add_option("--expect", arguments.expected,
            "Compare with the answers of another recording of the same conversation, FILE or "
            "FILE#N for connection N")
        ->type_name("FILE");
    const PlayingOptions playing = addPlaying(*command, arguments.playing);
    CLI::Option *step = command->add_flag("--step", arguments.step,
        "Send the next frame for each line of standard input, and wait for nothing else");
    for (CLI::Option *pace : playing.pace)
        step->excludes(pace);
    addHandshake(*command, arguments.handshake, "the recorded offer");
    addUpstream(*command, arguments.upstream, "the URL's host");
    command
        ->add_option("--timeout", arguments.timeout,
            "Seconds that an answer may take longer than recorded, and each of the other steps: "
            "TCP, the proxy, TLS, the opening and the closing handshake")
        ->capture_default_str()
        ->check(secondsValidator())
        ->type_name("S");
    command->add_flag("--lenient", arguments.lenient,
        "Go on when the server breaks a rule, and judge by the comparison alone");
    addRecord(*command, arguments.record, "Record the new conversation into a new session file");
    command->add_flag("--json", arguments.json, "Print one JSON object a line");
    command->footer("Exit codes: 0 all matched; 1 something differed or failed; 2 bad usage; 3 the "
                    "server broke\nthe protocol; 4 a recording is unreadable or damaged; 130 "
                    "interrupted.");
    return command;
}

ReplayCommand::Options replayOptions(const ReplayArguments &arguments)
{
    ReplayCommand::Options options;
    options.client.url = QUrl(text(arguments.url), QUrl::StrictMode);
    if (const auto problem = webSocketUrlProblem(options.client.url))
        refuseUsage(
            u"--to %1 is not the address of a WebSocket: %2."_s.arg(text(arguments.url), *problem));
    ReplayPlan &plan = options.plan;
    plan.side = Direction::ClientToServer;
    plan.rules = playingRules(arguments.playing);
    plan.pace = playingPace(arguments.playing);
    plan.pace.stepwise = arguments.step;
    plan.pace.timeout = seconds(arguments.timeout);

    const PlayedFile played = openPlayed(text(arguments.file),
        arguments.connection > 0 ? std::optional(arguments.connection) : std::nullopt);
    plan.played = played.connection;
    plan.expected = played.connection;
    options.files = { played.file };
    if (!arguments.expected.empty()) {
        const PlayedFile expected = openPlayed(text(arguments.expected));
        plan.expected = expected.connection;
        options.files.append(expected.file);
    }

    options.client.tls = tlsClientOptions(arguments.upstream);
    options.client.proxy = proxyOption(arguments.upstream.proxy);
    options.client.timeout = seconds(arguments.timeout);
    options.client.lenient = arguments.lenient;
    setHandshake(options.client, plan.rules, plan.played.request.value_or(RequestHead()),
        arguments.handshake);
    options.json = arguments.json;
    options.recordFile = text(arguments.record);
    return options;
}

} // namespace Framescope
