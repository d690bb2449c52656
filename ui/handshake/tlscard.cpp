#include "ui/handshake/tlscard.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/factlist.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/noterow.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QLocale>
#include <QSslCertificate>
#include <QVBoxLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// The name a certificate goes by: its common name, else its organization.
QString nameOf(const QStringList &commonNames, const QStringList &organizations)
{
    const QStringList &names = commonNames.isEmpty() ? organizations : commonNames;
    return names.isEmpty() ? u"–"_s : names.join(u", "_s);
}

} // namespace

TlsCard::TlsCard(const Theme &theme, QWidget *parent)
    : Card(theme, tr("TLS"), parent)
    , m_verification(new Chip(theme, Tone::Ok, {}, this))
    , m_facts(new FactList(theme, this))
    , m_warning(new NoteRow(theme, NoteRow::Ground::Toned, this))
{
    icon()->setIcon(u"lock"_s, Theme::Token::Ok);
    icon()->show();
    addToHeader(m_verification);
    m_facts->setContentsMargins(12, 10, 12, 10);
    body()->addWidget(m_facts);
    body()->addStretch(1);
    body()->addWidget(m_warning);
}

void TlsCard::setTls(const TlsEstablished &tls, bool verificationOff, const QDateTime &now)
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
    if (tls.certificateChain.isEmpty())
        m_facts->addFact(tr("Certificate"), tr("none was shown"), Theme::TypeRole::Small);
    else
        addCertificate(tls.certificateChain.constFirst(), now);
}

void TlsCard::addCertificate(const QByteArray &der, const QDateTime &now)
{
    const QSslCertificate certificate(der, QSsl::Der);
    if (certificate.isNull()) {
        m_facts->addFact(tr("Certificate"), tr("cannot be read"), Theme::TypeRole::Small);
        return;
    }
    using Info = QSslCertificate::SubjectInfo;
    constexpr auto Small = Theme::TypeRole::Small;
    m_facts->addFact(tr("Certificate"),
        nameOf(
            certificate.subjectInfo(Info::CommonName), certificate.subjectInfo(Info::Organization)),
        Small);
    m_facts->addFact(tr("Issued by"),
        nameOf(
            certificate.issuerInfo(Info::CommonName), certificate.issuerInfo(Info::Organization)),
        Small, certificate.isSelfSigned() ? tr("itself") : QString());

    const QDateTime from = certificate.effectiveDate();
    const QDateTime until = certificate.expiryDate();
    const qint64 days = now.daysTo(until);
    constexpr qint64 SoonDays = 60;
    QString remark;
    Tone tone = Tone::Warning;
    if (now > until) {
        remark = tr("expired");
        tone = Tone::Error;
    } else if (now < from) {
        remark = tr("not valid yet");
        tone = Tone::Error;
    } else if (days < SoonDays) {
        remark = tr("%n day(s) left", nullptr, static_cast<int>(days));
    }
    m_facts->addFact(tr("Valid"),
        tr("%1 to %2").arg(from.date().toString(Qt::ISODate), until.date().toString(Qt::ISODate)),
        Small, remark, tone);
    m_facts->addFact(tr("SHA-256"),
        QString::fromLatin1(
            QCryptographicHash::hash(der, QCryptographicHash::Sha256).toHex(':').toUpper()));
}

} // namespace Framescope
