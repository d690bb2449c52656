#include "app/filter/filterlexer.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct FilterLexerWords
{
    Q_DECLARE_TR_FUNCTIONS(FilterLexer)
};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

int hexDigit(QChar c)
{
    if (isDigit(c))
        return c.unicode() - u'0';
    const char16_t lower = c.unicode() | 0x20;
    return lower >= u'a' && lower <= u'f' ? lower - u'a' + 10 : -1;
}

bool beginsWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c == u'$'
        || c.unicode() >= 0x80;
}

bool continuesWord(QChar c)
{
    return beginsWord(c) || isDigit(c) || c == u'-';
}

/// Resolves the escapes of a string.
class Unescaper
{
public:
    explicit Unescaper(QStringView raw)
        : m_raw(raw)
    {
    }

    /// False at an escape that there is not: it is at position(), problemLength() long.
    bool run()
    {
        while (m_at < m_raw.size()) {
            const qsizetype backslash = m_raw.indexOf(u'\\', m_at);
            const qsizetype plainEnd = backslash < 0 ? m_raw.size() : backslash;
            m_octets += m_raw.sliced(m_at, plainEnd - m_at).toUtf8();
            m_at = plainEnd;
            if (backslash >= 0 && !escape())
                return false;
        }
        return true;
    }
    const QByteArray &octets() const { return m_octets; }
    qsizetype position() const { return m_at; }

private:
    bool escape()
    {
        const QChar c = m_at + 1 < m_raw.size() ? m_raw[m_at + 1] : QChar();
        switch (c.unicode()) {
        case u'"':
        case u'\\':
        case u'/':
            return put(static_cast<char>(c.unicode()));
        case u'n':
            return put('\n');
        case u'r':
            return put('\r');
        case u't':
            return put('\t');
        case u'0':
            return put('\0');
        case u'x':
            return hexOctet();
        case u'u':
            return character();
        default:
            return false;
        }
    }
    bool put(char octet)
    {
        m_octets += octet;
        m_at += 2;
        return true;
    }
    std::optional<uint> hex(qsizetype from, qsizetype digits) const
    {
        if (from + digits > m_raw.size())
            return std::nullopt;
        uint value = 0;
        for (qsizetype i = from; i < from + digits; ++i) {
            const int digit = hexDigit(m_raw[i]);
            if (digit < 0)
                return std::nullopt;
            value = value * 16 + static_cast<uint>(digit);
        }
        return value;
    }
    bool hexOctet()
    {
        const auto value = hex(m_at + 2, 2);
        if (!value)
            return false;
        m_octets += static_cast<char>(*value);
        m_at += 4;
        return true;
    }
    bool character()
    {
        auto value = hex(m_at + 2, 4);
        qsizetype length = 6;
        if (value && QChar::isHighSurrogate(*value)
            && m_raw.sliced(m_at + 6).startsWith(u"\\u"_s)) {
            const auto low = hex(m_at + 8, 4);
            if (low && QChar::isLowSurrogate(*low)) {
                value = QChar::surrogateToUcs4(
                    static_cast<char16_t>(*value), static_cast<char16_t>(*low));
                length = 12;
            }
        }
        if (!value || QChar::isSurrogate(*value))
            return false;
        const char32_t code = *value;
        m_octets += QString::fromUcs4(&code, 1).toUtf8();
        m_at += length;
        return true;
    }

    QStringView m_raw;
    qsizetype m_at = 0;
    QByteArray m_octets;
};

} // namespace

FilterToken FilterLexer::token(FilterToken::Kind kind, qsizetype end)
{
    FilterToken made;
    made.kind = kind;
    made.position = m_at;
    made.text = m_text.sliced(m_at, end - m_at);
    m_at = end;
    return made;
}

FilterToken FilterLexer::invalid(
    qsizetype end, qsizetype at, qsizetype length, const QString &problem)
{
    FilterToken made = token(FilterToken::Kind::Invalid, end);
    made.error = { at, std::max<qsizetype>(1, length), problem, {} };
    made.hasError = true;
    return made;
}

FilterToken FilterLexer::next()
{
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
    if (m_at == m_text.size())
        return token(FilterToken::Kind::End, m_at);
    const QChar c = at(m_at);
    if (c == u'"')
        return string(m_at);
    if (c == u'r' && at(m_at + 1) == u'"')
        return string(m_at + 1);
    if (c == u'h' && at(m_at + 1) == u'"')
        return octets();
    if (isDigit(c) || ((c == u'-' || c == u'+') && isDigit(at(m_at + 1))))
        return number();
    if (beginsWord(c))
        return word();
    return symbol();
}

FilterToken FilterLexer::word()
{
    qsizetype end = m_at;
    while (end < m_text.size() && continuesWord(m_text[end]))
        ++end;
    return token(FilterToken::Kind::Word, end);
}

