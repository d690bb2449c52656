#pragma once

#include "app/cli/consolerecorder.h"
#include "app/cli/exitcode.h"
#include "app/filter/filterprogram.h"

#include <optional>

namespace Framescope {

/// `framescope-cli show`: what a session file holds.
class ShowCommand
{
public:
    enum class Listing : quint8 { Frames, Connections, Messages, Events, Statistics };

    struct Options
    {
        QString file;
        Listing listing = Listing::Frames;
        /// Frames that match; messages whose final frame does; connections with such a frame, and
        /// their events.
        std::optional<FilterProgram> filter;
        bool countOnly = false; ///< print how many there are
        std::optional<quint64> limit; ///< print so many from the first on
        bool hex = false; ///< the octets below each frame or message
        ConsoleRecorder::Format format = ConsoleRecorder::Format::Text;
    };

    /// Prints all that can be read. ExitCode::InputDamaged, and a complaint, if that is not all.
    static ExitCode run(const Options &options, ConsoleOutput &output);
};

} // namespace Framescope
