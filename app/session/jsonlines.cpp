#include "app/session/jsonlines.h"

#include "app/session/closeverdicttext.h"
#include "app/session/errorsentence.h"
#include "protocol/hostandport.h"
#include "protocol/wire/utf8validator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Framescope::JsonLines {

namespace {

using namespace Qt::StringLiterals;

bool isUtf8(QByteArrayView octets)
{
    Utf8Validator validator;
    return !validator.firstInvalid(octets) && validator.isComplete();
}

/// \a text must be UTF-8.
void appendString(QByteArray &line, QByteArrayView text)
{
    constexpr char Digits[] = "0123456789abcdef";
    line += '"';
    qsizetype plain = 0; // octets before it are written
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto octet = static_cast<quint8>(text[i]);
        if (octet >= 0x20 && octet != '"' && octet != '\\' && octet != 0x7F)
            continue;
        line.append(text.sliced(plain, i - plain));
        plain = i + 1;
        if (octet == '"' || octet == '\\') {
            line += '\\';
            line += static_cast<char>(octet);
        } else {
            line.append("\\u00");
            line += Digits[octet >> 4];
            line += Digits[octet & 0xF];
        }
    }
    line.append(text.sliced(plain));
    line += '"';
}

void appendOctets(QByteArray &line, QByteArrayView name, QByteArrayView octets)
{
    line.append(",\"").append(name);
    if (isUtf8(octets)) {
        line.append("\":");
        appendString(line, octets);
    } else {
        line.append("_base64\":\"").append(octets.toByteArray().toBase64()).append('"');
    }
}

void appendSeconds(QByteArray &line, Timestamp time)
{
    constexpr Timestamp Second = 1'000'000'000;
    line.append(QByteArray::number(time / Second)).append('.');
    QByteArray fraction = QByteArray::number(time % Second).rightJustified(9, '0');
    while (fraction.size() > 6 && fraction.endsWith('0'))
        fraction.chop(1);
    line.append(fraction);
}

void appendFlag(QByteArray &line, QByteArrayView name, bool value)
{
    line.append(",\"").append(name).append(value ? "\":true" : "\":false");
}

QLatin1StringView directionName(Direction direction)
{
    return direction == Direction::ClientToServer ? "client_to_server"_L1 : "server_to_client"_L1;
}

QJsonObject violationObject(const Violation &violation)
{
    const RuleInfo &rule = ruleInfo(violation.rule);
    return { { u"rule"_s, QString(rule.name) }, { u"rfc"_s, rule.rfc },
        { u"section"_s, QString(rule.section) },
        { u"by"_s, violation.brokenBy == Direction::ClientToServer ? u"client"_s : u"server"_s },
        { u"text"_s, violationText(violation) } };
}

void putOctets(QJsonObject &object, const QString &name, QByteArrayView octets)
{
    if (isUtf8(octets))
        object.insert(name, QString::fromUtf8(octets));
    else
        object.insert(name + "_base64"_L1, QString::fromLatin1(octets.toByteArray().toBase64()));
}

QJsonArray checkList(const QList<HandshakeCheck> &checks)
{
    QJsonArray list;
    for (const HandshakeCheck &check : checks) {
        const RuleInfo &rule = ruleInfo(check.rule);
        list.append(QJsonObject { { u"rule"_s, QString(rule.name) },
            { u"section"_s, QString(rule.section) }, { u"field"_s, check.field },
            { u"passed"_s, check.passed }, { u"detail"_s, check.detail } });
    }
    return list;
}

QString closedByName(ClosedBy by)
{
    switch (by) {
    case ClosedBy::Client:
        return u"client"_s;
    case ClosedBy::Server:
        return u"server"_s;
    case ClosedBy::Nobody:
        break;
    }
    return u"nobody"_s;
}

