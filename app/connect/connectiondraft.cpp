#include "app/connect/connectiondraft.h"

#include "app/session/hexinput.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// True for a secret that another place keeps.
bool isOnlyVariables(const QString &value)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(
            u"((Bearer|Basic|Token)\\s+)?(\\s*\\{\\{[^{}]*\\}\\})+\\s*"_s),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(value).hasMatch();
}

void blank(QString &secret)
{
    if (!isOnlyVariables(secret))
        secret.clear();
}

/// Names that say so, "X-Auth-Token", "Cookie"; what is between their words does not matter.
bool isSecretHeader(const QString &name)
{
    static const QRegularExpression separators(u"[-_.]"_s);
    const QString joined = name.toLower().remove(separators);
    constexpr std::array Parts { "authorization"_L1, "cookie"_L1, "token"_L1, "secret"_L1,
        "password"_L1, "apikey"_L1, "accesskey"_L1 };
    return std::any_of(Parts.begin(), Parts.end(),
        [&joined](QLatin1StringView part) { return joined.contains(part); });
}

} // namespace

void visitTexts(
    ConnectionDraft &draft, const std::function<void(QString &text, DraftPart part)> &visit)
{
    visit(draft.url, DraftPart::Url);
    for (DraftField &field : draft.headers) {
        visit(field.name, DraftPart::Headers);
        visit(field.value, DraftPart::Headers);
    }
    for (QString &name : draft.subprotocols)
        visit(name, DraftPart::Extensions);
    visit(draft.extensions, DraftPart::Extensions);
    visit(draft.authorization.user, DraftPart::Credentials);
    visit(draft.authorization.password, DraftPart::Credentials);
    visit(draft.authorization.token, DraftPart::Credentials);
    for (DraftField &field : draft.cookies) {
        visit(field.name, DraftPart::Credentials);
        visit(field.value, DraftPart::Credentials);
    }
    visit(draft.raw.text, DraftPart::Raw);
    for (QString *text : { &draft.tls.authorityFile, &draft.tls.certificateFile, &draft.tls.keyFile,
             &draft.tls.serverName })
        visit(*text, DraftPart::Tls);
    for (QString *text : { &draft.proxy.url, &draft.proxy.user, &draft.proxy.password })
        visit(*text, DraftPart::Proxy);
    visit(draft.origin, DraftPart::Other);
}

ConnectionDraft withoutSecrets(ConnectionDraft draft)
{
    blank(draft.authorization.password);
    blank(draft.authorization.token);
    for (DraftField &cookie : draft.cookies)
        blank(cookie.value);
    blank(draft.proxy.password);
    for (DraftField &header : draft.headers) {
        if (isSecretHeader(header.name))
            blank(header.value);
    }
    return draft;
}

QByteArray authorizationValue(const DraftAuthorization &authorization)
{
    switch (authorization.kind) {
    case DraftAuthorization::Kind::None:
        break;
    case DraftAuthorization::Kind::Basic:
        return "Basic " + (authorization.user + u':' + authorization.password).toUtf8().toBase64();
    case DraftAuthorization::Kind::Bearer:
        return "Bearer " + authorization.token.trimmed().toUtf8();
    }
    return {};
}

std::optional<DraftAuthorization> authorizationFrom(const QByteArray &value)
{
    DraftAuthorization authorization;
    if (value.startsWith("Bearer ")) {
        authorization.kind = DraftAuthorization::Kind::Bearer;
        authorization.token = QString::fromUtf8(value.sliced(7));
    } else if (value.startsWith("Basic ")) {
        authorization.kind = DraftAuthorization::Kind::Basic;
        const QString pair = QString::fromUtf8(QByteArray::fromBase64(value.sliced(6)));
        authorization.user = pair.section(u':', 0, 0);
        authorization.password = pair.section(u':', 1);
    }
    return authorizationValue(authorization) == value && !value.isEmpty()
        ? std::optional(authorization)
        : std::nullopt;
}

QByteArray cookieValue(const QList<DraftField> &cookies)
{
    QByteArray value;
    for (const DraftField &cookie : cookies) {
        if (!cookie.on || (cookie.name.isEmpty() && cookie.value.isEmpty()))
            continue;
        if (!value.isEmpty())
            value += "; ";
        if (!cookie.name.isEmpty())
            value += cookie.name.toUtf8() + '=';
        value += cookie.value.toUtf8();
    }
    return value;
}

QList<DraftField> cookiesFrom(const QString &value)
{
    QList<DraftField> cookies;
    for (const QString &part : value.split(u';')) {
        const QString pair = part.trimmed();
        if (pair.isEmpty())
            continue;
        const qsizetype equals = pair.indexOf(u'=');
        cookies.append({ true, pair.left(qMax(equals, qsizetype(0))), pair.mid(equals + 1) });
    }
    return cookies;
}

tl::expected<QByteArray, QString> rawOctets(const DraftRaw &raw)
{
    if (raw.form == DraftRaw::Form::Hex) {
        const auto octets = HexInput::parse(raw.text);
        if (!octets)
            return tl::unexpected(HexInput::sentence(octets.error()));
        return *octets;
    }
    QString text = raw.text;
    text.replace("\r\n"_L1, "\n"_L1);
    if (raw.form == DraftRaw::Form::Crlf)
        text.replace(u'\n', "\r\n"_L1);
    return text.toUtf8();
}

} // namespace Framescope
