#include "ui/composer/composerbar.h"

#include "app/session/hexinput.h"
#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"
#include "ui/composer/closeeditor.h"
#include "ui/composer/droppedcomposition.h"
#include "ui/composer/payloadeditor.h"
#include "ui/composer/sendobstacle.h"
#include "ui/connect/environments.h"
#include "ui/connect/variableissue.h"
#include "ui/theme/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noterow.h"

#include <QComboBox>
#include <QDropEvent>
#include <QGridLayout>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>

#include <array>
#include <tuple>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Octets of payload that a control frame may have (RFC 6455 §5.5), and what a status code leaves
/// of them for the reason.
constexpr qsizetype MaxControlPayload = 125;
constexpr qsizetype MaxCloseReason = MaxControlPayload - 2;

} // namespace

ComposerBar::ComposerBar(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_chevron(new IconButton(theme, u"chevr"_s, tr("Expand the composer"), this))
    , m_title(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, tr("Composer"), this))
    , m_kind(new QComboBox(this))
    , m_fields(new QStackedWidget(this))
    , m_payload(new PayloadEditor(theme, m_fields))
    , m_close(new CloseEditor(theme, m_fields))
    , m_arrow(new IconLabel(theme, {}, Theme::Token::DirC2s, 14, this))
    , m_target(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, {}, this))
    , m_mask(new Chip(theme, Tone::Neutral, {}, this))
    , m_send(new QPushButton(tr("Send"), this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    m_title->setBold(true);
    setAccessibleName(tr("Composer"));
    setAcceptDrops(true);
    nameComboBox(m_kind, tr("What to send"));
    m_kind->addItems({ tr("Text"), tr("Binary (hex)"), tr("Ping"), tr("Close") });
    m_payload->setAccessibleName(tr("Payload"));
    m_fields->addWidget(m_payload);
    m_fields->addWidget(m_close);
    m_send->setProperty("primary", true);
    m_note->hide();

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 5, 8, 4);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    int column = 0;
    for (QWidget *widget : std::initializer_list<QWidget *> { m_chevron, m_title, m_kind })
        grid->addWidget(widget, 0, column++);
    grid->addWidget(m_fields, 0, column);
    grid->setColumnStretch(column++, 1);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_arrow, m_target, m_mask, m_send })
        grid->addWidget(widget, 0, column++);
    grid->addWidget(m_note, 1, 3, 1, column - 3);
    m_fields->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    connect(m_chevron, &IconButton::clicked, this, &ComposerBar::expandRequested);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ComposerBar::showKind);
    connect(m_payload, &PayloadEditor::textChanged, this, &ComposerBar::validate);
    connect(m_payload, &PayloadEditor::sendRequested, this, &ComposerBar::send);
    connect(m_payload, &PayloadEditor::leaveRequested, this, &ComposerBar::leaveRequested);
    connect(m_payload, &PayloadEditor::earlierRequested, this, [this] {
        if (const auto earlier = m_history.earlier(entry()))
            setEntry(*earlier);
    });
    connect(m_payload, &PayloadEditor::laterRequested, this, [this] {
        if (const auto later = m_history.later())
            setEntry(*later);
    });
    connect(m_close, &CloseEditor::changed, this, &ComposerBar::validate);
    connect(m_close, &CloseEditor::sendRequested, this, &ComposerBar::send);
    connect(m_send, &QPushButton::clicked, this, &ComposerBar::send);
    const auto *leave
        = new QShortcut(Qt::Key_Escape, m_close, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
    connect(leave, &QShortcut::activated, this, &ComposerBar::leaveRequested);
    connect(&m_theme, &Theme::changed, this, &ComposerBar::applyTheme);
    applyTheme();
    showTarget();
}

PayloadKind ComposerBar::kind() const
{
    return static_cast<PayloadKind>(m_kind->currentIndex());
}

void ComposerBar::setKind(PayloadKind kind)
{
    m_kind->setCurrentIndex(static_cast<int>(kind));
}

Composition ComposerBar::composition() const
{
    static constexpr std::array Opcodes { Opcode::Text, Opcode::Binary, Opcode::Ping,
        Opcode::Close };
    Composition composition;
    composition.opcode = toNibble(Opcodes[static_cast<std::size_t>(kind())]);
    composition.form = kind() == PayloadKind::Binary ? PayloadForm::Hex : PayloadForm::Text;
    composition.text = m_payload->toPlainText();
    if (kind() == PayloadKind::Close) {
        composition.form = PayloadForm::Hex;
        composition.text = QString::fromLatin1(
            makeCloseBody(m_close->code(), expandedText()).toHex(' ').toUpper());
    }
    return composition;
}

