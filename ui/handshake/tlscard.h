#pragma once

#include "protocol/connection/event.h"
#include "ui/widgets/card.h"

#include <QDateTime>

namespace Framescope {

class Chip;
class FactList;
class LinkButton;
class NoteRow;

/// What TLS agreed on, and the certificate of the peer.
class TlsCard : public Card
{
    Q_OBJECT
public:
    explicit TlsCard(const Theme &theme, QWidget *parent = nullptr);

    /// The validity of the certificate is held against \a at, when TLS was established.
    void setTls(const TlsEstablished &tls, bool verificationOff, const QDateTime &at);
    /// TLS was not established, because \a chain (DER) was refused at that time.
    void setRefused(const QList<QByteArray> &chain, const QString &reasons, const QDateTime &at);

private:
    void addCertificate(const QList<QByteArray> &chain, const QDateTime &at);
    void showChain();

    const Theme &m_theme;
    QList<QByteArray> m_chain; ///< DER
    QDateTime m_at;
    Chip *m_verification;
    LinkButton *m_showChain;
    FactList *m_facts;
    NoteRow *m_warning;
};

} // namespace Framescope
