#include "ui/frames/framechip.h"

#include "ui/frames/framepainting.h"
#include "ui/frames/frametext.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace Framescope {

using Token = Theme::Token;

namespace {

// px of the design
constexpr int ChipHeight = 24;
constexpr int ChipPadding = 8;
constexpr int SignWidth = 16;
constexpr int ChipGap = 4;
constexpr int ChipMarkHeight = 12;
constexpr qreal ChipRadius = 5;

} // namespace

FrameChip::FrameChip(const Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setCheckable(true);
    setAutoExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    connect(&theme, &Theme::changed, this, &QWidget::updateGeometry);
}

void FrameChip::setFrame(FrameId id, const FrameHandle &frame, bool isCovered)
{
    m_id = id;
    m_frame = frame;
    setAccessibleName(frame.isNull() ? tr("Frame %1").arg(id)
            : isCovered              ? spokenFrame(frame, coveredText())
                                     : spokenFrame(frame));
    update();
}

int FrameChip::width(const Theme &theme)
{
    const QFontMetrics digits(theme.font(Theme::TypeRole::Data));
    return digits.horizontalAdvance(QStringLiteral("0000000000"))
        + theme.px(2 * ChipPadding + 2 * SignWidth + ChipGap);
}

QSize FrameChip::sizeHint() const
{
    return { width(m_theme), m_theme.px(ChipHeight) };
}

void FrameChip::keyPressEvent(QKeyEvent *event)
{
    const bool isSideways = event->key() == Qt::Key_Left || event->key() == Qt::Key_Right;
    if (isSideways)
        event->ignore(); // the strip knows which frame is beside this one
    else
        QAbstractButton::keyPressEvent(event);
}

void FrameChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal border = isChecked() ? 1.5 : 1;
    painter.setPen(QPen(m_theme.color(isChecked() ? Token::Accent : Token::Line), border));
    painter.setBrush(m_theme.color(isChecked() ? Token::BgSel
            : underMouse()                     ? Token::BgHover
                                               : Token::BgPanel));
    const qreal inset = border / 2;
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(inset, inset, -inset, -inset), ChipRadius, ChipRadius);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.color(Token::Accent), 1, Qt::DotLine));
        painter.drawRect(rect().adjusted(3, 3, -4, -4));
    }

    const QFont numberFont = m_theme.font(Theme::TypeRole::Data);
    const QFontMetricsF metrics(numberFont);
    const QString number = QString::number(m_id);
    const QString length
        = m_frame.isNull() ? QString() : octetsText(m_frame.record().header.payloadLength);
    const qreal sign = m_theme.px(SignWidth);
    const qreal numberWidth = metrics.horizontalAdvance(number);
    qreal lengthWidth = metrics.horizontalAdvance(length);
    const qreal gap = m_theme.px(ChipGap);
    const qreal signs = m_frame.isNull() ? 0 : 2 * sign + gap;
    if (numberWidth + signs + lengthWidth > QWidget::width() - m_theme.px(ChipPadding))
        lengthWidth = 0; // there is no room for it
    qreal left = (QWidget::width() - numberWidth - signs - lengthWidth) / 2;

    painter.setFont(numberFont);
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(QRectF(left, 0, numberWidth + 1, height()), Qt::AlignVCenter, number);
    if (m_frame.isNull())
        return;
    const FrameRecord &record = m_frame.record();
    left += numberWidth + gap;
    FramePainting::drawDirection(
        painter, m_theme, QRectF(left, 0, sign, height()), record.direction);
    left += sign;
    const QPointF center(left + sign / 2, height() / 2.0);
    if (record.hasViolation)
        FramePainting::drawViolationMark(painter, m_theme, center);
    else
        FramePainting::drawMark(
            painter, m_theme, center, record.header.opcode, m_theme.px(ChipMarkHeight));
    left += sign;
    painter.setFont(numberFont);
    painter.setPen(m_theme.color(Token::Text2));
    if (lengthWidth > 0)
        painter.drawText(QRectF(left, 0, lengthWidth + 1, height()), Qt::AlignVCenter, length);
}

} // namespace Framescope
