#include "app/connect/curlreader.h"

#include "app/connect/shellwords.h"
#include "protocol/handshake/httpsyntax.h"
#include "protocol/handshake/websocketurl.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

struct CurlReaderText
{
    Q_DECLARE_TR_FUNCTIONS(CurlReader)
};

enum class Meaning : quint8 {
    Nothing, ///< of no consequence for an opening handshake
    Unsupported, ///< told of
    Header,
    UserAgent,
    Referer,
    Cookie,
    User,
    Bearer,
    Insecure,
    Authorities,
    Certificate,
    Key,
    Proxy,
    Socks5,
    ProxyUser,
    Url,
    Method,
    ConnectTimeout,
    Next,
};

struct Option
{
    QLatin1StringView name; ///< without the dashes
    char letter = '\0'; ///< of the short form
    bool hasArgument = false;
    Meaning meaning = Meaning::Unsupported;
};

/// All that take an argument, so that it is not taken for the URL, and what else is known.
constexpr std::array Options {
    Option { "header"_L1, 'H', true, Meaning::Header },
    Option { "user-agent"_L1, 'A', true, Meaning::UserAgent },
    Option { "referer"_L1, 'e', true, Meaning::Referer },
    Option { "cookie"_L1, 'b', true, Meaning::Cookie },
    Option { "user"_L1, 'u', true, Meaning::User },
    Option { "oauth2-bearer"_L1, '\0', true, Meaning::Bearer },
    Option { "insecure"_L1, 'k', false, Meaning::Insecure },
    Option { "cacert"_L1, '\0', true, Meaning::Authorities },
    Option { "cert"_L1, 'E', true, Meaning::Certificate },
    Option { "key"_L1, '\0', true, Meaning::Key },
    Option { "proxy"_L1, 'x', true, Meaning::Proxy },
    Option { "socks5"_L1, '\0', true, Meaning::Socks5 },
    Option { "socks5-hostname"_L1, '\0', true, Meaning::Socks5 },
    Option { "proxy-user"_L1, 'U', true, Meaning::ProxyUser },
    Option { "url"_L1, '\0', true, Meaning::Url },
    Option { "request"_L1, 'X', true, Meaning::Method },
    Option { "connect-timeout"_L1, '\0', true, Meaning::ConnectTimeout },
    Option { "next"_L1, ':', false, Meaning::Next },

    Option { "compressed"_L1, '\0', false, Meaning::Nothing },
    Option { "http1.1"_L1, '\0', false, Meaning::Nothing },
    Option { "basic"_L1, '\0', false, Meaning::Nothing },
    Option { "include"_L1, 'i', false, Meaning::Nothing },
    Option { "show-headers"_L1, '\0', false, Meaning::Nothing },
    Option { "no-buffer"_L1, 'N', false, Meaning::Nothing },
    Option { "silent"_L1, 's', false, Meaning::Nothing },
    Option { "show-error"_L1, 'S', false, Meaning::Nothing },
    Option { "verbose"_L1, 'v', false, Meaning::Nothing },
    Option { "globoff"_L1, 'g', false, Meaning::Nothing },
    Option { "get"_L1, 'G', false, Meaning::Nothing },
    Option { "fail"_L1, 'f', false, Meaning::Nothing },
    Option { "progress-bar"_L1, '#', false, Meaning::Nothing },
    Option { "path-as-is"_L1, '\0', false, Meaning::Nothing },
    Option { "output"_L1, 'o', true, Meaning::Nothing },
    Option { "write-out"_L1, 'w', true, Meaning::Nothing },
    Option { "stderr"_L1, '\0', true, Meaning::Nothing },
    Option { "trace"_L1, '\0', true, Meaning::Nothing },
    Option { "trace-ascii"_L1, '\0', true, Meaning::Nothing },
    Option { "dump-header"_L1, 'D', true, Meaning::Nothing },
    Option { "cookie-jar"_L1, 'c', true, Meaning::Nothing },

    Option { "location"_L1, 'L' },
    Option { "http1.0"_L1, '0' },
    Option { "head"_L1, 'I' },
    Option { "netrc"_L1, 'n' },
    Option { "ipv4"_L1, '4' },
    Option { "ipv6"_L1, '6' },
    Option { "junk-session-cookies"_L1, 'j' },
    Option { "remote-name"_L1, 'O' },
    Option { "resolve"_L1, '\0', true },
    Option { "connect-to"_L1, '\0', true },
    Option { "data"_L1, 'd', true },
    Option { "data-ascii"_L1, '\0', true },
    Option { "data-binary"_L1, '\0', true },
    Option { "data-raw"_L1, '\0', true },
    Option { "data-urlencode"_L1, '\0', true },
    Option { "json"_L1, '\0', true },
    Option { "form"_L1, 'F', true },
    Option { "form-string"_L1, '\0', true },
    Option { "upload-file"_L1, 'T', true },
    Option { "config"_L1, 'K', true },
    Option { "max-time"_L1, 'm', true },
    Option { "continue-at"_L1, 'C', true },
    Option { "range"_L1, 'r', true },
    Option { "quote"_L1, 'Q', true },
    Option { "speed-limit"_L1, 'Y', true },
    Option { "speed-time"_L1, 'y', true },
    Option { "telnet-option"_L1, 't', true },
    Option { "ftp-port"_L1, 'P', true },
    Option { "time-cond"_L1, 'z', true },
    Option { "abstract-unix-socket"_L1, '\0', true },
    Option { "alt-svc"_L1, '\0', true },
    Option { "aws-sigv4"_L1, '\0', true },
    Option { "capath"_L1, '\0', true },
    Option { "cert-type"_L1, '\0', true },
    Option { "ciphers"_L1, '\0', true },
    Option { "crlfile"_L1, '\0', true },
    Option { "curves"_L1, '\0', true },
    Option { "delegation"_L1, '\0', true },
    Option { "dns-interface"_L1, '\0', true },
    Option { "dns-ipv4-addr"_L1, '\0', true },
    Option { "dns-ipv6-addr"_L1, '\0', true },
    Option { "dns-servers"_L1, '\0', true },
    Option { "doh-url"_L1, '\0', true },
    Option { "engine"_L1, '\0', true },
    Option { "expect100-timeout"_L1, '\0', true },
    Option { "happy-eyeballs-timeout-ms"_L1, '\0', true },
    Option { "haproxy-clientip"_L1, '\0', true },
    Option { "hsts"_L1, '\0', true },
    Option { "interface"_L1, '\0', true },
    Option { "keepalive-time"_L1, '\0', true },
    Option { "key-type"_L1, '\0', true },
    Option { "limit-rate"_L1, '\0', true },
    Option { "local-port"_L1, '\0', true },
    Option { "login-options"_L1, '\0', true },
    Option { "max-filesize"_L1, '\0', true },
    Option { "max-redirs"_L1, '\0', true },
    Option { "netrc-file"_L1, '\0', true },
    Option { "noproxy"_L1, '\0', true },
    Option { "output-dir"_L1, '\0', true },
    Option { "pass"_L1, '\0', true },
    Option { "pinnedpubkey"_L1, '\0', true },
    Option { "preproxy"_L1, '\0', true },
    Option { "proto"_L1, '\0', true },
    Option { "proto-default"_L1, '\0', true },
    Option { "proto-redir"_L1, '\0', true },
    Option { "proxy-cacert"_L1, '\0', true },
    Option { "proxy-cert"_L1, '\0', true },
    Option { "proxy-header"_L1, '\0', true },
    Option { "proxy-key"_L1, '\0', true },
    Option { "proxy1.0"_L1, '\0', true },
    Option { "rate"_L1, '\0', true },
    Option { "request-target"_L1, '\0', true },
    Option { "retry"_L1, '\0', true },
    Option { "retry-delay"_L1, '\0', true },
    Option { "retry-max-time"_L1, '\0', true },
    Option { "socks4"_L1, '\0', true },
    Option { "socks4a"_L1, '\0', true },
    Option { "tls-max"_L1, '\0', true },
    Option { "tls13-ciphers"_L1, '\0', true },
    Option { "unix-socket"_L1, '\0', true },
    Option { "url-query"_L1, '\0', true },
    Option { "variable"_L1, '\0', true },
};

