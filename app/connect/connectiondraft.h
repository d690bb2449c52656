#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <functional>
#include <optional>

namespace Framescope {

/// A row of a list that is being written: a header or a cookie.
struct DraftField
{
    bool on = true; ///< false: kept, and not sent
    QString name;
    QString value;

    friend bool operator==(const DraftField &, const DraftField &) = default;
};

/// What becomes the Authorization header.
struct DraftAuthorization
{
    enum class Kind : quint8 { None, Basic, Bearer };

    Kind kind = Kind::None;
    QString user; ///< Basic (RFC 7617)
    QString password;
    QString token; ///< Bearer (RFC 6750)

    friend bool operator==(const DraftAuthorization &, const DraftAuthorization &) = default;
};

struct DraftTls
{
    bool verifyPeer = true;
    QString authorityFile; ///< PEM; empty: the system's authorities alone
    QString certificateFile;
    QString keyFile;
    QString serverName;

    friend bool operator==(const DraftTls &, const DraftTls &) = default;
};

/// A proxy on the way; an empty URL is none.
struct DraftProxy
{
    QString url; ///< http://host:port or socks5://host:port
    QString user;
    QString password;

    friend bool operator==(const DraftProxy &, const DraftProxy &) = default;
};

/// The whole request, written by hand.
struct DraftRaw
{
    enum class Form : quint8 {
        Crlf, ///< text whose lines end in CR LF on the wire
        Lf, ///< … in LF alone
        Hex,
    };

    bool used = false;
    Form form = Form::Crlf;
    QString text;

    friend bool operator==(const DraftRaw &, const DraftRaw &) = default;
};

/// A connection that is being written, as it stands in the fields: nothing is checked, and
/// variables in braces are not replaced yet.
struct ConnectionDraft
{
    static constexpr qsizetype MaxFields = 200; ///< headers, or cookies, that are read in

    QString url;
    /// In wire order. One with the name of an automatic header takes its place.
    QList<DraftField> headers;
    QStringList removedHeaders; ///< automatic headers that are left out
    QStringList subprotocols; ///< by preference
    QString origin;
    QString extensions = QStringLiteral("permessage-deflate; client_max_window_bits");
    DraftAuthorization authorization;
    QList<DraftField> cookies;
    DraftRaw raw;
    DraftTls tls;
    DraftProxy proxy;
    int timeout = 10; ///< seconds, 1 to 600
    int pingPeriod = 0; ///< seconds, to 3600; 0: never
    int messageLimit = 64; ///< MiB, 1 to 1024
    bool lenient = false;

    friend bool operator==(const ConnectionDraft &, const ConnectionDraft &) = default;
};

/// Where in the form a text stands.
enum class DraftPart : quint8 { Url, Headers, Extensions, Credentials, Tls, Proxy, Raw, Other };

/// Calls \a visit with every text of \a draft that a person writes; it may change them.
void visitTexts(
    ConnectionDraft &draft, const std::function<void(QString &text, DraftPart part)> &visit);

/// \a draft without passwords, tokens, values of cookies, and values of headers that are known to
/// hold such. A secret that is nothing but a variable, "{{token}}" or "Bearer {{token}}", stays.
ConnectionDraft withoutSecrets(ConnectionDraft draft);

/// The value of the Authorization header; empty: there is none.
QByteArray authorizationValue(const DraftAuthorization &authorization);
/// What authorizationValue() makes \a value of; nullopt if it makes no such value.
std::optional<DraftAuthorization> authorizationFrom(const QByteArray &value);
/// The value of the Cookie header (RFC 6265 §4.2.1); empty: there is none.
QByteArray cookieValue(const QList<DraftField> &cookies);
/// "a=1; b=2" taken apart; pairs without "=" have an empty name.
QList<DraftField> cookiesFrom(const QString &value);
/// The octets of \a raw. The error says what is wrong with it, a clause without a full stop.
tl::expected<QByteArray, QString> rawOctets(const DraftRaw &raw);

} // namespace Framescope
