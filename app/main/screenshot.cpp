#include "app/main/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

/// For panels that read and lay out in their own time.
constexpr auto Settling = 500ms;

} // namespace

Screenshot::Screenshot(QString path, Subject subject, MainWindow &window)
    : m_path(std::move(path))
    , m_window(&window)
{
    const CaptureController *capture = window.document().capture();
    switch (subject) {
    case Subject::EmptyWindow:
        takeSoon();
        break;
    case Subject::Connection:
        connect(capture, &CaptureController::recorded, this, &Screenshot::connectionChanged);
        break;
    case Subject::Demo:
        connect(capture, &CaptureController::demoShown, this, &Screenshot::showDemo);
        connect(capture, &CaptureController::listenFailed, this, &Screenshot::takeSoon);
        break;
    case Subject::File:
        break;
    }
}

/// The connection is open, or will never be.
void Screenshot::connectionChanged()
{
    const auto connection = m_window->document().store()->connection(1);
    if (connection && connection->state != ConnectionState::Connecting)
        takeSoon();
}

void Screenshot::showDemo()
{
    selectFragment();
    takeSoon();
}

void Screenshot::fileOpened(MainWindow *window)
{
    m_window = window;
    selectFragment();
    takeSoon();
}

void Screenshot::fileFailed(const QString &sentence)
{
    QTextStream(stderr) << QStringLiteral("framescope: %1\n").arg(sentence);
    QCoreApplication::exit(1);
}

void Screenshot::selectFragment()
{
    constexpr FrameId Enough = 10'000; // in a large file one does not look for it to the end
    const auto store = m_window->document().store();
    const FrameId last = std::min(store->lastFrame(), Enough);
    FrameId selected = last > 0 ? 1 : 0;
    for (FrameId id = 1; id <= last; ++id) {
        const auto block = store->block(id);
        if (!block)
            break;
        const FrameRecord record = block->record(static_cast<int>(id - block->firstId()));
        if (record.messageFirst == id && !record.header.fin) {
            selected = id;
            break;
        }
    }
    m_window->selectFrame(selected);
}

void Screenshot::takeSoon()
{
    if (std::exchange(m_taken, true))
        return;
    QTimer::singleShot(Settling, this, &Screenshot::take);
}

void Screenshot::take()
{
    const bool written = m_window->grab().save(m_path, "PNG");
    if (!written)
        QTextStream(stderr) << QStringLiteral("framescope: %1 cannot be written.\n").arg(m_path);
    QCoreApplication::exit(written ? 0 : 1);
}

} // namespace Framescope
