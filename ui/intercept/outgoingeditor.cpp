#include "ui/intercept/outgoingeditor.h"

#include "app/session/protocoltext.h"
#include "ui/composer/payloadeditor.h"
#include "ui/frames/frametext.h"
#include "ui/hex/hexview.h"
#include "ui/intercept/changedlines.h"
#include "ui/intercept/headereditor.h"
#include "ui/intercept/messagefields.h"
#include "ui/intercept/originalview.h"
#include "ui/intercept/outgoingcheck.h"
#include "ui/intercept/payloadfield.h"
#include "ui/intercept/rawframesource.h"
#include "ui/intercept/scrollcolumn.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/linegutter.h"
#include "ui/widgets/noterow.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

#include <utility>

namespace Framescope {

namespace {

using TypeRole = Theme::TypeRole;
using Token = Theme::Token;

constexpr int PaneGap = 6; // px
constexpr int RowGap = 6;
constexpr int HalfWidth = 300; ///< of the payloads: each gets as much of what there is
constexpr int LeastOctets = 76; // px of the design
constexpr int OctetsNeed = 280; ///< of height: below it there is no room for them
constexpr qsizetype MostCompared = 16 * 1024; ///< characters, word by word, after each key

/// An object or array, as messages are.
bool isJson(const QByteArray &text)
{
    return !QJsonDocument::fromJson(text).isNull();
}

/// What of each changed line, before and after, is not in the other one.
struct ChangedParts
{
    QList<QList<CharacterRange>> before;
    QList<QList<CharacterRange>> after;
};

/// Nothing unless as many lines were put in as were taken away, so that each has its other one.
ChangedParts changedParts(
    const QTextDocument &before, const QTextDocument &after, const ChangedLines &changes)
{
    ChangedParts parts;
    if (changes.removed != changes.added)
        return parts;
    qsizetype compared = 0;
    for (qsizetype i = 0; i < changes.added; ++i) {
        const auto number = static_cast<int>(changes.first + i);
        const QString left = before.findBlockByNumber(number).text();
        const QString right = after.findBlockByNumber(number).text();
        compared += left.size() + right.size();
        if (compared > MostCompared)
            return {};
        LineChanges line = changesBetween(left, right);
        parts.before.append(std::move(line.left));
        parts.after.append(std::move(line.right));
    }
    return parts;
}

bool isUsuallyText(quint8 opcode)
{
    return opcode != toNibble(Opcode::Binary) && opcode != toNibble(Opcode::Close);
}

} // namespace

OutgoingEditor::OutgoingEditor(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_header(new HeaderEditor(theme))
    , m_message(new MessageFields(theme))
    , m_originalTitle(new ElidedLabel(theme, TypeRole::Small, Token::Text2))
    , m_originalView(new OriginalView(theme))
    , m_editedTitle(new ElidedLabel(theme, TypeRole::Small, Token::Text2))
    , m_payload(new PayloadField(theme))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned))
    , m_octetsTitle(new ElidedLabel(theme, TypeRole::Small, Token::Text2))
    , m_octets(new HexView(theme, &m_selection))
    , m_originalPane(new QWidget)
    , m_rightPane(new QWidget)
    , m_below(new QWidget)
    , m_rows(new QSplitter(Qt::Vertical))
{
    auto *bits = new QWidget;
    auto *oneOfThem = new QVBoxLayout(bits);
    oneOfThem->setContentsMargins({});
    oneOfThem->addWidget(m_header);
    oneOfThem->addWidget(m_message);
    bits->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // as high as its lines
    showHeader(false);
    m_note->hide();
    m_octets->setAccessibleName(tr("Octets to be sent"));
    m_octets->setMinimumHeight(theme.px(LeastOctets));

    auto *left = new QVBoxLayout(m_originalPane);
    left->setContentsMargins(0, 0, PaneGap, PaneGap);
    left->setSpacing(2);
    left->addWidget(m_originalTitle);
    left->addWidget(m_originalView, 1);
    auto *right = new QVBoxLayout(m_rightPane);
    right->setContentsMargins(PaneGap, 0, 0, PaneGap);
    right->setSpacing(2);
    auto *rightHead = new QHBoxLayout;
    rightHead->addWidget(m_editedTitle, 1);
    rightHead->addWidget(m_payload->form());
    m_payload->form()->show();
    m_payload->form()->installEventFilter(this);
    right->addLayout(rightHead);
    right->addWidget(m_payload, 1);
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(1);
    panes->addWidget(m_originalPane);
    panes->addWidget(m_rightPane);
    panes->setStretchFactor(0, 1);
    panes->setStretchFactor(1, 1);
    panes->setSizes({ HalfWidth, HalfWidth });

    auto *octets = new QVBoxLayout(m_below);
    octets->setContentsMargins(0, PaneGap / 2, 0, 0);
    octets->setSpacing(2);
    octets->addWidget(m_octetsTitle);
    octets->addWidget(m_octets, 1);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(1);
    m_rows->addWidget(panes);
    m_rows->addWidget(m_below);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 2);

    auto *scrolled = new ScrollColumn;
    scrolled->column()->setSpacing(RowGap);
    scrolled->column()->addWidget(bits);
    scrolled->column()->addWidget(m_rows, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(RowGap);
    column->addWidget(scrolled, 1);
    column->addWidget(m_note);

    m_originalView->gutter()->setSigns(true);

    connect(m_header, &HeaderEditor::changed, this, &OutgoingEditor::applyChange);
    connect(m_message, &MessageFields::changed, this, &OutgoingEditor::applyChange);
    connect(m_payload, &PayloadField::changed, this, &OutgoingEditor::applyChange);
    connect(m_payload->form(), &SegmentedSwitch::currentIndexChanged, this,
        &OutgoingEditor::compare, Qt::QueuedConnection); // once the text is the other one
    connect(
        m_payload->editor(), &PayloadEditor::sendRequested, this, &OutgoingEditor::sendRequested);
    connect(
        m_payload->editor(), &PayloadEditor::leaveRequested, this, &OutgoingEditor::leaveRequested);
    connect(&theme, &Theme::changed, this, &OutgoingEditor::compare);
    connect(&theme, &Theme::changed, this, &OutgoingEditor::fitBelow, Qt::QueuedConnection);
}

