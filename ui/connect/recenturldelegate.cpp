#include "ui/connect/recenturldelegate.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

namespace {
/// In pixels of the design.
constexpr int UrlRowHeight = 44;
constexpr int Margin = 12;
} // namespace

RecentUrlDelegate::RecentUrlDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void RecentUrlDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool active = option.state.testFlag(QStyle::State_HasFocus);
        painter->fillRect(
            option.rect, m_theme.color(active ? Theme::Token::BgSel : Theme::Token::BgSelIdle));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.color(Theme::Token::BgHover));
    }
    const int margin = m_theme.px(Margin);
    const QRect area = option.rect.adjusted(margin, m_theme.px(4), -margin, -m_theme.px(4));
    painter->setFont(m_theme.font(Theme::TypeRole::Small));
    painter->setPen(m_theme.color(Theme::Token::Text));
    painter->drawText(area, static_cast<int>(Qt::AlignLeft | Qt::AlignTop),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, area.width()));
    painter->setPen(m_theme.color(Theme::Token::Text2));
    painter->drawText(
        area, static_cast<int>(Qt::AlignLeft | Qt::AlignBottom), index.data(TimeRole).toString());
    painter->restore();
}

QSize RecentUrlDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { m_theme.px(120), m_theme.px(UrlRowHeight) };
}

} // namespace Framescope
