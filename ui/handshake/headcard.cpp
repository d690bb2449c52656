#include "ui/handshake/headcard.h"

#include "app/session/protocoltext.h"
#include "ui/handshake/headerfieldview.h"
#include "ui/handshake/headtext.h"
#include "ui/message/textlineview.h"
#include "ui/theme/segmentedswitch.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/visibletext.h"

#include <QApplication>
#include <QClipboard>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype MostTextLines = 24; // the rest is scrolled

QString titleOf(HeadCard::Part part)
{
    switch (part) {
    case HeadCard::Part::Request:
        return HeadCard::tr("Request");
    case HeadCard::Part::Interim:
        return HeadCard::tr("Interim response");
    case HeadCard::Part::Response:
        return HeadCard::tr("Response");
    }
    Q_UNREACHABLE();
}

bool isRequest(HeadCard::Part part)
{
    return part == HeadCard::Part::Request;
}

} // namespace

HeadCard::HeadCard(const Theme &theme, Part part, QWidget *parent)
    : Card(theme, titleOf(part), parent)
    , m_theme(theme)
    , m_part(part)
    , m_form(new SegmentedSwitch(theme,
          isRequest(part) ? tr("Form of the request") : tr("Form of the response"),
          { tr("Parsed"), tr("Raw"), tr("Hex") }, this))
    , m_copy(new IconButton(theme, u"copy"_s,
          isRequest(part) ? tr("Copy the request, hidden secrets left out")
                          : tr("Copy the response, hidden secrets left out"),
          this))
    , m_missing(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
    , m_startLine(new QWidget(this))
    , m_startBegin(new TextLabel(theme, Theme::TypeRole::Data, Theme::Token::Text, {}, m_startLine))
    , m_startMiddle(
          new ElidedLabel(theme, Theme::TypeRole::Data, Theme::Token::Text, {}, m_startLine))
    , m_startEnd(new TextLabel(theme, Theme::TypeRole::Data, Theme::Token::Text, {}, m_startLine))
    , m_targetEye(new IconButton(theme, u"eye"_s, {}, m_startLine))
    , m_fields(new HeaderFieldView(theme, &m_model, this))
    , m_text(new TextLineView(theme, this))
    , m_foot(new NoteRow(theme, NoteRow::Ground::Plain, this))
{
    icon()->setIcon(isRequest(part) ? u"arrowr"_s : u"arrowl"_s,
        isRequest(part) ? Theme::Token::DirC2s : Theme::Token::DirS2c);
    icon()->show();
    addToHeader(m_form);
    addToHeader(m_copy);

    m_startMiddle->setBold(true);
    auto *startRow = new QHBoxLayout(m_startLine);
    startRow->setContentsMargins(12, 6, 12, 6);
    startRow->addWidget(m_startBegin);
    startRow->addWidget(m_startMiddle);
    startRow->addWidget(m_startEnd);
    startRow->addStretch(1);
    startRow->addWidget(m_targetEye);
    m_targetEye->setCheckable(true);
    connect(m_targetEye, &IconButton::toggled, this, &HeadCard::showTargetSecrets);

    m_fields->setAccessibleName(
        isRequest(part) ? tr("Header fields of the request") : tr("Header fields of the response"));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_missing->setContentsMargins(12, 12, 12, 12);
    m_missing->setWordWrap(true);
    body()->addWidget(m_missing);
    constexpr int Rule = 1; // painted between the parts
    body()->addWidget(m_startLine);
    body()->addSpacing(Rule);
    body()->addWidget(m_fields);
    body()->addWidget(m_text);
    body()->addStretch(1);
    body()->addSpacing(Rule);
    body()->addWidget(m_foot);

    connect(m_form, &SegmentedSwitch::currentIndexChanged, this, &HeadCard::showForm);
    connect(m_copy, &IconButton::clicked, this, &HeadCard::copy);
    connect(&m_model, &HeaderFieldModel::hiddenSpansChanged, this, &HeadCard::showForm);
    setMissing({});
}

void HeadCard::setHead(
    const HttpHead &head, const QList<HandshakeCheck> &checks, bool secure, const QString &verdict)
{
    if (head.octets != m_head.octets)
        m_targetEye->setChecked(false);
    m_head = head;
    m_targetSecrets = isRequest(m_part) ? startLineSecretSpans(head.startLine) : QList<OctetSpan>();
    m_model.setHead(head, checks, secure);
    m_missing->hide();
    m_form->show();
    m_copy->show();
    showStartLine();
    showForm();
    showFoot(checks, verdict);
}

void HeadCard::setMissing(const QString &reason)
{
    m_head = {};
    m_missing->setText(reason);
    m_missing->show();
    for (QWidget *widget :
        std::initializer_list<QWidget *> { m_form, m_copy, m_startLine, m_fields, m_text, m_foot })
        widget->hide();
    setSubtitle({});
}

void HeadCard::paintEvent(QPaintEvent *event)
{
    Card::paintEvent(event);
    QPainter painter(this);
    const QColor line = m_theme.color(Theme::Token::LineSoft);
    if (m_startLine->isVisible())
        painter.fillRect(1, m_startLine->geometry().bottom() + 1, width() - 2, 1, line);
    if (m_foot->isVisible())
        painter.fillRect(1, m_foot->y() - 1, width() - 2, 1, line);
}

/// The middle of the start line is what matters: the target of a request, the status of a response.
void HeadCard::showStartLine()
{
    const QString line
        = maskedText(m_head.startLine, m_targetSecretsShown ? QList<OctetSpan>() : m_targetSecrets);
    m_targetEye->setVisible(!m_targetSecrets.isEmpty());
    m_targetEye->setAction(m_targetSecretsShown ? tr("Hide the secrets in the address")
                                                : tr("Show the secrets in the address"));
    const qsizetype first = line.indexOf(u' ');
    const qsizetype next = line.indexOf(u' ', first + 1);
    const qsizetype last = isRequest(m_part) ? line.lastIndexOf(u' ') : next;
    const bool hasMiddle = first >= 0;
    const bool hasEnd = last > first;
    m_startBegin->setText(line.left(hasMiddle ? first : line.size()));
    m_startMiddle->setText(
        hasMiddle ? line.mid(first + 1, hasEnd ? last - first - 1 : -1) : QString());
    m_startEnd->setText(hasEnd ? line.mid(last + 1) : QString());
    if (!isRequest(m_part)) {
        const bool switches = m_startMiddle->text() == u"101";
        m_startMiddle->setColor(m_part == Part::Interim ? Theme::Token::Text
                : switches                              ? Theme::Token::Ok
                                                        : Theme::Token::Err);
    }
}

void HeadCard::showForm()
{
    if (m_head.octets.isEmpty())
        return;
    const auto form = static_cast<Form>(m_form->currentIndex());
    m_startLine->setVisible(form == Form::Parsed);
    m_fields->setVisible(form == Form::Parsed);
    m_text->setVisible(form != Form::Parsed);
    if (form == Form::Parsed)
        return;
    const QList<OctetSpan> hidden = hiddenSpans();
    const QList<TextLine> lines = form == Form::Raw ? headLines(m_head.octets, hidden)
                                                    : headHexLines(m_head.octets, hidden);
    m_text->setLines(lines, TextLineView::Place::Keep);
    m_text->setAccessibleName(form == Form::Raw ? tr("Raw head") : tr("Head in hex"));
    const int shown = static_cast<int>(qMin(lines.size(), MostTextLines));
    const int margins = 2 * qCeil(m_text->document()->documentMargin() + 1);
    m_text->setFixedHeight(shown * m_text->lineHeight() + margins
        + m_text->horizontalScrollBar()->sizeHint().height());
}

void HeadCard::showFoot(const QList<HandshakeCheck> &checks, const QString &verdict)
{
    m_foot->show();
    const HandshakeCheck *failed = firstFailure(checks);
    if (!failed) {
        // Answers of our own are not checked: that is no reason to praise them.
        const bool refuses = m_part == Part::Response && m_startMiddle->text() != u"101";
        m_foot->setNote(refuses || m_part == Part::Interim ? Tone::Info : Tone::Ok,
            refuses ? tr("Without status 101 there is no WebSocket.") : verdict);
        return;
    }
    const RuleInfo &rule = ruleInfo(failed->rule);
    QString text = ruleText(rule);
    if (!failed->detail.isEmpty())
        text += u" (%1)"_s.arg(protocolText(failed->detail));
    const auto failures = std::count_if(
        checks.begin(), checks.end(), [](const HandshakeCheck &check) { return !check.passed; });
    text = failures == 1
        ? tr("%1.").arg(text)
        : tr("%1. %n more below it.", nullptr, static_cast<int>(failures - 1)).arg(text);
    const QString section = rule.rfc == 6455 ? u"§%1"_s.arg(rule.section)
                                             : u"RFC %1 §%2"_s.arg(rule.rfc).arg(rule.section);
    m_foot->setNote(Tone::Error, text, section);
}

/// In the octets of the head, which begin with the start line.
QList<OctetSpan> HeadCard::hiddenSpans() const
{
    const qsizetype begin = m_head.octets.indexOf(m_head.startLine);
    QList<OctetSpan> hidden;
    for (const OctetSpan &span : m_targetSecrets) {
        if (!m_targetSecretsShown && begin >= 0)
            hidden.append({ begin + span.offset, span.length });
    }
    return hidden + m_model.hiddenSpans();
}

void HeadCard::showTargetSecrets(bool shown)
{
    m_targetSecretsShown = shown;
    showStartLine();
    showForm();
}

void HeadCard::copy()
{
    const QList<OctetSpan> hidden = hiddenSpans();
    if (static_cast<Form>(m_form->currentIndex()) != Form::Hex) {
        QApplication::clipboard()->setText(headText(m_head.octets, hidden));
        return;
    }
    QString text;
    for (const TextLine &line : headHexLines(m_head.octets, hidden))
        text += line.text + u'\n';
    QApplication::clipboard()->setText(text);
}

} // namespace Framescope
