#pragma once

#include "protocol/wire/permessagedeflate.h"

#include <QByteArrayView>

#include <memory>
#include <optional>

namespace Framescope {

/// Measures what context takeover is worth (RFC 7692 §7.1.1): compresses the messages of one
/// direction again, once with and once without it.
class TakeoverMeter
{
public:
    /// Octets of plain messages that are measured; then the buffers are given back.
    static constexpr quint64 MaxOctets = 4 << 20;

    /// \a windowBits as agreed, 8 to 15.
    explicit TakeoverMeter(int windowBits)
        : m_windowBits(windowBits)
    {
    }

    struct Sizes
    {
        quint64 with = 0; ///< octets, compressed by zlib's level 6
        quint64 without = 0;
    };
    /// nullopt for a message that comes behind the limit.
    std::optional<Sizes> measure(QByteArrayView message);

private:
    struct Deflaters
    {
        MessageDeflater with;
        MessageDeflater without;
    };
    const int m_windowBits;
    std::unique_ptr<Deflaters> m_deflaters;
    quint64 m_octets = 0;
    bool m_isFull = false;
};

} // namespace Framescope
