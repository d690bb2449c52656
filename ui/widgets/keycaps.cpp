#include "ui/widgets/keycaps.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

using Token = Theme::Token;

constexpr int KeyMargin = 4; // px beside a name
constexpr int KeyGap = 6; // px between keys

} // namespace

KeyCaps::KeyCaps(const Theme &theme, const QKeySequence &keys, QWidget *parent)
    : KeyCaps(theme,
        keys.toString(QKeySequence::NativeText).split(QLatin1Char('+'), Qt::SkipEmptyParts), parent)
{
}

KeyCaps::KeyCaps(const Theme &theme, const QStringList &names, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_names(names)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, &KeyCaps::applyTheme);
}

int KeyCaps::capWidth(const QString &name) const
{
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Badge));
    return std::max(metrics.horizontalAdvance(name) + 2 * m_theme.px(KeyMargin), m_theme.px(15));
}

QSize KeyCaps::sizeHint() const
{
    int width = 0;
    for (const QString &name : m_names)
        width += capWidth(name) + (width > 0 ? m_theme.px(KeyGap) : 0);
    return { width, m_theme.px(17) };
}

void KeyCaps::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = m_theme.font(Theme::TypeRole::Badge);
    font.setBold(false);
    painter.setFont(font);
    qreal x = 0;
    for (const QString &name : m_names) {
        const QRectF cap(x + 0.5, 0.5, capWidth(name) - 1, height() - 1);
        painter.setPen(m_theme.color(Token::LineStrong));
        painter.setBrush(m_theme.color(Token::BgSunken));
        painter.drawRoundedRect(cap, 3, 3);
        painter.setPen(m_theme.color(Token::Text2));
        painter.drawText(cap, Qt::AlignCenter, name);
        x += capWidth(name) + m_theme.px(KeyGap);
    }
}

void KeyCaps::applyTheme()
{
    updateGeometry();
    update();
}

} // namespace Framescope
