#include "ui/message/textlineview.h"

#include "protocol/wire/opcode.h"
#include "ui/theme/theme.h"
#include "ui/widgets/linegutter.h"

#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

namespace Framescope {

namespace {
constexpr qsizetype LinesAtOnce = 4'000;
}

TextLineView::TextLineView(const Theme &theme, QWidget *parent)
    : CodeEdit(theme, parent)
    , m_theme(theme)
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(10);
    m_insertTimer.setInterval(0);
    connect(&m_insertTimer, &QTimer::timeout, this, &TextLineView::insertSome);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TextLineView::colorVisibleLines);
    connect(&m_theme, &Theme::changed, this, &TextLineView::applyTheme);
    applyTheme();
}

void TextLineView::setNumbered(bool numbered)
{
    if (!m_gutter && numbered) {
        m_gutter = new LineGutter(m_theme, *this);
        connect(m_gutter, &LineGutter::widthChanged, this, &TextLineView::fitMargins);
    }
    if (m_gutter)
        m_gutter->setVisible(numbered);
    fitMargins();
}

void TextLineView::fitMargins()
{
    const bool isNumbered = m_gutter && !m_gutter->isHidden();
    setViewportMargins(isNumbered ? m_gutter->sizeHint().width() : 0, 0, 0, 0);
}

void TextLineView::setLines(const QList<TextLine> &lines, Place place)
{
    if (place == Place::Keep && lines == m_lines)
        return; // keeps the selection too
    m_scrollTarget = place == Place::Keep ? verticalScrollBar()->value() : 0;
    m_lines = lines;
    m_colored.assign(static_cast<std::size_t>(lines.size()), false);
    m_inserted = 0;
    clear();
    insertSome();
}

void TextLineView::insertSome()
{
    const qsizetype end = qMin(m_inserted + LinesAtOnce, m_lines.size());
    QString text;
    for (qsizetype line = m_inserted; line < end; ++line) {
        if (line > 0)
            text += u'\n';
        text += m_lines.at(line).text;
    }
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(text);
    m_inserted = end;
    if (m_inserted == m_lines.size())
        m_insertTimer.stop();
    else
        m_insertTimer.start();
    if (m_scrollTarget > 0) {
        verticalScrollBar()->setValue(m_scrollTarget);
        if (verticalScrollBar()->value() == m_scrollTarget)
            m_scrollTarget = 0;
    }
    colorVisibleLines();
}

void TextLineView::resizeEvent(QResizeEvent *event)
{
    CodeEdit::resizeEvent(event);
    colorVisibleLines();
}

QMimeData *TextLineView::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    const int start = cursor.selectionStart();
    const int end = cursor.selectionEnd();
    QString text;
    for (QTextBlock block = document()->findBlock(start);
         block.isValid() && block.position() <= end; block = block.next()) {
        const int from = qMax(0, start - block.position());
        const int to = qMin(block.length() - 1, end - block.position());
        text += QStringView(block.text()).mid(from, to - from);
        const bool goesOn = block.position() + block.length() <= end;
        if (goesOn && !m_lines.at(block.blockNumber()).continues)
            text += u'\n';
    }
    auto *copied = new QMimeData;
    copied->setText(text);
    return copied;
}

void TextLineView::applyTheme()
{
    // It is a page and not a field: without the frame that editors have.
    setStyleSheet(QStringLiteral("QPlainTextEdit { border: 1px solid transparent; border-radius: 0;"
                                 " background: %1; } QPlainTextEdit:focus { border-color: %2; }")
                      .arg(m_theme.color(Theme::Token::BgPanel).name(),
                          m_theme.color(Theme::Token::Accent).name()));
    m_colored.assign(m_colored.size(), false);
    colorVisibleLines();
}

void TextLineView::colorVisibleLines()
{
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    while (block.isValid() && top < viewport()->height()) {
        const int number = block.blockNumber();
        if (number < m_inserted && !m_colored[static_cast<std::size_t>(number)]) {
            m_colored[static_cast<std::size_t>(number)] = true;
            QList<QTextLayout::FormatRange> ranges;
            for (const TextSpan &span : m_lines.at(number).spans)
                ranges.append({ span.start, span.length, format(span.kind) });
            if (!ranges.isEmpty()) {
                block.layout()->setFormats(ranges);
                document()->markContentsDirty(block.position(), block.length());
            }
        }
        top += blockBoundingRect(block).height();
        block = block.next();
    }
}

QTextCharFormat TextLineView::format(TextSpan::Kind kind) const
{
    const auto field = [this](Theme::Field f) { return m_theme.fieldColors(f).text; };
    QTextCharFormat format;
    switch (kind) {
    case TextSpan::Kind::Escape:
        format.setForeground(m_theme.color(Theme::Token::Err));
        format.setBackground(m_theme.color(Theme::Token::ErrBg));
        break;
    case TextSpan::Kind::Name:
        format.setForeground(field(Theme::Field::Opcode));
        break;
    case TextSpan::Kind::String:
        format.setForeground(field(Theme::Field::Length));
        break;
    case TextSpan::Kind::Number:
        format.setForeground(m_theme.opcodeColors(toNibble(Opcode::Binary)).text);
        break;
    case TextSpan::Kind::Literal:
        format.setForeground(field(Theme::Field::Fin));
        break;
    case TextSpan::Kind::Faint:
        format.setForeground(m_theme.color(Theme::Token::Text3));
        break;
    case TextSpan::Kind::Warning:
        format.setForeground(m_theme.color(Theme::Token::Warn));
        format.setBackground(m_theme.color(Theme::Token::WarnBg));
        break;
    case TextSpan::Kind::Error:
        format.setForeground(m_theme.color(Theme::Token::Err));
        format.setBackground(m_theme.color(Theme::Token::ErrBg));
        break;
    }
    return format;
}

} // namespace Framescope
