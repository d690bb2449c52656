#include "ui/shell/framecaption.h"

#include "ui/frames/framepainting.h"
#include "ui/frames/frametext.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

namespace {

constexpr int Gap = 8;
constexpr int BadgeWidth = 50;

} // namespace

FrameCaption::FrameCaption(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FrameCaption::setFrame(const FrameHandle &frame)
{
    m_frame = frame;
    setAccessibleName(frame.isNull() ? QString() : number() + QStringLiteral(", ") + sizes());
    update();
}

QString FrameCaption::number() const
{
    return tr("Frame %1").arg(m_frame.id());
}

QString FrameCaption::sizes() const
{
    return tr("%1 payload, %2 on the wire")
        .arg(octetsText(m_frame.record().storedLength), octetsText(m_frame.record().wireLength()));
}

int FrameCaption::numberWidth() const
{
    return QFontMetrics(m_theme.font(Theme::TypeRole::Small)).horizontalAdvance(number());
}

int FrameCaption::badgeWidth() const
{
    return m_theme.px(BadgeWidth);
}

/// Flush right, and without the sizes where there is no room for them; with less room, nothing: the
/// table says it too.
void FrameCaption::paintEvent(QPaintEvent *)
{
    if (m_frame.isNull())
        return;
    const int gap = m_theme.px(Gap);
    const int sizesWidth
        = QFontMetrics(m_theme.font(Theme::TypeRole::Data)).horizontalAdvance(sizes());
    const int shortWidth = numberWidth() + gap + badgeWidth();
    const bool withSizes = width() >= shortWidth + gap + sizesWidth;
    if (width() < shortWidth)
        return;

    QPainter painter(this);
    QRect rest = rect();
    rest.setLeft(width() - shortWidth - (withSizes ? gap + sizesWidth : 0));
    painter.setFont(m_theme.font(Theme::TypeRole::Small));
    painter.setPen(m_theme.color(Theme::Token::Text));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, number());
    rest.setLeft(rest.left() + numberWidth() + gap);
    FramePainting::drawBadge(painter, m_theme, QRectF(rest.left(), 0, badgeWidth(), height()),
        m_frame.record().header.opcode);
    if (!withSizes)
        return;
    rest.setLeft(rest.left() + badgeWidth() + gap);
    painter.setFont(m_theme.font(Theme::TypeRole::Data));
    painter.setPen(m_theme.color(Theme::Token::Text2));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, sizes());
}

} // namespace Framescope
