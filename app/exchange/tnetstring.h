#pragma once

#include <QByteArrayView>

#include <optional>

namespace Framescope {

/// A value of the tnetstring format, in place: LENGTH ":" OCTETS TYPE. Nothing is copied, and what
/// stands inside lists and dictionaries is only looked at when it is asked for.
class Tnetstring
{
public:
    enum class Type : char {
        Bytes = ',',
        Text = ';',
        Integer = '#',
        Float = '^',
        Bool = '!',
        Null = '~',
        Dictionary = '}',
        List = ']',
    };

    /// Digits that a length may have.
    static constexpr qsizetype MaxLengthDigits = 12;

    Tnetstring() = default; ///< null

    /// Takes the value that \a octets begin with; nullopt if there is none.
    static std::optional<Tnetstring> take(QByteArrayView &octets);

    Type type() const { return m_type; }
    bool isNull() const { return m_type == Type::Null; }
    QByteArrayView octets() const { return m_octets; }
    /// Bytes or text; empty for all others.
    QByteArrayView string() const;
    bool flag() const { return m_type == Type::Bool && m_octets == "true"; }
    std::optional<double> number() const; ///< of an integer too
    std::optional<qint64> integer() const;

    /// Of a dictionary; null if it is missing.
    Tnetstring value(QByteArrayView key) const;
    /// Calls \a visit for the elements of a list. False if what follows one is none.
    template <typename Visit>
    bool forEach(Visit visit) const
    {
        QByteArrayView rest = m_type == Type::List ? m_octets : QByteArrayView();
        while (!rest.isEmpty()) {
            const auto element = take(rest);
            if (!element)
                return false;
            visit(*element);
        }
        return true;
    }
    /// Of a list, from 0; null if there are not so many.
    Tnetstring at(int index) const;

private:
    Tnetstring(Type type, QByteArrayView octets)
        : m_type(type)
        , m_octets(octets)
    {
    }

    Type m_type = Type::Null;
    QByteArrayView m_octets;
};

} // namespace Framescope
