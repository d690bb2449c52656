#include "protocol/wire/utf8validator.h"

#include <cstring>

namespace Framescope {

namespace {

/// Octets that \a octets begins with and that are ASCII; may stop short by less than a block.
qsizetype asciiPrefix(const char *octets, qsizetype size)
{
    constexpr qsizetype Block = 64;
    constexpr quint64 HighBits = 0x8080808080808080ULL;
    qsizetype at = 0;
    for (; size - at >= Block; at += Block) {
        quint64 any = 0;
        for (qsizetype i = 0; i < Block; i += 8) {
            quint64 word = 0;
            std::memcpy(&word, octets + at + i, sizeof word);
            any |= word;
        }
        if (any & HighBits)
            break;
    }
    for (; size - at >= 8; at += 8) {
        quint64 word = 0;
        std::memcpy(&word, octets + at, sizeof word);
        if (word & HighBits)
            break;
    }
    return at;
}

} // namespace

std::optional<qsizetype> Utf8Validator::firstInvalid(QByteArrayView octets)
{
    const char *data = octets.data();
    const qsizetype size = octets.size();
    qsizetype at = 0;
    while (at < size) {
        if (m_missing == 0) {
            at += asciiPrefix(data + at, size - at);
            if (at == size)
                break;
        }
        const auto octet = static_cast<quint8>(data[at]);
        if (m_missing > 0) {
            if (octet < m_lowest || octet > m_highest)
                return at;
            m_lowest = 0x80;
            m_highest = 0xBF;
            --m_missing;
        } else if (octet >= 0x80) {
            // The table of well-formed sequences, RFC 3629 §4: no overlong forms, no surrogates,
            // nothing above U+10FFFF.
            if (octet < 0xC2 || octet > 0xF4)
                return at;
            m_missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
            m_lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
            m_highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
        }
        ++at;
    }
    return std::nullopt;
}

} // namespace Framescope
