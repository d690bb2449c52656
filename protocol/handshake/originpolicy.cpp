#include "protocol/handshake/originpolicy.h"

#include "protocol/handshake/httpsyntax.h"
#include "protocol/handshake/origin.h"

#include <algorithm>

namespace Framescope {

namespace {

/// On a mismatch only the last * has to give way, so that the time is at most the product of the
/// lengths whatever the glob.
bool globMatches(QByteArrayView glob, QByteArrayView text)
{
    qsizetype g = 0;
    qsizetype t = 0;
    qsizetype star = -1; // where to go on after a mismatch
    qsizetype starText = 0;
    while (t < text.size()) {
        if (g < glob.size() && glob[g] == '*') {
            star = g++;
            starText = t;
        } else if (g < glob.size() && (glob[g] == '?' || glob[g] == text[t])) {
            ++g;
            ++t;
        } else if (star >= 0) {
            g = star + 1;
            t = ++starText;
        } else {
            return false;
        }
    }
    const QByteArrayView rest = glob.sliced(g);
    return std::all_of(rest.begin(), rest.end(), [](char c) { return c == '*'; });
}

bool isSameHost(const Origin &origin, QByteArrayView host, bool secure)
{
    const std::optional<Authority> authority = parseAuthority(host);
    return authority && authority->host == origin.host
        && authority->port.value_or(secure ? 443 : 80) == origin.port;
}

} // namespace

OriginPolicy::OriginPolicy(const QStringList &patterns)
{
    for (const QString &pattern : patterns) {
        const QByteArray text = pattern.trimmed().toLower().toUtf8();
        if (text == "any")
            m_any = true;
        else if (text == "same")
            m_same = true;
        else if (text == "null")
            m_null = true;
        else
            m_globs.append(text);
    }
}

bool OriginPolicy::accepts(
    std::optional<QByteArrayView> origin, QByteArrayView host, bool secure) const
{
    if (!origin || m_any)
        return true;
    if (equalsIgnoringCase(*origin, "null"))
        return m_null;
    const std::optional<Origin> parsed = parseOrigin(*origin);
    if (!parsed)
        return false;
    if (m_same && isSameHost(*parsed, host, secure))
        return true;
    const QByteArray withPort = parsed->toExplicitText();
    const QByteArray shortest = parsed->hasDefaultPort() ? parsed->toTextWithoutPort() : withPort;
    return std::any_of(m_globs.cbegin(), m_globs.cend(), [&](const QByteArray &glob) {
        return globMatches(glob, withPort) || globMatches(glob, shortest);
    });
}

} // namespace Framescope
