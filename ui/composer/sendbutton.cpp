#include "ui/composer/sendbutton.h"

#include "ui/theme/applicationstyle.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace Framescope {

namespace {

constexpr int SendHintGap = 10; // px of the design, as the next one
constexpr int SendSideMargin = 12;

} // namespace

SendButton::SendButton(const Theme &theme, QWidget *parent)
    : QPushButton(tr("Send"), parent)
    , m_theme(theme)
{
    setProperty("primary", true);
    connect(&m_theme, &Theme::changed, this, &SendButton::applyTheme);
    applyTheme();
}

void SendButton::setHintShown(bool shown)
{
    if (shown == m_isHintShown)
        return;
    m_isHintShown = shown;
    applyTheme();
}

QString SendButton::hint() const
{
    return m_isHintShown ? tr("Ctrl Enter") : QString();
}

QFont SendButton::hintFont() const
{
    QFont font = m_theme.font(Theme::TypeRole::Badge);
    font.setBold(false);
    return font;
}

int SendButton::contentWidth() const
{
    int width = iconSize().width() + ApplicationStyle::QtIconGap
        + fontMetrics().horizontalAdvance(text());
    if (!hint().isEmpty())
        width += m_theme.px(SendHintGap) + QFontMetrics(hintFont()).horizontalAdvance(hint());
    return width;
}

QSize SendButton::sizeHint() const
{
    return { contentWidth() + 2 * m_theme.px(SendSideMargin), QPushButton::sizeHint().height() };
}

void SendButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    option.icon = {};
    painter.drawControl(QStyle::CE_PushButton, option);

    QRect left = rect();
    left.setLeft((width() - contentWidth()) / 2);
    const QIcon::Mode mode = isEnabled() ? QIcon::Normal : QIcon::Disabled;
    const QRect iconRect(QPoint(left.left(), (height() - iconSize().height()) / 2), iconSize());
    icon().paint(&painter, iconRect, Qt::AlignCenter, mode);
    left.setLeft(iconRect.right() + 1 + ApplicationStyle::QtIconGap);
    painter.setPen(isEnabled() ? QColor(Qt::white) : m_theme.color(Theme::Token::TextDis));
    painter.setFont(font());
    painter.drawText(left, Qt::AlignVCenter | Qt::AlignLeft, text());
    left.setLeft(left.left() + fontMetrics().horizontalAdvance(text()) + m_theme.px(SendHintGap));
    painter.setFont(hintFont());
    painter.drawText(left, Qt::AlignVCenter | Qt::AlignLeft, hint());
}

void SendButton::applyTheme()
{
    setIcon(m_theme.iconOnFill(QStringLiteral("send")));
    updateGeometry();
    update();
}

} // namespace Framescope
