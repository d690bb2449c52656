#pragma once

#include "app/session/sessionstore.h"

#include <QStatusBar>
#include <QUrl>

#include <memory>

namespace Framescope {

class IconLabel;
class LinkButton;
class TextLabel;
class Theme;

/// The bottom line of the window: what is being recorded, how much of it, where we listen, and the
/// last thing that went wrong.
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
    void addListener(const QUrl &url);
    void clearListeners();
    /// Stays until the next one; assistive technology hears of it.
    void showProblem(const QString &sentence);

signals:
    void stopListeningRequested();

private:
    const std::shared_ptr<const SessionStore> m_store;
    IconLabel *m_modeIcon;
    TextLabel *m_mode;
    TextLabel *m_connections;
    TextLabel *m_frames;
    TextLabel *m_octets;
    TextLabel *m_violations;
    IconLabel *m_problemIcon;
    TextLabel *m_problem;
    TextLabel *m_listening;
    LinkButton *m_stopListening;
    QStringList m_listeners;
};

} // namespace Framescope
