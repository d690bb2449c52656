#include "protocol/wire/masking.h"

#include <bit>
#include <cstring>

namespace Framescope {

namespace {

constexpr std::size_t Block = 64;

/// \a Octets of them at once. memcpy makes each step legal at any alignment.
template <std::size_t Octets>
struct Word
{
    using Type [[gnu::vector_size(Octets)]] = quint64;

    static void apply(char *at, quint64 key)
    {
        Type word;
        std::memcpy(&word, at, Octets);
        word ^= key;
        std::memcpy(at, &word, Octets);
    }
};

template <std::size_t Octets>
[[gnu::always_inline]] inline void applyToBlocks(char *at, std::size_t blocks, quint64 key)
{
    for (; blocks > 0; --blocks, at += Block) {
        for (std::size_t i = 0; i < Block; i += Octets)
            Word<Octets>::apply(at + i, key);
    }
}

using ApplyToBlocks = void (*)(char *at, std::size_t blocks, quint64 key);

void applyNarrow(char *at, std::size_t blocks, quint64 key)
{
    applyToBlocks<16>(at, blocks, key);
}

#ifdef __x86_64__
[[gnu::target("avx2")]] void applyWide(char *at, std::size_t blocks, quint64 key)
{
    applyToBlocks<32>(at, blocks, key);
}
#endif

/// What suits the processor: one that is twice as wide takes half the time.
ApplyToBlocks fastest()
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        return applyWide;
#endif
    return applyNarrow;
}

/// The key as it falls on the octets from \a offset on, twice.
quint64 turned(MaskingKey key, quint64 offset)
{
    const auto word = std::bit_cast<quint32>(key);
    const int turns = static_cast<int>(offset % key.size()) * 8;
    constexpr bool LowFirst = std::endian::native == std::endian::little;
    const quint64 half = LowFirst ? std::rotr(word, turns) : std::rotl(word, turns);
    return half | (half << 32);
}

} // namespace

void applyMask(std::span<char> octets, MaskingKey key, quint64 offset)
{
    const quint64 word = turned(key, offset);
    char *at = octets.data();
    std::size_t left = octets.size();
    if (left >= 4 * Block) {
        static const ApplyToBlocks apply = fastest();
        apply(at, left / Block, word);
        at += left - left % Block;
        left %= Block;
    }
    for (; left >= 16; left -= 16, at += 16)
        Word<16>::apply(at, word);
    if (left >= 8) {
        Word<8>::apply(at, word);
        left -= 8;
        at += 8;
    }
    const auto last = std::bit_cast<std::array<char, 8>>(word);
    for (std::size_t i = 0; i < left; ++i)
        at[i] ^= last[i];
}

} // namespace Framescope
