#include "ui/commands/commanddelegate.h"

#include "ui/commands/commandmodel.h"
#include "ui/frames/framepainting.h"

#include <QPainter>
#include <QTextLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int RowHeight = 28; // px of the design
constexpr int Margin = 12; // px of the design
constexpr int SignWidth = 20; // px of the design

} // namespace

CommandDelegate::CommandDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { 10, m_theme.px(RowHeight) };
}

int CommandDelegate::paintName(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const QFont font = m_theme.font(TypeRole::Body);
    QTextLayout layout(
        QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width()), font);
    QList<QTextLayout::FormatRange> formats;
    for (const int position : index.data(CommandModel::PositionsRole).value<QList<int>>()) {
        QTextLayout::FormatRange range;
        range.start = position;
        range.length = 1;
        range.format.setFontWeight(QFont::Bold);
        range.format.setFontUnderline(true);
        formats.append(range);
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(rect.width());
    layout.endLayout();
    layout.draw(&painter, { qreal(rect.left()), rect.top() + (rect.height() - line.height()) / 2 });
    return rect.left() + qCeil(line.naturalTextWidth());
}

void CommandDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool isSelected = option.state & QStyle::State_Selected;
    if (isSelected) {
        painter->fillRect(option.rect, m_theme.color(Token::BgSel));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
            m_theme.color(Token::Accent));
    } else if (option.state & QStyle::State_MouseOver) {
        painter->fillRect(option.rect, m_theme.color(Token::BgHover));
    }
    const bool isPossible = index.data(CommandModel::PossibleRole).toBool();
    QRect rect = option.rect.adjusted(m_theme.px(Margin), 0, -m_theme.px(Margin), 0);
    if (index.data(CommandModel::CheckedRole).toBool())
        FramePainting::drawIcon(*painter, m_theme,
            QRect(rect.left(), rect.top(), m_theme.px(14), rect.height()), u"check"_s,
            Token::Accent, 14);
    rect.setLeft(rect.left() + m_theme.px(SignWidth));

    painter->setFont(m_theme.font(TypeRole::Data));
    painter->setPen(m_theme.color(isPossible ? Token::Text2 : Token::TextDis));
    const QString shortcut = index.data(CommandModel::ShortcutRole).toString();
    painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, shortcut);
    rect.setRight(
        rect.right() - painter->fontMetrics().horizontalAdvance(shortcut) - m_theme.px(Margin));

    painter->setPen(m_theme.color(isPossible ? Token::Text : Token::TextDis));
    const int end = paintName(*painter, rect, index) + m_theme.px(Margin);
    painter->setFont(m_theme.font(TypeRole::Small));
    // Grey on the selection needs the stronger one.
    painter->setPen(m_theme.color(!isPossible ? Token::TextDis
            : isSelected                      ? Token::Text2
                                              : Token::Text3));
    const QRect rest(end, rect.top(), rect.right() - end, rect.height());
    if (rest.width() > m_theme.px(SignWidth))
        painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(
                index.data(CommandModel::MenuRole).toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

} // namespace Framescope
