#include "app/exchange/jsonobject.h"

#include "app/exchange/timeunits.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringDecoder>

#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <charconv>
#include <cmath>

namespace Framescope {

namespace {

constexpr int MaxObjectDepth = 32;
constexpr unsigned ObjectFlags = rapidjson::kParseInsituFlag | rapidjson::kParseIterativeFlag
    | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

struct JsonobjectWords
{
    Q_DECLARE_TR_FUNCTIONS(Exchange)
};

/// Builds the document, and decides what a number is.
class LineHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, LineHandler>
{
public:
    using Size = rapidjson::SizeType;

    explicit LineHandler(rapidjson::Document &document)
        : m_document(document)
    {
    }

    bool Null() { return m_document.Null(); }
    bool Bool(bool value) { return m_document.Bool(value); }
    bool RawNumber(const char *text, Size length, bool copy)
    {
        const char *end = text + length;
        quint64 positive = 0;
        if (const auto [at, error] = std::from_chars(text, end, positive);
            at == end && error == std::errc())
            return m_document.Uint64(positive);
        qint64 number = 0;
        if (const auto [at, error] = std::from_chars(text, end, number);
            at == end && error == std::errc())
            return m_document.Int64(number);
        return m_document.String(text, length, copy);
    }
    bool String(const char *text, Size length, bool copy)
    {
        return m_document.String(text, length, copy);
    }
    bool Key(const char *text, Size length, bool copy)
    {
        return m_document.Key(text, length, copy);
    }
    bool StartObject() { return ++m_depth <= MaxObjectDepth && m_document.StartObject(); }
    bool EndObject(Size count)
    {
        --m_depth;
        return m_document.EndObject(count);
    }
    bool StartArray() { return ++m_depth <= MaxObjectDepth && m_document.StartArray(); }
    bool EndArray(Size count)
    {
        --m_depth;
        return m_document.EndArray(count);
    }

private:
    rapidjson::Document &m_document;
    int m_depth = 0;
};

QJsonValue toQt(const rapidjson::Value &value)
{
    switch (value.GetType()) {
    case rapidjson::kNullType:
        return {};
    case rapidjson::kFalseType:
        return false;
    case rapidjson::kTrueType:
        return true;
    case rapidjson::kNumberType:
        return value.IsInt64() ? QJsonValue(qint64(value.GetInt64()))
                               : QJsonValue(static_cast<double>(value.GetUint64()));
    case rapidjson::kStringType:
        return textOf(value);
    case rapidjson::kArrayType: {
        QJsonArray array;
        for (const rapidjson::Value &element : value.GetArray())
            array.append(toQt(element));
        return array;
    }
    case rapidjson::kObjectType: {
        QJsonObject object;
        for (const auto &member : value.GetObject())
            object.insert(textOf(member.name), toQt(member.value));
        return object;
    }
    }
    return {};
}

/// "1.204117", "-0.5", "7", and what other programs make of it: "0.013000000000000001", "1e-7".
/// To the nearest nanosecond.
std::optional<Timestamp> nanoseconds(QByteArrayView text)
{
    constexpr quint64 PerSecond = Second;
    constexpr double Longest = 9e9; // seconds; whatever has an exponent is no exact time
    if (text.contains('e') || text.contains('E')) {
        bool ok = false;
        const double value = text.toByteArray().toDouble(&ok);
        return ok && std::abs(value) < Longest ? std::optional(std::llround(value * 1e9))
                                               : std::nullopt;
    }
    const bool negative = text.startsWith('-');
    if (negative)
        text = text.sliced(1);
    const qsizetype point = text.indexOf('.');
    const QByteArrayView whole = point < 0 ? text : text.first(point);
    const QByteArrayView digits = point < 0 ? QByteArrayView("0") : text.sliced(point + 1);
    const QByteArrayView fraction = digits.first(std::min<qsizetype>(digits.size(), 9));
    quint64 seconds = 0;
    quint64 rest = 0;
    const auto read = [](QByteArrayView number, quint64 &value) {
        const auto [at, error] = std::from_chars(number.begin(), number.end(), value);
        return at == number.end() && error == std::errc();
    };
    if (!read(whole, seconds) || !read(fraction, rest))
        return std::nullopt;
    for (qsizetype size = fraction.size(); size < 9; ++size)
        rest *= 10;
    if (digits.size() > 9 && digits[9] >= '5')
        ++rest;
    constexpr auto Most = static_cast<quint64>(std::numeric_limits<Timestamp>::max());
    if (seconds > (Most - rest) / PerSecond)
        return std::nullopt;
    const auto value = static_cast<Timestamp>(seconds * PerSecond + rest);
    return negative ? -value : value;
}

} // namespace

QString textOf(const rapidjson::Value &string)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(
        QByteArrayView(string.GetString(), static_cast<qsizetype>(string.GetStringLength())));
}

JsonLine::JsonLine(QByteArray &line)
    : m_begin(line.constData())
{
    rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>> reader;
    rapidjson::InsituStringStream stream(line.data());
    rapidjson::ParseResult result;
    auto generate = [&](rapidjson::Document &document) {
        LineHandler handler(document);
        result = reader.Parse<ObjectFlags>(stream, handler);
        return !result.IsError();
    };
    m_document.Populate(generate);
    if (result.IsError()) {
        const bool isTooDeep = result.Code() == rapidjson::kParseErrorTermination;
        QString text = isTooDeep
            ? JsonobjectWords::tr("objects and arrays stand more than %1 deep in each other")
                  .arg(MaxObjectDepth)
            : QString::fromLatin1(rapidjson::GetParseError_En(result.Code()));
        if (text.endsWith(u'.'))
            text.chop(1);
        throw JsonProblem { static_cast<qsizetype>(result.Offset()) + 1, text };
    }
}

