#pragma once

#include <QByteArrayView>
#include <QtEndian>

namespace Framescope {

/// Reads fields from octets that may be too few: what lies behind the end reads as zero, and ok()
/// tells. Integers are little-endian.
class OctetReader
{
public:
    explicit OctetReader(QByteArrayView octets)
        : m_octets(octets)
    {
    }

    bool ok() const { return m_ok; }
    /// All fields were there, and nothing is left.
    bool isDone() const { return m_ok && m_octets.isEmpty(); }
    quint64 left() const { return static_cast<quint64>(m_octets.size()); }

    template <typename T>
    T integer()
    {
        const QByteArrayView field = octets(sizeof(T));
        return field.isEmpty() ? T(0) : qFromLittleEndian<T>(field.data());
    }
    /// Empty if there are not as many.
    QByteArrayView octets(quint64 count)
    {
        if (count > left()) {
            m_ok = false;
            m_octets = {};
            return {};
        }
        const QByteArrayView field = m_octets.first(static_cast<qsizetype>(count));
        m_octets = m_octets.sliced(field.size());
        return field;
    }

private:
    QByteArrayView m_octets;
    bool m_ok = true;
};

} // namespace Framescope
