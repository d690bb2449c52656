#include "ui/message/jsonlayout.h"

#include "ui/message/textlinebuilder.h"

#include <QByteArray>

namespace Framescope {

namespace {

using SpanKind = TextSpan::Kind;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// Reads JSON once from front to back and lays it out on the way. Keeps a stack of its own, so
/// that deep nesting costs no call stack.
class JsonWriter
{
public:
    JsonWriter(QByteArrayView json, const std::stop_token &stop)
        : m_json(json)
        , m_stop(stop)
    {
    }

    enum class Outcome { Complete, RanOut, Invalid };

    Outcome run()
    {
        while (true) {
            if (m_stop.stop_requested())
                return Outcome::Invalid;
            skipSpace();
            if (m_expected == Expected::End)
                return atEnd() ? Outcome::Complete : Outcome::Invalid;
            if (atEnd())
                return Outcome::RanOut;
            if (!step())
                return m_ranOut ? Outcome::RanOut : Outcome::Invalid;
        }
    }

    QList<TextLine> takeLines() { return m_builder.take(); }

private:
    enum class Expected : quint8 {
        Value,
        FirstElement, ///< or the end of the array
        FirstName, ///< or the end of the object
        Name,
        Colon,
        CommaOrEnd,
        End, ///< of the text
    };

    bool atEnd() const { return m_at == m_json.size(); }
    char here() const { return m_json[m_at]; }

    void skipSpace()
    {
        while (!atEnd() && (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t'))
            ++m_at;
    }

    /// Reads one token. False if it may not stand here or if the text ended inside it.
    bool step()
    {
        switch (m_expected) {
        case Expected::FirstElement:
            if (here() == ']')
                return closeEmpty();
            newLine();
            return value();
        case Expected::Value:
            return value();
        case Expected::FirstName:
            if (here() == '}')
                return closeEmpty();
            newLine();
            return name();
        case Expected::Name:
            return name();
        case Expected::Colon:
            if (here() != ':')
                return false;
            ++m_at;
            m_builder.append(": ");
            m_expected = Expected::Value;
            return true;
        case Expected::CommaOrEnd:
            return commaOrEnd();
        case Expected::End:
            break;
        }
        return false;
    }

    bool value()
    {
        switch (here()) {
        case '{':
            return open('}', Expected::FirstName);
        case '[':
            return open(']', Expected::FirstElement);
        case '"':
            return string(SpanKind::String) && valueRead();
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
        m_expected = m_closers.isEmpty() ? Expected::End : Expected::CommaOrEnd;
        return true;
    }

    bool name()
    {
        if (here() != '"' || !string(SpanKind::Name))
            return false;
        m_expected = Expected::Colon;
        return true;
    }

    bool open(char closer, Expected next)
    {
        if (m_closers.size() == MaxJsonDepth)
            return false;
        m_builder.append(m_json.sliced(m_at++, 1));
        m_closers.append(closer);
        m_expected = next;
        return true;
    }

    bool closeEmpty()
    {
        m_builder.append(m_json.sliced(m_at++, 1));
        m_closers.chop(1);
        return valueRead();
    }

    bool commaOrEnd()
    {
        const char closer = m_closers.back();
        if (here() == ',') {
            m_builder.append(m_json.sliced(m_at++, 1));
            newLine();
            m_expected = closer == '}' ? Expected::Name : Expected::Value;
            return true;
        }
        if (here() != closer)
            return false;
        m_closers.chop(1);
        newLine();
        m_builder.append(m_json.sliced(m_at++, 1));
        return valueRead();
    }

    void newLine()
    {
        m_builder.endLine();
        m_builder.append(QByteArray(2 * m_closers.size(), ' '));
    }

    bool runOut()
    {
        m_ranOut = true;
        return false;
    }

    bool string(SpanKind kind)
    {
        qsizetype end = m_at + 1;
        while (end < m_json.size() && m_json[end] != '"') {
            if (static_cast<quint8>(m_json[end]) < 0x20)
                return false;
            if (m_json[end] == '\\' && !escape(end))
                return false;
            ++end;
        }
        const bool isOpen = end >= m_json.size();
        if (isOpen)
            end = m_json.size();
        else
            ++end;
        emitToken(end, kind);
        return isOpen ? runOut() : true;
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
        if (rest.size() < word.size() && word.startsWith(rest)) {
            emitToken(m_json.size(), SpanKind::Literal);
            return runOut();
        }
        if (!rest.startsWith(word))
            return false;
        emitToken(m_at + word.size(), SpanKind::Literal);
        return true;
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
        take("-");
        const bool leadingZero = take("0");
        if (!leadingZero && !takeDigits())
            return false;
        if (take(".") && !takeDigits())
            return false;
        if (take("eE")) {
            take("+-");
            if (!takeDigits())
                return false;
        }
        const bool cutShort = end == m_json.size() && !isDigit(m_json[end - 1]);
        emitToken(end, SpanKind::Number);
        return cutShort ? runOut() : true;
    }

    void emitToken(qsizetype end, SpanKind kind)
    {
        m_builder.append(m_json.sliced(m_at, end - m_at), kind);
        m_at = end;
    }

    QByteArrayView m_json;
    const std::stop_token &m_stop;
    qsizetype m_at = 0;
    Expected m_expected = Expected::Value;
    QByteArray m_closers; ///< of the objects and arrays that are open, outermost first
    bool m_ranOut = false;
    TextLineBuilder m_builder;
};

} // namespace

std::optional<QList<TextLine>> layOutJson(
    QByteArrayView json, JsonEnd end, const std::stop_token &stop)
{
    JsonWriter writer(json, stop);
    switch (writer.run()) {
    case JsonWriter::Outcome::Complete:
        return writer.takeLines();
    case JsonWriter::Outcome::RanOut:
        if (end == JsonEnd::Cut && !json.isEmpty())
            return writer.takeLines();
        break;
    case JsonWriter::Outcome::Invalid:
        break;
    }
    return std::nullopt;
}

} // namespace Framescope
