#include "ui/widgets/linegutter.h"

#include "ui/widgets/codeedit.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QPainter>
#include <QTextBlock>
#include <QtMath>

#include <algorithm>

namespace Framescope {

namespace {

// px of the design
constexpr int GutterMargin = 8;
constexpr int SignGap = 6;
constexpr int SignWidth = 10;
constexpr qsizetype LeastDigits = 2;

} // namespace

LineGutter::LineGutter(const Theme &theme, CodeEdit &editor)
    : QWidget(&editor)
    , m_theme(theme)
    , m_editor(editor)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    editor.viewport()->installEventFilter(this);
    connect(&editor, &QPlainTextEdit::updateRequest, this, qOverload<>(&QWidget::update));
    connect(&editor, &QPlainTextEdit::blockCountChanged, this, &LineGutter::fit);
    connect(&theme, &Theme::changed, this, &LineGutter::fit);
    fit();
}

void LineGutter::setMarks(const Marks &marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    update();
}

void LineGutter::setSigns(bool signs)
{
    m_signs = signs;
    fit();
}

/// Also of a block that begins above the viewport and ends in it.
QList<LineGutter::Line> LineGutter::visibleLines() const
{
    QList<Line> lines;
    const int end = m_editor.viewport()->height();
    const QTextDocument &document = *m_editor.document();
    for (QTextBlock block = m_editor.cursorForPosition({ 0, 0 }).block(); block.isValid();
         block = block.next()) {
        const QRect letters = m_editor.cursorRect(QTextCursor(block));
        const QTextLayout &text = *block.layout();
        const int top = letters.top() - qRound(text.lineAt(0).y());
        if (top > end)
            break;
        // The last one has the margin of the document below it.
        const qreal below = block.next().isValid() ? 0 : document.documentMargin();
        const int height
            = qRound(document.documentLayout()->blockBoundingRect(block).height() - below);
        const int first
            = text.lineCount() > 1 ? qRound(text.lineAt(1).y() - text.lineAt(0).y()) : height;
        lines.append({ block.blockNumber() + 1, top, first, height });
    }
    return lines;
}

int LineGutter::numberWidth() const
{
    const qsizetype digits = QString::number(m_editor.blockCount()).size();
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Data));
    return metrics.horizontalAdvance(u'0') * static_cast<int>(std::max(digits, LeastDigits));
}

QSize LineGutter::sizeHint() const
{
    const int signs = m_signs ? m_theme.px(SignGap) + m_theme.px(SignWidth) : 0;
    return { numberWidth() + signs + 2 * m_theme.px(GutterMargin), 0 };
}

void LineGutter::fit()
{
    place();
    update();
    if (m_width == sizeHint().width())
        return;
    m_width = sizeHint().width();
    emit widthChanged();
}

void LineGutter::place()
{
    const QRect text = m_editor.viewport()->geometry();
    // Over the margin of the document as well, so that the ground of a line has no gap.
    const int margin = qCeil(m_editor.document()->documentMargin());
    setGeometry(m_editor.contentsRect().x(), text.y(), sizeHint().width() + margin, text.height());
}

bool LineGutter::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        place();
    return QWidget::eventFilter(watched, event);
}

void LineGutter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int left = m_theme.px(GutterMargin);
    const int right = left + numberWidth();
    const QFont numbers = m_theme.font(Theme::TypeRole::Data);
    QFont signs = m_theme.font(Theme::TypeRole::Code);
    signs.setBold(true);
    const int edited = m_editor.editedBlock().blockNumber() + 1; // 0: none
    for (const Line &line : visibleLines()) {
        if (line.number == edited)
            painter.fillRect(
                0, line.top, width(), line.fullHeight, m_theme.color(Theme::Token::BgHover));
        const qsizetype place = line.number - 1 - m_marks.first;
        const bool isMarked = place >= 0 && place < m_marks.count;
        if (isMarked) {
            painter.fillRect(0, line.top, width(), line.fullHeight, m_theme.color(m_marks.ground));
            painter.setFont(signs);
            painter.setPen(m_theme.color(m_marks.ink));
            painter.drawText(
                QRect(right + m_theme.px(SignGap), line.top, m_theme.px(SignWidth), line.height),
                Qt::AlignHCenter | Qt::AlignVCenter, m_marks.sign);
        }
        painter.setFont(numbers);
        painter.setPen(m_theme.color(isMarked ? Theme::Token::Text2 : Theme::Token::Text3));
        painter.drawText(QRect(0, line.top, right, line.height), Qt::AlignRight | Qt::AlignVCenter,
            QString::number(line.number));
    }
}

} // namespace Framescope
