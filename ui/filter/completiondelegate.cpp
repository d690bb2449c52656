#include "ui/filter/completiondelegate.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

namespace {

constexpr int RowHeight = 25; // px of the design
constexpr int Padding = 10;

} // namespace

CompletionDelegate::CompletionDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void CompletionDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->fillRect(
        option.rect, m_theme.color(selected ? Theme::Token::BgSel : Theme::Token::BgRaised));
    const int padding = m_theme.px(Padding);
    const QRect cell = option.rect.adjusted(padding, 0, -padding, 0);

    const QString text = index.data(Qt::DisplayRole).toString();
    const QFont code = m_theme.font(Theme::TypeRole::Code);
    painter->setFont(code);
    painter->setPen(m_theme.color(Theme::Token::Text));
    painter->drawText(cell, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);

    const QFont small = m_theme.font(Theme::TypeRole::Small);
    const QRect rest
        = cell.adjusted(QFontMetrics(code).horizontalAdvance(text) + 2 * padding, 0, 0, 0);
    painter->setFont(small);
    painter->setPen(m_theme.color(Theme::Token::Text2));
    painter->drawText(rest, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
        QFontMetrics(small).elidedText(
            index.data(DescriptionRole).toString(), Qt::ElideRight, rest.width()));
}

QSize CompletionDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { m_theme.px(200), m_theme.px(RowHeight) };
}

} // namespace Framescope
