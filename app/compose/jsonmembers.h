#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <algorithm>
#include <array>
#include <optional>

namespace Framescope {

/// The value of an enumeration from its name among \a names.
template <typename Enum, std::size_t Count>
std::optional<Enum> fromName(
    const std::array<QLatin1StringView, Count> &names, const QJsonValue &name)
{
    const auto found = std::find(names.begin(), names.end(), name.toString());
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

/// Reads members of a QJsonObject, which must outlive this, and remembers the first that is not
/// what it should be.
class JsonMembers
{
public:
    explicit JsonMembers(const QJsonObject &object)
        : m_object(object)
    {
    }

    /// Calls \a take with the member's value if there is one; it says whether that is legal.
    template <typename Take>
    void read(QLatin1StringView name, const Take &take)
    {
        const auto member = m_object.find(name);
        if (member != m_object.end() && m_wrong.isEmpty() && !take(member.value()))
            m_wrong = name;
    }
    void read(QLatin1StringView name, bool &target)
    {
        read(name, [&target](const QJsonValue &value) {
            target = value.toBool();
            return value.isBool();
        });
    }
    void read(QLatin1StringView name, QString &target)
    {
        read(name, [&target](const QJsonValue &value) {
            target = value.toString();
            return value.isString();
        });
    }
    /// A whole number from 0 to \a highest.
    template <typename Integer>
    void read(QLatin1StringView name, Integer &target, qint64 highest)
    {
        read(name, [&target, highest](const QJsonValue &value) {
            const qint64 number = value.toInteger(-1);
            target = static_cast<Integer>(number);
            return number >= 0 && number <= highest;
        });
    }
    template <typename Enum, std::size_t Count>
    void read(
        QLatin1StringView name, Enum &target, const std::array<QLatin1StringView, Count> &names)
    {
        read(name, [&](const QJsonValue &value) {
            const auto found = fromName<Enum>(names, value);
            target = found.value_or(target);
            return found.has_value();
        });
    }

    /// The name of the first member that is not what it should be; empty if there is none.
    QString wrong() const { return m_wrong; }

private:
    const QJsonObject &m_object;
    QString m_wrong;
};

/// Leaves out what is as usual.
template <typename Value>
void writeUnless(
    QJsonObject &object, QLatin1StringView name, const Value &value, const Value &usual)
{
    if (value != usual)
        object.insert(name, value);
}

} // namespace Framescope
