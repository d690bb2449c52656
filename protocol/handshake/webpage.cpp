#include "protocol/handshake/webpage.h"

#include <QCryptographicHash>

namespace Framescope {

namespace {

/// The sources that allow exactly the elements <\a name> of \a html.
QByteArray hashesOf(const QByteArray &html, const QByteArray &name)
{
    const QByteArray begin = '<' + name + '>';
    const QByteArray end = "</" + name + '>';
    QByteArray sources;
    for (qsizetype at = html.indexOf(begin); at >= 0; at = html.indexOf(begin, at)) {
        at += begin.size();
        const qsizetype stop = html.indexOf(end, at);
        if (stop < 0)
            break;
        const QByteArray digest = QCryptographicHash::hash(
            QByteArrayView(html).sliced(at, stop - at), QCryptographicHash::Sha256);
        sources += " 'sha256-" + digest.toBase64() + '\'';
    }
    return sources.isEmpty() ? QByteArray(" 'none'") : sources;
}

} // namespace

WebPage::WebPage(QByteArray html)
    : m_html(std::move(html))
    // Not every browser counts ws: and wss: to 'self'.
    , m_policy("default-src 'none'; script-src" + hashesOf(m_html, "script") + "; style-src"
          + hashesOf(m_html, "style")
          + "; connect-src 'self' ws: wss:; img-src data:; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'")
{
}

QByteArray WebPage::response() const
{
    return "HTTP/1.1 200 OK\r\n"
           "Connection: close\r\n"
           "Content-Type: text/html; charset=utf-8\r\n"
           "Content-Length: "
        + QByteArray::number(m_html.size())
        + "\r\n"
          "Content-Security-Policy: "
        + m_policy
        + "\r\n"
          "X-Content-Type-Options: nosniff\r\n"
          "Referrer-Policy: no-referrer\r\n"
          "Cache-Control: no-store\r\n\r\n"
        + m_html;
}

} // namespace Framescope
