#include "app/main/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTextStream>
#include <QTimer>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

/// For panels that read and lay out in their own time.
constexpr auto Settling = 500ms;

} // namespace

Screenshot::Screenshot(
    QString path, Subject subject, MainWindow &window, CaptureController &capture)
    : m_path(std::move(path))
    , m_window(window)
    , m_capture(capture)
{
    switch (subject) {
    case Subject::EmptyWindow:
        takeSoon();
        break;
    case Subject::Connection:
        connect(&capture, &CaptureController::recorded, this, &Screenshot::connectionChanged);
        break;
    case Subject::Demo:
        connect(&capture, &CaptureController::demoShown, this, &Screenshot::showDemo);
        connect(&capture, &CaptureController::listenFailed, this, &Screenshot::takeSoon);
        break;
    }
}

/// The connection is open, or will never be.
void Screenshot::connectionChanged()
{
    const auto connection = m_capture.store()->connection(1);
    if (connection && connection->state != ConnectionState::Connecting)
        takeSoon();
}

/// The first fragment of a message shows most of what the window can do.
void Screenshot::showDemo()
{
    const auto store = m_capture.store();
    for (FrameId id = 1; id <= store->lastFrame(); ++id) {
        const FrameHandle frame(store->block(id), id);
        const FrameRecord &record = frame.record();
        if (record.messageFirst == id && !record.header.fin) {
            m_window.selectFrame(id);
            break;
        }
    }
    takeSoon();
}

void Screenshot::takeSoon()
{
    if (std::exchange(m_taken, true))
        return;
    QTimer::singleShot(Settling, this, &Screenshot::take);
}

void Screenshot::take()
{
    const bool written = m_window.grab().save(m_path, "PNG");
    if (!written)
        QTextStream(stderr) << QStringLiteral("framescope: %1 cannot be written.\n").arg(m_path);
    QCoreApplication::exit(written ? 0 : 1);
}

} // namespace Framescope
