#include "app/cli/consoleoutput.h"

#include <QTextStream>

#include <cstdio>

namespace Framescope {

namespace {

constexpr qsizetype FlushSize = 64 * 1024;

} // namespace

ConsoleOutput::ConsoleOutput(QObject *parent)
    : QObject(parent)
{
    m_failed = !m_file.open(fileno(stdout), QIODevice::WriteOnly | QIODevice::Unbuffered);
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(0);
    connect(&m_flushTimer, &QTimer::timeout, this, &ConsoleOutput::flush);
}

ConsoleOutput::~ConsoleOutput()
{
    flush();
}

void ConsoleOutput::endLine()
{
    m_buffer += '\n';
    if (m_buffer.size() >= FlushSize)
        flush();
    else if (!m_flushTimer.isActive())
        m_flushTimer.start();
}

void ConsoleOutput::writeLine(QByteArrayView line)
{
    m_buffer += line;
    endLine();
}

void ConsoleOutput::flush()
{
    if (!m_failed && m_file.write(m_buffer) != m_buffer.size()) {
        m_failed = true;
        emit failed();
    }
    m_buffer.resize(0);
}

void complain(const QString &sentence)
{
    QTextStream(stderr) << QStringLiteral("framescope-cli: %1\n").arg(sentence);
}

} // namespace Framescope
