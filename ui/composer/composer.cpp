#include "ui/composer/composer.h"

#include "app/capture/capturecontroller.h"
#include "ui/composer/composerbar.h"
#include "ui/composer/composerpanel.h"

namespace Framescope {

Composer::Composer(const Theme &theme, const SnippetFile &snippets, QObject *parent)
    : QObject(parent)
    , m_bar(new ComposerBar(theme))
    , m_panel(new ComposerPanel(theme, snippets))
{
    m_panel->hide();
    connect(m_bar, &ComposerBar::expandRequested, this, [this] {
        setWide(true);
        focusEditor();
    });
    connect(m_bar, &ComposerBar::compositionDropped, this, &Composer::compose);
    connect(m_panel, &ComposerPanel::collapseRequested, this, [this] { setWide(false); });
    connect(m_bar, &ComposerBar::leaveRequested, this, &Composer::leaveRequested);
    connect(m_panel, &ComposerPanel::leaveRequested, this, &Composer::leaveRequested);
    connect(m_panel, &ComposerPanel::connectionRequested, this, &Composer::connectionRequested);
    connect(m_panel, &ComposerPanel::failed, this, &Composer::failed);
}

void Composer::connectTo(CaptureController &capture)
{
    connect(m_bar, &ComposerBar::sendMessageRequested, &capture, &CaptureController::sendMessage);
    connect(m_bar, &ComposerBar::sendPingRequested, &capture, &CaptureController::sendPing);
    connect(
        m_bar, &ComposerBar::closeRequested, &capture, &CaptureController::startClosingHandshake);
    connect(m_panel, &ComposerPanel::sendRequested, &capture, &CaptureController::sendComposed);
    connect(m_panel, &ComposerPanel::stopRequested, &capture, &CaptureController::stopSending);
    connect(&capture, &CaptureController::sendProgressed, m_panel, &ComposerPanel::showProgress);
    connect(&capture, &CaptureController::sendingEnded, m_panel, &ComposerPanel::sendingEnded);
}

void Composer::setEnvironments(Environments &environments)
{
    m_bar->setEnvironments(environments);
    m_panel->setEnvironments(environments);
}

void Composer::setReadOnly(const QString &reason)
{
    m_bar->setReadOnly(reason);
    m_panel->setReadOnly(reason);
}

void Composer::setConnections(const std::function<QList<ConnectionRecord>()> &connections)
{
    m_panel->setConnections(connections);
}

void Composer::setConnection(const std::optional<ConnectionRecord> &connection)
{
    m_bar->setConnection(connection);
    m_panel->setConnection(connection);
}

void Composer::takeOver(const Composer &other)
{
    m_bar->takeOver(*other.m_bar);
    setWide(other.m_wide);
    m_panel->takeOver(*other.m_panel);
}

void Composer::setWide(bool wide)
{
    if (wide == m_wide)
        return;
    m_wide = wide;
    const Composition typed = m_bar->composition();
    if (wide && !typed.text.isEmpty())
        m_panel->setComposition(typed);
    m_bar->setVisible(!wide);
    m_panel->setVisible(wide);
    emit wideChanged(wide);
}

void Composer::focusEditor()
{
    if (m_wide)
        m_panel->focusEditor();
    else
        m_bar->focusEditor();
}

void Composer::compose(const Composition &composition)
{
    setWide(true);
    m_panel->setComposition(composition);
    focusEditor();
}

} // namespace Framescope
