#include "ui/frames/framedelegate.h"

#include "app/session/protocoltext.h"
#include "ui/frames/annotationtone.h"
#include "ui/frames/framepainting.h"
#include "ui/frames/frametablemodel.h"

#include <QPainter>

#include <algorithm>

namespace Framescope {

using namespace Qt::StringLiterals;
using Token = Theme::Token;

namespace {

constexpr int CellPadding = 6; // px of the design

bool isSelected(const QStyleOptionViewItem &option)
{
    return option.state.testFlag(QStyle::State_Selected);
}

/// The weaker colours are too weak on the ground of a selection.
Token weakText(const QStyleOptionViewItem &option)
{
    return isSelected(option) ? Token::Text2 : Token::Text3;
}

} // namespace

FrameDelegate::FrameDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
    connect(&theme, &Theme::changed, this, &FrameDelegate::applyTheme);
    applyTheme();
}

void FrameDelegate::applyTheme()
{
    m_data = m_theme.font(Theme::TypeRole::Data);
    m_small = m_theme.font(Theme::TypeRole::Small);
}

void FrameDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(FrameTableModel::GapsRole).isValid()) {
        painter->save();
        painter->setClipRect(option.rect);
        paintGap(*painter, option, index);
        painter->restore();
        return;
    }
    const auto frame = index.data(FrameTableModel::FrameRole).value<FrameHandle>();
    const FrameRecord &record = frame.record();
    const bool broken = record.hasViolation && !index.data(FrameTableModel::IsMessageRole).toBool();
    const int padding = m_theme.px(CellPadding);
    const QRectF cell = QRectF(option.rect).adjusted(padding, 0, -padding, 0);

    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option, index, broken);
    switch (index.column()) {
    case FrameTableModel::IdColumn:
        paintId(*painter, option, index, broken);
        break;
    case FrameTableModel::ConnectionColumn:
    case FrameTableModel::TimeColumn:
    case FrameTableModel::DeltaColumn:
    case FrameTableModel::RsvColumn:
    case FrameTableModel::KeyColumn:
        paintText(*painter, cell, index, Token::Text2);
        break;
    case FrameTableModel::LengthColumn:
    case FrameTableModel::WireLengthColumn:
        paintText(*painter, cell, index, Token::Text);
        break;
    case FrameTableModel::PreviewColumn:
        paintPreview(*painter, option, index);
        if (index.data(FrameTableModel::HitRole).toBool())
            paintHit(*painter, option.rect);
        break;
    default:
        if (!frame.isNull())
            paintSign(*painter, option, index, record.direction, record.header);
        break;
    }
    painter->restore();
}

void FrameDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, bool broken) const
{
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    Token ground = Token::BgPanel;
    if (isSelected(option))
        ground = focused ? Token::BgSel : Token::BgSelIdle;
    else if (broken)
        ground = Token::ErrRow;
    else if (option.state.testFlag(QStyle::State_MouseOver))
        ground = Token::BgHover;
    else if (option.features.testFlag(QStyleOptionViewItem::Alternate))
        ground = Token::BgAlt;
    painter.fillRect(option.rect, m_theme.color(ground));
    if (isSelected(option) && focused && index.column() == FrameTableModel::IdColumn) {
        QRect bar = option.rect;
        bar.setWidth(3);
        painter.fillRect(bar, m_theme.color(Token::Accent));
    }
}

QRect FrameDelegate::arrowRect(const Theme &theme, const QRect &cell)
{
    QRect rect = cell;
    rect.setWidth(theme.px(24)); // the smallest target of the design
    return rect;
}

void FrameDelegate::paintId(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, bool broken) const
{
    const int padding = m_theme.px(CellPadding);
    const QRectF cell = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    QRectF sign(cell.left(), cell.top(), m_theme.px(14), cell.height());
    if (index.data(FrameTableModel::IsMessageRole).toBool()) {
        const bool expanded = index.data(FrameTableModel::ExpandedRole).toBool();
        FramePainting::drawIcon(painter, m_theme, arrowRect(m_theme, option.rect),
            expanded ? u"chevd"_s : u"chevr"_s, Token::Text2, 12);
    } else if (index.data(FrameTableModel::BranchRole).toInt() != FrameTableModel::NoBranch) {
        paintBranch(painter, option.rect, index);
        sign.translate(m_theme.px(14), 0);
    }
    if (broken)
        FramePainting::drawIcon(painter, m_theme, sign, u"error"_s, Token::Err, 13);
    else if (index.data(FrameTableModel::MarkRole).toBool())
        FramePainting::drawIcon(
            painter, m_theme, sign.translated(m_theme.px(14), 0), u"clock"_s, Token::Accent, 13);
    paintText(painter, cell, index, broken ? Token::Err : Token::Text);
}

