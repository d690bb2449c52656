#include "app/exchange/messagerecorder.h"

#include <QUrl>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Connections after which records are handed over though they have few frames.
constexpr int FlushAfter = 64;

QByteArray makeHead(const QByteArray &startLine, const HeaderFields &fields)
{
    QByteArray head = startLine;
    head.replace('\r', ' ').replace('\n', ' ');
    head += "\r\n";
    for (const HeaderField &field : fields) {
        if (!breaksHead(field) && !field.name.isEmpty() && !field.name.startsWith(':'))
            head += field.name + ": " + field.value + "\r\n";
    }
    return head + "\r\n";
}

QByteArray requestLine(const QUrl &url)
{
    QByteArray target = url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (url.hasQuery())
        target += '?' + url.query(QUrl::FullyEncoded).toLatin1();
    return "GET " + target + " HTTP/1.1";
}

QString fieldValue(const HeaderFields &fields, QByteArrayView name)
{
    for (const HeaderField &field : fields) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            return QString::fromLatin1(field.value);
    }
    return {};
}

} // namespace

MessageRecorder::MessageRecorder(SessionStore &store)
    : m_recorder(std::shared_ptr<SessionStore>(std::shared_ptr<void>(), &store)) // not ours
{
}

void MessageRecorder::open(const Handshake &handshake, Timestamp requested, Timestamp answered)
{
    if (++m_unflushed >= FlushAfter) {
        m_unflushed = 0;
        m_recorder.flush();
    }
    const bool secure
        = handshake.url.startsWith("wss:"_L1) || handshake.url.startsWith("https:"_L1);
    m_connection
        = m_recorder.openConnection({ Role::Proxy, handshake.url, secure, false }, requested);
    if (handshake.addresses)
        addEvent(requested, *handshake.addresses);
    const QUrl url(handshake.url);
    const QByteArray line
        = handshake.requestLine.isEmpty() ? requestLine(url) : handshake.requestLine;
    HeaderFields fields = handshake.requestFields;
    if (fields.isEmpty())
        fields.append(
            { "Host", url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1() });
    addEvent(requested, RequestReceived { makeHead(line, fields), handshake.url, {} });
    if (handshake.status == 0 && !handshake.opened)
        return;
    ResponseReceived response;
    const int status = handshake.status == 0 ? 101 : handshake.status;
    response.head = makeHead("HTTP/1.1 " + QByteArray::number(status) + ' ' + handshake.statusText,
        handshake.responseFields);
    response.opened = handshake.opened;
    response.subprotocol = fieldValue(handshake.responseFields, "Sec-WebSocket-Protocol");
    const QString extensions = fieldValue(handshake.responseFields, "Sec-WebSocket-Extensions");
    if (!extensions.isEmpty())
        response.extensions.append(extensions);
    addEvent(answered, response);
}

void MessageRecorder::addMessage(
    Direction direction, MessageType type, QByteArrayView payload, Timestamp time)
{
    std::optional<MaskingKey> key;
    if (direction == Direction::ClientToServer)
        key.emplace();
    const auto opcode = type == MessageType::Text ? Opcode::Text : Opcode::Binary;
    const Frame frame { direction, time,
        makeHeader(opcode, static_cast<quint64>(payload.size()), key), payload };
    m_recorder.recordFrame(m_connection, frame, {});
    ++m_messages;
}

void MessageRecorder::addEvent(Timestamp time, const Event &event)
{
    m_recorder.recordEvent(m_connection, time, event);
}

} // namespace Framescope
