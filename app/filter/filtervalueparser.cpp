#include "app/filter/filtervalueparser.h"

#include "protocol/wire/opcode.h"
#include "protocol/wire/violation.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

using TokenKind = FilterToken::Kind;
using ParsedValue = tl::expected<FilterValue, FilterError>;

struct FilterValueWords
{
    Q_DECLARE_TR_FUNCTIONS(FilterValue)
};

tl::unexpected<FilterError> unexpectedAt(
    const FilterToken &token, const QString &problem, const QString &suggestion = {})
{
    return tl::unexpected(FilterError {
        token.position, std::max<qsizetype>(1, token.text.size()), problem, suggestion });
}

/// "a number was expected instead of 'x'".
tl::unexpected<FilterError> expected(
    const FilterToken &token, const QString &what, const QString &suggestion = {})
{
    if (token.kind == TokenKind::End)
        return unexpectedAt(
            token, FilterValueWords::tr("%1 was expected here").arg(what), suggestion);
    return unexpectedAt(token,
        FilterValueWords::tr("%1 was expected instead of '%2'").arg(what, token.text), suggestion);
}

bool isHex(QStringView text)
{
    return text.startsWith("0x"_L1, Qt::CaseInsensitive);
}

ParsedValue parseNumber(const FilterToken &token, quint64 greatest)
{
    if (token.kind != TokenKind::Number)
        return expected(token, FilterValueWords::tr("A whole number"));
    bool ok = false;
    const quint64 value = isHex(token.text) ? token.text.sliced(2).toULongLong(&ok, 16)
                                            : token.text.toULongLong(&ok, 10);
    if (!ok || value > greatest)
        return expected(token, FilterValueWords::tr("A whole number from 0 to %1").arg(greatest));
    return FilterValue(value);
}

constexpr std::array<std::pair<QLatin1StringView, FilterOperator>, 16> Operators { {
    { "=="_L1, FilterOperator::Equal },
    { "eq"_L1, FilterOperator::Equal },
    { "!="_L1, FilterOperator::NotEqual },
    { "ne"_L1, FilterOperator::NotEqual },
    { "<"_L1, FilterOperator::Less },
    { "lt"_L1, FilterOperator::Less },
    { "<="_L1, FilterOperator::LessOrEqual },
    { "le"_L1, FilterOperator::LessOrEqual },
    { ">"_L1, FilterOperator::Greater },
    { "gt"_L1, FilterOperator::Greater },
    { ">="_L1, FilterOperator::GreaterOrEqual },
    { "ge"_L1, FilterOperator::GreaterOrEqual },
    { "contains"_L1, FilterOperator::Contains },
    { "matches"_L1, FilterOperator::Matches },
    { "~"_L1, FilterOperator::Matches },
    { "in"_L1, FilterOperator::In },
} };

struct Unit
{
    QLatin1StringView name;
    qint64 nanoseconds;
};

