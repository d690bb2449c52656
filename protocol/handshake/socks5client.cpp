#include "protocol/handshake/socks5client.h"

#include "protocol/handshake/socks5.h"

#include <array>

namespace Framescope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ReplyHeaderSize = 5; ///< up to the first octet of the address

QString replyText(quint8 reply)
{
    constexpr std::array Texts { "succeeded", "general SOCKS server failure",
        "connection not allowed by ruleset", "Network unreachable", "Host unreachable",
        "Connection refused", "TTL expired", "Command not supported",
        "Address type not supported" };
    return reply < Texts.size() ? QString::fromLatin1(Texts.at(reply)) : u"unassigned"_s;
}

} // namespace

Socks5Client::Socks5Client(const UpstreamProxy &proxy, const QString &host, quint16 port)
    : m_proxy(proxy)
    , m_host(host)
    , m_port(port)
{
    m_output += Socks5::Version;
    if (m_proxy.user.isEmpty()) {
        m_output += char(1);
        m_output += static_cast<char>(Socks5::NoAuthentication);
    } else {
        m_output += char(2);
        m_output += static_cast<char>(Socks5::NoAuthentication);
        m_output += static_cast<char>(Socks5::UserPassword);
    }
}

/// How many octets the answer to the step has, as far as is known.
qsizetype Socks5Client::wanted() const
{
    if (m_step != Step::Reply)
        return 2;
    if (m_answer.size() < ReplyHeaderSize)
        return ReplyHeaderSize;
    return ReplyHeaderSize - 1
        + Socks5::addressSize(static_cast<quint8>(m_answer[3]), static_cast<quint8>(m_answer[4]));
}

qsizetype Socks5Client::receive(QByteArrayView octets)
{
    qsizetype count = 0;
    while (!isOver() && count < octets.size()) {
        const qsizetype part = std::min(wanted() - m_answer.size(), octets.size() - count);
        m_answer.append(octets.sliced(count, part));
        count += part;
        readStep();
    }
    return count;
}

void Socks5Client::readStep()
{
    const char version = m_step == Step::Authentication ? Socks5::PasswordVersion : Socks5::Version;
    if (m_answer[0] != version) {
        fail(ErrorCode::ProxyInvalid, u"it does not speak SOCKS5"_s);
        return;
    }
    if (m_step == Step::Reply && m_answer.size() == ReplyHeaderSize) {
        readReply();
        return;
    }
    if (m_answer.size() < wanted())
        return;
    switch (m_step) {
    case Step::Method:
        readMethod();
        break;
    case Step::Authentication:
        if (m_answer[1] != 0)
            fail(ErrorCode::ProxyRefused, u"SOCKS5 authentication failed"_s);
        else
            sendRequest();
        break;
    case Step::Reply:
        m_complete = true;
        break;
    }
}

void Socks5Client::readMethod()
{
    const auto method = static_cast<quint8>(m_answer[1]);
    if (method == Socks5::NoAuthentication) {
        sendRequest();
    } else if (method == Socks5::UserPassword && !m_proxy.user.isEmpty()) {
        const QByteArray user = m_proxy.user.toUtf8();
        const QByteArray password = m_proxy.password.toUtf8();
        m_output += Socks5::PasswordVersion;
        m_output += static_cast<char>(user.size());
        m_output += user;
        m_output += static_cast<char>(password.size());
        m_output += password;
        m_step = Step::Authentication;
        m_answer.clear();
    } else if (method == Socks5::NoneAcceptable) {
        fail(ErrorCode::ProxyRefused, u"SOCKS5 wants another authentication"_s);
    } else {
        fail(ErrorCode::ProxyInvalid, u"it chose an authentication that was not offered"_s);
    }
}

void Socks5Client::sendRequest()
{
    m_step = Step::Reply;
    m_answer.clear();
    const auto address = Socks5::encodeAddress(m_host, m_port);
    if (!address) {
        fail(ErrorCode::ProxyRefused, u"SOCKS5 cannot ask for a host name of that length"_s);
        return;
    }
    m_output += Socks5::Version;
    m_output += static_cast<char>(Socks5::Connect);
    m_output += '\0';
    m_output += *address;
}

/// Judges what is known before the length of the bound address.
void Socks5Client::readReply()
{
    const auto reply = static_cast<quint8>(m_answer[1]);
    if (reply != Socks5::Succeeded)
        fail(ErrorCode::ProxyRefused, u"SOCKS5 reply %1, %2"_s.arg(reply).arg(replyText(reply)));
    else if (Socks5::addressSize(static_cast<quint8>(m_answer[3]), 0) == 0)
        fail(ErrorCode::ProxyInvalid, u"it bound an address of an unknown type"_s);
    else if (m_answer.size() == wanted())
        m_complete = true;
}

} // namespace Framescope
