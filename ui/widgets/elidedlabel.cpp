#include "ui/widgets/elidedlabel.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>

namespace Framescope {

QSize ElidedLabel::minimumSizeHint() const
{
    const int beginning = fontMetrics().horizontalAdvance(QStringLiteral("mm…"));
    return { std::min(beginning, sizeHint().width()), sizeHint().height() };
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
        fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        const bool elided = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        if (elided)
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                Qt::convertFromPlainText(text()), this);
        return true;
    }
    return TextLabel::event(event);
}

} // namespace Framescope
