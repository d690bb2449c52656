#include "ui/connect/presetdelegate.h"

#include "ui/connect/presetmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

namespace {

// In pixels of the design.
constexpr int PresetRowHeight = 42;
constexpr int HeadingHeight = 26;
constexpr int EditorHeight = 24;
constexpr int PresetMargin = 12;
constexpr int Bar = 3;

} // namespace

PresetDelegate::PresetDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void PresetDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter->fillRect(
            option.rect, m_theme.color(focused ? Theme::Token::BgSel : Theme::Token::BgSelIdle));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(Bar, option.rect.height())),
            m_theme.color(Theme::Token::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.color(Theme::Token::BgHover));
    }
    const int margin = m_theme.px(PresetMargin);
    const auto draw = [painter](const QRect &area, Qt::Alignment alignment, const QString &text) {
        painter->drawText(area, static_cast<int>(alignment),
            painter->fontMetrics().elidedText(text, Qt::ElideRight, area.width()));
    };
    const QString name = index.data().toString();
    if (index.data(PresetModel::HeadingRole).toBool()) {
        QFont font = m_theme.font(Theme::TypeRole::Small);
        font.setBold(true);
        painter->setFont(font);
        painter->setPen(m_theme.color(Theme::Token::Text2));
        draw(option.rect.adjusted(margin, 0, -margin, 0), Qt::AlignVCenter | Qt::AlignLeft, name);
    } else {
        const int edge = m_theme.px(3);
        const QRect area = option.rect.adjusted(margin, edge, -margin, -edge);
        painter->setFont(m_theme.font(Theme::TypeRole::Body));
        painter->setPen(m_theme.color(Theme::Token::Text));
        draw(area, Qt::AlignTop | Qt::AlignLeft, name);
        painter->setFont(m_theme.font(Theme::TypeRole::Small));
        painter->setPen(m_theme.color(Theme::Token::Text2));
        draw(area, Qt::AlignBottom | Qt::AlignLeft, index.data(PresetModel::UrlRole).toString());
    }
    painter->restore();
}

QSize PresetDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool heading = index.data(PresetModel::HeadingRole).toBool();
    return { m_theme.px(120), m_theme.px(heading ? HeadingHeight : PresetRowHeight) };
}

void PresetDelegate::updateEditorGeometry(
    QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int edge = m_theme.px(Bar);
    QRect area = option.rect.adjusted(edge, 0, -edge, 0);
    area.setHeight(qMin(area.height(), m_theme.px(EditorHeight)));
    editor->setGeometry(area);
}

} // namespace Framescope
