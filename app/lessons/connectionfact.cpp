#include "app/lessons/connectionfact.h"

#include "protocol/handshake/httphead.h"
#include "protocol/wire/closestatus.h"

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// The last event of its kind; nullptr if there is none.
template <typename T>
const T *lastOf(const QList<EventRecord> &events)
{
    for (qsizetype i = events.size(); i-- > 0;) {
        if (const T *found = std::get_if<T>(&events.at(i).event))
            return found;
    }
    return nullptr;
}

QString fieldValue(const HttpHead &head, const QByteArray &name)
{
    return QString::fromUtf8(head.combinedValue(name).value_or(QByteArray()));
}

QStringList brokenRules(const QList<EventRecord> &events)
{
    QStringList names;
    const auto addFailed = [&names](const QList<HandshakeCheck> &checks) {
        for (const HandshakeCheck &check : checks) {
            if (!check.passed)
                names.append(ruleInfo(check.rule).name);
        }
    };
    for (const EventRecord &record : events) {
        if (const auto *request = std::get_if<RequestReceived>(&record.event))
            addFailed(request->checks);
        else if (const auto *response = std::get_if<ResponseReceived>(&record.event))
            addFailed(response->checks);
        else if (const auto *found = std::get_if<ViolationFound>(&record.event))
            names.append(ruleInfo(found->violation.rule).name);
    }
    return names;
}

} // namespace

std::optional<ConnectionFact> ConnectionFact::fromText(QStringView text)
{
    constexpr std::array Keys { "status"_L1, "rule"_L1, "opened"_L1, "request"_L1, "response"_L1,
        "close.code"_L1, "tls"_L1, "extension"_L1 };
    constexpr std::array Operators { "=="_L1, "!="_L1, "contains"_L1 };

    ConnectionFact fact;
    QList<QStringView> words = text.trimmed().split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2)
        return std::nullopt;
    const auto key = std::find(Keys.begin(), Keys.end(), words.takeFirst());
    if (key == Keys.end())
        return std::nullopt;
    fact.m_key = static_cast<Key>(key - Keys.begin());
    if (fact.m_key == Key::Request || fact.m_key == Key::Response)
        fact.m_field = words.takeFirst().toUtf8();
    if (words.isEmpty())
        return std::nullopt;
    const auto op = std::find(Operators.begin(), Operators.end(), words.takeFirst());
    if (op == Operators.end())
        return std::nullopt;
    fact.m_operator = static_cast<Operator>(op - Operators.begin());
    QStringList value;
    for (const QStringView word : words)
        value.append(word.toString());
    fact.m_value = value.join(u' ');
    if (fact.m_key == Key::Rule && !ruleFromName(fact.m_value))
        return std::nullopt;
    return fact;
}

bool ConnectionFact::holds(
    const ConnectionRecord &connection, const QList<EventRecord> &events) const
{
    const QStringList found = values(connection, events);
    const auto equals = [this](const QString &value) { return value == m_value; };
    switch (m_operator) {
    case Operator::Equal:
        return std::any_of(found.begin(), found.end(), equals);
    case Operator::NotEqual:
        return !found.isEmpty() && std::none_of(found.begin(), found.end(), equals);
    case Operator::Contains:
        return std::any_of(found.begin(), found.end(),
            [this](const QString &value) { return value.contains(m_value, Qt::CaseInsensitive); });
    }
    return false;
}

QStringList ConnectionFact::values(
    const ConnectionRecord &connection, const QList<EventRecord> &events) const
{
    const auto *request = lastOf<RequestReceived>(events);
    const auto *response = lastOf<ResponseReceived>(events);
    switch (m_key) {
    case Key::Status:
        return response
            ? QStringList { QString::number(parseResponseHead(response->head).statusCode) }
            : QStringList();
    case Key::Rule:
        return brokenRules(events);
    case Key::Opened: // known once the handshake is over
        if (connection.opened)
            return { u"yes"_s };
        return connection.ended ? QStringList { u"no"_s } : QStringList();
    case Key::Request:
        return request ? QStringList { fieldValue(parseRequestHead(request->head), m_field) }
                       : QStringList();
    case Key::Response:
        return response ? QStringList { fieldValue(parseResponseHead(response->head), m_field) }
                        : QStringList();
    case Key::CloseCode:
        if (!connection.verdict || !connection.opened)
            return {};
        return { QString::number(connection.verdict->code.value_or(CloseStatus::AbnormalClosure)) };
    case Key::Tls: {
        const auto *tls = lastOf<TlsEstablished>(events);
        return tls ? QStringList { tls->protocol } : QStringList();
    }
    case Key::Extension:
        return connection.extensions;
    }
    return {};
}

} // namespace Framescope
