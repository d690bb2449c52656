#include "ui/intercept/helddelegate.h"

#include "ui/frames/framepainting.h"
#include "ui/frames/frametext.h"
#include "ui/intercept/heldframesmodel.h"
#include "ui/intercept/heldtext.h"

#include <QListView>
#include <QPainter>

namespace Framescope {

namespace {

using Token = Theme::Token;
using TypeRole = Theme::TypeRole;

// px of the design
constexpr int HeldRowHeight = 43;
constexpr int HeldPadding = 10;
/// What has waited as long is shown as urgent.
constexpr Timestamp Long = 15'000'000'000; // ns

} // namespace

HeldDelegate::HeldDelegate(const Theme &theme, const HeldFramesModel &model,
    std::function<Timestamp()> now, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
    , m_now(std::move(now))
{
}

QSize HeldDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { 0, m_theme.px(HeldRowHeight) };
}

void HeldDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    const HeldItem *found
        = m_model.find(index.data(HeldFramesModel::NumberRole).value<HoldNumber>());
    if (!found)
        return;
    const HeldItem &held = *found;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRectF row = option.rect;
    painter->save();
    painter->fillRect(row,
        m_theme.color(selected                                   ? Token::BgSel
                : option.state.testFlag(QStyle::State_MouseOver) ? Token::BgHover
                                                                 : Token::BgPanel));
    painter->fillRect(
        QRectF(row.left(), row.bottom() - 1, row.width(), 1), m_theme.color(Token::LineSoft));
    if (selected && view && view->hasFocus())
        painter->fillRect(
            QRectF(row.left(), row.top(), 3, row.height()), m_theme.color(Token::Accent));

    const QRectF inner = row.adjusted(m_theme.px(HeldPadding), 0, -m_theme.px(HeldPadding), 0);
    QRectF first(inner.left(), row.top() + m_theme.px(3), inner.width(), m_theme.px(20));
    const QRectF second(inner.left(), first.bottom(), inner.width(), m_theme.px(17));
    const QFont data = m_theme.font(TypeRole::Data);
    const QFontMetricsF metrics(data);

    // The right end first: what it needs is not left to the others.
    const qint64 waited = m_now() - held.since;
    QFont time = data;
    time.setBold(waited >= Long);
    painter->setFont(time);
    painter->setPen(m_theme.color(waited >= Long ? Token::Warn : Token::Text2));
    painter->drawText(first, Qt::AlignVCenter | Qt::AlignRight, clockText(waited));
    first.setRight(first.right() - QFontMetricsF(time).horizontalAdvance(clockText(waited)) - 8);

    painter->setFont(data);
    painter->setPen(m_theme.color(Token::Text));
    const QString number = QString::number(held.number);
    painter->drawText(first, Qt::AlignVCenter | Qt::AlignLeft, number);
    first.setLeft(first.left() + metrics.horizontalAdvance(number) + m_theme.px(6));
    const QRectF arrow(first.left(), first.top(), m_theme.px(16), first.height());
    FramePainting::drawDirection(*painter, m_theme, arrow, held.frames.direction);
    const QRectF badge(arrow.right() + m_theme.px(6), first.top(), m_theme.px(50), first.height());
    FramePainting::drawBadge(*painter, m_theme, badge, leadingHeader(held.frames).opcode);
    first.setLeft(badge.right() + m_theme.px(8));
    painter->setFont(data);
    painter->setPen(m_theme.color(Token::Text2));
    QString size = octetsText(payloadLength(held.frames));
    if (held.frames.frames.size() > 1)
        size += tr(", %n frames", nullptr, static_cast<int>(held.frames.frames.size()));
    size += tr(", #%1").arg(held.connection);
    if (index.data(HeldFramesModel::EditedRole).toBool()) {
        const QString edited = tr("edited");
        painter->setPen(m_theme.color(Token::Warn));
        painter->drawText(first, Qt::AlignVCenter | Qt::AlignRight, edited);
        first.setRight(first.right() - metrics.horizontalAdvance(edited) - m_theme.px(8));
        painter->setPen(m_theme.color(Token::Text2));
    }
    painter->drawText(first, Qt::AlignVCenter | Qt::AlignLeft,
        metrics.elidedText(size, Qt::ElideRight, first.width()));

    painter->setPen(m_theme.color(selected ? Token::Text : Token::Text2));
    painter->drawText(second, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
        metrics.elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, second.width()));
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(m_theme.color(Token::Accent), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(row.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

} // namespace Framescope
