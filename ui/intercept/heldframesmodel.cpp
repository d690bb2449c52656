#include "ui/intercept/heldframesmodel.h"

#include "ui/intercept/heldtext.h"

#include <algorithm>

namespace Framescope {

int HeldFramesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant HeldFramesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HeldItem &held = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return heldPreview(held.frames);
    case Qt::AccessibleTextRole:
        return m_edited.contains(held.number) ? tr("%1, edited").arg(spokenHeld(held))
                                              : spokenHeld(held);
    case NumberRole:
        return held.number;
    case DirectionRole:
        return static_cast<int>(held.frames.direction);
    case EditedRole:
        return m_edited.contains(held.number);
    default:
        return {};
    }
}

int HeldFramesModel::rowOf(HoldNumber number) const
{
    const auto found = std::lower_bound(m_items.cbegin(), m_items.cend(), number,
        [](const HeldItem &item, HoldNumber wanted) { return item.number < wanted; });
    return found != m_items.cend() && found->number == number
        ? static_cast<int>(found - m_items.cbegin())
        : -1;
}

const HeldItem *HeldFramesModel::find(HoldNumber number) const
{
    const int row = rowOf(number);
    return row < 0 ? nullptr : &m_items.at(row);
}

/// The last one before \a row that goes the same way: what is held leaves in the order in which it
/// came, in each direction of a connection. 0 if there is none.
HoldNumber HeldFramesModel::heldBefore(int row) const
{
    const HeldItem &item = m_items.at(row);
    while (--row >= 0) {
        const HeldItem &earlier = m_items.at(row);
        if (earlier.connection == item.connection
            && earlier.frames.direction == item.frames.direction)
            return earlier.number;
    }
    return 0;
}

qsizetype HeldFramesModel::count(Direction direction) const
{
    return m_counts[static_cast<std::size_t>(direction)];
}

HeldSummary HeldFramesModel::summary(Timestamp now) const
{
    HeldSummary summary;
    if (m_items.isEmpty())
        return summary;
    summary.count = rowCount();
    summary.connections = static_cast<int>(m_connections.size());
    if (summary.connections == 1)
        summary.connection = m_items.constFirst().connection;
    summary.waited = std::max<qint64>(0, now - m_items.constFirst().since);
    return summary;
}

void HeldFramesModel::setEdited(HoldNumber number, bool edited)
{
    const int row = rowOf(number);
    if (row < 0 || edited == m_edited.contains(number))
        return;
    if (edited)
        m_edited.insert(number);
    else
        m_edited.remove(number);
    emit dataChanged(index(row), index(row));
}

void HeldFramesModel::takeEdited(const HeldFramesModel &other)
{
    for (const HoldNumber number : other.m_edited)
        setEdited(number, true);
}

void HeldFramesModel::count(const HeldItem &item, int change)
{
    m_counts[static_cast<std::size_t>(item.frames.direction)] += change;
    const auto held = m_connections.find(item.connection);
    if (held == m_connections.end())
        m_connections.insert(item.connection, change);
    else if ((*held += change) == 0)
        m_connections.erase(held);
}

void HeldFramesModel::apply(const InterceptNews &news)
{
    QHash<ConnectionId, int> changed;
    if (!news.held.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(news.held.size()) - 1);
        for (const HeldItem &item : news.held) {
            m_items.append(item);
            count(item, 1);
            changed.insert(item.connection, 0);
        }
        endInsertRows();
    }
    for (const HoldOutcome &outcome : news.ended) {
        const int row = rowOf(outcome.number);
        if (row < 0)
            continue;
        // Where the connection has ended, nothing goes on.
        const HoldNumber before = outcome.end == HoldEnd::ConnectionEnded ? 0 : heldBefore(row);
        beginRemoveRows({}, row, row);
        const HeldItem item = m_items.takeAt(row);
        count(item, -1);
        changed.insert(item.connection, 0);
        m_edited.remove(item.number);
        endRemoveRows();
        emit decided(item, outcome, before);
    }
    for (auto connection = changed.begin(); connection != changed.end(); ++connection)
        *connection = m_connections.value(connection.key());
    if (!changed.isEmpty())
        emit connectionsChanged(changed);
}

} // namespace Framescope
