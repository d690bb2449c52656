#include "ui/shell/interceptmode.h"

#include "app/capture/capturecontroller.h"
#include "app/capture/interceptcontroller.h"
#include "app/session/errorsentence.h"
#include "ui/intercept/interceptpanel.h"
#include "ui/intercept/likeframe.h"

#include <QAction>
#include <QApplication>
#include <QStackedWidget>

namespace Framescope {

InterceptMode::InterceptMode(const Theme &theme, std::shared_ptr<const SessionStore> store,
    CaptureController *capture, QAction &toggle, QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_store(std::move(store))
    , m_capture(capture)
    , m_toggle(toggle)
{
    m_toggle.setEnabled(m_capture != nullptr);
    connect(&m_toggle, &QAction::toggled, this, &InterceptMode::setOn);
}

QWidget *InterceptMode::around(QWidget *usual)
{
    m_pages = new QStackedWidget;
    m_pages->addWidget(usual);
    if (!m_capture)
        return m_pages;
    InterceptController &controller = m_capture->interception();
    m_panel = new InterceptPanel(m_theme, m_store, controller);
    m_pages->addWidget(m_panel);
    connect(m_panel, &InterceptPanel::proxyRequested, this, &InterceptMode::proxyRequested);
    connect(m_capture, &CaptureController::recorded, m_panel, &InterceptPanel::refresh);
    connect(&controller, &InterceptController::failed, this,
        [this](ConnectionId, const Error &error) { emit problemOccurred(errorSentence(error)); });
    return m_pages;
}

void InterceptMode::setOn(bool on)
{
    if (!m_panel)
        return;
    if (on)
        m_focus = QApplication::focusWidget();
    m_pages->setCurrentIndex(on ? 1 : 0);
    m_panel->setActive(on);
    if (!on && m_focus)
        m_focus->setFocus();
}

void InterceptMode::holdFramesLike(const FrameHandle &frame)
{
    if (!m_panel || frame.isNull())
        return;
    m_panel->addBreakpoint(breakpointLike(frame));
    m_toggle.setChecked(true);
}

} // namespace Framescope
