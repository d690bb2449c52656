#include "app/session/directwriter.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

#include <cstring>

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
    m_piece.reset(static_cast<char *>(std::aligned_alloc(Alignment, PieceSize)));
    if (m_piece)
        m_descriptor = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_DIRECT | O_CLOEXEC);
    m_isUsable = m_descriptor >= 0;
#endif
}

DirectWriter::~DirectWriter()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

/// What was taken must not fail for want of room.
bool DirectWriter::allocate(qint64 offset) const
{
#ifdef FALLOC_FL_KEEP_SIZE
    return ::fallocate(m_descriptor, FALLOC_FL_KEEP_SIZE, offset, PieceSize) == 0;
#else
    return false;
#endif
}

bool DirectWriter::take(QByteArrayView octets, qint64 offset)
{
    if (!isUsable() || octets.size() % Alignment != 0 || offset % Alignment != 0)
        return false;
    if (m_size == 0 && octets.size() <= PieceSize) {
        if (!allocate(offset)) {
            m_isUsable = false;
            return false;
        }
        m_offset = offset;
    } else if (offset != m_offset + m_size || m_size + octets.size() > PieceSize) {
        return false;
    }
    std::memcpy(m_piece.get() + m_size, octets.data(), static_cast<std::size_t>(octets.size()));
    m_size += octets.size();
    return true;
}

bool DirectWriter::flush()
{
    if (m_size == 0)
        return true;
    const auto begin = Clock::now();
    const auto size = static_cast<std::size_t>(m_size);
    if (::pwrite(m_descriptor, m_piece.get(), size, m_offset) != m_size) {
        m_isUsable = false;
        return false;
    }
    m_measured += m_size;
    m_size = 0;
    judge(Clock::now() - begin);
    return true;
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