/// A row that is no frame: on the ground of a warning, with a sign, the word and the sentence.
void FrameDelegate::paintGap(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintGround(painter, option, index, false);
    if (!isSelected(option))
        painter.fillRect(option.rect, m_theme.color(Token::WarnBg));
    const int padding = m_theme.px(CellPadding);
    const QRectF cell = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    const auto gaps = index.data(FrameTableModel::GapsRole).value<QList<CaptureGap>>();
    switch (index.column()) {
    case FrameTableModel::IdColumn:
        FramePainting::drawIcon(painter, m_theme,
            QRectF(cell.left(), cell.top(), m_theme.px(14), cell.height()), u"warn"_s, Token::Warn,
            13);
        break;
    case FrameTableModel::DirectionColumn: {
        const Direction direction = gaps.value(0).direction;
        const bool isOneWay = std::ranges::all_of(
            gaps, [direction](const CaptureGap &gap) { return gap.direction == direction; });
        if (isOneWay)
            FramePainting::drawDirection(painter, m_theme, option.rect, direction);
        break;
    }
    case FrameTableModel::OpcodeColumn:
        painter.setFont(m_small);
        painter.setPen(m_theme.color(Token::Warn));
        painter.drawText(option.rect, Qt::AlignCenter, index.data().toString());
        break;
    case FrameTableModel::PreviewColumn:
        painter.setFont(m_small);
        painter.setPen(m_theme.color(Token::Warn));
        painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
            QFontMetricsF(m_small).elidedText(
                index.data().toString(), Qt::ElideRight, cell.width()));
        break;
    default:
        paintText(painter, cell, index, Token::Text2);
        break;
    }
}

/// The line by which a row hangs under its message.
void FrameDelegate::paintBranch(
    QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const int x = arrowRect(m_theme, cell).center().x();
    const int middle = cell.center().y();
    const bool isLast
        = index.data(FrameTableModel::BranchRole).toInt() == FrameTableModel::LastBranch;
    painter.setPen(m_theme.color(Token::LineStrong));
    painter.drawLine(x, cell.top(), x, isLast ? middle : cell.bottom());
    painter.drawLine(x, middle, x + m_theme.px(7), middle);
}

void FrameDelegate::paintText(
    QPainter &painter, const QRectF &cell, const QModelIndex &index, Token color) const
{
    painter.setFont(m_data);
    painter.setPen(m_theme.color(color));
    const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    const QString text = index.data(Qt::DisplayRole).toString();
    const QFontMetricsF metrics(m_data);
    const bool fits = metrics.horizontalAdvance(text) <= cell.width();
    painter.drawText(cell, static_cast<int>(alignment) | Qt::TextSingleLine,
        fits ? text : metrics.elidedText(text, Qt::ElideRight, cell.width()));
}

void FrameDelegate::paintSign(QPainter &painter, const QStyleOptionViewItem &option,
    const QModelIndex &index, Direction direction, const FrameHeader &header) const
{
    switch (index.column()) {
    case FrameTableModel::DirectionColumn:
        FramePainting::drawDirection(painter, m_theme, option.rect, direction);
        return;
    case FrameTableModel::OpcodeColumn:
        FramePainting::drawBadge(painter, m_theme, option.rect, header.opcode);
        return;
    case FrameTableModel::FinColumn:
        FramePainting::drawFin(
            painter, m_theme, option.rect, index.data(FrameTableModel::FinRole).toBool());
        return;
    case FrameTableModel::MaskColumn:
        if (header.isMasked()) {
            FramePainting::drawIcon(painter, m_theme, option.rect, u"xor"_s, Token::Warn, 13);
        } else {
            painter.setFont(m_data);
            painter.setPen(m_theme.color(weakText(option)));
            painter.drawText(option.rect, Qt::AlignCenter, u"–"_s);
        }
        return;
    default:
        return;
    }
}

void FrameDelegate::paintPreview(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int padding = m_theme.px(CellPadding);
    QRectF cell = QRectF(option.rect).adjusted(padding, 0, -padding, 0);
    cell = paintAnnotation(painter, cell, index);
    const QVariant broken = index.data(FrameTableModel::ViolationRole);
    QString text;
    Token color = Token::Text;
    if (broken.isValid()) {
        const auto violation = broken.value<Violation>();
        cell = paintRule(painter, cell, ruleInfo(violation.rule));
        text = spokenViolation(violation);
        color = Token::Err;
    } else {
        cell = paintHint(painter, option, cell, index);
        text = index.data(Qt::DisplayRole).toString();
    }
    painter.setFont(m_data);
    painter.setPen(m_theme.color(color));
    const QString elided = QFontMetricsF(m_data).elidedText(text, Qt::ElideRight, cell.width());
    paintNeedles(painter, cell, elided);
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, elided);
}

