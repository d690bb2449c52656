#include "tests/benchmarks/load/loadserver.h"

#include "tests/benchmarks/load/epoll.h"

#include <sys/socket.h>

#include <cstdio>
#include <cstring>
#include <map>
#include <utility>

namespace Load {

namespace {

constexpr std::size_t ListenerToken = 0;

/// Enough for every message of a benchmark, with room to spare.
constexpr std::size_t Room = 512 * 1024;

struct Peer
{
    Socket socket;
    std::string input; ///< octets of a head or frame that is not complete
    std::string output;
    bool open = false;
    bool waits = false;
};

class Server
{
public:
    Server(ServerMode mode, std::uint16_t port)
        : m_mode(mode)
        , m_listener(Socket::listenOn(port))
    {
        m_poller.add(m_listener, ListenerToken);
        std::printf("%u\n", static_cast<unsigned>(m_listener.localPort()));
        std::fflush(stdout);
    }

    [[noreturn]] void run()
    {
        for (;;) {
            for (const Poller::Ready &ready : m_poller.wait(-1)) {
                if (ready.token == ListenerToken)
                    accept();
                else
                    serve(ready.token);
            }
        }
    }

private:
    void accept()
    {
        const int descriptor = ::accept4(m_listener.descriptor(), nullptr, nullptr, SOCK_NONBLOCK);
        if (descriptor < 0)
            return;
        const std::size_t token = ++m_tokens;
        Peer &peer = m_peers[token];
        peer.socket = Socket(descriptor);
        m_poller.add(peer.socket, token);
    }

    void serve(std::size_t token)
    {
        const auto found = m_peers.find(token);
        if (found == m_peers.end())
            return;
        Peer &peer = found->second;
        const std::int64_t count = peer.output.size() > Room ? 0 : peer.socket.read(m_room);
        if (count < 0) {
            m_peers.erase(found);
            return;
        }
        const std::string_view octets(m_room.data(), static_cast<std::size_t>(count));
        if (!peer.open || m_mode == ServerMode::Echo)
            take(peer, octets);
        flush(peer, token);
    }

    void take(Peer &peer, std::string_view octets)
    {
        peer.input += octets;
        if (!peer.open) {
            const std::size_t end = peer.input.find("\r\n\r\n");
            if (end == std::string::npos)
                return;
            peer.input.erase(0, end + 4);
            peer.open = true;
            peer.output += "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                           "Connection: Upgrade\r\n"
                           "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
        }
        std::size_t at = 0;
        while (const std::size_t size = echoFrame(peer, at))
            at += size;
        peer.input.erase(0, at);
    }

    /// Returns its octets, 0 if the frame at \a at is not complete.
    static std::size_t echoFrame(Peer &peer, std::size_t at)
    {
        const auto *octets = reinterpret_cast<const unsigned char *>(peer.input.data()) + at;
        const std::size_t available = peer.input.size() - at;
        if (available < 2)
            return 0;
        std::size_t length = octets[1] & 0x7F;
        const std::size_t extended = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (available < 2 + extended + 4)
            return 0;
        if (extended > 0) {
            length = 0;
            for (std::size_t i = 0; i < extended; ++i)
                length = length << 8 | octets[2 + i];
        }
        const std::size_t size = 2 + extended + 4 + length;
        if (available < size)
            return 0;
        peer.output += static_cast<char>(octets[0]);
        peer.output += static_cast<char>(octets[1] & 0x7F);
        peer.output.append(reinterpret_cast<const char *>(octets) + 2, extended);
        const unsigned char *key = octets + 2 + extended;
        const std::size_t begin = peer.output.size();
        peer.output.append(reinterpret_cast<const char *>(key) + 4, length);
        std::uint32_t word = 0;
        std::memcpy(&word, key, sizeof word);
        std::size_t i = 0;
        for (; i + 4 <= length; i += 4) {
            std::uint32_t four = 0;
            std::memcpy(&four, peer.output.data() + begin + i, sizeof four);
            four ^= word;
            std::memcpy(peer.output.data() + begin + i, &four, sizeof four);
        }
        for (; i < length; ++i)
            peer.output[begin + i] = static_cast<char>(peer.output[begin + i] ^ key[i % 4]);
        return size;
    }

    void flush(Peer &peer, std::size_t token)
    {
        if (!peer.output.empty()) {
            const std::int64_t written = peer.socket.write(peer.output);
            if (written > 0)
                peer.output.erase(0, static_cast<std::size_t>(written));
        }
        const bool waits = !peer.output.empty();
        if (std::exchange(peer.waits, waits) != waits)
            m_poller.change(peer.socket, token, waits);
    }

    const ServerMode m_mode;
    Socket m_listener;
    Poller m_poller;
    std::map<std::size_t, Peer> m_peers;
    std::size_t m_tokens = ListenerToken;
    std::vector<char> m_room = std::vector<char>(256 * 1024);
};

} // namespace

void runServer(ServerMode mode, std::uint16_t port)
{
    Server(mode, port).run();
}

} // namespace Load
