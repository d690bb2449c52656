#include "protocol/endpoint/readinesspoll.h"

#include "protocol/endpoint/readnotifier.h"

#ifdef Q_OS_LINUX
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#endif

namespace Framescope {

#ifdef Q_OS_LINUX

namespace {

/// Told of before timers and others have their turn.
constexpr int ToldAtOnce = 256;

} // namespace

std::shared_ptr<ReadinessPoll> ReadinessPoll::ofThisThread()
{
    static thread_local std::weak_ptr<ReadinessPoll> shared;
    if (auto poll = shared.lock())
        return poll;
    const int descriptor = ::epoll_create1(EPOLL_CLOEXEC);
    if (descriptor < 0)
        return {};
    const std::shared_ptr<ReadinessPoll> poll(new ReadinessPoll(descriptor));
    shared = poll;
    return poll;
}

ReadinessPoll::ReadinessPoll(int descriptor)
    : m_descriptor(descriptor)
    , m_notifier(descriptor, QSocketNotifier::Read)
{
    QObject::connect(
        &m_notifier, &QSocketNotifier::activated, &m_notifier, [this] { tellReady(); });
}

ReadinessPoll::~ReadinessPoll()
{
    m_notifier.setEnabled(false);
    ::close(m_descriptor);
}

std::optional<ReadinessPoll::Entry> ReadinessPoll::add(int descriptor, ReadNotifier &notifier)
{
    epoll_event event {};
    event.events = EPOLLIN;
    event.data.u64 = ++m_lastEntry;
    if (::epoll_ctl(m_descriptor, EPOLL_CTL_ADD, descriptor, &event) != 0)
        return std::nullopt;
    m_notifiers.insert(m_lastEntry, &notifier);
    return m_lastEntry;
}

void ReadinessPoll::remove(int descriptor, Entry entry)
{
    m_notifiers.remove(entry);
    epoll_event unused {};
    ::epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, &unused);
}

void ReadinessPoll::tellReady()
{
    const auto self = shared_from_this(); // whoever is told may let the last notifier go
    std::array<epoll_event, ToldAtOnce> events;
    const int count = ::epoll_wait(m_descriptor, events.data(), ToldAtOnce, 0);
    for (int i = 0; i < count; ++i) {
        // One who was told before may have removed it.
        if (ReadNotifier *notifier
            = m_notifiers.value(events[static_cast<std::size_t>(i)].data.u64))
            notifier->tell();
    }
}

#else

std::shared_ptr<ReadinessPoll> ReadinessPoll::ofThisThread()
{
    return {};
}

ReadinessPoll::~ReadinessPoll() = default;

std::optional<ReadinessPoll::Entry> ReadinessPoll::add(int, ReadNotifier &)
{
    return std::nullopt;
}

void ReadinessPoll::remove(int, Entry) { }

#endif

} // namespace Framescope
