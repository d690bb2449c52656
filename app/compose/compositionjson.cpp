#include "app/compose/compositionjson.h"

#include "app/compose/jsonmembers.h"

#include <QtEndian>

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array FormNames { "json"_L1, "text"_L1, "hex"_L1, "file"_L1 };
constexpr std::array FinNames { "automatic"_L1, "0"_L1, "1"_L1 };
constexpr std::array LengthFormNames { "7 bits"_L1, "16 bits"_L1, "64 bits"_L1 };

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
    JsonMembers members(object);
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
