#include "protocol/handshake/socks5server.h"

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype GreetingHeaderSize = 2;
constexpr qsizetype RequestHeaderSize = 5; ///< up to the first octet of the address

} // namespace

QByteArray Socks5Server::reply(Socks5::Reply reply)
{
    QByteArray octets(10, '\0');
    octets[0] = Socks5::Version;
    octets[1] = static_cast<char>(reply);
    octets[3] = static_cast<char>(Socks5::IPv4);
    return octets;
}

/// How many octets the message has, as far as is known.
qsizetype Socks5Server::wanted() const
{
    if (!m_greeted)
        return m_input.size() < GreetingHeaderSize
            ? GreetingHeaderSize
            : GreetingHeaderSize + static_cast<quint8>(m_input[1]);
    if (m_input.size() < RequestHeaderSize)
        return RequestHeaderSize;
    return RequestHeaderSize - 1
        + Socks5::addressSize(static_cast<quint8>(m_input[3]), static_cast<quint8>(m_input[4]));
}

qsizetype Socks5Server::receive(QByteArrayView octets)
{
    qsizetype count = 0;
    while (m_state == State::Talking && count < octets.size()) {
        const qsizetype part = std::min(wanted() - m_input.size(), octets.size() - count);
        m_input.append(octets.sliced(count, part));
        count += part;
        if (m_input[0] != Socks5::Version)
            refuse({}, u"the client does not speak SOCKS5"_s);
        else if (m_greeted)
            readRequest();
        else if (m_input.size() >= GreetingHeaderSize && m_input.size() == wanted())
            readGreeting();
    }
    return count;
}

void Socks5Server::readGreeting()
{
    const bool offered
        = m_input.sliced(GreetingHeaderSize).contains(static_cast<char>(Socks5::NoAuthentication));
    m_greeted = true;
    m_input.clear();
    m_output += Socks5::Version;
    m_output += static_cast<char>(
        offered ? quint8(Socks5::NoAuthentication) : quint8(Socks5::NoneAcceptable));
    if (!offered)
        refuse({}, u"the client insists on authentication"_s);
}

void Socks5Server::readRequest()
{
    if (m_input.size() < RequestHeaderSize)
        return;
    const auto type = static_cast<quint8>(m_input[3]);
    if (m_input[1] != Socks5::Connect) {
        refuse(reply(Socks5::CommandNotSupported), u"SOCKS5 command %1"_s.arg(quint8(m_input[1])));
    } else if (Socks5::addressSize(type, 0) == 0) {
        refuse(reply(Socks5::AddressTypeNotSupported), u"SOCKS5 address type %1"_s.arg(type));
    } else if (m_input.size() == wanted()) {
        const QByteArrayView address = QByteArrayView(m_input).sliced(4).chopped(2);
        m_host = Socks5::decodeHost(type, address);
        const QByteArrayView port = QByteArrayView(m_input).last(2);
        m_port = static_cast<quint16>(
            static_cast<quint8>(port[0]) << 8 | static_cast<quint8>(port[1]));
        if (m_host.isEmpty() || m_port == 0)
            refuse(reply(Socks5::HostUnreachable), u"the SOCKS5 request names no host"_s);
        else
            m_state = State::Asked;
    }
}

void Socks5Server::refuse(const QByteArray &output, const QString &why)
{
    m_output += output;
    m_refusal = why;
    m_state = State::Refused;
}

} // namespace Framescope
