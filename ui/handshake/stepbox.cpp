#include "ui/handshake/stepbox.h"

#include "ui/widgets/wrappedtext.h"

#include <QPainter>

namespace Framescope {

namespace {
/// In pixels of the design.
constexpr int Padding = 10;
constexpr int Badge = 16;
constexpr int Gap = 6;
} // namespace

StepBox::StepBox(const Theme &theme, int number, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_number(number)
    , m_title(title)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StepBox::setValue(const QString &value, Tone tone)
{
    m_value = value;
    m_tone = tone;
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title, value));
    updateGeometry();
    update();
}

QSize StepBox::sizeHint() const
{
    const int width = m_theme.px(190);
    return { width, heightForWidth(width) };
}

QSize StepBox::minimumSizeHint() const
{
    const int title = QFontMetrics(m_theme.font(Theme::TypeRole::Small)).horizontalAdvance(m_title);
    return { title + m_theme.px(2 * Padding + Badge + Gap), headHeight() };
}

int StepBox::heightForWidth(int width) const
{
    return headHeight() + m_theme.px(Gap + Padding)
        + WrappedText::height(
            m_value, m_theme.font(Theme::TypeRole::Data), width - m_theme.px(2 * Padding));
}

void StepBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool plain = m_tone == Tone::Neutral;
    painter.setPen(m_theme.color(plain ? Theme::Token::Line : toneText(m_tone)));
    painter.setBrush(m_theme.color(plain ? Theme::Token::BgPanel : toneGround(m_tone)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);

    const int padding = m_theme.px(Padding);
    const int badge = m_theme.px(Badge);
    const QRect circle(padding, padding, badge, badge);
    if (plain) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Theme::Token::BgHover));
        painter.drawEllipse(circle);
        painter.setPen(m_theme.color(Theme::Token::Text2));
        painter.setFont(m_theme.font(Theme::TypeRole::Micro));
        painter.drawText(circle, Qt::AlignCenter, QString::number(m_number));
    } else {
        painter.drawPixmap(
            circle, m_theme.pixmap(toneIcon(m_tone), toneText(m_tone), badge, devicePixelRatioF()));
    }

    painter.setFont(m_theme.font(Theme::TypeRole::Small));
    painter.setPen(m_theme.color(Theme::Token::Text2));
    const int titleLeft = circle.right() + m_theme.px(Gap);
    painter.drawText(
        QRect(titleLeft, padding, width() - titleLeft, badge), Qt::AlignVCenter, m_title);

    painter.setPen(m_theme.color(Theme::Token::Text));
    const int top = headHeight() + m_theme.px(Gap);
    const QFont font = m_theme.font(Theme::TypeRole::Data);
    const int inner = width() - 2 * padding;
    WrappedText::draw(painter,
        QRect(padding, top, inner, WrappedText::height(m_value, font, inner)), m_value, font);
}

int StepBox::headHeight() const
{
    return m_theme.px(Padding + Badge);
}

} // namespace Framescope
