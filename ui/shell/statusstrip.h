#pragma once

#include "app/session/sessionstore.h"
#include "ui/intercept/heldsummary.h"

#include <QStatusBar>
#include <QTimer>
#include <QUrl>

#include <memory>

class QCheckBox;

namespace Framescope {

class ElidedLabel;
class IconLabel;
class KeyHints;
class LinkButton;
class TextLabel;
class Theme;

/// The bottom line of the window: what is being recorded or held, how much of it, where we listen,
/// and the last thing that went wrong. What matters least gives way where there is no room, and is
/// in the tool tip then.
class StatusStrip : public QStatusBar
{
    Q_OBJECT
public:
    StatusStrip(
        const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent = nullptr);

    /// As URLs.
    const QStringList &listeners() const { return m_listeners; }

public slots:
    /// Counts again what the store holds.
    void refresh();
    /// Says whether something is being recorded, and why not.
    void setMode(const QString &text, bool isRecording);
    /// Says that recording is paused, whatever it was; or what it was again.
    void setPaused(bool paused);
    /// Says in place of the mode what is held; nullopt: nothing is to be held.
    void setInterception(const std::optional<Framescope::HeldSummary> &held);
    /// Whether the keys that decide on what is held work.
    void setQueueFocused(bool focused);
    void addListener(const QUrl &url);
    void clearListeners();
    /// While the window shows the welcome page there is nothing to be counted, but a choice:
    /// whether it is shown \a atStart.
    void setWelcome(bool isShown, bool atStart);
    /// Stays until the next one; assistive technology hears of it.
    void showProblem(const QString &sentence);

signals:
    /// Assistive technology hears of \a text.
    void violationsAnnounced(const QString &text);
    void stopListeningRequested();
    /// The user wants the welcome page at the start, or does not.
    void welcomeChosen(bool atStart);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showMode();
    void showInterception();
    /// Shows what there is to be said of, and room for.
    void arrange();
    int neededWidth() const;
    /// Says in the tool tip what gave way.
    void tellHidden(const QList<QWidget *> &giving);
    void announceViolations();

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    IconLabel *m_modeIcon;
    TextLabel *m_mode;
    IconLabel *m_heldIcon;
    TextLabel *m_held;
    TextLabel *m_oldest;
    TextLabel *m_connections;
    TextLabel *m_frames;
    TextLabel *m_octets;
    IconLabel *m_violationsIcon;
    TextLabel *m_violations;
    TextLabel *m_ready; ///< in place of the counts
    IconLabel *m_problemIcon;
    ElidedLabel *m_problem;
    ElidedLabel *m_listening;
    LinkButton *m_stopListening;
    KeyHints *m_keys;
    QCheckBox *m_atStart;
    TextLabel *m_version;
    quint64 m_violationCount = 0;
    QString m_modeText;
    bool m_isRecording = true;
    bool m_isPaused = false;
    bool m_isWelcome = false;
    std::optional<HeldSummary> m_interception;
    bool m_isQueueFocused = false;
    qsizetype m_gaveWay = 0; ///< parts that have no room
    QTimer m_announceSoon; ///< more violations, of which nobody was told
    bool m_hasMore = false;
    QStringList m_listeners;
};

} // namespace Framescope
