#include "app/cli/commonoptions.h"

#include "app/capture/pemfiles.h"
#include "app/session/errorsentence.h"
#include "app/session/hexinput.h"

#include <QFile>
#include <QHostInfo>

#include <cmath>

namespace Framescope {

void refuseUsage(const QString &sentence)
{
    throw Refusal { ExitCode::BadUsage, sentence };
}

void refuseFile(const Error &error)
{
    throw Refusal { ExitCode::InputDamaged, errorSentence(error) };
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

CLI::Validator countValidator()
{
    return { [](const std::string &argument) {
                return text(argument).toULongLong() > 0
                    ? std::string()
                    : '"' + argument + "\" is not a number from 1 on";
            },
        "1 and more" };
}

void addReadLimit(CLI::App &command, quint64 &octets, const std::string &byDefault)
{
    command
        .add_option("--read-limit", octets,
            "The largest message to take; beyond it 1009. Default: " + byDefault)
        ->check(countValidator())
        ->type_name("OCTETS");
}

void addConnectionLimit(CLI::App &command, int &connections)
{
    command
        .add_option(
            "--connection-limit", connections, "Connections open at once; one more gets 503")
        ->capture_default_str()
        ->check(CLI::Range(1, 1'000'000))
        ->type_name("N");
}

void addRecord(CLI::App &command, std::string &file, const std::string &help)
{
    command.add_option("--record", file, help)
        ->check([](const std::string &argument) {
            return argument.empty() ? std::string("a file is expected") : std::string();
        })
        ->type_name("FILE.fscope");
}

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

ListenAddress listenAddress(const QString &argument)
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
    ListenAddress listen;
    listen.port = static_cast<quint16>(port);
    listen.address = QHostAddress(host);
    if (!listen.address.isNull())
        return listen;
    const QList<QHostAddress> found = QHostInfo::fromName(host).addresses();
    if (found.isEmpty())
        refuseUsage(QStringLiteral("--listen %1: there is no host %2.").arg(argument, host));
    listen.address = found.first();
    return listen;
}

} // namespace Framescope
