#include "app/filter/filtercompletions.h"

#include "app/filter/filterlexer.h"
#include "app/filter/filtervalueparser.h"
#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/opcode.h"
#include "protocol/wire/violation.h"

#include <QCoreApplication>

#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

using CompletionKind = FilterCompletions::Kind;
using Item = FilterCompletions::Item;

struct FilterCompletionsWords
{
    Q_DECLARE_TR_FUNCTIONS(FilterCompletions)
};

/// What may follow the tokens so far.
class Situation
{
public:
    enum class State : quint8 {
        Test, ///< a field, "not" or "("
        Operator, ///< of m_field, or what follows a field that stands alone
        Value,
        Set, ///< "{"
        SetValue,
        InSet, ///< "," or "}"
        Done, ///< "and", "or" or ")"
        Nothing, ///< nothing that we could know
    };

    explicit Situation(QStringView before)
    {
        FilterLexer lexer(before);
        for (FilterToken token = lexer.next(); token.kind != FilterToken::Kind::End;
             token = lexer.next()) {
            take(token);
            m_lastEnd = token.end();
        }
        if (m_state == State::Test && !m_name.isEmpty())
            endName();
    }

    State state() const { return m_state; }
    FilterField field() const { return m_field; }
    FilterOperator op() const { return m_op; }

private:
    bool isConnective(const FilterToken &token) const
    {
        return token.isWord(u"and") || token.isWord(u"or") || token.isSymbol(u"&&")
            || token.isSymbol(u"||");
    }

    void take(const FilterToken &token)
    {
        if (token.kind == FilterToken::Kind::Invalid) {
            m_state = State::Nothing;
            return;
        }
        switch (m_state) {
        case State::Test:
            takeInTest(token);
            break;
        case State::Operator:
            takeOperator(token);
            break;
        case State::Value:
            m_state = State::Done;
            break;
        case State::Set:
            m_state = token.isSymbol(u"{") ? State::SetValue : State::Nothing;
            break;
        case State::SetValue:
            m_state = State::InSet;
            break;
        case State::InSet:
            m_state = token.isSymbol(u"}") ? State::Done : State::SetValue;
            break;
        case State::Done:
            if (isConnective(token))
                m_state = State::Test;
            break;
        case State::Nothing:
            break;
        }
    }

    void takeInTest(const FilterToken &token)
    {
        const bool continuesName = !m_name.isEmpty() && token.position == m_lastEnd;
        if (!m_name.isEmpty() && !continuesName) {
            endName();
            take(token);
            return;
        }
        if (m_name.isEmpty()
            && (token.isSymbol(u"(") || token.isSymbol(u"!") || token.isWord(u"not")))
            return;
        const bool isJson = m_name.startsWith(u"json"_s);
        const bool mayContinue = token.kind == FilterToken::Kind::Word || token.isSymbol(u".")
            || (isJson
                && (token.isSymbol(u"[") || token.isSymbol(u"]") || token.isSymbol(u"*")
                    || token.kind == FilterToken::Kind::Number
                    || token.kind == FilterToken::Kind::String));
        if (mayContinue) {
            m_name += token.text;
        } else if (m_name.isEmpty()) {
            m_state = State::Nothing;
        } else {
            endName();
            take(token);
        }
    }

    void endName()
    {
        const bool isPath = m_name.startsWith(u"json."_s) || m_name.startsWith(u"json["_s);
        const auto known = isPath ? FilterField::Json : filterFieldFromName(m_name);
        m_name.clear();
        m_state = known ? State::Operator : State::Nothing;
        m_field = known.value_or(FilterField::Id);
    }

    void takeOperator(const FilterToken &token)
    {
        if (isConnective(token)) {
            m_state = State::Test;
        } else if (token.isSymbol(u")")) {
            m_state = State::Done;
        } else if (const auto op = filterOperatorFromText(token.text)) {
            m_op = *op;
            m_state = m_op == FilterOperator::In ? State::Set : State::Value;
        } else {
            m_state = State::Nothing;
        }
    }

    State m_state = State::Test;
    QString m_name; ///< of a field, so far
    qsizetype m_lastEnd = 0;
    FilterField m_field = FilterField::Id;
    FilterOperator m_op = FilterOperator::Equal;
};

struct OperatorText
{
    FilterOperator op;
    QLatin1StringView text;
    const char *description;
};

constexpr std::array OperatorTexts {
    OperatorText {
        FilterOperator::Equal, "=="_L1, QT_TRANSLATE_NOOP("FilterCompletions", "is equal to") },
    OperatorText { FilterOperator::NotEqual, "!="_L1,
        QT_TRANSLATE_NOOP("FilterCompletions", "is there, and not equal to") },
    OperatorText {
        FilterOperator::Less, "<"_L1, QT_TRANSLATE_NOOP("FilterCompletions", "is less than") },
    OperatorText { FilterOperator::LessOrEqual, "<="_L1,
        QT_TRANSLATE_NOOP("FilterCompletions", "is at most") },
    OperatorText { FilterOperator::Greater, ">"_L1,
        QT_TRANSLATE_NOOP("FilterCompletions", "is greater than") },
    OperatorText { FilterOperator::GreaterOrEqual, ">="_L1,
        QT_TRANSLATE_NOOP("FilterCompletions", "is at least") },
    OperatorText { FilterOperator::Contains, "contains"_L1,
        QT_TRANSLATE_NOOP("FilterCompletions", "has these octets in it") },
    OperatorText { FilterOperator::Matches, "matches"_L1,
        QT_TRANSLATE_NOOP("FilterCompletions", "has a match of this regular expression in it") },
    OperatorText { FilterOperator::In, "in"_L1,
        QT_TRANSLATE_NOOP("FilterCompletions", "is one of, or between two, {a, b..c}") },
};

