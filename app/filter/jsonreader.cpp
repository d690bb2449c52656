#include "app/filter/jsonreader.h"

#include <simdjson.h>

#include <cstring>
#include <vector>

namespace Framescope {

namespace {

namespace ondemand = simdjson::ondemand;

/// Buffers that have grown beyond this are given back.
constexpr qsizetype KeptLength = 1 << 20;

bool hasName(ondemand::field &field, QByteArrayView name)
{
    // What is in the document may be escaped; a name without anything to escape mostly is not.
    const char *raw = field.key().raw();
    const char *quote = raw;
    while (*quote != '"') {
        if (*quote == '\\') {
            std::string_view key;
            return field.unescaped_key().get(key) == simdjson::SUCCESS
                && QByteArrayView(key) == name;
        }
        ++quote;
    }
    return QByteArrayView(raw, quote - raw) == name;
}

/// Follows a path through one document.
class Walk
{
public:
    Walk(const JsonPath &path, const JsonReader::Visit &visit)
        : m_path(path)
        , m_visit(visit)
    {
    }

    /// Whether the visit has returned true. \a value may be a document or a value in it.
    template <typename Value>
    bool from(Value &value, std::size_t step) const
    {
        if (step == m_path.steps.size())
            return hand(value);
        const JsonPath::Step &next = m_path.steps[step];
        if (next.kind == JsonPath::Step::Kind::Member)
            return intoObject(value, next.name, step + 1);
        return intoArray(value, next, step + 1);
    }

private:
    template <typename Value>
    bool intoObject(Value &value, QByteArrayView name, std::size_t step) const
    {
        ondemand::object object;
        if (value.get_object().get(object) != simdjson::SUCCESS)
            return false;
        for (auto result : object) {
            if (result.error() != simdjson::SUCCESS)
                return false;
            ondemand::field field = result.value_unsafe();
            if (hasName(field, name))
                return from(field.value(), step);
        }
        return false;
    }

    template <typename Value>
    bool intoArray(Value &value, const JsonPath::Step &wanted, std::size_t step) const
    {
        ondemand::array array;
        if (value.get_array().get(array) != simdjson::SUCCESS)
            return false;
        quint64 index = 0;
        for (auto result : array) {
            if (result.error() != simdjson::SUCCESS)
                return false;
            ondemand::value element = result.value_unsafe();
            if (wanted.kind == JsonPath::Step::Kind::Element && index++ != wanted.index)
                continue;
            const bool accepted = from(element, step);
            if (accepted || wanted.kind == JsonPath::Step::Kind::Element)
                return accepted;
        }
        return false;
    }

    template <typename Value>
    bool hand(Value &value) const
    {
        ondemand::json_type type;
        if (value.type().get(type) != simdjson::SUCCESS)
            return false;
        JsonValue found;
        switch (type) {
        case ondemand::json_type::null:
            return m_visit(found);
        case ondemand::json_type::boolean:
            found.kind = JsonValue::Kind::Flag;
            return value.get_bool().get(found.flag) == simdjson::SUCCESS && m_visit(found);
        case ondemand::json_type::number:
            found.kind = JsonValue::Kind::Number;
            return readNumber(value, found.number) && m_visit(found);
        case ondemand::json_type::string: {
            found.kind = JsonValue::Kind::String;
            std::string_view text;
            if (value.get_string().get(text) != simdjson::SUCCESS)
                return false;
            found.string = QByteArrayView(text.data(), static_cast<qsizetype>(text.size()));
            return m_visit(found);
        }
        case ondemand::json_type::array:
            found.kind = JsonValue::Kind::Array;
            return m_visit(found);
        case ondemand::json_type::object:
            found.kind = JsonValue::Kind::Object;
            return m_visit(found);
        }
        return false;
    }

    template <typename Value>
    static bool readNumber(Value &value, JsonNumber &number)
    {
        ondemand::number read;
        if (value.get_number().get(read) != simdjson::SUCCESS)
            return value.get_double().get(number.value) == simdjson::SUCCESS; // beyond 64 bits
        number.value = read.as_double();
        if (read.is_int64())
            number.whole = read.get_int64();
        return true;
    }

    const JsonPath &m_path;
    const JsonReader::Visit &m_visit;
};

} // namespace

class JsonReader::Parser
{
public:
    /// \a json with the octets behind it that the library may read; nullopt if it is too long.
    std::optional<simdjson::padded_string_view> padded(QByteArrayView json)
    {
        if (json.size() > MaxLength)
            return std::nullopt;
        const auto size = static_cast<std::size_t>(json.size());
        if (m_buffer.size() < size + simdjson::SIMDJSON_PADDING)
            m_buffer.resize(size + simdjson::SIMDJSON_PADDING);
        if (size > 0)
            std::memcpy(m_buffer.data(), json.data(), size);
        std::memset(m_buffer.data() + size, 0, simdjson::SIMDJSON_PADDING);
        return simdjson::padded_string_view(m_buffer.data(), size, m_buffer.size());
    }
    void shrink()
    {
        if (m_buffer.size() <= static_cast<std::size_t>(KeptLength))
            return;
        *this = Parser();
    }

    ondemand::parser walking;
    simdjson::dom::parser whole;

private:
    std::vector<char> m_buffer;
};

JsonReader::JsonReader()
    : m_parser(std::make_unique<Parser>())
{
}

JsonReader::~JsonReader() = default;
JsonReader::JsonReader(JsonReader &&) noexcept = default;
JsonReader &JsonReader::operator=(JsonReader &&) noexcept = default;

bool JsonReader::anyOf(QByteArrayView json, const JsonPath &path, const Visit &visit)
{
    bool found = false;
    if (const auto padded = m_parser->padded(json)) {
        ondemand::document document;
        found = m_parser->walking.iterate(*padded).get(document) == simdjson::SUCCESS
            && Walk(path, visit).from(document, 0);
    }
    m_parser->shrink();
    return found;
}

bool JsonReader::isWellFormed(QByteArrayView json)
{
    bool wellFormed = false;
    if (const auto padded = m_parser->padded(json)) {
        simdjson::dom::element root;
        wellFormed = m_parser->whole.parse(padded->data(), padded->size(), false).get(root)
            == simdjson::SUCCESS;
    }
    m_parser->shrink();
    return wellFormed;
}

} // namespace Framescope
