#include "app/message/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>

namespace Framescope {

namespace {

constexpr qsizetype Step = 64 * 1024;

/// An inflate stream of zlib that ends with its scope.
class Stream
{
public:
    Stream()
    {
        constexpr int GzipOrZlib = MAX_WBITS + 32;
        if (::inflateInit2(&m_stream, GzipOrZlib) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { ::inflateEnd(&m_stream); }
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    z_stream *operator->() { return &m_stream; }
    z_stream *get() { return &m_stream; }

private:
    z_stream m_stream {};
};

quint8 at(QByteArrayView octets, qsizetype index)
{
    return static_cast<quint8>(octets[index]);
}

} // namespace

std::optional<Inflated::Wrapping> compressedLike(QByteArrayView octets)
{
    if (octets.size() < 2)
        return std::nullopt;
    constexpr quint8 Deflate = 8;
    if (octets.size() > 2 && at(octets, 0) == 0x1F && at(octets, 1) == 0x8B
        && at(octets, 2) == Deflate)
        return Inflated::Wrapping::Gzip;
    // RFC 1950 §2.2: the method, a window of up to 32 KiB, no preset dictionary, the check bits.
    const int method = at(octets, 0) & 0x0F;
    const int window = at(octets, 0) >> 4;
    const bool hasDictionary = (at(octets, 1) & 0x20) != 0;
    const bool isChecked = (at(octets, 0) * 256 + at(octets, 1)) % 31 == 0;
    if (method == Deflate && window <= 7 && !hasDictionary && isChecked)
        return Inflated::Wrapping::Zlib;
    return std::nullopt;
}

std::optional<Inflated> inflatePayload(
    QByteArrayView octets, qsizetype limit, const std::stop_token &stop)
{
    const std::optional<Inflated::Wrapping> wrapping = compressedLike(octets);
    if (!wrapping)
        return std::nullopt;
    Inflated result;
    result.wrapping = *wrapping;
    Stream stream;
    qsizetype offset = 0; // of what zlib was given
    while (true) {
        if (stop.stop_requested())
            return std::nullopt;
        if (stream->avail_in == 0) {
            const qsizetype part = std::min(Step, octets.size() - offset);
            // zlib reads its input through a pointer to non-const that it never writes through.
            stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(octets.data() + offset));
            stream->avail_in = static_cast<uInt>(part);
            offset += part;
        }
        const qsizetype before = result.octets.size();
        // One octet of room beyond the limit tells "just full" from "too much".
        const qsizetype room = std::min(Step, limit - before + 1);
        result.octets.resize(before + room);
        stream->next_out = reinterpret_cast<Bytef *>(result.octets.data() + before);
        stream->avail_out = static_cast<uInt>(room);
        const int status = ::inflate(stream.get(), Z_NO_FLUSH);
        result.octets.truncate(before + room - static_cast<qsizetype>(stream->avail_out));
        result.consumed = static_cast<quint64>(offset) - stream->avail_in;
        if (result.octets.size() > limit) {
            result.octets.truncate(limit);
            result.end = Inflated::End::TooLarge;
            return result;
        }
        if (status == Z_STREAM_END) {
            // A gzip file may have several members (RFC 1952 §2.2).
            const auto rest = octets.sliced(static_cast<qsizetype>(result.consumed));
            const bool goesOn = result.wrapping == Inflated::Wrapping::Gzip
                && compressedLike(rest) == Inflated::Wrapping::Gzip;
            if (!goesOn) {
                result.end = rest.isEmpty() ? Inflated::End::Complete : Inflated::End::Damaged;
                return result;
            }
            ::inflateReset(stream.get());
            continue;
        }
        if (status != Z_OK && status != Z_BUF_ERROR) {
            result.end = Inflated::End::Damaged;
            return result;
        }
        const bool isStarved = stream->avail_in == 0 && offset == octets.size();
        if (isStarved && stream->avail_out > 0) {
            result.end = Inflated::End::RanOut;
            return result;
        }
    }
}

} // namespace Framescope
