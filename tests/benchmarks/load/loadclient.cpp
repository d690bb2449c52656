#include "tests/benchmarks/load/loadclient.h"

#include "tests/benchmarks/load/epoll.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace Load {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::array<unsigned char, 4> Key { 0x37, 0xFA, 0x21, 0x3D };

/// Header of a frame as RFC 6455 §5.2 has it, without masking-key.
std::string header(std::size_t payload, bool masked)
{
    const unsigned mask = masked ? 0x80 : 0;
    std::string octets(1, '\x82');
    const auto put = [&octets](std::uint64_t value, int count) {
        for (int i = count - 1; i >= 0; --i)
            octets += static_cast<char>(value >> (8 * i));
    };
    if (payload <= 125) {
        put(mask | payload, 1);
    } else if (payload <= 0xFFFF) {
        put(mask | 126, 1);
        put(payload, 2);
    } else {
        put(mask | 127, 1);
        put(payload, 8);
    }
    return octets;
}

std::string maskedFrame(std::size_t payload)
{
    std::string frame = header(payload, true);
    frame.append(reinterpret_cast<const char *>(Key.data()), Key.size());
    for (std::size_t i = 0; i < payload; ++i)
        frame += static_cast<char>('a' + i % 26) ^ static_cast<char>(Key[i % Key.size()]);
    return frame;
}

class Client
{
public:
    explicit Client(const ClientOptions &options)
        : m_options(options)
        , m_frame(maskedFrame(options.payload))
        , m_answerSize(header(options.payload, false).size() + options.payload)
    {
        // As many frames in a row as may have to be sent at once.
        const std::size_t most
            = options.oneWay ? std::max<std::size_t>(1, 65536 / m_frame.size()) : options.inFlight;
        for (std::size_t i = 0; i < most; ++i)
            m_frames += m_frame;
        for (std::size_t i = 0; i < options.connections; ++i)
            open(i);
    }

    ClientResult run()
    {
        const auto begin = Clock::now();
        const auto end = begin + m_options.time;
        for (std::size_t i = 0; i < m_peers.size(); ++i)
            send(i, m_options.oneWay ? m_frames.size() : m_options.inFlight * m_frame.size());
        while (!isDone() && (m_options.messages > 0 || Clock::now() < end)) {
            for (const Poller::Ready &ready : m_poller.wait(100)) {
                if (ready.writable)
                    flush(ready.token);
                if (ready.readable)
                    receive(ready.token);
            }
        }
        ClientResult result;
        result.messages = m_done;
        result.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        if (!m_latencies.empty()) {
            const auto middle
                = m_latencies.begin() + static_cast<std::ptrdiff_t>(m_latencies.size() / 2);
            std::nth_element(m_latencies.begin(), middle, m_latencies.end());
            result.medianLatency = *middle;
        }
        return result;
    }

private:
    struct Peer
    {
        Socket socket;
        std::size_t owed = 0; ///< octets of frames that are still to be written
        std::size_t at = 0; ///< where in the frame that is being written
        std::size_t answered = 0; ///< octets of the answer that is being read
        bool waits = false; ///< until it can be written to
        Clock::time_point sent;
    };

    bool isDone() const { return m_options.messages > 0 && m_done >= m_options.messages; }

    void open(std::size_t token)
    {
        Peer &peer = m_peers.emplace_back();
        peer.socket = Socket::connectTo(m_options.port);
        const std::string request = "GET " + m_options.path
            + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(m_options.port)
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        peer.socket.write(request);
        std::string head;
        const auto deadline = Clock::now() + std::chrono::seconds(10);
        while (!head.ends_with("\r\n\r\n")) {
            char octet = 0;
            const std::int64_t count = peer.socket.read({ &octet, 1 });
            if (count < 0 || Clock::now() > deadline)
                fail("the opening handshake was not answered");
            if (count > 0)
                head += octet;
        }
        if (!head.starts_with("HTTP/1.1 101"))
            fail("the opening handshake was refused: " + head);
        m_poller.add(peer.socket, token);
    }

    void send(std::size_t token, std::size_t octets)
    {
        Peer &peer = m_peers[token];
        peer.sent = Clock::now();
        peer.owed += octets;
        flush(token);
    }

    void flush(std::size_t token)
    {
        Peer &peer = m_peers[token];
        for (;;) {
            while (peer.owed > 0) {
                const std::size_t count = std::min(peer.owed, m_frames.size() - peer.at);
                number(peer.at == 0 ? 0 : m_frame.size(), peer.at + count);
                const std::int64_t written
                    = peer.socket.write(std::string_view(m_frames).substr(peer.at, count));
                if (written < 0)
                    fail("a connection was lost");
                if (written == 0)
                    break;
                peer.owed -= static_cast<std::size_t>(written);
                peer.at = (peer.at + static_cast<std::size_t>(written)) % m_frame.size();
            }
            if (!m_options.oneWay || peer.owed > 0 || isDone())
                break;
            m_done += m_frames.size() / m_frame.size();
            peer.owed += m_frames.size();
        }
        const bool waits = peer.owed > 0;
        if (std::exchange(peer.waits, waits) != waits)
            m_poller.change(peer.socket, token, waits);
    }

    /// Gives the frames that begin between two places of m_frames payloads that no frame had
    /// before: who records could keep the same ones once.
    void number(std::size_t begin, std::size_t end)
    {
        if (m_options.alike)
            return;
        const std::size_t size = std::min(sizeof m_number, m_options.payload);
        for (std::size_t frame = begin; frame < end; frame += m_frame.size()) {
            ++m_number;
            std::memcpy(&m_frames[frame + m_frame.size() - m_options.payload], &m_number, size);
        }
    }

    void receive(std::size_t token)
    {
        Peer &peer = m_peers[token];
        const std::int64_t count = peer.socket.read(m_room);
        if (count < 0)
            fail("a connection was lost");
        peer.answered += static_cast<std::size_t>(count);
        const std::size_t complete = peer.answered / m_answerSize;
        if (complete == 0 || m_options.oneWay)
            return;
        if (m_options.inFlight == 1)
            m_latencies.push_back(
                std::chrono::duration<double, std::micro>(Clock::now() - peer.sent).count());
        peer.answered %= m_answerSize;
        m_done += complete;
        send(token, complete * m_frame.size());
    }

    const ClientOptions m_options;
    const std::string m_frame;
    const std::size_t m_answerSize; ///< octets of an answer on the wire
    std::string m_frames;
    Poller m_poller;
    std::vector<Peer> m_peers;
    std::vector<char> m_room = std::vector<char>(256 * 1024);
    std::vector<double> m_latencies;
    std::uint64_t m_done = 0;
    std::uint64_t m_number = 0; ///< of the frame that was numbered last
};

} // namespace

ClientResult runClient(const ClientOptions &options)
{
    return Client(options).run();
}

} // namespace Load
