#include "app/filter/filterexpression.h"
#include "app/filter/filterlexer.h"
#include "app/filter/filtervalueparser.h"

#include <QCoreApplication>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

using TokenKind = FilterToken::Kind;

struct FilterParserWords
{
    Q_DECLARE_TR_FUNCTIONS(FilterParser)
};

/// One function a rule of the grammar. A function that fails leaves the error in m_error.
class Parser
{
public:
    explicit Parser(QStringView text)
        : m_lexer(text)
    {
        advance();
    }

    tl::expected<FilterExpression, FilterError> run()
    {
        if (m_token.kind == TokenKind::End)
            return FilterExpression {};
        std::optional<FilterExpression> expression = disjunction();
        if (expression && m_token.kind != TokenKind::End)
            fail(FilterParserWords::tr("'and', 'or' or the end was expected instead of '%1'")
                     .arg(m_token.text),
                nearestWord(m_token.text, { u"and"_s, u"or"_s }));
        if (m_error)
            return tl::unexpected(*m_error);
        return std::move(*expression);
    }

private:
    using Parsed = std::optional<FilterExpression>;

    void advance()
    {
        m_lastEnd = m_token.end();
        m_token = m_lexer.next();
    }
    std::nullopt_t fail(const FilterError &error)
    {
        if (!m_error)
            m_error = error;
        return std::nullopt;
    }
    /// At the token in hand; what is wrong with that itself comes first.
    std::nullopt_t fail(const QString &problem, const QString &suggestion = {})
    {
        if (m_token.kind == TokenKind::Invalid)
            return fail(m_token.error);
        return fail(FilterError {
            m_token.position, std::max<qsizetype>(1, m_token.text.size()), problem, suggestion });
    }
    /// "X was expected instead of 'y'".
    std::nullopt_t expected(const QString &what, const QString &suggestion = {})
    {
        if (m_token.kind == TokenKind::End)
            return fail(FilterParserWords::tr("%1 was expected here").arg(what), suggestion);
        return fail(
            FilterParserWords::tr("%1 was expected instead of '%2'").arg(what, m_token.text),
            suggestion);
    }
    bool accept(QStringView word, QStringView symbol)
    {
        if (!m_token.isWord(word) && !m_token.isSymbol(symbol))
            return false;
        advance();
        return true;
    }

    Parsed disjunction()
    {
        return chain(FilterExpression::Kind::Or, u"or", u"||", [this] { return conjunction(); });
    }
    Parsed conjunction()
    {
        return chain(FilterExpression::Kind::And, u"and", u"&&", [this] { return negation(); });
    }
    template <typename Operand>
    Parsed chain(FilterExpression::Kind kind, QStringView word, QStringView symbol, Operand operand)
    {
        Parsed first = operand();
        if (!first)
            return std::nullopt;
        FilterExpression all;
        all.kind = kind;
        all.operands.push_back(std::move(*first));
        while (accept(word, symbol)) {
            Parsed next = operand();
            if (!next)
                return std::nullopt;
            all.operands.push_back(std::move(*next));
        }
        if (all.operands.size() == 1) {
            FilterExpression only = std::move(all.operands.front());
            return only;
        }
        return all;
    }
    Parsed negation()
    {
        if (!m_token.isWord(u"not") && !m_token.isSymbol(u"!"))
            return primary();
        const bool fits = ++m_depth <= FilterExpression::MaxDepth;
        if (!fits)
            return fail(FilterParserWords::tr("the expression is nested too deeply"));
        advance();
        Parsed operand = negation();
        --m_depth;
        if (!operand)
            return std::nullopt;
        FilterExpression negated;
        negated.kind = FilterExpression::Kind::Not;
        negated.operands.push_back(std::move(*operand));
        return negated;
    }
    Parsed primary()
    {
        if (!m_token.isSymbol(u"("))
            return test();
        if (++m_depth > FilterExpression::MaxDepth)
            return fail(FilterParserWords::tr("the expression is nested too deeply"));
        advance();
        Parsed inner = disjunction();
        --m_depth;
        if (!inner)
            return std::nullopt;
        if (!m_token.isSymbol(u")"))
            return expected(FilterParserWords::tr("')', 'and' or 'or'"));
        advance();
        return inner;
    }

