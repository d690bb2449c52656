// Load on loopback, for compare_endpoints.py: clients that keep a server busy, and the bare server
// behind a proxy.

#include "tests/benchmarks/load/loadclient.h"
#include "tests/benchmarks/load/loadserver.h"

#include <CLI/CLI.hpp>

#include <cstdio>

int main(int argc, char **argv)
{
    CLI::App app("Load for servers and proxies on loopback");
    app.require_subcommand(1);

    Load::ClientOptions client;
    CLI::App *clients = app.add_subcommand("client", "Keep a server busy; prints one JSON object");
    clients->add_option("--port", client.port)->required();
    clients->add_option("--path", client.path);
    clients->add_option("--connections", client.connections);
    clients->add_option("--payload", client.payload, "Octets of each message");
    clients->add_option("--in-flight", client.inFlight, "Messages on their way on each connection");
    clients->add_option("--messages", client.messages, "In all, instead of a time");
    int milliseconds = static_cast<int>(client.time.count());
    clients->add_option("--time", milliseconds, "Milliseconds");
    clients->add_flag("--one-way", client.oneWay, "Send, and expect no answer");
    clients->add_flag("--alike", client.alike, "The same payload in every message");

    std::uint16_t port = 0;
    CLI::App *echo = app.add_subcommand("echo", "A bare echo server; prints its port");
    echo->add_option("--port", port);
    CLI::App *sink = app.add_subcommand("sink", "A bare server that only reads; prints its port");
    sink->add_option("--port", port);
    CLI11_PARSE(app, argc, argv);

    if (echo->parsed())
        Load::runServer(Load::ServerMode::Echo, port);
    if (sink->parsed())
        Load::runServer(Load::ServerMode::Sink, port);
    client.time = std::chrono::milliseconds(milliseconds);
    const Load::ClientResult result = Load::runClient(client);
    std::printf("{\"messages\":%llu,\"seconds\":%.6f,\"rate\":%.0f,\"median_us\":%.2f}\n",
        static_cast<unsigned long long>(result.messages), result.seconds,
        static_cast<double>(result.messages) / result.seconds, result.medianLatency);
}
