#include "ui/connections/connectionmodel.h"

#include "ui/connections/connectiontext.h"
#include "ui/handshake/headtext.h"

#include <algorithm>
#include <utility>

namespace Framescope {

namespace {

using PartPlayed = Framescope::Role;

/// Of an index: 0 for a group, else the group's role + 1, which stays when groups come.
quintptr childId(PartPlayed role)
{
    return static_cast<quintptr>(role) + 1;
}

PartPlayed roleOf(quintptr childId)
{
    return static_cast<PartPlayed>(childId - 1);
}

bool isRunning(const ConnectionRecord &connection)
{
    return connection.state != ConnectionState::Closed;
}

/// The host of the URL if all have the same one: where a server listens.
QString commonHost(const QList<ConnectionRecord> &connections)
{
    const auto hostOf
        = [](const ConnectionRecord &connection) { return connection.url.section(u'/', 2, 2); };
    const QString host = hostOf(connections.constFirst());
    const bool common = std::all_of(connections.cbegin(), connections.cend(),
        [&](const ConnectionRecord &connection) { return hostOf(connection) == host; });
    return common ? host : QString();
}

} // namespace

ConnectionModel::ConnectionModel(std::shared_ptr<const SessionStore> store, QObject *parent)
    : QAbstractItemModel(parent)
    , m_store(std::move(store))
{
    const QList<ConnectionRecord> connections = m_store->connections();
    for (const ConnectionRecord &connection : connections)
        add(connection);
}

QModelIndex ConnectionModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    const Group &group = m_groups[static_cast<std::size_t>(parent.row())];
    return createIndex(row, column, childId(group.role));
}

QModelIndex ConnectionModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(groupRow(roleOf(index.internalId())), 0, quintptr(0));
}

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].connections.size());
}

int ConnectionModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

Qt::ItemFlags ConnectionModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.internalId() == 0)
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

int ConnectionModel::groupRow(PartPlayed role) const
{
    const auto found = std::lower_bound(m_groups.begin(), m_groups.end(), role,
        [](const Group &group, PartPlayed wanted) { return group.role < wanted; });
    return static_cast<int>(found - m_groups.begin());
}

const ConnectionRecord *ConnectionModel::recordAt(const QModelIndex &index) const
{
    if (index.internalId() == 0)
        return nullptr;
    const int group = groupRow(roleOf(index.internalId()));
    return &m_groups[static_cast<std::size_t>(group)].connections.at(index.row());
}

QModelIndex ConnectionModel::indexOf(ConnectionId id, int column) const
{
    const auto place = m_places.constFind(id);
    if (place == m_places.cend())
        return {};
    return createIndex(place->row, column, childId(place->role));
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConnectionRecord *connection = recordAt(index);
    if (!connection)
        return groupData(m_groups[static_cast<std::size_t>(index.row())], index.column(), role);
    switch (role) {
    case ConnectionIdRole:
        return connection->id;
    case RecordRole:
        return QVariant::fromValue(*connection);
    case DurationRole: {
        const std::optional<qint64> open = duration(*connection);
        return open ? QVariant(*open) : QVariant();
    }
    case Qt::DisplayRole:
        return display(*connection, index.column());
    case Qt::ToolTipRole: // the URL of a request comes from outside: not to be taken for markup
        return QStringLiteral("<span>%1</span>")
            .arg(urlWithoutSecrets(connection->url).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return spokenConnection(*connection, m_held.value(connection->id));
    case HeldRole:
        return m_held.value(connection->id);
    default:
        return {};
    }
}

QVariant ConnectionModel::groupData(const Group &group, int column, int role) const
{
    switch (role) {
    case ConnectionIdRole:
        return ConnectionId(0);
    case GroupRole:
        return static_cast<int>(group.role);
    case GroupNoteRole:
        return group.role == PartPlayed::Server ? commonHost(group.connections) : QString();
    case Qt::DisplayRole:
        return column == EndpointColumn ? roleName(group.role) : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1, connections: %2").arg(roleName(group.role)).arg(group.connections.size());
    default:
        return {};
    }
}

QVariant ConnectionModel::display(const ConnectionRecord &connection, int column) const
{
    switch (column) {
    case EndpointColumn: {
        const Endpoint endpoint = endpointOf(connection);
        return endpoint.host + endpoint.path;
    }
    case OutColumn:
        return shortCountText(connection.clientToServer.frames);
    case InColumn:
        return shortCountText(connection.serverToClient.frames);
    case OpenColumn: {
        const std::optional<qint64> open = duration(connection);
        return open ? shortClockText(*open) : tr("–");
    }
    case FramesColumn:
        return shortCountText(connection.clientToServer.frames + connection.serverToClient.frames);
    default:
        return {};
    }
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole) {
        switch (section) {
        case EndpointColumn:
            return tr("Endpoint");
        case OutColumn:
            return tr("Out");
        case InColumn:
            return tr("In");
        case OpenColumn:
            return tr("Open");
        case FramesColumn:
            return tr("Frames");
        default:
            return {};
        }
    }
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case OutColumn:
            return tr("Frames and octets from client to server");
        case InColumn:
            return tr("Frames and octets from server to client");
        case OpenColumn:
            return tr("How long the connection is or was open");
        default:
            return {};
        }
    }
    return {};
}

