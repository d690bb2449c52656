#include "ui/composer/linegutter.h"

#include "ui/composer/payloadeditor.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

namespace {

constexpr int GutterMargin = 8; // px of the design
constexpr int LeastDigits = 2;

} // namespace

LineGutter::LineGutter(const Theme &theme, PayloadEditor &editor)
    : QWidget(&editor)
    , m_theme(theme)
    , m_editor(editor)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

QSize LineGutter::sizeHint() const
{
    const auto digits = QString::number(m_editor.blockCount()).size();
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Data));
    const int number = metrics.horizontalAdvance(u'0')
        * static_cast<int>(std::max<qsizetype>(digits, LeastDigits));
    return { number + 2 * m_theme.px(GutterMargin), 0 };
}

void LineGutter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(m_theme.font(Theme::TypeRole::Data));
    painter.setPen(m_theme.color(Theme::Token::Text3));
    const int right = width() - m_theme.px(GutterMargin);
    for (const PayloadEditor::VisibleLine &line : m_editor.visibleLines())
        painter.drawText(QRect(0, line.top, right, line.height), Qt::AlignRight | Qt::AlignVCenter,
            QString::number(line.number));
}

} // namespace Framescope
