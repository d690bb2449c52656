#include "ui/handshake/tlscard.h"

#include "ui/handshake/certificatefacts.h"
#include "ui/handshake/chaindialog.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkbutton.h"
#include "ui/widgets/noterow.h"

#include <QSslCertificate>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

} // namespace

TlsCard::TlsCard(const Theme &theme, QWidget *parent)
    : Card(theme, tr("TLS"), parent)
    , m_theme(theme)
    , m_verification(new Chip(theme, Tone::Ok, {}, this))
    , m_showChain(new LinkButton(theme, tr("Certificate chain…"), this))
    , m_facts(new FactList(theme, this))
    , m_warning(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    icon()->setIcon(u"lock"_s, Theme::Token::Ok);
    icon()->show();
    addToHeader(m_verification);
    addToHeader(m_showChain);
    connect(m_showChain, &LinkButton::clicked, this, &TlsCard::showChain);
    m_facts->setContentsMargins(12, 10, 12, 10);
    body()->addWidget(m_facts);
    body()->addStretch(1);
    body()->addWidget(m_warning);
}

void TlsCard::setTls(const TlsEstablished &tls, bool verificationOff, const QDateTime &at)
{
    const bool trusted = tls.verificationErrors.isEmpty() && !verificationOff;
    constexpr auto Prefix = "TLS "_L1; // the title says that already
    setSubtitle(tls.protocol.startsWith(Prefix) ? tls.protocol.mid(Prefix.size()) : tls.protocol);
    icon()->setIcon(
        trusted ? u"lock"_s : u"unlock"_s, trusted ? Theme::Token::Ok : Theme::Token::Warn);
    m_verification->setVisible(!tls.certificateChain.isEmpty() || verificationOff);
    m_verification->setTone(trusted ? Tone::Ok : Tone::Warning);
    m_verification->setText(trusted ? tr("verified")
            : verificationOff       ? tr("verification off")
                                    : tr("not trusted"));
    m_warning->setVisible(!trusted);
    if (!tls.verificationErrors.isEmpty()) {
        m_warning->setNote(
            Tone::Warning, tr("Not trusted: %1.").arg(tls.verificationErrors.join(u"; "_s)));
    } else {
        m_warning->setNote(Tone::Warning,
            tr("Certificates are not checked on this connection, so anyone on the way could read "
               "and change it."));
    }

    m_facts->clear();
    m_facts->addFact(tr("Cipher suite"), tls.cipher);
    if (!tls.keyExchange.isEmpty())
        m_facts->addFact(tr("Key exchange"), tls.keyExchange);
    m_facts->addFact(
        tr("ALPN"), tls.applicationProtocol.isEmpty() ? tr("none") : tls.applicationProtocol);
    addCertificate(tls.certificateChain, at);
}

void TlsCard::setRefused(
    const QList<QByteArray> &chain, const QString &reasons, const QDateTime &at)
{
    setSubtitle(tr("not established"));
    icon()->setIcon(u"unlock"_s, Theme::Token::Err);
    m_verification->show();
    m_verification->setTone(Tone::Error);
    m_verification->setText(tr("refused"));
    m_warning->show();
    m_warning->setNote(Tone::Error, tr("Refused: %1.").arg(reasons));
    m_facts->clear();
    addCertificate(chain, at);
}

void TlsCard::addCertificate(const QList<QByteArray> &chain, const QDateTime &at)
{
    m_chain = chain;
    m_at = at;
    m_showChain->setVisible(!m_chain.isEmpty());
    if (m_chain.isEmpty()) {
        m_facts->addFact(tr("Certificate"), tr("none was shown"), Theme::TypeRole::Small);
        return;
    }
    const QSslCertificate certificate(m_chain.constFirst(), QSsl::Der);
    if (certificate.isNull())
        m_facts->addFact(tr("Certificate"), tr("cannot be read"), Theme::TypeRole::Small);
    else
        addCertificateFacts(*m_facts, certificate, at);
}

void TlsCard::showChain()
{
    auto *dialog = new ChainDialog(m_theme, m_chain, m_at, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace Framescope
