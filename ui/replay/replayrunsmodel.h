#pragma once

#include "ui/replay/replayattempt.h"

#include <QAbstractListModel>

namespace Framescope {

/// The runs of a replay window, the newest first. Bounded: as soon as there are more than MostRuns,
/// or more than MostRows rows in them, the oldest go. GUI thread.
class ReplayRunsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        VerdictRole = Qt::UserRole, ///< int: ReplayAttempt::Verdict
        VerdictTextRole, ///< "equal", "3 differ"
        SummaryRole, ///< "14:02, chat.example, original speed"
    };
    static constexpr int MostRuns = 20;
    static constexpr int MostRows = 400'000;

    using QAbstractListModel::QAbstractListModel;
    ~ReplayRunsModel() override;

    /// Becomes the first. Is told of each that goes: dropped().
    void add(std::unique_ptr<ReplayAttempt> attempt);
    void remove(int row);
    void clear();
    /// nullptr if there is no such row.
    ReplayAttempt *attempt(int row) const;
    int rowOf(const ReplayAttempt *attempt) const; ///< -1 if it is not in the list
    /// That which plays; nullptr if none does.
    ReplayAttempt *running() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    /// The run \a number has gone to make room.
    void dropped(int number);

private:
    bool isFull() const;

    std::vector<std::unique_ptr<ReplayAttempt>> m_attempts;
};

} // namespace Framescope
