#include "app/cli/commanddefinitions.h"

namespace Framescope {

CommandDefinitions::CommandDefinitions()
    : app("See, drive and explain WebSocket traffic, without a display.", "framescope-cli")
    , connectCommand(addConnect(app, connect))
    , serveCommand(addServe(app, serve))
    , proxyCommand(addProxy(app, proxy))
    , decodeCommand(addDecode(app, decode))
    , showCommand(addShow(app, show))
    , replayCommand(addReplay(app, replay))
    , convertCommand(addConvert(app, convert))
{
    app.set_version_flag("--version", "framescope-cli " FRAMESCOPE_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done; 1 failed (network, TLS, refused, a limit, an unclean close); 2 "
               "bad usage;\n3 the peer broke the protocol; 4 an input file is unreadable or "
               "damaged; 130 interrupted.");
}

} // namespace Framescope
