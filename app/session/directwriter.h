#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>

struct aiocb;

namespace Framescope {

/// Writes to a file in large pieces, one while the next is being filled, and past the memory in
/// which the system keeps files: that would copy each octet, and with each page take memory that
/// others used. Gives up, and says so, where the system cannot do it and where the disk is so slow
/// that it had better be left to the system when it writes. Of one thread.
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

    /// Takes room on the disk for a file of \a size octets, so that what is taken cannot fail for
    /// want of it. Without it take() does, for as much as it needs; that waits for what is being
    /// written. False as of begin().
    bool reserve(qint64 size);
    /// Copies \a octets behind those that were taken last. False, and nothing is done, if they do
    /// not fit there: then begin() or flush() first, or write them otherwise.
    bool take(QByteArrayView octets, qint64 offset);
    /// Begins to write what was taken, once what was begun before is written. False if that failed:
    /// then all of it is still pending, and this is not usable any more.
    [[nodiscard]] bool begin();
    /// Writes what is pending. False as of begin().
    [[nodiscard]] bool flush();

    /// The oldest piece that was taken and is not written, and where it belongs. Not while one is
    /// being written: after flush().
    QByteArrayView pending() const { return oldest().octets(); }
    qint64 pendingOffset() const { return oldest().offset; }
    /// Forgets that piece; the next one may be pending too.
    void clearPending();

private:
    struct Free
    {
        void operator()(char *octets) const { std::free(octets); }
    };
    struct Piece
    {
        QByteArrayView octets() const { return { memory.get(), size }; }

        std::unique_ptr<char, Free> memory; ///< aligned
        qint64 offset = 0;
        qint64 size = 0;
    };

    bool wait();
    void judge(std::chrono::nanoseconds duration);
    Piece &filling() { return m_pieces[m_filling]; }
    /// Being written, or written if it is empty.
    Piece &other() { return m_pieces[1 - m_filling]; }
    const Piece &oldest() const
    {
        const Piece &other = m_pieces[1 - m_filling];
        return other.size > 0 ? other : m_pieces[m_filling];
    }

    int m_descriptor = -1;
    bool m_isUsable = false;
    qint64 m_room = 0; ///< of so many octets of the file it is known that they are on the disk
    std::array<Piece, 2> m_pieces;
    std::size_t m_filling = 0;
    std::unique_ptr<aiocb> m_request; ///< of other()
    bool m_isWriting = false;
    std::chrono::steady_clock::time_point m_begun;
    qint64 m_measured = 0; ///< octets that were written in m_duration
    std::chrono::nanoseconds m_duration {};
};

} // namespace Framescope