    Parsed test()
    {
        FilterExpression made;
        FilterToken name = m_token;
        if (!fieldName(name, made))
            return std::nullopt;
        const FilterFieldInfo &info = filterFieldInfo(made.field);
        const FilterToken symbol = m_token;
        const bool mayBeOperator
            = symbol.kind == TokenKind::Word || symbol.kind == TokenKind::Symbol;
        const auto op = mayBeOperator ? filterOperatorFromText(symbol.text) : std::nullopt;
        if (!op) {
            made.kind = FilterExpression::Kind::Present;
            if (info.type == FilterType::Flag || !info.everyFrameHasIt)
                return afterPresence(made);
            return expected(FilterParserWords::tr("A comparison of %1, such as ==,").arg(info.name),
                nearestOperator(symbol.text));
        }
        made.kind = FilterExpression::Kind::Comparison;
        made.op = *op;
        if (!filterAllows(made.field, made.op))
            return fail(
                FilterParserWords::tr("%1 cannot be compared by '%2'").arg(name.text, symbol.text));
        advance();
        if (made.op == FilterOperator::In)
            return set(std::move(made));
        if (made.op == FilterOperator::Matches)
            return pattern(std::move(made));
        const std::optional<FilterValue> only = value(made);
        if (!only)
            return std::nullopt;
        made.values.push_back({ *only });
        return made;
    }

    /// A field by itself is a filter; behind it only the next part of the expression may stand.
    Parsed afterPresence(const FilterExpression &made)
    {
        const bool goesOn = m_token.kind == TokenKind::End || m_token.isSymbol(u")")
            || m_token.isSymbol(u"&&") || m_token.isSymbol(u"||") || m_token.isWord(u"and")
            || m_token.isWord(u"or");
        if (goesOn)
            return made;
        QString suggestion = nearestWord(m_token.text, { u"and"_s, u"or"_s });
        if (suggestion.isEmpty())
            suggestion = nearestOperator(m_token.text);
        return expected(FilterParserWords::tr("A comparison, 'and', 'or' or the end"), suggestion);
    }
    static QString nearestOperator(QStringView word)
    {
        QStringList names = filterOperatorNames();
        names.removeIf([](const QString &name) { return name.size() <= 2; });
        return nearestWord(word, names);
    }

    /// The token in hand follows the one before without a space.
    bool isAdjacent() const { return m_token.position == m_lastEnd; }

    /// FilterParserWords with points between them. \a name becomes all of it.
    bool fieldName(FilterToken &name, FilterExpression &made)
    {
        const bool isConnective = m_token.isWord(u"and") || m_token.isWord(u"or");
        if (m_token.kind != TokenKind::Word || isConnective) {
            expected(FilterParserWords::tr("A field, 'not' or '('"));
            return false;
        }
        const bool isJson = m_token.text == u"json";
        advance();
        if (isJson) {
            made.field = FilterField::Json;
            return path(made.path);
        }
        QString whole = name.text.toString();
        while (m_token.isSymbol(u".") && isAdjacent()) {
            advance();
            if (m_token.kind != TokenKind::Word || !isAdjacent()) {
                expected(FilterParserWords::tr("The rest of a field's name"));
                return false;
            }
            whole += u'.' + m_token.text.toString();
            advance();
        }
        m_names.append(whole);
        name.text = m_names.constLast();
        const std::optional<FilterField> field = filterFieldFromName(whole);
        if (field) {
            made.field = *field;
            return true;
        }
        QStringList names;
        for (const FilterFieldInfo &info : filterFields())
            names.append(info.name);
        fail(FilterError { name.position, whole.size(),
            FilterParserWords::tr("there is no field '%1'").arg(whole),
            nearestWord(whole, names) });
        return false;
    }

