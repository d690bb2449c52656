#include "app/cli/serveoptions.h"

#include "app/capture/ownidentity.h"
#include "app/capture/pemfiles.h"

#include <QFileInfo>

namespace Framescope {

namespace {

constexpr std::string_view WatchPrefix = "watch=";
constexpr std::string_view ReplayPrefix = "replay=";

/// Whether \a argument is \a prefix with something behind it.
bool hasFile(std::string_view argument, std::string_view prefix)
{
    return argument.starts_with(prefix) && argument.size() > prefix.size();
}

CLI::Validator behaviorValidator()
{
    return { [](const std::string &argument) {
                const bool isKnown = argument == "echo" || argument == "sink"
                    || hasFile(argument, WatchPrefix) || hasFile(argument, ReplayPrefix);
                return isKnown
                    ? std::string()
                    : '"' + argument + "\" is none of echo, sink, watch=FILE and replay=FILE";
            },
        "echo, sink, watch=FILE, replay=FILE" };
}

/// The behavior, and what follows from it unless it was given.
void setBehavior(ServerOptions &options, const ServeArguments &arguments)
{
    const QString behavior = text(arguments.behavior);
    if (behavior == QStringLiteral("sink"))
        options.behavior = ServerBehavior::Sink;
    if (arguments.behavior.starts_with(WatchPrefix)) {
        options.behavior = ServerBehavior::Watch;
        options.watchedFile = behavior.sliced(WatchPrefix.size());
        const QFileInfo file(options.watchedFile);
        if (!QFileInfo(file.absolutePath()).isDir() || (file.exists() && !file.isReadable()))
            refuseFile({ ErrorCode::FileUnreadable,
                QStringLiteral("%1: neither it nor its folder can be read")
                    .arg(options.watchedFile) });
        options.messageLimit = 512;
        options.pingPeriod = std::chrono::seconds(54);
        options.pongWait = std::chrono::seconds(60);
    }
    if (arguments.readLimit > 0)
        options.messageLimit = arguments.readLimit;
    if (arguments.pingPeriod != ServeArguments::AsBehavior)
        options.pingPeriod = seconds(arguments.pingPeriod);
    if (arguments.pongWait != ServeArguments::AsBehavior)
        options.pongWait = seconds(arguments.pongWait);
}

/// The server side of a recording, with what was agreed on in its opening handshake.
void setReplay(
    ServeCommand::Options &options, const CLI::App &command, const ServeArguments &arguments)
{
    if (!hasFile(arguments.behavior, ReplayPrefix)) {
        for (const char *name :
            { "--speed", "--wait", "--ignore-json", "--ignore-regex", "--exact", "--heartbeat" }) {
            if (command.count(name) > 0)
                refuseUsage(QStringLiteral("%1 goes with --behavior replay=FILE only.")
                                .arg(QString::fromLatin1(name)));
        }
        return;
    }
    options.server.behavior = ServerBehavior::Sink; // the replay says what is to be said
    const PlayedFile played = openPlayed(text(arguments.behavior.substr(ReplayPrefix.size())));
    options.replayedFile = played.file;
    ReplayPlan &plan = options.replay.emplace();
    plan.side = Direction::ServerToClient;
    plan.played = played.connection;
    plan.expected = played.connection;
    plan.pace = playingPace(arguments.playing);
    plan.pace.timeout = seconds(arguments.timeout);
    plan.rules = playingRules(arguments.playing);
    const ConnectionRecord &record = played.connection.record;
    if (arguments.subprotocols.empty() && !record.subprotocol.isEmpty())
        options.server.subprotocols = { record.subprotocol };
    if (played.connection.response)
        options.server.deflateAnswer = agreedDeflate(*played.connection.response);
    if (!options.server.deflateAnswer)
        options.server.deflate = false;
}

} // namespace

CLI::App *addServe(CLI::App &app, ServeArguments &arguments)
{
    CLI::App *command = app.add_subcommand("serve", "Stand in for a server");
    command
        ->add_option("--listen", arguments.listen,
            "Where to listen; the default is loopback, and any free port")
        ->capture_default_str()
        ->type_name("HOST:PORT");
    command
        ->add_option("--behavior", arguments.behavior,
            "echo sends every message back; sink says nothing; watch=FILE sends a file, and again "
            "after each change (a client whose URL has ?lastMod=, the file's time in nanoseconds "
            "in hex, has it already); replay=FILE, or FILE#N for connection N, plays the server of "
            "a "
            "recording to each client and compares what the client says")
        ->capture_default_str()
        ->check(behaviorValidator())
        ->type_name("BEHAVIOR");
    addRepeatable(*command, "--origin", arguments.origins,
        "Which Origin to accept: same (the default), any, or a pattern such as "
        "https://*.example.com:443; a request without Origin is accepted")
        ->type_name("ORIGIN");
    command->add_flag(
        "--require-origin", arguments.requireOrigin, "Refuse a request without Origin too");
    addRepeatable(*command, "--subprotocol", arguments.subprotocols,
        "A subprotocol to speak, the preferred one first")
        ->type_name("NAME");
    command->add_flag("--no-deflate", arguments.noDeflate, "Agree to no compression");
    CLI::Option *certificate
        = command
              ->add_option("--cert", arguments.certificate, "Speak TLS with this certificate, PEM")
              ->type_name("FILE");
    CLI::Option *key
        = command->add_option("--key", arguments.key, "Its private key, PEM")->type_name("FILE");
    certificate->needs(key);
    key->needs(certificate);
    command
        ->add_flag("--tls-self-signed", arguments.selfSigned,
            "Speak TLS with a certificate made for this run")
        ->excludes(certificate);
    addReadLimit(*command, arguments.readLimit, "67108864, for watch 512");
    addConnectionLimit(*command, arguments.connectionLimit);
    command
        ->add_option("--ping-period", arguments.pingPeriod,
            "Send a Ping every S seconds; 0: never. Default: 0, for watch 54")
        ->check(secondsOrNeverValidator())
        ->type_name("S");
    command
        ->add_option("--pong-wait", arguments.pongWait,
            "Seconds that the answer to a Ping may take before the peer is given up; 0: for ever. "
            "Default: 0, for watch 60")
        ->check(secondsOrNeverValidator())
        ->type_name("S");
    command
        ->add_option("--timeout", arguments.timeout,
            "Seconds that each step may take: TLS, the opening handshake, a frame once "
            "begun, the closing handshake")
        ->capture_default_str()
        ->check(secondsValidator())
        ->type_name("S");
    command->add_flag(
        "--lenient", arguments.lenient, "Report what clients break and go on, exit code 0");
    command
        ->add_option("--connections", arguments.connections, "End after N connections have ended")
        ->check(countValidator())
        ->type_name("N");
    addPlaying(*command, arguments.playing);
    addRecord(*command, arguments.record,
        "Record all of it into a new session file; frames are then printed only with --json");
    command->add_flag("--json", arguments.json, "Print one JSON object a line");
    return command;
}

ServeCommand::Options serveOptions(const CLI::App &command, const ServeArguments &arguments)
{
    ServeCommand::Options options;
    const ListenAddress listen = listenAddress(text(arguments.listen));
    options.server.address = listen.address;
    options.server.port = listen.port;
    setBehavior(options.server, arguments);
    options.server.requireOrigin = arguments.requireOrigin;
    if (!arguments.origins.empty())
        options.server.origins = texts(arguments.origins);
    options.server.subprotocols = texts(arguments.subprotocols);
    options.server.deflate = !arguments.noDeflate;
    setReplay(options, command, arguments);
    if (arguments.selfSigned) {
        options.server.tls = readOrRefuse(makeOwnIdentity(options.server.address));
    } else if (!arguments.certificate.empty()) {
        TlsServerOptions tls;
        tls.certificateChain = readOrRefuse(readCertificates(text(arguments.certificate)));
        tls.privateKey = readOrRefuse(readPrivateKey(text(arguments.key)));
        options.server.tls = tls;
    }
    options.server.connectionLimit = arguments.connectionLimit;
    options.server.timeout = seconds(arguments.timeout);
    options.server.lenient = arguments.lenient;
    if (arguments.connections > 0)
        options.connections = arguments.connections;
    options.recordFile = text(arguments.record);
    options.format = formatFor(arguments.json);
    if (!arguments.record.empty() && !arguments.json)
        options.format = ConsoleRecorder::Format::TextEvents;
    return options;
}

} // namespace Framescope
