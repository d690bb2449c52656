#include "ui/theme/applicationstyle.h"

#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStyleOptionViewItem>
#include <QTableView>
#include <QTreeView>

namespace Framescope {

namespace {

constexpr int ButtonIcon = 16; // px of the design, as the next one
constexpr int ButtonIconGap = 6;

constexpr qreal FocusFrame = 1.5; ///< logical px

const QHeaderView *columnsOf(const QAbstractItemView &view)
{
    if (const auto *table = qobject_cast<const QTableView *>(&view))
        return table->horizontalHeader();
    const auto *tree = qobject_cast<const QTreeView *>(&view);
    return tree ? tree->header() : nullptr;
}

/// Whether one goes from row to row in \a view rather than from cell to cell.
bool isOfRows(const QAbstractItemView &view)
{
    return view.selectionBehavior() == QAbstractItemView::SelectRows && columnsOf(view);
}

} // namespace

ApplicationStyle::ApplicationStyle(const Theme &theme)
    : QProxyStyle(QStringLiteral("Fusion"))
    , m_theme(&theme)
{
}

/// Again whenever the theme has changed, since that changes the style sheets.
void ApplicationStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *button = qobject_cast<QPushButton *>(widget); button && m_theme) {
        const int icon = m_theme->px(ButtonIcon);
        const int rest = button->text().isEmpty() ? 0 : m_theme->px(ButtonIconGap) - QtIconGap;
        button->setIconSize({ icon + rest, icon });
    }
}

void ApplicationStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    if (element == PE_FrameFocusRect && m_theme) {
        const bool isShown = option->state.testFlag(State_KeyboardFocusChange);
        if (isShown && !(view && isOfRows(*view)))
            drawFrame(*painter, option->rect);
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const auto *cell = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (element == PE_PanelItemViewItem && m_theme && view && cell && isOfRows(*view))
        drawRowFrame(*painter, *cell, *view);
}

/// What a header says of it gets lost on the way through a style sheet.
void ApplicationStyle::drawControl(ControlElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element != CE_HeaderLabel || !header || !header->icon.isNull()) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    QStyleOptionHeader elided = *header;
    elided.text
        = painter->fontMetrics().elidedText(header->text, Qt::ElideRight, header->rect.width());
    QProxyStyle::drawControl(element, &elided, painter, widget);
}

QRect ApplicationStyle::subElementRect(
    SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_ItemViewItemFocusRect) // not only of its text
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

void ApplicationStyle::drawFrame(QPainter &painter, const QRect &rect) const
{
    constexpr qreal Inset = FocusFrame / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme->color(Theme::Token::Accent), FocusFrame));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect).adjusted(Inset, Inset, -Inset, -Inset));
    painter.restore();
}

/// Cells are drawn one by one and clipped: each has its part of the frame.
void ApplicationStyle::drawRowFrame(
    QPainter &painter, const QStyleOptionViewItem &cell, const QAbstractItemView &view) const
{
    const QModelIndex current = view.currentIndex();
    const bool isCurrent = view.hasFocus() && current.isValid() && cell.index.isValid()
        && cell.index.row() == current.row() && cell.index.parent() == current.parent();
    if (!isCurrent)
        return;
    QRect row;
    const QHeaderView *columns = columnsOf(view);
    for (int column = 0; column < columns->count(); ++column) {
        if (!columns->isSectionHidden(column))
            row |= view.visualRect(current.siblingAtColumn(column));
    }
    painter.save();
    painter.setClipRect(cell.rect, Qt::IntersectClip);
    drawFrame(painter, row);
    painter.restore();
}

} // namespace Framescope