const Option *findOption(QLatin1StringView name)
{
    const auto found = std::find_if(Options.begin(), Options.end(),
        [name](const Option &option) { return option.name == name; });
    return found == Options.end() ? nullptr : found;
}

const Option *findOption(char letter)
{
    const auto found = std::find_if(Options.begin(), Options.end(),
        [letter](const Option &option) { return option.letter == letter; });
    return found == Options.end() ? nullptr : found;
}

bool isNamed(const QByteArray &name, const char *other)
{
    return equalsIgnoringCase(name, other);
}

/// A key that a client could have made: 16 octets in Base64.
bool isKey(const QByteArray &value)
{
    const auto octets
        = QByteArray::fromBase64Encoding(value, QByteArray::AbortOnBase64DecodingErrors);
    return octets && octets.decoded.size() == 16;
}

/// Goes through the words of a command.
class Reader
{
public:
    explicit Reader(const QList<QByteArray> &words)
        : m_words(words)
    {
        m_reading.draft.extensions.clear(); // curl offers none by itself
    }

    CurlReading read()
    {
        bool optionsEnded = false;
        for (m_at = 1; m_at < m_words.size(); ++m_at) {
            const QByteArray &word = m_words.at(m_at);
            if (word.trimmed().isEmpty())
                continue; // what is left of a line end that became a space
            if (optionsEnded || !word.startsWith('-') || word.size() == 1)
                takeUrl(word);
            else if (word == "--")
                optionsEnded = true;
            else if (word.startsWith("--"))
                takeLong(word.sliced(2));
            else
                takeShort(word);
        }
        finish();
        return m_reading;
    }

private:
    void remark(const QString &sentence)
    {
        constexpr qsizetype MostRemarks = 20;
        if (m_reading.remarks.size() < MostRemarks && !m_reading.remarks.contains(sentence))
            m_reading.remarks.append(sentence);
    }
    void remarkUnsupported(const QByteArray &option)
    {
        remark(CurlReaderText::tr("%1 has no counterpart here and was left out.")
                   .arg(printableText(option)));
    }

