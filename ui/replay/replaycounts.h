#pragma once

#include "app/replay/replayrow.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <optional>

class QGridLayout;

namespace Framescope {

class TextLabel;

/// How many rows of each kind there are: sign, word and number.
class ReplayCounts : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayCounts(const Theme &theme, QWidget *parent = nullptr);

    void setProgress(const ReplayProgress &progress);
    /// What is still to be sent and to come: \a count, or if that is not \a exact at least so many;
    /// nullopt if nothing is.
    void setUpcoming(std::optional<quint64> count, bool exact);
    /// "changed 3".
    QString text(ReplayRow::Kind kind) const;

private:
    void addKind(const Theme &theme, QGridLayout &grid, ReplayRow::Kind kind, Theme::Token color);
    TextLabel *count(ReplayRow::Kind kind) const;
    void show(ReplayRow::Kind kind, const QString &number);

    static constexpr std::size_t KindCount = 8;
    TextLabel *m_counts[KindCount] = {};
    TextLabel *m_leftOut;
};

} // namespace Framescope
