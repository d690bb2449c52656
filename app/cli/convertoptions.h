#pragma once

#include "app/exchange/conversion.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

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
CLI::App *addConvertCommand(CLI::App &app, ConvertArguments &arguments);

/// The error is what was wrong with the arguments, a sentence.
tl::expected<Conversion::Options, QString> convertOptions(const ConvertArguments &arguments);

} // namespace Framescope
