#include "protocol/wire/utf8validator.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>

namespace Framescope {

namespace {

template <typename Word>
Word wordAt(const char *octets)
{
    Word word;
    std::memcpy(&word, octets, sizeof word);
    return word;
}

/// Of few octets, and of those only: looks at all before it says no.
bool isAscii(QByteArrayView octets)
{
    using Pair [[gnu::vector_size(16)]] = quint64;
    constexpr quint64 HighBits = 0x8080808080808080ULL;
    const char *at = octets.data();
    const char *const end = at + octets.size();
    Pair pairs {};
    for (; end - at >= 16; at += 16)
        pairs |= wordAt<Pair>(at);
    quint64 any = pairs[0] | pairs[1];
    if (end - at >= 8) {
        any |= wordAt<quint64>(at);
        at += 8;
    }
    for (; at < end; ++at)
        any |= static_cast<quint8>(*at);
    return (any & HighBits) == 0;
}

bool isContinuation(char octet)
{
    return (static_cast<quint8>(octet) & 0xC0) == 0x80;
}

/// The size of \a octets without the character at their end, whose rest may still have to come.
qsizetype withoutLastCharacter(QByteArrayView octets)
{
    constexpr qsizetype LongestCharacter = 4;
    qsizetype size = octets.size();
    const qsizetype least = std::max<qsizetype>(size - LongestCharacter, 0);
    while (size > least && isContinuation(octets[size - 1]))
        --size;
    return std::max<qsizetype>(size - 1, 0);
}

// Calling the library costs more than looking at a short text, which is ASCII mostly.
bool isShortAscii(QByteArrayView octets)
{
    constexpr qsizetype Short = 256;
    return octets.size() < Short && isAscii(octets);
}

bool isUtf8ByLibrary(QByteArrayView octets)
{
    return simdjson::validate_utf8(octets.data(), static_cast<std::size_t>(octets.size()));
}

/// How many of \a octets, which begin a character, are known to be valid at once. Less than all
/// says nothing of the rest.
qsizetype knownValid(QByteArrayView octets)
{
    constexpr qsizetype WorthACall = 16;
    if (isShortAscii(octets))
        return octets.size();
    if (octets.size() < WorthACall)
        return 0;
    const qsizetype whole = withoutLastCharacter(octets);
    return isUtf8ByLibrary(octets.first(whole)) ? whole : 0;
}

} // namespace

std::optional<qsizetype> Utf8Validator::firstInvalid(QByteArrayView octets)
{
    qsizetype at = 0;
    for (; m_missing > 0 && at < octets.size(); ++at) {
        if (!takes(octets[at]))
            return at;
    }
    at += knownValid(octets.sliced(at));
    for (; at < octets.size(); ++at) {
        if (!takes(octets[at]))
            return at;
    }
    return std::nullopt;
}

/// The table of well-formed sequences, RFC 3629 §4: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
bool Utf8Validator::takes(char next)
{
    const auto octet = static_cast<quint8>(next);
    if (m_missing > 0) {
        if (octet < m_lowest || octet > m_highest)
            return false;
        m_lowest = 0x80;
        m_highest = 0xBF;
        --m_missing;
    } else if (octet >= 0x80) {
        if (octet < 0xC2 || octet > 0xF4)
            return false;
        m_missing = octet < 0xE0 ? 1 : octet < 0xF0 ? 2 : 3;
        m_lowest = octet == 0xE0 ? 0xA0 : octet == 0xF0 ? 0x90 : 0x80;
        m_highest = octet == 0xED ? 0x9F : octet == 0xF4 ? 0x8F : 0xBF;
    }
    return true;
}

bool isUtf8(QByteArrayView text)
{
    return isShortAscii(text) || isUtf8ByLibrary(text);
}

} // namespace Framescope
