#include "ui/connect/tlspage.h"

#include "app/capture/pemfiles.h"
#include "app/session/errorsentence.h"
#include "ui/connect/filefield.h"
#include "ui/connect/identityfields.h"
#include "ui/widgets/noterow.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Framescope {

namespace {

QString verificationWarning()
{
    return TlsPage::tr("Any certificate is taken: someone on the way could read and change "
                       "everything. The connection stays marked.");
}

} // namespace

TlsPage::TlsPage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_unused(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_verify(new QCheckBox(tr("Verify the certificate of the server"), this))
    , m_verifyNote(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_authorityFile(new FileField(theme, tr("Authorities to trust besides the system's"),
          tr("PEM files (*.pem *.crt *.cer);;All files (*)"), this))
    , m_authorityNote(new NoteRow(theme, NoteRow::Ground::Toned, this))
    , m_serverName(new QLineEdit(this))
{
    m_unused->setNote(Tone::Info,
        tr("The URL is ws://, which has no TLS. These settings count for wss:// only."));
    m_unused->hide();
    m_verify->setChecked(true);
    m_verifyNote->setNote(Tone::Warning, verificationWarning());
    m_verifyNote->hide();
    m_authorityNote->hide();
    m_serverName->setPlaceholderText(tr("the host of the URL"));
    m_serverName->setAccessibleName(tr("Server name"));
    m_serverName->setToolTip(tr("Sent as SNI, and the name that the certificate has to have"));

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(10);
    column->addWidget(m_unused);
    column->addWidget(m_verify);
    column->addWidget(m_verifyNote);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    column->addLayout(form);
    column->addStretch(1);
    form->addRow(tr("Extra authorities"), m_authorityFile);
    form->addRow(m_authorityNote);
    form->addRow(tr("Server name"), m_serverName);
    m_identity = new IdentityFields(theme, tr("Client certificate"), tr("Private key"), form, this);

    connect(m_verify, &QCheckBox::toggled, this, [this](bool verify) {
        m_verifyNote->setVisible(!verify);
        emit changed();
    });
    connect(m_authorityFile, &FileField::changed, this, &TlsPage::readAuthorities);
    connect(m_identity, &IdentityFields::changed, this, &TlsPage::changed);
    connect(m_serverName, &QLineEdit::textChanged, this, &TlsPage::changed);
}

TlsClientOptions TlsPage::options() const
{
    TlsClientOptions options;
    options.verifyPeer = m_verify->isChecked();
    const bool hasIdentity = !m_identity->identity().chain.isEmpty();
    options.extraAuthorities = m_authorities.isEmpty() ? m_base.extraAuthorities : m_authorities;
    options.certificateChain = hasIdentity ? m_identity->identity().chain : m_base.certificateChain;
    options.privateKey = hasIdentity ? m_identity->identity().key : m_base.privateKey;
    options.serverName = expandVariables(m_serverName->text(), m_variables).text.trimmed();
    return options;
}

DraftTls TlsPage::draft() const
{
    return { m_verify->isChecked(), m_authorityFile->path(), m_identity->certificateField()->path(),
        m_identity->keyField()->path(), m_serverName->text().trimmed() };
}

void TlsPage::setDraft(const DraftTls &draft)
{
    m_base = {};
    m_verify->setChecked(draft.verifyPeer);
    m_authorityFile->setPath(draft.authorityFile);
    m_identity->certificateField()->setPath(draft.certificateFile);
    m_identity->keyField()->setPath(draft.keyFile);
    m_serverName->setText(draft.serverName);
}

void TlsPage::setVariables(const Variables &variables)
{
    if (variables == m_variables)
        return;
    m_variables = variables;
    m_identity->setVariables(variables);
    readAuthorities();
}

void TlsPage::setOptions(const TlsClientOptions &options)
{
    m_base = options;
    m_verify->setChecked(options.verifyPeer);
    m_serverName->setText(options.serverName);
}

QList<RequestIssue> TlsPage::issues() const
{
    QList<RequestIssue> issues;
    if (!m_used)
        return issues;
    if (!m_verify->isChecked())
        issues.append({ Tone::Warning, RequestIssue::Gate::Open, verificationWarning() });
    for (const QString &problem : { m_authorityProblem, m_identity->problem() }) {
        if (!problem.isEmpty())
            issues.append({ Tone::Error, RequestIssue::Gate::Shut, problem });
    }
    return issues;
}

void TlsPage::setUsed(bool used)
{
    m_used = used;
    m_unused->setVisible(!used);
}

void TlsPage::readAuthorities()
{
    m_authorities.clear();
    m_authorityProblem.clear();
    const QString path = expandVariables(m_authorityFile->path(), m_variables).text;
    if (!path.isEmpty()) {
        if (const auto authorities = readCertificates(path))
            m_authorities = *authorities;
        else
            m_authorityProblem = errorSentence(authorities.error());
    }
    m_authorityFile->setProblem(!m_authorityProblem.isEmpty());
    m_authorityNote->setVisible(!m_authorityProblem.isEmpty());
    m_authorityNote->setNote(Tone::Error, m_authorityProblem);
    emit changed();
}

} // namespace Framescope
