#include "ui/intercept/decidedmodel.h"

#include "ui/frames/frametext.h"
#include "ui/intercept/heldtext.h"

namespace Framescope {

int DecidedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant DecidedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries.at(index.row());
    const bool waits = entry.waitsFor != 0;
    const QString what = !entry.end ? tr("injected")
        : waits                     ? waitingText(*entry.end, entry.waitsFor)
                                    : holdEndText(*entry.end);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        if (!entry.number)
            return tr("Connection %1, %2, %3")
                .arg(QString::number(entry.connection), directionText(entry.direction), what);
        if (waits)
            return tr("Held %1, connection %2, %3, %4")
                .arg(QString::number(*entry.number), QString::number(entry.connection),
                    directionText(entry.direction), what);
        return tr("Held %1, connection %2, %3, %4, after %5")
            .arg(QString::number(*entry.number), QString::number(entry.connection),
                directionText(entry.direction), what, durationText(entry.held));
    case EndRole:
        return entry.end ? static_cast<int>(*entry.end) : -1;
    case DirectionRole:
        return static_cast<int>(entry.direction);
    case WhatRole:
        return what;
    case HeldRole:
        return entry.number && !waits ? durationText(entry.held) : QString();
    case NumberRole:
        return entry.number ? QString::number(*entry.number) : QString();
    case WaitsRole:
        return waits;
    default:
        return {};
    }
}

void DecidedModel::takeOver(const DecidedModel &other)
{
    beginResetModel();
    m_entries = other.m_entries;
    endResetModel();
}

void DecidedModel::addDecision(const HeldItem &item, const HoldOutcome &outcome, HoldNumber before)
{
    settleBehind(outcome, before);
    add({ item.number, item.connection, item.frames.direction, outcome.end, item.since,
        outcome.time - item.since, outcome.end == HoldEnd::Dropped ? 0 : before });
}

/// What waited for the one of \a outcome has gone on with it, or waits for \a before; or is lost
/// with it.
void DecidedModel::settleBehind(const HoldOutcome &outcome, HoldNumber before)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (m_entries.at(row).waitsFor != outcome.number)
            continue;
        Entry &entry = m_entries[row];
        entry.waitsFor = before;
        entry.held = outcome.time - entry.since;
        if (outcome.end == HoldEnd::ConnectionEnded)
            entry.end = HoldEnd::ConnectionEnded;
        emit dataChanged(index(row), index(row));
    }
}

void DecidedModel::addInjection(const Injection &injection)
{
    add({ std::nullopt, injection.connection, injection.direction, std::nullopt });
}

void DecidedModel::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

void DecidedModel::add(const Entry &entry)
{
    if (m_entries.size() == MaxEntries) {
        beginRemoveRows({}, rowCount() - 1, rowCount() - 1);
        m_entries.removeLast();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_entries.prepend(entry);
    endInsertRows();
}

} // namespace Framescope
