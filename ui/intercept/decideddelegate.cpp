#include "ui/intercept/decideddelegate.h"

#include "ui/frames/framepainting.h"
#include "ui/intercept/decidedmodel.h"

#include <QPainter>

namespace Framescope {

namespace {

using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int DecidedRowHeight = 23; // px of the design
constexpr int DecidedPadding = 10;

} // namespace

DecidedDelegate::DecidedDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize DecidedDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { 0, m_theme.px(DecidedRowHeight) };
}

void DecidedDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int end = index.data(DecidedModel::EndRole).toInt();
    const bool isGone = end == static_cast<int>(HoldEnd::Dropped)
        || end == static_cast<int>(HoldEnd::ConnectionEnded);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, m_theme.color(selected ? Token::BgSelIdle : Token::BgPanel));

    QRectF row
        = option.rect.adjusted(m_theme.px(DecidedPadding), 0, -m_theme.px(DecidedPadding), 0);
    QFont data = m_theme.font(TypeRole::Data);
    painter->setFont(data);
    painter->setPen(m_theme.color(Token::Text2));
    const QString held = index.data(DecidedModel::HeldRole).toString();
    painter->drawText(row, Qt::AlignVCenter | Qt::AlignRight, held);
    row.setRight(row.right() - QFontMetricsF(data).horizontalAdvance(held) - m_theme.px(8));

    data.setStrikeOut(isGone);
    painter->setFont(data);
    painter->setPen(m_theme.color(isGone ? Token::Text2 : Token::Text));
    painter->drawText(
        row, Qt::AlignVCenter | Qt::AlignLeft, index.data(DecidedModel::NumberRole).toString());
    row.setLeft(row.left() + m_theme.px(34));
    const QRectF arrow(row.left(), row.top(), m_theme.px(16), row.height());
    const auto direction = static_cast<Direction>(index.data(DecidedModel::DirectionRole).toInt());
    if (end < 0)
        FramePainting::drawIcon(
            *painter, m_theme, arrow, QStringLiteral("inject"), Token::Accent, 14);
    else
        FramePainting::drawDirection(*painter, m_theme, arrow, direction);
    row.setLeft(arrow.right() + m_theme.px(8));
    const QFont body = m_theme.font(TypeRole::Small);
    painter->setFont(body);
    const bool waits = index.data(DecidedModel::WaitsRole).toBool();
    painter->setPen(m_theme.color(waits ? Token::Warn : Token::Text));
    painter->drawText(row, Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetricsF(body).elidedText(
            index.data(DecidedModel::WhatRole).toString(), Qt::ElideRight, row.width()));
    painter->restore();
}

} // namespace Framescope
