#include "app/exchange/credentials.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace Framescope {

namespace {

constexpr std::array<QByteArrayView, 5> SecretFields { "authorization", "proxy-authorization",
    "cookie", "set-cookie", "set-cookie2" };
/// Whose values are URLs.
constexpr std::array<QByteArrayView, 4> UrlFields { "referer", "location", "content-location",
    "origin" };
/// Names of parameters without '_', '-' and '.', in lower case.
constexpr std::array<std::string_view, 24> SecretParameters { "key", "auth", "authorization", "sig",
    "signature", "pwd", "pass", "passwd", "sid", "session", "sessionid", "jwt", "bearer", "code",
    "ticket", "otp", "pin", "credential", "credentials", "user", "username", "login", "hmac",
    "nonce" };
/// A name that has one of these in it is that of a secret.
constexpr std::array<std::string_view, 6> SecretParts { "token", "secret", "password", "passphrase",
    "apikey", "accesskey" };
/// Shorter values are not looked for inside of texts: they stand there by chance.
constexpr qsizetype ShortestRepeated = 4;

bool isSecretParameter(QByteArrayView octets)
{
    std::string name;
    const QByteArray decoded = QByteArray::fromPercentEncoding(octets.toByteArray());
    for (const char octet : decoded.toLower()) {
        if (octet != '_' && octet != '-' && octet != '.')
            name += octet;
    }
    return std::ranges::find(SecretParameters, name) != SecretParameters.end()
        || std::ranges::any_of(SecretParts,
            [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

bool isBlank(char octet)
{
    return octet == ' ' || octet == '\t' || octet == '\r' || octet == '\n';
}

} // namespace

Credentials::Credentials(bool all, const QList<QByteArray> &headers)
    : m_all(all)
{
    for (const QByteArray &name : headers)
        m_fields.append(name.toLower());
    if (all) {
        for (const QByteArrayView name : SecretFields)
            m_fields.append(name.toByteArray());
    }
}

bool Credentials::isSecretField(QByteArrayView name) const
{
    return m_fields.contains(name.toByteArray().toLower());
}

/// Line ends stay: a value may be folded over several lines.
void Credentials::blank(QByteArray &octets, qsizetype begin, qsizetype end)
{
    if (begin >= end)
        return;
    ++m_found;
    const QByteArray value = octets.sliced(begin, end - begin);
    const bool isBlankAlready = value.count('*') == value.size();
    if (!isBlankAlready && !m_values.contains(value))
        m_values.append(value);
    for (qsizetype at = begin; at < end; ++at) {
        if (octets.at(at) != '\r' && octets.at(at) != '\n')
            octets[at] = '*';
    }
}

void Credentials::blankHead(QByteArray &head)
{
    qsizetype line = 0;
    bool isStartLine = true;
    while (line < head.size()) {
        qsizetype end = head.indexOf('\n', line);
        // A line that begins with white space continues the one before (RFC 9112 §5.2).
        while (end >= 0 && end + 1 < head.size() && !isStartLine
            && (head.at(end + 1) == ' ' || head.at(end + 1) == '\t'))
            end = head.indexOf('\n', end + 1);
        const qsizetype next = end < 0 ? head.size() : end + 1;
        qsizetype stop = end < 0 ? head.size() : end;
        while (stop > line && isBlank(head.at(stop - 1)))
            --stop;
        const qsizetype colon = head.indexOf(':', line);
        if (std::exchange(isStartLine, false)) {
            const qsizetype target = head.indexOf(' ', line);
            if (m_all && target >= 0 && target < stop) {
                const qsizetype behind = head.indexOf(' ', target + 1);
                blankUrl(head, target + 1, behind < 0 || behind > stop ? stop : behind);
            }
        } else if (colon >= 0 && colon < stop) {
            const QByteArray name = head.sliced(line, colon - line).trimmed().toLower();
            qsizetype value = colon + 1;
            while (value < stop && isBlank(head.at(value)))
                ++value;
            if (isSecretField(name))
                blank(head, value, stop);
            else if (m_all && std::ranges::find(UrlFields, QByteArrayView(name)) != UrlFields.end())
                blankUrl(head, value, stop);
        }
        line = next;
    }
}

void Credentials::blankUrl(QString &url)
{
    if (!m_all)
        return;
    QByteArray octets = url.toUtf8();
    const quint64 before = m_found;
    blankUrl(octets, 0, octets.size());
    if (m_found > before)
        url = QString::fromUtf8(octets);
}

void Credentials::blankUrl(QByteArray &url)
{
    if (m_all)
        blankUrl(url, 0, url.size());
}

void Credentials::blankUrl(QByteArray &octets, qsizetype begin, qsizetype end)
{
    const auto url = QByteArrayView(octets).sliced(begin, end - begin);
    const qsizetype scheme = url.indexOf("//");
    const auto firstOf = [&](std::string_view ends, qsizetype from) {
        const auto found = std::find_first_of(
            octets.cbegin() + from, octets.cbegin() + end, ends.begin(), ends.end());
        return static_cast<qsizetype>(found - octets.cbegin());
    };
    if (scheme >= 0 && firstOf("/?#", begin) >= begin + scheme) {
        const qsizetype authority = begin + scheme + 2;
        const qsizetype authorityEnd = firstOf("/?#", authority);
        const qsizetype at = octets.first(authorityEnd).lastIndexOf('@');
        if (at >= authority)
            blank(octets, authority, at);
    }
    const qsizetype query = firstOf("?#", begin);
    if (query < end)
        blankParameters(octets, query + 1, end);
}

void Credentials::blankParameters(QByteArray &octets, qsizetype begin, qsizetype end)
{
    while (begin < end) {
        qsizetype next = begin;
        while (next < end && octets.at(next) != '&' && octets.at(next) != ';'
            && octets.at(next) != '#' && octets.at(next) != '?')
            ++next;
        const qsizetype equals = octets.indexOf('=', begin);
        if (equals >= begin && equals < next
            && isSecretParameter(QByteArrayView(octets).sliced(begin, equals - begin)))
            blank(octets, equals + 1, next);
        begin = next + 1;
    }
}

void Credentials::blankRepeated(QString &text) const
{
    if (m_values.isEmpty() || text.isEmpty())
        return;
    QByteArray octets = text.toUtf8();
    bool isChanged = false;
    for (const QByteArray &value : m_values) {
        if (value.size() < ShortestRepeated && octets != value)
            continue;
        for (qsizetype at = octets.indexOf(value); at >= 0;
             at = octets.indexOf(value, at + value.size())) {
            std::fill_n(octets.data() + at, value.size(), '*');
            isChanged = true;
        }
    }
    if (isChanged)
        text = QString::fromUtf8(octets);
}

} // namespace Framescope
