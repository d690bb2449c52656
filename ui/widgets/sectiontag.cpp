#include "ui/widgets/sectiontag.h"

#include <QPainter>

namespace Framescope {

SectionTag::SectionTag(const Theme &theme, Tone tone, const QString &text, QWidget *parent)
    : TextLabel(theme, Theme::TypeRole::Badge, toneText(tone), text, parent)
    , m_tone(tone)
{
    setBold(false);
    setContentsMargins(4, 1, 4, 1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SectionTag::setTone(Tone tone)
{
    m_tone = tone;
    setColor(toneText(tone));
}

void SectionTag::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme().color(toneText(m_tone)));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    TextLabel::paintEvent(event);
}

} // namespace Framescope
