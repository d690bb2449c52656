#include "ui/connect/advancedpage.h"

#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace Framescope {

namespace {

QSpinBox *makeSpinBox(
    int least, int most, int value, const QString &suffix, const QString &name, QWidget *parent)
{
    auto *box = new QSpinBox(parent);
    box->setRange(least, most);
    box->setValue(value);
    box->setSuffix(suffix);
    box->setAccessibleName(name);
    box->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return box;
}

} // namespace

AdvancedPage::AdvancedPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_origin(new QLineEdit(this))
    , m_originNote(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_timeout(makeSpinBox(1, 600, 10, tr(" s"), tr("Timeout of each step"), this))
    , m_pingPeriod(makeSpinBox(0, 3600, 0, tr(" s"), tr("Time between pings"), this))
    , m_messageLimit(makeSpinBox(1, 1024, 64, tr(" MiB"), tr("Largest message"), this))
    , m_lenient(new QCheckBox(tr("Go on when the server breaks a rule, and only report it"), this))
{
    m_origin->setPlaceholderText(tr("none, as programs do; browsers send https://host"));
    m_origin->setAccessibleName(tr("Origin"));
    m_originNote->hide();
    m_pingPeriod->setSpecialValueText(tr("never"));
    m_timeout->setToolTip(
        tr("For TCP, TLS, the opening handshake, a frame once begun, and the answer to a Close"));
    m_messageLimit->setToolTip(tr("A larger message ends the connection with 1009"));

    auto *form = new QFormLayout(this);
    form->setContentsMargins(12, 12, 12, 12);
    form->setVerticalSpacing(10);
    form->addRow(tr("Origin"), m_origin);
    form->addRow(m_originNote);
    form->addRow(tr("Timeout"), m_timeout);
    form->addRow(tr("Ping every"), m_pingPeriod);
    form->addRow(tr("Largest message"), m_messageLimit);
    form->addRow(m_lenient);
    connect(m_origin, &QLineEdit::textChanged, this, &AdvancedPage::originChanged);
}

void AdvancedPage::setOriginIssue(const std::optional<RequestIssue> &issue)
{
    setFieldProblem(m_origin, issue ? FieldProblem::Error : FieldProblem::None);
    m_originNote->setVisible(issue.has_value());
    if (issue)
        m_originNote->setNote(issue->tone, issue->text, issue->section);
}

void AdvancedPage::setDraft(const ConnectionDraft &draft)
{
    m_origin->setText(draft.origin);
    m_timeout->setValue(draft.timeout);
    m_pingPeriod->setValue(draft.pingPeriod);
    m_messageLimit->setValue(draft.messageLimit);
    m_lenient->setChecked(draft.lenient);
}

void AdvancedPage::apply(ConnectionDraft &draft) const
{
    draft.origin = m_origin->text();
    draft.timeout = m_timeout->value();
    draft.pingPeriod = m_pingPeriod->value();
    draft.messageLimit = m_messageLimit->value();
    draft.lenient = m_lenient->isChecked();
}

} // namespace Framescope
