#include "ui/lessons/lessontext.h"

#include <QTextBlock>
#include <QWheelEvent>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int ParagraphGap = 8;
constexpr int ItemGap = 3;

} // namespace

LessonText::LessonText(const Theme &theme, QWidget *parent)
    : QTextEdit(parent)
    , m_theme(theme)
{
    setProperty("plain", true);
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Text of the step"));
    connect(&m_theme, &Theme::changed, this, &LessonText::write);
}

void LessonText::setText(const QString &title, const QList<LessonBlock> &blocks)
{
    m_title = title;
    m_blocks = blocks;
    write();
}

int LessonText::heightForWidth(int width) const
{
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setTextWidth(width);
    return static_cast<int>(copy->size().height()) + 2;
}

QSize LessonText::sizeHint() const
{
    const int width = std::max(m_theme.px(240), viewport()->width());
    return { width, heightForWidth(width) };
}

QSize LessonText::minimumSizeHint() const
{
    return { m_theme.px(200), m_theme.px(40) };
}

void LessonText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    const int height = heightForWidth(viewport()->width());
    if (height != minimumHeight())
        setFixedHeight(height);
}

/// The page scrolls, not the text in it.
void LessonText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

QVariant LessonText::loadResource(int, const QUrl &)
{
    return {};
}

void LessonText::write()
{
    clear();
    QPalette colors = m_theme.palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    setPalette(colors);
    document()->setDefaultFont(m_theme.font(TypeRole::Body));

    QTextCursor cursor(document());
    QTextCharFormat title;
    title.setFont(m_theme.font(TypeRole::Heading));
    title.setForeground(m_theme.color(Token::Text));
    cursor.insertText(m_title, title);
    for (const LessonBlock &block : m_blocks)
        writeBlock(cursor, block);
    moveCursor(QTextCursor::Start);
    if (viewport()->width() > 0)
        setFixedHeight(heightForWidth(viewport()->width()));
}

void LessonText::writeBlock(QTextCursor &cursor, const LessonBlock &block)
{
    QTextBlockFormat format;
    format.setTopMargin(block.kind == LessonBlock::Kind::Item ? ItemGap : ParagraphGap);
    format.setLineHeight(125, QTextBlockFormat::ProportionalHeight);
    QTextCharFormat plain;
    plain.setFont(m_theme.font(TypeRole::Body));
    plain.setForeground(m_theme.color(Token::Text));
    switch (block.kind) {
    case LessonBlock::Kind::Paragraph:
        cursor.insertBlock(format, plain);
        writeSpans(cursor, block.text);
        break;
    case LessonBlock::Kind::Item:
        format.setLeftMargin(m_theme.px(14));
        format.setTextIndent(-m_theme.px(12));
        cursor.insertBlock(format, plain);
        cursor.insertText(u"•  "_s, plain);
        writeSpans(cursor, block.text);
        break;
    case LessonBlock::Kind::Code: {
        QTextCharFormat code;
        code.setFont(m_theme.font(TypeRole::Code));
        code.setForeground(m_theme.color(Token::Text));
        format.setBackground(m_theme.color(Token::BgSunken));
        bool isFirst = true;
        for (const QString &line : block.text.split(u'\n')) {
            format.setTopMargin(isFirst ? ParagraphGap : 0);
            isFirst = false;
            cursor.insertBlock(format, code);
            cursor.insertText(u' ' + line, code);
        }
        break;
    }
    case LessonBlock::Kind::Mistake: {
        format.setBackground(m_theme.color(Token::WarnBg));
        QTextCharFormat lead = plain;
        lead.setForeground(m_theme.color(Token::Warn));
        lead.setFontWeight(QFont::Bold);
        cursor.insertBlock(format, plain);
        cursor.insertText(tr("Often told wrong:") + u' ', lead);
        writeSpans(cursor, block.text);
        break;
    }
    }
}

void LessonText::writeSpans(QTextCursor &cursor, const QString &text)
{
    QTextCharFormat plain;
    plain.setFont(m_theme.font(TypeRole::Body));
    plain.setForeground(m_theme.color(Token::Text));
    QTextCharFormat code = plain;
    code.setFont(m_theme.font(TypeRole::Code));
    code.setBackground(m_theme.color(Token::BgHover));
    for (const LessonSpan &span : lessonSpans(text))
        cursor.insertText(span.text, span.isCode ? code : plain);
}

} // namespace Framescope
