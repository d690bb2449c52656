#include "ui/message/textlinebuilder.h"

#include "ui/widgets/visibletext.h"

#include <algorithm>
#include <utility>

namespace Framescope {

void TextLineBuilder::append(QByteArrayView octets, std::optional<TextSpan::Kind> kind)
{
    if (m_isFull)
        return;
    visitVisibleText(octets, [this, kind](QStringView text, bool isEscape) {
        if (isEscape)
            appendEscape(text);
        else
            appendText(text, kind);
    });
}

void TextLineBuilder::endLine()
{
    if (m_lines.size() < MaxTextLines)
        m_lines.append(std::move(m_line));
    else
        m_isFull = true;
    m_line = {};
}

LaidOutText TextLineBuilder::take()
{
    endLine();
    return { std::exchange(m_lines, {}), std::exchange(m_isFull, false) };
}

void TextLineBuilder::appendText(QStringView text, std::optional<TextSpan::Kind> kind)
{
    while (!text.isEmpty()) {
        breakLongLine(text.size() == 2 ? 2 : 1); // a surrogate pair comes alone and stays together
        const qsizetype room = MaxLineLength - m_line.text.size();
        const QStringView part = text.first(std::min(room, text.size()));
        const int start = static_cast<int>(m_line.text.size());
        m_line.text.append(part);
        if (kind)
            mark(start, *kind);
        text = text.sliced(part.size());
    }
}

void TextLineBuilder::appendEscape(QStringView escape)
{
    breakLongLine(escape.size());
    const int start = static_cast<int>(m_line.text.size());
    m_line.text.append(escape);
    mark(start, TextSpan::Kind::Escape);
}

void TextLineBuilder::breakLongLine(qsizetype needed)
{
    if (m_line.text.size() + needed <= MaxLineLength)
        return;
    m_line.continues = true;
    endLine();
}

/// Marks from \a start to the end of the line; joins a neighbour of the same kind.
void TextLineBuilder::mark(int start, TextSpan::Kind kind)
{
    const int length = static_cast<int>(m_line.text.size()) - start;
    if (!m_line.spans.isEmpty()) {
        TextSpan &last = m_line.spans.last();
        if (last.kind == kind && last.start + last.length == start) {
            last.length += length;
            return;
        }
    }
    m_line.spans.append({ start, length, kind });
}

LaidOutText plainLines(QByteArrayView octets)
{
    TextLineBuilder builder;
    while (!builder.isFull()) {
        const qsizetype end = octets.indexOf('\n');
        if (end < 0)
            break;
        QByteArrayView line = octets.first(end);
        if (line.endsWith('\r'))
            line.chop(1);
        builder.append(line);
        builder.endLine();
        octets = octets.sliced(end + 1);
    }
    builder.append(octets);
    return builder.take();
}

} // namespace Framescope
