#include "app/exchange/tnetstring.h"

#include <QByteArray>

namespace Framescope {

namespace {

constexpr QByteArrayView Types = ",;#^!~}]";

} // namespace

std::optional<Tnetstring> Tnetstring::take(QByteArrayView &octets)
{
    qsizetype length = 0;
    qsizetype at = 0;
    while (at < octets.size() && at < MaxLengthDigits && octets[at] >= '0' && octets[at] <= '9')
        length = length * 10 + (octets[at++] - '0');
    if (at == 0 || at >= octets.size() || octets[at] != ':')
        return std::nullopt;
    ++at;
    if (length >= octets.size() - at) // the type stands behind the octets
        return std::nullopt;
    const char type = octets[at + length];
    if (!Types.contains(type))
        return std::nullopt;
    const Tnetstring value(static_cast<Type>(type), octets.sliced(at, length));
    octets = octets.sliced(at + length + 1);
    return value;
}

QByteArrayView Tnetstring::string() const
{
    return m_type == Type::Bytes || m_type == Type::Text ? m_octets : QByteArrayView();
}

std::optional<double> Tnetstring::number() const
{
    if (m_type != Type::Integer && m_type != Type::Float)
        return std::nullopt;
    bool ok = false;
    const double value = m_octets.toByteArray().toDouble(&ok);
    return ok ? std::optional(value) : std::nullopt;
}

std::optional<qint64> Tnetstring::integer() const
{
    bool ok = false;
    const qint64 value = m_octets.toByteArray().toLongLong(&ok);
    return ok && m_type == Type::Integer ? std::optional(value) : std::nullopt;
}

Tnetstring Tnetstring::value(QByteArrayView key) const
{
    QByteArrayView rest = m_type == Type::Dictionary ? m_octets : QByteArrayView();
    while (!rest.isEmpty()) {
        const auto name = take(rest);
        const auto found = name ? take(rest) : std::nullopt;
        if (!found)
            return {};
        if (name->string() == key)
            return *found;
    }
    return {};
}

Tnetstring Tnetstring::at(int index) const
{
    QByteArrayView rest = m_type == Type::List ? m_octets : QByteArrayView();
    std::optional<Tnetstring> element;
    for (int i = 0; i <= index; ++i) {
        element = take(rest);
        if (!element)
            return {};
    }
    return *element;
}

} // namespace Framescope
