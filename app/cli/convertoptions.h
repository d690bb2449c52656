#pragma once

#include "app/cli/commonoptions.h"
#include "app/exchange/conversion.h"

namespace Framescope {

/// The options of `convert` as they stand on the command line.
struct ConvertArguments
{
    std::string input;
    std::string output;
    bool force = false;
    bool redact = false;
    std::vector<std::string> redactedHeaders;
    std::vector<std::string> redactedPatterns;
};

/// Adds the command to \a app; \a arguments must outlive the parsing.
CLI::App *addConvert(CLI::App &app, ConvertArguments &arguments);
/// What was given. Throws a Refusal.
Conversion::Options convertOptions(const ConvertArguments &arguments);

} // namespace Framescope
