#pragma once

#include <QByteArray>

#include <zlib.h>

/// \a octets as gzip (RFC 1952) or zlib (RFC 1950) has them.
inline QByteArray compressed(const QByteArray &octets, bool asGzip)
{
    constexpr int Memory = 8;
    z_stream stream {};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + (asGzip ? 16 : 0), Memory,
        Z_DEFAULT_STRATEGY);
    QByteArray result(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(octets.size()))), '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(octets.data()));
    stream.avail_in = static_cast<uInt>(octets.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return result;
}
