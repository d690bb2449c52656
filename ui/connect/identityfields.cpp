#include "ui/connect/identityfields.h"

#include "app/capture/pemfiles.h"
#include "app/session/errorsentence.h"
#include "ui/connect/filefield.h"
#include "ui/widgets/noterow.h"

#include <QFormLayout>

namespace Framescope {

IdentityFields::IdentityFields(const Theme &theme, const QString &certificateName,
    const QString &keyName, QFormLayout *form, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_certificate(
          new FileField(theme, certificateName, tr("PEM files (*.pem *.crt *.cer);;All files (*)")))
    , m_key(new FileField(theme, keyName, tr("PEM files (*.pem *.key);;All files (*)")))
    , m_note(new NoteRow(theme))
{
    form->addRow(certificateName, m_certificate);
    form->addRow(keyName, m_key);
    form->addRow(m_note);
    m_note->hide();
    connect(m_certificate, &FileField::changed, this, &IdentityFields::read);
    connect(m_key, &FileField::changed, this, &IdentityFields::read);
}

bool IdentityFields::isFilled() const
{
    return !m_certificate->path().isEmpty() || !m_key->path().isEmpty();
}

void IdentityFields::setVariables(const Variables &variables)
{
    m_variables = variables;
    if (isFilled())
        read();
}

void IdentityFields::read()
{
    m_identity = {};
    m_problem.clear();
    const bool hasCertificate = !m_certificate->path().isEmpty();
    const bool hasKey = !m_key->path().isEmpty();
    if (hasCertificate != hasKey) {
        m_problem = hasKey ? tr("The key needs its certificate.")
                           : tr("The certificate needs its private key.");
    } else if (hasCertificate) {
        const Result<Identity> files = readFiles();
        if (files)
            m_identity = *files;
        else
            m_problem = errorSentence(files.error());
    }
    showProblem();
    emit changed();
}

void IdentityFields::setVisible(bool visible)
{
    m_isVisible = visible;
    m_form->setRowVisible(m_certificate, visible);
    m_form->setRowVisible(m_key, visible);
    showProblem();
}

void IdentityFields::showProblem()
{
    m_certificate->setProblem(!m_problem.isEmpty() && m_identity.chain.isEmpty());
    m_key->setProblem(!m_problem.isEmpty());
    m_note->setVisible(m_isVisible && !m_problem.isEmpty());
    m_note->setNote(Tone::Error, m_problem);
}

Result<IdentityFields::Identity> IdentityFields::readFiles() const
{
    const auto chain = readCertificates(expandVariables(m_certificate->path(), m_variables).text);
    if (!chain)
        return tl::unexpected(chain.error());
    const auto key = readPrivateKey(expandVariables(m_key->path(), m_variables).text);
    if (!key)
        return tl::unexpected(key.error());
    return Identity { *chain, *key };
}

} // namespace Framescope
