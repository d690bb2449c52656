#include "app/exchange/jsonfilestream.h"

namespace Framescope {

namespace {

constexpr qsizetype JsonReadSize = 256 * 1024;

} // namespace

JsonFileStream::JsonFileStream(QFile &file)
    : m_file(file)
{
    fill();
}

void JsonFileStream::fill()
{
    m_before += static_cast<quint64>(m_end - m_begin);
    m_isTokenTooLong = m_before > m_tokenBegin && m_before - m_tokenBegin > TokenLimit;
    m_buffer.resize(JsonReadSize);
    const qint64 count = m_isTokenTooLong ? 0 : m_file.read(m_buffer.data(), JsonReadSize);
    m_buffer.resize(std::max<qint64>(count, 0));
    m_begin = m_buffer.constData();
    m_at = m_begin;
    m_end = m_begin + m_buffer.size();
}

} // namespace Framescope
