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
        Timestamp since = 0; ///< it was held
        qint64 held = 0; ///< ns
        HoldNumber waitsFor = 0; ///< it goes on after that one; 0: it has, or never does
    };
    enum Roles {
        EndRole = Qt::UserRole, ///< int of HoldEnd, -1 for what was put in
        DirectionRole, ///< int
        WhatRole, ///< "dropped"
        HeldRole, ///< "3.0 s", empty while it waits and for what was put in
        NumberRole, ///< "12", empty for what was put in
        WaitsRole, ///< whether it has not gone on yet
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    /// Has the entries of \a other.
    void takeOver(const DecidedModel &other);

public slots:
    /// \see HeldFramesModel::decided
    void addDecision(const Framescope::HeldItem &item, const Framescope::HoldOutcome &outcome,
        Framescope::HoldNumber before);
    void addInjection(const Framescope::Injection &injection);
    void clear();

private:
    void add(const Entry &entry);
    void settleBehind(const HoldOutcome &outcome, HoldNumber before);

    QList<Entry> m_entries;
};

} // namespace Framescope
