#include "app/cli/commandline.h"

#include "app/capture/pemfiles.h"
#include "app/session/errorsentence.h"
#include "app/session/hexinput.h"
#include "protocol/endpoint/selfsignedcertificate.h"
#include "protocol/handshake/clienthandshake.h"
#include "protocol/handshake/headerfield.h"
#include "protocol/handshake/websocketurl.h"
#include "protocol/wire/utf8validator.h"

#include <QFile>
#include <QFileInfo>
#include <QHostInfo>
#include <QStandardPaths>

#include <CLI/CLI.hpp>

#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>

namespace Framescope {

namespace {

/// Ends the parsing with a sentence and an exit code.
struct Refusal
{
    ExitCode code;
    QString sentence;
};

[[noreturn]] void refuseUsage(const QString &sentence)
{
    throw Refusal { ExitCode::BadUsage, sentence };
}

[[noreturn]] void refuseFile(const Error &error)
{
    throw Refusal { ExitCode::InputDamaged, errorSentence(error) };
}

template <typename T>
T readOrRefuse(const Result<T> &result)
{
    if (!result)
        refuseFile(result.error());
    return *result;
}

QString text(const std::string &argument)
{
    return QString::fromStdString(argument);
}

QStringList texts(const std::vector<std::string> &arguments)
{
    QStringList list;
    for (const std::string &argument : arguments)
        list.append(text(argument));
    return list;
}

std::chrono::milliseconds seconds(double value)
{
    return std::chrono::milliseconds(std::llround(value * 1000));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        refuseFile(
            { ErrorCode::FileUnreadable, QStringLiteral("%1: %2").arg(path, file.errorString()) });
    return file.readAll();
}

QByteArray octetsFromHex(const std::string &argument, const QString &option)
{
    const auto octets = HexInput::parse(text(argument));
    if (!octets)
        refuseUsage(QStringLiteral("%1: %2.").arg(option, HexInput::sentence(octets.error())));
    return *octets;
}

/// How servers are spoken to over TLS, and through which proxy.
struct UpstreamArguments
{
    bool insecure = false;
    std::string authorities;
    std::string certificate;
    std::string key;
    std::string serverName;
    std::string proxy;
};

/// The options of `connect` as they stand on the command line.
struct ConnectArguments
{
    std::string url;
    std::vector<std::string> headers;
    std::vector<std::string> subprotocols;
    std::string origin;
    bool noDeflate = false;
    std::string deflate;
    std::string rawRequest;
    UpstreamArguments upstream;
    double timeout = 10;
    double ping = 0;
    bool lenient = false;
    std::vector<std::string> sendText;
    std::vector<std::string> sendHex;
    std::vector<std::string> sendFile;
    std::vector<std::string> sendRaw;
    bool stdinLines = false;
    bool echo = false;
    quint64 count = 0;
    bool json = false;
    std::string record;
};

/// A number of seconds that was not given.
constexpr double AsBehavior = -1;

struct ServeArguments
{
    std::string listen = "127.0.0.1:0";
    std::string behavior = "echo";
    std::vector<std::string> origins;
    bool requireOrigin = false;
    std::vector<std::string> subprotocols;
    bool noDeflate = false;
    std::string certificate;
    std::string key;
    bool selfSigned = false;
    int connectionLimit = ServerOptions().connectionLimit;
    quint64 readLimit = 0; ///< 0: as the behavior has it
    double pingPeriod = AsBehavior;
    double pongWait = AsBehavior;
    double timeout = 10;
    bool lenient = false;
    quint64 connections = 0;
    bool json = false;
    std::string record;
};

struct ProxyArguments
{
    std::string listen = "127.0.0.1:0";
    std::string target;
    bool forward = false;
    bool strict = false;
    bool tls = false;
    std::string exportFile;
    UpstreamArguments upstream;
    double timeout = 10;
    quint64 connections = 0;
    bool json = false;
    std::string record;
};

struct DecodeArguments
{
    std::string hex;
    std::string from;
    bool json = false;
};

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

/// CLI11's own checks name the greatest double there is, and let "nan" pass.
CLI::Validator secondsValidator()
{
    return { [](const std::string &argument) {
                const double value = text(argument).toDouble();
                return value >= 0.001 && value <= 86400
                    ? std::string()
                    : '"' + argument + "\" is not 0.001 to 86400 seconds";
            },
        "0.001 to 86400" };
}

CLI::Validator secondsOrNeverValidator()
{
    return { [](const std::string &argument) {
                const bool isNever = argument == "0";
                return isNever ? std::string() : secondsValidator()(argument);
            },
        "0, or 0.001 to 86400" };
}

constexpr std::string_view WatchPrefix = "watch=";

CLI::Validator behaviorValidator()
{
    return { [](const std::string &argument) {
                const bool isKnown = argument == "echo" || argument == "sink"
                    || (argument.starts_with(WatchPrefix) && argument.size() > WatchPrefix.size());
                return isKnown ? std::string()
                               : '"' + argument + "\" is none of echo, sink and watch=FILE";
            },
        "echo, sink, watch=FILE" };
}

CLI::Validator countValidator()
{
    return { [](const std::string &argument) {
                return text(argument).toULongLong() > 0
                    ? std::string()
                    : '"' + argument + "\" is not a number from 1 on";
            },
        "1 and more" };
}

/// An option that may be given often, with one value each time.
template <typename T>
CLI::Option *addRepeatable(
    CLI::App &command, const std::string &name, std::vector<T> &values, const std::string &help)
{
    return command.add_option(name, values, help)->allow_extra_args(false);
}

void addRecord(CLI::App &command, std::string &file, const std::string &help)
{
    command.add_option("--record", file, help)
        ->check([](const std::string &argument) {
            return argument.empty() ? std::string("a file is expected") : std::string();
        })
        ->type_name("FILE.fscope");
}

/// \a host is whose name is verified otherwise.
void addUpstream(CLI::App &command, UpstreamArguments &arguments, const std::string &host)
{
    command.add_flag("--insecure", arguments.insecure, "Take any TLS certificate");
    command
        .add_option("--ca", arguments.authorities, "Trust the authorities in a PEM file as well")
        ->type_name("FILE");
    CLI::Option *certificate
        = command.add_option("--cert", arguments.certificate, "Our TLS certificate, PEM")
              ->type_name("FILE");
    CLI::Option *key
        = command.add_option("--key", arguments.key, "Its private key, PEM")->type_name("FILE");
    certificate->needs(key);
    key->needs(certificate);
    command
        .add_option("--servername", arguments.serverName,
            "The name to ask for in TLS and to verify, instead of " + host)
        ->type_name("NAME");
    command
        .add_option("--proxy", arguments.proxy,
            "Go through a proxy: http://[USER:PASSWORD@]HOST:PORT (CONNECT) or socks5://…")
        ->type_name("URL");
}

CLI::App *addConnect(CLI::App &app, ConnectArguments &arguments)
{
    CLI::App *command = app.add_subcommand("connect", "Connect to a server as a client");
    command->add_option("URL", arguments.url, "ws://HOST[:PORT]/PATH or wss://…")->required();
    addRepeatable(*command, "-H,--header", arguments.headers,
        "A header 'Name: value', in order; replaces an automatic one of that name; "
        "'Name;' removes it")
        ->type_name("HEADER");
    addRepeatable(*command, "--subprotocol", arguments.subprotocols,
        "A subprotocol to offer, the preferred one first")
        ->type_name("NAME");
    command->add_option("--origin", arguments.origin, "The Origin header")->type_name("ORIGIN");
    CLI::Option *noDeflate
        = command->add_flag("--no-deflate", arguments.noDeflate, "Offer no compression");
    command
        ->add_option("--deflate", arguments.deflate,
            "What to offer, verbatim, instead of 'permessage-deflate; client_max_window_bits'")
        ->excludes(noDeflate)
        ->type_name("OFFER");
    command
        ->add_option("--raw-request", arguments.rawRequest,
            "Send the octets of a file as the opening handshake, instead of one made from the "
            "options above")
        ->type_name("FILE");
    addUpstream(*command, arguments.upstream, "the URL's host");
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
            "in hex, has it already)")
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
    command
        ->add_option("--read-limit", arguments.readLimit,
            "The largest message to take; beyond it 1009. Default: 67108864, for watch 512")
        ->check(countValidator())
        ->type_name("OCTETS");
    command
        ->add_option("--connection-limit", arguments.connectionLimit,
            "Connections open at once; one more gets 503")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
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
    addRecord(*command, arguments.record,
        "Record all of it into a new session file; frames are then printed only with --json");
    command->add_flag("--json", arguments.json, "Print one JSON object a line");
    return command;
}

CLI::App *addProxy(CLI::App &app, ProxyArguments &arguments)
{
    CLI::App *command = app.add_subcommand("proxy", "Sit between clients and a server");
    command
        ->add_option("--listen", arguments.listen,
            "Where to listen; the default is loopback, and any free port")
        ->capture_default_str()
        ->type_name("HOST:PORT");
    CLI::Option *target
        = command
              ->add_option("--target", arguments.target,
                  "Connect every client to this server, ws:// or wss://; a path in it is asked for "
                  "where a client asks for /, all else crosses as it came")
              ->type_name("URL");
    command
        ->add_flag("--forward", arguments.forward,
            "Be a forward proxy for browsers and others: HTTP CONNECT, absolute-form, SOCKS5")
        ->excludes(target);
    command->add_flag("--strict", arguments.strict,
        "Fail a connection on which a rule is broken, as an endpoint would, instead of passing "
        "everything on");
    command->add_flag("--tls", arguments.tls,
        "Terminate the clients' TLS with certificates of the local authority, which clients have "
        "to trust (see --ca-export)");
    command
        ->add_option("--ca-export", arguments.exportFile,
            "Write the local authority's certificate, PEM, without its key")
        ->type_name("FILE");
    addUpstream(*command, arguments.upstream, "the target's host or the one that is asked for");
    command
        ->add_option("--timeout", arguments.timeout,
            "Seconds that each step may take: TCP, the proxy, TLS, a head, the closing handshake")
        ->capture_default_str()
        ->check(secondsValidator())
        ->type_name("S");
    command
        ->add_option("--connections", arguments.connections, "End after N connections have ended")
        ->check(countValidator())
        ->type_name("N");
    command->add_flag("--json", arguments.json, "Print one JSON object a line");
    addRecord(*command, arguments.record,
        "Record all of it into a new session file, and print frames only with --json");
    return command;
}

CLI::App *addDecode(CLI::App &app, DecodeArguments &arguments)
{
    CLI::App *command = app.add_subcommand("decode", "Explain frames given in hex");
    command
        ->add_option("HEX", arguments.hex,
            "The octets of one frame or more; - reads them from "
            "standard input")
        ->required();
    command
        ->add_option(
            "--from", arguments.from, "Who sent them; otherwise the first frame's MASK bit tells")
        ->check(CLI::IsMember({ "client", "server" }));
    command->add_flag("--json", arguments.json, "Print one JSON object a line");
    return command;
}

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

void addHeader(ClientOptions &options, const std::string &argument)
{
    const QByteArray header = QByteArray::fromStdString(argument);
    const qsizetype colon = header.indexOf(':');
    if (colon < 0 && header.endsWith(';')) {
        const QByteArray name = header.chopped(1).trimmed();
        if (const auto problem = headerFieldProblem({ name, {} }))
            refuseUsage(QStringLiteral("-H %1: %2.").arg(text(argument), *problem));
        options.removedHeaders.append(name);
        return;
    }
    if (colon < 0)
        refuseUsage(QStringLiteral("-H %1: a header is written 'Name: value', or 'Name;' to leave "
                                   "it out.")
                        .arg(text(argument)));
    const HeaderField field { header.first(colon), header.sliced(colon + 1).trimmed() };
    if (const auto problem = headerFieldProblem(field))
        refuseUsage(QStringLiteral("-H %1: %2.").arg(text(argument), *problem));
    options.headers.append(field);
}

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
            Utf8Validator validator;
            if (validator.firstInvalid(list.last().octets) || !validator.isComplete())
                refuseUsage(
                    QStringLiteral("--send: the text is not UTF-8. --send-raw sends any octets."));
        } else if (name == "--send-hex") {
            list.append({ Kind::Binary,
                octetsFromHex(arguments.sendHex.at(hexes++), QStringLiteral("--send-hex")) });
        } else if (name == "--send-file") {
            const QByteArray octets = readFile(text(arguments.sendFile.at(files++)));
            Utf8Validator validator;
            const bool utf8 = !validator.firstInvalid(octets) && validator.isComplete();
            list.append({ utf8 ? Kind::Text : Kind::Binary, octets });
        } else if (name == "--send-raw") {
            list.append({ Kind::Raw,
                octetsFromHex(arguments.sendRaw.at(raws++), QStringLiteral("--send-raw")) });
        }
    }
    return list;
}