/// Both payloads begin at the same height, whatever stands above them.
bool OutgoingEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        m_originalTitle->setMinimumHeight(m_payload->form()->height());
    return QWidget::eventFilter(watched, event);
}

void OutgoingEditor::showHeader(bool isMessage)
{
    m_isMessage = isMessage;
    m_header->setVisible(!isMessage);
    m_message->setVisible(isMessage);
}

/// What can be changed comes first.
void OutgoingEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_below->setVisible(height() >= m_theme.px(OctetsNeed));
}

void OutgoingEditor::setTarget(Direction direction, bool deflateAgreed)
{
    m_direction = direction;
    m_deflateAgreed = deflateAgreed;
}

void OutgoingEditor::setFrame(const RawFrame &frame)
{
    showHeader(false);
    const bool isCompressed = m_deflateAgreed && (frame.header.rsv & Rsv1);
    m_payload->setPayload(frame.payload, !isCompressed && isUsuallyText(frame.header.opcode));
    m_header->setHeader(frame.header, static_cast<quint64>(frame.payload.size()));
}

void OutgoingEditor::setMessage(const WholeMessage &message, std::optional<MaskingKey> key)
{
    m_key = key;
    showHeader(true);
    m_payload->setPayload(message.payload, message.type == MessageType::Text);
    m_message->setMessage(message.type, message.compressed, m_deflateAgreed);
    applyChange();
}

void OutgoingEditor::setOriginal(const std::optional<QByteArray> &payload)
{
    m_original = payload;
    m_originalPane->setVisible(payload.has_value());
    m_payload->editor()->gutter()->setSigns(payload.has_value());
    m_rightPane->layout()->setContentsMargins(payload ? PaneGap : 0, 0, 0, PaneGap);
    compare();
}

bool OutgoingEditor::isMessage() const
{
    return m_isMessage;
}

std::optional<RawFrame> OutgoingEditor::frame() const
{
    const auto &payload = m_payload->payload();
    if (!payload)
        return std::nullopt;
    const auto header = m_header->header(static_cast<quint64>(payload->size()));
    return header ? std::optional(RawFrame { *header, *payload }) : std::nullopt;
}

/// The one frame that the message takes; nullopt if it is not known before it goes on.
std::optional<RawFrame> OutgoingEditor::messageFrame() const
{
    const bool needsKey = m_direction == Direction::ClientToServer;
    const auto &payload = m_payload->payload();
    if (!payload || m_message->isCompressed() || (needsKey && !m_key))
        return std::nullopt;
    return RawFrame { makeHeader(static_cast<Opcode>(m_message->type()),
                          static_cast<quint64>(payload->size()), needsKey ? m_key : std::nullopt),
        *payload };
}

std::optional<OutgoingItem> OutgoingEditor::item() const
{
    if (!isMessage()) {
        const auto raw = frame();
        return raw ? std::optional<OutgoingItem>(*raw) : std::nullopt;
    }
    const auto &payload = m_payload->payload();
    if (!payload)
        return std::nullopt;
    return WholeMessage { m_message->type(), *payload, m_message->isCompressed() };
}

void OutgoingEditor::applyChange()
{
    const auto &payload = m_payload->payload();
    m_header->announced()->setPlaceholderText(
        payload ? QString::number(payload->size()) : QString());
    compare();
    judge();
    showOctets();
    emit changed();
}

