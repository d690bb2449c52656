#include "ui/handshake/certificatefacts.h"

#include "ui/widgets/factlist.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QSslCertificate>
#include <QSslKey>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Info = QSslCertificate::SubjectInfo;

constexpr auto Small = Theme::TypeRole::Small;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(CertificateFacts)
};

QString nameOf(const QStringList &commonNames, const QStringList &organizations)
{
    const QStringList &names = commonNames.isEmpty() ? organizations : commonNames;
    return names.isEmpty() ? u"–"_s : names.join(u", "_s);
}

QString keyText(const QSslKey &key)
{
    switch (key.algorithm()) {
    case QSsl::Rsa:
        return Words::tr("RSA, %1 bits").arg(key.length());
    case QSsl::Ec:
        return Words::tr("EC, %1 bits").arg(key.length());
    case QSsl::Dsa:
        return Words::tr("DSA, %1 bits").arg(key.length());
    default:
        return Words::tr("of another kind");
    }
}

} // namespace

QString certificateName(const QSslCertificate &certificate)
{
    return nameOf(
        certificate.subjectInfo(Info::CommonName), certificate.subjectInfo(Info::Organization));
}

void addCertificateFacts(FactList &facts, const QSslCertificate &certificate, const QDateTime &at)
{
    facts.addFact(Words::tr("Certificate"), certificateName(certificate), Small);
    facts.addFact(Words::tr("Issued by"),
        nameOf(
            certificate.issuerInfo(Info::CommonName), certificate.issuerInfo(Info::Organization)),
        Small, certificate.isSelfSigned() ? Words::tr("itself") : QString());

    const QDateTime from = certificate.effectiveDate();
    const QDateTime until = certificate.expiryDate();
    const qint64 days = at.daysTo(until);
    constexpr qint64 SoonDays = 60;
    QString remark;
    Tone tone = Tone::Warning;
    if (at > until) {
        remark = Words::tr("expired");
        tone = Tone::Error;
    } else if (at < from) {
        remark = Words::tr("not valid yet");
        tone = Tone::Error;
    } else if (days < SoonDays) {
        remark = Words::tr("%n day(s) left", nullptr, static_cast<int>(days));
    }
    facts.addFact(Words::tr("Valid"),
        Words::tr("%1 to %2")
            .arg(from.date().toString(Qt::ISODate), until.date().toString(Qt::ISODate)),
        Small, remark, tone);
    facts.addFact(Words::tr("SHA-256"),
        QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex(':').toUpper()));
}

void addCertificateDetails(FactList &facts, const QSslCertificate &certificate)
{
    const QStringList names = certificate.subjectAlternativeNames().values();
    if (!names.isEmpty())
        facts.addFact(Words::tr("Names"), names.join(u", "_s), Small);
    facts.addFact(Words::tr("Key"), keyText(certificate.publicKey()), Small);
    facts.addFact(Words::tr("Number"), QString::fromLatin1(certificate.serialNumber()).toUpper());
}

} // namespace Framescope
