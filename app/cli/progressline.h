#pragma once

#include <QString>

namespace Framescope {

/// A line on standard error that is written over as work goes on. Where that is no terminal there
/// is none.
class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine(); ///< clears
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(const QString &text);
    /// Before anything else is written there.
    void clear();

private:
    void write(const QString &text);

    const bool m_isTerminal;
    bool m_isShown = false;
};

} // namespace Framescope
