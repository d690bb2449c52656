#include "ui/connect/proxypage.h"

#include "app/connect/draftoptions.h"
#include "app/session/protocoltext.h"
#include "ui/connect/secretfield.h"
#include "ui/widgets/fieldproblem.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Framescope {

using namespace Qt::StringLiterals;

ProxyPage::ProxyPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_url(new QLineEdit(this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_user(new QLineEdit(this))
{
    auto *text = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("A proxy on the way to the server, by HTTP CONNECT or SOCKS5. TLS goes through it to "
           "the "
           "server."),
        this);
    text->setWordWrap(true);
    m_url->setAccessibleName(tr("Proxy"));
    m_url->setPlaceholderText(tr("none; http://host:port or socks5://host:port"));
    m_user->setAccessibleName(tr("User name at the proxy"));
    auto *secret = new SecretField(theme, tr("Password at the proxy"), this);
    m_password = secret->field();
    m_note->hide();

    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->addRow(tr("Proxy"), m_url);
    form->addRow(m_note);
    form->addRow(tr("User name"), m_user);
    form->addRow(tr("Password"), secret);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addWidget(text);
    column->addLayout(form);
    column->addStretch(1);
    for (QLineEdit *field : { m_url, m_user, m_password }) {
        connect(field, &QLineEdit::textChanged, this, [this] {
            validate();
            emit changed();
        });
    }
}

DraftProxy ProxyPage::proxy() const
{
    return { m_url->text(), m_user->text(), m_password->text() };
}

void ProxyPage::setProxy(const DraftProxy &proxy)
{
    m_url->setText(proxy.url);
    m_user->setText(proxy.user);
    m_password->setText(proxy.password);
}

void ProxyPage::setVariables(const Variables &variables)
{
    m_variables = variables;
    validate();
}

QList<RequestIssue> ProxyPage::issues() const
{
    if (m_problem.isEmpty())
        return {};
    return { { Tone::Error, RequestIssue::Gate::Shut, m_problem } };
}

void ProxyPage::validate()
{
    ConnectionDraft draft;
    draft.proxy = proxy();
    const auto found = proxyFrom(expanded(draft, m_variables).proxy);
    m_problem = found ? QString()
                      : tr("This is no address of a proxy: %1.").arg(protocolText(found.error()));
    setFieldProblem(m_url, found ? FieldProblem::None : FieldProblem::Error);
    m_note->setVisible(!found);
    m_note->setNote(Tone::Error, m_problem);
}

} // namespace Framescope
