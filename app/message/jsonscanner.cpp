#include "app/message/jsonscanner.h"

#include <QByteArray>

namespace Framescope {

namespace {

using ScanEnd = JsonScan::End;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

class Scanner
{
public:
    Scanner(QByteArrayView json, qsizetype maxDepth, JsonTokenTaker &taker)
        : m_json(json)
        , m_maxDepth(maxDepth)
        , m_taker(taker)
    {
    }

    JsonScan run()
    {
        while (true) {
            skipSpace();
            if (m_expected == Expected::Nothing) {
                m_end = atEnd() ? ScanEnd::Complete : ScanEnd::Behind;
                break;
            }
            if (atEnd()) {
                m_end = ScanEnd::RanOut;
                break;
            }
            if (!step())
                break;
        }
        return { m_end, m_at };
    }

private:
    enum class Expected : quint8 {
        Value,
        FirstElement, ///< or the end of the array
        FirstName, ///< or the end of the object
        Name,
        Colon,
        CommaOrEnd,
        Nothing, ///< the value has ended
    };

    bool atEnd() const { return m_at == m_json.size(); }
    char here() const { return m_json[m_at]; }

    void skipSpace()
    {
        while (!atEnd() && (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t'))
            ++m_at;
    }

    bool fail(ScanEnd end)
    {
        m_end = end;
        return false;
    }

    bool failAt(qsizetype at, ScanEnd end)
    {
        m_at = at;
        return fail(end);
    }

    /// Hands the octets up to \a end over. False if no more are wanted.
    bool emitToken(JsonToken token, qsizetype end)
    {
        const qsizetype begin = m_at;
        m_at = end;
        return m_taker.take(token, begin, end) || fail(ScanEnd::Stopped);
    }

    /// Reads one token. False if it may not stand here or if the text ended inside it.
    bool step()
    {
        switch (m_expected) {
        case Expected::FirstElement:
            return here() == ']' ? close(JsonToken::EndArray) : value();
        case Expected::Value:
            return value();
        case Expected::FirstName:
            return here() == '}' ? close(JsonToken::EndObject) : name();
        case Expected::Name:
            return name();
        case Expected::Colon:
            if (here() != ':')
                return fail(ScanEnd::NoColon);
            m_expected = Expected::Value;
            return emitToken(JsonToken::Colon, m_at + 1);
        case Expected::CommaOrEnd:
            return commaOrEnd();
        case Expected::Nothing:
            break;
        }
        return fail(ScanEnd::Behind);
    }

    bool value()
    {
        switch (here()) {
        case '{':
            return open('}', JsonToken::BeginObject, Expected::FirstName);
        case '[':
            return open(']', JsonToken::BeginArray, Expected::FirstElement);
        case '"':
            return string(JsonToken::String) && valueRead();
        case 't':
            return literal("true") && valueRead();
        case 'f':
            return literal("false") && valueRead();
        case 'n':
            return literal("null") && valueRead();
        default:
            return number() && valueRead();
        }
    }

    bool valueRead()
    {
        m_expected = m_closers.isEmpty() ? Expected::Nothing : Expected::CommaOrEnd;
        return true;
    }

    bool name()
    {
        if (here() != '"')
            return fail(ScanEnd::NoName);
        m_expected = Expected::Colon;
        return string(JsonToken::Name);
    }

    bool open(char closer, JsonToken token, Expected next)
    {
        if (m_closers.size() == m_maxDepth)
            return fail(ScanEnd::TooDeep);
        m_closers.append(closer);
        m_expected = next;
        return emitToken(token, m_at + 1);
    }

    bool close(JsonToken token)
    {
        m_closers.chop(1);
        valueRead();
        return emitToken(token, m_at + 1);
    }

    bool commaOrEnd()
    {
        const char closer = m_closers.back();
        if (here() == ',') {
            m_expected = closer == '}' ? Expected::Name : Expected::Value;
            return emitToken(JsonToken::Comma, m_at + 1);
        }
        if (here() != closer)
            return fail(ScanEnd::NoCommaOrEnd);
        return close(closer == '}' ? JsonToken::EndObject : JsonToken::EndArray);
    }

    bool string(JsonToken token)
    {
        qsizetype end = m_at + 1;
        while (end < m_json.size() && m_json[end] != '"') {
            if (static_cast<quint8>(m_json[end]) < 0x20)
                return failAt(end, ScanEnd::ControlCharacter);
            if (m_json[end] == '\\' && !escape(end))
                return failAt(end, ScanEnd::BadEscape);
            ++end;
        }
        const bool isOpen = end >= m_json.size();
        if (!emitToken(token, isOpen ? m_json.size() : end + 1))
            return false;
        return !isOpen || fail(ScanEnd::RanOut);
    }

    /// Moves \a at from the backslash to the last character of its escape sequence.
    bool escape(qsizetype &at) const
    {
        ++at;
        if (at >= m_json.size())
            return true; // string() sees that the text has ended
        if (m_json[at] != 'u')
            return QByteArrayView("\"\\/bfnrt").contains(m_json[at]);
        for (int digit = 0; digit < 4 && at + 1 < m_json.size(); ++digit) {
            if (!isHexDigit(m_json[++at]))
                return false;
        }
        return true;
    }

    bool literal(QByteArrayView word)
    {
        const QByteArrayView rest = m_json.sliced(m_at);
        if (rest.size() < word.size() && word.startsWith(rest))
            return emitToken(JsonToken::Literal, m_json.size()) && fail(ScanEnd::RanOut);
        if (!rest.startsWith(word))
            return fail(ScanEnd::NoValue);
        return emitToken(JsonToken::Literal, m_at + word.size());
    }

    /// RFC 8259 §6. At the cut end of a text every number is taken for unfinished.
    bool number()
    {
        qsizetype end = m_at;
        const auto take = [&](QByteArrayView any) {
            if (end < m_json.size() && any.contains(m_json[end])) {
                ++end;
                return true;
            }
            return false;
        };
        const auto takeDigits = [&] {
            const qsizetype begin = end;
            while (end < m_json.size() && isDigit(m_json[end]))
                ++end;
            return end > begin || end == m_json.size();
        };
        const bool isNegative = take("-");
        const bool leadingZero = take("0");
        if (!leadingZero && !takeDigits())
            return isNegative ? failAt(end, ScanEnd::BadNumber) : fail(ScanEnd::NoValue);
        if (take(".") && !takeDigits())
            return failAt(end, ScanEnd::BadNumber);
        if (take("eE")) {
            take("+-");
            if (!takeDigits())
                return failAt(end, ScanEnd::BadNumber);
        }
        const bool cutShort = end == m_json.size() && !isDigit(m_json[end - 1]);
        if (!emitToken(JsonToken::Number, end))
            return false;
        return !cutShort || fail(ScanEnd::RanOut);
    }

    const QByteArrayView m_json;
    const qsizetype m_maxDepth;
    JsonTokenTaker &m_taker;
    qsizetype m_at = 0;
    Expected m_expected = Expected::Value;
    QByteArray m_closers; ///< of the objects and arrays that are open, outermost first
    ScanEnd m_end = ScanEnd::Complete;
};

} // namespace

JsonScan scanJson(QByteArrayView json, qsizetype maxDepth, JsonTokenTaker &taker)
{
    return Scanner(json, maxDepth, taker).run();
}

} // namespace Framescope