ConsoleRecorder::Format formatFor(bool json)
{
    return json ? ConsoleRecorder::Format::Json : ConsoleRecorder::Format::Text;
}

std::optional<UpstreamProxy> proxyOption(const std::string &argument)
{
    if (argument.empty())
        return std::nullopt;
    const auto proxy = upstreamProxy(QUrl(text(argument), QUrl::StrictMode));
    if (!proxy)
        refuseUsage(QStringLiteral("--proxy %1: %2.").arg(text(argument), proxy.error()));
    return *proxy;
}

TlsClientOptions tlsClientOptions(const UpstreamArguments &arguments)
{
    TlsClientOptions tls;
    tls.verifyPeer = !arguments.insecure;
    tls.serverName = text(arguments.serverName);
    if (!arguments.authorities.empty())
        tls.extraAuthorities = readOrRefuse(readCertificates(text(arguments.authorities)));
    if (!arguments.certificate.empty()) {
        tls.certificateChain = readOrRefuse(readCertificates(text(arguments.certificate)));
        tls.privateKey = readOrRefuse(readPrivateKey(text(arguments.key)));
    }
    return tls;
}

ConnectCommand::Options connectOptions(const CLI::App &command, const ConnectArguments &arguments)
{
    ConnectCommand::Options options;
    options.client.url = QUrl(text(arguments.url), QUrl::StrictMode);
    if (const auto problem = webSocketUrlProblem(options.client.url))
        refuseUsage(QStringLiteral("%1 is not the address of a WebSocket: %2.")
                        .arg(text(arguments.url), *problem));
    for (const std::string &header : arguments.headers)
        addHeader(options.client, header);
    options.client.subprotocols = texts(arguments.subprotocols);
    options.client.origin = QByteArray::fromStdString(arguments.origin);
    if (arguments.noDeflate)
        options.client.extensions.clear();
    else if (!arguments.deflate.empty())
        options.client.extensions = QByteArray::fromStdString(arguments.deflate);
    if (!arguments.rawRequest.empty()) {
        options.client.rawRequest = readFile(text(arguments.rawRequest));
        if (options.client.rawRequest.isEmpty())
            refuseUsage(QStringLiteral("--raw-request %1: the file is empty.")
                            .arg(text(arguments.rawRequest)));
    }
    options.client.tls = tlsClientOptions(arguments.upstream);
    options.client.proxy = proxyOption(arguments.upstream.proxy);
    options.client.timeout = seconds(arguments.timeout);
    options.client.pingPeriod = seconds(arguments.ping);
    options.client.lenient = arguments.lenient;
    for (const HeaderField &field : { HeaderField { "Origin", options.client.origin },
             HeaderField {
                 "Sec-WebSocket-Protocol", texts(arguments.subprotocols).join(u", ").toUtf8() } }) {
        if (const auto problem = headerFieldProblem(field); problem && !field.value.isEmpty())
            refuseUsage(QStringLiteral("%1: %2.").arg(QString::fromLatin1(field.name), *problem));
    }
    options.sendings = sendings(command, arguments);
    options.stdinLines = arguments.stdinLines;
    options.echo = arguments.echo;
    if (arguments.count > 0)
        options.count = arguments.count;
    options.format = formatFor(arguments.json);
    options.recordFile = text(arguments.record);
    return options;
}

