#pragma once

#include "app/cli/consolerecorder.h"
#include "app/cli/exitcode.h"
#include "protocol/direction.h"

#include <QByteArray>

#include <optional>

namespace Framescope {

/// `framescope-cli decode`: the anatomy of frames that are given as octets.
class DecodeCommand
{
public:
    struct Options
    {
        QByteArray octets;
        /// Who sent them; unset: a client if the first frame is masked.
        std::optional<Direction> direction;
        ConsoleRecorder::Format format = ConsoleRecorder::Format::Text;
    };

    /// Prints every frame. ExitCode::PeerBrokeRule if one breaks a rule, InputDamaged if the octets
    /// end inside a frame.
    static ExitCode run(const Options &options, ConsoleOutput &output);
};

} // namespace Framescope
