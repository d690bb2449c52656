#include "app/cli/commandline.h"

#include "app/cli/commanddefinitions.h"

#include <iostream>

namespace Framescope {

CommandLine::Command CommandLine::parse(int argc, const char *const *argv)
{
    CommandDefinitions defined;
    CLI::App &app = defined.app;
    try {
        app.parse(argc, argv);
        if (defined.connectCommand->parsed())
            return connectOptions(*defined.connectCommand, defined.connect);
        if (defined.serveCommand->parsed())
            return serveOptions(*defined.serveCommand, defined.serve);
        if (defined.proxyCommand->parsed())
            return proxyOptions(defined.proxy);
        if (defined.showCommand->parsed())
            return showOptions(defined.show);
        if (defined.replayCommand->parsed())
            return replayOptions(defined.replay);
        if (defined.convertCommand->parsed())
            return convertOptions(defined.convert);
        return decodeOptions(defined.decode);
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
