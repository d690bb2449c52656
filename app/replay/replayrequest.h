#pragma once

#include "app/replay/replayplayer.h"
#include "app/replay/replayrules.h"
#include "app/replay/replaysendtimes.h"
#include "app/session/sessionstore.h"
#include "protocol/direction.h"
#include "protocol/endpoint/clientoptions.h"
#include "protocol/endpoint/serveroptions.h"

#include <memory>
#include <optional>

namespace Framescope {

/// A replay that somebody wants. What follows from the recording is not in it.
struct ReplayRequest
{
    std::shared_ptr<const SessionStore> store; ///< that holds the recording
    ConnectionId connection = 0;
    Direction side = Direction::ClientToServer; ///< that is played
    ReplayPace pace;
    ReplayRules rules;
    /// To play the client: the opening handshake is taken from the recording, and so are path and
    /// query unless the URL has its own.
    ClientOptions client;
    /// To play the client: the opening handshake is what \a client says.
    bool hasOwnHandshake = false;
    /// To play the server: what is agreed on is taken from the recording.
    ServerOptions server;
};

/// What became of it.
struct ReplayOutcome
{
    ConnectionId connection = 0; ///< the new one, in its own session; 0: there was none
    std::optional<CloseVerdict> verdict; ///< of that connection
    std::optional<Error> error; ///< why there was none
    bool hasNothing = false; ///< the recording holds no connection that opened
    bool isEndingJudged = false;
    bool isStopped = false; ///< by the user
    std::shared_ptr<const ReplaySendTimes> sent; ///< not null
};

} // namespace Framescope
