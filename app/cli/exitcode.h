#pragma once

namespace Framescope {

/// What framescope-cli ends with. A contract with scripts: see docs and --help.
enum class ExitCode : int {
    Done = 0,
    Failed = 1, ///< network, TLS, handshake refused, a limit of ours, an unclean close
    BadUsage = 2,
    PeerBrokeRule = 3,
    InputDamaged = 4,
    Interrupted = 130,
};

} // namespace Framescope