void ComposerBar::takeOver(const ComposerBar &other)
{
    m_history = other.m_history;
    setEntry(other.entry());
    m_close->takeOver(*other.m_close);
}

void ComposerBar::setEnvironments(Environments &environments)
{
    m_environments = &environments;
    connect(m_environments, &Environments::changed, this, &ComposerBar::validate);
    validate();
}

QString ComposerBar::typedText() const
{
    return kind() == PayloadKind::Close ? m_close->reason() : m_payload->toPlainText();
}

QString ComposerBar::expandedText() const
{
    return expandVariables(typedText(), variables()).text;
}

/// Environments are read from their file once a variable is typed.
Variables ComposerBar::variables() const
{
    const bool mayHave = m_environments && typedText().contains(u"{{"_s);
    return mayHave ? m_environments->values() : Variables();
}

void ComposerBar::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    showTarget();
}

void ComposerBar::setConnection(const std::optional<ConnectionRecord> &connection)
{
    const auto facts = [](const std::optional<ConnectionRecord> &record) {
        return record ? std::optional(std::tuple(record->id, record->role, record->state))
                      : std::nullopt;
    };
    const bool same = facts(connection) == facts(m_connection);
    m_connection = connection;
    if (!same) // its counters change many times a second
        showTarget();
}

void ComposerBar::focusEditor()
{
    m_fields->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void ComposerBar::send()
{
    if (!m_obstacle.isEmpty() || !m_connection)
        return;
    const ConnectionId connection = m_connection->id;
    const ComposerEntry sent = entry(); // with its variables, to be sent again with other values
    const QString text = expandedText();
    switch (sent.kind) {
    case PayloadKind::Text:
        emit sendMessageRequested(connection, MessageType::Text, text.toUtf8());
        break;
    case PayloadKind::Binary:
        emit sendMessageRequested(connection, MessageType::Binary, HexInput::parse(text).value());
        break;
    case PayloadKind::Ping:
        emit sendPingRequested(connection, text.toUtf8());
        break;
    case PayloadKind::Close:
        emit closeRequested(connection, m_close->code().value(), text);
        return;
    }
    m_history.add(sent);
    m_payload->clear();
}

void ComposerBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Theme::Token::BgBar));
    painter.fillRect(0, 0, width(), 1, m_theme.color(Theme::Token::Line));
}

void ComposerBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitToWidth();
}

/// Beside the lessons in a small window there is room for what is needed to send, and no more.
void ComposerBar::fitToWidth()
{
    constexpr int Roomy = 620; // px of the design
    constexpr int Cramped = 380; // the arrow says as much
    const bool isRoomy = width() >= m_theme.px(Roomy);
    m_title->setVisible(isRoomy);
    const bool hasTarget = !m_arrow->isHidden();
    m_mask->setVisible(isRoomy && hasTarget);
    m_target->setVisible(hasTarget && width() >= m_theme.px(Cramped));
}

ComposerEntry ComposerBar::entry() const
{
    return { kind(), m_payload->toPlainText() };
}

void ComposerBar::setEntry(const ComposerEntry &entry)
{
    setKind(entry.kind);
    m_payload->setPlainText(entry.text);
    m_payload->moveCursor(QTextCursor::End);
}

std::optional<ComposerBar::Problem> ComposerBar::problem() const
{
    switch (kind()) {
    case PayloadKind::Text:
        return std::nullopt;
    case PayloadKind::Binary: {
        const auto octets = HexInput::parse(expandedText());
        if (octets)
            return std::nullopt;
        return Problem { HexInput::sentence(octets.error()) + u'.', {} };
    }
    case PayloadKind::Ping: {
        const qsizetype size = expandedText().toUtf8().size();
        if (size <= MaxControlPayload)
            return std::nullopt;
        return Problem { tr("The payload has %1 octets. A control frame takes at most %2.")
                             .arg(size)
                             .arg(MaxControlPayload),
            u"§5.5"_s };
    }
    case PayloadKind::Close:
        break;
    }
    const std::optional<quint16> code = m_close->code();
    if (!code)
        return Problem { tr("The status code is a number from 1000 to 4999."), u"§7.4"_s, true };
    if (!isCloseStatusSendable(*code)) {
        return Problem { tr("%1 (%2) must not stand in a Close frame. For codes of your own use "
                            "4000 to 4999.")
                             .arg(*code)
                             .arg(closeStatusText(*code)),
            u"§7.4"_s, true };
    }
    const qsizetype size = expandedText().toUtf8().size();
    if (size > MaxCloseReason) {
        return Problem { tr("The reason has %1 octets in UTF-8. A Close frame has room for %2.")
                             .arg(size)
                             .arg(MaxCloseReason),
            u"§5.5"_s };
    }
    return std::nullopt;
}

