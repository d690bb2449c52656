#include "ui/message/closesummary.h"

#include "app/session/protocoltext.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/utf8validator.h"
#include "protocol/wire/violation.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/visibletext.h"

#include <QGridLayout>

namespace Framescope {

namespace {

/// The rule of the catalogue that \a payload breaks as the body of a Close frame.
std::optional<Rule> brokenRule(QByteArrayView payload, const CloseBody &body)
{
    if (payload.size() == 1)
        return Rule::CloseBodyTooShort;
    if (body.code && !isCloseStatusSendable(*body.code))
        return Rule::CloseCodeInvalid;
    if (!isUtf8(body.reason))
        return Rule::CloseReasonUtf8;
    return std::nullopt;
}

} // namespace

CloseSummary::CloseSummary(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_code(new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, {}, this))
    , m_legal(new Chip(theme, Tone::Ok, {}, this))
    , m_reasonTitle(
          new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Reason"), this))
    , m_reason(new TextLabel(theme, Theme::TypeRole::Code, Theme::Token::Text, {}, this))
    , m_problem(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    auto *codeTitle
        = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, tr("Status"), this);
    m_code->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_reason->setWordWrap(true);

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->addWidget(codeTitle, 0, 0);
    grid->addWidget(m_code, 0, 1);
    grid->addWidget(m_legal, 0, 2);
    grid->addWidget(m_reasonTitle, 1, 0, Qt::AlignTop);
    grid->addWidget(m_reason, 1, 1, 1, 3);
    grid->addWidget(m_problem, 2, 0, 1, 4);
    grid->setColumnStretch(3, 1);
}

void CloseSummary::setBody(QByteArrayView payload)
{
    const CloseBody body = readCloseBody(payload);
    if (body.code) {
        const bool legal = isCloseStatusSendable(*body.code);
        m_code->setText(QStringLiteral("%1 %2").arg(*body.code).arg(closeStatusText(*body.code)));
        m_legal->setTone(legal ? Tone::Ok : Tone::Error);
        m_legal->setText(legal ? tr("may be sent") : tr("must not be sent"));
    } else {
        m_code->setText(payload.isEmpty() ? tr("none, the body is empty") : tr("unreadable"));
        m_legal->setTone(payload.isEmpty() ? Tone::Neutral : Tone::Error);
        m_legal->setText(payload.isEmpty() ? tr("counts as 1005") : tr("too short"));
    }
    const bool hasReason = !body.reason.isEmpty();
    m_reasonTitle->setVisible(body.code.has_value());
    m_reason->setVisible(body.code.has_value());
    m_reason->setText(hasReason ? visibleText(body.reason) : tr("none"));

    const std::optional<Rule> broken = brokenRule(payload, body);
    m_problem->setVisible(broken.has_value());
    if (broken) {
        const RuleInfo &rule = ruleInfo(*broken);
        m_problem->setNote(
            Tone::Error, tr("%1.").arg(ruleText(rule)), u'§' + QString(rule.section));
    }
    setAccessibleName(tr("Close frame, status %1, %2").arg(m_code->text(), m_legal->text()));
}

} // namespace Framescope