    bool path(JsonPath &path)
    {
        using Step = JsonPath::Step;
        while (isAdjacent()) {
            if (m_token.isSymbol(u".")) {
                advance();
                const bool isName
                    = m_token.kind == TokenKind::Word || m_token.kind == TokenKind::String;
                if (!isName || !isAdjacent() || m_token.hasError) {
                    if (m_token.hasError)
                        fail(m_token.error);
                    expected(FilterParserWords::tr("The name of a member, in quotes if need be,"));
                    return false;
                }
                path.steps.push_back({ Step::Kind::Member,
                    m_token.kind == TokenKind::Word ? m_token.text.toUtf8() : m_token.octets });
            } else if (m_token.isSymbol(u"[")) {
                advance();
                Step step { Step::Kind::EveryElement };
                if (!m_token.isSymbol(u"*")) {
                    bool ok = false;
                    step.kind = Step::Kind::Element;
                    step.index = m_token.text.toULongLong(&ok);
                    if (m_token.kind != TokenKind::Number || !ok) {
                        expected(FilterParserWords::tr("The number of an element, from 0, or *"));
                        return false;
                    }
                }
                advance();
                if (!m_token.isSymbol(u"]")) {
                    expected(FilterParserWords::tr("']'"));
                    return false;
                }
                path.steps.push_back(step);
            } else {
                break;
            }
            advance();
        }
        return true;
    }

    /// Reads the value in hand and goes on behind it.
    std::optional<FilterValue> value(const FilterExpression &made)
    {
        const auto parsed = parseFilterValue(made.field, made.op, m_token);
        if (!parsed)
            return fail(parsed.error());
        advance();
        return *parsed;
    }

    Parsed set(FilterExpression made)
    {
        if (!m_token.isSymbol(u"{"))
            return expected(FilterParserWords::tr("'{'"));
        do {
            advance();
            const std::optional<FilterValue> first = value(made);
            if (!first)
                return std::nullopt;
            FilterRange range { *first };
            if (m_token.isSymbol(u"..")) {
                if (!filterIsOrdered(made.field))
                    return fail(FilterParserWords::tr(
                        "%1 has no order, so that nothing is between two values")
                                    .arg(filterFieldInfo(made.field).name));
                advance();
                range.last = value(made);
                if (!range.last)
                    return std::nullopt;
                if (range.last->index() != range.first.index())
                    return fail(FilterParserWords::tr("both ends of a range must be of one kind"));
            }
            made.values.push_back(std::move(range));
        } while (m_token.isSymbol(u","));
        if (!m_token.isSymbol(u"}"))
            return expected(FilterParserWords::tr("',', '..' or '}'"));
        advance();
        return made;
    }

    Parsed pattern(FilterExpression made)
    {
        if (m_token.kind != TokenKind::String)
            return expected(FilterParserWords::tr("A pattern in quotes"));
        auto compiled = Pattern::compile(m_token.raw.toUtf8());
        if (!compiled) {
            const QByteArray before = m_token.raw.toUtf8().first(compiled.error().offset);
            const qsizetype opening = m_token.text.indexOf(u'"') + 1;
            return fail(FilterError { m_token.position + opening + QString::fromUtf8(before).size(),
                1,
                FilterParserWords::tr("the pattern cannot be read: %1").arg(compiled.error().text),
                {} });
        }
        made.pattern = std::make_shared<const Pattern>(std::move(*compiled));
        advance();
        return made;
    }

    FilterLexer m_lexer;
    FilterToken m_token;
    qsizetype m_lastEnd = 0; ///< of the token before
    int m_depth = 0;
    std::optional<FilterError> m_error;
    QStringList m_names; ///< that tokens refer to
};

} // namespace

tl::expected<FilterExpression, FilterError> parseFilter(QStringView expression)
{
    if (expression.size() > FilterExpression::MaxLength)
        return tl::unexpected(FilterError { FilterExpression::MaxLength, 1,
            FilterParserWords::tr("the expression is longer than %1 characters")
                .arg(FilterExpression::MaxLength),
            {} });
    return Parser(expression).run();
}

} // namespace Framescope
