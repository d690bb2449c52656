#include "app/compose/compositionjson.h"

#include <QtEndian>

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array FormNames { "json"_L1, "text"_L1, "hex"_L1, "file"_L1 };
constexpr std::array FinNames { "automatic"_L1, "0"_L1, "1"_L1 };
constexpr std::array LengthFormNames { "7 bits"_L1, "16 bits"_L1, "64 bits"_L1 };

/// The value of an enumeration from its name among \a names.
template <typename Enum, std::size_t Count>
std::optional<Enum> fromName(
    const std::array<QLatin1StringView, Count> &names, const QJsonValue &name)
{
    const auto found = std::find(names.begin(), names.end(), name.toString());
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<Enum>(found - names.begin()));
}

QString keyText(MaskingKey key)
{
    return QString::fromLatin1(
        QByteArrayView(reinterpret_cast<const char *>(key.data()), qsizetype(key.size()))
            .toByteArray()
            .toHex());
}

std::optional<MaskingKey> keyFromText(const QString &text)
{
    bool isNumber = false;
    const quint32 number = text.toUInt(&isNumber, 16);
    MaskingKey key {};
    if (!isNumber || text.size() != 2 * qsizetype(key.size()))
        return std::nullopt;
    qToBigEndian(number, key.data());
    return key;
}

/// Reads members of an object and remembers the first that is not what it should be.
class Members
{
public:
    explicit Members(const QJsonObject &object)
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

    QString wrong() const { return m_wrong; }

private:
    const QJsonObject &m_object;
    QString m_wrong;
};

template <typename Value>
void writeUnless(
    QJsonObject &object, QLatin1StringView name, const Value &value, const Value &usual)
{
    if (value != usual)
        object.insert(name, value);
}

} // namespace

QJsonObject toJson(const Composition &composition)
{
    const Composition usual;
    QJsonObject object { { u"form"_s, FormNames[std::size_t(composition.form)] },
        { u"text"_s, composition.text }, { u"opcode"_s, composition.opcode } };
    writeUnless(object, "minified"_L1, composition.minified, usual.minified);
    if (composition.fin != usual.fin)
        object.insert(u"fin"_s, FinNames[std::size_t(composition.fin)]);
    writeUnless<int>(object, "rsv"_L1, composition.rsv, usual.rsv);
    if (composition.masked)
        object.insert(u"masked"_s, *composition.masked);
    if (composition.key)
        object.insert(u"key"_s, keyText(*composition.key));
    if (composition.lengthForm)
        object.insert(u"lengthForm"_s, LengthFormNames[std::size_t(*composition.lengthForm)]);
    if (composition.announcedLength) // a number in JSON holds 53 bits of it
        object.insert(u"announcedLength"_s, QString::number(*composition.announcedLength));
    writeUnless<qint64>(object, "fragmentSize"_L1, composition.fragmentSize, usual.fragmentSize);
    writeUnless<qint64>(object, "pause"_L1, composition.pause.count(), usual.pause.count());
    writeUnless(object, "pingAfterFirst"_L1, composition.pingAfterFirst, usual.pingAfterFirst);
    writeUnless(object, "compressed"_L1, composition.compressed, usual.compressed);
    return object;
}

Result<Composition> compositionFromJson(const QJsonObject &object)
{
    Composition composition;
    Members members(object);
    members.read("form"_L1, composition.form, FormNames);
    members.read("text"_L1, composition.text);
    members.read("opcode"_L1, composition.opcode, 15);
    members.read("minified"_L1, composition.minified);
    members.read("fin"_L1, composition.fin, FinNames);
    members.read("rsv"_L1, composition.rsv, 7);
    members.read("masked"_L1, [&](const QJsonValue &value) {
        composition.masked = value.toBool();
        return value.isBool();
    });
    members.read("key"_L1, [&](const QJsonValue &value) {
        composition.key = keyFromText(value.toString());
        return composition.key.has_value();
    });
    members.read("lengthForm"_L1, [&](const QJsonValue &value) {
        composition.lengthForm = fromName<LengthForm>(LengthFormNames, value);
        return composition.lengthForm.has_value();
    });
    members.read("announcedLength"_L1, [&](const QJsonValue &value) {
        bool ok = false;
        composition.announcedLength = value.toString().toULongLong(&ok);
        return ok;
    });
    members.read("fragmentSize"_L1, composition.fragmentSize, std::numeric_limits<quint32>::max());
    qint64 pause = 0;
    members.read("pause"_L1, pause, Composition::MaxPause);
    composition.pause = std::chrono::milliseconds(pause);
    members.read("pingAfterFirst"_L1, composition.pingAfterFirst);
    members.read("compressed"_L1, composition.compressed);
    if (!members.wrong().isEmpty())
        return tl::unexpected(Error { ErrorCode::InvalidArgument, members.wrong() });
    return composition;
}

} // namespace Framescope