    void takeLong(const QByteArray &name)
    {
        const Option *option = findOption(QLatin1StringView(name));
        if (!option && name.startsWith("no-"))
            return remarkUnsupported("--" + name); // none of them has an argument
        if (!option)
            return remark(CurlReaderText::tr("%1 is not known here and was left out.")
                              .arg(printableText("--" + name)));
        QByteArray argument;
        if (option->hasArgument && !takeNext(argument))
            return remark(CurlReaderText::tr("%1 stands without its argument and was left out.")
                              .arg(printableText("--" + name)));
        apply(*option, "--" + name, argument);
    }

    /// "-sk", "-HName: value", "-X GET"
    void takeShort(const QByteArray &word)
    {
        for (qsizetype at = 1; at < word.size(); ++at) {
            const QByteArray shown = QByteArray("-") + word.at(at);
            const Option *option = findOption(word.at(at));
            if (!option)
                return remark(CurlReaderText::tr("%1 is not known here and was left out.")
                                  .arg(printableText(shown)));
            if (!option->hasArgument) {
                apply(*option, shown, {});
                continue;
            }
            QByteArray argument = word.sliced(at + 1);
            if (argument.isEmpty() && !takeNext(argument))
                return remark(CurlReaderText::tr("%1 stands without its argument and was left out.")
                                  .arg(printableText(shown)));
            return apply(*option, shown, argument);
        }
    }

    bool takeNext(QByteArray &argument)
    {
        if (m_at + 1 >= m_words.size())
            return false;
        argument = m_words.at(++m_at);
        return true;
    }

    void apply(const Option &option, const QByteArray &shown, const QByteArray &argument)
    {
        const QString text = QString::fromUtf8(argument);
        ConnectionDraft &draft = m_reading.draft;
        switch (option.meaning) {
        case Meaning::Nothing:
            break;
        case Meaning::Unsupported:
            remarkUnsupported(shown);
            break;
        case Meaning::Header:
            takeHeader(argument);
            break;
        case Meaning::UserAgent:
            takeField("User-Agent", argument);
            break;
        case Meaning::Referer:
            takeField("Referer", argument);
            break;
        case Meaning::Cookie:
            if (argument.contains('='))
                addCookies(text);
            else
                remark(CurlReaderText::tr("The file of cookies %1 is not read.")
                           .arg(printableText(argument)));
            break;
        case Meaning::User:
            takeUser(text.section(u':', 0, 0), text.section(u':', 1));
            break;
        case Meaning::Bearer:
            draft.authorization.kind = DraftAuthorization::Kind::Bearer;
            draft.authorization.token = text;
            break;
        case Meaning::Insecure:
            draft.tls.verifyPeer = false;
            break;
        case Meaning::Authorities:
            draft.tls.authorityFile = text;
            break;
        case Meaning::Certificate:
            takeCertificate(text);
            break;
        case Meaning::Key:
            draft.tls.keyFile = text;
            break;
        case Meaning::Proxy:
            takeProxy(text, "http://"_L1);
            break;
        case Meaning::Socks5:
            takeProxy(text, "socks5://"_L1);
            break;
        case Meaning::ProxyUser:
            draft.proxy.user = text.section(u':', 0, 0);
            draft.proxy.password = text.section(u':', 1);
            break;
        case Meaning::Url:
            takeUrl(argument);
            break;
        case Meaning::Method:
            if (argument != "GET")
                remark(CurlReaderText::tr(
                    "The method %1 was left out: an opening handshake is a GET (RFC 6455 "
                    "§4.1). Raw request can send another.")
                           .arg(printableText(argument)));
            break;
        case Meaning::ConnectTimeout:
            if (const double seconds = text.toDouble(); seconds > 0)
                draft.timeout = qBound(1, qRound(qMin(seconds, 600.0)), 600);
            break;
        case Meaning::Next:
            remark(CurlReaderText::tr("What follows after %1 is another request and was left out.")
                       .arg(printableText(shown)));
            m_at = m_words.size();
            break;
        }
    }

