#include "protocol/handshake/clienthello.h"
#include "protocol/handshake/httpheadreader.h"
#include "protocol/handshake/protocolsniffer.h"
#include "protocol/handshake/proxyrequest.h"
#include "protocol/handshake/socks5server.h"
#include "tests/fuzz/fuzzing.h"

// The input is what the client of a forward proxy sends first: TLS, SOCKS5 or HTTP.

using namespace Framescope;

namespace {

void verifyClientHello(const QByteArray &input)
{
    const ClientHello whole = readClientHello(input);
    FUZZ_VERIFY(whole.serverName.size() <= input.size());
    // What is decided stays decided, whatever follows, and nothing is decided too early.
    for (qsizetype size = 0; size < input.size(); ++size) {
        const ClientHello begun = readClientHello(input.first(size));
        if (begun.state == ClientHello::State::Incomplete)
            continue;
        FUZZ_VERIFY(begun.state == whole.state);
        FUZZ_VERIFY(begun.serverName == whole.serverName);
        FUZZ_VERIFY(begun.applicationProtocols == whole.applicationProtocols);
        return;
    }
}

struct SocksTalk
{
    Socks5Server server;
    qsizetype used = 0;
    QByteArray output;

    SocksTalk(const QByteArray &input, qsizetype step)
    {
        Fuzz::inSteps(input, step, [this](const QByteArray &octets) {
            if (server.state() != Socks5Server::State::Talking)
                return;
            used += server.receive(octets);
            output += server.takeOutput();
        });
    }
};

/// Any split of the octets gives the same talk.
void verifySocks(const QByteArray &input)
{
    const SocksTalk whole(input, std::max<qsizetype>(1, input.size()));
    const SocksTalk inOctets(input, 1);
    FUZZ_VERIFY(whole.server.state() == inOctets.server.state());
    if (whole.server.state() == Socks5Server::State::Asked) // what is behind it is the tunnel's
        FUZZ_VERIFY(whole.used == inOctets.used);
    FUZZ_VERIFY(whole.output == inOctets.output);
    FUZZ_VERIFY(whole.server.host() == inOctets.server.host());
    FUZZ_VERIFY(whole.server.port() == inOctets.server.port());
    FUZZ_VERIFY(
        (whole.server.state() == Socks5Server::State::Refused) != whole.server.refusal().isEmpty());
}

void verifyProxyRequest(const QByteArray &input)
{
    HttpHeadReader reader;
    reader.read(input);
    if (!reader.isComplete())
        return;
    const RequestHead request = parseRequestHead(reader.octets());
    const auto problem = forwardProblem(request);
    if (problem && request.method != "CONNECT")
        return;
    const auto asked = readProxyRequest(request);
    if (!asked) {
        FUZZ_VERIFY(asked.error().status >= 400 && asked.error().status < 600);
        FUZZ_VERIFY(!asked.error().reason.isEmpty());
        return;
    }
    FUZZ_VERIFY(!asked->host.isEmpty());
    FUZZ_VERIFY(asked->port != 0);
    FUZZ_VERIFY(asked->isTunnel == asked->head.isEmpty());
    if (asked->isTunnel)
        return;
    // What goes on is one head, in origin-form, and still nothing that is doubtful.
    const RequestHead forwarded = parseRequestHead(asked->head);
    FUZZ_VERIFY(forwarded.octets == asked->head);
    FUZZ_VERIFY(forwarded.method == request.method);
    FUZZ_VERIFY(forwarded.target.startsWith('/') || forwarded.target == "*");
    FUZZ_VERIFY(!forwardProblem(forwarded));
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *octets, std::size_t size)
{
    const QByteArray input = Fuzz::input(octets, size);
    std::ignore = sniffProtocol(input);
    verifyClientHello(input);
    verifySocks(input);
    verifyProxyRequest(input);
    return 0;
}
