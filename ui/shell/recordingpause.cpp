#include "ui/shell/recordingpause.h"

#include "app/capture/capturecontroller.h"
#include "ui/frames/frametablemodel.h"
#include "ui/shell/statusstrip.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"
#include "ui/widgets/noticebar.h"

#include <QAction>
#include <QTime>

namespace Framescope {

RecordingPause::RecordingPause(CaptureController *capture, QAction &toggle, StatusStrip &status,
    NoticeArea &notices, FrameTableModel &frames, QObject *parent)
    : QObject(parent)
    , m_capture(capture)
    , m_toggle(toggle)
    , m_status(status)
    , m_notices(notices)
    , m_frames(frames)
{
    m_toggle.setEnabled(m_capture != nullptr);
    connect(&m_toggle, &QAction::toggled, this, &RecordingPause::setPaused);
}

void RecordingPause::setPaused(bool paused)
{
    if (!m_capture)
        return;
    m_capture->setRecordingPaused(paused);
    m_status.setPaused(paused);
    if (paused) {
        showBar();
        return;
    }
    delete m_bar;
    m_isGapOpen = true;
    m_lastBefore = m_last;
}

void RecordingPause::showBar()
{
    const QString since = QTime::currentTime().toString(QStringLiteral("HH:mm:ss"));
    m_bar = m_notices.add(
        Tone::Error, tr("Recording is paused since %1. What crosses now is not kept.").arg(since));
    connect(
        m_bar->addAction(tr("Resume")), &LinkButton::clicked, &m_toggle,
        [this] { m_toggle.setChecked(false); }, Qt::QueuedConnection); // the bar goes with it
}

void RecordingPause::recorded(FrameId last)
{
    m_last = last;
    if (!m_isGapOpen)
        return;
    m_frames.findGaps();
    m_isGapOpen = last == m_lastBefore; // the gap has its place before the next frame
}

} // namespace Framescope
