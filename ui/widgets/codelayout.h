#pragma once

#include <QPlainTextDocumentLayout>
#include <QTextLine>

namespace Framescope {

/// Lays lines of text out further apart than their letters need. Gives them the height that
/// QTextBlockFormat asks for, which QPlainTextDocumentLayout does not look at.
class CodeLayout : public QPlainTextDocumentLayout
{
    Q_OBJECT
public:
    /// Has to be given to \a document, which owns it.
    explicit CodeLayout(QTextDocument *document);

    /// Logical pixels from one line to the next, also where a line is wrapped; 0: as the font has
    /// it. A line of higher letters is as high as those.
    int lineHeight() const { return m_lineHeight; }
    void setLineHeight(int height);

    /// The part of its block that \a line has for itself, as wide as its text.
    QRectF lineBox(const QTextLine &line) const;

    QRectF blockBoundingRect(const QTextBlock &block) const override;

private:
    qreal boxHeight(const QTextLine &line) const;

    int m_lineHeight = 0;
};

} // namespace Framescope
