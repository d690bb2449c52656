#include "app/cli/progressline.h"

#include <QtGlobal>

#include <cstdio>
#include <utility>

#ifndef Q_OS_WIN
#include <unistd.h>
#endif

namespace Framescope {

namespace {

bool isTerminal()
{
#ifdef Q_OS_WIN
    return false;
#else
    return ::isatty(STDERR_FILENO) == 1;
#endif
}

} // namespace

ProgressLine::ProgressLine()
    : m_isTerminal(isTerminal())
{
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(const QString &text)
{
    if (!m_isTerminal)
        return;
    write(text);
    m_isShown = true;
}

void ProgressLine::clear()
{
    if (std::exchange(m_isShown, false))
        write({});
}

/// In the place of what stands on the line.
void ProgressLine::write(const QString &text)
{
    const QByteArray line = "\r\x1b[K" + text.toUtf8();
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace Framescope
