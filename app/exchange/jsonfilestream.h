#pragma once

#include <QByteArray>
#include <QFile>

namespace Framescope {

/// The octets of a file as rapidjson's reader wants them, a piece in memory at a time. A single
/// token is no longer than TokenLimit.
class JsonFileStream
{
public:
    using Ch = char;
    // NOLINTBEGIN(readability-identifier-naming): the names are rapidjson's.

    static constexpr quint64 TokenLimit = 512 << 20; ///< octets

    /// \a file is open and must outlive the stream.
    explicit JsonFileStream(QFile &file);

    char Peek() const { return m_at < m_end ? *m_at : '\0'; }
    char Take()
    {
        const char octet = Peek();
        if (m_at < m_end && ++m_at == m_end)
            fill();
        return octet;
    }
    std::size_t Tell() const
    {
        return static_cast<std::size_t>(m_before) + static_cast<std::size_t>(m_at - m_begin);
    }

    /// A token has ended.
    void endToken() { m_tokenBegin = Tell(); }
    bool isTokenTooLong() const { return m_isTokenTooLong; }

    // What only streams that are written have
    char *PutBegin() { return nullptr; }
    void Put(char) { }
    std::size_t PutEnd(char *) { return 0; }
    // NOLINTEND(readability-identifier-naming)

private:
    void fill();

    QFile &m_file;
    QByteArray m_buffer;
    const char *m_begin = nullptr;
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    quint64 m_before = 0; ///< octets of the file before the buffer
    std::size_t m_tokenBegin = 0;
    bool m_isTokenTooLong = false;
};

} // namespace Framescope
