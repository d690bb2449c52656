#include "app/cli/stdinlines.h"

#include <QSocketNotifier>

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace Framescope {

StdinLines::StdinLines(QObject *parent)
    : QObject(parent)
    , m_notifier(new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this))
{
    m_notifier->setEnabled(false);
    connect(m_notifier, &QSocketNotifier::activated, this, &StdinLines::readMore);
}

void StdinLines::resume()
{
    if (m_running)
        return;
    m_running = true;
    m_notifier->setEnabled(!m_atEnd);
    handOut();
}

void StdinLines::pause()
{
    m_running = false;
    m_notifier->setEnabled(false);
}

void StdinLines::readMore()
{
    std::array<char, 64 * 1024> octets;
    const ssize_t count = ::read(STDIN_FILENO, octets.data(), octets.size());
    if (count < 0) {
        if (errno == EAGAIN || errno == EINTR)
            return;
        pause();
        emit failed(QString::fromLocal8Bit(std::strerror(errno)));
        return;
    }
    m_pending.append(octets.data(), count);
    m_atEnd = count == 0;
    m_notifier->setEnabled(!m_atEnd && m_running);
    handOut();
}

void StdinLines::handOut()
{
    qsizetype begin = 0;
    while (m_running) {
        qsizetype end = m_pending.indexOf('\n', std::max(begin, m_scanned));
        const bool last = end < 0;
        if (last && (!m_atEnd || begin == m_pending.size()))
            break;
        if (last)
            end = m_pending.size();
        QByteArray line = m_pending.sliced(begin, end - begin);
        if (line.endsWith('\r'))
            line.chop(1);
        begin = std::min(end + 1, m_pending.size());
        emit lineRead(line);
    }
    m_pending.remove(0, begin);
    m_scanned = m_running ? m_pending.size() : 0;
    if (!m_running)
        return;
    if (m_atEnd) {
        m_running = false;
        emit ended();
    } else if (m_pending.size() > LineLimit) {
        pause();
        emit failed(QStringLiteral("a line is longer than %1 octets").arg(LineLimit));
    }
}

} // namespace Framescope
