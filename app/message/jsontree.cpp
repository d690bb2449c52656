#include "app/message/jsontree.h"

#include "app/message/jsonscanner.h"
#include "app/message/valuetreebuilder.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

using NodeKind = ValueNode::Kind;

struct JsonTreeWords
{
    Q_DECLARE_TR_FUNCTIONS(JsonTree)
};

class TreeTaker final : public JsonTokenTaker
{
public:
    explicit TreeTaker(ValueTreeBuilder &builder)
        : m_builder(builder)
    {
    }

    bool take(JsonToken token, qsizetype begin, qsizetype end) override
    {
        switch (token) {
        case JsonToken::BeginObject:
            return m_builder.open(NodeKind::Map, begin, 1);
        case JsonToken::BeginArray:
            return m_builder.open(NodeKind::Array, begin, 1);
        case JsonToken::EndObject:
        case JsonToken::EndArray:
            m_builder.close(end);
            return true;
        case JsonToken::Name:
        case JsonToken::String:
            return m_builder.add(NodeKind::Text, begin, end);
        case JsonToken::Number:
            return m_builder.add(NodeKind::Number, begin, end);
        case JsonToken::Literal:
            return m_builder.add(NodeKind::Literal, begin, end);
        case JsonToken::Colon:
        case JsonToken::Comma:
            break;
        }
        return true;
    }

private:
    ValueTreeBuilder &m_builder;
};

QString sentence(JsonScan::End end)
{
    switch (end) {
    case JsonScan::End::NoValue:
        return JsonTreeWords::tr("a value is expected");
    case JsonScan::End::NoName:
        return JsonTreeWords::tr("a name in quotation marks is expected");
    case JsonScan::End::NoColon:
        return JsonTreeWords::tr("a colon is expected");
    case JsonScan::End::NoCommaOrEnd:
        return JsonTreeWords::tr("a comma or the end of the container is expected");
    case JsonScan::End::BadEscape:
        return JsonTreeWords::tr("there is no such escape sequence");
    case JsonScan::End::ControlCharacter:
        return JsonTreeWords::tr(
            "a control character may not stand in a string unless it is escaped");
    case JsonScan::End::BadNumber:
        return JsonTreeWords::tr("a digit is expected");
    case JsonScan::End::Behind:
        return JsonTreeWords::tr("the value has ended, and more follows");
    case JsonScan::End::RanOut:
        return JsonTreeWords::tr("the text ends before the value does");
    case JsonScan::End::TooDeep:
        return JsonTreeWords::tr("values are nested deeper than %1 levels")
            .arg(ValueTree::MaxDepth);
    case JsonScan::End::Complete:
    case JsonScan::End::Stopped:
        break;
    }
    return {};
}

} // namespace

std::optional<ValueTree> readJsonTree(const QByteArray &json, const std::stop_token &stop)
{
    ValueTreeBuilder builder(ValueFormat::Json, json, stop);
    TreeTaker taker(builder);
    const JsonScan scan
        = scanJson(builder.octets(), static_cast<qsizetype>(ValueTree::MaxDepth), taker);
    switch (scan.end) {
    case JsonScan::End::Complete:
    case JsonScan::End::Stopped:
        break;
    case JsonScan::End::RanOut:
        builder.fail(ValueProblem::Kind::RanOut, scan.offset, sentence(scan.end));
        break;
    case JsonScan::End::TooDeep:
        builder.fail(ValueProblem::Kind::Limit, scan.offset, sentence(scan.end));
        break;
    default:
        builder.fail(ValueProblem::Kind::Malformed, scan.offset, sentence(scan.end));
    }
    return builder.finish(scan.offset);
}

} // namespace Framescope