/// Puts the original beside what it has become, in the same form, and marks what is different.
void OutgoingEditor::compare()
{
    PayloadEditor *editor = m_payload->editor();
    const qsizetype size = m_payload->payload() ? m_payload->payload()->size() : 0;
    if (!m_original) {
        editor->setExtraSelections({});
        editor->gutter()->setMarks({});
        m_editedTitle->setText(tr("Payload, %n octet(s)", nullptr, static_cast<int>(size)));
        return;
    }
    const bool isText = m_payload->form()->currentIndex() == 0;
    const bool tooLong = m_original->size() > PayloadField::MaxEdited;
    QString before;
    if (!tooLong) {
        before = isText ? QString::fromUtf8(*m_original)
                        : QString::fromLatin1(m_original->toHex(' ').toUpper());
    }
    if (m_originalView->toPlainText() != before)
        m_originalView->showText(before);
    const ChangedLines changes = ChangedLines::between(before, editor->toPlainText());
    const ChangedParts parts
        = changedParts(*m_originalView->document(), *editor->document(), changes);
    OriginalView::markLines(
        *m_originalView, m_theme, Token::ErrBg, changes.first, changes.removed, parts.before);
    OriginalView::markLines(
        *editor, m_theme, Token::OkBg, changes.first, changes.added, parts.after);
    m_originalView->gutter()->setMarks(
        { changes.first, changes.removed, u'−', Token::Err, Token::ErrBg });
    editor->gutter()->setMarks({ changes.first, changes.added, u'+', Token::Ok, Token::OkBg });
    const bool same = m_payload->payload() == m_original;
    m_originalTitle->setText(
        tr("Original, %n octet(s)", nullptr, static_cast<int>(m_original->size()))
        + (same ? QString() : tr(", − %n line(s)", nullptr, static_cast<int>(changes.removed))));
    QString title = tr("To be sent, unchanged");
    if (!same) {
        title = tr("To be sent, %n octet(s)", nullptr, static_cast<int>(size))
            + tr(", + %n line(s)", nullptr, static_cast<int>(changes.added));
        if (!tooLong && isText && isJson(*m_original) && m_payload->payload())
            title += isJson(*m_payload->payload()) ? tr(", valid JSON") : tr(", no JSON any more");
    }
    m_editedTitle->setText(title);
}

QString OutgoingEditor::remark() const
{
    return m_note->isHidden() ? QString() : m_note->text();
}

void OutgoingEditor::judge()
{
    if (!isMessage() && !m_header->problem().isEmpty()) {
        m_note->setNote(Tone::Error, m_header->problem());
        m_note->show();
        return;
    }
    const auto raw = isMessage() ? messageFrame() : frame();
    const QList<Violation> broken
        = raw ? checkOutgoing(*raw, m_direction, m_deflateAgreed) : QList<Violation> {};
    m_note->setVisible(!broken.isEmpty());
    if (broken.isEmpty())
        return;
    const RuleInfo &rule = ruleInfo(broken.constFirst().rule);
    QString text = tr("Goes on all the same, but breaks a rule: %1. %2.")
                       .arg(QString(rule.name), spokenViolation(broken.constFirst()));
    if (broken.size() > 1)
        text += u' ' + tr("And %n other(s).", nullptr, static_cast<int>(broken.size()) - 1);
    m_note->setNote(Tone::Warning, text, u'§' + rule.section);
}

/// Octets that are made when it goes on need no room before. What is being typed and cannot be read
/// for a moment moves nothing.
void OutgoingEditor::giveRoomToOctets(bool room)
{
    if (room == m_heights.isEmpty())
        return;
    const QList<int> before = std::exchange(m_heights, room ? QList<int>() : m_rows->sizes());
    m_octets->setVisible(room);
    fitBelow();
    if (room)
        m_rows->setSizes(before);
}

void OutgoingEditor::fitBelow()
{
    m_below->setMaximumHeight(m_heights.isEmpty() ? QWIDGETSIZE_MAX : m_below->sizeHint().height());
}

void OutgoingEditor::showOctets()
{
    const auto raw = isMessage() ? messageFrame() : frame();
    m_octets->setContent(raw ? wireContent(*raw) : HexContent {});
    giveRoomToOctets(raw || !isMessage() || !m_payload->payload());
    if (raw) {
        m_octetsTitle->setText(
            tr("Octets to be sent, %1")
                .arg(countText(static_cast<quint64>(raw->header.size() + raw->payload.size()))));
    } else if (isMessage() && m_message->isCompressed()) {
        m_octetsTitle->setText(
            tr("Octets to be sent: made when it goes on, for the window that the "
               "receiver has then (RFC 7692 §7.2.3.2)"));
    } else if (isMessage() && m_payload->payload()) {
        m_octetsTitle->setText(
            tr("Octets to be sent: masked with a fresh key when it goes on (RFC 6455 §5.3)"));
    } else {
        m_octetsTitle->setText(tr("Octets to be sent: not while something cannot be read"));
    }
}

} // namespace Framescope
