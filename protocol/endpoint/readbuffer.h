#pragma once

#include "protocol/endpoint/socketlimits.h"

#include <QByteArray>

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <span>

namespace Framescope {

/// Room for what is read from a socket, for as many sockets as share a thread: each uses it during
/// one call. Whoever is deleted in such a call still reads what is in it, so all share it. Aligned
/// to a page, because copies between buffers that are not alike in that are slow on some
/// processors.
class ReadBuffer
{
public:
    static constexpr std::size_t Size = ReadAtOnce; ///< octets

    ReadBuffer()
        : m_octets(static_cast<char *>(std::aligned_alloc(PageSize, Size)))
    {
    }

    std::span<char> octets() const { return { m_octets.get(), Size }; }

    /// Room for what is written in answer to it, shared in the same way: see
    /// Connection::lendRoom().
    QByteArray &answers() { return m_answers; }

private:
    static constexpr std::size_t PageSize = 4096;

    struct Free
    {
        void operator()(char *octets) const { std::free(octets); }
    };

    std::unique_ptr<char, Free> m_octets;
    QByteArray m_answers;
};

} // namespace Framescope