FilterToken FilterLexer::number()
{
    qsizetype end = m_at;
    const auto digits = [&] {
        while (isDigit(at(end)))
            ++end;
    };
    if (!isDigit(at(end)))
        ++end; // the sign
    if (at(end) == u'0' && (at(end + 1) == u'x' || at(end + 1) == u'X')) {
        end += 2;
    } else {
        digits();
        if (at(end) == u'.' && isDigit(at(end + 1))) {
            ++end;
            digits();
        }
        const bool isSigned = at(end + 1) == u'-' || at(end + 1) == u'+';
        if ((at(end) == u'e' || at(end) == u'E') && isDigit(at(end + (isSigned ? 2 : 1)))) {
            end += isSigned ? 2 : 1;
            digits();
        }
    }
    // Hex digits, a unit, or what should not stand here: who asks for the number judges.
    while (end < m_text.size() && (isDigit(at(end)) || beginsWord(at(end))))
        ++end;
    return token(FilterToken::Kind::Number, end);
}

FilterToken FilterLexer::string(qsizetype quote)
{
    const bool isRaw = quote > m_at;
    qsizetype end = quote + 1;
    while (end < m_text.size() && m_text[end] != u'"')
        end += m_text[end] == u'\\' && end + 1 < m_text.size() ? 2 : 1;
    if (end >= m_text.size())
        return invalid(m_text.size(), m_at, m_text.size() - m_at,
            FilterLexerWords::tr("this string has no closing quote"));
    const qsizetype content = quote + 1;
    FilterToken made = token(FilterToken::Kind::String, end + 1);
    made.raw = m_text.sliced(content, end - content);
    if (isRaw) {
        made.octets = made.raw.toUtf8();
        return made;
    }
    Unescaper unescaper(made.raw);
    if (!unescaper.run()) {
        const qsizetype at = unescaper.position();
        const qsizetype length = std::min<qsizetype>(2, made.raw.size() - at);
        made.hasError = true;
        made.error = { content + at, length,
            FilterLexerWords::tr(
                "'%1' is no escape; there are \\\" \\\\ \\/ \\n \\r \\t \\0 \\xHH and \\uHHHH")
                .arg(made.raw.sliced(at, length)),
            {} };
        const bool isNumber = length == 2 && (made.raw[at + 1] == u'u' || made.raw[at + 1] == u'x');
        if (!isNumber)
            made.error.suggestion = u'r' + made.text.toString();
    }
    made.octets = unescaper.octets();
    return made;
}

FilterToken FilterLexer::octets()
{
    const qsizetype content = m_at + 2;
    const qsizetype end = m_text.indexOf(u'"', content);
    if (end < 0)
        return invalid(m_text.size(), m_at, m_text.size() - m_at,
            FilterLexerWords::tr("these octets have no closing quote"));
    QByteArray octets;
    for (qsizetype i = content; i < end;) {
        if (m_text[i].isSpace() || m_text[i] == u':') {
            ++i;
            continue;
        }
        const int high = hexDigit(m_text[i]);
        const int low = i + 1 < end ? hexDigit(m_text[i + 1]) : -1;
        if (high < 0)
            return invalid(
                end + 1, i, 1, FilterLexerWords::tr("'%1' is no hex digit").arg(m_text[i]));
        if (low < 0)
            return invalid(
                end + 1, i, 1, FilterLexerWords::tr("an octet is written with two hex digits"));
        octets += static_cast<char>(high * 16 + low);
        i += 2;
    }
    FilterToken made = token(FilterToken::Kind::Octets, end + 1);
    made.octets = octets;
    return made;
}

FilterToken FilterLexer::symbol()
{
    static constexpr std::array Symbols { "=="_L1, "!="_L1, "<="_L1, ">="_L1, "&&"_L1, "||"_L1,
        ".."_L1, "<"_L1, ">"_L1, "~"_L1, "!"_L1, "("_L1, ")"_L1, "{"_L1, "}"_L1, "["_L1, "]"_L1,
        ","_L1, "."_L1, "*"_L1 };
    const QStringView rest = m_text.sliced(m_at);
    for (QLatin1StringView symbol : Symbols) {
        if (rest.startsWith(symbol))
            return token(FilterToken::Kind::Symbol, m_at + symbol.size());
    }
    const bool isPair = rest.front().isHighSurrogate() && rest.size() > 1;
    const QStringView found = rest.first(isPair ? 2 : 1);
    FilterToken made = invalid(m_at + found.size(), m_at, found.size(),
        FilterLexerWords::tr("'%1' has no meaning here").arg(found));
    constexpr std::array<std::pair<char16_t, QLatin1StringView>, 4> Meant { { { u'=', "=="_L1 },
        { u'&', "&&"_L1 }, { u'|', "||"_L1 }, { u'\'', "\""_L1 } } };
    for (const auto &[wrong, right] : Meant) {
        if (found.front() == wrong)
            made.error.suggestion = right;
    }
    return made;
}

} // namespace Framescope
