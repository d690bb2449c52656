#pragma once

#include "app/filter/filterexpression.h"
#include "app/session/connectionrecord.h"
#include "app/session/frameblock.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace Framescope::Test {

/// All that can be known of a frame, as its maker knows it.
struct FrameFacts
{
    FrameRecord record;
    QByteArray payload;
    std::optional<qint64> delta;
    bool compressed = false;
    std::optional<quint8> messageOpcode; ///< on its final frame
    QByteArray message;
    QList<Rule> rules;
    const ConnectionRecord *connection = nullptr;
    Annotation annotation {}; ///< empty if there is none
};

/// What a filter means, frame by frame and without any haste.
class FilterOracle
{
public:
    explicit FilterOracle(const FrameFacts &facts)
        : m_facts(facts)
    {
    }

    bool accepts(const FilterExpression &expression) const
    {
        const auto accepted = [this](const FilterExpression &operand) { return accepts(operand); };
        switch (expression.kind) {
        case FilterExpression::Kind::Everything:
            return true;
        case FilterExpression::Kind::And:
            return std::ranges::all_of(expression.operands, accepted);
        case FilterExpression::Kind::Or:
            return std::ranges::any_of(expression.operands, accepted);
        case FilterExpression::Kind::Not:
            return !accepts(expression.operands.front());
        case FilterExpression::Kind::Present:
            return isPresent(expression);
        case FilterExpression::Kind::Comparison:
            return compares(expression);
        }
        return false;
    }

private:
    /// The values of a field: none if the frame has not got it, several for rules and [*].
    QList<FilterValue> values(const FilterExpression &expression) const
    {
        const FrameRecord &record = m_facts.record;
        const FrameHeader &header = record.header;
        const quint8 opcode = header.opcode;
        const auto number = [](auto value) {
            return QList<FilterValue> { FilterValue(static_cast<quint64>(value)) };
        };
        const auto flag = [](bool value) { return QList<FilterValue> { FilterValue(value) }; };
        const auto octets = [](QByteArrayView value) {
            return QList<FilterValue> { FilterValue(value.toByteArray()) };
        };
        const auto text = [&](const QString &value) {
            return value.isEmpty() ? QList<FilterValue>() : octets(value.toUtf8());
        };
        const bool isClose = opcode == 8;
        const ConnectionRecord *connection = m_facts.connection;
        switch (expression.field) {
        case FilterField::Id:
            return number(record.id);
        case FilterField::Connection:
            return number(record.connection);
        case FilterField::Direction:
            return number(record.direction);
        case FilterField::Time:
            return { FilterValue(record.time) };
        case FilterField::Delta:
            return m_facts.delta ? QList<FilterValue> { FilterValue(*m_facts.delta) }
                                 : QList<FilterValue>();
        case FilterField::Opcode:
            return number(opcode);
        case FilterField::Fin:
            return flag(header.fin);
        case FilterField::Rsv:
            return number(header.rsv);
        case FilterField::Rsv1Bit:
            return flag((header.rsv & 4) != 0);
        case FilterField::Rsv2Bit:
            return flag((header.rsv & 2) != 0);
        case FilterField::Rsv3Bit:
            return flag((header.rsv & 1) != 0);
        case FilterField::Masked:
            return flag(header.isMasked());
        case FilterField::Key:
            if (!header.isMasked())
                return {};
            return octets(QByteArrayView(header.maskingKey->data(), 4));
        case FilterField::Length:
            return number(header.payloadLength);
        case FilterField::LengthForm:
            return number(header.lengthForm == LengthForm::Bits7 ? 7
                    : header.lengthForm == LengthForm::Bits16    ? 16
                                                                 : 64);
        case FilterField::WireLength:
            return number(encodeHeader(header).size() + m_facts.payload.size());
        case FilterField::Truncated:
            return flag(!record.isComplete());
        case FilterField::Control:
            return flag(opcode >= 8);
        case FilterField::Heartbeat:
            return flag(opcode == 9 || opcode == 10);
        case FilterField::Reserved:
            return flag((opcode > 2 && opcode < 8) || opcode > 10);
        case FilterField::Fragment:
            return flag(opcode <= 2 && !(header.fin && opcode != 0));
        case FilterField::Compressed:
            return flag(m_facts.compressed);
        case FilterField::Violation: {
            QList<FilterValue> names;
            for (Rule rule : m_facts.rules)
                names.append(FilterValue(QByteArray(ruleInfo(rule).name.data())));
            return names;
        }
        case FilterField::Payload:
            return octets(m_facts.payload);
        case FilterField::CloseCode:
            if (!isClose || m_facts.payload.size() == 1)
                return {};
            if (m_facts.payload.isEmpty())
                return number(1005);
            return number(quint8(m_facts.payload[0]) * 256 + quint8(m_facts.payload[1]));
        case FilterField::CloseReason:
            if (!isClose || m_facts.payload.size() < 2)
                return {};
            return octets(m_facts.payload.sliced(2));
        case FilterField::MessageFirst:
            return record.messageFirst == 0 ? QList<FilterValue>() : number(record.messageFirst);
        case FilterField::MessageType:
            return m_facts.messageOpcode ? number(*m_facts.messageOpcode) : QList<FilterValue>();
        case FilterField::MessageLength:
            return m_facts.messageOpcode ? number(m_facts.message.size()) : QList<FilterValue>();
        case FilterField::Message:
            return m_facts.messageOpcode ? octets(m_facts.message) : QList<FilterValue>();
        case FilterField::Text:
            return m_facts.messageOpcode == 1 ? octets(m_facts.message) : QList<FilterValue>();
        case FilterField::Json:
            return json(expression.path);
        case FilterField::Url:
            return connection ? text(connection->url) : QList<FilterValue>();
        case FilterField::Subprotocol:
            return connection ? text(connection->subprotocol) : QList<FilterValue>();
        case FilterField::Role:
            return connection ? number(connection->role) : QList<FilterValue>();
        case FilterField::Secure:
            return connection ? flag(connection->secure) : QList<FilterValue>();
        case FilterField::Peer:
            return connection ? text(connection->peer) : QList<FilterValue>();
        case FilterField::ConnectionCloseCode:
            if (!connection || !connection->verdict)
                return {};
            return number(connection->verdict->code.value_or(1006));
        case FilterField::Annotated:
            return flag(!m_facts.annotation.isEmpty());
        case FilterField::Note:
            return text(m_facts.annotation.note);
        case FilterField::Colour:
            return m_facts.annotation.colour == AnnotationColour::None
                ? QList<FilterValue>()
                : number(m_facts.annotation.colour);
        }
        return {};
    }

