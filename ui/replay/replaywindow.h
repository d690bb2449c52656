#pragma once

#include "app/replay/replayrun.h"
#include "app/session/eventloader.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QStackedWidget;

namespace Framescope {

class ElidedLabel;
class EmptyState;
class IconButton;
class NoteRow;
class NoticeArea;
class ReplayCounts;
class ReplayDetails;
class ReplayModel;
class ReplayRulesPane;
class ReplaySetup;
class ReplayTable;
class SessionFolder;
class SessionSaving;
class Theme;

/// A window in which one recorded connection is played again: where and how, the recording and the
/// replay beside each other, and what differs. What was said is a session of its own.
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

    ConnectionId connection() const { return m_connection; }
    /// The newest; nullptr before anything was played.
    const ReplayRun *run() const { return m_run.get(); }
    /// What was said in it, for a window of its own; nullptr if there is nothing to show.
    std::unique_ptr<SessionDocument> takeSession();

    ReplaySetup *setup() const { return m_setup; }
    ReplayRulesPane *rules() const { return m_rules; }
    ReplayTable *table() const { return m_table; }
    ReplayModel *model() const { return m_model; }
    ReplayDetails *details() const { return m_details; }
    ReplayCounts *counts() const { return m_counts; }
    NoteRow *result() const { return m_result; }

public slots:
    void start();
    void stop();

signals:
    /// takeSession() has one that is to be shown.
    void sessionReady();
    void sessionSaved(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    class KeptSelection;

    QWidget *createSide();
    QWidget *createTableHead();
    QWidget *createTable();
    QWidget *createFoot();
    void showRowsOrReason();
    void connectRun();
    void takeRows(const QList<ReplayRow> &rows);
    void showProgress();
    void showDetails();
    void showResult();
    void showOutcome(const ReplayOutcome &outcome);
    void showTally();
    void note(const QString &sentence);
    void placeHead();
    void updateButtons();
    void judgeAgain();
    void applyTheme();

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    const ConnectionId m_connection;
    SessionFolder *const m_folder;
    EventLoader m_events;
    std::unique_ptr<ReplayRun> m_run;
    std::unique_ptr<SessionSaving> m_saving; ///< of the session of m_run
    ReplayModel *m_model;
    NoticeArea *m_notices;
    ReplaySetup *m_setup;
    NoteRow *m_result;
    NoteRow *m_note;
    ReplayCounts *m_counts;
    ReplayRulesPane *m_rules;
    QCheckBox *m_onlyDifferences;
    QWidget *m_tableHead;
    ElidedLabel *m_recordedHead;
    ElidedLabel *m_nowHead;
    IconButton *m_previous;
    IconButton *m_next;
    QStackedWidget *m_pages; ///< why there are no rows, or they
    EmptyState *m_empty;
    ReplayTable *m_table;
    ReplayDetails *m_details;
    QPushButton *m_openSession;
    QPushButton *m_save;
    QStringList m_notes;
    QList<ReplayRow> m_judged; ///< so far, while all is compared again
    bool m_isTaking = false; ///< rows come and go: what is selected means nothing
    std::pair<FrameId, FrameId> m_shown { 0, 0 }; ///< the row that is selected, by its frames
};

} // namespace Framescope
