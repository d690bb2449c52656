#include "ui/replay/replaysetup.h"

#include "app/session/protocoltext.h"
#include "protocol/handshake/websocketurl.h"
#include "ui/frames/frametext.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/wraplayout.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

enum Speed { Original, Faster, Fastest, Stepwise };

constexpr double LeastFactor = 0.001;
constexpr double MostFactor = 1'000'000;
constexpr int MostSeconds = 3600;
constexpr int DefaultSeconds = 10;
constexpr int ProgressSteps = 1000;
constexpr int ProgressWidth = 180; // px of the design
constexpr int ProgressTextWidth = 190;

} // namespace

ReplaySetup::ReplaySetup(const Theme &theme, const ConnectionRecord &record,
    const std::optional<ClientOptions> &known, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_recordedHost(QUrl(record.url).host())
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    if (known) { // how its server is reached; the rest is in the recording
        m_options.tls = known->tls;
        m_options.proxy = known->proxy;
        m_options.messageLimit = known->messageLimit;
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(createWhere(record));
    column->addWidget(createHow());
    column->addWidget(createLimits());
    column->addWidget(m_note);
    m_anyCertificate->setChecked(record.verificationOff || !m_options.tls.verifyPeer);
    setState(State::Idle);
    setProgress(0, 1, tr("Not played yet"));
    connect(&theme, &Theme::changed, this, &ReplaySetup::applyTheme);
    applyTheme();
    validate();
}

QWidget *ReplaySetup::createWhere(const ConnectionRecord &record)
{
    auto *strip = new QWidget(this);
    auto *title = new TextLabel(m_theme, TypeRole::Heading, Token::Text, tr("Replay"), strip);
    const quint64 frames = record.clientToServer.frames + record.serverToClient.frames;
    auto *subject = new ElidedLabel(m_theme, TypeRole::Data, Token::Text2,
        tr("connection %1, %2 frames, %3").arg(record.id).arg(countText(frames), record.url),
        strip);
    m_side = new SegmentedSwitch(
        m_theme, tr("The side that is played"), { tr("Client"), tr("Server") }, strip);
    m_side->setObjectName(u"side"_s);
    m_side->setToolTip(tr("The client is played against a server, or the server to a client; "
                          "what the other side says is compared"));
    m_where = new QStackedWidget(strip);
    m_url = new QLineEdit(record.url, m_where);
    m_url->setAccessibleName(tr("URL of the server to play against"));
    m_url->setPlaceholderText(u"ws://127.0.0.1:9001/"_s);
    m_url->setToolTip(tr("Without a path, the recorded one is asked for"));
    auto *listen = new QWidget(m_where);
    m_port = new QSpinBox(listen);
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free port"));
    m_port->setAccessibleName(tr("Port to listen on"));
    auto *listenLabel = new QLabel(tr("Listen on 127.0.0.1, &port"), listen);
    listenLabel->setBuddy(m_port);
    listenLabel->setToolTip(tr("Clients of other computers, TLS and more than one client: "
                               "framescope-cli serve --behavior replay=FILE"));
    auto *listenRow = new QHBoxLayout(listen);
    listenRow->setContentsMargins(0, 0, 0, 0);
    listenRow->addWidget(listenLabel);
    listenRow->addWidget(m_port);
    listenRow->addStretch(1);
    m_where->addWidget(m_url);
    m_where->addWidget(listen);
    m_where->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_anyCertificate = new QCheckBox(tr("Any &certificate"), strip);
    m_anyCertificate->setToolTip(tr("Do not check who the server is"));
    m_editHandshake = new QPushButton(strip);
    m_editHandshake->setObjectName(u"handshake"_s);
    m_editHandshake->setAutoDefault(false);
    m_editHandshake->setToolTip(tr("Look at the request that opens the connection, and change it"));
    m_resetHandshake = new LinkButton(m_theme, tr("As recorded"), strip);
    m_resetHandshake->setObjectName(u"asRecorded"_s);
    m_resetHandshake->setToolTip(tr("Open the connection with the recorded request again"));

    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(subject, 2);
    row->addWidget(m_side);
    row->addWidget(new IconLabel(m_theme, u"arrowr"_s, Token::Text2, 14, strip));
    row->addWidget(m_where, 3);
    row->addWidget(m_anyCertificate);
    row->addWidget(m_editHandshake);
    row->addWidget(m_resetHandshake);
    connect(m_editHandshake, &QPushButton::clicked, this, &ReplaySetup::handshakeRequested);
    connect(m_resetHandshake, &QAbstractButton::clicked, this, [this] { setHandshake({}); });
    connect(m_side, &SegmentedSwitch::currentIndexChanged, this, &ReplaySetup::validate);
    connect(m_url, &QLineEdit::textChanged, this, &ReplaySetup::validate);
    connect(m_url, &QLineEdit::returnPressed, this, &ReplaySetup::start);
    return strip;
}

QWidget *ReplaySetup::createHow()
{
    auto *strip = new QWidget(this);
    m_start = new QPushButton(tr("&Start"), strip);
    m_start->setProperty("primary", true);
    m_step = new QPushButton(tr("Send &next"), strip);
    m_step->setToolTip(tr("Send the next frame of the recording (. in the table)"));
    m_stop = new QPushButton(tr("S&top"), strip);
    m_stop->setToolTip(tr("Close the connection with 1000; once more ends it at once"));
    auto *speedLabel = new TextLabel(m_theme, TypeRole::Small, Token::Text2, tr("Speed"), strip);
    m_speed = new SegmentedSwitch(m_theme, tr("Speed"),
        { tr("Original"), tr("Factor"), tr("As fast as possible"), tr("Step by step") }, strip);
    m_speed->setObjectName(u"speed"_s);
    m_factor = new QDoubleSpinBox(strip);
    m_factor->setDecimals(3);
    m_factor->setRange(LeastFactor, MostFactor);
    m_factor->setValue(2);
    m_factor->setPrefix(u"×"_s);
    m_factor->setAccessibleName(tr("By how much faster than recorded"));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : { m_start, m_step, m_stop }) {
        button->setAutoDefault(false);
        buttons->addWidget(button);
    }
    auto *speed = new QHBoxLayout;
    speed->setSpacing(8);
    speed->addSpacing(8);
    speed->addWidget(speedLabel);
    speed->addWidget(m_speed);
    auto *lines = new WrapLayout(8, strip);
    lines->setContentsMargins(12, 4, 12, 4);
    lines->addLayout(buttons);
    lines->addLayout(speed);
    lines->addWidget(m_factor);
    connect(m_start, &QPushButton::clicked, this,
        [this] { m_state == State::Idle ? emit startRequested() : pause(); });
    connect(m_step, &QPushButton::clicked, this, &ReplaySetup::stepRequested);
    connect(m_stop, &QPushButton::clicked, this, &ReplaySetup::stopRequested);
    connect(m_speed, &SegmentedSwitch::currentIndexChanged, this, &ReplaySetup::validate);
    return strip;
}

