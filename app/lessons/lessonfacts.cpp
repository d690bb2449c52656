#include "app/lessons/lessonfacts.h"

#include "protocol/handshake/acceptkey.h"
#include "protocol/handshake/httphead.h"

#include <QRegularExpression>

namespace Framescope::LessonFacts {

namespace {

using namespace Qt::StringLiterals;

const QRegularExpression &octetForm()
{
    static const QRegularExpression form(u"^(payload|wire|key)\\[(\\d{1,6})\\]$"_s);
    return form;
}

bool isConnectionFact(QStringView name)
{
    return name == "accept-key"_L1 || name == "request-key"_L1 || name == "request-octets"_L1
        || name == "response-octets"_L1 || name == "status"_L1 || name == "tls-version"_L1;
}

LessonFact number(quint64 value)
{
    return { QString::number(value), value };
}

LessonFact octet(char value)
{
    const auto number = static_cast<quint8>(value);
    return { u"0x"_s + QString::number(number, 16).toUpper().rightJustified(2, u'0'), number,
        true };
}

std::optional<LessonFact> ofConnection(QStringView name, const LessonScene &scene)
{
    ConnectionId asked = scene.connection;
    if (asked == 0) {
        for (const ConnectionRecord &connection : scene.store->connections()) {
            if (!scene.recorded.contains(connection.id))
                asked = std::max(asked, connection.id);
        }
    }
    std::optional<LessonFact> fact;
    for (const EventRecord &record : scene.store->events(asked)) {
        if (const auto *request = std::get_if<RequestReceived>(&record.event)) {
            const QByteArray key = parseRequestHead(request->head)
                                       .singleValue("Sec-WebSocket-Key")
                                       .value_or(QByteArray());
            if (name == "request-octets"_L1)
                fact = number(static_cast<quint64>(request->head.size()));
            else if (name == "request-key"_L1 && !key.isEmpty())
                fact = LessonFact { QString::fromUtf8(key) };
            else if (name == "accept-key"_L1 && !key.isEmpty())
                fact = LessonFact { QString::fromLatin1(acceptKey(key)) };
        } else if (const auto *response = std::get_if<ResponseReceived>(&record.event)) {
            if (name == "response-octets"_L1)
                fact = number(static_cast<quint64>(response->head.size()));
            else if (name == "status"_L1)
                fact = number(static_cast<quint64>(parseResponseHead(response->head).statusCode));
        } else if (const auto *tls = std::get_if<TlsEstablished>(&record.event)) {
            if (name == "tls-version"_L1)
                fact = LessonFact { tls->protocol };
        }
    }
    return fact;
}

std::optional<LessonFact> octetOf(QStringView what, qsizetype index, const FrameHandle &frame)
{
    const FrameHeader &header = frame.record().header;
    if (what == "key"_L1) {
        if (!header.isMasked() || index >= qsizetype(header.maskingKey->size()))
            return std::nullopt;
        return octet(static_cast<char>((*header.maskingKey)[static_cast<std::size_t>(index)]));
    }
    if (static_cast<quint64>(index) >= frame.record().storedLength)
        return std::nullopt;
    if (what == "payload"_L1)
        return octet(frame.payloadPart(static_cast<quint64>(index), 1).front());
    const QByteArray wire = frame.wire(static_cast<quint64>(header.size() + index), 1);
    return wire.isEmpty() ? std::nullopt : std::optional(octet(wire.front()));
}

std::optional<LessonFact> ofFrame(QStringView name, const FrameHandle &frame)
{
    if (frame.isNull())
        return std::nullopt;
    const FrameRecord &record = frame.record();
    if (const auto match = octetForm().match(name.toString()); match.hasMatch())
        return octetOf(match.capturedView(1), match.capturedView(2).toLongLong(), frame);
    if (name == "length"_L1)
        return number(record.header.payloadLength);
    if (name == "header-octets"_L1)
        return number(static_cast<quint64>(record.header.size()));
    if (name == "wire-octets"_L1)
        return number(record.wireLength());
    if (name == "message-octets"_L1)
        return number(frame.messageLength().value_or(record.storedLength));
    const QByteArray begin = frame.wire(0, 2);
    if (begin.size() < 2)
        return std::nullopt;
    return octet(name == "first-octet"_L1 ? begin.at(0) : begin.at(1));
}

} // namespace

bool isFact(QStringView name)
{
    return isConnectionFact(name) || octetForm().match(name.toString()).hasMatch()
        || name == "length"_L1 || name == "header-octets"_L1 || name == "wire-octets"_L1
        || name == "message-octets"_L1 || name == "first-octet"_L1 || name == "second-octet"_L1;
}

std::optional<LessonFact> find(QStringView name, const LessonScene &scene)
{
    return isConnectionFact(name) ? ofConnection(name, scene) : ofFrame(name, scene.look);
}

} // namespace Framescope::LessonFacts
