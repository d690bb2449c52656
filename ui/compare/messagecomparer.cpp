#include "ui/compare/messagecomparer.h"

#include "ui/compare/comparisonwindow.h"
#include "ui/frames/frametext.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"

namespace Framescope {

MessageComparer::MessageComparer(const Theme &theme, std::shared_ptr<const SessionStore> store,
    NoticeArea &notices, QWidget &window)
    : QObject(&window)
    , m_theme(theme)
    , m_store(std::move(store))
    , m_notices(notices)
    , m_window(window)
{
}

void MessageComparer::takeOver(const MessageComparer &other)
{
    setFirst(other.m_first);
    const auto windows = other.m_window.findChildren<ComparisonWindow *>();
    for (const ComparisonWindow *window : windows) {
        if (window->isVisible())
            open(window->left(), window->right());
    }
}

void MessageComparer::compare(const QList<FrameId> &frames)
{
    if (frames.size() == 2) {
        setFirst(0);
        open(frames.first(), frames.last());
    } else if (frames.size() != 1) {
        setFirst(0);
        m_notice = m_notices.add(
            Tone::Info, tr("Select two messages, or one after the other, to compare."));
        m_notice->setDismissable();
        connect(m_notice, &NoticeBar::dismissed, m_notice, &QObject::deleteLater);
    } else if (m_first == 0) {
        setFirst(frames.first());
    } else {
        const FrameId first = m_first;
        setFirst(0);
        if (first != frames.first())
            open(first, frames.first());
    }
}

void MessageComparer::setFirst(FrameId frame)
{
    m_first = frame;
    if (m_notice)
        m_notice->deleteLater();
    m_notice.clear();
    emit firstChanged(frame);
    if (frame == 0)
        return;
    m_notice = m_notices.add(Tone::Info,
        tr("Frame %1 is to be compared. Select another one and press Ctrl+D.")
            .arg(countText(frame)));
    connect(m_notice->addAction(tr("Cancel")), &LinkButton::clicked, this, [this] { setFirst(0); });
}

void MessageComparer::open(FrameId left, FrameId right)
{
    auto *window = new ComparisonWindow(m_theme, m_store, left, right, &m_window);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
}

} // namespace Framescope
