#include "ui/message/jsonlayout.h"

#include "app/message/jsonscanner.h"
#include "ui/message/textlinebuilder.h"

#include <QByteArray>

namespace Framescope {

namespace {

using SpanKind = TextSpan::Kind;

/// Puts the tokens of JSON on lines.
class JsonWriter final : public JsonTokenTaker
{
public:
    JsonWriter(QByteArrayView json, const std::stop_token &stop)
        : m_json(json)
        , m_stop(stop)
    {
    }

    bool isFull() const { return m_builder.isFull(); }
    LaidOutText takeText() { return m_builder.take(); }

    bool take(JsonToken token, qsizetype begin, qsizetype end) override
    {
        const QByteArrayView octets = m_json.sliced(begin, end - begin);
        const bool isEnd = token == JsonToken::EndObject || token == JsonToken::EndArray;
        if (isEnd)
            --m_depth;
        if (isEnd != m_atBegin) // "{}" and "[]" stay on their line
            newLine();
        m_atBegin = token == JsonToken::BeginObject || token == JsonToken::BeginArray;
        if (m_atBegin)
            ++m_depth;
        m_builder.append(octets, kind(token));
        if (token == JsonToken::Colon)
            m_builder.append(" ");
        else if (token == JsonToken::Comma)
            newLine();
        return !m_builder.isFull() && !m_stop.stop_requested();
    }

private:
    static std::optional<SpanKind> kind(JsonToken token)
    {
        switch (token) {
        case JsonToken::Name:
            return SpanKind::Name;
        case JsonToken::String:
            return SpanKind::String;
        case JsonToken::Number:
            return SpanKind::Number;
        case JsonToken::Literal:
            return SpanKind::Literal;
        default:
            return std::nullopt;
        }
    }

    void newLine()
    {
        m_builder.endLine();
        m_builder.append(QByteArray(2 * m_depth, ' '));
    }

    const QByteArrayView m_json;
    const std::stop_token &m_stop;
    TextLineBuilder m_builder;
    qsizetype m_depth = 0;
    bool m_atBegin = false; ///< an object or an array has begun, and nothing is in it yet
};

} // namespace

std::optional<LaidOutText> layOutJson(QByteArrayView json, JsonEnd end, const std::stop_token &stop)
{
    JsonWriter writer(json, stop);
    const JsonScan scan = scanJson(json, MaxJsonDepth, writer);
    switch (scan.end) {
    case JsonScan::End::Complete:
        return writer.takeText();
    case JsonScan::End::Stopped:
        if (writer.isFull() && !stop.stop_requested())
            return writer.takeText();
        break;
    case JsonScan::End::RanOut:
        if (end == JsonEnd::Cut && !json.isEmpty())
            return writer.takeText();
        break;
    default:
        break;
    }
    return std::nullopt;
}

} // namespace Framescope
