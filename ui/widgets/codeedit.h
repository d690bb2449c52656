#pragma once

#include <QAbstractTextDocumentLayout>
#include <QPlainTextEdit>
#include <QTextBlock>

namespace Framescope {

class CodeLayout;
class Theme;

/// Text in the letters and lines of code, to be edited or only read. What is selected or marked is
/// as high as its lines. Where it is edited, the line of the cursor has a ground of its own.
class CodeEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit CodeEdit(const Theme &theme, QWidget *parent = nullptr);

    /// Logical pixels from one line to the next.
    int lineHeight() const;
    /// The block in which it is edited now; invalid: none.
    QTextBlock editedBlock() const;
    /// For a field of one line, where letters need no room between lines.
    void setSingleLine(bool single);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    using Selection = QAbstractTextDocumentLayout::Selection;

    void applyTheme();
    /// The line at \a point or beside it, where its letters are: between them, a text is not hit.
    QPointF inLetters(const QPointF &point) const;
    void paintGrounds(QPainter &painter);
    void paintEditedBlock(QPainter &painter);
    void paintGround(QPainter &painter, const QTextBlock &block, const QPointF &at,
        const Selection &selection) const;
    void paintEmpty(QPainter &painter);

    const Theme &m_theme;
    CodeLayout *m_layout; ///< of the document
    bool m_single = false;
    int m_cursorBlock = 0;
};

} // namespace Framescope
