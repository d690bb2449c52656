#pragma once

#include "app/cli/commonoptions.h"
#include "protocol/endpoint/clientoptions.h"

namespace Framescope {

/// What a client asks for in its opening handshake, as it stands on the command line.
struct HandshakeArguments
{
    std::vector<std::string> headers;
    std::vector<std::string> subprotocols;
    std::string origin;
    bool noDeflate = false;
    std::string deflate;
};

/// \a offer is what is offered where the options say nothing.
void addHandshake(CLI::App &command, HandshakeArguments &arguments, const std::string &offer);
/// Puts what was given into \a options, and leaves the rest. Throws a Refusal.
void applyHandshake(ClientOptions &options, const HandshakeArguments &arguments);

} // namespace Framescope