/// Collects the items that begin with what is typed.
class Collector
{
public:
    Collector(QStringView typed, QList<Item> &items)
        : m_typed(typed)
        , m_items(items)
    {
    }

    void add(const QString &text, const QString &description, CompletionKind kind)
    {
        if (text.startsWith(m_typed, Qt::CaseInsensitive) && text != m_typed)
            m_items.append({ text, description, kind });
    }
    void fields()
    {
        for (const FilterFieldInfo &info : filterFields())
            add(info.name, filterFieldDescription(info.field), CompletionKind::Field);
        add(u"not"_s, FilterCompletionsWords::tr("the opposite of what follows"),
            CompletionKind::Keyword);
    }
    void connectives()
    {
        add(u"and"_s, FilterCompletionsWords::tr("both must be true"), CompletionKind::Keyword);
        add(u"or"_s, FilterCompletionsWords::tr("one must be true"), CompletionKind::Keyword);
    }
    void operators(FilterField field)
    {
        for (const OperatorText &op : OperatorTexts) {
            if (filterAllows(field, op.op))
                add(op.text, FilterCompletionsWords::tr(op.description), CompletionKind::Operator);
        }
        const FilterFieldInfo &info = filterFieldInfo(field);
        if (info.type == FilterType::Flag || !info.everyFrameHasIt)
            connectives();
    }
    void values(FilterField field)
    {
        for (const FilterChoice &choice : filterChoices(field))
            add(choice.name, {}, CompletionKind::Value);
        const FilterType type = filterFieldInfo(field).type;
        if (type == FilterType::Flag || type == FilterType::Json) {
            add(u"true"_s, {}, CompletionKind::Value);
            add(u"false"_s, {}, CompletionKind::Value);
        }
        if (type == FilterType::Json)
            add(u"null"_s, {}, CompletionKind::Value);
        if (field == FilterField::LengthForm) {
            for (const QString &bits : { u"7"_s, u"16"_s, u"64"_s })
                add(bits, FilterCompletionsWords::tr("bits"), CompletionKind::Value);
        }
        if (field == FilterField::CloseCode || field == FilterField::ConnectionCloseCode)
            closeCodes();
        if (field == FilterField::Violation)
            rules();
    }

private:
    void closeCodes()
    {
        constexpr quint16 Last = 1015;
        for (quint16 code = CloseStatus::Normal; code <= Last; ++code)
            add(QString::number(code), closeStatusText(code), CompletionKind::Value);
    }
    void rules()
    {
        for (const RuleInfo &rule : ruleCatalogue())
            add(u'"' + QString(rule.name) + u'"', ruleText(rule), CompletionKind::Value);
    }

    const QStringView m_typed;
    QList<Item> &m_items;
};

/// Where the word begins that ends at \a cursor; a string begins with its quote.
qsizetype beginOfWord(QStringView text, qsizetype cursor)
{
    const auto belongs
        = [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u'-'; };
    const auto isOperator = [](QChar c) { return QStringView(u"=!<>").contains(c); };
    qsizetype at = cursor;
    if (at > 0 && isOperator(text[at - 1])) {
        while (at > 0 && isOperator(text[at - 1]))
            --at;
        return at;
    }
    while (at > 0 && belongs(text[at - 1]))
        --at;
    // "1..5": what is typed begins behind the points.
    const qsizetype points = text.sliced(at, cursor - at).lastIndexOf(u".."_s);
    if (points >= 0)
        return at + points + 2;
    const bool isQuoted = at > 0 && text[at - 1] == u'"' && text.first(at - 1).count(u'"') % 2 == 0;
    return isQuoted ? at - 1 : at;
}

} // namespace

FilterCompletions filterCompletions(QStringView expression, qsizetype cursor)
{
    FilterCompletions made;
    cursor = std::clamp<qsizetype>(cursor, 0, expression.size());
    made.position = beginOfWord(expression, cursor);
    made.length = cursor - made.position;
    const Situation situation(expression.first(made.position));
    Collector collector(expression.sliced(made.position, made.length), made.items);
    using State = Situation::State;
    switch (situation.state()) {
    case State::Test:
        collector.fields();
        break;
    case State::Operator:
        collector.operators(situation.field());
        break;
    case State::Value:
        if (situation.op() != FilterOperator::Contains && situation.op() != FilterOperator::Matches)
            collector.values(situation.field());
        break;
    case State::Set:
        collector.add(u"{"_s, {}, CompletionKind::Operator);
        break;
    case State::SetValue:
        collector.values(situation.field());
        break;
    case State::Done:
        collector.connectives();
        break;
    case State::InSet:
    case State::Nothing:
        break;
    }
    return made;
}

} // namespace Framescope
