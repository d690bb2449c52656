#include "ui/replay/replayrunsmodel.h"

#include "ui/replay/replaymodel.h"
#include "ui/replay/replayruntext.h"

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

} // namespace

ReplayRunsModel::~ReplayRunsModel() = default;

bool ReplayRunsModel::isFull() const
{
    int rows = 0;
    for (const auto &attempt : m_attempts)
        rows += attempt->model().rowCount();
    return m_attempts.size() > MostRuns || rows > MostRows;
}

void ReplayRunsModel::add(std::unique_ptr<ReplayAttempt> attempt)
{
    const ReplayAttempt *added = attempt.get();
    connect(added, &ReplayAttempt::changed, this, [this, added] {
        const QModelIndex changed = index(rowOf(added));
        emit dataChanged(changed, changed);
    });
    beginInsertRows({}, 0, 0);
    m_attempts.insert(m_attempts.begin(), std::move(attempt));
    endInsertRows();
    for (int row = rowCount() - 1; row > 0 && isFull(); --row) {
        if (!this->attempt(row)->isIdle())
            continue;
        const int number = this->attempt(row)->number();
        remove(row);
        emit dropped(number);
    }
}

void ReplayRunsModel::remove(int row)
{
    beginRemoveRows({}, row, row);
    const auto removed = std::move(m_attempts[static_cast<std::size_t>(row)]);
    m_attempts.erase(m_attempts.begin() + row);
    endRemoveRows(); // whoever shows it looks away before it is gone
}

void ReplayRunsModel::clear()
{
    beginResetModel();
    const auto removed = std::exchange(m_attempts, {});
    endResetModel();
}

ReplayAttempt *ReplayRunsModel::attempt(int row) const
{
    return row >= 0 && row < rowCount() ? m_attempts[static_cast<std::size_t>(row)].get() : nullptr;
}

int ReplayRunsModel::rowOf(const ReplayAttempt *attempt) const
{
    const auto found = std::find_if(m_attempts.begin(), m_attempts.end(),
        [attempt](const auto &known) { return known.get() == attempt; });
    return found == m_attempts.end() ? -1 : static_cast<int>(found - m_attempts.begin());
}

ReplayAttempt *ReplayRunsModel::running() const
{
    const auto found = std::find_if(m_attempts.begin(), m_attempts.end(),
        [](const auto &attempt) { return attempt->run().isRunning(); });
    return found == m_attempts.end() ? nullptr : found->get();
}

int ReplayRunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_attempts.size());
}

QVariant ReplayRunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ReplayAttempt &shown = *attempt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown.name().isEmpty() ? tr("Run %1").arg(shown.number()) : shown.name();
    case VerdictRole:
        return static_cast<int>(shown.verdict());
    case VerdictTextRole:
        return replayVerdict(shown);
    case SummaryRole:
        return replayRunSummary(shown);
    case Qt::ToolTipRole:
        return replayRunDetails(shown).join(u'\n');
    case Qt::AccessibleTextRole:
        return (QStringList(tr("Run %1").arg(shown.number())) + replayRunDetails(shown))
            .join(u", "_s);
    default:
        return {};
    }
}

} // namespace Framescope
