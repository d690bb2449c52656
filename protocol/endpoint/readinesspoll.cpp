#include "protocol/endpoint/readinesspoll.h"

#include "protocol/endpoint/readnotifier.h"

#ifdef Q_OS_LINUX
#include <sys/epoll.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>
#endif

namespace Framescope {

#ifdef Q_OS_LINUX

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

/// Told of at once, at most.
constexpr int ToldAtOnce = 256;
/// Timers and others have their turn after this, however much comes.
constexpr auto LongestStay = 500us;

/// Where there is one processor, who waits awake keeps away those that are waited for.
bool hasTwoProcessors()
{
    static const bool two = std::thread::hardware_concurrency() > 1;
    return two;
}

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
    const auto begun = Clock::now();
    tell();
    if (hasTwoProcessors() && m_wakefulness.woken(begun))
        m_wakefulness.stayedAwake(tellWhileAwake(begun));
    m_wakefulness.sleeps(Clock::now());
}

/// True if there was anything to tell of.
bool ReadinessPoll::tellWhileAwake(Wakefulness::Time begun)
{
    bool told = false;
    auto last = Clock::now();
    for (auto now = last; now - last < Wakefulness::Moment && now - begun < LongestStay;
         now = Clock::now()) {
        if (tell()) {
            told = true;
            last = Clock::now();
        } else {
            std::this_thread::yield(); // who is waited for may need this processor
        }
    }
    return told;
}

/// Tells those that have something. False if there are none.
bool ReadinessPoll::tell()
{
    std::array<epoll_event, ToldAtOnce> events;
    const int count = ::epoll_wait(m_descriptor, events.data(), ToldAtOnce, 0);
    for (int i = 0; i < count; ++i) {
        // One who was told before may have removed it.
        if (ReadNotifier *notifier
            = m_notifiers.value(events[static_cast<std::size_t>(i)].data.u64))
            notifier->tell();
    }
    return count > 0;
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
