#include "ui/compare/comparisondelegate.h"

#include "protocol/wire/opcode.h"
#include "ui/compare/comparisonmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace Framescope {

using RowKind = ComparisonRow::Kind;
using Token = Theme::Token;

namespace {
constexpr int Padding = 6; // px of the design
}

ComparisonDelegate::ComparisonDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

int ComparisonDelegate::lineWidth(qsizetype characters) const
{
    const QFontMetrics metrics(m_theme.font(Theme::TypeRole::Code));
    return static_cast<int>(characters) * metrics.horizontalAdvance(u'0') + 2 * m_theme.px(Padding);
}

void ComparisonDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isLine = index.column() == ComparisonModel::LeftLineColumn
        || index.column() == ComparisonModel::RightLineColumn;
    const QColor color = ground(index);
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, color);
    if (isSelected && color == m_theme.color(Token::BgPanel)) {
        const bool hasFocus = option.state.testFlag(QStyle::State_Active);
        painter->fillRect(option.rect, m_theme.color(hasFocus ? Token::BgSel : Token::BgSelIdle));
    }
    if (isLine) {
        paintLine(*painter, option.rect, index);
    } else {
        const bool isSign = index.column() == ComparisonModel::SignColumn;
        painter->setFont(m_theme.font(isSign ? Theme::TypeRole::Code : Theme::TypeRole::Data));
        painter->setPen(m_theme.color(isSign || isSelected ? Token::Text : Token::Text3));
        const int padding = m_theme.px(Padding);
        painter->drawText(option.rect.adjusted(padding, 0, -padding, 0),
            isSign ? Qt::AlignCenter : Qt::AlignRight | Qt::AlignVCenter, index.data().toString());
    }
    if (isSelected) { // where the ground says what has changed, a frame says what is selected
        painter->setPen(m_theme.color(Token::Accent));
        painter->drawLine(option.rect.topLeft(), option.rect.topRight());
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    painter->restore();
}

void ComparisonDelegate::paintLine(
    QPainter &painter, const QRect &rect, const QModelIndex &index) const
{
    const auto *model = static_cast<const ComparisonModel *>(index.model());
    const TextLine *line = model->line(index);
    if (!line)
        return;
    QTextLayout layout(line->text, m_theme.font(Theme::TypeRole::Code));
    QTextOption option;
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    QList<QTextLayout::FormatRange> formats;
    for (const TextSpan &span : line->spans) {
        QTextCharFormat format;
        format.setForeground(color(span.kind));
        formats.append({ span.start, span.length, format });
    }
    for (const CharacterRange &range : model->changes(index)) {
        QTextCharFormat format;
        format.setForeground(m_theme.color(Token::Text));
        format.setBackground(m_theme.color(Token::MarkBg));
        format.setFontUnderline(true); // colour is never the only sign
        formats.append({ range.start, range.length, format });
    }
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine laidOut = layout.createLine();
    laidOut.setLineWidth(lineWidth(line->text.size() + 1));
    layout.endLayout();
    painter.setPen(m_theme.color(Token::Text));
    const qreal top = rect.top() + (rect.height() - laidOut.height()) / 2;
    layout.draw(&painter, { rect.left() + m_theme.px(Padding) - qreal(m_offset), top });
}

QColor ComparisonDelegate::ground(const QModelIndex &index) const
{
    const auto *model = static_cast<const ComparisonModel *>(index.model());
    const RowKind kind = model->row(index.row()).kind;
    const bool isLeft = index.column() < ComparisonModel::SignColumn;
    if (kind == RowKind::Same || index.column() == ComparisonModel::SignColumn)
        return m_theme.color(Token::BgPanel);
    if ((isLeft && kind == RowKind::Added) || (!isLeft && kind == RowKind::Removed))
        return m_theme.color(Token::BgSunken); // nothing is there
    return m_theme.color(isLeft ? Token::ErrBg : Token::OkBg);
}

QColor ComparisonDelegate::color(TextSpan::Kind kind) const
{
    switch (kind) {
    case TextSpan::Kind::Name:
        return m_theme.fieldColors(Theme::Field::Opcode).text;
    case TextSpan::Kind::String:
        return m_theme.fieldColors(Theme::Field::Length).text;
    case TextSpan::Kind::Number:
        return m_theme.opcodeColors(toNibble(Opcode::Binary)).text;
    case TextSpan::Kind::Literal:
        return m_theme.fieldColors(Theme::Field::Fin).text;
    case TextSpan::Kind::Faint:
        return m_theme.color(Token::Text2);
    case TextSpan::Kind::Escape:
    case TextSpan::Kind::Warning:
    case TextSpan::Kind::Error:
        break;
    }
    return m_theme.color(Token::Err);
}

} // namespace Framescope