    void takeUser(const QString &user, const QString &password)
    {
        DraftAuthorization &authorization = m_reading.draft.authorization;
        authorization.kind = DraftAuthorization::Kind::Basic;
        authorization.user = user;
        authorization.password = password;
    }

    /// "file" or "file:password"; a drive letter is no file.
    void takeCertificate(const QString &text)
    {
        const qsizetype colon = text.indexOf(u':', 2);
        m_reading.draft.tls.certificateFile = text.left(colon < 0 ? text.size() : colon);
        if (colon >= 0)
            remark(CurlReaderText::tr(
                "The pass phrase of the certificate was left out: keys are read without."));
    }

    void takeProxy(const QString &text, QLatin1StringView scheme)
    {
        constexpr int DefaultPort = 1080; // of curl, for proxies of every kind
        QUrl url(text.contains("://"_L1) ? text : scheme + text);
        if (!url.isValid() || url.host().isEmpty()) {
            m_reading.draft.proxy.url = text;
            return;
        }
        if (url.scheme() == "http"_L1 && url.port() < 0)
            url.setPort(DefaultPort);
        DraftProxy &proxy = m_reading.draft.proxy;
        if (!url.userInfo().isEmpty()) {
            proxy.user = url.userName(QUrl::FullyDecoded);
            proxy.password = url.password(QUrl::FullyDecoded);
            url.setUserInfo({});
        }
        proxy.url = url.toString(QUrl::RemovePath);
    }

    void takeUrl(const QByteArray &word)
    {
        if (!m_reading.draft.url.isEmpty())
            return remark(
                CurlReaderText::tr("Another URL, %1, was left out: one connection has one.")
                    .arg(printableText(word)));
        QString url = QString::fromUtf8(word).section(u'#', 0, 0).trimmed();
        const qsizetype schemeEnd = url.indexOf("://"_L1);
        const QString scheme = url.left(schemeEnd < 0 ? 0 : schemeEnd).toLower();
        if (schemeEnd < 0)
            url.prepend("ws://"_L1); // curl would take it for http
        else if (scheme == "http"_L1 || scheme == "https"_L1)
            url.replace(0, schemeEnd, scheme == "http"_L1 ? u"ws"_s : u"wss"_s);
        QUrl parsed(url, QUrl::StrictMode);
        if (parsed.isValid() && !parsed.userInfo().isEmpty()) {
            takeUser(parsed.userName(QUrl::FullyDecoded), parsed.password(QUrl::FullyDecoded));
            parsed.setUserInfo({});
            url = parsed.toString(QUrl::FullyEncoded);
        }
        m_reading.draft.url = url;
    }

    /// "Name: value", "Name:" to leave it out, or "Name;" for one without a value.
    void takeHeader(const QByteArray &line)
    {
        const qsizetype colon = line.indexOf(':');
        if (line.startsWith('@'))
            return remark(CurlReaderText::tr("The file of headers %1 is not read.")
                              .arg(printableText(line.sliced(1))));
        if (colon < 0 && line.endsWith(';'))
            return addHeader(line.chopped(1).trimmed(), {});
        if (colon < 0)
            return remark(
                CurlReaderText::tr("The header %1 has no colon and was left out, as curl does.")
                    .arg(printableText(line)));
        const QByteArray name = line.first(colon);
        const QByteArray value = line.sliced(colon + 1).trimmed();
        if (value.isEmpty())
            m_reading.draft.removedHeaders.append(QString::fromUtf8(name));
        else
            takeField(name, value);
    }

