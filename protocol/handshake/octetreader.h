#pragma once

#include <QByteArrayView>

#include <optional>
#include <tuple>

namespace Framescope {

/// Reads numbers and blocks from octets in network byte order. Once something was not there whole,
/// nothing is any more.
class OctetReader
{
public:
    explicit OctetReader(QByteArrayView octets)
        : m_octets(octets)
    {
    }

    qsizetype left() const { return m_octets.size(); }

    /// Of \a size octets, 1 to 8.
    std::optional<quint64> number(qsizetype size)
    {
        const auto octets = take(size);
        if (!octets)
            return std::nullopt;
        quint64 value = 0;
        for (const char octet : *octets)
            value = value << 8 | static_cast<quint8>(octet);
        return value;
    }

    /// \a size octets.
    std::optional<QByteArrayView> take(qsizetype size)
    {
        if (m_octets.size() < size) {
            m_octets = {};
            return std::nullopt;
        }
        const QByteArrayView taken = m_octets.first(size);
        m_octets = m_octets.sliced(size);
        return taken;
    }

    /// As many octets as the number in the \a lengthSize octets before them says.
    std::optional<QByteArrayView> block(qsizetype lengthSize)
    {
        const auto length = number(lengthSize);
        if (!length)
            return std::nullopt;
        return take(static_cast<qsizetype>(*length));
    }

    void skip(qsizetype size) { std::ignore = take(size); }

private:
    QByteArrayView m_octets;
};

} // namespace Framescope
