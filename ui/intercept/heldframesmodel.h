#pragma once

#include "app/capture/interception.h"
#include "ui/intercept/heldsummary.h"

#include <QAbstractListModel>
#include <QHash>
#include <QSet>

namespace Framescope {

/// The queue of what is held, in the order in which it came.
class HeldFramesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Roles {
        NumberRole = Qt::UserRole, ///< HoldNumber
        DirectionRole, ///< int
        EditedRole, ///< whether it would go on as another than it came
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    const QList<HeldItem> &items() const { return m_items; }
    const HeldItem &item(int row) const { return m_items.at(row); }
    /// nullptr if it is held no more. Valid until the next news.
    const HeldItem *find(HoldNumber number) const;
    qsizetype count(Direction direction) const;
    /// How much is held of each connection of which something is.
    const QHash<ConnectionId, int> &connections() const { return m_connections; }
    /// \a now is on the clock of HeldItem::since.
    HeldSummary summary(Timestamp now) const;
    void setEdited(HoldNumber number, bool edited);
    /// Also what of \a other is edited; both hold the same.
    void takeEdited(const HeldFramesModel &other);

public slots:
    void apply(const Framescope::InterceptNews &news);

signals:
    /// \a item is held no more. It goes on as soon as \a before has, which is of the same direction
    /// of its connection, came earlier and is held still; 0: nothing like that keeps it.
    void decided(const Framescope::HeldItem &item, const Framescope::HoldOutcome &outcome,
        Framescope::HoldNumber before);
    /// How much is held now of the connections of which that may have changed. Once for all news
    /// that come together.
    void connectionsChanged(const QHash<Framescope::ConnectionId, int> &held);

private:
    int rowOf(HoldNumber number) const;
    HoldNumber heldBefore(int row) const;
    /// One more of its direction and connection, or with -1 one less.
    void count(const HeldItem &item, int change);

    QList<HeldItem> m_items; ///< by number
    std::array<qsizetype, 2> m_counts {};
    QHash<ConnectionId, int> m_connections;
    QSet<HoldNumber> m_edited;
};

} // namespace Framescope
