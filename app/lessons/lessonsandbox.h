#pragma once

#include "app/capture/sessionrecorder.h"
#include "app/lessons/lessonaction.h"
#include "protocol/result.h"
#include "protocol/wire/violation.h"

#include <QObject>

#include <memory>

class QUrl;

namespace Framescope {

class CaptureController;
class SandboxPeers;

/// Where lessons are tried out: peers on this computer, whose conversation with the learner is
/// recorded in the session. Lives on the GUI thread; every call returns at once.
class LessonSandbox : public QObject
{
    Q_OBJECT
public:
    /// Not to be used once \a capture is gone.
    explicit LessonSandbox(CaptureController &capture, QObject *parent = nullptr);

    /// Puts \a recording into the session, before what happens from here on; placed() follows.
    void place(const std::shared_ptr<const SessionStore> &recording);
    /// Connects to \a server, and from here on to it whenever a connection is needed.
    void setServer(LessonServer server);
    void perform(const LessonAction &action);
    void perform(const QList<LessonAction> &actions);
    /// Lets somebody break \a rule towards Framescope, by its example.
    void breakRule(Rule rule);

signals:
    /// Recordings are placed in the order of the calls. All of this one can be read from the store,
    /// and was told of.
    void placed(const Framescope::InsertedSession &where);
    /// A connection to \a server is being opened.
    void connecting(const QUrl &server);
    void failed(const Framescope::Error &error);

private:
    template <typename Call>
    void onPeers(Call call);

    SandboxPeers *m_peers; ///< owned by the network thread
};

} // namespace Framescope
