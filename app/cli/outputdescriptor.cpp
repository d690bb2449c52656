#include "app/cli/outputdescriptor.h"

#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

namespace Framescope {

namespace {

/// What a pipe that says it is writable takes without making us wait.
constexpr qsizetype PieceSize = PIPE_BUF;

qsizetype writePiece(int descriptor, QByteArrayView octets)
{
    ssize_t count = -1;
    do {
        count = ::write(descriptor, octets.data(), static_cast<std::size_t>(octets.size()));
    } while (count < 0 && errno == EINTR);
    return count;
}

} // namespace

OutputDescriptor::OutputDescriptor(int descriptor)
    : m_descriptor(descriptor)
{
    struct stat status
    {
    };
    m_isFile = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

bool OutputDescriptor::waitUntilWritable(std::chrono::milliseconds time) const
{
    pollfd waiting { m_descriptor, POLLOUT, 0 };
    return ::poll(&waiting, 1, static_cast<int>(time.count())) > 0;
}

qsizetype OutputDescriptor::writeNow(QByteArrayView octets) const
{
    if (m_isFile)
        return write(octets) ? octets.size() : -1;
    qsizetype written = 0;
    while (written < octets.size() && waitUntilWritable(std::chrono::milliseconds(0))) {
        const QByteArrayView rest = octets.sliced(written);
        const qsizetype count
            = writePiece(m_descriptor, rest.first(std::min(rest.size(), PieceSize)));
        if (count < 0)
            return errno == EAGAIN ? written : -1;
        written += count;
    }
    return written;
}

bool OutputDescriptor::write(QByteArrayView octets) const
{
    while (!octets.isEmpty()) {
        const qsizetype count = writePiece(m_descriptor, octets);
        if (count < 0) {
            // Somebody else who shares the descriptor has made it so that it never waits.
            if (errno != EAGAIN)
                return false;
            waitUntilWritable(std::chrono::seconds(1));
            continue;
        }
        octets = octets.sliced(count);
    }
    return true;
}

} // namespace Framescope
