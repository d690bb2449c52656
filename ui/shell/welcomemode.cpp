#include "ui/shell/welcomemode.h"

#include "app/capture/sessiondocument.h"
#include "ui/lessons/lessons.h"
#include "ui/shell/mainactions.h"
#include "ui/shell/statusstrip.h"
#include "ui/welcome/welcomesetting.h"

#include <QAction>

namespace Framescope {

WelcomeMode::WelcomeMode(const Theme &theme, const SessionDocument &document, MainActions &actions,
    StatusStrip &status, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_document(document)
    , m_actions(actions)
    , m_status(status)
{
    connect(&document, &SessionDocument::changed, this, [this] {
        if (!m_document.isBlank())
            leave();
    });
    connect(actions.welcome, &QAction::triggered, this, &WelcomeMode::show);
    connect(&status, &StatusStrip::welcomeChosen, this, &WelcomeSetting::setShownAtStart);
    // Who asks for a part of the window wants to see it.
    for (const QAction *action : { actions.showAnatomy, actions.showHex, actions.showMessage,
             actions.showHandshake, actions.maximizeInspector, actions.toggleConnections,
             actions.toggleComposer, actions.intercept })
        connect(action, &QAction::triggered, this, &WelcomeMode::leave);
}

QWidget *WelcomeMode::around(QWidget *panels)
{
    m_pages = new QStackedWidget;
    m_pages->addWidget(panels);
    return m_pages;
}

void WelcomeMode::begin()
{
    if (m_document.isBlank() && WelcomeSetting::isShownAtStart())
        show();
}

bool WelcomeMode::isOn() const
{
    return m_page && m_pages->currentWidget() == m_page;
}

void WelcomeMode::show()
{
    if (!m_document.isBlank()) {
        emit windowRequested();
        return;
    }
    if (!m_page)
        createPage();
    m_page->setLessons(m_lessons->entries());
    m_page->refresh();
    m_pages->setCurrentWidget(m_page);
    m_status.setWelcome(true, WelcomeSetting::isShownAtStart());
    m_page->focusFirst();
}

void WelcomeMode::leave()
{
    if (!isOn())
        return;
    m_pages->setCurrentIndex(0);
    m_status.setWelcome(false, WelcomeSetting::isShownAtStart());
}

void WelcomeMode::createPage()
{
    m_page = new WelcomePage(m_theme,
        { m_actions.connectToServer->shortcut(), m_actions.listen->shortcut(),
            m_actions.proxy->shortcut() });
    m_pages->addWidget(m_page);
    connect(m_page, &WelcomePage::connectRequested, this, &WelcomeMode::connectRequested);
    connect(m_page, &WelcomePage::listenRequested, this, &WelcomeMode::listenRequested);
    connect(m_page, &WelcomePage::proxyRequested, this, &WelcomeMode::proxyRequested);
    connect(m_page, &WelcomePage::openRequested, this, &WelcomeMode::openRequested);
    connect(m_page, &WelcomePage::fileRequested, this, &WelcomeMode::fileRequested);
    connect(m_page, &WelcomePage::demoRequested, this, &WelcomeMode::demoRequested);
    connect(m_page, &WelcomePage::lessonRequested, this, &WelcomeMode::lessonRequested);
}

} // namespace Framescope
