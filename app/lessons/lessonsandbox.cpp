#include "app/lessons/lessonsandbox.h"

#include "app/capture/capturecontroller.h"
#include "app/lessons/sandboxpeers.h"

#include <QUrl>

namespace Framescope {

LessonSandbox::LessonSandbox(CaptureController &capture, QObject *parent)
    : QObject(parent)
{
    auto peers = std::make_unique<SandboxPeers>();
    m_peers = peers.get();
    connect(m_peers, &SandboxPeers::placed, this, &LessonSandbox::placed);
    connect(m_peers, &SandboxPeers::connecting, this, &LessonSandbox::connecting);
    connect(m_peers, &SandboxPeers::failed, this, &LessonSandbox::failed);
    capture.adopt(std::move(peers));
}

template <typename Call>
void LessonSandbox::onPeers(Call call)
{
    QMetaObject::invokeMethod(
        m_peers, [peers = m_peers, call] { call(*peers); }, Qt::QueuedConnection);
}

void LessonSandbox::place(const std::shared_ptr<const SessionStore> &recording)
{
    onPeers([recording](SandboxPeers &peers) { peers.place(recording); });
}

void LessonSandbox::setServer(LessonServer server)
{
    onPeers([server](SandboxPeers &peers) { peers.setServer(server); });
}

void LessonSandbox::perform(const LessonAction &action)
{
    onPeers([action](SandboxPeers &peers) { peers.perform(action); });
}

void LessonSandbox::perform(const QList<LessonAction> &actions)
{
    for (const LessonAction &action : actions)
        perform(action);
}

void LessonSandbox::breakRule(Rule rule)
{
    onPeers([rule](SandboxPeers &peers) { peers.breakRule(rule); });
}

} // namespace Framescope
