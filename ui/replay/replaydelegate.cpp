#include "ui/replay/replaydelegate.h"

#include "ui/frames/framepainting.h"
#include "ui/replay/replaymodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

namespace {

using Token = Theme::Token;
using RowKind = ReplayRow::Kind;
using Columns = ReplayModel::Column;

// px of the design
constexpr int ReplayCellPadding = 6;
constexpr int SignWidth = 28; ///< the latency stands behind it
/// Of a badge or an arrow whose row is still to come.
constexpr qreal UpcomingOpacity = 0.55;

const ReplayRow &rowOf(const QModelIndex &index)
{
    return static_cast<const ReplayModel *>(index.model())->row(index.row());
}

Token signToken(RowKind kind)
{
    switch (kind) {
    case RowKind::Sent:
    case RowKind::Matched:
    case RowKind::Undecided:
    case RowKind::Upcoming:
        break;
    case RowKind::Alike:
        return Token::Warn;
    case RowKind::Changed:
    case RowKind::Missing:
        return Token::Err;
    case RowKind::Extra:
        return Token::Accent;
    }
    return Token::Text2;
}

Token hintGround(RowKind kind)
{
    switch (kind) {
    case RowKind::Alike:
        return Token::WarnBg;
    case RowKind::Extra:
        return Token::AccentSoft;
    case RowKind::Undecided:
        return Token::BgSunken;
    default:
        return Token::ErrBg;
    }
}

/// Nullopt: that of the table.
std::optional<Token> rowGround(RowKind kind, bool isRecorded)
{
    switch (kind) {
    case RowKind::Changed:
        return Token::ErrRow;
    case RowKind::Missing:
        return isRecorded ? Token::ErrRow : Token::BgSunken;
    case RowKind::Extra:
        return isRecorded ? Token::BgSunken : Token::AccentSoft;
    default:
        return std::nullopt;
    }
}

} // namespace

ReplayDelegate::ReplayDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void ReplayDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ReplayRow &row = rowOf(index);
    const int column = index.column();
    const ReplayCell &cell = ReplayModel::isRecorded(column) ? row.recorded : row.now;
    const int padding = m_theme.px(ReplayCellPadding);
    const QRectF rect = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option, index);
    const bool isUpcoming = row.kind == RowKind::Upcoming;
    switch (column) {
    case Columns::SignColumn:
        paintSign(*painter, option.rect, index);
        break;
    case Columns::RecordedPreviewColumn:
    case Columns::NowPreviewColumn:
        paintPreview(*painter, option, index);
        break;
    case Columns::RecordedOpcodeColumn:
    case Columns::NowOpcodeColumn:
        painter->setOpacity(isUpcoming ? UpcomingOpacity : 1);
        if (!cell.isEmpty())
            FramePainting::drawBadge(*painter, m_theme, option.rect, cell.opcode);
        break;
    case Columns::RecordedDirectionColumn:
    case Columns::NowDirectionColumn:
        painter->setOpacity(isUpcoming ? UpcomingOpacity : 1);
        if (!cell.isEmpty())
            FramePainting::drawDirection(*painter, m_theme, option.rect, row.direction);
        break;
    default:
        painter->setFont(m_theme.font(Theme::TypeRole::Data));
        painter->setPen(m_theme.color(isUpcoming ? Token::Text3 : Token::Text2));
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
        break;
    }
    painter->setOpacity(1);
    if (option.state.testFlag(QStyle::State_Selected)) {
        // Where the ground says what differs, a frame says what is selected.
        painter->setPen(m_theme.color(Token::Accent));
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    painter->restore();
}

void ReplayDelegate::paintGround(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto ground = rowGround(rowOf(index).kind, ReplayModel::isRecorded(index.column()));
    if (index.column() == Columns::SignColumn) {
        painter.fillRect(option.rect, m_theme.color(Token::BgBar));
    } else if (ground) {
        painter.fillRect(option.rect, m_theme.color(*ground));
    } else if (option.state.testFlag(QStyle::State_Selected)) {
        const bool isActive = option.state.testFlag(QStyle::State_Active);
        painter.fillRect(option.rect, m_theme.color(isActive ? Token::BgSel : Token::BgSelIdle));
    } else {
        painter.fillRect(option.rect, m_theme.color(Token::BgPanel));
    }
    painter.setPen(m_theme.color(Token::LineSoft));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
}

void ReplayDelegate::paintSign(QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    QRect sign = rect;
    sign.setWidth(m_theme.px(SignWidth));
    QFont font = m_theme.font(Theme::TypeRole::Code);
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(m_theme.color(signToken(rowOf(index).kind)));
    painter.drawText(sign, Qt::AlignCenter, index.data().toString());
    if (rect.width() <= sign.width())
        return;
    painter.setFont(m_theme.font(Theme::TypeRole::Data));
    painter.setPen(m_theme.color(Token::Text2));
    painter.drawText(rect.adjusted(sign.width(), 0, -m_theme.px(ReplayCellPadding), 0),
        Qt::AlignRight | Qt::AlignVCenter,
        index.data(ReplayModel::LatencyDifferenceRole).toString());
}

void ReplayDelegate::paintPreview(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ReplayRow &row = rowOf(index);
    const int padding = m_theme.px(ReplayCellPadding);
    QRectF rect = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    const QString hint = index.data(ReplayModel::HintRole).toString();
    if (!hint.isEmpty()) {
        const qreal width = std::min(FramePainting::chipWidth(m_theme, hint), rect.width());
        const qreal margin = m_theme.px(2);
        const QRectF chip(
            rect.right() - width, rect.top() + margin, width, rect.height() - 2 * margin);
        // A row that differs has that ground already.
        const bool isOnGround = rowGround(row.kind, false) && row.kind != RowKind::Missing;
        FramePainting::drawChip(
            painter, m_theme, chip, hint, isOnGround ? Token::BgPanel : hintGround(row.kind));
        rect.setRight(chip.left() - padding);
    }
    const bool isItem = row.subject == ReplayFinding::Subject::Item;
    const QFont font = m_theme.font(isItem ? Theme::TypeRole::Data : Theme::TypeRole::Small);
    painter.setFont(font);
    painter.setPen(m_theme.color(row.kind == RowKind::Upcoming ? Token::Text3
            : isItem                                           ? Token::Text
                                                               : Token::Text2));
    if (rect.width() > 0)
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
            QFontMetricsF(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
}

} // namespace Framescope
