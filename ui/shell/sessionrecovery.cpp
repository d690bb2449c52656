#include "ui/shell/sessionrecovery.h"

#include "app/session/errorsentence.h"
#include "app/session/sessionopener.h"
#include "ui/frames/frametext.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noticearea.h"

#include <QLocale>

#include <algorithm>

namespace Framescope {

namespace {

/// Whether nothing would be lost: no frame, and nobody was ever reached. What cannot be read in
/// full is not known to be empty.
bool isCertainlyEmpty(const SessionStore &store)
{
    const QList<ConnectionRecord> connections = store.connections();
    const bool nobodyReached = std::all_of(connections.begin(), connections.end(),
        [](const ConnectionRecord &connection) { return connection.peer.isEmpty(); });
    return nobodyReached && store.lastFrame() == 0 && store.annotations().isEmpty();
}

} // namespace

void SessionRecovery::offer(SessionFolder &folder, NoticeArea &notices)
{
    moveTo(notices);
    for (std::unique_ptr<UnsavedSession> &left : folder.leftovers())
        m_waiting.push_back(std::move(left));
    lookAtNext();
}

void SessionRecovery::moveTo(NoticeArea &notices)
{
    m_notices = &notices;
}

void SessionRecovery::moveFrom(const NoticeArea &old, NoticeArea &notices)
{
    if (m_notices != &old)
        return;
    m_notices = &notices;
    if (const auto offer = m_offer) // a copy: it puts another in its place
        offer();
}

void SessionRecovery::lookAtNext()
{
    m_offer = {};
    if (m_waiting.empty() || !m_notices)
        return;
    const std::shared_ptr<UnsavedSession> unsaved = m_waiting.front();
    m_waiting.pop_front();
    auto *opener = new SessionOpener(unsaved->path(), this);
    connect(opener, &SessionOpener::opened, this,
        [this, unsaved](
            const std::shared_ptr<FileSessionStore> &store) { offerFound(store, unsaved); });
    connect(opener, &SessionOpener::failed, this,
        [this, unsaved](const Error &error) { offerDamaged(errorSentence(error), unsaved); });
}

void SessionRecovery::offerFound(
    const std::shared_ptr<FileSessionStore> &store, const std::shared_ptr<UnsavedSession> &unsaved)
{
    if (!store->damage() && isCertainlyEmpty(*store)) {
        unsaved->remove();
        lookAtNext();
        return;
    }
    if (!m_notices)
        return;
    m_offer = [this, store, unsaved] { offerFound(store, unsaved); };
    const QString when = QLocale().toString(store->started().toLocalTime(), QLocale::ShortFormat);
    const FrameId last = store->lastFrame();
    const QString frames = last == 0 ? tr("handshakes, but no frame")
        : last == 1                  ? tr("1 frame")
                                     : tr("%1 frames").arg(countText(last));
    NoticeBar *bar
        = m_notices->add(Tone::Info, tr("A session of %1 was not saved: %2.").arg(when, frames));
    const auto end = [this, bar] {
        bar->deleteLater();
        lookAtNext();
    };
    connect(bar->addAction(tr("Open")), &LinkButton::clicked, this, [this, store, unsaved, end] {
        emit openRequested(store, unsaved);
        end();
    });
    connect(bar->addAction(tr("Discard")), &LinkButton::clicked, this, [unsaved, end] {
        unsaved->remove();
        end();
    });
    bar->setDismissable();
    connect(bar, &NoticeBar::dismissed, this, end); // it is offered again at the next start
}

void SessionRecovery::offerDamaged(
    const QString &reason, const std::shared_ptr<UnsavedSession> &unsaved)
{
    if (!m_notices)
        return;
    m_offer = [this, reason, unsaved] { offerDamaged(reason, unsaved); };
    NoticeBar *bar = m_notices->add(
        Tone::Warning, tr("A session was left unsaved and cannot be opened. %1").arg(reason));
    const auto end = [this, bar] {
        bar->deleteLater();
        lookAtNext();
    };
    connect(bar->addAction(tr("Discard")), &LinkButton::clicked, this, [unsaved, end] {
        unsaved->remove();
        end();
    });
    bar->setDismissable();
    connect(bar, &NoticeBar::dismissed, this, end);
}

} // namespace Framescope
