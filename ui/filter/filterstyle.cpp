#include "ui/filter/filterstyle.h"

#include "app/filter/filterfield.h"
#include "app/filter/filterlexer.h"

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

bool isKeyword(QStringView word)
{
    static constexpr auto Keywords = std::to_array<QStringView>({ u"and", u"or", u"not", u"in",
        u"contains", u"matches", u"eq", u"ne", u"lt", u"le", u"gt", u"ge" });
    return std::ranges::find(Keywords, word) != Keywords.end();
}

QTextCharFormat formatOf(const Theme &theme, const FilterToken &token, bool isValue)
{
    QTextCharFormat format;
    const auto color = [&](const QColor &value) { format.setForeground(value); };
    switch (token.kind) {
    case FilterToken::Kind::Word:
        if (isKeyword(token.text)) {
            color(theme.color(Token::Accent));
            format.setFontWeight(QFont::Bold);
        } else {
            color(
                isValue ? theme.fieldColors(Theme::Field::Opcode).text : theme.color(Token::Text));
        }
        break;
    case FilterToken::Kind::Number:
        color(theme.fieldColors(Theme::Field::Mask).text);
        break;
    case FilterToken::Kind::String:
    case FilterToken::Kind::Octets:
        color(theme.color(Token::Ok));
        break;
    case FilterToken::Kind::Symbol:
        color(theme.color(Token::Accent));
        break;
    case FilterToken::Kind::Invalid:
        color(theme.color(Token::Err));
        break;
    case FilterToken::Kind::End:
        break;
    }
    return format;
}

/// A word behind \a token is a value, not a field.
bool leadsToValue(const FilterToken &token, bool isInSet)
{
    if (token.kind == FilterToken::Kind::Symbol) {
        static constexpr auto Comparisons
            = std::to_array<QStringView>({ u"==", u"!=", u"<=", u">=", u"<", u">", u"~", u".." });
        return token.isSymbol(u"{") || (isInSet && token.isSymbol(u","))
            || std::ranges::find(Comparisons, token.text) != Comparisons.end();
    }
    return token.kind == FilterToken::Kind::Word && isKeyword(token.text) && token.text != u"and"
        && token.text != u"or" && token.text != u"not";
}

} // namespace

QList<QTextLayout::FormatRange> filterFormats(const Theme &theme, QStringView expression)
{
    QList<QTextLayout::FormatRange> formats;
    FilterLexer lexer(expression);
    bool isValue = false;
    bool isInSet = false;
    for (FilterToken token = lexer.next(); token.kind != FilterToken::Kind::End;
         token = lexer.next()) {
        formats.append({ static_cast<int>(token.position), static_cast<int>(token.text.size()),
            formatOf(theme, token, isValue) });
        isInSet = (isInSet || token.isSymbol(u"{")) && !token.isSymbol(u"}");
        isValue = leadsToValue(token, isInSet);
    }
    return formats;
}

} // namespace Framescope
