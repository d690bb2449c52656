#include "app/cli/consoleoutput.h"

#include "app/cli/octettext.h"

#include <QStringList>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace Framescope {

namespace {

using namespace std::chrono_literals;

constexpr qsizetype FlushSize = 64 * 1024;
/// What may wait for a reader before lines are left out.
constexpr qsizetype BacklogLimit = 4 * 1024 * 1024;
/// How long a reader may do nothing.
constexpr auto Patience = 250ms;
constexpr auto RetryPeriod = 10ms;

} // namespace

ConsoleOutput::ConsoleOutput(WhenUnread whenUnread, QObject *parent)
    : QObject(parent)
    , m_descriptor(fileno(stdout))
    , m_whenUnread(whenUnread)
{
    m_flushTimer.setSingleShot(true);
    connect(&m_flushTimer, &QTimer::timeout, this, &ConsoleOutput::flush);
}

ConsoleOutput::~ConsoleOutput()
{
    flush();
    while (m_failure.isEmpty() && !m_buffer.isEmpty() && m_descriptor.waitUntilWritable(Patience))
        writeNow();
    tellLeftOut();
}

void ConsoleOutput::endLine()
{
    m_buffer += '\n';
    m_lineBegun = false;
    if (m_buffer.size() > BacklogLimit && !makeRoom() && !m_lineBegun) {
        m_buffer.truncate(m_lines);
        ++m_leftOut;
        return;
    }
    m_lines = m_buffer.size();
    if (m_lines >= FlushSize)
        flush();
    else if (!m_flushTimer.isActive())
        m_flushTimer.start(0ms);
}

void ConsoleOutput::writeLine(QByteArrayView line)
{
    m_buffer += line;
    endLine();
}

void ConsoleOutput::flush()
{
    if (m_whenUnread == WhenUnread::LeaveOut) {
        writeNow();
        if (!m_buffer.isEmpty() && !m_flushTimer.isActive())
            m_flushTimer.start(RetryPeriod);
        return;
    }
    if (m_failure.isEmpty() && !m_descriptor.write(m_buffer))
        fail();
    m_buffer.resize(0);
    m_lines = 0;
}

/// Waits for a reader who reads, however slowly. False if there is none, and still too much.
bool ConsoleOutput::makeRoom()
{
    while (m_buffer.size() > BacklogLimit) {
        const qsizetype before = m_buffer.size();
        writeNow();
        const bool isStuck = m_buffer.size() == before;
        if (isStuck && (m_unread || !m_descriptor.waitUntilWritable(Patience))) {
            m_unread = true;
            return false;
        }
    }
    return true;
}

void ConsoleOutput::writeNow()
{
    const qsizetype written
        = m_failure.isEmpty() ? m_descriptor.writeNow(m_buffer) : m_buffer.size();
    if (written < 0)
        fail();
    if (written == 0)
        return;
    m_unread = false;
    if (written < 0 || written == m_buffer.size())
        m_buffer.resize(0);
    else
        m_buffer.remove(0, written);
    m_lineBegun = written > m_lines;
    m_lines = std::clamp<qsizetype>(m_lines - written, 0, m_buffer.size());
    tellLeftOut();
}

void ConsoleOutput::fail()
{
    m_failure = errno == EPIPE
        ? QStringLiteral("Nobody reads the output any more.")
        : QStringLiteral("The output cannot be written: %1.").arg(qt_error_string(errno));
    emit failed();
}

void ConsoleOutput::tellLeftOut()
{
    if (const quint64 lines = std::exchange(m_leftOut, 0))
        complain(
            QStringLiteral("%1 lines were left out of the output, which nobody read.").arg(lines));
}

void complain(const QString &sentence)
{
    static const OutputDescriptor standardError(fileno(stderr));
    // In one piece, or not at all: half a sentence would spoil the next.
    if (!standardError.waitUntilWritable(0ms))
        return;
    QStringList lines;
    for (const QString &line : sentence.split(u'\n'))
        lines.append(sentenceText(line));
    standardError.writeNow(QStringLiteral("framescope-cli: %1\n").arg(lines.join(u'\n')).toUtf8());
}

} // namespace Framescope
