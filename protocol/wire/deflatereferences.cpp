#include "protocol/wire/deflatereferences.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace Framescope {

namespace {

constexpr int MaxCodeLength = 15;

/// A canonical Huffman code (RFC 1951 §3.2.2).
class HuffmanCode
{
public:
    /// \a lengths are the lengths of the codes of the symbols 0, 1, …; 0: the symbol has none.
    explicit HuffmanCode(std::span<const quint8> lengths)
    {
        for (const quint8 length : lengths)
            ++m_count[length];
        m_count[0] = 0;
        std::array<quint16, MaxCodeLength + 2> next {};
        for (std::size_t length = 1; length <= MaxCodeLength; ++length)
            next[length + 1] = static_cast<quint16>(next[length] + m_count[length]);
        for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
            if (lengths[symbol] > 0)
                m_symbols[next[lengths[symbol]]++] = static_cast<quint16>(symbol);
        }
    }

    /// Takes one code from \a bits.
    template <typename Bits>
    std::optional<int> read(Bits &bits) const
    {
        int code = 0;
        int first = 0;
        int index = 0;
        for (std::size_t length = 1; length <= MaxCodeLength; ++length) {
            const auto bit = bits.take(1);
            if (!bit)
                return std::nullopt;
            code |= *bit;
            const int count = m_count[length];
            if (code - count < first)
                return m_symbols[static_cast<std::size_t>(index + code - first)];
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        return std::nullopt;
    }

private:
    std::array<quint16, MaxCodeLength + 1> m_count {}; ///< of codes of each length
    std::array<quint16, 288> m_symbols {}; ///< ordered by their codes
};

/// The octets from the least significant bit on (§3.1.1).
class BitReader
{
public:
    explicit BitReader(QByteArrayView octets)
        : m_octets(octets)
    {
    }

    std::optional<int> take(int count)
    {
        while (m_held < count) {
            if (m_at == m_octets.size())
                return std::nullopt;
            m_bits |= static_cast<quint32>(static_cast<quint8>(m_octets[m_at++])) << m_held;
            m_held += 8;
        }
        const quint32 taken = m_bits & ((1U << count) - 1);
        m_bits >>= count;
        m_held -= count;
        return static_cast<int>(taken);
    }

    void skipToOctet()
    {
        m_bits = 0;
        m_held = 0;
    }
    bool skipOctets(qsizetype count)
    {
        if (count > m_octets.size() - m_at)
            return false;
        m_at += count;
        return true;
    }

private:
    QByteArrayView m_octets;
    qsizetype m_at = 0;
    quint32 m_bits = 0; ///< fewer than eight, but while some are taken
    int m_held = 0;
};

/// Reads DEFLATE data for the distances in it, and decompresses nothing.
class ReferenceReader
{
public:
    explicit ReferenceReader(QByteArrayView deflated)
        : m_bits(deflated)
    {
    }

    int farthest()
    {
        while (readBlock()) { }
        return m_farthest;
    }

private:
    bool readBlock();
    bool skipStored();
    bool readDynamic();
    bool readSymbols(const HuffmanCode &literals, const HuffmanCode &distances);
    bool readReference(int lengthSymbol, const HuffmanCode &distances);

