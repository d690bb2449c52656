#pragma once

#include "app/cli/commonoptions.h"
#include "app/cli/connectcommand.h"
#include "app/cli/handshakeoptions.h"

namespace Framescope {

/// The options of `connect` as they stand on the command line.
struct ConnectArguments
{
    std::string url;
    HandshakeArguments handshake;
    std::string rawRequest;
    UpstreamArguments upstream;
    quint64 readLimit = ClientOptions().messageLimit;
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

/// Adds the command to \a app; \a arguments must outlive the parsing.
CLI::App *addConnect(CLI::App &app, ConnectArguments &arguments);
/// What \a command was given. Throws a Refusal.
ConnectCommand::Options connectOptions(const CLI::App &command, const ConnectArguments &arguments);

} // namespace Framescope
