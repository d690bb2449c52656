#include "ui/intercept/outgoingeditor.h"

#include "app/session/protocoltext.h"
#include "ui/composer/payloadeditor.h"
#include "ui/frames/frametext.h"
#include "ui/hex/hexview.h"
#include "ui/intercept/changedlines.h"
#include "ui/intercept/headereditor.h"
#include "ui/intercept/lengthlabel.h"
#include "ui/intercept/messagefields.h"
#include "ui/intercept/originalview.h"
#include "ui/intercept/outgoinganatomy.h"
#include "ui/intercept/outgoingcheck.h"
#include "ui/intercept/panehead.h"
#include "ui/intercept/payloadfield.h"
#include "ui/intercept/rawframesource.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/widgets/linegutter.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/scrollcolumn.h"

#include <QHBoxLayout>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QTextBlock>
#include <QVBoxLayout>

#include <utility>

namespace Framescope {

namespace {

using TypeRole = Theme::TypeRole;
using Token = Theme::Token;

constexpr int RowGap = 8; // px
constexpr int HalfWidth = 300; ///< of the payloads: each gets as much of what there is
constexpr int OctetsShare = 150; ///< of height, of what there is
constexpr int LeastOctets = 76; // px of the design
constexpr int OctetsNeed = 280; ///< of height: below it there is no room for them
constexpr qsizetype MostCompared = 16 * 1024; ///< characters, word by word, after each key

QByteArray payloadOf(const OutgoingItem &item)
{
    return std::visit([](const auto &some) { return some.payload; }, item);
}

/// Of a frame with its header, as it crosses; of a message without.
QString sizeText(const OutgoingItem &item)
{
    if (const auto *frame = std::get_if<RawFrame>(&item))
        return octetsText(static_cast<quint64>(frame->header.size() + frame->payload.size()));
    return OutgoingEditor::tr("%1 of payload")
        .arg(octetsText(static_cast<quint64>(payloadOf(item).size())));
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
    , m_views(new SegmentedSwitch(
          theme, tr("Payload as"), { tr("JSON"), tr("Text"), tr("Hex"), tr("Anatomy") }))
    , m_originalHead(new PaneHead(theme, tr("Original")))
    , m_originalView(new OriginalView(theme))
    , m_editedHead(new PaneHead(theme, tr("Edited")))
    , m_payload(new PayloadField(theme))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned))
    , m_octetsHead(new PaneHead(theme, tr("Octets to be sent")))
    , m_octets(new HexView(theme, &m_selection, nullptr, HexPainter::Style::Rows))
    , m_originalPane(new QWidget)
    , m_pages(new QStackedWidget)
    , m_below(new QWidget)
    , m_rows(new QSplitter(Qt::Vertical))
{
    m_note->hide();
    m_octets->setAccessibleName(tr("Octets to be sent"));
    m_octets->setMinimumHeight(theme.px(LeastOctets));
    QWidget *fields = createFields();
    m_pages->addWidget(createPanes());

    auto *octets = new QVBoxLayout(m_below);
    octets->setContentsMargins({});
    octets->setSpacing(0);
    octets->addWidget(m_octetsHead);
    octets->addWidget(m_octets, 1);
    m_rows->setChildrenCollapsible(false);
    m_rows->setHandleWidth(1);
    m_rows->addWidget(m_pages);
    m_rows->addWidget(m_below);
    m_rows->setStretchFactor(0, 3);
    m_rows->setStretchFactor(1, 1);
    m_rows->setSizes({ 3 * OctetsShare, OctetsShare });

    auto *scrolled = new ScrollColumn;
    scrolled->column()->setSpacing(RowGap);
    scrolled->column()->addWidget(fields);
    scrolled->column()->addWidget(m_rows, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(scrolled, 1);
    column->addWidget(m_note);

    connect(m_header, &HeaderEditor::changed, this, &OutgoingEditor::applyChange);
    connect(m_message, &MessageFields::changed, this, &OutgoingEditor::applyChange);
    connect(m_payload, &PayloadField::changed, this, &OutgoingEditor::applyChange);
    connect(m_payload, &PayloadField::formChanged, this, &OutgoingEditor::followPayload);
    connect(m_views, &SegmentedSwitch::currentIndexChanged, this, &OutgoingEditor::chooseView);
    connect(
        m_payload->editor(), &PayloadEditor::sendRequested, this, &OutgoingEditor::sendRequested);
    connect(
        m_payload->editor(), &PayloadEditor::leaveRequested, this, &OutgoingEditor::leaveRequested);
    connect(&theme, &Theme::changed, this, &OutgoingEditor::compare);
    connect(&theme, &Theme::changed, this, &OutgoingEditor::applyTheme);
    connect(&theme, &Theme::changed, this, &OutgoingEditor::fitBelow, Qt::QueuedConnection);
    followPayload();
    applyTheme();
}

QWidget *OutgoingEditor::createFields()
{
    auto *bits = new QWidget;
    auto *oneOfThem = new QVBoxLayout(bits);
    oneOfThem->setContentsMargins({});
    oneOfThem->addWidget(m_header);
    oneOfThem->addWidget(m_message);
    bits->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // as high as its lines
    showHeader(false);
    m_fields = oneOfThem;
    addBesideFields(m_views);
    return bits;
}

QWidget *OutgoingEditor::createPanes()
{
    for (QPlainTextEdit *view :
        std::initializer_list<QPlainTextEdit *> { m_originalView, m_payload->editor() })
        view->setProperty("flat", true);
    m_originalView->gutter()->setSigns(true);
    const auto fill = [](QWidget *pane, PaneHead *head, QWidget *view) {
        auto *column = new QVBoxLayout(pane);
        column->setContentsMargins({});
        column->setSpacing(0);
        column->addWidget(head);
        column->addWidget(view, 1);
    };
    auto *editedPane = new QWidget;
    fill(m_originalPane, m_originalHead, m_originalView);
    fill(editedPane, m_editedHead, m_payload);
    auto *panes = new QSplitter(Qt::Horizontal);
    panes->setChildrenCollapsible(false);
    panes->setHandleWidth(1);
    panes->addWidget(m_originalPane);
    panes->addWidget(editedPane);
    panes->setStretchFactor(0, 1);
    panes->setStretchFactor(1, 1);
    panes->setSizes({ HalfWidth, HalfWidth });
    return panes;
}

void OutgoingEditor::addBesideFields(QWidget *widget)
{
    m_besideFields.append(widget);
    fields()->layout()->addWidget(widget);
}

QWidget *OutgoingEditor::fields() const
{
    return m_isMessage ? static_cast<QWidget *>(m_message) : m_header;
}

SegmentedSwitch *OutgoingEditor::takeViews()
{
    m_besideFields.removeOne(m_views);
    return m_views;
}

void OutgoingEditor::setMargin(int margin)
{
    m_margin = margin;
    applyTheme();
}

void OutgoingEditor::applyTheme()
{
    const int margin = m_theme.px(m_margin);
    // Buttons have a margin of their own.
    m_fields->setContentsMargins(margin, margin / 2, margin / 2, 0);
}

void OutgoingEditor::showHeader(bool isMessage)
{
    m_isMessage = isMessage;
    m_header->setVisible(!isMessage);
    m_message->setVisible(isMessage);
    for (QWidget *widget : std::as_const(m_besideFields)) {
        if (widget->parentWidget() != fields())
            fields()->layout()->addWidget(widget);
    }
}

/// What can be changed comes first.
void OutgoingEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_below->setVisible(height() >= m_theme.px(OctetsNeed));
}

/// The anatomy is of the frame, and whatever is typed stays as it is meanwhile.
void OutgoingEditor::chooseView(int view)
{
    if (m_followsPayload)
        return;
    if (view == Anatomy && !m_anatomy) {
        m_anatomy = new OutgoingAnatomy(m_theme, &m_selection);
        m_pages->addWidget(m_anatomy);
    }
    m_pages->setCurrentIndex(view == Anatomy ? 1 : 0);
    if (view == Anatomy)
        showAnatomy();
    else
        m_payload->choose(static_cast<PayloadField::Form>(view));
    followPayload();
    compare();
}

void OutgoingEditor::takeView(const OutgoingEditor &other)
{
    m_payload->takeChoice(*other.m_payload);
    if (other.m_views->currentIndex() == Anatomy)
        m_views->setCurrentIndex(Anatomy);
}

/// It may refuse a form.
void OutgoingEditor::followPayload()
{
    const QScopedValueRollback following(m_followsPayload, true);
    for (int form = 0; form < PayloadField::FormCount; ++form)
        m_views->setWhyNot(form, m_payload->whyNot(static_cast<PayloadField::Form>(form)));
    const bool isAnatomy = m_pages->currentIndex() == 1;
    m_views->setCurrentIndex(isAnatomy ? Anatomy : static_cast<int>(m_payload->form()));
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
    m_payload->setPayload(frame.payload, !isCompressed && isUsuallyText(frame.header.opcode),
        m_original ? payloadOf(*m_original) : QByteArray());
    m_header->setHeader(frame.header, static_cast<quint64>(frame.payload.size()));
}

void OutgoingEditor::setMessage(const WholeMessage &message, std::optional<MaskingKey> key)
{
    m_key = key;
    showHeader(true);
    m_payload->setPayload(message.payload, message.type == MessageType::Text,
        m_original ? payloadOf(*m_original) : QByteArray());
    m_message->setMessage(message.type, message.compressed, m_deflateAgreed);
    applyChange();
}

void OutgoingEditor::setOriginal(const std::optional<OutgoingItem> &original)
{
    m_original = original;
    m_originalPane->setVisible(original.has_value());
    m_editedHead->setTitle(original ? tr("Edited") : tr("Payload"));
    m_payload->editor()->gutter()->setSigns(original.has_value());
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

/// As it will cross; nullopt if that is not known before it does.
std::optional<RawFrame> OutgoingEditor::outgoingFrame() const
{
    return isMessage() ? messageFrame() : frame();
}

void OutgoingEditor::applyChange()
{
    showLengths();
    compare();
    judge();
    showOctets();
    showAnatomy();
    emit changed();
}

void OutgoingEditor::showLengths()
{
    const auto &payload = m_payload->payload();
    const auto now = static_cast<quint64>(payload ? payload->size() : 0);
    std::optional<quint64> before;
    if (m_original)
        before = static_cast<quint64>(payloadOf(*m_original).size());
    m_header->setLength(before, now);
    m_message->length()->setLength(before, now);
}

/// Puts the original beside what it has become, in the same form, and marks what is different.
void OutgoingEditor::compare()
{
    PayloadEditor *editor = m_payload->editor();
    showJson();
    const auto now = item();
    QString size = now ? sizeText(*now) : tr("cannot be read");
    if (!m_original) {
        editor->setExtraSelections({});
        editor->gutter()->setMarks({});
        m_editedHead->setDetail(size);
        return;
    }
    const QByteArray original = payloadOf(*m_original);
    const bool tooLong = original.size() > PayloadField::MaxEdited;
    const QString before = tooLong ? QString() : m_payload->shownAs(m_payload->form(), original);
    if (m_originalView->toPlainText() != before)
        m_originalView->showText(before);
    const ChangedLines changes
        = ChangedLines::between(m_originalView->document()->toPlainText(), editor->toPlainText());
    const ChangedParts parts
        = changedParts(*m_originalView->document(), *editor->document(), changes);
    OriginalView::markLines(
        *m_originalView, m_theme, Token::ErrBg, changes.first, changes.removed, parts.before);
    OriginalView::markLines(
        *editor, m_theme, Token::OkBg, changes.first, changes.added, parts.after);
    m_originalView->gutter()->setMarks(
        { changes.first, changes.removed, u'−', Token::Err, Token::ErrBg });
    editor->gutter()->setMarks({ changes.first, changes.added, u'+', Token::Ok, Token::OkBg });
    m_originalHead->setDetail(tr("as received, %1").arg(sizeText(*m_original)));
    m_editedHead->setDetail(now == m_original ? tr("unchanged, %1").arg(size)
            : now                             ? tr("to be sent, %1").arg(size)
                                              : size);
}

void OutgoingEditor::showJson()
{
    const auto problem = m_payload->jsonProblem();
    if (!problem)
        m_editedHead->setStatus({});
    else if (problem->isEmpty())
        m_editedHead->setStatus(tr("valid JSON"), QStringLiteral("check"), Token::Ok);
    else
        m_editedHead->setStatus(*problem, QStringLiteral("warn"), Token::Warn,
            tr("It goes on exactly as it was typed."));
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
    const auto raw = outgoingFrame();
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
    const auto raw = outgoingFrame();
    m_octets->setContent(raw ? wireContent(*raw) : HexContent {});
    giveRoomToOctets(raw || !isMessage() || !m_payload->payload());
    if (!raw)
        m_octetsHead->setDetail(whyUnknown());
    else if (goesAsItCame())
        m_octetsHead->setDetail(
            tr("%1 once it is changed; until then, the frames as they came").arg(sizeText(*raw)));
    else
        m_octetsHead->setDetail(tr("%1, length and masking are recomputed").arg(sizeText(*raw)));
}

/// A message that nobody has changed takes the frames that it came in.
bool OutgoingEditor::goesAsItCame() const
{
    return isMessage() && m_original && item() == m_original;
}

/// Only while it is looked at.
void OutgoingEditor::showAnatomy()
{
    if (m_pages->currentIndex() == 0)
        return;
    if (const auto raw = outgoingFrame())
        m_anatomy->setFrame(*raw, m_direction, checkOutgoing(*raw, m_direction, m_deflateAgreed));
    else
        m_anatomy->clear(whyUnknown());
}

/// Why outgoingFrame() is none.
QString OutgoingEditor::whyUnknown() const
{
    if (goesAsItCame())
        return tr("its frames go on as they came, unless it is changed");
    if (isMessage() && m_message->isCompressed())
        return tr("made when it goes on, for the window that the receiver has then "
                  "(RFC 7692 §7.2.3.2)");
    if (isMessage() && m_payload->payload())
        return tr("masked with a fresh key when it goes on (RFC 6455 §5.3)");
    return tr("not while something cannot be read");
}

} // namespace Framescope
