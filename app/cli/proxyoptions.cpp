#include "app/cli/proxyoptions.h"

#include "app/capture/localauthority.h"
#include "protocol/handshake/websocketurl.h"

namespace Framescope {

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
    addReadLimit(*command, arguments.readLimit);
    addConnectionLimit(*command, arguments.connectionLimit);
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

ProxyCommand::Options proxyOptions(const ProxyArguments &arguments)
{
    ProxyCommand::Options options;
    const ListenAddress listen = listenAddress(text(arguments.listen));
    options.proxy.address = listen.address;
    options.proxy.port = listen.port;
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
    options.proxy.messageLimit = arguments.readLimit;
    options.proxy.connectionLimit = arguments.connectionLimit;
    options.proxy.timeout = seconds(arguments.timeout);
    options.authorityFolder = localAuthorityFolder();
    options.exportFile = text(arguments.exportFile);
    if (arguments.connections > 0)
        options.connections = arguments.connections;
    options.format = formatFor(arguments.json);
    options.recordFile = text(arguments.record);
    if (!arguments.record.empty() && !arguments.json)
        options.format = ConsoleRecorder::Format::TextEvents;
    return options;
}

} // namespace Framescope
