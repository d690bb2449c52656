#include "ui/widgets/wrappedtext.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace Framescope::WrappedText {

namespace {

/// Breaks the text of \a layout into lines and returns their height together.
qreal breakLines(QTextLayout &layout, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1));
        line.setPosition({ 0, height });
        height += line.height();
    }
    layout.endLayout();
    return height;
}

} // namespace

int height(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    return qCeil(breakLines(layout, width));
}

void draw(QPainter &painter, const QRect &rect, const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    const qreal used = breakLines(layout, rect.width());
    layout.draw(&painter, { qreal(rect.x()), rect.y() + (rect.height() - used) / 2 });
}

} // namespace Framescope::WrappedText
