#pragma once

#include "app/session/frameblock.h"

#include <QObject>
#include <QPointer>

class QAction;

namespace Framescope {

class CaptureController;
class FrameTableModel;
class NoticeArea;
class NoticeBar;
class StatusStrip;

/// Recording, paused and resumed by an action: connections go on, and frames are not kept. That
/// cannot be overlooked as long as it lasts, and afterwards the table has a row that says so.
class RecordingPause : public QObject
{
    Q_OBJECT
public:
    /// \a capture is nullptr if nothing is recorded. All must outlive this.
    RecordingPause(CaptureController *capture, QAction &toggle, StatusStrip &status,
        NoticeArea &notices, FrameTableModel &frames, QObject *parent = nullptr);

    /// Frames up to \a last can be read from the store.
    void recorded(FrameId last);

private:
    void setPaused(bool paused);
    void showBar();

    CaptureController *const m_capture;
    QAction &m_toggle;
    StatusStrip &m_status;
    NoticeArea &m_notices;
    FrameTableModel &m_frames;
    QPointer<NoticeBar> m_bar;
    FrameId m_last = 0;
    FrameId m_lastBefore = 0; ///< once it has gone on: as it did
    bool m_isGapOpen = false; ///< no frame behind it is known yet
};

} // namespace Framescope
