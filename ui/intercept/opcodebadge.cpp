#include "ui/intercept/opcodebadge.h"

#include "ui/frames/framepainting.h"
#include "ui/frames/frametext.h"

#include <QPainter>

namespace Framescope {

OpcodeBadge::OpcodeBadge(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &OpcodeBadge::applyTheme);
}

void OpcodeBadge::setOpcode(quint8 opcode)
{
    m_opcode = opcode;
    setAccessibleName(opcodeLabel(opcode));
    update();
}

QSize OpcodeBadge::sizeHint() const
{
    return { m_theme.px(50), m_theme.px(20) };
}

void OpcodeBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    FramePainting::drawBadge(painter, m_theme, rect(), m_opcode);
}

void OpcodeBadge::applyTheme()
{
    updateGeometry();
    update();
}

} // namespace Framescope
