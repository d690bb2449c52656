#include "app/message/jsontree.h"

#include "app/message/jsonscanner.h"
#include "app/message/jsonscantext.h"
#include "app/message/valuetreebuilder.h"

namespace Framescope {

namespace {

using NodeKind = ValueNode::Kind;

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

} // namespace

std::optional<ValueTree> readJsonTree(const QByteArray &json, const std::stop_token &stop)
{
    ValueTreeBuilder builder(ValueFormat::Json, json, stop);
    TreeTaker taker(builder);
    constexpr auto MaxDepth = static_cast<qsizetype>(ValueTree::MaxDepth);
    const JsonScan scan = scanJson(builder.octets(), MaxDepth, taker);
    const QString why = jsonScanText(scan.end, MaxDepth);
    switch (scan.end) {
    case JsonScan::End::Complete:
    case JsonScan::End::Stopped:
        break;
    case JsonScan::End::RanOut:
        builder.fail(ValueProblem::Kind::RanOut, scan.offset, why);
        break;
    case JsonScan::End::TooDeep:
        builder.fail(ValueProblem::Kind::Limit, scan.offset, why);
        break;
    default:
        builder.fail(ValueProblem::Kind::Malformed, scan.offset, why);
    }
    return builder.finish(scan.offset);
}

} // namespace Framescope
