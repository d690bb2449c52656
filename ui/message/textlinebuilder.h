#pragma once

#include "ui/message/textline.h"

#include <QByteArrayView>

#include <optional>

namespace Framescope {

/// Makes lines for the screen out of octets from a peer. Octets that are not UTF-8, control
/// characters and characters that change the direction of writing come out as visible escapes, so
/// that nothing is hidden and nothing acts. Long lines are broken, because laying out a line takes
/// time that grows with its length. Lines beyond MaxTextLines are dropped.
class TextLineBuilder
{
public:
    static constexpr qsizetype MaxLineLength = 1000; ///< characters

    /// Adds \a octets to the line, as one span if there is a \a kind. Escapes within have a span of
    /// their own. A character must not be torn apart between two calls.
    void append(QByteArrayView octets, std::optional<TextSpan::Kind> kind = std::nullopt);
    void endLine();

    /// There are as many lines as there may be, and more was added.
    bool isFull() const { return m_isFull; }

    /// All lines, the unfinished one included; the builder is empty again.
    LaidOutText take();

private:
    void appendText(QStringView text, std::optional<TextSpan::Kind> kind);
    void appendEscape(QStringView escape);
    void breakLongLine(qsizetype needed);
    void mark(int start, TextSpan::Kind kind);

    QList<TextLine> m_lines;
    TextLine m_line;
    bool m_isFull = false;
};

/// \a octets as lines of text, broken after LF; the LF and a CR before it are not shown.
LaidOutText plainLines(QByteArrayView octets);

} // namespace Framescope
