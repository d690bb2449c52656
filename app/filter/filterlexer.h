#pragma once

#include "app/filter/filtererror.h"

#include <QByteArray>
#include <QStringView>

namespace Framescope {

/// The smallest part of an expression.
struct FilterToken
{
    enum class Kind : quint8 {
        End,
        Word, ///< a name, a keyword or a value: letters, digits, _ and -, anything not ASCII
        Number, ///< decimal or 0x…, perhaps with a sign and a unit behind it
        String, ///< "…", or r"…" where the backslash means itself
        Octets, ///< h"de ad be ef"
        Symbol, ///< one of == != <= >= < > ~ && || ! ( ) { } [ ] , . .. *
        Invalid, ///< see error
    };

    Kind kind = Kind::End;
    qsizetype position = 0;
    QStringView text; ///< as written
    /// String: its octets, escapes resolved, UTF-8. Octets: themselves.
    QByteArray octets;
    /// String: as written between the quotes, for patterns, to which the backslash belongs.
    QStringView raw;
    /// Of an Invalid token; of a String with an escape that there is not, too, where it is no
    /// matter to a pattern.
    FilterError error;
    bool hasError = false;

    qsizetype end() const { return position + text.size(); }
    bool isSymbol(QStringView symbol) const { return kind == Kind::Symbol && text == symbol; }
    bool isWord(QStringView word) const { return kind == Kind::Word && text == word; }
};

/// Cuts an expression into tokens.
class FilterLexer
{
public:
    /// \a expression must outlive the tokens.
    explicit FilterLexer(QStringView expression)
        : m_text(expression)
    {
    }

    /// After the last one, End tokens without end.
    FilterToken next();

private:
    FilterToken token(FilterToken::Kind kind, qsizetype end);
    FilterToken invalid(qsizetype end, qsizetype at, qsizetype length, const QString &problem);
    FilterToken word();
    FilterToken number();
    FilterToken string(qsizetype quote);
    FilterToken octets();
    FilterToken symbol();
    QChar at(qsizetype position) const
    {
        return position < m_text.size() ? m_text[position] : QChar();
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace Framescope
