#include "ui/shell/statusstrip.h"

#include "ui/frames/frametext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QCheckBox>
#include <QCoreApplication>

namespace Framescope {

StatusStrip::StatusStrip(
    const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent)
    : QStatusBar(parent)
    , m_store(std::move(store))
    , m_modeIcon(new IconLabel(theme, QStringLiteral("record"), Theme::Token::Err, 12))
    , m_mode(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Recording")))
    , m_connections(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_frames(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_octets(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_violations(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Err))
    , m_ready(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Ready")))
    , m_problemIcon(new IconLabel(theme, QStringLiteral("error"), Theme::Token::Err, 14))
    , m_problem(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Err))
    , m_listening(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_stopListening(new LinkButton(theme, tr("Stop listening")))
    , m_atStart(new QCheckBox(tr("Show this page at start")))
    , m_version(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
          tr("Framescope %1").arg(QCoreApplication::applicationVersion())))
{
    setSizeGripEnabled(false);
    const auto applyTheme = [this, &theme] {
        setFixedHeight(theme.px(24));
        setContentsMargins(theme.px(8), 0, theme.px(8), 0);
        m_atStart->setFont(theme.font(Theme::TypeRole::Small));
    };
    connect(&theme, &Theme::changed, this, applyTheme);
    applyTheme();

    addWidget(m_modeIcon);
    addWidget(m_mode);
    for (TextLabel *label : { m_connections, m_frames, m_octets, m_violations })
        addWidget(label);
    addWidget(m_ready);
    addWidget(m_problemIcon);
    addWidget(m_problem, 1);
    addPermanentWidget(m_listening);
    addPermanentWidget(m_stopListening);
    addPermanentWidget(m_atStart);
    addPermanentWidget(m_version);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_ready, m_problemIcon, m_problem,
             m_listening, m_stopListening, m_atStart, m_version })
        widget->hide();
    connect(m_atStart, &QCheckBox::clicked, this, &StatusStrip::welcomeChosen);
    connect(m_stopListening, &QAbstractButton::clicked, this, &StatusStrip::stopListeningRequested);
    refresh();
}

void StatusStrip::refresh()
{
    int open = 0;
    quint64 octets = 0;
    quint64 violations = 0;
    const QList<ConnectionRecord> connections = m_store->connections();
    for (const ConnectionRecord &connection : connections) {
        open += connection.state == ConnectionState::Open ? 1 : 0;
        octets += connection.clientToServer.octets + connection.serverToClient.octets;
        violations += connection.violations;
    }
    m_connections->setText(
        tr("%n connection(s), %1 open", nullptr, static_cast<int>(connections.size())).arg(open));
    m_frames->setText(tr("%1 frames").arg(countText(m_store->lastFrame())));
    m_octets->setText(octetsText(octets));
    m_violations->setText(tr("%n violation(s)", nullptr, static_cast<int>(violations)));
    m_violationCount = violations;
    m_violations->setVisible(violations > 0 && m_ready->isHidden());
}

void StatusStrip::setWelcome(bool isShown, bool atStart)
{
    m_atStart->setChecked(atStart);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_ready, m_atStart, m_version })
        widget->setVisible(isShown);
    for (QWidget *widget :
        std::initializer_list<QWidget *> { m_modeIcon, m_mode, m_connections, m_frames, m_octets })
        widget->setVisible(!isShown);
    m_violations->setVisible(!isShown && m_violationCount > 0);
}

void StatusStrip::setMode(const QString &text, bool isRecording)
{
    m_modeIcon->setIcon(isRecording ? QStringLiteral("record") : QStringLiteral("file"),
        isRecording ? Theme::Token::Err : Theme::Token::Text2);
    m_mode->setText(text);
}

void StatusStrip::addListener(const QUrl &url)
{
    m_listeners.append(url.toString());
    m_listening->setText(tr("Listening on %1").arg(m_listeners.join(QStringLiteral(", "))));
    m_listening->show();
    m_stopListening->show();
}

void StatusStrip::clearListeners()
{
    m_listeners.clear();
    m_listening->hide();
    m_stopListening->hide();
}

void StatusStrip::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    m_problem->setToolTip(sentence.toHtmlEscaped());
    m_problemIcon->show();
    m_problem->show();
    QAccessibleEvent event(m_problem, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace Framescope
