#include "app/cli/standardstreams.h"

#include <QtGlobal>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#endif

namespace Framescope {

void prepareStandardStreams()
{
#ifndef Q_OS_WIN
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    int descriptor = 0;
    while (descriptor >= 0 && descriptor <= STDERR_FILENO)
        descriptor = ::open("/dev/null", O_RDWR); // takes the lowest that is free
    if (descriptor > STDERR_FILENO)
        ::close(descriptor);
#endif
}

} // namespace Framescope
