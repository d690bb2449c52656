#pragma once

#include "app/cli/commonoptions.h"
#include "app/cli/playingoptions.h"
#include "app/cli/servecommand.h"

namespace Framescope {

/// The options of `serve` as they stand on the command line.
struct ServeArguments
{
    /// A number of seconds that was not given.
    static constexpr double AsBehavior = -1;

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
    PlayingArguments playing;
    bool json = false;
    std::string record;
};

/// Adds the command to \a app; \a arguments must outlive the parsing.
CLI::App *addServe(CLI::App &app, ServeArguments &arguments);
/// What \a command was given. Throws a Refusal.
ServeCommand::Options serveOptions(const CLI::App &command, const ServeArguments &arguments);

} // namespace Framescope
