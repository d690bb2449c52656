#pragma once

#include "app/session/sessionfolder.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>
#include <memory>

namespace Framescope {

class FileSessionStore;
class NoticeArea;

/// Offers the sessions that a program which ended badly has left behind, one after the other, in a
/// bar that can wait.
class SessionRecovery : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Looks for them in \a folder.
    void offer(SessionFolder &folder, NoticeArea &notices);
    /// Where the next ones are offered.
    void moveTo(NoticeArea &notices);
    /// \a notices take the place of \a old, which is about to go: what waits there for an answer is
    /// offered again.
    void moveFrom(const NoticeArea &old, NoticeArea &notices);

signals:
    void openRequested(std::shared_ptr<Framescope::FileSessionStore> store,
        std::shared_ptr<Framescope::UnsavedSession> unsaved);

private:
    void lookAtNext();
    void offerFound(const std::shared_ptr<FileSessionStore> &store,
        const std::shared_ptr<UnsavedSession> &unsaved);
    void offerDamaged(const QString &reason, const std::shared_ptr<UnsavedSession> &unsaved);

    std::deque<std::shared_ptr<UnsavedSession>> m_waiting;
    std::function<void()> m_offer; ///< what is offered now; empty: nothing
    QPointer<NoticeArea> m_notices;
};

} // namespace Framescope
