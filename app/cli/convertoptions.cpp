#include "app/cli/convertoptions.h"

#include "app/exchange/patternset.h"

#include <CLI/CLI.hpp>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

void addRepeatable(CLI::App &command, const std::string &name, std::vector<std::string> &values,
    const std::string &help, const std::string &type)
{
    command.add_option(name, values, help)->allow_extra_args(false)->type_name(type);
}

} // namespace

CLI::App *addConvertCommand(CLI::App &app, ConvertArguments &arguments)
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
        "Blank the value of this header as well", "NAME");
    addRepeatable(*command, "--redact-pattern", arguments.redactedPatterns,
        "Blank what matches this regular expression (PCRE2) in messages, heads and all other texts",
        "REGEX");
    return command;
}

tl::expected<Conversion::Options, QString> convertOptions(const ConvertArguments &arguments)
{
    Conversion::Options options;
    options.input = QString::fromStdString(arguments.input);
    options.output = QString::fromStdString(arguments.output);
    options.overwrite = arguments.force;
    const auto format = formatOfName(options.output);
    if (!format || !isWritable(*format))
        return tl::unexpected(
            u"%1: convert writes %2, and not this."_s.arg(options.output, writableExtensions()));
    options.outputFormat = *format;
    options.redaction.credentials = arguments.redact;
    for (const std::string &name : arguments.redactedHeaders)
        options.redaction.headers.append(QByteArray::fromStdString(name));
    for (const std::string &pattern : arguments.redactedPatterns)
        options.redaction.patterns.append(QString::fromStdString(pattern));
    if (const auto patterns = PatternSet::compile(options.redaction.patterns); !patterns)
        return tl::unexpected(u"--redact-pattern: %1."_s.arg(patterns.error()));
    return options;
}

} // namespace Framescope