void FrameDelegate::paintNeedles(QPainter &painter, const QRectF &cell, const QString &text) const
{
    const QFontMetricsF metrics(m_data);
    const qreal height = metrics.height();
    for (const QString &needle : m_needles) {
        for (qsizetype at = text.indexOf(needle); at >= 0;
             at = text.indexOf(needle, at + needle.size())) {
            const qreal left = metrics.horizontalAdvance(text.left(at));
            const qreal width = metrics.horizontalAdvance(text.left(at + needle.size())) - left;
            painter.fillRect(
                QRectF(cell.left() + left, cell.center().y() - height / 2, width, height),
                m_theme.color(Token::MarkBg));
        }
    }
}

/// A bar at the end of the row, as a scroll bar would have it.
void FrameDelegate::paintHit(QPainter &painter, const QRect &cell) const
{
    const int width = m_theme.px(4);
    painter.fillRect(QRect(cell.right() - width + 1, cell.top() + 1, width, cell.height() - 2),
        m_theme.opcodeColors(toNibble(Opcode::Binary)).mark);
}

/// A word before the payload: the note's first line, on the ground of its colour.
QRectF FrameDelegate::paintAnnotation(
    QPainter &painter, const QRectF &cell, const QModelIndex &index) const
{
    const QVariant said = index.data(FrameTableModel::AnnotationRole);
    if (!said.isValid())
        return cell;
    const auto annotation = said.value<Annotation>();
    const AnnotationTone tone = annotationTone(m_theme, annotation.colour);
    const QFontMetricsF metrics(m_small);
    const qreal gap = m_theme.px(CellPadding);
    const qreal bar = m_theme.px(3);
    const qreal room = cell.width() / 2 - 2 * gap - bar;
    const QString title
        = metrics.elidedText(annotationTitle(annotation), Qt::ElideRight, std::max(0.0, room));
    const qreal height = m_theme.px(16);
    const QRectF chip(cell.left(), cell.center().y() - height / 2,
        metrics.horizontalAdvance(title) + 2 * gap + bar, height);
    painter.fillRect(chip, tone.ground);
    painter.fillRect(QRectF(chip.topLeft(), QSizeF(bar, height)), tone.text);
    painter.setFont(m_small);
    painter.setPen(tone.text);
    painter.drawText(chip.adjusted(bar + gap, 0, 0, 0),
        Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, title);
    return cell.adjusted(chip.width() + gap, 0, 0, 0);
}

QRectF FrameDelegate::paintRule(QPainter &painter, const QRectF &cell, const RuleInfo &rule) const
{
    const QString section = u"§"_s + rule.section;
    const QString document = u"RFC %1"_s.arg(rule.rfc);
    const QFontMetricsF metrics(m_small);
    const qreal gap = m_theme.px(6);
    const qreal tagHeight = m_theme.px(16);
    const qreal tagWidth = FramePainting::chipWidth(m_theme, section) + gap / 2;
    const QRectF tag(
        cell.right() - tagWidth, cell.center().y() - tagHeight / 2, tagWidth, tagHeight);
    const qreal documentWidth = metrics.horizontalAdvance(document);
    if (tagWidth + documentWidth > cell.width() / 2)
        return cell;
    FramePainting::drawTag(painter, m_theme, tag, section, Token::Err);
    QRectF rest = cell;
    rest.setRight(tag.left() - gap);
    painter.setFont(m_small);
    painter.setPen(m_theme.color(Token::Err));
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignRight, document);
    rest.setRight(rest.right() - documentWidth - 2 * gap);
    return rest;
}

QRectF FrameDelegate::paintHint(QPainter &painter, const QStyleOptionViewItem &option,
    const QRectF &cell, const QModelIndex &index) const
{
    const QString hint = index.data(FrameTableModel::HintRole).toString();
    const bool isMessage = index.data(FrameTableModel::IsMessageRole).toBool();
    const qreal width = isMessage ? FramePainting::chipWidth(m_theme, hint)
                                  : QFontMetricsF(m_small).horizontalAdvance(hint);
    // The payload is what one came for: a hint takes no more than half.
    if (hint.isEmpty() || width > cell.width() / 2)
        return cell;
    if (isMessage) {
        const qreal height = m_theme.px(16);
        FramePainting::drawChip(painter, m_theme,
            { cell.right() - width, cell.center().y() - height / 2, width, height }, hint,
            Token::BgHover);
    } else {
        painter.setFont(m_small);
        painter.setPen(m_theme.color(weakText(option)));
        painter.drawText(cell, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, hint);
    }
    return cell.adjusted(0, 0, -width - m_theme.px(2 * CellPadding), 0);
}

} // namespace Framescope
