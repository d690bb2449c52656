#include "app/cli/connectoptions.h"

#include "protocol/handshake/websocketurl.h"
#include "protocol/wire/utf8validator.h"

namespace Framescope {

namespace {

/// The values in the order of the command line, whichever option they were given with.
QList<ConnectCommand::Sending> sendings(const CLI::App &command, const ConnectArguments &arguments)
{
    using Kind = ConnectCommand::Sending::Kind;
    QList<ConnectCommand::Sending> list;
    std::size_t texts = 0;
    std::size_t hexes = 0;
    std::size_t files = 0;
    std::size_t raws = 0;
    for (const CLI::Option *option : command.parse_order()) {
        const std::string name = option->get_name();
        if (name == "--send") {
            list.append({ Kind::Text, QByteArray::fromStdString(arguments.sendText.at(texts++)) });
            if (!isUtf8(list.last().octets))
                refuseUsage(
                    QStringLiteral("--send: the text is not UTF-8. --send-raw sends any octets."));
        } else if (name == "--send-hex") {
            list.append({ Kind::Binary,
                octetsFromHex(arguments.sendHex.at(hexes++), QStringLiteral("--send-hex")) });
        } else if (name == "--send-file") {
            const QByteArray octets = readFile(text(arguments.sendFile.at(files++)));
            list.append({ isUtf8(octets) ? Kind::Text : Kind::Binary, octets });
        } else if (name == "--send-raw") {
            list.append({ Kind::Raw,
                octetsFromHex(arguments.sendRaw.at(raws++), QStringLiteral("--send-raw")) });
        }
    }
    return list;
}

} // namespace

CLI::App *addConnect(CLI::App &app, ConnectArguments &arguments)
{
    CLI::App *command = app.add_subcommand("connect", "Connect to a server as a client");
    command->add_option("URL", arguments.url, "ws://HOST[:PORT]/PATH or wss://…")->required();
    addHandshake(*command, arguments.handshake, "'permessage-deflate; client_max_window_bits'");
    command
        ->add_option("--raw-request", arguments.rawRequest,
            "Send the octets of a file as the opening handshake, instead of one made from the "
            "options above")
        ->type_name("FILE");
    addUpstream(*command, arguments.upstream, "the URL's host");
    addReadLimit(*command, arguments.readLimit);
    command
        ->add_option("--timeout", arguments.timeout,
            "Seconds that each step may take: TCP, the proxy, TLS, the opening handshake, a frame "
            "once begun, the closing handshake")
        ->capture_default_str()
        ->check(secondsValidator())
        ->type_name("S");
    command->add_flag(
        "--lenient", arguments.lenient, "Report what the server breaks and go on, exit code 0");
    addRepeatable(*command, "--send", arguments.sendText, "Send a text message")->type_name("TEXT");
    addRepeatable(*command, "--send-hex", arguments.sendHex, "Send a binary message given in hex")
        ->type_name("HEX");
    addRepeatable(*command, "--send-file", arguments.sendFile,
        "Send a file: as text if it is UTF-8, else as binary")
        ->type_name("FILE");
    addRepeatable(*command, "--send-raw", arguments.sendRaw,
        "Put octets on the wire as they are, legal or not")
        ->type_name("HEX");
    command->add_flag("--stdin", arguments.stdinLines,
        "Send each line of standard input as a text message; close with 1000 at its "
        "end");
    command->add_flag("--echo", arguments.echo, "Send every message back until the server closes");
    command->add_option("--count", arguments.count, "Close with 1000 after N messages received")
        ->check(countValidator())
        ->type_name("N");
    command
        ->add_option("--ping", arguments.ping,
            "Send a Ping every S seconds; a server that does not answer one within the time-out is "
            "given up")
        ->check(secondsValidator())
        ->type_name("S");
    addRecord(*command, arguments.record, "Record all of it into a new session file as well");
    command->add_flag("--json", arguments.json, "Print one JSON object a line");
    return command;
}

ConnectCommand::Options connectOptions(const CLI::App &command, const ConnectArguments &arguments)
{
    ConnectCommand::Options options;
    options.client.url = QUrl(text(arguments.url), QUrl::StrictMode);
    if (const auto problem = webSocketUrlProblem(options.client.url))
        refuseUsage(QStringLiteral("%1 is not the address of a WebSocket: %2.")
                        .arg(text(arguments.url), *problem));
    applyHandshake(options.client, arguments.handshake);
    if (!arguments.rawRequest.empty()) {
        options.client.rawRequest = readFile(text(arguments.rawRequest));
        if (options.client.rawRequest.isEmpty())
            refuseUsage(QStringLiteral("--raw-request %1: the file is empty.")
                            .arg(text(arguments.rawRequest)));
    }
    options.client.tls = tlsClientOptions(arguments.upstream);
    options.client.proxy = proxyOption(arguments.upstream.proxy);
    options.client.messageLimit = arguments.readLimit;
    options.client.timeout = seconds(arguments.timeout);
    options.client.pingPeriod = seconds(arguments.ping);
    options.client.lenient = arguments.lenient;
    options.sendings = sendings(command, arguments);
    options.stdinLines = arguments.stdinLines;
    options.echo = arguments.echo;
    if (arguments.count > 0)
        options.count = arguments.count;
    options.format = formatFor(arguments.json);
    options.recordFile = text(arguments.record);
    return options;
}

} // namespace Framescope
