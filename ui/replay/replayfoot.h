#pragma once

#include "ui/frames/panelstrip.h"

#include <QTimer>

class QPushButton;

namespace Framescope {

class ElidedLabel;
class ReplayAttempt;

/// The strip below a replay: what the run that plays waits for, the keys, and what can be done with
/// the new session.
class ReplayFoot : public PanelStrip
{
    Q_OBJECT
public:
    explicit ReplayFoot(const Theme &theme, QWidget *parent = nullptr);

    /// What \a running waits for, now; paceDue() comes as long as that changes by itself. nullptr:
    /// no run plays.
    void showPace(const ReplayAttempt *running);
    void setSessionEnabled(bool enabled);

signals:
    void paceDue();
    void openRequested();
    void saveRequested();

private:
    ElidedLabel *m_pace;
    QPushButton *m_open;
    QPushButton *m_save;
    QTimer m_tick; ///< while time passes until the next frame
};

} // namespace Framescope
