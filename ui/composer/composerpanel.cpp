#include "ui/composer/composerpanel.h"

#include "app/session/errorsentence.h"
#include "protocol/handshake/deflatenegotiation.h"
#include "ui/composer/droppedcomposition.h"
#include "ui/composer/fieldlegend.h"
#include "ui/composer/framecontrols.h"
#include "ui/composer/payloadeditor.h"
#include "ui/composer/payloadpane.h"
#include "ui/composer/reactiontext.h"
#include "ui/composer/sendbutton.h"
#include "ui/composer/sendobstacle.h"
#include "ui/composer/sendtargetbox.h"
#include "ui/composer/snippetpane.h"
#include "ui/composer/wireview.h"
#include "ui/connect/environmentbox.h"
#include "ui/connect/environments.h"
#include "ui/frames/frametext.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/buttonwords.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>

#include <algorithm>
#include <tuple>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Widths in px of the design.
constexpr int SnippetWidth = 192;
constexpr int FrameWidth = 280;
constexpr int WireWidth = 330;
constexpr int RoomForWire = 760;
constexpr int RoomForSnippets = 960;
constexpr int RoomForRepeat = 480; ///< and its words, in the footing
constexpr int RoomForWords = 720; ///< in heading and footing
constexpr int RoomForKeys = 860; ///< in the footing, beside words
constexpr int LeastHeight = 240; ///< px of the design
constexpr int UsualHeight = 480;
constexpr int WatchPeriod = 250; ///< ms

/// What was agreed on for \a direction, read from the record's extensions.
std::optional<DeflateContext> agreedContext(const ConnectionRecord &record, Direction direction)
{
    for (const QString &text : record.extensions) {
        const auto extensions = parseExtensions(text.toUtf8());
        if (!extensions || extensions->size() != 1
            || extensions->first().name != "permessage-deflate")
            continue;
        if (const auto agreed = readDeflateOffer(extensions->first()))
            return deflateContext(*agreed, direction);
    }
    return std::nullopt;
}

} // namespace

