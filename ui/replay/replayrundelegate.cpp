#include "ui/replay/replayrundelegate.h"

#include "ui/replay/replayrunsmodel.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace Framescope {

namespace {

using Verdict = ReplayAttempt::Verdict;

// px of the design
constexpr int RunRowHeight = 44;
constexpr int RunMargin = 12;
constexpr int RunBar = 3;

Theme::Token verdictToken(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Running:
        return Theme::Token::Accent;
    case Verdict::Equal:
        return Theme::Token::Ok;
    case Verdict::Differs:
    case Verdict::Failed:
        return Theme::Token::Err;
    case Verdict::Paused:
    case Verdict::Stopped:
        return Theme::Token::Warn;
    case Verdict::NobodyCame:
        break;
    }
    return Theme::Token::Text2;
}

} // namespace

ReplayRunDelegate::ReplayRunDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void ReplayRunDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->fillRect(
            option.rect, m_theme.color(focused ? Theme::Token::BgSel : Theme::Token::BgSelIdle));
        painter->fillRect(QRect(option.rect.topLeft(), QSize(RunBar, option.rect.height())),
            m_theme.color(Theme::Token::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, m_theme.color(Theme::Token::BgHover));
    }
    painter->setPen(m_theme.color(Theme::Token::LineSoft));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const int margin = m_theme.px(RunMargin);
    const int edge = m_theme.px(4);
    QRect area = option.rect.adjusted(margin, edge, -margin, -edge);
    painter->setFont(m_theme.font(Theme::TypeRole::Small));
    painter->setPen(m_theme.color(Theme::Token::Text2));
    const auto elided = [painter](const QString &text, int width) {
        return painter->fontMetrics().elidedText(text, Qt::ElideRight, width);
    };
    painter->drawText(area, Qt::AlignBottom | Qt::AlignLeft,
        elided(index.data(ReplayRunsModel::SummaryRole).toString(), area.width()));
    const auto verdict = static_cast<Verdict>(index.data(ReplayRunsModel::VerdictRole).toInt());
    const QString word = index.data(ReplayRunsModel::VerdictTextRole).toString();
    painter->setPen(m_theme.color(verdictToken(verdict)));
    painter->drawText(area, Qt::AlignTop | Qt::AlignRight, word);
    area.setRight(area.right() - painter->fontMetrics().horizontalAdvance(word) - margin / 2);
    QFont bold = m_theme.font(Theme::TypeRole::Body);
    bold.setBold(true);
    painter->setFont(bold);
    painter->setPen(m_theme.color(Theme::Token::Text));
    painter->drawText(area, Qt::AlignTop | Qt::AlignLeft,
        elided(index.data().toString(), std::max(0, area.width())));
    painter->restore();
}

QSize ReplayRunDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return { m_theme.px(120), m_theme.px(RunRowHeight) };
}

} // namespace Framescope
