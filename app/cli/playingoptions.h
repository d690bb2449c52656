#pragma once

#include "app/cli/commonoptions.h"
#include "app/replay/replayconversation.h"
#include "app/session/filesessionstore.h"

namespace Framescope {

/// How a recording is played and compared, as it stands on the command line.
struct PlayingArguments
{
    std::string speed = "1";
    std::string wait = "both";
    std::vector<std::string> ignoredPaths;
    std::vector<std::string> ignoredPatterns;
    bool exact = false;
    bool heartbeat = false;
};

/// Returns the options, so that others can be said to exclude them; those for the pace come first.
struct PlayingOptions
{
    std::vector<CLI::Option *> pace;
    std::vector<CLI::Option *> rules;
};
PlayingOptions addPlaying(CLI::App &command, PlayingArguments &arguments);

/// Throw a Refusal.
ReplayPace playingPace(const PlayingArguments &arguments);
ReplayRules playingRules(const PlayingArguments &arguments);

/// One connection of a session file.
struct PlayedFile
{
    std::shared_ptr<const FileSessionStore> file;
    RecordedConnection connection;
};

/// \a connection of the file \a path, or the only one that opened. Throws a Refusal that lists them
/// if there is none or more than one.
PlayedFile openPlayed(const QString &path, std::optional<quint64> connection);
/// Of FILE or FILE#N.
PlayedFile openPlayed(const QString &pathAndNumber);

} // namespace Framescope