ComposerPanel::ComposerPanel(const Theme &theme, const SnippetFile &snippets, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_snippets(snippets)
    , m_form(new SegmentedSwitch(theme, tr("Form of the payload"),
          { tr("JSON"), tr("Text"), tr("Binary (hex)"), tr("File") }, this))
    , m_targetLabel(
          new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Send as"), this))
    , m_target(new SendTargetBox(this))
    , m_snippetPane(new SnippetPane(theme, m_snippets, this))
    , m_payload(new PayloadPane(theme, this))
    , m_frame(new FrameControls(theme, this))
    , m_allowInvalid(new QCheckBox(tr("Allow invalid frames"), this))
    , m_prediction(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_wire(new WireView(theme, this))
    , m_wireSummary(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_outcome(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_times(new QSpinBox(this))
    , m_interval(new QSpinBox(this))
    , m_repeat(new QPushButton(this))
    , m_send(new SendButton(theme, this))
{
    setAccessibleName(tr("Composer"));
    setAcceptDrops(true);
    m_prediction->setObjectName(u"prediction"_s);
    m_form->setCurrentIndex(int(PayloadForm::Text));
    m_framePane = makeFramePane();
    m_wirePane = makeWirePane();
    auto *panes = new QHBoxLayout;
    panes->setContentsMargins(0, 0, 0, 0);
    panes->setSpacing(0);
    panes->addWidget(m_snippetPane);
    panes->addWidget(new HairLine(theme, Qt::Vertical, this));
    panes->addWidget(m_payload, 1);
    panes->addWidget(new HairLine(theme, Qt::Vertical, this));
    panes->addWidget(m_framePane);
    panes->addWidget(new HairLine(theme, Qt::Vertical, this));
    panes->addWidget(m_wirePane);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->setSizeConstraint(QLayout::SetNoConstraint); // panes give way before the window does
    column->setSpacing(0);
    column->addWidget(makeHeading());
    column->addLayout(panes, 1);
    column->addWidget(makeFooting());

    connect(m_form, &SegmentedSwitch::currentIndexChanged, this, [this](int index) {
        m_payload->setForm(
            static_cast<PayloadForm>(index), variablesFor(m_payload->editor()->toPlainText()));
    });
    connect(m_payload, &PayloadPane::formChanged, this,
        [this] { m_form->setCurrentIndex(int(m_payload->form())); });
    connect(m_payload, &PayloadPane::changed, this, &ComposerPanel::check);
    connect(m_payload, &PayloadPane::sendRequested, this, &ComposerPanel::send);
    connect(m_payload, &PayloadPane::leaveRequested, this, &ComposerPanel::leaveRequested);
    connect(m_frame, &FrameControls::changed, this, &ComposerPanel::check);
    connect(m_allowInvalid, &QCheckBox::toggled, this, &ComposerPanel::showState);
    connect(&m_checker, &CompositionChecker::checked, this, &ComposerPanel::showChecked);
    connect(m_snippetPane, &SnippetPane::chosen, this, &ComposerPanel::setComposition);
    connect(m_snippetPane, &SnippetPane::saveRequested, this, &ComposerPanel::saveSnippet);
    connect(&m_snippets, &SnippetModel::failed, this, &ComposerPanel::failed);
    connect(m_send, &QPushButton::clicked, this, &ComposerPanel::send);
    connect(m_target, &SendTargetBox::connectionChosen, this, &ComposerPanel::connectionRequested);
    connect(m_repeat, &QPushButton::clicked, this, &ComposerPanel::sendRepeatedly);
    connect(m_times, &QSpinBox::valueChanged, this, &ComposerPanel::showState);
    m_watchTimer.setInterval(WatchPeriod);
    connect(&m_watchTimer, &QTimer::timeout, this, &ComposerPanel::watch);
    connect(&m_theme, &Theme::changed, this, &ComposerPanel::applyTheme);
    applyTheme();
    check();
    if (const auto error = m_snippets.loadError()) // once somebody listens
        QMetaObject::invokeMethod(
            this, [this, error] { emit failed(*error); }, Qt::QueuedConnection);
}

QWidget *ComposerPanel::makeHeading()
{
    auto *heading = new QWidget(this);
    auto *collapse = new IconButton(m_theme, u"chevd"_s, tr("Collapse the composer"), heading);
    auto *title = new TextLabel(
        m_theme, Theme::TypeRole::Body, Theme::Token::Text, tr("Composer"), heading);
    title->setBold(true);
    auto *rows = new QVBoxLayout(heading);
    rows->setContentsMargins(8, 4, 10, 4);
    rows->setSpacing(4);
    auto *row = new QHBoxLayout;
    m_formRow = new QHBoxLayout;
    rows->addLayout(row);
    rows->addLayout(m_formRow);
    row->setSpacing(8);
    row->addWidget(collapse);
    row->addWidget(title);
    row->addWidget(m_form);
    row->addStretch();
    row->addWidget(m_targetLabel);
    row->addWidget(m_target);
    m_targetLabel->setBuddy(m_target);
    m_headingRow = row;
    connect(collapse, &IconButton::clicked, this, &ComposerPanel::collapseRequested);
    return heading;
}

QWidget *ComposerPanel::makeFramePane()
{
    auto *pane = new QWidget(this);
    auto *title
        = new TextLabel(m_theme, Theme::TypeRole::Small, Theme::Token::Text, tr("Frame"), pane);
    title->setBold(true);
    title->setContentsMargins(10, 8, 10, 4);
    auto *scrolled = new QScrollArea(pane);
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setWidgetResizable(true);
    scrolled->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scrolled->setFocusPolicy(Qt::NoFocus);
    scrolled->setWidget(m_frame);
    scrolled->viewport()->setAutoFillBackground(false);
    m_frame->setAutoFillBackground(false);
    m_allowInvalid->setToolTip(tr("Send what RFC 6455 forbids, to see what the peer does"));
    auto *allow = new QHBoxLayout;
    allow->setContentsMargins(12, 6, 10, 6);
    allow->addWidget(m_allowInvalid);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(scrolled, 1);
    column->addLayout(allow);
    column->addWidget(m_prediction);
    return pane;
}

QWidget *ComposerPanel::makeWirePane()
{
    auto *pane = new QWidget(this);
    auto *title = new TextLabel(
        m_theme, Theme::TypeRole::Small, Theme::Token::Text, tr("Bytes to send"), pane);
    title->setBold(true);
    auto *heading = new QHBoxLayout;
    heading->setContentsMargins(10, 8, 10, 6);
    heading->addWidget(title, 1);
    heading->addWidget(m_wireSummary);
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(heading);
    column->addWidget(m_wire, 1);
    column->addWidget(new FieldLegend(m_theme, pane));
    return pane;
}

QWidget *ComposerPanel::makeFooting()
{
    auto *footing = new QWidget(this);
    m_times->setRange(1, 1'000'000);
    m_times->setValue(10);
    m_times->setAccessibleName(tr("How often to send"));
    m_interval->setRange(0, 3'600'000);
    m_interval->setValue(250);
    m_interval->setSuffix(tr(" ms"));
    m_interval->setAccessibleName(tr("Milliseconds from one message to the next"));
    m_save = new QPushButton(footing);
    m_save->setIcon(m_theme.icon(u"star"_s));
    m_save->setAccessibleName(tr("Save snippet"));
    m_save->setToolTip(m_save->accessibleName());
    m_outcome->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);

    const auto word = [this, footing](const QString &text) {
        return new TextLabel(m_theme, Theme::TypeRole::Body, Theme::Token::Text, text, footing);
    };
    auto *row = new QHBoxLayout(footing);
    row->setContentsMargins(10, 6, 10, 6);
    row->setSpacing(8);
    row->addWidget(m_outcome, 1);
    m_words = { word(tr("Repeat")), word(tr("times, every")) };
    for (QWidget *widget : std::initializer_list<QWidget *> {
             m_words.first(), m_times, m_words.last(), m_interval, m_repeat, m_save, m_send })
        row->addWidget(widget);
    connect(m_save, &QPushButton::clicked, this, &ComposerPanel::saveSnippet);
    return footing;
}

Composition ComposerPanel::composition() const
{
    Composition composition;
    m_payload->fill(composition);
    m_frame->fill(composition);
    return composition;
}

void ComposerPanel::setComposition(const Composition &composition)
{
    m_payload->show(composition);
    m_frame->show(composition);
    check();
}

void ComposerPanel::takeOver(const ComposerPanel &other)
{
    m_repeating = other.m_repeating;
    m_allowInvalid->setChecked(other.m_allowInvalid->isChecked());
    m_times->setValue(other.m_times->value());
    m_interval->setValue(other.m_interval->value());
    setComposition(other.composition());
}

void ComposerPanel::setEnvironments(Environments &environments)
{
    m_environments = &environments;
    connect(m_environments, &Environments::changed, this, &ComposerPanel::check);
    check();
}

/// Environments are read from their file once a variable is typed.
Variables ComposerPanel::variablesFor(const QString &text) const
{
    const bool mayHave = m_environments && text.contains(u"{{"_s);
    return mayHave ? m_environments->values() : Variables();
}

void ComposerPanel::setConnections(const std::function<QList<ConnectionRecord>()> &connections)
{
    m_target->setSource(connections);
}

void ComposerPanel::setReadOnly(const QString &reason)
{
    m_readOnly = reason;
    showState();
}

void ComposerPanel::setConnection(const std::optional<ConnectionRecord> &connection)
{
    const auto facts = [](const std::optional<ConnectionRecord> &record) {
        return record ? std::optional(std::tuple(record->id, record->role, record->state))
                      : std::nullopt;
    };
    const bool other = facts(connection) != facts(m_connection);
    m_connection = connection;
    if (other) {
        m_frame->setDirection(direction());
        m_frame->setDeflateAgreed(sendingState().deflate.has_value());
        check();
    }
    watch();
}

Direction ComposerPanel::direction() const
{
    return sendingDirection(m_connection ? m_connection->role : Role::Client);
}

SendingState ComposerPanel::sendingState() const
{
    if (!m_connection)
        return {};
    const bool open = m_connection->state == ConnectionState::Open;
    return { agreedContext(*m_connection, direction()), m_watch.openMessage(m_connection->id),
        !open && m_connection->state != ConnectionState::Connecting };
}

QString ComposerPanel::connectionObstacle() const
{
    return m_readOnly.isEmpty() ? sendObstacle(m_connection) : m_readOnly;
}

/// Whether an order of several messages is under way on the connection.
bool ComposerPanel::isRepeating() const
{
    return m_connection && m_repeating.contains(m_connection->id);
}

QString ComposerPanel::obstacle() const
{
    if (const QString obstacle = connectionObstacle(); !obstacle.isEmpty())
        return obstacle;
    if (const QString problem = m_frame->problem(); !problem.isEmpty())
        return problem;
    if (!m_checked)
        return {};
    if (!m_checked->message)
        return m_checked->message.error().detail;
    const bool invalid = m_checked->reaction.kind == PeerReaction::Kind::FailsConnection;
    if (invalid && !m_allowInvalid->isChecked())
        return tr("RFC 6455 forbids this: allow invalid frames to send it nevertheless");
    return {};
}

void ComposerPanel::focusEditor()
{
    m_payload->focusEditor();
}

void ComposerPanel::check()
{
    m_checked.reset();
    m_pending = 0;
    const Composition typed = composition();
    m_checker.check(typed, variablesFor(typed.text), direction(), sendingState());
    showState();
}

void ComposerPanel::showChecked(const CheckedComposition &checked)
{
    m_checked = checked;
    m_payload->showVariables(checked.expansion);
    if (checked.message) {
        const ComposedMessage &message = *checked.message;
        const bool fails = checked.reaction.kind == PeerReaction::Kind::FailsConnection;
        m_wire->setMessage(message, fails ? std::optional(checked.reaction.frame) : std::nullopt);
        m_wireSummary->setText(tr("%1, %2 payload, %3")
                                   .arg(tr("%n frame(s)", nullptr, int(message.frames.size())),
                                       octetsText(quint64(message.payload.size())),
                                       octetsText(quint64(message.wireSize()))));
        m_payload->setVerdict({}, checked.payloadSize, checked.isTypedJson);
    } else {
        m_wire->clear();
        m_wireSummary->clear();
        const Error &error = checked.message.error();
        m_payload->setVerdict(
            error.code == ErrorCode::InvalidArgument ? error.detail : errorSentence(error), 0,
            checked.isTypedJson);
    }
    showState();
    if (const quint32 times = std::exchange(m_pending, 0); times > 0 && obstacle().isEmpty())
        emitOrder(times);
}

void ComposerPanel::showState()
{
    const QString why = obstacle();
    m_target->setTarget(m_connection, connectionObstacle());
    m_send->setEnabled(why.isEmpty());
    m_send->setToolTip(why.isEmpty() ? tr("Send (Ctrl+Enter)") : why);
    const bool repeating = isRepeating();
    const QString words = repeating ? tr("Stop") : tr("Send × %1").arg(countText(m_times->value()));
    setButtonWords(*m_repeat, width() < m_theme.px(RoomForRepeat) ? QString() : words);
    m_repeat->setAccessibleName(words);
    m_repeat->setIcon(m_theme.icon(repeating ? u"stop"_s : u"replay"_s));
    m_repeat->setEnabled(repeating || why.isEmpty());
    m_repeat->setToolTip(repeating ? tr("Send no more of them") : why.isEmpty() ? words : why);

    const QString problem = m_frame->problem();
    if (!problem.isEmpty()) {
        m_prediction->setNote(Tone::Error, problem);
    } else if (m_checked && m_checked->message) {
        const ReactionText text = predictionText(m_checked->reaction, direction());
        m_prediction->setNote(text.tone, text.text, text.section);
    }
    m_prediction->setVisible(!problem.isEmpty() || (m_checked && m_checked->message));
}

void ComposerPanel::send()
{
    if (!obstacle().isEmpty() || !m_connection)
        return;
    if (m_checked)
        emitOrder(1);
    else
        m_pending = 1; // Enter came before the check of the last key
}

void ComposerPanel::sendRepeatedly()
{
    if (isRepeating()) {
        emit stopRequested(m_connection->id);
        return;
    }
    if (!obstacle().isEmpty() || !m_connection)
        return;
    const auto times = static_cast<quint32>(m_times->value());
    if (m_checked)
        emitOrder(times);
    else
        m_pending = times;
}

void ComposerPanel::emitOrder(quint32 times)
{
    const SendOrder order { *m_checked->message, m_checked->composition, times,
        std::chrono::milliseconds(m_interval->value()) };
    m_watch.sent(*m_connection, order.message, m_checked->reaction);
    if (times > 1)
        m_repeating.insert(m_connection->id);
    emit sendRequested(m_connection->id, order);
    check(); // with fresh masking-keys, and with what this leaves behind
    m_watchTimer.start();
    watch();
}

void ComposerPanel::showProgress(ConnectionId connection, quint32 sent)
{
    if (isRepeating() && connection == m_connection->id) {
        m_outcome->setColor(Theme::Token::Text2);
        m_outcome->setText(tr("Sent %1 times").arg(countText(sent)));
    }
}

void ComposerPanel::sendingEnded(ConnectionId connection)
{
    if (m_repeating.remove(connection))
        showState();
}

/// Looks whether the peer has done what it should.
void ComposerPanel::watch()
{
    const SendWatch::Sent *sent = m_connection ? m_watch.last(m_connection->id) : nullptr;
    if (!sent) {
        m_outcome->clear();
        return;
    }
    const bool late = m_watch.isLate(m_connection->id);
    const ReactionText text
        = outcomeText(sent->predicted, *m_connection, m_watch.hasAnswered(*m_connection), late);
    const QString last = tr("Last send: %1.").arg(octetsText(quint64(sent->octets)));
    m_outcome->setColor(text.tone == Tone::Neutral ? Theme::Token::Text2 : toneText(text.tone));
    if (!isRepeating()) {
        m_outcome->setText(text.text.isEmpty() ? last : u"%1 %2"_s.arg(last, text.text));
        m_outcome->setToolTip(m_outcome->text());
    }
    if (late)
        m_watchTimer.stop();
}

void ComposerPanel::saveSnippet()
{
    const QModelIndex added = m_snippets.add(composition());
    if (!added.isValid()) {
        emit failed({ ErrorCode::InvalidArgument,
            tr("there are %1 snippets already, the most there can be")
                .arg(SnippetFile::MaxSnippets) });
        return;
    }
    if (m_snippetPane->isVisible())
        m_snippetPane->rename(added);
}

QSize ComposerPanel::minimumSizeHint() const
{
    return { m_theme.px(FrameWidth + SnippetWidth), m_theme.px(LeastHeight) };
}

QSize ComposerPanel::sizeHint() const
{
    return { m_theme.px(RoomForSnippets), m_theme.px(UsualHeight) };
}

bool ComposerPanel::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
        fitFramePane();
    return QWidget::event(event);
}

/// Its fields may need more than the design has for them, and a scroll bar beside them.
void ComposerPanel::fitFramePane()
{
    const auto *scrolled = m_framePane->findChild<QScrollArea *>();
    const int fields
        = m_frame->minimumSizeHint().width() + scrolled->verticalScrollBar()->sizeHint().width();
    m_framePane->setFixedWidth(std::max(m_theme.px(FrameWidth), fields));
}

void ComposerPanel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Theme::Token::BgPanel));
    painter.fillRect(0, 0, width(), 1, m_theme.color(Theme::Token::Line));
}

void ComposerPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_wirePane->setVisible(width() >= m_theme.px(RoomForWire));
    m_snippetPane->setVisible(width() >= m_theme.px(RoomForSnippets));
    m_targetLabel->setVisible(width() >= m_theme.px(RoomForSnippets));
    showWords(width() >= m_theme.px(RoomForWords));
    showState();
    m_send->setHintShown(width() >= m_theme.px(RoomForKeys));
}

/// With large letters the forms of the payload have a row of their own, and what can be done
/// without words has none.
void ComposerPanel::showWords(bool shown)
{
    for (QWidget *word : std::as_const(m_words))
        word->setVisible(shown);
    setButtonWords(*m_save, shown ? m_save->accessibleName() : QString());
    if (shown == (m_formRow->indexOf(m_form) < 0))
        return;
    if (shown) {
        m_formRow->removeWidget(m_form);
        delete m_formRow->takeAt(0); // the stretch
        m_headingRow->insertWidget(2, m_form); // behind button and title
    } else {
        m_headingRow->removeWidget(m_form);
        m_formRow->addWidget(m_form);
        m_formRow->addStretch();
    }
}

void ComposerPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_environment || !m_environments)
        return;
    m_environment = new EnvironmentBox(m_theme, *m_environments, m_headingRow->parentWidget());
    constexpr int BehindTitle = 2;
    const int form = m_headingRow->indexOf(m_form);
    m_headingRow->insertWidget(form < 0 ? BehindTitle : form + 1, m_environment);
    setTabOrder(m_form->findChildren<QAbstractButton *>().constLast(), m_environment);
}

void ComposerPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (canBeComposed(*event->mimeData()))
        event->acceptProposedAction();
}

/// A file is the payload of the frames that the fields say; a frame says all of them.
void ComposerPanel::dropEvent(QDropEvent *event)
{
    const auto dropped = droppedComposition(*event->mimeData());
    if (!dropped)
        return;
    event->acceptProposedAction();
    if (dropped->form == PayloadForm::File)
        m_payload->setFile(dropped->text);
    else
        setComposition(*dropped);
    focusEditor();
}

void ComposerPanel::applyTheme()
{
    m_snippetPane->setFixedWidth(m_theme.px(SnippetWidth));
    fitFramePane();
    m_wirePane->setFixedWidth(m_theme.px(WireWidth));
    m_target->setMaximumWidth(m_theme.px(WireWidth)); // a reason why nothing can be sent is longer
    showState();
    update();
}

} // namespace Framescope
