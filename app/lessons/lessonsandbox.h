#pragma once

#include "app/lessons/lessonaction.h"
#include "protocol/result.h"
#include "protocol/wire/violation.h"

#include <QObject>

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

    /// Connects to \a server, and from here on to it whenever a connection is needed.
    void setServer(LessonServer server);
    void perform(const LessonAction &action);
    void perform(const QList<LessonAction> &actions);
    /// Lets somebody break \a rule towards Framescope, by its example.
    void breakRule(Rule rule);

signals:
    /// A connection to \a server is being opened.
    void connecting(const QUrl &server);
    void failed(const Framescope::Error &error);

private:
    template <typename Call>
    void onPeers(Call call);

    SandboxPeers *m_peers; ///< owned by the network thread
};

} // namespace Framescope