/// HOST:PORT, [::1]:PORT; the host may be a name.
template <typename Options>
void setListenAddress(Options &options, const QString &argument)
{
    const qsizetype colon = argument.lastIndexOf(u':');
    bool isPort = false;
    const uint port = argument.sliced(colon + 1).toUInt(&isPort);
    if (colon < 0 || !isPort || port > 65535)
        refuseUsage(
            QStringLiteral("--listen %1: HOST:PORT is expected, for example 127.0.0.1:9001.")
                .arg(argument));
    QString host = argument.first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1).chopped(1);
    options.port = static_cast<quint16>(port);
    options.address = QHostAddress(host);
    if (!options.address.isNull())
        return;
    const QList<QHostAddress> found = QHostInfo::fromName(host).addresses();
    if (found.isEmpty())
        refuseUsage(QStringLiteral("--listen %1: there is no host %2.").arg(argument, host));
    options.address = found.first();
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
    if (arguments.pingPeriod != AsBehavior)
        options.pingPeriod = seconds(arguments.pingPeriod);
    if (arguments.pongWait != AsBehavior)
        options.pongWait = seconds(arguments.pongWait);
}

ServeCommand::Options serveOptions(const ServeArguments &arguments)
{
    ServeCommand::Options options;
    setListenAddress(options.server, text(arguments.listen));
    setBehavior(options.server, arguments);
    options.server.requireOrigin = arguments.requireOrigin;
    if (!arguments.origins.empty())
        options.server.origins = texts(arguments.origins);
    options.server.subprotocols = texts(arguments.subprotocols);
    options.server.deflate = !arguments.noDeflate;
    if (arguments.selfSigned) {
        options.server.tls = readOrRefuse(makeSelfSignedCertificate(
            { QStringLiteral("localhost"), options.server.address.toString() }));
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

ProxyCommand::Options proxyOptions(const ProxyArguments &arguments)
{
    ProxyCommand::Options options;
    setListenAddress(options.proxy, text(arguments.listen));
    if (arguments.target.empty() && !arguments.forward)
        refuseUsage(QStringLiteral("proxy needs --target URL or --forward."));
    if (!arguments.forward) {
        const QUrl target(text(arguments.target), QUrl::StrictMode);
        if (const auto problem = webSocketUrlProblem(target))
            refuseUsage(QStringLiteral("--target %1 is not the address of a WebSocket: %2.")
                            .arg(text(arguments.target), *problem));
        options.proxy.target = target;
    }
    options.proxy.strict = arguments.strict;
    options.proxy.terminateTls = arguments.tls;
    options.proxy.tls = tlsClientOptions(arguments.upstream);
    options.proxy.proxy = proxyOption(arguments.upstream.proxy);
    options.proxy.timeout = seconds(arguments.timeout);
    options.authorityFolder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/framescope");
    options.exportFile = text(arguments.exportFile);
    if (arguments.connections > 0)
        options.connections = arguments.connections;
    options.format = formatFor(arguments.json);
    options.recordFile = text(arguments.record);
    if (!arguments.record.empty() && !arguments.json)
        options.format = ConsoleRecorder::Format::TextEvents;
    return options;
}

DecodeCommand::Options decodeOptions(const DecodeArguments &arguments)
{
    DecodeCommand::Options options;
    if (arguments.hex == "-") {
        QFile input;
        if (!input.open(fileno(stdin), QIODevice::ReadOnly))
            refuseFile({ ErrorCode::FileUnreadable,
                QStringLiteral("standard input: %1").arg(input.errorString()) });
        const auto octets = HexInput::parse(QString::fromUtf8(input.readAll()));
        if (!octets)
            refuseFile({ ErrorCode::FileUnreadable,
                QStringLiteral("standard input: %1").arg(HexInput::sentence(octets.error())) });
        options.octets = *octets;
    } else {
        options.octets = octetsFromHex(arguments.hex, QStringLiteral("decode"));
    }
    if (!arguments.from.empty())
        options.direction
            = arguments.from == "client" ? Direction::ClientToServer : Direction::ServerToClient;
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

    try {
        app.parse(argc, argv);
        if (connectCommand->parsed())
            return connectOptions(*connectCommand, connect);
        if (serveCommand->parsed())
            return serveOptions(serve);
        if (proxyCommand->parsed())
            return proxyOptions(proxy);
        if (showCommand->parsed())
            return showOptions(show);
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
