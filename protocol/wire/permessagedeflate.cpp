#include "protocol/wire/permessagedeflate.h"

#include "protocol/wire/deflatereferences.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <utility>

namespace Framescope {

namespace {

/// What a sender leaves out at the end of a message (RFC 7692 §7.2.1).
constexpr std::array<char, 4> Tail { '\x00', '\x00', '\xFF', '\xFF' };

constexpr qsizetype Step = 16 * 1024;

constexpr qsizetype WindowSize = 1 << MAX_WBITS;

/// zlib reads its input through a pointer to non-const that it never writes through.
Bytef *input(const char *octets)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(octets));
}

/// Begins the stream anew but keeps its window: BFINAL ends the DEFLATE stream, not the message,
/// and what follows may still point back (RFC 7692 §7.2.3.4).
bool restartInflate(z_stream *stream)
{
    std::array<Bytef, WindowSize> window;
    uInt size = 0;
    return ::inflateGetDictionary(stream, window.data(), &size) == Z_OK
        && ::inflateReset(stream) == Z_OK
        && ::inflateSetDictionary(stream, window.data(), size) == Z_OK;
}

} // namespace

void MessageInflater::Ending::operator()(z_stream_s *stream) const
{
    ::inflateEnd(stream);
    delete stream;
}

MessageInflater::MessageInflater(DeflateContext context)
    : m_stream(new z_stream {})
    , m_context(context)
{
    // The widest window reads what any narrower one has written.
    if (::inflateInit2(m_stream.get(), -MAX_WBITS) != Z_OK)
        throw std::bad_alloc();
}

MessageInflater::~MessageInflater() = default;

MessageInflater::MessageInflater(const MessageInflater &other)
    : m_stream(new z_stream {})
    , m_context(other.m_context)
    , m_broken(other.m_broken)
{
    if (::inflateCopy(m_stream.get(), other.m_stream.get()) != Z_OK)
        throw std::bad_alloc();
}

MessageInflater::MessageInflater(MessageInflater &&) noexcept = default;
MessageInflater &MessageInflater::operator=(MessageInflater &&) noexcept = default;

MessageInflater::Status MessageInflater::inflate(
    QByteArrayView octets, QByteArray &message, quint64 limit)
{
    if (m_broken)
        return Status::Invalid;
    const Status status = inflateAll(octets, message, limit);
    if (status != Status::Ok) {
        m_broken = true;
        return status;
    }
    if (m_context.windowBits < MAX_WBITS)
        m_octets.append(octets);
    return Status::Ok;
}

MessageInflater::Status MessageInflater::inflateAll(
    QByteArrayView octets, QByteArray &message, quint64 limit)
{
    if (!octets.isEmpty())
        m_atStart = false;
    limit = std::min<quint64>(limit, std::numeric_limits<qsizetype>::max());
    z_stream *stream = m_stream.get();
    stream->next_in = input(octets.data());
    stream->avail_in = static_cast<uInt>(octets.size());
    Q_ASSERT(octets.size() <= std::numeric_limits<int>::max());

    for (;;) {
        const qsizetype before = message.size();
        // One octet of room beyond the limit tells "just full" from "too much".
        const quint64 room = limit - static_cast<quint64>(before) + 1;
        const auto step = static_cast<qsizetype>(
            std::min<quint64>(room, static_cast<quint64>(std::max(Step, octets.size() * 2))));
        message.resize(before + step);
        stream->next_out = reinterpret_cast<Bytef *>(message.data() + before);
        stream->avail_out = static_cast<uInt>(step);
        const int result = ::inflate(stream, Z_SYNC_FLUSH);
        message.resize(before + step - static_cast<qsizetype>(stream->avail_out));
        if (static_cast<quint64>(message.size()) > limit) {
            message.truncate(static_cast<qsizetype>(limit));
            return Status::TooLarge;
        }
        if (result == Z_STREAM_END) {
            if (!restartInflate(stream))
                return Status::Invalid;
            m_atStart = stream->avail_in == 0;
            if (m_atStart)
                return Status::Ok;
            continue;
        }
        if (result != Z_OK && result != Z_BUF_ERROR) {
            const QByteArrayView why(stream->msg);
            return why == "invalid distance too far back" ? Status::BeyondContext : Status::Invalid;
        }
        if (stream->avail_out > 0)
            return Status::Ok; // all input is used and all output is out
    }
}

