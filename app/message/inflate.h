#pragma once

#include <QByteArray>

#include <optional>
#include <stop_token>

namespace Framescope {

/// What was in a payload that an application has compressed by itself.
struct Inflated
{
    enum class Wrapping : quint8 {
        Gzip, ///< RFC 1952
        Zlib, ///< RFC 1950
    };
    enum class End : quint8 {
        Complete, ///< with the checksum that it should have
        TooLarge, ///< the limit was reached
        RanOut, ///< the octets end too early
        Damaged, ///< from there on it cannot be inflated, or the checksum is another one
    };

    Wrapping wrapping = Wrapping::Gzip;
    End end = End::Complete;
    QByteArray octets; ///< what was read before the end
    quint64 consumed = 0; ///< octets of the payload that were read
    bool isComplete() const { return end == End::Complete; }
};

/// What \a octets begin like; by two octets, so that chance may be behind it.
std::optional<Inflated::Wrapping> compressedLike(QByteArrayView octets);

/// Inflates a payload that compressedLike() knows, all members of a gzip file behind each other, to
/// at most \a limit octets. nullopt if it is not compressed, or if \a stop was requested. Any
/// thread.
std::optional<Inflated> inflatePayload(
    QByteArrayView octets, qsizetype limit, const std::stop_token &stop = {});

} // namespace Framescope
