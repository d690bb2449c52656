#pragma once

#include "app/replay/replayrow.h"

#include <QWidget>

class QCheckBox;
class QListView;

namespace Framescope {

class IconButton;
class ReplayAttempt;
class ReplayCounts;
class ReplayLatencyPane;
class ReplayRunsModel;
class TextLabel;
class Theme;

/// The list of the runs, and what the one that is selected comes to: how many rows of each kind,
/// and how long answers took. Where it is low, all but the list's least height is scrolled.
class ReplayRunsPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayRunsPane(const Theme &theme, QWidget *parent = nullptr);
    ~ReplayRunsPane() override;

    ReplayRunsModel *runs() const { return m_runs; }
    QListView *list() const { return m_list; }
    ReplayCounts *counts() const { return m_counts; }
    ReplayLatencyPane *latency() const { return m_latency; }
    bool showsOnlyDifferences() const;
    /// Makes the newest run the one that is selected.
    void selectNewest();
    /// Shows what \a attempt, one of the list, comes to; nullptr: there is none.
    void show(const ReplayAttempt *attempt);

public slots:
    /// The selected run goes from the list, unless it plays. While it is saved, removalRefused()
    /// comes instead.
    void removeSelected();

signals:
    /// The run that is selected, or nullptr. One that is about to be removed is still there.
    void selected(Framescope::ReplayAttempt *attempt);
    void onlyDifferencesToggled(bool only);
    /// The run \a number stays, as it is just being saved.
    void removalRefused(int number);
    // From the menu.
    void openRequested();
    void saveRequested();

private:
    QWidget *createHeading(const QString &text, TextLabel **label = nullptr);
    void connectParts();
    void showMenu(const QPoint &position);

    const Theme &m_theme;
    ReplayRunsModel *m_runs;
    QListView *m_list;
    TextLabel *m_empty;
    TextLabel *m_title = nullptr;
    IconButton *m_remove;
    ReplayCounts *m_counts;
    QCheckBox *m_onlyDifferences;
    ReplayLatencyPane *m_latency;
};

} // namespace Framescope
