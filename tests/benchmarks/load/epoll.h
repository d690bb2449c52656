#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace Load {

/// A non-blocking TCP socket. Closed with the object.
class Socket
{
public:
    Socket() = default;
    explicit Socket(int descriptor);
    Socket(Socket &&other) noexcept;
    Socket &operator=(Socket &&other) noexcept;
    ~Socket();

    /// Both end the program with a sentence if it fails.
    static Socket connectTo(std::uint16_t port);
    static Socket listenOn(std::uint16_t port);

    int descriptor() const { return m_descriptor; }
    /// Octets taken; 0 if none can be just now, -1 if the connection is over.
    std::int64_t read(std::span<char> room) const;
    std::int64_t write(std::string_view octets) const;
    /// The port that it is bound to.
    std::uint16_t localPort() const;

private:
    int m_descriptor = -1;
};

/// epoll, level-triggered. A token names each socket.
class Poller
{
public:
    struct Ready
    {
        std::size_t token;
        bool readable;
        bool writable;
    };

    Poller();
    ~Poller();
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;

    void add(const Socket &socket, std::size_t token, bool alsoWritable = false) const;
    void change(const Socket &socket, std::size_t token, bool alsoWritable) const;
    /// Waits up to \a milliseconds.
    std::vector<Ready> wait(int milliseconds) const;

private:
    int m_descriptor = -1;
};

[[noreturn]] void fail(const std::string &sentence);

} // namespace Load
