#include "app/compose/jsontext.h"

#include <QCoreApplication>

#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace Framescope {

namespace {

constexpr int MaxDepth = 512;
constexpr unsigned ParseFlags = rapidjson::kParseIterativeFlag
    | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseNumbersAsStringsFlag;

struct JsonTextWords
{
    Q_DECLARE_TR_FUNCTIONS(JsonText)
};

/// Only counts levels: what is kept is the text itself.
class DepthHandler : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, DepthHandler>
{
public:
    using Size = rapidjson::SizeType;

    bool StartObject() { return ++m_depth <= MaxDepth; }
    bool EndObject(Size) { return leave(); }
    bool StartArray() { return ++m_depth <= MaxDepth; }
    bool EndArray(Size) { return leave(); }

private:
    bool leave()
    {
        --m_depth;
        return true;
    }

    int m_depth = 0;
};

/// "Line 3, column 7: …" for the octet at \a offset.
QString problemAt(const QByteArray &utf8, qsizetype offset, const QString &problem)
{
    const QByteArrayView before = QByteArrayView(utf8).first(std::min(offset, utf8.size()));
    const qsizetype line = std::count(before.begin(), before.end(), '\n') + 1;
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.sliced(lineStart)).size() + 1;
    return JsonTextWords::tr("Line %1, column %2: %3").arg(line).arg(column).arg(problem);
}

Result<void> checkJson(const QByteArray &utf8)
{
    rapidjson::MemoryStream stream(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>> reader;
    DepthHandler handler;
    const rapidjson::ParseResult result = reader.Parse<ParseFlags>(stream, handler);
    if (!result.IsError())
        return {};
    QString problem = result.Code() == rapidjson::kParseErrorTermination
        ? JsonTextWords::tr("It is nested more than %1 deep").arg(MaxDepth)
        : QString::fromLatin1(rapidjson::GetParseError_En(result.Code()));
    while (problem.endsWith(u'.'))
        problem.chop(1);
    return tl::unexpected(Error { ErrorCode::InvalidArgument,
        problemAt(utf8, static_cast<qsizetype>(result.Offset()), problem) });
}

bool isSpace(char octet)
{
    return octet == ' ' || octet == '\t' || octet == '\n' || octet == '\r';
}

/// The octets of the string that begins at \a begin of valid JSON, both quotation marks included.
QByteArrayView stringAt(const QByteArray &json, qsizetype begin)
{
    qsizetype end = begin + 1;
    while (json[end] != '"')
        end += json[end] == '\\' ? 2 : 1;
    return QByteArrayView(json).sliced(begin, end + 1 - begin);
}

/// Writes tokens with a member or an element a line.
class Indenter
{
public:
    void take(QByteArrayView token)
    {
        const char first = token.front();
        if (first == '}' || first == ']') {
            --m_level;
            if (!m_empty)
                breakLine();
        } else if (m_empty) {
            breakLine();
        }
        m_empty = false;
        m_text.append(token);
        if (first == '{' || first == '[') {
            ++m_level;
            m_empty = true;
        } else if (first == ',') {
            breakLine();
        } else if (first == ':') {
            m_text.append(' ');
        }
    }
    QByteArray text() const { return m_text; }

private:
    void breakLine()
    {
        m_text.append('\n');
        m_text.append(2 * m_level, ' ');
    }

    QByteArray m_text;
    qsizetype m_level = 0;
    bool m_empty = false; ///< the last token opened an object or an array
};

/// Calls \a take with each token of valid JSON; numbers and words come whole.
template <typename Take>
void forEachToken(const QByteArray &json, const Take &take)
{
    for (qsizetype at = 0; at < json.size();) {
        if (isSpace(json[at])) {
            ++at;
            continue;
        }
        qsizetype end = at + 1;
        if (json[at] == '"') {
            end = at + stringAt(json, at).size();
        } else if (!QByteArrayView("{}[],:").contains(json[at])) {
            while (end < json.size() && !isSpace(json[end])
                && !QByteArrayView("{}[],:\"").contains(json[end]))
                ++end;
        }
        take(QByteArrayView(json).sliced(at, end - at));
        at = end;
    }
}

} // namespace

Result<QByteArray> minifyJson(const QByteArray &utf8)
{
    return checkJson(utf8).map([&utf8] {
        QByteArray minified;
        minified.reserve(utf8.size());
        forEachToken(utf8, [&minified](QByteArrayView token) { minified.append(token); });
        return minified;
    });
}

Result<QByteArray> indentJson(const QByteArray &utf8)
{
    return checkJson(utf8).map([&utf8] {
        Indenter indenter;
        forEachToken(utf8, [&indenter](QByteArrayView token) { indenter.take(token); });
        return indenter.text();
    });
}

} // namespace Framescope
