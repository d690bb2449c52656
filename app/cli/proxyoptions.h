#pragma once

#include "app/cli/commonoptions.h"
#include "app/cli/proxycommand.h"

namespace Framescope {

/// The options of `proxy` as they stand on the command line.
struct ProxyArguments
{
    std::string listen = "127.0.0.1:0";
    std::string target;
    bool forward = false;
    bool strict = false;
    bool tls = false;
    std::string exportFile;
    UpstreamArguments upstream;
    quint64 readLimit = ProxyOptions().messageLimit;
    int connectionLimit = ProxyOptions().connectionLimit;
    double timeout = 10;
    quint64 connections = 0;
    bool json = false;
    std::string record;
};

/// Adds the command to \a app; \a arguments must outlive the parsing.
CLI::App *addProxy(CLI::App &app, ProxyArguments &arguments);
/// What was given. Throws a Refusal.
ProxyCommand::Options proxyOptions(const ProxyArguments &arguments);

} // namespace Framescope
