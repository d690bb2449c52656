#include "ui/intercept/jsontokens.h"

#include <utility>

namespace Framescope {

bool JsonTokens::opens(JsonToken token)
{
    return token == JsonToken::BeginObject || token == JsonToken::BeginArray;
}

bool JsonTokens::closes(JsonToken token)
{
    return token == JsonToken::EndObject || token == JsonToken::EndArray;
}

std::optional<JsonTokens> JsonTokens::read(const QByteArray &json)
{
    class Taker final : public JsonTokenTaker
    {
    public:
        bool take(JsonToken token, qsizetype begin, qsizetype end) override
        {
            if (closes(token))
                --m_level;
            pieces.push_back({ token, begin, end, m_level });
            if (opens(token))
                ++m_level;
            return true;
        }

        std::vector<Piece> pieces;

    private:
        qsizetype m_level = 0;
    };
    if (!QUtf8StringView(json).isValidUtf8())
        return std::nullopt;
    Taker taker;
    if (scanJson(json, MostLevels, taker).end != JsonScan::End::Complete)
        return std::nullopt;
    JsonTokens tokens;
    tokens.m_json = json;
    tokens.m_pieces = std::move(taker.pieces);
    return tokens;
}

QByteArrayView JsonTokens::text(qsizetype index) const
{
    const Piece &at = piece(index);
    return QByteArrayView(m_json).sliced(at.begin, at.end - at.begin);
}

QByteArrayView JsonTokens::space(qsizetype index) const
{
    const qsizetype begin = index == 0 ? 0 : piece(index - 1).end;
    const qsizetype end = index == count() ? m_json.size() : piece(index).begin;
    return QByteArrayView(m_json).sliced(begin, end - begin);
}

JsonTokens::Gap JsonTokens::gap(qsizetype index) const
{
    if (index == 0 || index == count())
        return Gap::Outside;
    const JsonToken before = token(index - 1);
    const JsonToken after = token(index);
    if (opens(before))
        return closes(after) ? Gap::Empty : Gap::AfterOpen;
    if (closes(after))
        return Gap::BeforeClose;
    if (before == JsonToken::Comma)
        return Gap::AfterComma;
    if (before == JsonToken::Colon)
        return Gap::AfterColon;
    return after == JsonToken::Comma ? Gap::BeforeComma : Gap::BeforeColon;
}

qsizetype JsonTokens::level(qsizetype index) const
{
    return index == count() ? 0 : piece(index).level;
}

} // namespace Framescope
