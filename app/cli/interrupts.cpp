#include "app/cli/interrupts.h"

#ifndef Q_OS_WIN
#include <QSocketNotifier>

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#endif

namespace Framescope {

#ifndef Q_OS_WIN

namespace {

constexpr std::array Signals { SIGINT, SIGTERM };

/// A signal handler may do little more than write: one end for it, one for the event loop.
std::array<int, 2> wakeUp { -1, -1 };

void handleSignal(int)
{
    const char octet = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeUp[0], &octet, sizeof octet);
}

void setHandler(void (*handler)(int))
{
    struct sigaction action
    {
    };
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (const int signal : Signals)
        ::sigaction(signal, &action, nullptr);
}

} // namespace

Interrupts::Interrupts(QObject *parent)
    : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, wakeUp.data()) != 0)
        return; // then the signals keep their default meaning
    m_notifier = new QSocketNotifier(wakeUp[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char octet = 0;
        if (::read(wakeUp[1], &octet, sizeof octet) == sizeof octet)
            emit interrupted();
    });
    setHandler(handleSignal);
}

Interrupts::~Interrupts()
{
    if (!m_notifier)
        return;
    setHandler(SIG_DFL);
    for (int &end : wakeUp) {
        ::close(end);
        end = -1;
    }
}

#else

Interrupts::Interrupts(QObject *parent)
    : QObject(parent)
{
}

Interrupts::~Interrupts() = default;

#endif

} // namespace Framescope
