#pragma once

#include "app/capture/interception.h"

#include <QAbstractListModel>

namespace Framescope {

/// What became of the last things that were held, and what was put in; newest first.
class DecidedModel : public QAbstractListModel
{
    Q_OBJECT
public:
    static constexpr qsizetype MaxEntries = 200;

    struct Entry
    {
        std::optional<HoldNumber> number; ///< nullopt: it was put in
        ConnectionId connection = 0;
        Direction direction = Direction::ClientToServer;
        std::optional<HoldEnd> end;
        qint64 held = 0; ///< ns
    };
    enum Roles {
        EndRole = Qt::UserRole, ///< int of HoldEnd, -1 for what was put in
        DirectionRole, ///< int
        WhatRole, ///< "dropped"
        HeldRole, ///< "3.0 s"
        NumberRole, ///< "12", empty for what was put in
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// Has the entries of \a other.
    void takeOver(const DecidedModel &other);

public slots:
    void addDecision(const Framescope::HeldItem &item, const Framescope::HoldOutcome &outcome);
    void addInjection(const Framescope::Injection &injection);

private:
    void add(const Entry &entry);

    QList<Entry> m_entries;
};

} // namespace Framescope
