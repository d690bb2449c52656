#pragma once

#include "app/cli/connectoptions.h"
#include "app/cli/convertoptions.h"
#include "app/cli/decodeoptions.h"
#include "app/cli/proxyoptions.h"
#include "app/cli/replayoptions.h"
#include "app/cli/serveoptions.h"
#include "app/cli/showoptions.h"

namespace Framescope {

/// The commands of framescope-cli with all their options: what --help, the manual page and the
/// completions of the shells are made of. What is parsed ends in the arguments.
class CommandDefinitions
{
public:
    CommandDefinitions();
    Q_DISABLE_COPY_MOVE(CommandDefinitions) // the options point into it

    CLI::App app;

    ConnectArguments connect;
    ServeArguments serve;
    ProxyArguments proxy;
    DecodeArguments decode;
    ShowArguments show;
    ReplayArguments replay;
    ConvertArguments convert;

    const CLI::App *connectCommand;
    const CLI::App *serveCommand;
    const CLI::App *proxyCommand;
    const CLI::App *decodeCommand;
    const CLI::App *showCommand;
    const CLI::App *replayCommand;
    const CLI::App *convertCommand;
};

} // namespace Framescope
