#pragma once

#include <QByteArray>
#include <QFile>

#include <optional>

namespace Framescope {

/// The lines of a file or of octets in memory, one after the other, each of a limited length.
class LineSource
{
public:
    /// \a limit is in octets of a line without its end.
    LineSource(const QString &path, qsizetype limit);
    LineSource(const QByteArray &octets, qsizetype limit);

    bool open() { return m_isInMemory || m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    QString errorString() const { return m_file.errorString(); }

    /// The next line without its end; may be changed in place, and is valid until the next call.
    /// Nullptr at the end of the file, or if hasFailed() or isTooLong().
    QByteArray *next();
    /// Of the line that next() gave, or at which it failed; from 1.
    quint64 number() const { return m_number; }
    bool isTooLong() const { return m_isTooLong; }
    bool hasFailed() const { return m_file.error() != QFileDevice::NoError; }

private:
    bool fill();

    QFile m_file;
    const bool m_isInMemory = false; ///< m_buffer is all there is
    const qsizetype m_limit;
    QByteArray m_buffer;
    qsizetype m_at = 0; ///< in m_buffer: what stands before was taken
    QByteArray m_line;
    quint64 m_number = 0;
    bool m_isTooLong = false;
};

} // namespace Framescope
