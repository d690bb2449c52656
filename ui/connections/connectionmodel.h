#pragma once

#include "app/session/sessionstore.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace Framescope {

/// The connections of a session, below the part that Framescope plays on them. Only parts with a
/// connection have a row. In a group connections stand by id, without those that were removed.
class ConnectionModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column {
        EndpointColumn,
        OutColumn, ///< client to server
        InColumn, ///< server to client
        OpenColumn, ///< how long it is or was open
        FramesColumn, ///< both directions and the time, for narrow lists instead of the three above
        ColumnCount
    };

    /// The same for every column.
    enum Role {
        ConnectionIdRole = Qt::UserRole, ///< ConnectionId; 0 for a group
        RecordRole, ///< ConnectionRecord; invalid for a group
        DurationRole, ///< qint64, ns; invalid for groups and for what never opened
        GroupRole, ///< Framescope::Role as int; invalid for a connection
        GroupNoteRole, ///< QString: what a group's connections have in common, else empty
        HeldRole, ///< int: how much of it a proxy holds; invalid for a group
    };

    explicit ConnectionModel(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    /// Invalid if there is no such connection.
    QModelIndex indexOf(ConnectionId id, int column = EndpointColumn) const;
    bool isEmpty() const { return m_groups.empty(); }
    /// Whether there is a connection whose duration grows.
    bool hasRunning() const { return m_running > 0; }
    const QSet<ConnectionId> &removed() const { return m_removed; }
    bool hasRemoved() const { return !m_removed.isEmpty(); }
    /// Takes the row of \a id away, which stays away until showRemoved().
    void remove(ConnectionId id);
    void showRemoved();

public slots:
    /// Reads \a changed, and only them, from the store again.
    void refresh(const QList<Framescope::ConnectionId> &changed);
    /// How much a proxy holds of each of \a connections; of others, that does not change.
    void setHeld(const QHash<Framescope::ConnectionId, int> &connections);
    /// Announces the durations that have grown.
    void updateDurations();

private:
    struct Group
    {
        Framescope::Role role;
        QList<ConnectionRecord> connections;
    };
    /// Group and row of a connection.
    struct Place
    {
        Framescope::Role role;
        int row;
    };

    int groupRow(Framescope::Role role) const;
    void placeFrom(const Group &group, int row);
    const ConnectionRecord *recordAt(const QModelIndex &index) const;
    void add(const ConnectionRecord &connection);
    void replace(const Place &place, const ConnectionRecord &connection);
    QVariant groupData(const Group &group, int column, int role) const;
    QVariant display(const ConnectionRecord &connection, int column) const;
    std::optional<qint64> duration(const ConnectionRecord &connection) const;

    const std::shared_ptr<const SessionStore> m_store;
    std::vector<Group> m_groups; ///< not empty ones, in the order of Framescope::Role
    QHash<ConnectionId, Place> m_places;
    QSet<ConnectionId> m_removed;
    QHash<ConnectionId, int> m_held; ///< without those of which nothing is
    int m_running = 0;
};

} // namespace Framescope
