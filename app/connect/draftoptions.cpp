#include "app/connect/draftoptions.h"

#include "protocol/handshake/httpsyntax.h"

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

constexpr int MebibyteShift = 20;

int wholeSeconds(std::chrono::milliseconds time)
{
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(time).count());
}

DraftProxy draftFrom(const UpstreamProxy &proxy)
{
    QUrl url;
    url.setScheme(proxy.kind == UpstreamProxy::Kind::Http ? u"http"_s : u"socks5"_s);
    url.setHost(proxy.host);
    url.setPort(proxy.port);
    return { url.toString(), proxy.user, proxy.password };
}

/// As text if that gives the same octets again.
DraftRaw rawFrom(const QByteArray &octets)
{
    DraftRaw raw;
    raw.used = true;
    raw.text = QString::fromUtf8(octets).replace("\r\n"_L1, "\n"_L1);
    if (rawOctets(raw) != octets) {
        raw.form = DraftRaw::Form::Hex;
        raw.text = QString::fromLatin1(octets.toHex(' '));
    }
    return raw;
}

} // namespace

ConnectionDraft expanded(ConnectionDraft draft, const Variables &variables)
{
    visitTexts(draft,
        [&variables](QString &text, DraftPart) { text = expandVariables(text, variables).text; });
    for (QString *text : { &draft.url, &draft.origin, &draft.extensions, &draft.tls.serverName,
             &draft.tls.authorityFile, &draft.tls.certificateFile, &draft.tls.keyFile,
             &draft.proxy.url })
        *text = text->trimmed();
    return draft;
}

ClientOptions optionsFrom(const ConnectionDraft &draft)
{
    ClientOptions options;
    options.url = QUrl(draft.url, QUrl::StrictMode);
    for (const DraftField &field : draft.headers) {
        const bool blank = field.name.isEmpty() && field.value.isEmpty();
        if (field.on && !blank)
            options.headers.append({ field.name.toUtf8(), field.value.trimmed().toUtf8() });
    }
    for (const QString &name : draft.removedHeaders)
        options.removedHeaders.append(name.toUtf8());
    options.subprotocols = draft.subprotocols;
    options.origin = draft.origin.toUtf8();
    options.extensions = draft.extensions.toUtf8();
    options.authorization = authorizationValue(draft.authorization);
    options.cookie = cookieValue(draft.cookies);
    if (draft.raw.used)
        options.rawRequest = rawOctets(draft.raw).value_or(QByteArray());
    options.tls.verifyPeer = draft.tls.verifyPeer;
    options.tls.serverName = draft.tls.serverName;
    options.proxy = proxyFrom(draft.proxy).value_or(std::nullopt);
    options.timeout = std::chrono::seconds(qMax(draft.timeout, 1));
    options.pingPeriod = std::chrono::seconds(draft.pingPeriod);
    options.messageLimit = static_cast<quint64>(qMax(draft.messageLimit, 1)) << MebibyteShift;
    options.lenient = draft.lenient;
    return options;
}

ConnectionDraft draftFrom(const ClientOptions &options)
{
    ConnectionDraft draft;
    draft.url = options.url.toString();
    for (const HeaderField &field : options.headers)
        draft.headers.append(
            { true, QString::fromUtf8(field.name), QString::fromUtf8(field.value) });
    for (const QByteArray &name : options.removedHeaders)
        draft.removedHeaders.append(QString::fromUtf8(name));
    draft.subprotocols = options.subprotocols;
    draft.origin = QString::fromUtf8(options.origin);
    draft.extensions = QString::fromUtf8(options.extensions);
    if (!options.authorization.isEmpty() || !options.cookie.isEmpty()) {
        draft.authorization
            = authorizationFrom(options.authorization).value_or(DraftAuthorization());
        draft.cookies = cookiesFrom(QString::fromUtf8(options.cookie));
    }
    if (!options.rawRequest.isEmpty())
        draft.raw = rawFrom(options.rawRequest);
    draft.tls.verifyPeer = options.tls.verifyPeer;
    draft.tls.serverName = options.tls.serverName;
    if (options.proxy)
        draft.proxy = draftFrom(*options.proxy);
    draft.timeout = wholeSeconds(options.timeout);
    draft.pingPeriod = wholeSeconds(options.pingPeriod);
    draft.messageLimit = static_cast<int>(options.messageLimit >> MebibyteShift);
    draft.lenient = options.lenient;
    return draft;
}

tl::expected<std::optional<UpstreamProxy>, QString> proxyFrom(const DraftProxy &draft)
{
    if (draft.url.isEmpty())
        return std::nullopt;
    QUrl url(draft.url, QUrl::StrictMode);
    if (url.isValid() && url.userInfo().isEmpty()) {
        url.setUserName(draft.user, QUrl::DecodedMode);
        url.setPassword(draft.password, QUrl::DecodedMode);
    }
    return upstreamProxy(url).map([](const UpstreamProxy &proxy) { return std::optional(proxy); });
}

} // namespace Framescope
