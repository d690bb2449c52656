#pragma once

#include <QByteArray>

class QDateTime;
class QSslCertificate;
class QString;

namespace Framescope {

class FactList;

/// The name that \a certificate goes by: its common name, else its organization.
QString certificateName(const QSslCertificate &certificate);

/// Whose \a certificate it is, by whom it was issued, whether it was valid \a at that time, and its
/// fingerprint.
void addCertificateFacts(FactList &facts, const QSslCertificate &certificate, const QDateTime &at);

/// What else is in it: the names that it holds for, its key, its number.
void addCertificateDetails(FactList &facts, const QSslCertificate &certificate);

} // namespace Framescope
