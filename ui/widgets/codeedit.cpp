#include "ui/widgets/codeedit.h"

#include "ui/theme/theme.h"
#include "ui/widgets/codelayout.h"

#include <QDropEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace Framescope {

namespace {

constexpr int CodeLineHeight = 20; // px of the design

QTextDocument *makeCodeDocument(QObject *parent)
{
    auto *document = new QTextDocument(parent);
    document->setDocumentLayout(new CodeLayout(document));
    return document;
}

/// In such text what is selected can be in several pieces.
bool hasRightToLeft(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar character) {
        switch (character.direction()) {
        case QChar::DirR:
        case QChar::DirAL:
        case QChar::DirRLE:
        case QChar::DirRLO:
        case QChar::DirRLI:
            return true;
        default:
            return false;
        }
    });
}

} // namespace

CodeEdit::CodeEdit(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
{
    setDocument(makeCodeDocument(this));
    m_layout = qobject_cast<CodeLayout *>(document()->documentLayout());
    connect(&theme, &Theme::changed, this, &CodeEdit::applyTheme);
    // What is repainted when a selection changes is as high as the letters.
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int scrolled) {
        if (scrolled == 0 && rect != viewport()->rect())
            viewport()->update(rect.adjusted(0, -lineHeight(), 0, lineHeight()));
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        const int block = textCursor().blockNumber();
        if (block != m_cursorBlock)
            viewport()->update();
        m_cursorBlock = block;
    });
    applyTheme();
}

QTextBlock CodeEdit::editedBlock() const
{
    return m_single || isReadOnly() || !hasFocus() ? QTextBlock() : textCursor().block();
}

int CodeEdit::lineHeight() const
{
    return m_single ? fontMetrics().lineSpacing() : m_layout->lineHeight();
}

void CodeEdit::setSingleLine(bool single)
{
    m_single = single;
    applyTheme();
}

void CodeEdit::applyTheme()
{
    setFont(m_theme.font(Theme::TypeRole::Code));
    m_layout->setLineHeight(m_single ? 0 : m_theme.px(CodeLineHeight));
}

void CodeEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    viewport()->update();
}

void CodeEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    viewport()->update();
}

void CodeEdit::paintEvent(QPaintEvent *event)
{
    if (!m_single) {
        QPainter painter(viewport());
        painter.setClipRect(event->rect());
        paintEditedBlock(painter);
        if (document()->isEmpty() && !placeholderText().isEmpty()
            && document()->firstBlock().layout()->preeditAreaText().isEmpty()) {
            paintEmpty(painter);
            return;
        }
        paintGrounds(painter);
    }
    QPlainTextEdit::paintEvent(event);
}

/// The placeholder stands where the text will, which QPlainTextEdit puts higher.
void CodeEdit::paintEmpty(QPainter &painter)
{
    const QTextBlock block = document()->firstBlock();
    blockBoundingRect(block); // lays it out
    const QPointF at = contentOffset();
    const int margin = qCeil(document()->documentMargin());
    const int room = viewport()->width() - 2 * margin;
    painter.setPen(palette().color(QPalette::PlaceholderText));
    qreal top = at.y();
    for (const QString &line : placeholderText().split(u'\n')) {
        QTextLayout text(line, font(), viewport());
        QTextOption option;
        option.setWrapMode(wordWrapMode());
        text.setTextOption(option);
        text.beginLayout();
        for (QTextLine part = text.createLine(); part.isValid(); part = text.createLine()) {
            part.setLineWidth(room);
            part.setPosition(QPointF(0, qFloor((lineHeight() - part.height()) / 2)));
            part.draw(&painter, { qreal(margin), top });
            top += lineHeight();
        }
        text.endLayout();
    }
    if (!isReadOnly() && getPaintContext().cursorPosition >= 0) {
        painter.setPen(palette().color(QPalette::Text));
        block.layout()->drawCursor(&painter, at, 0, cursorWidth());
    }
}

