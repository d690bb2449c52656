#include "app/exchange/linesource.h"

namespace Framescope {

namespace {

constexpr qsizetype LineReadSize = 256 * 1024;

} // namespace

LineSource::LineSource(const QString &path, qsizetype limit)
    : m_file(path)
    , m_limit(limit)
{
}

LineSource::LineSource(const QByteArray &octets, qsizetype limit)
    : m_isInMemory(true)
    , m_limit(limit)
    , m_buffer(octets)
{
}

bool LineSource::fill()
{
    if (m_isInMemory)
        return false;
    m_buffer.resize(LineReadSize);
    const qint64 count = m_file.read(m_buffer.data(), LineReadSize);
    m_buffer.resize(std::max<qint64>(count, 0));
    m_at = 0;
    return count > 0;
}

QByteArray *LineSource::next()
{
    m_line.resize(0);
    ++m_number;
    for (;;) {
        if (m_at == m_buffer.size() && !fill()) {
            // The last line may lack its end.
            return m_line.isEmpty() || hasFailed() ? nullptr : &m_line;
        }
        const qsizetype end = m_buffer.indexOf('\n', m_at);
        const qsizetype stop = end < 0 ? m_buffer.size() : end;
        if (stop - m_at > m_limit - m_line.size()) {
            m_isTooLong = true;
            return nullptr;
        }
        m_line.append(QByteArrayView(m_buffer).sliced(m_at, stop - m_at));
        m_at = end < 0 ? stop : end + 1;
        if (end >= 0)
            return &m_line;
    }
}

} // namespace Framescope
