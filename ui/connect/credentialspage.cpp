#include "ui/connect/credentialspage.h"

#include "ui/connect/namevaluetable.h"
#include "ui/connect/secretfield.h"
#include "ui/widgets/iconbutton.h"
#include "ui/widgets/noterow.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Framescope {

using namespace Qt::StringLiterals;
using Kind = DraftAuthorization::Kind;

CredentialsPage::CredentialsPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_cookies(tr("On"), true, true)
    , m_form(new QFormLayout)
    , m_kind(new QComboBox(this))
    , m_user(new QLineEdit(this))
    , m_password(new SecretField(theme, tr("Password"), this))
    , m_token(new SecretField(theme, tr("Token"), this))
    , m_note(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    m_kind->setAccessibleName(tr("Authorization"));
    m_kind->addItems({ tr("None"), tr("Basic: user name and password"), tr("Bearer: a token") });
    m_user->setAccessibleName(tr("User name"));
    m_form->setVerticalSpacing(10);
    m_form->addRow(tr("Authorization"), m_kind);
    m_form->addRow(tr("User name"), m_user);
    m_form->addRow(tr("Password"), m_password);
    m_form->addRow(tr("Token"), m_token);
    m_note->hide();

    auto *title
        = new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, tr("Cookies"), this);
    title->setBold(true);
    auto *hint = new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2,
        tr("Sent in one Cookie header. Values show as dots until they are edited."), this);
    hint->setWordWrap(true);
    auto *table = new NameValueTable(theme, tr("Cookies"), &m_cookies, this);
    auto *remove = new IconButton(theme, u"trash"_s, tr("Delete the cookie"), this);
    auto *bar = new QHBoxLayout;
    bar->addWidget(title);
    bar->addStretch(1);
    bar->addWidget(remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addLayout(m_form);
    column->addLayout(bar);
    column->addWidget(hint);
    column->addWidget(table, 1);
    column->addWidget(m_note);

    connect(remove, &IconButton::clicked, table, &NameValueTable::removeSelected);
    connect(&m_cookies, &NameValueModel::changed, this, &CredentialsPage::changed);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        emit changed();
    });
    for (QLineEdit *field : { m_user, m_password->field(), m_token->field() })
        connect(field, &QLineEdit::textChanged, this, &CredentialsPage::changed);
    showKind();
}

DraftAuthorization CredentialsPage::authorization() const
{
    return { Kind(m_kind->currentIndex()), m_user->text(), m_password->field()->text(),
        m_token->field()->text() };
}

QList<DraftField> CredentialsPage::cookies() const
{
    QList<DraftField> cookies;
    for (const NameValueModel::Row &row : m_cookies.rows())
        cookies.append({ row.flag, row.name, row.value });
    return cookies;
}

void CredentialsPage::setCredentials(
    const DraftAuthorization &authorization, const QList<DraftField> &cookies)
{
    m_kind->setCurrentIndex(static_cast<int>(authorization.kind));
    m_user->setText(authorization.user);
    m_password->field()->setText(authorization.password);
    m_token->field()->setText(authorization.token);
    QList<NameValueModel::Row> rows;
    for (const DraftField &cookie : cookies)
        rows.append({ cookie.on, cookie.name, cookie.value });
    m_cookies.setRows(rows);
}

void CredentialsPage::setIssue(const std::optional<RequestIssue> &issue)
{
    m_note->setVisible(issue.has_value());
    if (issue)
        m_note->setNote(issue->tone, issue->text, issue->section);
}

void CredentialsPage::showKind()
{
    const Kind kind = Kind(m_kind->currentIndex());
    const auto show = [this](QWidget *field, bool shown) {
        field->setVisible(shown);
        m_form->labelForField(field)->setVisible(shown);
    };
    show(m_user, kind == Kind::Basic);
    show(m_password, kind == Kind::Basic);
    show(m_token, kind == Kind::Bearer);
}

} // namespace Framescope
