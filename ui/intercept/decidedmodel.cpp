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
    const QString what = entry.end ? holdEndText(*entry.end) : tr("injected");
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return entry.number
            ? tr("Held %1, connection %2, %3, %4, after %5")
                  .arg(QString::number(*entry.number), QString::number(entry.connection),
                      directionText(entry.direction), what, durationText(entry.held))
            : tr("Connection %1, %2, %3")
                  .arg(QString::number(entry.connection), directionText(entry.direction), what);
    case EndRole:
        return entry.end ? static_cast<int>(*entry.end) : -1;
    case DirectionRole:
        return static_cast<int>(entry.direction);
    case WhatRole:
        return what;
    case HeldRole:
        return entry.number ? durationText(entry.held) : QString();
    case NumberRole:
        return entry.number ? QString::number(*entry.number) : QString();
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

void DecidedModel::addDecision(const HeldItem &item, const HoldOutcome &outcome)
{
    add({ item.number, item.connection, item.frames.direction, outcome.end,
        outcome.time - item.since });
}

void DecidedModel::addInjection(const Injection &injection)
{
    add({ std::nullopt, injection.connection, injection.direction, std::nullopt, 0 });
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
