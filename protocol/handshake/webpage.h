#pragma once

#include <QByteArray>

namespace Framescope {

/// An HTML page as a server hands it out, with a policy that lets it run its own scripts and
/// styles, talk to its own origin, and do nothing else (Content Security Policy Level 3).
class WebPage
{
public:
    /// The elements <script> and <style> in \a html must have no attributes.
    explicit WebPage(QByteArray html);

    const QByteArray &html() const { return m_html; }
    const QByteArray &contentSecurityPolicy() const { return m_policy; }
    /// The complete answer to a GET, head and body. The connection ends after it.
    QByteArray response() const;

private:
    QByteArray m_html;
    QByteArray m_policy;
};

} // namespace Framescope
