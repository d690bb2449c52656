#pragma once

#include "app/replay/replayrun.h"
#include "app/session/eventloader.h"
#include "protocol/handshake/httphead.h"

#include <QTimer>
#include <QWidget>

class QStackedWidget;

namespace Framescope {

class ElidedLabel;
class EmptyState;
class Environments;
class FilterBar;
class IconButton;
class NoteRow;
class NoticeArea;
class ReplayAttempt;
class ReplayDetails;
class ReplayFilter;
class ReplayFoot;
class ReplayModel;
class ReplayOverview;
class ReplayResult;
class ReplayRulesPane;
class ReplayRunsModel;
class ReplayRunsPane;
class ReplaySetup;
class ReplayTable;
class SegmentedSwitch;
class SessionFolder;
class Theme;

/// A window in which one recorded connection is played again: where and how, the runs so far, the
/// recording and one of the runs beside each other, and what differs. What was said in a run is a
/// session of its own. Runs are kept as long as the window is there.
class ReplayWindow : public QWidget
{
    Q_OBJECT
public:
    /// Plays \a connection of \a store. \a known is what it was opened with, if it is ours. New
    /// sessions are kept in \a folder, or without one in memory. \a theme and \a folder must
    /// outlive the window.
    ReplayWindow(const Theme &theme, std::shared_ptr<const SessionStore> store,
        ConnectionId connection, const std::optional<ClientOptions> &known, SessionFolder *folder,
        QWidget *parent = nullptr);
    ~ReplayWindow() override;

    /// For variables in the opening handshake; must outlive the window. Without it there are those
    /// of the file.
    void setEnvironments(Environments &environments) { m_environments = &environments; }

    ConnectionId connection() const { return m_connection; }
    /// That which is shown; nullptr before anything was played.
    const ReplayRun *run() const;
    /// What was said in it, for a window of its own; nullptr if there is nothing to show.
    std::unique_ptr<SessionDocument> takeSession();

    ReplaySetup *setup() const { return m_setup; }
    ReplayRulesPane *rules() const { return m_rules; }
    ReplayTable *table() const { return m_table; }
    /// Of that which is shown; without one it has no rows.
    ReplayModel *model() const;
    ReplayRunsPane *runs() const { return m_runs; }
    ReplayDetails *details() const { return m_details; }
    ReplayResult *result() const { return m_result; }
    FilterBar *filter() const { return m_filterBar; }

    /// Compares the recording with \a connection of \a store, which is called \a name, as if that
    /// had been a run: one of both sides.
    void compareWith(
        std::shared_ptr<SessionStore> store, ConnectionId connection, const QString &name);

public slots:
    void start();
    void stop();
    void setPaused(bool paused);

signals:
    /// takeSession() has one that is to be shown.
    void sessionReady();
    void sessionSaved(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class KeptSelection;

    QWidget *createSide();
    QWidget *createTableHead();
    QWidget *createTable();
    QWidget *createFilter();
    void connectSetup();
    void connectRuns();
    void connectFoot();
    void openSession();
    void saveSession();
    void addAttempt(std::unique_ptr<ReplayAttempt> attempt);
    void connectAttempt(ReplayAttempt &attempt);
    void showAttempt(ReplayAttempt *attempt);
    void attemptEnded(const ReplayAttempt &attempt);
    void attemptChanged(const ReplayAttempt &attempt);
    void showRowsOrReason();
    void applyFilter();
    void countMatches();
    void askForHandshake();
    void showProgress();
    void showDetails();
    void showNotes();
    void placeHead();
    void updateButtons();
    void judgeAgain();
    void showRuleCount();
    void focusNextPart(bool forward);
    bool focusPart(QWidget *part);
    void applyTheme();
    void fitSide();

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    const ConnectionId m_connection;
    SessionFolder *const m_folder;
    EventLoader m_events;
    std::optional<RequestHead> m_request; ///< as it was recorded
    Environments *m_environments = nullptr;
    ReplayAttempt *m_attempt = nullptr; ///< of the list: that which is shown
    int m_lastNumber = 0; ///< of a run
    ReplayModel *m_nothing; ///< before anything was played
    NoticeArea *m_notices;
    ReplaySetup *m_setup;
    ReplayResult *m_result;
    NoteRow *m_note;
    SegmentedSwitch *m_sidePart;
    QStackedWidget *m_sidePages;
    ReplayRunsPane *m_runs;
    ReplayRulesPane *m_rules;
    FilterBar *m_filterBar;
    ReplayFilter *m_filter;
    QTimer m_filterSoon; ///< matches come by and by
    QWidget *m_tableHead;
    ElidedLabel *m_recordedHead;
    ElidedLabel *m_nowHead;
    IconButton *m_previous;
    IconButton *m_next;
    QStackedWidget *m_pages; ///< why there are no rows, or they
    EmptyState *m_empty;
    ReplayTable *m_table;
    ReplayOverview *m_overview;
    ReplayDetails *m_details;
    ReplayFoot *m_foot;
    std::unique_ptr<KeptSelection> m_kept; ///< rows come and go: what is selected means nothing
    std::pair<FrameId, FrameId> m_shown { 0, 0 }; ///< the row that is selected, by its frames
    bool m_isSelectionHidden = false; ///< that row is not shown for now
};

} // namespace Framescope
