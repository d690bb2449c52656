#include "app/filter/connectionpredicate.h"

#include "protocol/wire/closestatus.h"

namespace Framescope {

namespace {

constexpr std::size_t MostKnown = 1'000'000; ///< answers, for each thread

bool isNumeric(FilterField field)
{
    const FilterType type = filterFieldInfo(field).type;
    return type != FilterType::Text && type != FilterType::Octets;
}

} // namespace

ConnectionPredicate::ConnectionPredicate(const FilterExpression &test)
    : m_field(test.field)
    , m_octets(test)
    , m_numbers(isNumeric(test.field) ? NumberSet::from(test) : NumberSet())
{
}

bool ConnectionPredicate::accepts(const ConnectionRecord &connection, FilterScratch &scratch) const
{
    const auto text = [&](const QString &value) {
        return !value.isEmpty() && m_octets(value.toUtf8(), scratch);
    };
    const auto number = [&](quint64 value) { return m_numbers.contains(value); };
    switch (m_field) {
    case FilterField::Url:
        return text(connection.url);
    case FilterField::Subprotocol:
        return text(connection.subprotocol);
    case FilterField::Peer:
        return text(connection.peer);
    case FilterField::Role:
        return number(static_cast<quint64>(connection.role));
    case FilterField::Secure:
        return number(connection.secure ? 1 : 0);
    case FilterField::ConnectionCloseCode:
        return connection.verdict
            && number(connection.verdict->code.value_or(CloseStatus::AbnormalClosure));
    default:
        Q_UNREACHABLE(); // nothing of the connection
    }
}

template <typename Find>
bool ConnectionPredicate::acceptsId(ConnectionId id, Find find, FilterScratch &scratch) const
{
    auto &known = scratch.connections[this];
    if (const auto found = known.find(id); found != known.end())
        return found->second;
    if (known.size() >= MostKnown)
        known.clear();
    const ConnectionRecord *connection = find(id);
    const bool accepted = connection && accepts(*connection, scratch);
    known.emplace(id, accepted);
    return accepted;
}

void ConnectionPredicate::keep(FilterRows &rows, RowSet &set, FilterScratch &scratch) const
{
    ConnectionId last = 0; // none has this id
    bool accepted = false;
    set.keepIf([&](int row) {
        const ConnectionId id = rows.columns().connections[static_cast<std::size_t>(row)];
        if (id != last) {
            accepted = acceptsId(
                id, [&rows](ConnectionId wanted) { return rows.connection(wanted); }, scratch);
            last = id;
        }
        return accepted;
    });
}

BlockVerdict ConnectionPredicate::judge(const BlockEntry &entry,
    const FilterScratch::FindConnection &find, FilterScratch &scratch) const
{
    std::size_t matching = 0;
    for (ConnectionId id : entry.connections)
        matching += acceptsId(id, find, scratch) ? 1 : 0;
    if (matching == 0)
        return BlockVerdict::None;
    return matching == entry.connections.size() ? BlockVerdict::All : BlockVerdict::Some;
}

} // namespace Framescope
