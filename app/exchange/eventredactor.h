#pragma once

#include "app/exchange/credentials.h"
#include "app/exchange/patternset.h"
#include "app/session/connectionrecord.h"

namespace Framescope {

/// Blanks what is to go in the events of one connection, which come in the order of recording, and
/// in its record.
class EventRedactor
{
public:
    /// \a patterns must outlive this.
    EventRedactor(Credentials credentials, const PatternSet &patterns);

    void redact(Event &event);
    /// After its events.
    void redact(ConnectionRecord &record);

    quint64 blanked() const { return m_credentials.found() + m_matches; }

private:
    void redactHead(QByteArray &head);
    void redactUrl(QString &url);
    void redactText(QString &text);
    void redactChecks(QList<HandshakeCheck> &checks);
    void redactVerdict(CloseVerdict &verdict);
    void redactFrames(QByteArray &octets);

    Credentials m_credentials;
    const PatternSet &m_patterns;
    quint64 m_matches = 0;
};

} // namespace Framescope
