#include "app/session/eventcodec.h"

#include "app/session/storednames.h"

#include <QJsonArray>

namespace Framescope::EventCodec {

namespace {

using namespace Qt::StringLiterals;

template <typename Enum>
QString nameOf(Enum value)
{
    return QString(storedName(value));
}

/// Takes members out of an object that may hold anything; ok() tells whether all was as it should.
class ObjectReader
{
public:
    explicit ObjectReader(const QJsonObject &object)
        : m_object(object)
    {
    }

    bool ok() const { return m_ok; }

    QString string(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        m_ok = m_ok && value.isString();
        return value.toString();
    }
    bool flag(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        m_ok = m_ok && value.isBool();
        return value.toBool();
    }
    /// 0 to \a greatest.
    quint64 number(QLatin1StringView name, qint64 greatest = std::numeric_limits<qint64>::max())
    {
        const qint64 value = m_object.value(name).toInteger(-1);
        m_ok = m_ok && value >= 0 && value <= greatest;
        return static_cast<quint64>(value);
    }
    QJsonArray array(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        m_ok = m_ok && value.isArray();
        return value.toArray();
    }
    QStringList strings(QLatin1StringView name)
    {
        QStringList list;
        for (const QJsonValue value : array(name)) {
            m_ok = m_ok && value.isString();
            list.append(value.toString());
        }
        return list;
    }
    template <typename Enum>
    Enum named(QLatin1StringView name)
    {
        const auto value = fromStoredName<Enum>(string(name));
        m_ok = m_ok && value.has_value();
        return value.value_or(Enum {});
    }
    Rule rule(QLatin1StringView name)
    {
        const auto value = ruleFromName(string(name));
        m_ok = m_ok && value.has_value();
        return value.value_or(Rule {});
    }
    bool has(QLatin1StringView name) const { return m_object.contains(name); }
    QJsonObject object(QLatin1StringView name)
    {
        const QJsonValue value = m_object.value(name);
        m_ok = m_ok && value.isObject();
        return value.toObject();
    }

private:
    const QJsonObject m_object;
    bool m_ok = true;
};

QJsonObject encodeError(const Error &error)
{
    return { { u"code"_s, nameOf(error.code) }, { u"detail"_s, error.detail } };
}

std::optional<Error> decodeError(const QJsonObject &object)
{
    ObjectReader reader(object);
    const Error error { reader.named<ErrorCode>("code"_L1), reader.string("detail"_L1) };
    return reader.ok() ? std::optional(error) : std::nullopt;
}

QJsonArray encodeChain(const QList<QByteArray> &chain)
{
    QJsonArray list;
    for (const QByteArray &certificate : chain)
        list.append(QString::fromLatin1(certificate.toBase64()));
    return list;
}

QList<QByteArray> decodeChain(const QStringList &list)
{
    QList<QByteArray> chain;
    for (const QString &certificate : list)
        chain.append(QByteArray::fromBase64(certificate.toLatin1()));
    return chain;
}

QJsonArray encodeChecks(const QList<HandshakeCheck> &checks)
{
    QJsonArray list;
    for (const HandshakeCheck &check : checks)
        list.append(QJsonObject { { u"rule"_s, QString(ruleInfo(check.rule).name) },
            { u"field"_s, check.field }, { u"passed"_s, check.passed },
            { u"detail"_s, check.detail } });
    return list;
}

std::optional<QList<HandshakeCheck>> decodeChecks(const QJsonArray &list)
{
    QList<HandshakeCheck> checks;
    for (const QJsonValue value : list) {
        ObjectReader reader(value.toObject());
        checks.append({ reader.rule("rule"_L1), reader.string("field"_L1), reader.flag("passed"_L1),
            reader.string("detail"_L1) });
        if (!reader.ok())
            return std::nullopt;
    }
    return checks;
}

struct Encoder
{
    StoredEvent operator()(const TcpConnected &event) const
    {
        QJsonObject details { { u"peer_address"_s, event.peerAddress },
            { u"peer_port"_s, event.peerPort }, { u"local_address"_s, event.localAddress },
            { u"local_port"_s, event.localPort } };
        if (event.lookup)
            details.insert(u"lookup"_s, static_cast<qint64>(event.lookup->count()));
        return { u"tcp_connected"_s, details, {} };
    }
    StoredEvent operator()(const TlsEstablished &event) const
    {
        return { u"tls"_s,
            { { u"protocol"_s, event.protocol }, { u"cipher"_s, event.cipher },
                { u"key_exchange"_s, event.keyExchange }, { u"alpn"_s, event.applicationProtocol },
                { u"certificates_base64"_s, encodeChain(event.certificateChain) },
                { u"verification_errors"_s,
                    QJsonArray::fromStringList(event.verificationErrors) } },
            {} };
    }
    StoredEvent operator()(const RequestReceived &event) const
    {
        return { u"request"_s,
            { { u"url"_s, event.url }, { u"checks"_s, encodeChecks(event.checks) } }, event.head };
    }
    StoredEvent operator()(const ResponseReceived &event) const
    {
        return { u"response"_s,
            { { u"checks"_s, encodeChecks(event.checks) }, { u"subprotocol"_s, event.subprotocol },
                { u"extensions"_s, QJsonArray::fromStringList(event.extensions) },
                { u"opened"_s, event.opened } },
            event.head };
    }
    StoredEvent operator()(const ViolationFound &event) const
    {
        const Violation &violation = event.violation;
        return { u"violation"_s,
            { { u"rule"_s, QString(ruleInfo(violation.rule).name) },
                { u"by"_s, nameOf(violation.brokenBy) },
                { u"offset"_s, static_cast<qint64>(violation.offset) },
                { u"length"_s, static_cast<qint64>(violation.length) },
                { u"detail"_s, violation.detail } },
            {} };
    }
    StoredEvent operator()(const StrayOctets &event) const
    {
        return { u"stray_octets"_s, { { u"direction"_s, nameOf(event.direction) } }, event.octets };
    }
    StoredEvent operator()(const EditMade &event) const
    {
        return { u"edit"_s,
            { { u"edit"_s, nameOf(event.kind) }, { u"direction"_s, nameOf(event.direction) },
                { u"frames"_s, static_cast<qint64>(event.frames) } },
            event.original };
    }
    StoredEvent operator()(const Closed &event) const
    {
        return { u"close"_s, encodeVerdict(event.verdict), {} };
    }
    StoredEvent operator()(const Failed &event) const
    {
        QJsonObject details = encodeError(event.error);
        if (!event.refusedChain.isEmpty())
            details.insert(u"certificates_base64"_s, encodeChain(event.refusedChain));
        return { u"error"_s, details, {} };
    }
    StoredEvent operator()(const Tunnelled &event) const
    {
        return { u"tunnel"_s,
            { { u"client_to_server"_s, static_cast<qint64>(event.clientToServer) },
                { u"server_to_client"_s, static_cast<qint64>(event.serverToClient) } },
            {} };
    }
};

} // namespace

StoredEvent encode(const Event &event)
{
    return std::visit(Encoder(), event);
}

std::optional<Event> decode(const StoredEvent &stored)
{
    ObjectReader reader(stored.details);
    std::optional<Event> event;
    if (stored.kind == "tcp_connected"_L1) {
        TcpConnected tcp { reader.string("peer_address"_L1),
            static_cast<quint16>(reader.number("peer_port"_L1, 0xFFFF)),
            reader.string("local_address"_L1),
            static_cast<quint16>(reader.number("local_port"_L1, 0xFFFF)) };
        if (reader.has("lookup"_L1))
            tcp.lookup = std::chrono::nanoseconds(reader.number("lookup"_L1));
        event = tcp;
    } else if (stored.kind == "tls"_L1) {
        event = TlsEstablished { reader.string("protocol"_L1), reader.string("cipher"_L1),
            reader.string("key_exchange"_L1), reader.string("alpn"_L1),
            decodeChain(reader.strings("certificates_base64"_L1)),
            reader.strings("verification_errors"_L1) };
    } else if (stored.kind == "request"_L1) {
        const auto checks = decodeChecks(reader.array("checks"_L1));
        if (checks)
            event = RequestReceived { stored.octets, reader.string("url"_L1), *checks };
    } else if (stored.kind == "response"_L1) {
        const auto checks = decodeChecks(reader.array("checks"_L1));
        if (checks)
            event = ResponseReceived { stored.octets, *checks, reader.string("subprotocol"_L1),
                reader.strings("extensions"_L1), reader.flag("opened"_L1) };
    } else if (stored.kind == "violation"_L1) {
        event = ViolationFound { { reader.rule("rule"_L1), reader.named<Direction>("by"_L1),
            reader.number("offset"_L1), reader.number("length"_L1), reader.string("detail"_L1) } };
    } else if (stored.kind == "stray_octets"_L1) {
        event = StrayOctets { reader.named<Direction>("direction"_L1), stored.octets };
    } else if (stored.kind == "edit"_L1) {
        event = EditMade { reader.named<EditMade::Kind>("edit"_L1),
            reader.named<Direction>("direction"_L1), stored.octets,
            static_cast<quint32>(reader.number("frames"_L1, std::numeric_limits<quint32>::max())) };
    } else if (stored.kind == "close"_L1) {
        if (const auto verdict = decodeVerdict(stored.details))
            event = Closed { *verdict };
    } else if (stored.kind == "error"_L1) {
        if (const auto error = decodeError(stored.details)) {
            Failed failed { *error };
            if (reader.has("certificates_base64"_L1))
                failed.refusedChain = decodeChain(reader.strings("certificates_base64"_L1));
            event = failed;
        }
    } else if (stored.kind == "tunnel"_L1) {
        event = Tunnelled { reader.number("client_to_server"_L1),
            reader.number("server_to_client"_L1) };
    }
    return reader.ok() ? event : std::nullopt;
}

QJsonObject encodeVerdict(const CloseVerdict &verdict)
{
    QJsonObject object { { u"cause"_s, nameOf(verdict.cause) }, { u"by"_s, nameOf(verdict.by) },
        { u"reason"_s, verdict.reason } };
    if (verdict.code)
        object.insert(u"code"_s, *verdict.code);
    if (verdict.rule)
        object.insert(u"rule"_s, QString(ruleInfo(*verdict.rule).name));
    if (verdict.brokenBy)
        object.insert(u"broken_by"_s, nameOf(*verdict.brokenBy));
    if (verdict.error)
        object.insert(u"error"_s, encodeError(*verdict.error));
    return object;
}

std::optional<CloseVerdict> decodeVerdict(const QJsonObject &object)
{
    ObjectReader reader(object);
    CloseVerdict verdict;
    verdict.cause = reader.named<CloseCause>("cause"_L1);
    verdict.by = reader.named<ClosedBy>("by"_L1);
    verdict.reason = reader.string("reason"_L1);
    if (reader.has("code"_L1))
        verdict.code = static_cast<quint16>(reader.number("code"_L1, 0xFFFF));
    if (reader.has("rule"_L1))
        verdict.rule = reader.rule("rule"_L1);
    if (reader.has("broken_by"_L1))
        verdict.brokenBy = reader.named<Direction>("broken_by"_L1);
    if (reader.has("error"_L1)) {
        verdict.error = decodeError(reader.object("error"_L1));
        if (!verdict.error)
            return std::nullopt;
    }
    return reader.ok() ? std::optional(verdict) : std::nullopt;
}

} // namespace Framescope::EventCodec