/// Why nothing can be sent on the connection, whatever it is; empty if something can.
QString ComposerBar::connectionObstacle() const
{
    if (!m_readOnly.isEmpty())
        return m_readOnly;
    if (m_connection && m_connection->role != Role::Proxy
        && m_connection->state == ConnectionState::Closing)
        return tr("Connection #%1 is closing").arg(m_connection->id);
    return sendObstacle(m_connection);
}

void ComposerBar::showKind()
{
    const bool isClose = kind() == PayloadKind::Close;
    m_fields->setCurrentWidget(isClose ? static_cast<QWidget *>(m_close) : m_payload);
    showTarget();
}

void ComposerBar::showTarget()
{
    const QString obstacle = connectionObstacle();
    const bool canSend = obstacle.isEmpty();
    const Role role = m_connection ? m_connection->role : Role::Client;
    const bool toServer = sendingDirection(role) == Direction::ClientToServer;

    const bool isEnd = m_connection && role != Role::Proxy;
    m_arrow->setVisible(isEnd);
    fitToWidth();
    m_arrow->setIcon(toServer ? u"arrowr"_s : u"arrowl"_s,
        toServer ? Theme::Token::DirC2s : Theme::Token::DirS2c);
    m_target->setText(toServer ? tr("to server") : tr("to client"));
    m_arrow->setToolTip(m_target->text());
    m_mask->setText(toServer ? tr("masked") : tr("not masked"));
    m_mask->setToolTip(toServer ? tr("A client masks every frame with a fresh key (RFC 6455 §5.3).")
                                : tr("A server must not mask its frames (RFC 6455 §5.1)."));

    QString hint = obstacle;
    if (canSend) {
        const QString peer = toServer ? tr("the server on #%1").arg(m_connection->id)
                                      : tr("the client on #%1").arg(m_connection->id);
        hint = kind() == PayloadKind::Binary
            ? tr("Type octets like 81 85 37 FA and press Enter to send them to %1").arg(peer)
            : tr("Type a payload and press Enter to send it to %1").arg(peer);
    }
    m_payload->setHint(hint);
    m_fields->setToolTip(obstacle);
    m_fields->setEnabled(canSend);
    m_kind->setEnabled(canSend);
    validate();
}

void ComposerBar::validate()
{
    m_obstacle = connectionObstacle();
    const std::optional<Problem> found = m_obstacle.isEmpty() ? problem() : std::nullopt;
    m_close->setProblems(found && found->inCode, found && !found->inCode);
    setFieldProblem(m_payload, found ? FieldProblem::Error : FieldProblem::None);
    if (found) {
        m_note->setNote(Tone::Error, found->text, found->section);
        m_obstacle = found->text;
    }
    const auto variable = !found && m_environments && m_obstacle.isEmpty()
        ? variableIssue(typedText(), variables())
        : std::nullopt;
    if (variable)
        m_note->setNote(variable->tone, variable->text);
    m_note->setVisible(found || variable);
    m_send->setEnabled(m_obstacle.isEmpty());
    m_send->setToolTip(m_obstacle.isEmpty() ? tr("Send (Ctrl+Enter)") : m_obstacle);
}

void ComposerBar::dragEnterEvent(QDragEnterEvent *event)
{
    if (canBeComposed(*event->mimeData()))
        event->acceptProposedAction();
}

void ComposerBar::dropEvent(QDropEvent *event)
{
    const auto dropped = droppedComposition(*event->mimeData());
    if (!dropped)
        return;
    event->acceptProposedAction();
    emit compositionDropped(*dropped);
}

void ComposerBar::applyTheme()
{
    m_send->setIcon(m_theme.iconOnFill(u"send"_s));
    fitToWidth();
    update();
}

} // namespace Framescope
