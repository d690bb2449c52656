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
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Expanding);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FrameCaption::setFrame(const FrameHandle &frame)
{
    m_frame = frame;
    setAccessibleName(frame.isNull() ? QString() : number() + QStringLiteral(", ") + sizes());
    updateGeometry();
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

QSize FrameCaption::sizeHint() const
{
    if (m_frame.isNull())
        return { 0, 0 };
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Data));
    return { numberWidth() + badgeWidth() + 2 * m_theme.px(Gap)
            + metrics.horizontalAdvance(sizes()),
        metrics.height() };
}

QSize FrameCaption::minimumSizeHint() const
{
    return m_frame.isNull() ? QSize(0, 0) : QSize(numberWidth() + badgeWidth(), 0);
}

void FrameCaption::paintEvent(QPaintEvent *)
{
    if (m_frame.isNull())
        return;
    QPainter painter(this);
    QRect rest = rect();
    painter.setFont(m_theme.font(Theme::TypeRole::Small));
    painter.setPen(m_theme.color(Theme::Token::Text));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, number());
    rest.setLeft(numberWidth() + m_theme.px(Gap));

    FramePainting::drawBadge(painter, m_theme, QRectF(rest.left(), 0, badgeWidth(), height()),
        m_frame.record().header.opcode);
    rest.setLeft(rest.left() + badgeWidth() + m_theme.px(Gap));

    painter.setFont(m_theme.font(Theme::TypeRole::Data));
    painter.setPen(m_theme.color(Theme::Token::Text2));
    if (rest.width() >= painter.fontMetrics().horizontalAdvance(sizes()))
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, sizes());
}

} // namespace Framescope
