#include "ui/connections/connectionheader.h"

#include "ui/connections/connectionmodel.h"
#include "ui/frames/framepainting.h"

#include <QPainter>

namespace Framescope {

using Token = Theme::Token;

namespace {

constexpr int Height = 25; // px of the design
constexpr int HeaderPadding = 10;
constexpr int EndpointLeft = 30;

} // namespace

ConnectionHeader::ConnectionHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
{
    setSectionsClickable(false);
    connect(&theme, &Theme::changed, this, &ConnectionHeader::applyTheme);
    applyTheme();
}

void ConnectionHeader::applyTheme()
{
    setFixedHeight(m_theme.px(Height));
    viewport()->update();
}

void ConnectionHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    const QFont small = m_theme.font(Theme::TypeRole::Small);
    painter->save();
    painter->fillRect(rect, m_theme.color(Token::BgBar));
    painter->fillRect(rect.left(), rect.bottom(), rect.width(), 1, m_theme.color(Token::Line));
    painter->setFont(small);
    painter->setPen(m_theme.color(Token::Text2));
    if (section == ConnectionModel::EndpointColumn) {
        painter->drawText(rect.adjusted(m_theme.px(EndpointLeft), 0, 0, 0),
            Qt::AlignVCenter | Qt::AlignLeft, title);
    } else {
        const QRect cell = rect.adjusted(0, 0, -m_theme.px(HeaderPadding), 0);
        painter->drawText(cell, Qt::AlignVCenter | Qt::AlignRight, title);
        const qreal side = m_theme.px(12);
        const QRectF arrow(
            cell.right() - QFontMetricsF(small).horizontalAdvance(title) - side - m_theme.px(4),
            cell.top(), side, cell.height());
        if (section == ConnectionModel::OutColumn)
            FramePainting::drawIcon(
                *painter, m_theme, arrow, QStringLiteral("arrowr"), Token::DirC2s, 12);
        else if (section == ConnectionModel::InColumn)
            FramePainting::drawIcon(
                *painter, m_theme, arrow, QStringLiteral("arrowl"), Token::DirS2c, 12);
    }
    painter->restore();
}

} // namespace Framescope
