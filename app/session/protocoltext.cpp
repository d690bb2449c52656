#include "app/session/protocoltext.h"

#include "protocol/wire/closestatus.h"
#include "protocol/wire/violation.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;

/// Rules, remarks and causes, whole; %1 and %2 stand for what is put in.
constexpr auto ProtocolSentences = std::to_array<const char *>({
    // The catalogue of rules
    QT_TRANSLATE_NOOP("ProtocolText",
        "A reserved bit is set although no negotiated extension gives it a meaning"),
    QT_TRANSLATE_NOOP("ProtocolText", "The opcode is reserved and has no meaning"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "The payload length is not written in the fewest octets possible"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "The most significant bit of the 64-bit payload length is not 0"),
    QT_TRANSLATE_NOOP("ProtocolText", "A frame from the client is not masked"),
    QT_TRANSLATE_NOOP("ProtocolText", "A frame from the server is masked"),
    QT_TRANSLATE_NOOP("ProtocolText", "A control frame is fragmented: its FIN bit is 0"),
    QT_TRANSLATE_NOOP("ProtocolText", "A control frame has a payload of more than 125 octets"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "A continuation frame came although no fragmented message is open"),
    QT_TRANSLATE_NOOP("ProtocolText", "A new message began before the fragmented one was finished"),
    QT_TRANSLATE_NOOP("ProtocolText", "A text message is not valid UTF-8"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "A Close frame has a body of one octet, too short for a status code"),
    QT_TRANSLATE_NOOP("ProtocolText", "A Close frame carries a status code that must not be sent"),
    QT_TRANSLATE_NOOP("ProtocolText", "The reason in a Close frame is not valid UTF-8"),
    QT_TRANSLATE_NOOP("ProtocolText", "A data frame was sent after a Close frame"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "RSV1 is set on a frame that is not the first of a data message"),
    QT_TRANSLATE_NOOP("ProtocolText", "A compressed message cannot be decompressed"),
    QT_TRANSLATE_NOOP("ProtocolText",
        "A compressed message refers to an earlier one although no context takeover was agreed on"),
    QT_TRANSLATE_NOOP("ProtocolText",
        "A compressed message refers further back than the window that was agreed on"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request head is not well-formed HTTP"),
    QT_TRANSLATE_NOOP("ProtocolText", "The method of the opening handshake is not GET"),
    QT_TRANSLATE_NOOP("ProtocolText", "The HTTP version of the opening handshake is below 1.1"),
    QT_TRANSLATE_NOOP("ProtocolText",
        "The request target is neither a path nor an absolute URI without fragment"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request does not have exactly one valid Host header"),
    QT_TRANSLATE_NOOP("ProtocolText", "The Upgrade header does not name websocket"),
    QT_TRANSLATE_NOOP("ProtocolText", "The Connection header does not name Upgrade"),
    QT_TRANSLATE_NOOP("ProtocolText", "Sec-WebSocket-Key is not a Base64 value of 16 octets"),
    QT_TRANSLATE_NOOP("ProtocolText", "Sec-WebSocket-Key stands more than once"),
    QT_TRANSLATE_NOOP("ProtocolText", "Sec-WebSocket-Version is not 13"),
    QT_TRANSLATE_NOOP("ProtocolText", "Sec-WebSocket-Version stands more than once"),
    QT_TRANSLATE_NOOP("ProtocolText", "Sec-WebSocket-Protocol is not a list of different tokens"),
    QT_TRANSLATE_NOOP("ProtocolText", "Sec-WebSocket-Extensions does not follow the grammar"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "The parameters with which permessage-deflate is offered are not legal"),
    QT_TRANSLATE_NOOP("ProtocolText", "The Origin header is not one origin"),
    QT_TRANSLATE_NOOP("ProtocolText",
        "The client sent data before the server had answered its opening handshake"),
    QT_TRANSLATE_NOOP("ProtocolText", "The response head is not well-formed HTTP"),
    QT_TRANSLATE_NOOP("ProtocolText", "The HTTP version of the answer is below 1.1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The status is not 101"),
    QT_TRANSLATE_NOOP("ProtocolText", "The Upgrade header is not websocket"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "Sec-WebSocket-Accept is not the value that follows from the key"),
    QT_TRANSLATE_NOOP("ProtocolText", "Sec-WebSocket-Accept stands more than once in the answer"),
    QT_TRANSLATE_NOOP("ProtocolText", "The subprotocol was not offered"),
    QT_TRANSLATE_NOOP("ProtocolText", "Sec-WebSocket-Protocol stands more than once in the answer"),
    QT_TRANSLATE_NOOP("ProtocolText", "The extensions are not among those offered"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "Sec-WebSocket-Extensions in the answer does not follow the grammar"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "Sec-WebSocket-Extensions stands more than once in the answer"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "The agreed parameters of permessage-deflate do not fit the offer"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "The server refuses the version and does not name one that it speaks"),
    // Details of violations and errors, remarks on headers
    QT_TRANSLATE_NOOP("ProtocolText", "%1 octets"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1 octets from the %2"),
    QT_TRANSLATE_NOOP("ProtocolText", "octet %1 of the reason"),
    QT_TRANSLATE_NOOP("ProtocolText", "it refers to octets before the first"),
    QT_TRANSLATE_NOOP("ProtocolText", "it ends inside a block"),
    QT_TRANSLATE_NOOP("ProtocolText", "0x%1 at octet %2 of the payload"),
    QT_TRANSLATE_NOOP("ProtocolText", "the last character is cut off"),
    QT_TRANSLATE_NOOP("ProtocolText", "the %1 %2 it during the opening handshake"),
    QT_TRANSLATE_NOOP("ProtocolText", "the peer reset it during the opening handshake"),
    QT_TRANSLATE_NOOP("ProtocolText",
        "the peer ended TCP during the opening handshake, and did not end TLS before (no "
        "close_notify)"),
    QT_TRANSLATE_NOOP("ProtocolText", "the peer ended it during the opening handshake"),
    QT_TRANSLATE_NOOP("ProtocolText", "the server ended it during the opening handshake"),
    QT_TRANSLATE_NOOP("ProtocolText", "the client ended it during the opening handshake"),
    QT_TRANSLATE_NOOP("ProtocolText", "the server ended it"),
    QT_TRANSLATE_NOOP("ProtocolText", "the client ended it before TLS"),
    QT_TRANSLATE_NOOP("ProtocolText", "the client ended it in the talk with SOCKS5"),
    QT_TRANSLATE_NOOP("ProtocolText", "it ended the connection without an answer"),
    QT_TRANSLATE_NOOP("ProtocolText", "The client speaks %1, and HTTP is spoken here"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "The client speaks TLS, and here is none: use ws:// in place of wss://"),
    QT_TRANSLATE_NOOP("ProtocolText", "the client does not speak TLS"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "TLS is spoken here: use wss:// or https:// in place of ws:// or http://"),
    QT_TRANSLATE_NOOP("ProtocolText", "The chunked coding of the request's body is broken"),
    QT_TRANSLATE_NOOP("ProtocolText", "The chunked coding of the response's body is broken"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request head is larger than this proxy reads"),
    QT_TRANSLATE_NOOP("ProtocolText", "The response head is larger than this proxy reads"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request head is larger than this server reads"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server answered without being asked"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server switched protocols without being asked"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server ended the connection without an answer"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request head was not finished in time"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server did not answer in time"),
    QT_TRANSLATE_NOOP("ProtocolText", "permessage-deflate was not agreed on"),
    QT_TRANSLATE_NOOP("ProtocolText", "nothing is held"),
    QT_TRANSLATE_NOOP("ProtocolText", "the folder cannot be made"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "it does not hold the key and the certificate of an authority"),
    QT_TRANSLATE_NOOP("ProtocolText", "its certificate has expired"),
    QT_TRANSLATE_NOOP("ProtocolText", "OpenSSL gave no reason"),
    QT_TRANSLATE_NOOP("ProtocolText", "no certificate for \"%1\": %2"),
    QT_TRANSLATE_NOOP("ProtocolText", "it is no regular file"),
    QT_TRANSLATE_NOOP("ProtocolText", "it is no ordinary file"),
    QT_TRANSLATE_NOOP("ProtocolText", "it is larger than %1 octets"),
    QT_TRANSLATE_NOOP("ProtocolText", "it belongs to another user"),
    QT_TRANSLATE_NOOP("ProtocolText", "others may read or change it (mode %1, not 600)"),
    QT_TRANSLATE_NOOP("ProtocolText", "it is too large"),
    QT_TRANSLATE_NOOP("ProtocolText", "there are too many unfinished files beside it"),
    QT_TRANSLATE_NOOP("ProtocolText", "there is no PEM certificate in it"),
    QT_TRANSLATE_NOOP("ProtocolText", "there is no PEM private key without pass phrase in it"),
    QT_TRANSLATE_NOOP("ProtocolText", "the disk is full"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1: it is no session file"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1: the file is gone"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request head is malformed: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "There are too many connections"),
    QT_TRANSLATE_NOOP("ProtocolText", "certificate required"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request target contains a line break or NUL"),
    QT_TRANSLATE_NOOP("ProtocolText", "The header field %1 contains a line break or NUL"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1 stands twice"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1 has a value"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1 is unknown"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1=%2 is not 8 to 15"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1 has no value"),
    QT_TRANSLATE_NOOP("ProtocolText", "client_max_window_bits was not offered"),
    QT_TRANSLATE_NOOP("ProtocolText", "server_no_context_takeover was demanded and is missing"),
    QT_TRANSLATE_NOOP("ProtocolText", "server_max_window_bits was demanded and is missing"),
    QT_TRANSLATE_NOOP("ProtocolText", "server_max_window_bits=%1 is more than the offered %2"),
    QT_TRANSLATE_NOOP("ProtocolText", "no legal offer"),
    QT_TRANSLATE_NOOP("ProtocolText", "Host stands %1 times"),
    QT_TRANSLATE_NOOP("ProtocolText", "Host is %1, which is no host"),
    QT_TRANSLATE_NOOP("ProtocolText", "The target names %1 and Host names %2"),
    QT_TRANSLATE_NOOP("ProtocolText", "The %1 head is not well-formed HTTP (%2)"),
    QT_TRANSLATE_NOOP("ProtocolText", "This proxy speaks HTTP/1.1, not HTTP/%1.%2"),
    QT_TRANSLATE_NOOP("ProtocolText", "This server speaks HTTP/1.1, not HTTP/%1.%2"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request has no HTTP version"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "The request announces a body, and an opening handshake has none"),
    QT_TRANSLATE_NOOP("ProtocolText", "CONNECT is not for this server"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request's body has no certain end: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The response's body has no certain end: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server answered in HTTP/%1.%2"),
    QT_TRANSLATE_NOOP("ProtocolText", "The field name is empty"),
    QT_TRANSLATE_NOOP("ProtocolText", "The field name contains a line break"),
    QT_TRANSLATE_NOOP("ProtocolText", "The field name contains a space"),
    QT_TRANSLATE_NOOP("ProtocolText", "The field name contains a character that no name may have"),
    QT_TRANSLATE_NOOP("ProtocolText", "The value contains a line break"),
    QT_TRANSLATE_NOOP("ProtocolText", "The value contains a control character"),
    QT_TRANSLATE_NOOP("ProtocolText", "Transfer-Encoding is empty"),
    QT_TRANSLATE_NOOP("ProtocolText", "Transfer-Encoding names %1, which is unknown"),
    QT_TRANSLATE_NOOP("ProtocolText", "Transfer-Encoding names chunked before its end"),
    QT_TRANSLATE_NOOP("ProtocolText", "Transfer-Encoding does not end with chunked"),
    QT_TRANSLATE_NOOP("ProtocolText", "Content-Length stands %1 times"),
    QT_TRANSLATE_NOOP("ProtocolText", "Content-Length is %1, which is no length"),
    QT_TRANSLATE_NOOP("ProtocolText", "It has both Transfer-Encoding and Content-Length"),
    QT_TRANSLATE_NOOP("ProtocolText", "HTTP/1.0 knows no Transfer-Encoding"),
    QT_TRANSLATE_NOOP("ProtocolText", "the head of its answer is larger than %1 octets"),
    QT_TRANSLATE_NOOP("ProtocolText", "it answered \"%1\""),
    QT_TRANSLATE_NOOP("ProtocolText", "it switched protocols without being asked"),
    QT_TRANSLATE_NOOP("ProtocolText", "line %1: %2"),
    QT_TRANSLATE_NOOP("ProtocolText", "no line end"),
    QT_TRANSLATE_NOOP("ProtocolText", "ends with LF instead of CR LF"),
    QT_TRANSLATE_NOOP("ProtocolText", "empty line before the start line"),
    QT_TRANSLATE_NOOP("ProtocolText", "no start line"),
    QT_TRANSLATE_NOOP("ProtocolText", "octets after the empty line"),
    QT_TRANSLATE_NOOP("ProtocolText", "the head does not end with an empty line"),
    QT_TRANSLATE_NOOP("ProtocolText", "no colon"),
    QT_TRANSLATE_NOOP("ProtocolText", "white space between field name and colon"),
    QT_TRANSLATE_NOOP("ProtocolText", "the field name is not a token"),
    QT_TRANSLATE_NOOP("ProtocolText", "white space before the first field"),
    QT_TRANSLATE_NOOP("ProtocolText", "folded line"),
    QT_TRANSLATE_NOOP("ProtocolText", "control character in the value"),
    QT_TRANSLATE_NOOP("ProtocolText", "not method, target and HTTP version"),
    QT_TRANSLATE_NOOP("ProtocolText", "the method is not a token"),
    QT_TRANSLATE_NOOP("ProtocolText", "not one target between two single spaces"),
    QT_TRANSLATE_NOOP("ProtocolText", "no status code of three digits"),
    QT_TRANSLATE_NOOP("ProtocolText", "no space after the status code"),
    QT_TRANSLATE_NOOP("ProtocolText", "control character in the reason phrase"),
    QT_TRANSLATE_NOOP("ProtocolText", "stands %1 times"),
    QT_TRANSLATE_NOOP("ProtocolText", "well-formed, %1 header fields"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1, and %2 more"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1 offered"),
    QT_TRANSLATE_NOOP("ProtocolText", "one stands twice"),
    QT_TRANSLATE_NOOP("ProtocolText", "legal parameters"),
    QT_TRANSLATE_NOOP("ProtocolText", "the request has no single key"),
    QT_TRANSLATE_NOOP("ProtocolText", "follows from the key"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1 instead of %2"),
    QT_TRANSLATE_NOOP("ProtocolText", "was offered"),
    QT_TRANSLATE_NOOP("ProtocolText", "%1 was not offered"),
    QT_TRANSLATE_NOOP("ProtocolText", "agreed to twice"),
    QT_TRANSLATE_NOOP("ProtocolText", "fits the offer"),
    QT_TRANSLATE_NOOP("ProtocolText", "The target %1 is nothing that a proxy could go to"),
    QT_TRANSLATE_NOOP("ProtocolText", "This is a proxy, and the target %1 names no host"),
    QT_TRANSLATE_NOOP(
        "ProtocolText", "This is a WebSocket server, and the request asks for no upgrade"),
    QT_TRANSLATE_NOOP("ProtocolText", "The web page was asked for"),
    QT_TRANSLATE_NOOP("ProtocolText", "The request has no Origin (see --require-origin)"),
    QT_TRANSLATE_NOOP("ProtocolText", "Origin %1 is not allowed (see --origin)"),
    QT_TRANSLATE_NOOP("ProtocolText", "The opening handshake was not finished in time"),
    QT_TRANSLATE_NOOP("ProtocolText", "This server has as many connections as it allows"),
    QT_TRANSLATE_NOOP("ProtocolText", "it does not speak SOCKS5"),
    QT_TRANSLATE_NOOP("ProtocolText", "SOCKS5 authentication failed"),
    QT_TRANSLATE_NOOP("ProtocolText", "SOCKS5 wants another authentication"),
    QT_TRANSLATE_NOOP("ProtocolText", "it chose an authentication that was not offered"),
    QT_TRANSLATE_NOOP("ProtocolText", "SOCKS5 cannot ask for a host name of that length"),
    QT_TRANSLATE_NOOP("ProtocolText", "SOCKS5 reply %1, %2"),
    QT_TRANSLATE_NOOP("ProtocolText", "it bound an address of an unknown type"),
    QT_TRANSLATE_NOOP("ProtocolText", "the client does not speak SOCKS5"),
    QT_TRANSLATE_NOOP("ProtocolText", "the client insists on authentication"),
    QT_TRANSLATE_NOOP("ProtocolText", "SOCKS5 command %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "SOCKS5 address type %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "the SOCKS5 request names no host"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server's host was not found: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server refused the TCP connection: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server did not take the TCP connection in time: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server did not finish the TLS handshake in time: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "TLS with the server failed: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server's certificate is not trusted: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The next proxy could not be reached: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The next proxy refused: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The next proxy does not answer as one: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The next proxy did not connect in time: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server that was asked for is this proxy itself: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "The server could not be reached: %1"),
    QT_TRANSLATE_NOOP("ProtocolText", "http://HOST:PORT or socks5://HOST:PORT is expected"),
    QT_TRANSLATE_NOOP("ProtocolText", "the scheme is %1, not http or socks5"),
    QT_TRANSLATE_NOOP("ProtocolText", "it names no host"),
    QT_TRANSLATE_NOOP("ProtocolText", "the port is 0"),
    QT_TRANSLATE_NOOP("ProtocolText", "something follows the port"),
    QT_TRANSLATE_NOOP("ProtocolText", "a user name with a colon cannot be sent (RFC 7617 §2)"),
    QT_TRANSLATE_NOOP("ProtocolText", "the user name or the password is longer than 255 octets"),
    QT_TRANSLATE_NOOP("ProtocolText", "it is empty"),
    QT_TRANSLATE_NOOP("ProtocolText", "it does not begin with ws:// or wss://"),
    QT_TRANSLATE_NOOP("ProtocolText", "the scheme is %1, not ws or wss"),
    QT_TRANSLATE_NOOP("ProtocolText", "it has a fragment (#%1)"),
    QT_TRANSLATE_NOOP("ProtocolText", "it has a user name; send it in an Authorization header"),
});

/// What stands for a close status code, or is put into a sentence where it names somebody or
/// something.
constexpr auto ProtocolNames = std::to_array<const char *>({
    QT_TRANSLATE_NOOP("ProtocolText", "normal closure"),
    QT_TRANSLATE_NOOP("ProtocolText", "going away"),
    QT_TRANSLATE_NOOP("ProtocolText", "protocol error"),
    QT_TRANSLATE_NOOP("ProtocolText", "unsupported data"),
    QT_TRANSLATE_NOOP("ProtocolText", "no status received"),
    QT_TRANSLATE_NOOP("ProtocolText", "abnormal closure"),
    QT_TRANSLATE_NOOP("ProtocolText", "invalid payload data"),
    QT_TRANSLATE_NOOP("ProtocolText", "policy violation"),
    QT_TRANSLATE_NOOP("ProtocolText", "message too big"),
    QT_TRANSLATE_NOOP("ProtocolText", "mandatory extension"),
    QT_TRANSLATE_NOOP("ProtocolText", "internal error"),
    QT_TRANSLATE_NOOP("ProtocolText", "service restart"),
    QT_TRANSLATE_NOOP("ProtocolText", "try again later"),
    QT_TRANSLATE_NOOP("ProtocolText", "bad gateway"),
    QT_TRANSLATE_NOOP("ProtocolText", "TLS handshake failed"),
    QT_TRANSLATE_NOOP("ProtocolText", "private use"),
    QT_TRANSLATE_NOOP("ProtocolText", "reserved"),
    QT_TRANSLATE_NOOP("ProtocolText", "registered"),
    QT_TRANSLATE_NOOP("ProtocolText", "server"),
    QT_TRANSLATE_NOOP("ProtocolText", "client"),
    QT_TRANSLATE_NOOP("ProtocolText", "ended"),
    QT_TRANSLATE_NOOP("ProtocolText", "reset"),
    QT_TRANSLATE_NOOP("ProtocolText", "request"),
    QT_TRANSLATE_NOOP("ProtocolText", "response"),
    QT_TRANSLATE_NOOP("ProtocolText", "succeeded"),
    QT_TRANSLATE_NOOP("ProtocolText", "general SOCKS server failure"),
    QT_TRANSLATE_NOOP("ProtocolText", "connection not allowed by ruleset"),
    QT_TRANSLATE_NOOP("ProtocolText", "Network unreachable"),
    QT_TRANSLATE_NOOP("ProtocolText", "Host unreachable"),
    QT_TRANSLATE_NOOP("ProtocolText", "Connection refused"),
    QT_TRANSLATE_NOOP("ProtocolText", "TTL expired"),
    QT_TRANSLATE_NOOP("ProtocolText", "Command not supported"),
    QT_TRANSLATE_NOOP("ProtocolText", "Address type not supported"),
    QT_TRANSLATE_NOOP("ProtocolText", "unassigned"),
});

/// The sentences into which names are put; any other takes what came from outside.
constexpr std::array SentencesOfNames { "the %1 %2 it during the opening handshake",
    "%1 octets from the %2", "The %1 head is not well-formed HTTP (%2)", "SOCKS5 reply %1, %2" };

QString fromProtocol(const char *english)
{
    return QCoreApplication::translate("ProtocolText", english);
}

/// A name in the language of the program; what is none comes back as it is.
QString protocolName(const QString &english)
{
    const auto known = std::ranges::find_if(
        ProtocolNames, [&english](const char *name) { return english == QLatin1StringView(name); });
    return known == ProtocolNames.end() ? english : fromProtocol(*known);
}

/// A sentence cut at its %1 and %2.
class ProtocolPattern
{
public:
    explicit ProtocolPattern(const char *english)
        : m_english(english)
        , m_takesNames(std::ranges::any_of(SentencesOfNames,
              [english](const char *other) { return qstrcmp(english, other) == 0; }))
    {
        const QString sentence = QString::fromUtf8(english);
        qsizetype begin = 0;
        for (qsizetype at = sentence.indexOf(u'%'); at >= 0; at = sentence.indexOf(u'%', begin)) {
            m_pieces.append(sentence.sliced(begin, at - begin));
            begin = at + 2;
        }
        m_pieces.append(sentence.sliced(begin));
        for (const QString &piece : std::as_const(m_pieces))
            m_literals += piece.size();
    }

    qsizetype literals() const { return m_literals; }

    /// Sets \a arguments to what stands in \a text for %1 and %2.
    bool matches(const QString &text, QStringList *arguments) const
    {
        const QString &first = m_pieces.constFirst();
        if (m_pieces.size() == 1)
            return text == first;
        const QString &last = m_pieces.constLast();
        if (text.size() < m_literals || !text.startsWith(first) || !text.endsWith(last))
            return false;
        const qsizetype end = text.size() - last.size();
        qsizetype begin = first.size();
        for (qsizetype i = 1; i < m_pieces.size(); ++i) {
            const bool isLast = i + 1 == m_pieces.size();
            const qsizetype at = isLast ? end : text.indexOf(m_pieces.at(i), begin);
            if (at < begin || at > end)
                return false;
            arguments->append(text.sliced(begin, at - begin));
            begin = at + m_pieces.at(i).size();
        }
        return true;
    }

    QString fill(QStringList arguments) const
    {
        QString text = fromProtocol(m_english);
        if (m_takesNames)
            std::ranges::transform(arguments, arguments.begin(), [](const QString &argument) {
                const QString name = protocolName(argument);
                return name == argument ? protocolText(argument) : name;
            });
        else if (!arguments.isEmpty() && m_pieces.at(m_pieces.size() - 2).endsWith(": "_L1))
            arguments.last() = protocolText(arguments.constLast()); // the cause
        switch (arguments.size()) {
        case 0:
            return text;
        case 1:
            return text.arg(arguments.constFirst());
        default:
            return text.arg(arguments.at(0), arguments.at(1));
        }
    }

private:
    const char *m_english;
    bool m_takesNames;
    QStringList m_pieces;
    qsizetype m_literals = 0;
};

/// Those that say most come first: "%1 was not offered" before "%1 offered".
const std::vector<ProtocolPattern> &protocolPatterns()
{
    static const std::vector<ProtocolPattern> sorted = [] {
        std::vector<ProtocolPattern> all;
        all.reserve(std::size(ProtocolSentences));
        for (const char *sentence : ProtocolSentences)
            all.emplace_back(sentence);
        std::ranges::stable_sort(all, std::greater<>(), &ProtocolPattern::literals);
        return all;
    }();
    return sorted;
}

} // namespace

QString protocolText(const QString &english)
{
    QStringList arguments;
    for (const ProtocolPattern &pattern : protocolPatterns()) {
        arguments.clear();
        if (pattern.matches(english, &arguments))
            return pattern.fill(arguments);
    }
    return english;
}

QString ruleText(const RuleInfo &rule)
{
    return fromProtocol(rule.text.data());
}

QString spokenViolation(const Violation &violation)
{
    const QString text = ruleText(ruleInfo(violation.rule));
    return violation.detail.isEmpty() ? text
                                      : u"%1 (%2)"_s.arg(text, protocolText(violation.detail));
}

QString closeStatusText(quint16 code)
{
    return protocolName(closeStatusName(code));
}

} // namespace Framescope
