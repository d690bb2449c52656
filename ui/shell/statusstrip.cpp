#include "ui/shell/statusstrip.h"

#include "ui/frames/frametext.h"
#include "ui/shell/keyhints.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"

#include <QAccessible>
#include <QCheckBox>
#include <QCoreApplication>

#include <algorithm>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

/// Violations that come within it are announced together.
constexpr auto AnnounceInterval = 2s;
/// Px of the design between what is counted, beside that of the status bar.
constexpr int StatusGap = 8;
/// Px of the design: of a sentence, enough to see what it is about.
constexpr int ProblemRoom = 200;

} // namespace

StatusStrip::StatusStrip(
    const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent)
    : QStatusBar(parent)
    , m_theme(theme)
    , m_store(std::move(store))
    , m_modeIcon(new IconLabel(theme, QStringLiteral("record"), Theme::Token::Err, 12))
    , m_mode(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Recording")))
    , m_heldIcon(new IconLabel(theme, {}, Theme::Token::Text2, 12))
    , m_held(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_oldest(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_connections(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_frames(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_octets(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_violationsIcon(new IconLabel(theme, QStringLiteral("error"), Theme::Token::Err, 14))
    , m_violations(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Err))
    , m_ready(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Ready")))
    , m_problemIcon(new IconLabel(theme, QStringLiteral("error"), Theme::Token::Err, 14))
    , m_problem(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Err))
    , m_listening(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2))
    , m_stopListening(new LinkButton(theme, tr("Stop listening")))
    , m_keys(new KeyHints(theme,
          { { { Qt::Key_F }, tr("forward") }, { { Qt::Key_D }, tr("drop") },
              { { Qt::Key_J, Qt::Key_K }, tr("next, previous") } }))
    , m_atStart(new QCheckBox(tr("Show this page at start")))
    , m_version(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
          tr("Framescope %1").arg(QCoreApplication::applicationVersion())))
{
    m_modeText = m_mode->text();
    setSizeGripEnabled(false);
    const auto applyTheme = [this, &theme] {
        setFixedHeight(theme.px(24));
        setContentsMargins(theme.px(8), 0, theme.px(8), 0);
        m_atStart->setFont(theme.font(Theme::TypeRole::Small));
        const int gap = theme.px(StatusGap);
        for (TextLabel *label : { m_oldest, m_connections, m_frames, m_octets })
            label->setContentsMargins(gap, 0, label == m_octets ? gap : 0, 0);
    };
    connect(&theme, &Theme::changed, this, applyTheme);
    connect(&theme, &Theme::changed, this, &StatusStrip::arrange);
    applyTheme();

    addWidget(m_modeIcon);
    addWidget(m_mode);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_heldIcon, m_held, m_oldest,
             m_connections, m_frames, m_octets, m_violationsIcon, m_violations })
        addWidget(widget);
    addWidget(m_ready);
    addWidget(m_problemIcon);
    addWidget(m_problem, 1);
    addPermanentWidget(m_listening);
    addPermanentWidget(m_stopListening);
    addPermanentWidget(m_keys);
    addPermanentWidget(m_atStart);
    addPermanentWidget(m_version);
    m_announceSoon.setSingleShot(true);
    m_announceSoon.setInterval(AnnounceInterval);
    connect(&m_announceSoon, &QTimer::timeout, this, [this] {
        if (m_hasMore)
            announceViolations();
    });
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
    const bool hasMore = violations > m_violationCount;
    m_violationCount = violations;
    arrange();
    if (hasMore)
        announceViolations();
}

void StatusStrip::arrange()
{
    const bool counts = !m_isWelcome;
    const bool intercepts = counts && m_interception;
    const bool holds = intercepts && m_interception->count > 0;
    const std::initializer_list<std::pair<QWidget *, bool>> parts {
        { m_problemIcon, !m_problem->text().isEmpty() },
        { m_problem, !m_problem->text().isEmpty() },
        { m_listening, !m_listeners.isEmpty() },
        { m_stopListening, !m_listeners.isEmpty() },
        { m_keys, holds && m_isQueueFocused },
        { m_ready, m_isWelcome },
        { m_atStart, m_isWelcome },
        { m_version, m_isWelcome },
        // That nothing is kept is to be seen whatever else goes on.
        { m_modeIcon, counts && (!intercepts || m_isPaused) },
        { m_mode, counts && (!intercepts || m_isPaused) },
        { m_heldIcon, intercepts },
        { m_held, intercepts },
        { m_oldest, holds },
        { m_connections, counts && !intercepts },
        { m_frames, counts },
        { m_octets, counts && !intercepts },
        { m_violationsIcon, counts && m_violationCount > 0 },
        { m_violations, counts && m_violationCount > 0 },
    };
    QList<QWidget *> giving { m_keys, m_version, m_octets, m_oldest, m_connections, m_frames };
    giving.removeIf([&parts](QWidget *part) {
        return std::none_of(parts.begin(), parts.end(),
            [part](const auto &shown) { return shown.first == part && shown.second; });
    });
    qsizetype count = std::min(m_gaveWay, giving.size());
    const auto show = [&] {
        for (const auto &[part, isShown] : parts)
            part->setVisible(isShown && !giving.first(count).contains(part));
    };
    show();
    for (; count < giving.size() && neededWidth() > width(); show())
        ++count;
    const int gap = 2 * m_theme.px(StatusGap); // at least that of the layout
    while (count > 0 && neededWidth() + giving.at(count - 1)->sizeHint().width() + gap <= width()) {
        --count;
        show();
    }
    m_gaveWay = count;
    tellHidden(giving.first(count));
}

/// Where even that is not there, listeners and the sentence end in "…". Not asked of the layout,
/// which knows what has been hidden only later.
int StatusStrip::neededWidth() const
{
    constexpr int Spacing = 6; // of QStatusBar
    int needed = contentsMargins().left() + contentsMargins().right() + Spacing;
    for (const QWidget *part : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (!part->isHidden())
            needed += part->sizeHint().expandedTo(part->minimumSize()).width() + Spacing;
    }
    const int sentence = m_problem->isHidden() ? 0 : m_problem->sizeHint().width();
    return needed - std::max(sentence - m_theme.px(ProblemRoom), 0);
}

void StatusStrip::tellHidden(const QList<QWidget *> &giving)
{
    QStringList told;
    for (TextLabel *part : { m_frames, m_connections, m_octets, m_oldest, m_version }) {
        if (giving.contains(part))
            told.append(part->text());
    }
    setToolTip(told.join(QStringLiteral(", ")).toHtmlEscaped());
}

void StatusStrip::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    arrange();
}

