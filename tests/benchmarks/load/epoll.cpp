#include "tests/benchmarks/load/epoll.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace Load {

namespace {

sockaddr_in loopback(std::uint16_t port)
{
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void control(int poller, int operation, int descriptor, std::size_t token, bool alsoWritable)
{
    epoll_event event {};
    event.events = EPOLLIN | (alsoWritable ? EPOLLOUT : 0U);
    event.data.u64 = token;
    if (::epoll_ctl(poller, operation, descriptor, &event) != 0)
        fail("epoll_ctl");
}

std::int64_t outcome(ssize_t count)
{
    if (count > 0)
        return count;
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
}

} // namespace

void fail(const std::string &sentence)
{
    std::fprintf(stderr, "bench_load: %s: %s\n", sentence.c_str(), std::strerror(errno));
    std::exit(1);
}

Socket::Socket(int descriptor)
    : m_descriptor(descriptor)
{
    const int yes = 1;
    ::setsockopt(m_descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

Socket::Socket(Socket &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

Socket &Socket::operator=(Socket &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Socket::~Socket()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Socket Socket::connectTo(std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        fail("cannot connect to port " + std::to_string(port));
    return Socket(descriptor);
}

Socket Socket::listenOn(std::uint16_t port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const int yes = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    const sockaddr_in address = loopback(port);
    if (::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(descriptor, SOMAXCONN) != 0)
        fail("cannot listen on port " + std::to_string(port));
    return Socket(descriptor);
}

std::int64_t Socket::read(std::span<char> room) const
{
    return outcome(::recv(m_descriptor, room.data(), room.size(), MSG_DONTWAIT));
}

std::int64_t Socket::write(std::string_view octets) const
{
    return outcome(::send(m_descriptor, octets.data(), octets.size(), MSG_DONTWAIT | MSG_NOSIGNAL));
}

std::uint16_t Socket::localPort() const
{
    sockaddr_in address {};
    socklen_t size = sizeof address;
    ::getsockname(m_descriptor, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

Poller::Poller()
    : m_descriptor(::epoll_create1(0))
{
}

Poller::~Poller()
{
    ::close(m_descriptor);
}

void Poller::add(const Socket &socket, std::size_t token, bool alsoWritable) const
{
    control(m_descriptor, EPOLL_CTL_ADD, socket.descriptor(), token, alsoWritable);
}

void Poller::change(const Socket &socket, std::size_t token, bool alsoWritable) const
{
    control(m_descriptor, EPOLL_CTL_MOD, socket.descriptor(), token, alsoWritable);
}

std::vector<Poller::Ready> Poller::wait(int milliseconds) const
{
    std::array<epoll_event, 256> events {};
    const int count
        = ::epoll_wait(m_descriptor, events.data(), static_cast<int>(events.size()), milliseconds);
    std::vector<Ready> ready;
    for (int i = 0; i < count; ++i) {
        const epoll_event &event = events[static_cast<std::size_t>(i)];
        ready.push_back({ static_cast<std::size_t>(event.data.u64),
            (event.events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0,
            (event.events & EPOLLOUT) != 0 });
    }
    return ready;
}

} // namespace Load