    BitReader m_bits;
    int m_farthest = 0;
};

/// False at the end. A final block ends nothing here: others may follow it (RFC 7692 §7.2.3.4), at
/// the next octet.
bool ReferenceReader::readBlock()
{
    const auto isFinal = m_bits.take(1);
    const auto type = m_bits.take(2);
    if (!isFinal || !type)
        return false;
    bool whole = false;
    switch (*type) {
    case 0:
        whole = skipStored();
        break;
    case 1: {
        std::array<quint8, 288> lengths; // §3.2.6
        std::fill(lengths.begin(), lengths.begin() + 144, quint8(8));
        std::fill(lengths.begin() + 144, lengths.begin() + 256, quint8(9));
        std::fill(lengths.begin() + 256, lengths.begin() + 280, quint8(7));
        std::fill(lengths.begin() + 280, lengths.end(), quint8(8));
        std::array<quint8, 30> distances;
        distances.fill(5);
        whole = readSymbols(HuffmanCode(lengths), HuffmanCode(distances));
        break;
    }
    case 2:
        whole = readDynamic();
        break;
    default:
        return false;
    }
    if (*isFinal)
        m_bits.skipToOctet();
    return whole;
}

bool ReferenceReader::skipStored()
{
    m_bits.skipToOctet();
    const auto low = m_bits.take(8);
    const auto high = m_bits.take(8);
    constexpr qsizetype Complement = 2; // of the length
    return low && high && m_bits.skipOctets(Complement + (*high << 8 | *low));
}

bool ReferenceReader::readDynamic() // §3.2.7
{
    const auto literalCount = m_bits.take(5);
    const auto distanceCount = m_bits.take(5);
    const auto codeLengthCount = m_bits.take(4);
    if (!literalCount || !distanceCount || !codeLengthCount)
        return false;
    constexpr std::array<quint8, 19> Order { 16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2,
        14, 1, 15 };
    std::array<quint8, 19> codeLengths {};
    for (int i = 0; i < *codeLengthCount + 4; ++i) {
        const auto length = m_bits.take(3);
        if (!length)
            return false;
        codeLengths[Order[static_cast<std::size_t>(i)]] = static_cast<quint8>(*length);
    }
    const HuffmanCode codeLengthCode(codeLengths);

    std::array<quint8, 288 + 32> lengths {};
    const auto literals = static_cast<std::size_t>(*literalCount) + 257;
    const std::size_t all = literals + static_cast<std::size_t>(*distanceCount) + 1;
    for (std::size_t at = 0; at < all;) {
        const auto symbol = codeLengthCode.read(m_bits);
        if (!symbol)
            return false;
        if (*symbol < 16) {
            lengths[at++] = static_cast<quint8>(*symbol);
            continue;
        }
        const auto more = m_bits.take(*symbol == 16 ? 2 : *symbol == 17 ? 3 : 7);
        if (!more || (*symbol == 16 && at == 0))
            return false;
        const quint8 repeated = *symbol == 16 ? lengths[at - 1] : quint8(0);
        const auto end = at + static_cast<std::size_t>(*more + (*symbol == 18 ? 11 : 3));
        if (end > all)
            return false;
        while (at < end)
            lengths[at++] = repeated;
    }
    const std::span<const quint8> both(lengths);
    return readSymbols(
        HuffmanCode(both.first(literals)), HuffmanCode(both.subspan(literals, all - literals)));
}

/// Up to the end of the block.
bool ReferenceReader::readSymbols(const HuffmanCode &literals, const HuffmanCode &distances)
{
    constexpr int EndOfBlock = 256;
    for (;;) {
        const auto symbol = literals.read(m_bits);
        if (!symbol)
            return false;
        if (*symbol == EndOfBlock)
            return true;
        if (*symbol > EndOfBlock && !readReference(*symbol, distances))
            return false;
    }
}

/// The extra bits of the length, and the distance (§3.2.5).
bool ReferenceReader::readReference(int lengthSymbol, const HuffmanCode &distances)
{
    const int lengthBits = lengthSymbol < 265 || lengthSymbol == 285 ? 0 : (lengthSymbol - 261) / 4;
    if (!m_bits.take(lengthBits))
        return false;
    const auto symbol = distances.read(m_bits);
    if (!symbol || *symbol >= 30)
        return false;
    const int extraBits = *symbol < 4 ? 0 : *symbol / 2 - 1;
    const auto extra = m_bits.take(extraBits);
    if (!extra)
        return false;
    const int base = *symbol < 4 ? *symbol : (2 + *symbol % 2) << extraBits;
    m_farthest = std::max(m_farthest, 1 + base + *extra);
    return true;
}

} // namespace

int farthestReference(QByteArrayView deflated)
{
    return ReferenceReader(deflated).farthest();
}

} // namespace Framescope
