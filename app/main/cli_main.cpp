#include "app/cli/commandline.h"
#include "app/cli/interrupts.h"
#include "app/cli/standardstreams.h"
#include "app/session/memoryreuse.h"

#include <QCoreApplication>

using namespace Framescope;

namespace {

int toStatus(ExitCode code)
{
    return static_cast<int>(code);
}

/// Runs a command that lives in the event loop.
template <typename Command>
int runCommand(const typename Command::Options &options)
{
    Command command(options);
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::interrupted, &command, &Command::interrupt);
    QObject::connect(&command, &Command::finished, QCoreApplication::instance(),
        [](ExitCode code) { QCoreApplication::exit(toStatus(code)); });
    // From within the loop, so that a command that ends at once can end it.
    QMetaObject::invokeMethod(&command, &Command::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

struct CommandRunner
{
    int operator()(const CommandLine::Nothing &nothing) const { return toStatus(nothing.code); }
    int operator()(const ConnectCommand::Options &options) const
    {
        return runCommand<ConnectCommand>(options);
    }
    int operator()(const ServeCommand::Options &options) const
    {
        return runCommand<ServeCommand>(options);
    }
    int operator()(const ProxyCommand::Options &options) const
    {
        return runCommand<ProxyCommand>(options);
    }
    int operator()(const ReplayCommand::Options &options) const
    {
        return runCommand<ReplayCommand>(options);
    }
    int operator()(const ConvertCommand::Options &options) const
    {
        return runCommand<ConvertCommand>(options);
    }
    int operator()(const DecodeCommand::Options &options) const
    {
        ConsoleOutput output;
        return toStatus(DecodeCommand::run(options, output));
    }
    int operator()(const ShowCommand::Options &options) const
    {
        ConsoleOutput output;
        return toStatus(ShowCommand::run(options, output));
    }
};

} // namespace

int main(int argc, char **argv)
{
    reuseMemory();
    prepareStandardStreams();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("framescope-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FRAMESCOPE_VERSION));
    return std::visit(CommandRunner {}, CommandLine::parse(argc, argv));
}
