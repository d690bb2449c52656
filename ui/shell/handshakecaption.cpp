#include "ui/shell/handshakecaption.h"

#include "ui/connections/connectiontext.h"
#include "ui/frames/frametext.h"
#include "ui/handshake/headtext.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Widths in px of the design from which there is room for more.
constexpr int RoomForButtons = 100;
constexpr int RoomForName = 260;
constexpr int RoomForTime = 420;
constexpr int RoomForWords = 680;

QString stateWord(const ConnectionRecord &connection)
{
    switch (connection.state) {
    case ConnectionState::Connecting:
        return HandshakeCaption::tr("connecting");
    case ConnectionState::Open:
        return HandshakeCaption::tr("open");
    case ConnectionState::Closing:
        return HandshakeCaption::tr("closing");
    case ConnectionState::Closed:
        return connection.opened ? HandshakeCaption::tr("closed")
                                 : HandshakeCaption::tr("never opened");
    }
    Q_UNREACHABLE();
}

} // namespace

HandshakeCaption::HandshakeCaption(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_state(new Chip(theme, Tone::Neutral, {}, this))
    , m_number(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text, {}, this))
    , m_lock(new IconLabel(theme, u"lock"_s, Theme::Token::Ok, 14, this))
    , m_url(new ElidedLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_time(new TextLabel(theme, Theme::TypeRole::Data, Theme::Token::Text2, {}, this))
    , m_edit(new QPushButton(this))
    , m_curl(new QPushButton(this))
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_edit->setAccessibleName(tr("Edit and reconnect"));
    m_edit->setToolTip(tr("Change how this connection was opened, and open another one so"));
    m_curl->setAccessibleName(tr("Copy as cURL"));
    m_curl->setToolTip(tr("Copy the opening handshake as a command, without what is secret"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_state);
    row->addWidget(m_number);
    row->addWidget(m_lock);
    row->addWidget(m_url);
    row->addWidget(m_time);
    for (QPushButton *button : { m_edit, m_curl }) {
        button->setProperty("compact", true);
        row->addWidget(button);
    }
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(m_connection); });
    connect(m_curl, &QPushButton::clicked, this, [this] { emit curlRequested(m_connection); });
    connect(&m_theme, &Theme::changed, this, &HandshakeCaption::applyTheme);
    applyTheme();
    setConnection({});
}

void HandshakeCaption::setConnection(const std::optional<ConnectionRecord> &connection)
{
    m_connection = connection ? connection->id : 0;
    m_isSecure = connection && connection->secure;
    m_hasOpened = connection && connection->opened;
    if (connection) {
        m_state->setText(stateWord(*connection));
        m_state->setTone(hasFailed(*connection)              ? Tone::Error
                : connection->state == ConnectionState::Open ? Tone::Ok
                                                             : Tone::Neutral);
        m_number->setText(tr("Connection %1").arg(connection->id));
        m_lock->setIcon(
            connection->verificationOff ? u"unlock"_s : u"lock"_s, toneText(lockTone(*connection)));
        m_url->setText(urlWithoutSecrets(connection->url));
        m_time->setText(m_hasOpened
                ? tr("%1 to open").arg(durationText(*connection->opened - connection->started))
                : QString());
    }
    fitToWidth();
}

void HandshakeCaption::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitToWidth();
}

void HandshakeCaption::fitToWidth()
{
    const auto showFrom = [this](int room, std::initializer_list<QWidget *> parts, bool wanted) {
        for (QWidget *part : parts)
            part->setVisible(wanted && width() >= m_theme.px(room));
    };
    const bool isShown = m_connection != 0;
    showFrom(RoomForButtons, { m_edit, m_curl }, isShown);
    showFrom(RoomForName, { m_state, m_number, m_url }, isShown);
    showFrom(RoomForTime, { m_lock }, m_isSecure);
    showFrom(RoomForTime, { m_time }, m_hasOpened);
    const bool words = width() >= m_theme.px(RoomForWords);
    m_edit->setText(words ? tr("Edit and reconnect…") : QString());
    m_curl->setText(words ? tr("Copy as cURL") : QString());
}

void HandshakeCaption::applyTheme()
{
    m_edit->setIcon(m_theme.icon(u"edit"_s));
    m_curl->setIcon(m_theme.icon(u"term"_s));
    fitToWidth();
}

} // namespace Framescope
