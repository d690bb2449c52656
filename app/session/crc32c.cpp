#include "app/session/crc32c.h"

#include <QtEndian>

#include <array>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <nmmintrin.h>
#define FRAMESCOPE_CRC32C_SSE
#endif

namespace Framescope {

namespace {

/// Tables for eight octets at a time: [0] advances by one octet, [n] by n more octets of zero.
using Tables = std::array<std::array<quint32, 256>, 8>;

constexpr Tables makeTables()
{
    constexpr quint32 Polynomial = 0x82F63B78; // 0x1EDC6F41, bits reversed
    Tables tables {};
    for (quint32 octet = 0; octet < 256; ++octet) {
        quint32 crc = octet;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? Polynomial : 0);
        tables[0][octet] = crc;
    }
    for (std::size_t octet = 0; octet < 256; ++octet) {
        for (std::size_t n = 1; n < tables.size(); ++n) {
            const quint32 crc = tables[n - 1][octet];
            tables[n][octet] = (crc >> 8) ^ tables[0][crc & 0xFF];
        }
    }
    return tables;
}

quint32 advanceByTables(quint32 crc, const char *octets, std::size_t count)
{
    static constexpr Tables SliceTables = makeTables();
    while (count >= 8) {
        const auto word = qFromLittleEndian<quint64>(octets) ^ crc;
        crc = 0;
        for (std::size_t n = 0; n < 8; ++n)
            crc ^= SliceTables[7 - n][(word >> (8 * n)) & 0xFF];
        octets += 8;
        count -= 8;
    }
    for (; count > 0; --count, ++octets)
        crc = (crc >> 8) ^ SliceTables[0][(crc ^ static_cast<quint8>(*octets)) & 0xFF];
    return crc;
}

#ifdef FRAMESCOPE_CRC32C_SSE

/// Octets of each of three stretches that are advanced over side by side: the processor begins with
/// the next word of one while those of the others are not done.
constexpr std::size_t Lane = 4096;

/// Advances a checksum by Lane octets of zero: what each of its octets adds to the result.
using LaneTables = std::array<std::array<quint32, 256>, 4>;

constexpr LaneTables makeLaneTables()
{
    // What becomes of each bit, first by one octet of zero, then by twice as many again and again.
    constexpr Tables ByOctet = makeTables();
    std::array<quint32, 32> bits {};
    const auto advanced = [&bits](quint32 crc) {
        quint32 sum = 0;
        for (std::size_t bit = 0; crc != 0; ++bit, crc >>= 1)
            sum ^= (crc & 1) != 0 ? bits[bit] : 0;
        return sum;
    };
    for (std::size_t bit = 0; bit < bits.size(); ++bit) {
        const quint32 crc = quint32(1) << bit;
        bits[bit] = (crc >> 8) ^ ByOctet[0][crc & 0xFF];
    }
    for (std::size_t octets = 1; octets < Lane; octets *= 2) {
        std::array<quint32, 32> twice {};
        for (std::size_t bit = 0; bit < bits.size(); ++bit)
            twice[bit] = advanced(bits[bit]);
        bits = twice;
    }
    LaneTables tables {};
    for (std::size_t place = 0; place < tables.size(); ++place) {
        for (quint32 octet = 0; octet < 256; ++octet)
            tables[place][octet] = advanced(octet << (8 * place));
    }
    return tables;
}

quint32 advanceByLane(quint32 crc)
{
    static constexpr LaneTables Advance = makeLaneTables();
    return Advance[0][crc & 0xFF] ^ Advance[1][(crc >> 8) & 0xFF] ^ Advance[2][(crc >> 16) & 0xFF]
        ^ Advance[3][crc >> 24];
}

__attribute__((target("sse4.2"))) quint64 advanceByWord(quint64 crc, const char *octets)
{
    quint64 word = 0;
    std::memcpy(&word, octets, sizeof word);
    return _mm_crc32_u64(crc, word);
}

__attribute__((target("sse4.2"))) quint32 advanceByInstruction(
    quint32 crc, const char *octets, std::size_t count)
{
    for (; count >= 3 * Lane; count -= 3 * Lane, octets += 3 * Lane) {
        quint64 first = crc;
        quint64 second = 0;
        quint64 third = 0;
        for (std::size_t at = 0; at < Lane; at += 8) {
            first = advanceByWord(first, octets + at);
            second = advanceByWord(second, octets + Lane + at);
            third = advanceByWord(third, octets + 2 * Lane + at);
        }
        crc = advanceByLane(static_cast<quint32>(first)) ^ static_cast<quint32>(second);
        crc = advanceByLane(crc) ^ static_cast<quint32>(third);
    }
    quint64 wide = crc;
    for (; count >= 8; count -= 8, octets += 8)
        wide = advanceByWord(wide, octets);
    crc = static_cast<quint32>(wide);
    for (; count > 0; --count, ++octets)
        crc = _mm_crc32_u8(crc, static_cast<quint8>(*octets));
    return crc;
}
#endif

} // namespace

quint32 crc32c(QByteArrayView octets, quint32 previous)
{
    const auto count = static_cast<std::size_t>(octets.size());
#ifdef FRAMESCOPE_CRC32C_SSE
    static const bool hasInstruction = __builtin_cpu_supports("sse4.2");
    if (hasInstruction)
        return ~advanceByInstruction(~previous, octets.data(), count);
#endif
    return ~advanceByTables(~previous, octets.data(), count);
}

} // namespace Framescope