    /// monostate-like: an array or object is there, but equal to nothing.
    QList<FilterValue> json(const JsonPath &path) const
    {
        if (!m_facts.messageOpcode)
            return {};
        // QJsonDocument takes no bare values.
        const QJsonDocument document = QJsonDocument::fromJson('[' + m_facts.message + ']');
        if (!document.isArray() || document.array().size() != 1)
            return {};
        QJsonArray found { document.array().first() };
        for (const JsonPath::Step &step : path.steps) {
            QJsonArray next;
            for (const QJsonValue &value : std::as_const(found)) {
                if (step.kind == JsonPath::Step::Kind::Member) {
                    const QString name = QString::fromUtf8(step.name);
                    if (value.isObject() && value.toObject().contains(name))
                        next.append(value.toObject().value(name));
                } else if (step.kind == JsonPath::Step::Kind::Element) {
                    const auto index = static_cast<qsizetype>(step.index);
                    if (value.isArray() && index < value.toArray().size())
                        next.append(value.toArray().at(index));
                } else {
                    for (const QJsonValue &element : value.toArray())
                        next.append(element);
                }
            }
            found = next;
        }
        QList<FilterValue> values;
        for (const QJsonValue &value : std::as_const(found))
            values.append(fromJson(value));
        return values;
    }
    static FilterValue fromJson(const QJsonValue &value)
    {
        switch (value.type()) {
        case QJsonValue::Null:
            return nullptr;
        case QJsonValue::Bool:
            return value.toBool();
        case QJsonValue::Double: {
            const double number = value.toDouble();
            JsonNumber made { number };
            if (number == static_cast<double>(static_cast<qint64>(number)))
                made.whole = static_cast<qint64>(number);
            return made;
        }
        case QJsonValue::String:
            return value.toString().toUtf8();
        default:
            return Structure;
        }
    }
    static constexpr quint64 Structure = 0; ///< JSON has no such type: equal to no literal

    bool isPresent(const FilterExpression &expression) const
    {
        const QList<FilterValue> found = values(expression);
        if (filterFieldInfo(expression.field).type == FilterType::Flag)
            return !found.isEmpty() && std::get<bool>(found.first());
        return !found.isEmpty();
    }

    static std::optional<int> order(const FilterValue &a, const FilterValue &b)
    {
        if (a.index() != b.index())
            return std::nullopt;
        return std::visit(
            [&b](const auto &left) -> std::optional<int> {
                using T = std::decay_t<decltype(left)>;
                if constexpr (std::is_same_v<T, std::nullptr_t>) {
                    return 0;
                } else if constexpr (std::is_same_v<T, JsonNumber>) {
                    return JsonNumber::compare(left, std::get<T>(b));
                } else {
                    const T &right = std::get<T>(b);
                    return left < right ? -1 : int(right < left);
                }
            },
            a);
    }

    bool compares(const FilterExpression &expression) const
    {
        const QList<FilterValue> found = values(expression);
        const auto equals = [&](const FilterValue &value) {
            return order(value, expression.values.front().first) == 0;
        };
        if (expression.op == FilterOperator::NotEqual)
            return !found.isEmpty() && std::none_of(found.cbegin(), found.cend(), equals);
        return std::any_of(found.cbegin(), found.cend(),
            [&](const FilterValue &value) { return compares(expression, value); });
    }
    static bool compares(const FilterExpression &expression, const FilterValue &value)
    {
        const auto *octets = std::get_if<QByteArray>(&value);
        if (expression.op == FilterOperator::Matches) {
            PatternScratch scratch;
            return octets && expression.pattern->find(*octets, scratch) == Pattern::Outcome::Yes;
        }
        if (expression.op == FilterOperator::Contains)
            return octets
                && octets->contains(std::get<QByteArray>(expression.values.front().first));
        if (expression.op == FilterOperator::In)
            return std::ranges::any_of(expression.values, [&](const FilterRange &range) {
                const std::optional<int> first = order(value, range.first);
                if (!range.last)
                    return first == 0;
                const std::optional<int> last = order(value, *range.last);
                return first && last && *first >= 0 && *last <= 0;
            });
        const std::optional<int> o = order(value, expression.values.front().first);
        switch (expression.op) {
        case FilterOperator::Equal:
            return o == 0;
        case FilterOperator::Less:
            return o && *o < 0;
        case FilterOperator::LessOrEqual:
            return o && *o <= 0;
        case FilterOperator::Greater:
            return o && *o > 0;
        default:
            return o && *o >= 0;
        }
    }

    const FrameFacts &m_facts;
};

} // namespace Framescope::Test