qsizetype JsonLine::columnOf(const rapidjson::Value &name) const
{
    return name.GetString() - m_begin; // of the quotation mark before it, from 1
}

JsonObject::JsonObject(const JsonLine &line, const rapidjson::Value &value)
    : m_line(line)
    , m_value(value)
{
    if (!value.IsObject())
        throw JsonProblem { 1, JsonobjectWords::tr("an object is expected") };
}

const rapidjson::Value *JsonObject::find(const char *name) const
{
    const auto found = m_value.FindMember(name);
    return found == m_value.MemberEnd() ? nullptr : &found->value;
}

const rapidjson::Value &JsonObject::at(const char *name) const
{
    const rapidjson::Value *value = find(name);
    if (!value)
        throw JsonProblem { 1,
            JsonobjectWords::tr("there is no \"%1\"").arg(QLatin1StringView(name)) };
    return *value;
}

void JsonObject::fail(const char *name, const QString &problem) const
{
    const auto found = m_value.FindMember(name);
    const qsizetype column = found == m_value.MemberEnd() ? 1 : m_line.columnOf(found->name);
    throw JsonProblem { column,
        QStringLiteral("\"%1\": %2").arg(QLatin1StringView(name), problem) };
}

bool JsonObject::has(const char *name) const
{
    const rapidjson::Value *value = find(name);
    return value && !value->IsNull();
}

QByteArrayView JsonObject::octets(const char *name) const
{
    const rapidjson::Value &value = at(name);
    if (!value.IsString())
        fail(name, JsonobjectWords::tr("a string is expected"));
    return { value.GetString(), static_cast<qsizetype>(value.GetStringLength()) };
}

QString JsonObject::string(const char *name) const
{
    std::ignore = octets(name); // which complains
    return textOf(at(name));
}

QString JsonObject::string(const char *name, const QString &otherwise) const
{
    return has(name) ? string(name) : otherwise;
}

bool JsonObject::flag(const char *name, bool otherwise) const
{
    if (!has(name))
        return otherwise;
    const rapidjson::Value &value = at(name);
    if (!value.IsBool())
        fail(name, JsonobjectWords::tr("true or false is expected"));
    return value.GetBool();
}

quint64 JsonObject::number(const char *name, quint64 greatest) const
{
    const rapidjson::Value &value = at(name);
    if (!value.IsUint64() || value.GetUint64() > greatest)
        fail(name, JsonobjectWords::tr("a number from 0 to %1 is expected").arg(greatest));
    return value.GetUint64();
}

quint64 JsonObject::number(const char *name, quint64 greatest, quint64 otherwise) const
{
    return has(name) ? number(name, greatest) : otherwise;
}

Timestamp JsonObject::seconds(const char *name) const
{
    const rapidjson::Value &value = at(name);
    std::optional<Timestamp> time;
    if (value.IsString())
        time = nanoseconds(octets(name));
    else if (value.IsInt64())
        time = nanoseconds(QByteArray::number(qint64(value.GetInt64())));
    if (!time)
        fail(name, JsonobjectWords::tr("seconds are expected"));
    return *time;
}

std::optional<Timestamp> JsonObject::optionalSeconds(const char *name) const
{
    return has(name) ? std::optional(seconds(name)) : std::nullopt;
}

QByteArray JsonObject::hex(const char *name) const
{
    const QByteArray digits = octets(name).toByteArray();
    const QByteArray octets = QByteArray::fromHex(digits);
    if (octets.toHex() != digits.toLower())
        fail(name, JsonobjectWords::tr("octets in hex are expected"));
    return octets;
}

std::optional<QByteArray> JsonObject::payload(const char *name) const
{
    if (has(name)) {
        const QByteArrayView text = octets(name);
        return QByteArray::fromRawData(text.data(), text.size());
    }
    const QByteArray encodedName = QByteArray(name) + "_base64";
    if (!has(encodedName.constData()))
        return std::nullopt;
    const QByteArrayView text = octets(encodedName.constData());
    const auto decoded
        = QByteArray::fromBase64Encoding(QByteArray::fromRawData(text.data(), text.size()),
            QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        fail(encodedName.constData(), JsonobjectWords::tr("it is not Base64"));
    return *decoded;
}

JsonObject JsonObject::object(const char *name) const
{
    const rapidjson::Value &value = at(name);
    if (!value.IsObject())
        fail(name, JsonobjectWords::tr("an object is expected"));
    return { m_line, value };
}

QJsonObject JsonObject::qtObject(const char *name) const
{
    return toQt(object(name).m_value).toObject();
}

void JsonObject::forEach(
    const char *name, const std::function<void(const rapidjson::Value &element)> &visit) const
{
    if (!has(name))
        return;
    const rapidjson::Value &value = at(name);
    if (!value.IsArray())
        fail(name, JsonobjectWords::tr("an array is expected"));
    for (const rapidjson::Value &element : value.GetArray())
        visit(element);
}

} // namespace Framescope
