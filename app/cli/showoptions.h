#pragma once

#include "app/cli/commonoptions.h"
#include "app/cli/showcommand.h"

namespace Framescope {

/// The options of `show` as they stand on the command line.
struct ShowArguments
{
    std::string file;
    std::string filter;
    bool frames = false;
    bool connections = false;
    bool messages = false;
    bool statistics = false;
    bool events = false;
    bool countOnly = false;
    quint64 limit = 0;
    bool hex = false;
    bool json = false;
};

/// Adds the command to \a app; \a arguments must outlive the parsing.
CLI::App *addShow(CLI::App &app, ShowArguments &arguments);
/// What was given. Throws a Refusal.
ShowCommand::Options showOptions(const ShowArguments &arguments);

} // namespace Framescope
