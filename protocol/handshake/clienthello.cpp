#include "protocol/handshake/clienthello.h"

#include "protocol/handshake/octetreader.h"

namespace Framescope {

namespace {

constexpr quint8 HandshakeRecord = 22;
constexpr quint8 ClientHelloMessage = 1;
constexpr qsizetype RecordHeaderSize = 5;
constexpr quint64 MessageHeaderSize = 4;
constexpr quint64 MaxRecordLength = 1 << 14; ///< of plain text (RFC 8446 §5.1)
constexpr quint16 ServerNameExtension = 0;
constexpr quint16 ApplicationProtocolsExtension = 16;
constexpr quint8 HostName = 0;

/// How many octets \a message says that it has, with its own header; nullopt: not said yet.
std::optional<quint64> messageSize(QByteArrayView message)
{
    OctetReader reader(message);
    reader.skip(1);
    const auto length = reader.number(3);
    return length ? std::optional(*length + MessageHeaderSize) : std::nullopt;
}

bool isWhole(QByteArrayView message)
{
    const auto size = messageSize(message);
    return size && *size <= static_cast<quint64>(message.size());
}

/// The first handshake message as far as it has come, without the headers of its records; nullopt
/// if the octets are no such records. What follows it may be anything (RFC 8446 §4.2.10, early
/// data).
std::optional<QByteArray> joinRecords(QByteArrayView octets)
{
    QByteArray message;
    while (!octets.isEmpty() && !isWhole(message)) {
        OctetReader header(octets);
        if (octets[0] != HandshakeRecord || (octets.size() > 1 && octets[1] != 3))
            return std::nullopt;
        if (octets.size() < RecordHeaderSize)
            break;
        header.skip(3);
        const quint64 length = header.number(2).value_or(0);
        if (length == 0 || length > MaxRecordLength)
            return std::nullopt;
        const qsizetype there
            = std::min(static_cast<qsizetype>(length), octets.size() - RecordHeaderSize);
        message.append(octets.sliced(RecordHeaderSize, there));
        octets = octets.sliced(RecordHeaderSize + there);
    }
    return message;
}

QByteArray readServerName(QByteArrayView extension)
{
    OctetReader reader(extension);
    OctetReader list(reader.block(2).value_or(QByteArrayView()));
    while (const auto kind = list.number(1)) {
        const auto name = list.block(2);
        if (!name)
            break;
        if (*kind == HostName)
            return name->toByteArray();
    }
    return {};
}

QList<QByteArray> readApplicationProtocols(QByteArrayView extension)
{
    QList<QByteArray> names;
    OctetReader reader(extension);
    OctetReader list(reader.block(2).value_or(QByteArrayView()));
    while (const auto name = list.block(1))
        names.append(name->toByteArray());
    return names;
}

void readBody(QByteArrayView body, ClientHello &hello)
{
    OctetReader reader(body);
    reader.skip(2 + 32); // legacy_version, random
    reader.block(1); // legacy_session_id
    reader.block(2); // cipher_suites
    reader.block(1); // legacy_compression_methods
    OctetReader extensions(reader.block(2).value_or(QByteArrayView()));
    while (const auto kind = extensions.number(2)) {
        const auto extension = extensions.block(2);
        if (!extension)
            return;
        if (*kind == ServerNameExtension)
            hello.serverName = readServerName(*extension);
        else if (*kind == ApplicationProtocolsExtension)
            hello.applicationProtocols = readApplicationProtocols(*extension);
    }
}

} // namespace

ClientHello readClientHello(QByteArrayView octets)
{
    ClientHello hello;
    const auto message = joinRecords(octets.first(std::min(octets.size(), ClientHelloLimit)));
    if (!message || (!message->isEmpty() && message->front() != ClientHelloMessage)) {
        hello.state = ClientHello::State::NotTls;
        return hello;
    }
    const auto size = messageSize(*message);
    const bool isTooLong = size && *size > static_cast<quint64>(ClientHelloLimit);
    if (!isTooLong && isWhole(*message)) {
        hello.state = ClientHello::State::Complete;
        readBody(
            QByteArrayView(*message).first(static_cast<qsizetype>(*size)).sliced(MessageHeaderSize),
            hello);
    } else if (isTooLong || octets.size() >= ClientHelloLimit) {
        hello.state = ClientHello::State::NotTls;
    }
    return hello;
}

} // namespace Framescope
