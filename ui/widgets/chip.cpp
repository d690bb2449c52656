#include "ui/widgets/chip.h"

#include <QPainter>

namespace Framescope {

Chip::Chip(const Theme &theme, Tone tone, const QString &text, QWidget *parent)
    : TextLabel(theme, Theme::TypeRole::Micro, toneText(tone), text, parent)
    , m_tone(tone)
{
    setContentsMargins(5, 0, 5, 1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setTone(Tone tone)
{
    m_tone = tone;
    setColor(toneText(tone));
}

void Chip::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().color(toneGround(m_tone)));
        painter.drawRoundedRect(rect(), 3, 3);
    }
    TextLabel::paintEvent(event);
}

} // namespace Framescope
