#include "protocol/handshake/httpconnect.h"

#include "protocol/handshake/httphead.h"
#include "protocol/handshake/httpsyntax.h"
#include "protocol/hostandport.h"

#include <QUrl>

namespace Framescope {

using namespace Qt::StringLiterals;

HttpConnect::HttpConnect(const UpstreamProxy &proxy, const QString &host, quint16 port)
{
    const QByteArray target
        = hostAndPort(host.contains(u':') ? host : QString::fromLatin1(QUrl::toAce(host)), port)
              .toLatin1();
    m_output = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n";
    if (!proxy.user.isEmpty() || !proxy.password.isEmpty()) {
        const QByteArray credentials = proxy.user.toUtf8() + ':' + proxy.password.toUtf8();
        m_output += "Proxy-Authorization: Basic " + credentials.toBase64() + "\r\n";
    }
    m_output += "\r\n";
}

qsizetype HttpConnect::receive(QByteArrayView octets)
{
    qsizetype count = 0;
    while (!isOver() && count < octets.size()) {
        count += m_head.read(octets.sliced(count));
        if (m_head.isTooLarge())
            fail(ErrorCode::ProxyInvalid,
                u"the head of its answer is larger than %1 octets"_s.arg(
                    HttpHeadReader::DefaultLimit));
        else if (m_head.isComplete())
            readAnswer();
    }
    return count;
}

void HttpConnect::readAnswer()
{
    const ResponseHead answer = parseResponseHead(m_head.octets());
    m_head = HttpHeadReader();
    if (answer.httpMajor != 1 || answer.statusCode == 0)
        fail(ErrorCode::ProxyInvalid, u"it answered \"%1\""_s.arg(printableText(answer.startLine)));
    else if (answer.statusCode == 101)
        fail(ErrorCode::ProxyInvalid, u"it switched protocols without being asked"_s);
    else if (answer.statusCode >= 300)
        fail(ErrorCode::ProxyRefused,
            u"%1 %2"_s.arg(answer.statusCode).arg(printableText(answer.reasonPhrase)).trimmed());
    else if (answer.statusCode >= 200)
        m_complete = true; // no body follows (RFC 9110 §9.3.6)
}

} // namespace Framescope