/// What is particular to each kind of event.
struct EventObject
{
    QJsonObject operator()(const TcpConnected &event) const
    {
        return { { u"event"_s, u"tcp_connected"_s },
            { u"peer"_s, hostAndPort(event.peerAddress, event.peerPort) },
            { u"local"_s, hostAndPort(event.localAddress, event.localPort) } };
    }
    QJsonObject operator()(const TlsEstablished &event) const
    {
        QJsonArray chain;
        for (const QByteArray &certificate : event.certificateChain)
            chain.append(QString::fromLatin1(certificate.toBase64()));
        return { { u"event"_s, u"tls"_s }, { u"protocol"_s, event.protocol },
            { u"cipher"_s, event.cipher }, { u"key_exchange"_s, event.keyExchange },
            { u"alpn"_s, event.applicationProtocol }, { u"certificates_base64"_s, chain },
            { u"verification_errors"_s, QJsonArray::fromStringList(event.verificationErrors) } };
    }
    QJsonObject operator()(const RequestReceived &event) const
    {
        QJsonObject object { { u"event"_s, u"request"_s }, { u"url"_s, event.url },
            { u"checks"_s, checkList(event.checks) } };
        putOctets(object, u"head"_s, event.head);
        return object;
    }
    QJsonObject operator()(const ResponseReceived &event) const
    {
        QJsonObject object { { u"event"_s, u"response"_s }, { u"opened"_s, event.opened },
            { u"subprotocol"_s, event.subprotocol },
            { u"extensions"_s, QJsonArray::fromStringList(event.extensions) },
            { u"checks"_s, checkList(event.checks) } };
        putOctets(object, u"head"_s, event.head);
        return object;
    }
    QJsonObject operator()(const ViolationFound &event) const
    {
        QJsonObject object = violationObject(event.violation);
        object.insert(u"event"_s, u"violation"_s);
        return object;
    }
    QJsonObject operator()(const StrayOctets &event) const
    {
        QJsonObject object { { u"event"_s, u"stray_octets"_s },
            { u"direction"_s, QString(directionName(event.direction)) } };
        putOctets(object, u"octets"_s, event.octets);
        return object;
    }
    QJsonObject operator()(const Closed &event) const
    {
        QJsonObject object { { u"event"_s, u"close"_s },
            { u"by"_s, closedByName(event.verdict.by) }, { u"reason"_s, event.verdict.reason },
            { u"verdict"_s, closeVerdictText(event.verdict) } };
        object.insert(
            u"code"_s, event.verdict.code ? QJsonValue(*event.verdict.code) : QJsonValue());
        return object;
    }
    QJsonObject operator()(const Failed &event) const
    {
        return { { u"event"_s, u"error"_s }, { u"text"_s, errorSentence(event.error) } };
    }
};

} // namespace

void appendFrame(QByteArray &line, FrameId id, ConnectionId connection, const Frame &frame,
    const QList<Violation> &violations)
{
    const FrameHeader &header = frame.header;
    line.append("{\"id\":").append(QByteArray::number(id));
    line.append(",\"connection\":").append(QByteArray::number(connection));
    line.append(",\"direction\":\"").append(directionName(frame.direction)).append('"');
    line.append(",\"time\":");
    appendSeconds(line, frame.time);
    line.append(",\"opcode\":\"").append(opcodeName(header.opcode).toLatin1()).append('"');
    appendFlag(line, "fin", header.fin);
    appendFlag(line, "rsv1", header.rsv & Rsv1);
    appendFlag(line, "rsv2", header.rsv & Rsv2);
    appendFlag(line, "rsv3", header.rsv & Rsv3);
    appendFlag(line, "masked", header.isMasked());
    if (header.maskingKey) {
        const QByteArray key(reinterpret_cast<const char *>(header.maskingKey->data()), 4);
        line.append(",\"masking_key\":\"").append(key.toHex()).append('"');
    }
    line.append(",\"length\":").append(QByteArray::number(header.payloadLength));
    line.append(",\"header\":\"").append(encodeHeader(header).toHex()).append('"');
    appendOctets(line, "payload", frame.payload);
    if (!frame.isComplete())
        appendFlag(line, "truncated", true);
    line.append(",\"violations\":[");
    for (qsizetype i = 0; i < violations.size(); ++i) {
        if (i > 0)
            line.append(',');
        line.append(
            QJsonDocument(violationObject(violations.at(i))).toJson(QJsonDocument::Compact));
    }
    line.append("]}");
}

void appendFrame(QByteArray &line, const FrameHandle &frame)
{
    const FrameRecord &record = frame.record();
    appendFrame(line, record.id, record.connection,
        { record.direction, record.time, record.header, frame.payload() }, frame.violations());
}

void appendEvent(QByteArray &line, const EventRecord &record)
{
    line.append("{\"time\":");
    appendSeconds(line, record.time);
    line.append(",\"connection\":").append(QByteArray::number(record.connection)).append(',');
    const QByteArray rest
        = QJsonDocument(std::visit(EventObject {}, record.event)).toJson(QJsonDocument::Compact);
    line.append(QByteArrayView(rest).sliced(1)); // without its opening brace
}

} // namespace Framescope::JsonLines
