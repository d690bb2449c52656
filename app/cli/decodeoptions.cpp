#include "app/cli/decodeoptions.h"

#include "app/session/hexinput.h"

#include <QFile>

#include <cstdio>

namespace Framescope {

CLI::App *addDecode(CLI::App &app, DecodeArguments &arguments)
{
    CLI::App *command = app.add_subcommand("decode", "Explain frames given in hex");
    command
        ->add_option("HEX", arguments.hex,
            "The octets of one frame or more; - reads them from "
            "standard input")
        ->required();
    command
        ->add_option(
            "--from", arguments.from, "Who sent them; otherwise the first frame's MASK bit tells")
        ->check(CLI::IsMember({ "client", "server" }));
    command->add_flag("--json", arguments.json, "Print one JSON object a line");
    return command;
}

DecodeCommand::Options decodeOptions(const DecodeArguments &arguments)
{
    DecodeCommand::Options options;
    if (arguments.hex == "-") {
        QFile input;
        if (!input.open(fileno(stdin), QIODevice::ReadOnly))
            refuseFile({ ErrorCode::FileUnreadable,
                QStringLiteral("standard input: %1").arg(input.errorString()) });
        const auto octets = HexInput::parse(QString::fromUtf8(input.readAll()));
        if (!octets)
            refuseFile({ ErrorCode::FileUnreadable,
                QStringLiteral("standard input: %1").arg(HexInput::sentence(octets.error())) });
        options.octets = *octets;
    } else {
        options.octets = octetsFromHex(arguments.hex, QStringLiteral("decode"));
    }
    if (!arguments.from.empty())
        options.direction
            = arguments.from == "client" ? Direction::ClientToServer : Direction::ServerToClient;
    options.format = formatFor(arguments.json);
    return options;
}

} // namespace Framescope