QWidget *ReplaySetup::createLimits()
{
    auto *strip = new QWidget(this);
    auto *waitLabel = new QLabel(tr("&Wait for"), strip);
    m_wait = new QComboBox(strip);
    m_wait->addItem(tr("answers and pauses"), int(ReplayPace::Wait::Both));
    m_wait->addItem(tr("answers only"), int(ReplayPace::Wait::Answer));
    m_wait->addItem(tr("recorded times only"), int(ReplayPace::Wait::Time));
    m_wait->setAccessibleName(tr("What each frame waits for"));
    waitLabel->setBuddy(m_wait);
    auto *timeoutLabel = new QLabel(tr("T&ime-out"), strip);
    m_timeout = new QSpinBox(strip);
    m_timeout->setObjectName(u"timeout"_s);
    m_timeout->setRange(1, MostSeconds);
    m_timeout->setValue(DefaultSeconds);
    m_timeout->setSuffix(tr(" s"));
    m_timeout->setAccessibleName(tr("Time-out in seconds"));
    m_timeout->setToolTip(tr("What an answer may take longer than it took then"));
    timeoutLabel->setBuddy(m_timeout);
    m_lenient = new QCheckBox(tr("&Go on when a rule is broken"), strip);
    m_progress = new QProgressBar(strip);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("How far the recording is played"));
    m_progressText = new ElidedLabel(m_theme, TypeRole::Small, Token::Text2, {}, strip);
    // The lines are not broken anew with each frame that it counts.
    m_progressText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    // What belongs together stays in one line, the rest where there is room for it.
    auto *lines = new WrapLayout(8, strip);
    lines->setContentsMargins(12, 4, 12, 8);
    const auto addPart = [lines](std::initializer_list<QWidget *> widgets) {
        auto *part = new QHBoxLayout;
        part->setSpacing(8);
        for (QWidget *widget : widgets)
            part->addWidget(widget);
        lines->addLayout(part);
        return part;
    };
    addPart({ waitLabel, m_wait });
    addPart({ timeoutLabel, m_timeout });
    addPart({ m_lenient });
    addPart({ m_progress, m_progressText })->setStretchFactor(m_progressText, 1);
    return strip;
}

