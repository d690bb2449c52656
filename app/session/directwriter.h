#pragma once

#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <cstdlib>
#include <memory>

namespace Framescope {

/// Writes to a file in large pieces, and past the memory in which the system keeps files: that
/// would copy each octet, and with each page take memory that others used. Gives up, and says so,
/// where the system cannot do it and where the disk is so slow that it had better be left to the
/// system when it writes.
class DirectWriter
{
public:
    /// Octets that are written at once.
    static constexpr qint64 PieceSize = 1 << 20;
    /// What offsets and sizes are multiples of.
    static constexpr qint64 Alignment = 4096;

    /// Opens \a path, which must exist.
    explicit DirectWriter(const QString &path);
    /// Closes the file; that ends all locks of this process on it.
    ~DirectWriter();
    DirectWriter(const DirectWriter &) = delete;
    DirectWriter &operator=(const DirectWriter &) = delete;

    bool isUsable() const { return m_isUsable; }

    /// Copies \a octets behind those that are pending. False, and nothing is done, if they do not
    /// fit there: then flush() first, or write them otherwise.
    bool take(QByteArrayView octets, qint64 offset);
    /// Writes what is pending. False if that failed: then it is still pending, and this is not
    /// usable any more.
    [[nodiscard]] bool flush();

    /// What was taken and is not written, and where it belongs.
    QByteArrayView pending() const { return { m_piece.get(), m_size }; }
    qint64 pendingOffset() const { return m_offset; }
    void clearPending() { m_size = 0; }

private:
    bool allocate(qint64 offset) const;
    void judge(std::chrono::nanoseconds duration);

    struct Free
    {
        void operator()(char *octets) const { std::free(octets); }
    };

    int m_descriptor = -1;
    bool m_isUsable = false;
    std::unique_ptr<char, Free> m_piece; ///< aligned
    qint64 m_offset = 0;
    qint64 m_size = 0;
    qint64 m_measured = 0; ///< octets that were written in m_duration
    std::chrono::nanoseconds m_duration {};
};

} // namespace Framescope