MessageInflater::Status MessageInflater::finish(QByteArray &message, quint64 limit)
{
    // Whoever has ended the message with a final block, or has sent no octet at all, should have
    // begun a block behind that (§7.2.3.4, §7.2.3.6). If not, nothing was left out of one.
    if (!m_atStart) {
        const Status status = inflate({ Tail.data(), Tail.size() }, message, limit);
        if (status != Status::Ok)
            return status;
        constexpr int BetweenBlocks = 128; // and no bits left over
        if (m_stream->data_type != BetweenBlocks) {
            m_broken = true;
            return Status::CutOff;
        }
    }
    m_atStart = true;
    if (!m_context.contextTakeover)
        ::inflateReset(m_stream.get());
    const QByteArray octets = std::exchange(m_octets, {});
    return farthestReference(octets) > 1 << m_context.windowBits ? Status::BeyondWindow
                                                                 : Status::Ok;
}

void MessageInflater::skip(QByteArrayView message)
{
    if (!m_context.contextTakeover || m_broken)
        return;
    // Nothing before the last 32 KiB can be referred to any more.
    const QByteArrayView last = message.last(std::min(message.size(), WindowSize));
    ::inflateSetDictionary(m_stream.get(), input(last.data()), static_cast<uInt>(last.size()));
}

void MessageDeflater::Ending::operator()(z_stream_s *stream) const
{
    ::deflateEnd(stream);
    delete stream;
}

MessageDeflater::MessageDeflater(DeflateContext context, int level)
    : m_stream(new z_stream {})
    , m_context(context)
{
    Q_ASSERT(context.windowBits >= 8 && context.windowBits <= MAX_WBITS);
    // zlib has no raw DEFLATE with a window of 256 octets. Its matches in one of 512 reach back 250
    // at most, because it keeps room for the longest match: that serves a window of 256 as well.
    const int windowBits = std::max(context.windowBits, 9);
    constexpr int DefaultMemoryLevel = 8;
    if (::deflateInit2(
            m_stream.get(), level, Z_DEFLATED, -windowBits, DefaultMemoryLevel, Z_DEFAULT_STRATEGY)
        != Z_OK)
        throw std::bad_alloc();
}

MessageDeflater::~MessageDeflater() = default;
MessageDeflater::MessageDeflater(MessageDeflater &&) noexcept = default;
MessageDeflater &MessageDeflater::operator=(MessageDeflater &&) noexcept = default;

QByteArray MessageDeflater::deflate(QByteArrayView message)
{
    QByteArray payload;
    run(message, Z_SYNC_FLUSH, payload);
    end(payload, 0);
    return payload;
}

void MessageDeflater::add(QByteArrayView part, QByteArray &payload)
{
    run(part, Z_NO_FLUSH, payload);
}

void MessageDeflater::finish(QByteArray &payload, qsizetype begin)
{
    run({}, Z_SYNC_FLUSH, payload);
    end(payload, begin);
}

void MessageDeflater::run(QByteArrayView part, int flush, QByteArray &payload)
{
    z_stream *stream = m_stream.get();
    stream->next_in = input(part.data());
    stream->avail_in = static_cast<uInt>(part.size());
    do {
        const qsizetype before = payload.size();
        payload.resize(before + std::max(Step, part.size() / 2));
        stream->next_out = reinterpret_cast<Bytef *>(payload.data() + before);
        stream->avail_out = static_cast<uInt>(payload.size() - before);
        ::deflate(stream, flush);
        payload.chop(static_cast<qsizetype>(stream->avail_out));
    } while (stream->avail_out == 0);
}

void MessageDeflater::end(QByteArray &payload, qsizetype begin)
{
    if (QByteArrayView(payload).sliced(begin).endsWith(QByteArrayView(Tail.data(), Tail.size())))
        payload.chop(static_cast<qsizetype>(Tail.size()));
    if (payload.size() == begin)
        payload.append('\0'); // an empty message is one empty block (§7.2.3.6)
    if (!m_context.contextTakeover)
        ::deflateReset(m_stream.get());
}

} // namespace Framescope
