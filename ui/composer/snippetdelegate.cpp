#include "ui/composer/snippetdelegate.h"

#include "ui/composer/snippetmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

namespace {

constexpr int RowHeight = 26; ///< px of the design
constexpr int Margin = 10;

} // namespace

SnippetDelegate::SnippetDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void SnippetDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = option.state & QStyle::State_HasFocus;
    painter->save();
    if (selected) {
        painter->fillRect(
            option.rect, m_theme.color(focused ? Theme::Token::BgSel : Theme::Token::BgSelIdle));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, m_theme.color(Theme::Token::BgHover));
    }
    const int margin = m_theme.px(Margin);
    const QRect line = option.rect.adjusted(margin, 0, -margin, 0);

    const QString kind = index.data(SnippetModel::KindRole).toString();
    painter->setFont(m_theme.font(Theme::TypeRole::Badge));
    painter->setPen(
        m_theme.opcodeColors(quint8(index.data(SnippetModel::OpcodeRole).toUInt())).text);
    if (kind == QStringLiteral("CLOSE")) // inverted elsewhere: its text is no colour for a list
        painter->setPen(m_theme.color(Theme::Token::Text2));
    const int kindWidth = painter->fontMetrics().horizontalAdvance(kind);
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, kind);

    painter->setFont(m_theme.font(Theme::TypeRole::Body));
    painter->setPen(m_theme.color(Theme::Token::Text));
    const QRect room = line.adjusted(0, 0, -kindWidth - margin, 0);
    painter->drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

QSize SnippetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { m_theme.px(120), m_theme.px(RowHeight) };
}

} // namespace Framescope