    void takeField(const QByteArray &name, const QByteArray &value)
    {
        ConnectionDraft &draft = m_reading.draft;
        const QString text = QString::fromUtf8(value);
        if (isNamed(name, "Origin") && draft.origin.isEmpty()) {
            draft.origin = text;
        } else if (isNamed(name, "Sec-WebSocket-Extensions") && draft.extensions.isEmpty()) {
            draft.extensions = text;
        } else if (isNamed(name, "Sec-WebSocket-Protocol") && parseTokenList(value)) {
            for (const QByteArrayView token : listElements(value))
                draft.subprotocols.append(QString::fromUtf8(token));
        } else if (isNamed(name, "Cookie")) {
            addCookies(text);
        } else if (!isNamed(name, "Authorization") || !takeAuthorization(value)) {
            addHeader(name, value);
        }
    }

    /// What would not become the same octets again stays as it is.
    bool takeAuthorization(const QByteArray &value)
    {
        const auto authorization = authorizationFrom(value);
        if (authorization)
            m_reading.draft.authorization = *authorization;
        return authorization.has_value();
    }

    void addCookies(const QString &value)
    {
        QList<DraftField> &cookies = m_reading.draft.cookies;
        cookies += cookiesFrom(value);
        if (cookies.size() > ConnectionDraft::MaxFields) {
            cookies.resize(ConnectionDraft::MaxFields);
            remark(
                CurlReaderText::tr("There are more than 200 cookies: the others were left out."));
        }
    }

    void addHeader(const QByteArray &name, const QByteArray &value)
    {
        if (m_reading.draft.headers.size() >= ConnectionDraft::MaxFields)
            return remark(
                CurlReaderText::tr("There are more than 200 headers: the others were left out."));
        m_reading.draft.headers.append({ true, QString::fromUtf8(name), QString::fromUtf8(value) });
    }

    /// Takes out of the headers what the client writes by itself just so.
    void finish()
    {
        ConnectionDraft &draft = m_reading.draft;
        const QUrl url(draft.url, QUrl::StrictMode);
        const QByteArray host = webSocketUrlProblem(url) ? QByteArray() : hostHeader(url);
        draft.headers.removeIf([&host](const DraftField &field) {
            const QByteArray name = field.name.toUtf8();
            const QByteArray value = field.value.toUtf8();
            return (isNamed(name, "Host") && equalsIgnoringCase(value, host))
                || (isNamed(name, "Upgrade") && isNamed(value, "websocket"))
                || (isNamed(name, "Connection") && isNamed(value, "Upgrade"))
                || (isNamed(name, "Sec-WebSocket-Version") && value == "13")
                || (isNamed(name, "Sec-WebSocket-Key") && isKey(value));
        });
        draft.removedHeaders.removeIf([](const QString &name) {
            constexpr std::array Automatic { "Host", "Upgrade", "Connection", "Sec-WebSocket-Key",
                "Sec-WebSocket-Version" };
            return std::none_of(Automatic.begin(), Automatic.end(),
                [&name](const char *automatic) { return isNamed(name.toUtf8(), automatic); });
        });
    }

    const QList<QByteArray> &m_words;
    qsizetype m_at = 0;
    CurlReading m_reading;
};

QStringView withoutPrompt(QStringView text)
{
    QStringView trimmed = text.trimmed();
    if (trimmed.startsWith("$ "_L1))
        trimmed = trimmed.sliced(2).trimmed();
    return trimmed;
}

} // namespace

bool looksLikeCurl(QStringView text)
{
    static const QRegularExpression form(
        u"^([^\\s'\":]*[/\\\\]|[a-z]:[^\\s'\":]*\\\\)?curl(\\.exe)?\\s"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype LongestPath = 1024;
    return form.match(withoutPrompt(text).left(LongestPath)).hasMatch();
}

tl::expected<CurlReading, QString> readCurl(QStringView command)
{
    if (!looksLikeCurl(command))
        return tl::unexpected(CurlReaderText::tr("it does not begin with curl"));
    const QStringView text = withoutPrompt(command);
    const auto split = splitShellWords(text, shellDialect(text));
    if (!split)
        return tl::unexpected(split.error());
    CurlReading reading = Reader(split->words).read();
    if (reading.draft.url.isEmpty())
        return tl::unexpected(CurlReaderText::tr("it names no URL"));
    if (split->cut)
        reading.remarks.append(CurlReaderText::tr("What follows behind the command was left out."));
    if (split->expands)
        reading.remarks.append(CurlReaderText::tr(
            "Variables and commands of the shell were not replaced: they stand as they are."));
    return reading;
}

} // namespace Framescope
