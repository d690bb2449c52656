#include "ui/widgets/codelayout.h"

#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QtMath>

#include <algorithm>

namespace Framescope {

CodeLayout::CodeLayout(QTextDocument *document)
    : QPlainTextDocumentLayout(document)
{
}

void CodeLayout::setLineHeight(int height)
{
    if (height == m_lineHeight)
        return;
    m_lineHeight = height;
    documentChanged(0, 0, document()->characterCount());
    emit documentSizeChanged(documentSize());
}

qreal CodeLayout::boxHeight(const QTextLine &line) const
{
    return std::max<qreal>(m_lineHeight, qCeil(line.height()));
}

/// The text stands in its middle.
QRectF CodeLayout::lineBox(const QTextLine &line) const
{
    QRectF box = line.naturalTextRect();
    box.setHeight(boxHeight(line));
    box.moveTop(line.y() - qFloor((box.height() - line.height()) / 2));
    return box;
}

/// Whoever paints, measures or counts lines asks for this first. The lines may have been laid out
/// again since, so that they are placed each time; that is a few numbers a line.
QRectF CodeLayout::blockBoundingRect(const QTextBlock &block) const
{
    QRectF bounds = QPlainTextDocumentLayout::blockBoundingRect(block);
    if (m_lineHeight == 0 || !block.isValid() || !block.isVisible())
        return bounds;
    const QTextLayout &text = *block.layout();
    qreal top = 0;
    for (int i = 0; i < text.lineCount(); ++i) {
        QTextLine line = text.lineAt(i);
        const qreal height = boxHeight(line);
        line.setPosition({ line.x(), top + qFloor((height - line.height()) / 2) });
        top += height;
    }
    const bool isLast = !block.next().isValid();
    bounds.setHeight(top + (isLast ? document()->documentMargin() : 0));
    return bounds;
}

} // namespace Framescope
