#include "ui/intercept/keybutton.h"

#include <QStyleOptionButton>
#include <QStylePainter>

#include <algorithm>

namespace Framescope {

using Token = Theme::Token;

namespace {

// px of the design
constexpr int CapGap = 8;
constexpr int CapSize = 16;
constexpr int CapMargin = 4;
constexpr int CapRight = 9; // from the edge of the button

} // namespace

KeyButton::KeyButton(const Theme &theme, const QString &key, QWidget *parent)
    : QPushButton(parent)
    , m_theme(theme)
    , m_key(key)
{
    connect(&theme, &Theme::changed, this, &KeyButton::applyTheme);
}

QFont KeyButton::keyFont() const
{
    QFont font = m_theme.font(Theme::TypeRole::Badge);
    font.setBold(false);
    return font;
}

QSize KeyButton::keySize() const
{
    const int text = QFontMetrics(keyFont()).horizontalAdvance(m_key);
    const int size = m_theme.px(CapSize);
    return { std::max(size, text + 2 * m_theme.px(CapMargin)), size };
}

QRect KeyButton::keyRect() const
{
    const QSize size = keySize();
    return { QPoint(width() - m_theme.px(CapRight) - size.width(), (height() - size.height()) / 2),
        size };
}

QSize KeyButton::sizeHint() const
{
    const QSize plain = QPushButton::sizeHint();
    return { plain.width() + m_theme.px(CapGap) + keySize().width(), plain.height() };
}

QColor KeyButton::ink() const
{
    if (!isEnabled())
        return m_theme.color(Token::TextDis);
    if (property("primary").toBool())
        return Qt::white;
    return m_theme.color(property("danger").toBool() ? Token::Err : Token::Text2);
}

void KeyButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    painter.drawControl(QStyle::CE_PushButtonBevel, option);
    // The rest as the style does it, without the room for the key.
    option.rect = style()->subElementRect(QStyle::SE_PushButtonContents, &option, this);
    option.rect.setRight(option.rect.right() - keySize().width() - m_theme.px(CapGap));
    painter.drawControl(QStyle::CE_PushButtonLabel, option);

    painter.setRenderHint(QPainter::Antialiasing);
    QColor line = ink();
    line.setAlphaF(0.6F);
    painter.setPen(line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(keyRect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setPen(ink());
    painter.setFont(keyFont());
    painter.drawText(keyRect(), Qt::AlignCenter, m_key);
}

void KeyButton::applyTheme()
{
    updateGeometry();
    update();
}

} // namespace Framescope