std::optional<qint64> ConnectionModel::duration(const ConnectionRecord &connection) const
{
    if (!connection.opened)
        return std::nullopt;
    if (connection.ended)
        return *connection.ended - *connection.opened;
    constexpr qint64 Millisecond = 1'000'000; // ns
    const qint64 now = m_store->started().msecsTo(QDateTime::currentDateTimeUtc()) * Millisecond;
    return std::max<qint64>(now - *connection.opened, 0);
}

void ConnectionModel::refresh(const QList<ConnectionId> &changed)
{
    for (const ConnectionId id : changed) {
        const std::optional<ConnectionRecord> connection = m_store->connection(id);
        if (!connection || m_removed.contains(id))
            continue;
        const auto place = m_places.constFind(id);
        if (place == m_places.cend())
            add(*connection);
        else
            replace(*place, *connection);
    }
}

void ConnectionModel::add(const ConnectionRecord &connection)
{
    m_running += isRunning(connection);
    const int row = groupRow(connection.role);
    const auto group = m_groups.begin() + row;
    if (group == m_groups.end() || group->role != connection.role) {
        beginInsertRows({}, row, row);
        m_groups.insert(group, Group { connection.role, { connection } });
        m_places.insert(connection.id, { connection.role, 0 });
        endInsertRows();
        return;
    }
    QList<ConnectionRecord> &siblings = group->connections;
    const auto before = std::lower_bound(siblings.cbegin(), siblings.cend(), connection.id,
        [](const ConnectionRecord &sibling, ConnectionId id) { return sibling.id < id; });
    const int child = static_cast<int>(before - siblings.cbegin());
    beginInsertRows(index(row, 0), child, child);
    siblings.insert(before, connection);
    placeFrom(*group, child);
    endInsertRows();
    emit dataChanged(index(row, 0), index(row, 0)); // its count and its note are others now
}

/// Those of \a group from \a row on stand elsewhere now.
void ConnectionModel::placeFrom(const Group &group, int row)
{
    for (; row < static_cast<int>(group.connections.size()); ++row)
        m_places.insert(group.connections.at(row).id, { group.role, row });
}

void ConnectionModel::remove(ConnectionId id)
{
    const auto place = m_places.constFind(id);
    if (place == m_places.cend())
        return;
    const int child = place->row;
    const int row = groupRow(place->role);
    const auto group = m_groups.begin() + row;
    m_removed.insert(id);
    m_running -= isRunning(group->connections.at(child));
    if (group->connections.size() == 1) {
        beginRemoveRows({}, row, row);
        m_groups.erase(group);
        m_places.remove(id);
        endRemoveRows();
        return;
    }
    beginRemoveRows(index(row, 0), child, child);
    group->connections.removeAt(child);
    m_places.remove(id);
    placeFrom(*group, child);
    endRemoveRows();
    emit dataChanged(index(row, 0), index(row, 0)); // its count and its note are others now
}

void ConnectionModel::showRemoved()
{
    const QSet<ConnectionId> removed = std::exchange(m_removed, {});
    refresh(QList<ConnectionId>(removed.cbegin(), removed.cend()));
}

void ConnectionModel::replace(const Place &place, const ConnectionRecord &connection)
{
    const auto group = static_cast<std::size_t>(groupRow(place.role));
    ConnectionRecord &held = m_groups[group].connections[place.row];
    m_running += isRunning(connection) - isRunning(held);
    held = connection;
    emit dataChanged(indexOf(connection.id), indexOf(connection.id, ColumnCount - 1));
}

/// They are few for each news, or few news are of many: each row is announced by itself, and the
/// others are left alone.
void ConnectionModel::setHeld(const QHash<ConnectionId, int> &connections)
{
    for (auto held = connections.cbegin(); held != connections.cend(); ++held) {
        if (m_held.value(held.key()) == *held)
            continue;
        if (*held > 0)
            m_held.insert(held.key(), *held);
        else
            m_held.remove(held.key());
        const QModelIndex index = indexOf(held.key());
        if (index.isValid())
            emit dataChanged(index, index.siblingAtColumn(ColumnCount - 1),
                { HeldRole, Qt::AccessibleTextRole });
    }
}

void ConnectionModel::updateDurations()
{
    for (const Group &group : m_groups) {
        const QList<ConnectionRecord> &all = group.connections;
        const auto first = std::find_if(all.cbegin(), all.cend(), isRunning);
        if (first == all.cend())
            continue;
        // From the first to the last in one: a signal for each of thousands would be felt.
        const auto last = std::find_if(all.crbegin(), all.crend(), isRunning);
        emit dataChanged(indexOf(first->id, OpenColumn), indexOf(last->id, FramesColumn),
            { Qt::DisplayRole, DurationRole });
    }
}

} // namespace Framescope