constexpr std::array Units { Unit { ""_L1, 1'000'000'000 }, Unit { "s"_L1, 1'000'000'000 },
    Unit { "ms"_L1, 1'000'000 }, Unit { "us"_L1, 1'000 }, Unit { "ns"_L1, 1 },
    Unit { "min"_L1, 60'000'000'000 }, Unit { "h"_L1, 3'600'000'000'000 } };

/// \a digits of a number whose last \a decimals stand behind the point, in \a unit; nullopt if that
/// is no whole number of ns or too large.
std::optional<qint64> nanoseconds(QStringView digits, qsizetype decimals, qint64 unit)
{
    bool ok = false;
    qint64 number = digits.toLongLong(&ok);
    for (; ok && decimals > 0; --decimals) {
        if (number % 10 == 0)
            number /= 10;
        else if (unit % 10 == 0)
            unit /= 10;
        else
            return std::nullopt;
    }
    qint64 product = 0;
    if (!ok || qMulOverflow(number, unit, &product))
        return std::nullopt;
    return product;
}

ParsedValue parseSeconds(const FilterToken &token)
{
    if (token.kind != TokenKind::Number || isHex(token.text))
        return expected(token, FilterValueWords::tr("A number of seconds"));
    QString digits;
    qsizetype decimals = 0;
    bool behindPoint = false;
    qsizetype at = 0;
    for (; at < token.text.size(); ++at) {
        const QChar c = token.text[at];
        if (c == u'.') {
            behindPoint = true;
            continue;
        }
        if (c.isLetter())
            break;
        digits += c;
        decimals += behindPoint ? 1 : 0;
    }
    const auto unit = std::ranges::find_if(
        Units, [name = token.text.sliced(at)](const Unit &known) { return known.name == name; });
    if (unit == Units.end())
        return unexpectedAt(token,
            FilterValueWords::tr("'%1' is no unit of time; there are s, ms, us, ns, min and h")
                .arg(token.text.sliced(at)));
    const auto value = nanoseconds(digits, decimals, unit->nanoseconds);
    if (!value)
        return unexpectedAt(token,
            FilterValueWords::tr("'%1' is no time that can be told in whole nanoseconds")
                .arg(token.text));
    return FilterValue(*value);
}

ParsedValue parseFlag(const FilterToken &token)
{
    const bool isSet = token.isWord(u"true") || token.text == u'1';
    if (!isSet && !token.isWord(u"false") && token.text != u'0')
        return expected(token, FilterValueWords::tr("1, 0, true or false"));
    return FilterValue(isSet);
}

ParsedValue parseChoice(FilterField field, const FilterToken &token)
{
    const QString name
        = token.kind == TokenKind::String ? QString::fromUtf8(token.octets) : token.text.toString();
    QStringList names;
    for (const FilterChoice &choice : filterChoices(field)) {
        if (choice.name == name)
            return FilterValue(quint64(choice.value));
        names.append(choice.name);
    }
    if (field == FilterField::Opcode) {
        if (token.kind == TokenKind::Number)
            return parseNumber(token, 0xF);
        if (const auto opcode = opcodeFromName(name))
            return FilterValue(quint64(*opcode));
    }
    return expected(token, FilterValueWords::tr("One of %1").arg(names.join(u", "_s)),
        nearestWord(name, names));
}

ParsedValue parseRule(const FilterToken &token)
{
    if (token.kind != TokenKind::String)
        return expected(token, FilterValueWords::tr("The name of a rule in quotes"));
    const QString name = QString::fromUtf8(token.octets);
    if (ruleFromName(name))
        return FilterValue(token.octets);
    QStringList names;
    for (const RuleInfo &rule : ruleCatalogue())
        names.append(rule.name);
    const QString nearest = nearestWord(name, names);
    return unexpectedAt(token, FilterValueWords::tr("there is no rule '%1'").arg(name),
        nearest.isEmpty() ? QString() : u'"' + nearest + u'"');
}

/// What would be the string that somebody forgot to quote.
QString quoted(const FilterToken &token)
{
    return token.kind == TokenKind::Word ? u'"' + token.text.toString() + u'"' : QString();
}

ParsedValue parseOctets(const FilterToken &token)
{
    if (token.kind == TokenKind::String || token.kind == TokenKind::Octets)
        return FilterValue(token.octets);
    const QString what = FilterValueWords::tr("A string in quotes, or octets as 0x… or h\"…\",");
    if (token.kind != TokenKind::Number || !isHex(token.text))
        return expected(token, what, quoted(token));
    const QByteArray digits = token.text.sliced(2).toLatin1();
    const QByteArray octets = QByteArray::fromHex(digits);
    if (digits.isEmpty() || octets.toHex() != digits.toLower())
        return expected(token, FilterValueWords::tr("An even number of hex digits behind 0x"));
    return FilterValue(octets);
}

ParsedValue parseJson(FilterOperator op, const FilterToken &token)
{
    if (token.kind == TokenKind::String)
        return FilterValue(token.octets);
    const bool hasOrder
        = op != FilterOperator::Equal && op != FilterOperator::NotEqual && op != FilterOperator::In;
    if (hasOrder && token.kind == TokenKind::Word)
        return expected(
            token, FilterValueWords::tr("A number or a string in quotes"), quoted(token));
    if (token.isWord(u"null"))
        return FilterValue(nullptr);
    if (token.isWord(u"true") || token.isWord(u"false"))
        return FilterValue(token.isWord(u"true"));
    const QString what = FilterValueWords::tr("A number, a string in quotes, true, false or null");
    if (token.kind != TokenKind::Number)
        return expected(token, what, quoted(token));
    JsonNumber number;
    bool ok = false;
    const qint64 whole = isHex(token.text) ? token.text.sliced(2).toLongLong(&ok, 16)
                                           : token.text.toLongLong(&ok, 10);
    if (ok) {
        number.whole = whole;
        number.value = static_cast<double>(whole);
        return FilterValue(number);
    }
    number.value = token.text.toDouble(&ok);
    if (!ok)
        return expected(token, what);
    return FilterValue(number);
}

} // namespace

ParsedValue parseFilterValue(FilterField field, FilterOperator op, const FilterToken &token)
{
    if (token.hasError)
        return tl::unexpected(token.error);
    const FilterType type = filterFieldInfo(field).type;
    if (op == FilterOperator::Contains && (type == FilterType::Rule || type == FilterType::Json)) {
        if (token.kind != TokenKind::String)
            return expected(token, FilterValueWords::tr("A string in quotes"), quoted(token));
        return FilterValue(token.octets);
    }
    switch (type) {
    case FilterType::Flag:
        return parseFlag(token);
    case FilterType::Number:
        return parseNumber(token, std::numeric_limits<quint64>::max());
    case FilterType::Seconds:
        return parseSeconds(token);
    case FilterType::Choice:
        return parseChoice(field, token);
    case FilterType::Text:
    case FilterType::Octets:
        return parseOctets(token);
    case FilterType::Rule:
        return parseRule(token);
    case FilterType::Json:
        return parseJson(op, token);
    }
    Q_UNREACHABLE();
}

std::optional<FilterOperator> filterOperatorFromText(QStringView text)
{
    const auto found = std::ranges::find_if(
        Operators, [text](const auto &known) { return known.first == text; });
    if (found == Operators.end())
        return std::nullopt;
    return found->second;
}

QStringList filterOperatorNames()
{
    QStringList names;
    for (const auto &[name, op] : Operators)
        names.append(name);
    return names;
}

bool filterIsOrdered(FilterField field)
{
    switch (filterFieldInfo(field).type) {
    case FilterType::Number:
    case FilterType::Seconds:
    case FilterType::Text:
    case FilterType::Octets:
    case FilterType::Json:
        return true;
    case FilterType::Choice:
        return field == FilterField::Opcode;
    case FilterType::Flag:
    case FilterType::Rule:
        return false;
    }
    Q_UNREACHABLE();
}

bool filterAllows(FilterField field, FilterOperator op)
{
    const FilterType type = filterFieldInfo(field).type;
    switch (op) {
    case FilterOperator::Equal:
    case FilterOperator::NotEqual:
    case FilterOperator::In:
        return true;
    case FilterOperator::Less:
    case FilterOperator::LessOrEqual:
    case FilterOperator::Greater:
    case FilterOperator::GreaterOrEqual:
        return filterIsOrdered(field);
    case FilterOperator::Contains:
    case FilterOperator::Matches:
        return type == FilterType::Text || type == FilterType::Octets || type == FilterType::Rule
            || type == FilterType::Json;
    }
    Q_UNREACHABLE();
}

QString nearestWord(QStringView word, const QStringList &candidates)
{
    constexpr qsizetype LongestWord = 40; // so that nobody waits for the answer
    if (word.size() > LongestWord)
        return {};
    QString best;
    qsizetype bestDistance = word.size() / 3 + 2; // more is another word
    for (const QString &candidate : candidates) {
        // Levenshtein's distance, row by row.
        std::vector<qsizetype> row(static_cast<std::size_t>(candidate.size()) + 1);
        std::iota(row.begin(), row.end(), 0);
        for (qsizetype i = 0; i < word.size(); ++i) {
            qsizetype diagonal = std::exchange(row[0], i + 1);
            for (std::size_t j = 1; j < row.size(); ++j) {
                const bool same
                    = word[i].toLower() == candidate.at(static_cast<qsizetype>(j) - 1).toLower();
                const qsizetype changed = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = std::min({ changed, row[j] + 1, row[j - 1] + 1 });
            }
        }
        if (row.back() < bestDistance && row.back() < std::max(word.size(), candidate.size())) {
            bestDistance = row.back();
            best = candidate;
        }
    }
    return best;
}

} // namespace Framescope