bool ReplaySetup::playsServer() const
{
    return m_side->currentIndex() == 1;
}

bool ReplaySetup::isStepwise() const
{
    return m_speed->currentIndex() == Stepwise;
}

QUrl ReplaySetup::typedUrl() const
{
    return QUrl(m_url->text().trimmed(), QUrl::StrictMode);
}

QString ReplaySetup::obstacle() const
{
    if (playsServer())
        return {};
    if (m_url->text().trimmed().isEmpty())
        return tr("Say which server to play against.");
    if (const auto problem = webSocketUrlProblem(typedUrl()))
        return tr("%1 is not the address of a WebSocket: %2.")
            .arg(m_url->text().trimmed(), protocolText(*problem));
    return {};
}

void ReplaySetup::fill(ReplayRequest &request) const
{
    request.side = playsServer() ? Direction::ServerToClient : Direction::ClientToServer;
    const std::chrono::seconds timeout(m_timeout->value());
    request.pace = {};
    request.pace.wait = static_cast<ReplayPace::Wait>(m_wait->currentData().toInt());
    request.pace.stepwise = isStepwise();
    request.pace.timeout = timeout;
    if (m_speed->currentIndex() == Faster)
        request.pace.factor = m_factor->value();
    else if (m_speed->currentIndex() == Fastest)
        request.pace.factor.reset();
    request.hasOwnHandshake = m_handshake.has_value();
    request.client = m_handshake.value_or(m_options);
    request.client.url = typedUrl();
    request.client.tls.verifyPeer = !m_anyCertificate->isChecked();
    request.client.timeout = timeout;
    request.client.lenient = m_lenient->isChecked();
    request.server = {};
    request.server.port = static_cast<quint16>(m_port->value());
    request.server.timeout = timeout;
    request.server.lenient = m_lenient->isChecked();
    request.server.messageLimit = m_options.messageLimit;
}

void ReplaySetup::setCredentials(const QStringList &headers)
{
    m_credentials = headers;
    validate();
}

void ReplaySetup::setHandshake(const std::optional<ClientOptions> &options)
{
    m_handshake = options;
    if (options) {
        m_url->setText(options->url.toString());
        m_anyCertificate->setChecked(!options->tls.verifyPeer);
    }
    validate();
}

void ReplaySetup::setState(State state)
{
    m_state = state;
    const bool isIdle = state == State::Idle;
    const QWidget *focus = window()->focusWidget();
    const bool hadFocus
        = focus && (focus == m_start || focus == m_step || focus == m_stop || focus == m_url);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_side, m_where, m_anyCertificate,
             m_editHandshake, m_resetHandshake, m_speed, m_factor, m_timeout, m_lenient })
        widget->setEnabled(isIdle);
    m_step->setEnabled(state == State::Stepwise || state == State::Paused);
    m_stop->setEnabled(!isIdle);
    showState();
    validate();
    if (hadFocus && !(focus->isEnabled() && focus != m_url))
        (state == State::Stepwise ? m_step : m_start)->setFocus();
}

