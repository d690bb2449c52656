#include "app/lessons/rulepeer.h"

#include "protocol/handshake/deflatenegotiation.h"
#include "protocol/handshake/extensionlist.h"
#include "protocol/wire/closestatus.h"
#include "protocol/wire/frameheader.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QUrl>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Part = RuleExample::Part;

constexpr qsizetype MaxHead = 64 << 10;

/// A handshake that goes with the one of another example, to open a connection by.
QByteArray legalRequest()
{
    return ruleExample(Rule::ResponseStatus).request;
}

QByteArray legalResponse()
{
    return ruleExample(Rule::ResponseStatus).octets.replace("999", "101");
}

QByteArray withField(QByteArray head, const QByteArray &field)
{
    return head.insert(head.size() - 2, field + "\r\n");
}

} // namespace

RulePeer::RulePeer(RuleExample example, QObject *parent)
    : QObject(parent)
    , m_example(std::move(example))
{
    connect(&m_server, &QTcpServer::newConnection, this, &RulePeer::takeClient);
}

void RulePeer::callOn(const QUrl &server)
{
    m_socket = new QTcpSocket(this);
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        m_socket->write(m_example.part == Part::Request ? m_example.octets : legalRequest());
    });
    connect(m_socket, &QTcpSocket::readyRead, this, &RulePeer::readAsClient);
    m_socket->connectToHost(server.host(), static_cast<quint16>(server.port()));
}

std::optional<QUrl> RulePeer::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost))
        return std::nullopt;
    return QUrl(u"ws://127.0.0.1:%1/chat"_s.arg(m_server.serverPort()));
}

QByteArray RulePeer::request() const
{
    const QByteArray request = m_example.request.isEmpty() ? legalRequest() : m_example.request;
    return m_example.deflate
        ? withField(request, QByteArray("Sec-WebSocket-Extensions: ") + PermessageDeflate)
        : request;
}

QByteArray RulePeer::response() const
{
    if (!m_example.deflate)
        return legalResponse();
    DeflateParameters agreed;
    agreed.serverMaxWindowBits = m_example.deflate->windowBits;
    agreed.serverNoContextTakeover = !m_example.deflate->contextTakeover;
    return withField(
        legalResponse(), "Sec-WebSocket-Extensions: " + toExtension(agreed).toHeaderValue());
}

void RulePeer::takeClient()
{
    m_socket = m_server.nextPendingConnection();
    m_server.close();
    connect(m_socket, &QTcpSocket::readyRead, this, &RulePeer::readAsServer);
    readAsServer();
}

void RulePeer::readAsClient()
{
    m_head += m_socket->readAll();
    if (m_isShaken || (!m_head.contains("\r\n\r\n") && m_head.size() < MaxHead))
        return;
    m_isShaken = true;
    if (m_example.part == Part::Frames) {
        m_socket->write(m_example.octets);
    } else if (m_head.startsWith("HTTP/1.1 101")) {
        // Nobody minded; so this is the end of it.
        QByteArray close;
        const QByteArray body = makeCloseBody(CloseStatus::Normal, {});
        appendFrame(close,
            makeHeader(Opcode::Close, static_cast<quint64>(body.size()), MaskingKey { 1, 2, 3, 4 }),
            body);
        m_socket->write(close);
    }
}

void RulePeer::readAsServer()
{
    const QByteArray octets = m_socket->readAll();
    if (m_isShaken) {
        if (!octets.isEmpty())
            m_socket->disconnectFromHost(); // the client has said what it thinks of that
        return;
    }
    m_head += octets;
    if (!m_head.contains("\r\n\r\n") && m_head.size() < MaxHead)
        return;
    m_isShaken = true;
    m_socket->write(
        m_example.part == Part::Response ? m_example.octets : response() + m_example.octets);
    if (m_example.part == Part::Response)
        m_socket->disconnectFromHost();
}

} // namespace Framescope
