#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;
class QToolBar;

namespace Framescope {

class Theme;

/// What the main window can be told to do: one action each, with its icon, shortcut and help, and
/// the menus and the tool bar they stand in. Who does it connects to triggered().
class MainActions : public QObject
{
    Q_OBJECT
public:
    explicit MainActions(const Theme &theme, QObject *parent = nullptr);

    /// The menu bar takes \a recentFiles and \a sorting.
    void fill(QMenuBar &menuBar, QMenu *recentFiles, QMenu *sorting) const;
    void fill(QToolBar &toolBar) const;
    /// Says why \a action cannot be done now; an empty \a reason says again what it does.
    void setObstacle(QAction *action, const QString &reason) const;
    /// Why \a action cannot be done now, as it was said last; empty if it was not.
    static QString obstacle(const QAction &action);
    /// What \a action does, in a sentence; empty if it is not one of these.
    static QString help(const QAction &action);
    /// The first buttons of \a toolBar get their words, or lose them.
    void showLabels(QToolBar &toolBar, bool shown) const;
    /// \a toolBar does without the buttons at its end, for which there are keys and menus.
    void showFewer(QToolBar &toolBar, bool fewer) const;

    QAction *const connectToServer;
    QAction *const listen;
    QAction *const proxy;
    QAction *const startDemo;
    QAction *const newWindow;
    QAction *const open;
    QAction *const save;
    QAction *const saveAs;
    QAction *const exportSession;
    QAction *const closeWindow;
    QAction *const quit;

    QAction *const sendPing;
    QAction *const closeConnection;
    QAction *const closeWithCode;
    QAction *const abortConnection;
    QAction *const reconnect;
    QAction *const editAndReconnect;
    QAction *const copyAsCurl;
    QAction *const saveConnection;
    QAction *const removeConnection;

    QAction *const pauseRecording; ///< checkable
    QAction *const replay;
    QAction *const intercept; ///< checkable

    QAction *const preferences;
    QAction *const commands;

    QAction *const filterFrames;
    QAction *const clearFilter;
    QAction *const nextHit;
    QAction *const previousHit;

    QAction *const statistics;

    QAction *const goToFrame;
    QAction *const nextFrame;
    QAction *const previousFrame;
    QAction *const nextViolation;
    QAction *const previousViolation;
    QAction *const nextGap;
    QAction *const previousGap;
    QAction *const newestFrame;
    QAction *const nextOfMessage;
    QAction *const markFrame;
    QAction *const annotateFrame;
    QAction *const compareMessages;

    QAction *const showAnatomy;
    QAction *const showHex;
    QAction *const showMessage;
    QAction *const showHandshake;
    QAction *const maximizeInspector; ///< checkable
    QAction *const pinFrame; ///< checkable
    QAction *const nextPanel;
    QAction *const previousPanel;
    QAction *const toggleConnections; ///< checkable
    QAction *const toggleComposer; ///< checkable

    QAction *const followSystem; ///< checkable, one of three
    QAction *const lightTheme;
    QAction *const darkTheme;

    QAction *const systemLanguage; ///< checkable, one of three
    QAction *const english;
    QAction *const chinese;

    QAction *const lessons;
    QAction *const rules;

    QAction *const welcome;
    QAction *const about;

private:
    QAction *make(const QString &text, const QString &help, const QString &icon = {},
        const QList<QKeySequence> &shortcuts = {});
    void loadIcons();
    QList<QAction *> labelledActions() const;

    const Theme &m_theme;
};

} // namespace Framescope
