#include "ui/intercept/originalview.h"

#include "ui/composer/jsonhighlighter.h"
#include "ui/widgets/linegutter.h"

#include <QTextBlock>

namespace Framescope {

OriginalView::OriginalView(const Theme &theme, QWidget *parent)
    : CodeEdit(theme, parent)
    , m_theme(theme)
    , m_gutter(new LineGutter(theme, *this))
    , m_json(new JsonHighlighter(theme, *document()))
{
    setReadOnly(true);
    setTabChangesFocus(true);
    setAccessibleName(tr("Payload as it came"));
    connect(m_gutter, &LineGutter::widthChanged, this, &OriginalView::fitMargins);
    connect(&theme, &Theme::changed, this, &OriginalView::applyTheme);
    applyTheme();
}

void OriginalView::showText(const QString &text)
{
    setPlainText(text);
    m_json->setOn(JsonHighlighter::isLikely(text));
}

void OriginalView::applyTheme()
{
    document()->setDocumentMargin(m_theme.px(4));
    fitMargins();
}

void OriginalView::fitMargins()
{
    setViewportMargins(m_gutter->sizeHint().width(), 0, 0, 0);
}

void OriginalView::markLines(QPlainTextEdit &view, const Theme &theme, Theme::Token ground,
    qsizetype first, qsizetype count, const QList<QList<CharacterRange>> &parts)
{
    QTextCursor cursor(view.document()->findBlockByNumber(static_cast<int>(first)));
    if (count == 0 || cursor.isNull()) {
        view.setExtraSelections({});
        return;
    }
    cursor.movePosition(
        QTextCursor::NextBlock, QTextCursor::KeepAnchor, static_cast<int>(count) - 1);
    // With the line's end, so that the whole width is marked.
    if (!cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor))
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
    QTextEdit::ExtraSelection selection;
    selection.cursor = cursor;
    selection.format.setBackground(theme.color(ground));
    selection.format.setProperty(QTextFormat::FullWidthSelection, true);
    QList<QTextEdit::ExtraSelection> selections { selection };
    QTextBlock line = view.document()->findBlockByNumber(static_cast<int>(first));
    for (const QList<CharacterRange> &ofLine : parts) {
        for (const CharacterRange &part : ofLine) {
            QTextEdit::ExtraSelection mark;
            mark.cursor = QTextCursor(line);
            mark.cursor.setPosition(line.position() + part.start);
            mark.cursor.setPosition(
                line.position() + part.start + part.length, QTextCursor::KeepAnchor);
            mark.format.setBackground(theme.color(Theme::Token::MarkBg));
            mark.format.setForeground(theme.color(Theme::Token::Text));
            mark.format.setFontUnderline(true); // not by colour alone
            selections.append(mark);
        }
        line = line.next();
    }
    view.setExtraSelections(selections);
}

} // namespace Framescope