void ReplaySetup::takeFocus()
{
    QWidget *first = m_state == State::Stepwise ? m_step : m_start;
    if (m_state == State::Idle && !playsServer())
        first = m_url;
    first->setFocus(Qt::TabFocusReason);
}

void ReplaySetup::showState()
{
    const bool canPause = m_state == State::Playing;
    const bool canGoOn = m_state == State::Paused;
    m_start->setText(canPause ? tr("&Pause") : canGoOn ? tr("&Resume") : tr("&Start"));
    m_start->setIcon(m_theme.iconOnFill(canPause ? u"pause"_s : u"play"_s));
    m_start->setToolTip(canPause ? tr("Send nothing for now (Space in the table)")
            : canGoOn            ? tr("Go on where it was paused (Space in the table)")
                                 : tr("Play the recording"));
}

void ReplaySetup::setProgress(quint64 done, quint64 all, const QString &text)
{
    m_progress->setRange(0, all == 0 ? 0 : ProgressSteps);
    if (all > 0)
        m_progress->setValue(static_cast<int>(std::min(done, all) * ProgressSteps / all));
    m_progressText->setText(text);
}

void ReplaySetup::start()
{
    if (m_state == State::Idle && m_start->isEnabled())
        emit startRequested();
}

void ReplaySetup::step()
{
    if (m_step->isEnabled())
        emit stepRequested();
}

void ReplaySetup::pause()
{
    if (m_state == State::Playing || m_state == State::Paused)
        emit pauseRequested(m_state == State::Playing);
}

void ReplaySetup::validate()
{
    m_where->setCurrentIndex(playsServer() ? 1 : 0);
    const QUrl url = typedUrl();
    m_anyCertificate->setVisible(!playsServer() && url.scheme() == u"wss");
    m_editHandshake->setVisible(!playsServer());
    m_editHandshake->setText(m_handshake ? tr("&Handshake (changed)…") : tr("&Handshake…"));
    m_resetHandshake->setVisible(!playsServer() && m_handshake);
    m_factor->setVisible(m_speed->currentIndex() == Faster);
    m_wait->setEnabled(m_state == State::Idle && !isStepwise());
    const QString why = obstacle();
    m_start->setEnabled(m_state == State::Idle ? why.isEmpty() : m_state != State::Stepwise);
    setFieldProblem(m_url, why.isEmpty() ? FieldProblem::None : FieldProblem::Error);
    const bool goesElsewhere = !playsServer() && why.isEmpty() && url.host() != m_recordedHost
        && !m_credentials.isEmpty() && !m_handshake;
    m_note->setVisible(!why.isEmpty() || goesElsewhere);
    if (!why.isEmpty())
        m_note->setNote(Tone::Error, why);
    else if (goesElsewhere)
        m_note->setNote(Tone::Warning,
            tr("What the recording says to %1 to prove who it is goes to %2 too: %3.")
                .arg(m_recordedHost, url.host(), m_credentials.join(u", "_s)));
}

void ReplaySetup::applyTheme()
{
    m_url->setFont(m_theme.font(TypeRole::Data));
    showState();
    m_step->setIcon(m_theme.icon(u"step"_s));
    m_stop->setIcon(m_theme.icon(u"stop"_s));
    m_progress->setMinimumWidth(m_theme.px(24)); // it gives way to words
    m_progress->setMaximumWidth(m_theme.px(ProgressWidth));
    m_progressText->setMinimumWidth(m_theme.px(ProgressTextWidth));
    m_wait->setSizeAdjustPolicy(QComboBox::AdjustToContents); // measures its letters anew
}

} // namespace Framescope
