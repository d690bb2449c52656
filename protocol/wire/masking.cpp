#include "protocol/wire/masking.h"

#include <cstring>

namespace Framescope {

void applyMask(std::span<char> octets, MaskingKey key, quint64 offset)
{
    MaskingKey turned;
    for (std::size_t i = 0; i < key.size(); ++i)
        turned[i] = key[(offset + i) % key.size()];

    quint32 word = 0;
    std::memcpy(&word, turned.data(), sizeof word);
    const quint64 doubled = word | (quint64(word) << 32);

    char *at = octets.data();
    std::size_t left = octets.size();
    // memcpy makes each step legal at any alignment; the compiler turns the loop into vector code.
    for (; left >= sizeof doubled; left -= sizeof doubled, at += sizeof doubled) {
        quint64 octet8 = 0;
        std::memcpy(&octet8, at, sizeof octet8);
        octet8 ^= doubled;
        std::memcpy(at, &octet8, sizeof octet8);
    }
    for (std::size_t i = 0; i < left; ++i)
        at[i] = static_cast<char>(static_cast<quint8>(at[i]) ^ turned[i % turned.size()]);
}

} // namespace Framescope
