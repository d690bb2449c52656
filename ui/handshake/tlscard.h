#pragma once

#include "protocol/connection/event.h"
#include "ui/widgets/card.h"

class QDateTime;

namespace Framescope {

class Chip;
class FactList;
class NoteRow;

/// What TLS agreed on, and the certificate of the peer.
class TlsCard : public Card
{
    Q_OBJECT
public:
    explicit TlsCard(const Theme &theme, QWidget *parent = nullptr);

    /// \a now is what the validity of the certificate is held against.
    void setTls(const TlsEstablished &tls, bool verificationOff, const QDateTime &now);

private:
    void addCertificate(const QByteArray &der, const QDateTime &now);

    Chip *m_verification;
    FactList *m_facts;
    NoteRow *m_warning;
};

} // namespace Framescope
