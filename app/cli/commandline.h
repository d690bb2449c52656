#pragma once

#include "app/cli/connectcommand.h"
#include "app/cli/convertcommand.h"
#include "app/cli/decodecommand.h"
#include "app/cli/exitcode.h"
#include "app/cli/proxycommand.h"
#include "app/cli/replaycommand.h"
#include "app/cli/servecommand.h"
#include "app/cli/showcommand.h"

#include <QStringList>

#include <variant>

namespace Framescope {

/// What the arguments of framescope-cli ask for.
struct CommandLine
{
    /// Nothing to run: help or a complaint is printed already.
    struct Nothing
    {
        ExitCode code = ExitCode::Done;
    };

    using Command = std::variant<Nothing, ConnectCommand::Options, ServeCommand::Options,
        ProxyCommand::Options, DecodeCommand::Options, ShowCommand::Options, ReplayCommand::Options,
        ConvertCommand::Options>;

    /// Reads the arguments, and the files that they name. Complains to standard error.
    static Command parse(int argc, const char *const *argv);
};

} // namespace Framescope