/// At once, and what comes soon after it together.
void StatusStrip::announceViolations()
{
    m_hasMore = m_announceSoon.isActive();
    if (m_hasMore || !m_violations->isVisible())
        return;
    m_announceSoon.start();
    QAccessibleEvent event(m_violations, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    emit violationsAnnounced(m_violations->text());
}

void StatusStrip::setWelcome(bool isShown, bool atStart)
{
    m_atStart->setChecked(atStart);
    m_isWelcome = isShown;
    arrange();
}

void StatusStrip::setInterception(const std::optional<HeldSummary> &held)
{
    if (held == m_interception)
        return;
    m_interception = held;
    showInterception();
    arrange();
}

void StatusStrip::setQueueFocused(bool focused)
{
    m_isQueueFocused = focused;
    arrange();
}

void StatusStrip::showInterception()
{
    if (!m_interception)
        return;
    const int count = m_interception->count;
    const auto color = count > 0 ? Theme::Token::Warn : Theme::Token::Text2;
    m_heldIcon->setIcon(count > 0 ? QStringLiteral("pause") : QStringLiteral("intercept"), color);
    m_held->setColor(color);
    if (count == 0)
        m_held->setText(tr("Intercepting, nothing held"));
    else if (m_interception->connections == 1)
        m_held->setText(tr("Intercepting connection %1, %n frame(s) held", nullptr, count)
                            .arg(m_interception->connection));
    else
        m_held->setText(tr("Intercepting, %n frame(s) held in %1 connections", nullptr, count)
                            .arg(m_interception->connections));
    m_oldest->setText(tr("oldest %1").arg(durationText(m_interception->waited)));
}

void StatusStrip::setMode(const QString &text, bool isRecording)
{
    m_modeText = text;
    m_isRecording = isRecording;
    showMode();
    arrange();
}

void StatusStrip::setPaused(bool paused)
{
    m_isPaused = paused;
    showMode();
    arrange();
    if (paused) {
        QAccessibleEvent event(m_mode, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void StatusStrip::showMode()
{
    const bool isRed = m_isPaused || m_isRecording;
    m_modeIcon->setIcon(m_isPaused ? QStringLiteral("pause")
            : m_isRecording        ? QStringLiteral("record")
                                   : QStringLiteral("file"),
        isRed ? Theme::Token::Err : Theme::Token::Text2);
    m_mode->setColor(m_isPaused ? Theme::Token::Err : Theme::Token::Text2);
    m_mode->setText(m_isPaused ? tr("Recording is paused") : m_modeText);
}

void StatusStrip::addListener(const QUrl &url)
{
    m_listeners.append(url.toString());
    m_listening->setText(tr("Listening on %1").arg(m_listeners.join(QStringLiteral(", "))));
    arrange();
}

void StatusStrip::clearListeners()
{
    m_listeners.clear();
    arrange();
}

void StatusStrip::showProblem(const QString &sentence)
{
    m_problem->setText(sentence);
    arrange();
    QAccessibleEvent event(m_problem, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace Framescope
