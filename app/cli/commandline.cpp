#include "app/cli/commandline.h"

#include "app/cli/commonoptions.h"
#include "app/cli/connectoptions.h"
#include "app/cli/convertoptions.h"
#include "app/cli/decodeoptions.h"
#include "app/cli/proxyoptions.h"
#include "app/cli/replayoptions.h"
#include "app/cli/serveoptions.h"
#include "app/cli/showoptions.h"

#include <iostream>

namespace Framescope {

CommandLine::Command CommandLine::parse(int argc, const char *const *argv)
{
    CLI::App app("See, drive and explain WebSocket traffic, without a display.", "framescope-cli");
    app.set_version_flag("--version", "framescope-cli " FRAMESCOPE_VERSION);
    app.require_subcommand(1);
    app.footer("Exit codes: 0 done; 1 failed (network, TLS, refused, a limit, an unclean close); 2 "
               "bad usage;\n3 the peer broke the protocol; 4 an input file is unreadable or "
               "damaged; 130 interrupted.");

    ConnectArguments connect;
    ServeArguments serve;
    ProxyArguments proxy;
    DecodeArguments decode;
    const CLI::App *connectCommand = addConnect(app, connect);
    const CLI::App *serveCommand = addServe(app, serve);
    const CLI::App *proxyCommand = addProxy(app, proxy);
    addDecode(app, decode);
    ShowArguments show;
    const CLI::App *showCommand = addShow(app, show);
    ReplayArguments replay;
    const CLI::App *replayCommand = addReplay(app, replay);
    ConvertArguments convert;
    const CLI::App *convertCommand = addConvert(app, convert);

    try {
        app.parse(argc, argv);
        if (connectCommand->parsed())
            return connectOptions(*connectCommand, connect);
        if (serveCommand->parsed())
            return serveOptions(*serveCommand, serve);
        if (proxyCommand->parsed())
            return proxyOptions(proxy);
        if (showCommand->parsed())
            return showOptions(show);
        if (replayCommand->parsed())
            return replayOptions(replay);
        if (convertCommand->parsed())
            return convertOptions(convert);
        return decodeOptions(decode);
    } catch (const CLI::ParseError &error) {
        // Help and version come this way too, with exit code 0.
        const bool asked = app.exit(error, std::cout, std::cerr) == 0;
        return Nothing { asked ? ExitCode::Done : ExitCode::BadUsage };
    } catch (const Refusal &refusal) {
        complain(refusal.sentence);
        return Nothing { refusal.code };
    }
}

} // namespace Framescope
