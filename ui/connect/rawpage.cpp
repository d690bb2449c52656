#include "ui/connect/rawpage.h"

#include "app/session/protocoltext.h"
#include "protocol/handshake/httphead.h"
#include "protocol/handshake/openinghandshake.h"
#include "ui/connect/variableissue.h"
#include "ui/theme/theme.h"
#include "ui/widgets/codeedit.h"
#include "ui/widgets/comboboxname.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype LongestRequest = 1 << 20; // characters

} // namespace

RawPage::RawPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_use(new QCheckBox(tr("Send these octets in place of all other pages"), this))
    , m_form(new QComboBox(this))
    , m_start(new QPushButton(tr("Start from the other pages"), this))
    , m_text(new CodeEdit(theme, this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    nameComboBox(m_form, tr("Form of the raw request"));
    m_form->addItems({ tr("Text, lines end in CR LF"), tr("Text, lines end in LF"), tr("Hex") });
    m_start->setProperty("compact", true);
    m_start->setAutoDefault(false);
    m_start->setToolTip(
        tr("Takes over the request as the other pages make it, with a key that stays"));
    m_text->setAccessibleName(tr("Raw request"));
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setPlaceholderText(tr("GET /chat HTTP/1.1"));
    m_note->hide();

    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_form);
    row->addWidget(m_start);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addWidget(m_use);
    column->addLayout(row);
    column->addWidget(m_text, 1);
    column->addWidget(m_note);

    const auto revise = [this] {
        validate();
        emit changed();
    };
    connect(m_use, &QCheckBox::toggled, this, [this, revise](bool use) {
        if (use && m_text->toPlainText().isEmpty())
            startFromComposed();
        revise();
    });
    connect(m_form, &QComboBox::currentIndexChanged, this, revise);
    connect(m_text, &QPlainTextEdit::textChanged, this, revise);
    connect(m_start, &QPushButton::clicked, this, [this] {
        m_use->setChecked(true);
        startFromComposed();
    });
    validate();
}

DraftRaw RawPage::raw() const
{
    return { m_use->isChecked(), DraftRaw::Form(m_form->currentIndex()), m_text->toPlainText() };
}

void RawPage::setRaw(const DraftRaw &raw)
{
    m_form->setCurrentIndex(static_cast<int>(raw.form));
    m_use->setChecked(raw.used);
    m_text->setPlainText(raw.text);
}

void RawPage::setVariables(const Variables &variables)
{
    m_variables = variables;
    validate();
}

void RawPage::setComposed(const QByteArray &request)
{
    m_composed = request;
    m_start->setEnabled(!request.isEmpty());
}

std::optional<QByteArray> RawPage::octets() const
{
    return m_use->isChecked() ? std::optional(m_octets) : std::nullopt;
}

QList<RequestIssue> RawPage::issues() const
{
    return m_use->isChecked() && m_issue ? QList { *m_issue } : QList<RequestIssue>();
}

void RawPage::startFromComposed()
{
    const bool hex = m_form->currentIndex() == static_cast<int>(DraftRaw::Form::Hex);
    m_text->setPlainText(hex ? QString::fromLatin1(m_composed.toHex(' '))
                             : QString::fromUtf8(m_composed).replace("\r\n"_L1, "\n"_L1));
}

void RawPage::validate()
{
    DraftRaw typed = raw();
    m_octets.clear();
    m_issue.reset();
    if (typed.text.size() > LongestRequest) {
        m_issue.emplace();
        m_issue->gate = RequestIssue::Gate::Shut;
        m_issue->text = tr("The request is longer than 1 MiB.");
    } else {
        typed.text = expandVariables(typed.text, m_variables).text;
        const auto made = rawOctets(typed);
        m_octets = made.value_or(QByteArray());
        m_issue = judge();
        if (!made)
            m_issue->text = tr("%1.").arg(made.error());
    }
    const bool shown = m_use->isChecked() && m_issue;
    const bool warns = shown && m_issue->tone == Tone::Warning;
    setFieldProblem(m_text,
        !shown      ? FieldProblem::None
            : warns ? FieldProblem::Warning
                    : FieldProblem::Error);
    m_note->setVisible(shown);
    if (shown)
        m_note->setNote(m_issue->tone, m_issue->text, m_issue->section);
}

/// The first thing that a server would object to.
std::optional<RequestIssue> RawPage::judge() const
{
    RequestIssue issue;
    if (m_octets.isEmpty()) {
        issue.gate = RequestIssue::Gate::Shut;
        issue.text = tr("There is no octet to send.");
        return issue;
    }
    if (auto variable = variableIssue(m_text->toPlainText(), m_variables))
        return variable;
    issue.tone = Tone::Warning;
    issue.gate = RequestIssue::Gate::Open; // who writes octets means them
    if (!m_octets.contains("\r\n\r\n")) {
        issue.text
            = tr("The head does not end: an empty line is missing, and the server will wait.");
        issue.section = u"RFC 9112"_s;
        return issue;
    }
    const QList<HandshakeCheck> checks = checkRequest(parseRequestHead(m_octets));
    const HandshakeCheck *failed = firstFailure(checks);
    if (!failed)
        return std::nullopt;
    const RuleInfo &rule = ruleInfo(failed->rule);
    issue.text = tr("%1.").arg(ruleText(rule));
    issue.section = rule.rfc == 6455 ? u"§%1"_s.arg(rule.section) : u"RFC %1"_s.arg(rule.rfc);
    return issue;
}

} // namespace Framescope