void CodeEdit::paintEditedBlock(QPainter &painter)
{
    const QTextBlock block = editedBlock();
    if (!block.isValid())
        return;
    QRectF ground = blockBoundingGeometry(block).translated(contentOffset());
    if (block == document()->lastBlock())
        ground.setHeight(ground.height() - document()->documentMargin());
    ground.setLeft(0);
    ground.setRight(viewport()->width());
    painter.fillRect(ground, m_theme.color(Theme::Token::BgHover));
}

/// Before QPlainTextEdit paints them as high as the letters.
void CodeEdit::paintGrounds(QPainter &painter)
{
    const QList<Selection> selections = getPaintContext().selections;
    if (selections.isEmpty())
        return;
    QPointF at = contentOffset();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && at.y() < viewport()->height();
         block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        for (const Selection &selection : selections)
            paintGround(painter, block, at, selection);
        at.ry() += height;
    }
}

/// \a at is where the block begins. Where a selection ends is QTextLayout's rule.
void CodeEdit::paintGround(
    QPainter &painter, const QTextBlock &block, const QPointF &at, const Selection &selection) const
{
    const QBrush ground = selection.format.background();
    const int begin = selection.cursor.selectionStart() - block.position();
    const int end = selection.cursor.selectionEnd() - block.position();
    if (!block.isVisible() || ground.style() == Qt::NoBrush || begin == end || end <= 0
        || begin >= block.length())
        return;
    const bool isWide = selection.format.boolProperty(QTextFormat::FullWidthSelection);
    const QTextLayout &text = *block.layout();
    const QString characters = block.text();
    for (int i = 0; i < text.lineCount(); ++i) {
        const QTextLine line = text.lineAt(i);
        const int first = line.textStart();
        const int last = first + line.textLength();
        const bool isLast = i == text.lineCount() - 1;
        QRectF box = m_layout->lineBox(line).translated(at);
        const bool isSeen = box.bottom() >= 0 && box.top() <= viewport()->height();
        if (!isSeen || begin > last || end < first
            || hasRightToLeft(QStringView(characters).mid(first, last - first)))
            continue;
        const bool endsHere = end < last + (isLast ? 1 : 0);
        box.setLeft(at.x() + line.cursorToX(std::max(begin, first)));
        box.setRight(at.x() + line.cursorToX(std::min(end, last)));
        if (isWide && begin < first)
            box.setLeft(0);
        if (isWide && !endsHere)
            box.setRight(viewport()->width());
        else if (!endsHere && !isLast)
            box.setRight(box.right() + line.height() / 4);
        painter.fillRect(box, ground);
    }
}

QPointF CodeEdit::inLetters(const QPointF &point) const
{
    QTextBlock block = firstVisibleBlock();
    qreal top = contentOffset().y();
    qreal height = blockBoundingRect(block).height();
    while (block.next().isValid() && top + height <= point.y()) {
        top += height;
        block = block.next();
        height = blockBoundingRect(block).height();
    }
    while (block.previous().isValid() && top > point.y()) {
        block = block.previous();
        height = blockBoundingRect(block).height();
        top -= height;
    }
    const QTextLayout &text = *block.layout();
    for (int i = 0; i < text.lineCount(); ++i) {
        const QTextLine line = text.lineAt(i);
        const QRectF box = m_layout->lineBox(line).translated(0, top);
        if (point.y() < box.top() || point.y() >= box.bottom())
            continue;
        const QRectF letters = line.naturalTextRect().translated(0, top);
        return { point.x(), std::clamp(point.y(), letters.top(), letters.bottom() - 1) };
    }
    return point;
}

bool CodeEdit::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove: {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        QMouseEvent moved(mouse->type(), inLetters(mouse->position()), mouse->scenePosition(),
            mouse->globalPosition(), mouse->button(), mouse->buttons(), mouse->modifiers(),
            mouse->source(), mouse->pointingDevice());
        moved.setTimestamp(mouse->timestamp());
        const bool isHandled = QPlainTextEdit::viewportEvent(&moved);
        event->setAccepted(moved.isAccepted());
        return isHandled;
    }
    default:
        return QPlainTextEdit::viewportEvent(event);
    }
}

} // namespace Framescope
