#include "app/session/directwriter.h"

#include <QFile>

#include <aio.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace Framescope {

namespace {

using Clock = std::chrono::steady_clock;

/// Below this the system keeps what is written and writes it when it can, so that traffic that
/// comes in bursts does not wait for a slow disk. Octets a second, over so many octets.
constexpr double LeastRate = 64e6;
constexpr qint64 MeasuredOctets = 32 << 20;

} // namespace

DirectWriter::DirectWriter(const QString &path)
{
#ifdef O_DIRECT
    for (Piece &piece : m_pieces)
        piece.memory.reset(static_cast<char *>(std::aligned_alloc(Alignment, PieceSize)));
    if (m_pieces[0].memory && m_pieces[1].memory)
        m_descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_DIRECT | O_CLOEXEC);
    m_isUsable = m_descriptor >= 0;
#endif
}

DirectWriter::~DirectWriter()
{
    wait();
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool DirectWriter::reserve(qint64 size)
{
    struct stat file
    {
    };
    if (m_room < size && ::fstat(m_descriptor, &file) == 0)
        m_room = std::max<qint64>(m_room, file.st_size); // SQLite leaves no holes
    if (m_room >= size)
        return true;
#ifdef FALLOC_FL_KEEP_SIZE
    if (::fallocate(m_descriptor, FALLOC_FL_KEEP_SIZE, m_room, size - m_room) == 0) {
        m_room = size;
        return true;
    }
#endif
    m_isUsable = false;
    return false;
}

bool DirectWriter::take(QByteArrayView octets, qint64 offset)
{
    if (!isUsable() || octets.size() % Alignment != 0 || offset % Alignment != 0)
        return false;
    Piece &piece = filling();
    const bool isFirst = piece.size == 0;
    if ((!isFirst && offset != piece.offset + piece.size) || piece.size + octets.size() > PieceSize
        || !reserve(offset + octets.size()))
        return false;
    if (isFirst)
        piece.offset = offset;
    std::memcpy(
        piece.memory.get() + piece.size, octets.data(), static_cast<std::size_t>(octets.size()));
    piece.size += octets.size();
    return true;
}

bool DirectWriter::begin()
{
    if (!wait())
        return false;
    if (filling().size == 0)
        return true;
    m_filling = 1 - m_filling;
    const Piece &piece = other();
    m_request = std::make_unique<aiocb>();
    m_request->aio_fildes = m_descriptor;
    m_request->aio_buf = piece.memory.get();
    m_request->aio_nbytes = static_cast<std::size_t>(piece.size);
    m_request->aio_offset = piece.offset;
    m_request->aio_sigevent.sigev_notify = SIGEV_NONE;
    m_begun = Clock::now();
    m_isWriting = ::aio_write(m_request.get()) == 0;
    m_isUsable = m_isUsable && m_isWriting;
    return m_isWriting;
}

bool DirectWriter::flush()
{
    return begin() && wait();
}

/// Until nothing is being written. False if a piece could not be.
bool DirectWriter::wait()
{
    if (std::exchange(m_isWriting, false)) {
        const aiocb *const requests[] = { m_request.get() };
        while (::aio_error(m_request.get()) == EINPROGRESS)
            ::aio_suspend(requests, 1, nullptr);
        if (::aio_return(m_request.get()) == other().size) {
            m_measured += std::exchange(other().size, 0);
            judge(Clock::now() - m_begun);
        } else {
            m_isUsable = false;
        }
    }
    return other().size == 0;
}

void DirectWriter::clearPending()
{
    (other().size > 0 ? other() : filling()).size = 0;
}

void DirectWriter::judge(std::chrono::nanoseconds duration)
{
    m_duration += duration;
    if (m_measured < MeasuredOctets)
        return;
    const double seconds = std::chrono::duration<double>(m_duration).count();
    if (static_cast<double>(m_measured) < LeastRate * seconds)
        m_isUsable = false;
    m_measured = 0;
    m_duration = {};
}

} // namespace Framescope
