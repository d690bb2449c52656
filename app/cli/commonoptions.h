#pragma once

#include "app/cli/consolerecorder.h"
#include "app/cli/exitcode.h"
#include "protocol/endpoint/tlsoptions.h"
#include "protocol/handshake/upstreamproxy.h"
#include "protocol/result.h"

#include <QByteArray>
#include <QHostAddress>
#include <QStringList>

#include <CLI/CLI.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace Framescope {

/// What the options of several commands have in common. Whatever is wrong with an argument ends the
/// parsing with a Refusal.

/// Ends the parsing with a sentence and an exit code.
struct Refusal
{
    ExitCode code;
    QString sentence;
};

[[noreturn]] void refuseUsage(const QString &sentence);
[[noreturn]] void refuseFile(const Error &error);

template <typename T>
T readOrRefuse(const Result<T> &result)
{
    if (!result)
        refuseFile(result.error());
    return *result;
}

QString text(const std::string &argument);
QStringList texts(const std::vector<std::string> &arguments);
std::chrono::milliseconds seconds(double value);
QByteArray readFile(const QString &path);
/// \a option is named if \a argument is no hex.
QByteArray octetsFromHex(const std::string &argument, const QString &option);
ConsoleRecorder::Format formatFor(bool json);

CLI::Validator secondsValidator();
CLI::Validator secondsOrNeverValidator();
CLI::Validator countValidator();

/// An option that may be given often, with one value each time.
template <typename T>
CLI::Option *addRepeatable(
    CLI::App &command, const std::string &name, std::vector<T> &values, const std::string &help)
{
    return command.add_option(name, values, help)->allow_extra_args(false);
}

/// \a byDefault is what the help says of it.
void addReadLimit(CLI::App &command, quint64 &octets, const std::string &byDefault = "67108864");
void addConnectionLimit(CLI::App &command, int &connections);
void addRecord(CLI::App &command, std::string &file, const std::string &help);

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

/// \a host is whose name is verified otherwise.
void addUpstream(CLI::App &command, UpstreamArguments &arguments, const std::string &host);
std::optional<UpstreamProxy> proxyOption(const std::string &argument);
TlsClientOptions tlsClientOptions(const UpstreamArguments &arguments);

struct ListenAddress
{
    QHostAddress address;
    quint16 port = 0;
};

/// Of HOST:PORT or [::1]:PORT; the host may be a name.
ListenAddress listenAddress(const QString &argument);

} // namespace Framescope
