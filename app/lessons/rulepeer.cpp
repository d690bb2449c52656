#include "app/lessons/rulepeer.h"

#include "app/lessons/rulehandshake.h"
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
    connect(m_socket, &QTcpSocket::connected, this,
        [this] { m_socket->write(RuleHandshake::request(m_example)); });
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
    return RuleHandshake::request(m_example);
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
    m_socket->write(RuleHandshake::response(m_example));
    if (m_example.part == Part::Response)
        m_socket->disconnectFromHost();
    else
        m_socket->write(m_example.octets);
}

} // namespace Framescope
