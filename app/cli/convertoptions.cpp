#include "app/cli/convertoptions.h"

#include "app/exchange/patternset.h"
#include "protocol/handshake/httpsyntax.h"

namespace Framescope {

using namespace Qt::StringLiterals;

CLI::App *addConvert(CLI::App &app, ConvertArguments &arguments)
{
    CLI::App *command
        = app.add_subcommand("convert", "Make a file that other tools read of a session, and back");
    command
        ->add_option("IN", arguments.input,
            "What to read: " + readableExtensions().toStdString()
                + ". Where the content says something else than the name, the content counts")
        ->required();
    command
        ->add_option("OUT", arguments.output,
            "What to write, by its extension: " + writableExtensions().toStdString())
        ->required();
    command->add_flag("--force", arguments.force, "Replace OUT if it exists");
    command->add_flag("--redact", arguments.redact,
        "Blank the values of Authorization, Cookie, Set-Cookie and Proxy-Authorization, user names "
        "and passwords in URLs, and the values of query parameters called token, api_key, password "
        "and the like");
    addRepeatable(*command, "--redact-header", arguments.redactedHeaders,
        "Blank the value of this header as well")
        ->type_name("NAME");
    addRepeatable(*command, "--redact-pattern", arguments.redactedPatterns,
        "Blank what matches this regular expression (PCRE2) in messages, heads and all other texts")
        ->type_name("REGEX");
    return command;
}

Conversion::Options convertOptions(const ConvertArguments &arguments)
{
    Conversion::Options options;
    options.input = text(arguments.input);
    options.output = text(arguments.output);
    options.overwrite = arguments.force;
    const auto format = formatOfName(options.output);
    if (!format || !isWritable(*format))
        refuseUsage(
            u"%1: convert writes %2, and not this."_s.arg(options.output, writableExtensions()));
    options.outputFormat = *format;
    options.redaction.credentials = arguments.redact;
    for (const std::string &name : arguments.redactedHeaders) {
        options.redaction.headers.append(QByteArray::fromStdString(name));
        if (!isToken(options.redaction.headers.last())) // it would blank nothing
            refuseUsage(u"--redact-header: \"%1\" is no name of a header field."_s.arg(text(name)));
    }
    options.redaction.patterns = texts(arguments.redactedPatterns);
    if (const auto patterns = PatternSet::compile(options.redaction.patterns); !patterns)
        refuseUsage(u"--redact-pattern: %1."_s.arg(patterns.error()));
    return options;
}

} // namespace Framescope
