#pragma once

#include "app/cli/handshakeoptions.h"
#include "app/cli/playingoptions.h"
#include "app/cli/replaycommand.h"

namespace Framescope {

/// The options of `replay` as they stand on the command line.
struct ReplayArguments
{
    std::string file;
    std::string url;
    quint64 connection = 0; ///< 0: the only one
    std::string expected;
    PlayingArguments playing;
    bool step = false;
    HandshakeArguments handshake;
    UpstreamArguments upstream;
    double timeout = 10;
    bool lenient = false;
    bool json = false;
    std::string record;
};

/// Adds the command to \a app; \a arguments must outlive the parsing.
CLI::App *addReplay(CLI::App &app, ReplayArguments &arguments);
/// What was given, and what the recording says. Throws a Refusal.
ReplayCommand::Options replayOptions(const ReplayArguments &arguments);

} // namespace Framescope
