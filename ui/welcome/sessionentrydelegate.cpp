#include "ui/welcome/sessionentrydelegate.h"

#include "ui/frames/framepainting.h"
#include "ui/welcome/sessionlist.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

constexpr int EntryGap = 8; // px

} // namespace

SessionEntryDelegate::SessionEntryDelegate(const Theme &theme, SessionList *list)
    : QStyledItemDelegate(list)
    , m_theme(theme)
    , m_list(list)
{
}

QSize SessionEntryDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { 10, m_theme.px(RowHeight) };
}

void SessionEntryDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const bool isSelected = option.state & QStyle::State_Selected;
    const QRect &rect = option.rect;
    if (isSelected && m_list->hasFocus()) {
        painter.fillRect(rect, m_theme.color(Token::BgSel));
        painter.setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter.drawRect(QRectF(rect).adjusted(0.75, 0.75, -0.75, -0.75));
    } else if (option.state & QStyle::State_MouseOver) {
        painter.fillRect(rect, m_theme.color(Token::BgHover));
    } else if (isSelected) {
        painter.fillRect(rect, m_theme.color(Token::BgSelIdle));
    }
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, m_theme.color(Token::LineSoft));
}

int SessionEntryDelegate::paintNumbers(
    QPainter &painter, const QRect &upper, const QRect &lower, int row) const
{
    const SessionList::Entry &entry = m_list->entry(row);
    painter.setFont(m_theme.font(TypeRole::Data));
    painter.setPen(m_theme.color(Token::Text2));
    painter.drawText(upper, Qt::AlignRight | Qt::AlignVCenter, entry.framesText());
    painter.drawText(lower, Qt::AlignRight | Qt::AlignVCenter, entry.sizeText());
    const QFontMetrics metrics = painter.fontMetrics();
    return std::max(
        metrics.horizontalAdvance(entry.framesText()), metrics.horizontalAdvance(entry.sizeText()));
}

void SessionEntryDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const SessionList::Entry &entry = m_list->entry(index.row());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option);
    const int icon = m_theme.px(16);
    const QRect rect = option.rect.adjusted(m_theme.px(14), 0, -m_theme.px(12), 0);
    FramePainting::drawIcon(*painter, m_theme, QRect(rect.left(), rect.top(), icon, rect.height()),
        entry.problem.isEmpty() ? u"file"_s : u"warn"_s,
        entry.problem.isEmpty() ? Token::Text2 : Token::Warn, 16);
    const int line = rect.height() / 2 - m_theme.px(6);
    QRect upper(rect.left() + icon + m_theme.px(EntryGap), rect.top() + m_theme.px(6),
        rect.width() - icon - m_theme.px(EntryGap), line);
    QRect lower = upper.translated(0, line);
    const int numbers = paintNumbers(*painter, upper, lower, index.row()) + m_theme.px(EntryGap);

    upper.setWidth(upper.width() - numbers);
    lower.setWidth(lower.width() - numbers);
    const QString chip = SessionList::tr("sample");
    const qreal chipWidth
        = entry.isSample() ? FramePainting::chipWidth(m_theme, chip) + m_theme.px(EntryGap) : 0;
    painter->setFont(m_theme.font(TypeRole::Body));
    painter->setPen(m_theme.color(Token::Text));
    const QString name = painter->fontMetrics().elidedText(
        entry.name(), Qt::ElideMiddle, upper.width() - static_cast<int>(chipWidth));
    painter->drawText(upper, Qt::AlignLeft | Qt::AlignVCenter, name);
    if (entry.isSample()) {
        const qreal end = upper.left() + painter->fontMetrics().horizontalAdvance(name) + 6;
        const qreal height = m_theme.px(16);
        FramePainting::drawChip(*painter, m_theme,
            { end, upper.center().y() - height / 2 + 1, chipWidth - m_theme.px(EntryGap), height },
            chip, Token::BgHover);
    }
    painter->setFont(m_theme.font(TypeRole::Small));
    painter->setPen(m_theme.color(Token::Text2));
    painter->drawText(lower, Qt::AlignLeft | Qt::AlignVCenter,
        painter->fontMetrics().elidedText(entry.description(), Qt::ElideRight, lower.width()));
    painter->restore();
}

} // namespace Framescope
