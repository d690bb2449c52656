#pragma once

#include "app/cli/commonoptions.h"
#include "app/cli/decodecommand.h"

namespace Framescope {

/// The options of `decode` as they stand on the command line.
struct DecodeArguments
{
    std::string hex;
    std::string from;
    bool json = false;
};

/// Adds the command to \a app; \a arguments must outlive the parsing.
CLI::App *addDecode(CLI::App &app, DecodeArguments &arguments);
/// What was given; reads standard input for "-". Throws a Refusal.
DecodeCommand::Options decodeOptions(const DecodeArguments &arguments);

} // namespace Framescope
