#include "ui/replay/replaycounts.h"

#include "ui/frames/frametext.h"
#include "ui/replay/replaytext.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>

namespace Framescope {

namespace {

using namespace Qt::StringLiterals;
using CountedKind = ReplayRow::Kind;

} // namespace

ReplayCounts::ReplayCounts(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_leftOut(new TextLabel(theme, Theme::TypeRole::Small, Theme::Token::Text2, {}, this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 8, 12, 8);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    addKind(theme, *grid, CountedKind::Matched, Theme::Token::Text2);
    addKind(theme, *grid, CountedKind::Alike, Theme::Token::Warn);
    addKind(theme, *grid, CountedKind::Changed, Theme::Token::Err);
    addKind(theme, *grid, CountedKind::Missing, Theme::Token::Err);
    addKind(theme, *grid, CountedKind::Extra, Theme::Token::Accent);
    addKind(theme, *grid, CountedKind::Sent, Theme::Token::Text2);
    addKind(theme, *grid, CountedKind::Upcoming, Theme::Token::Text3);
    m_leftOut->setWordWrap(true);
    m_leftOut->hide();
    grid->addWidget(m_leftOut, grid->rowCount(), 0, 1, 3);
    setProgress({});
    setUpcoming({}, true);
}

void ReplayCounts::addKind(
    const Theme &theme, QGridLayout &grid, CountedKind kind, Theme::Token color)
{
    const int row = grid.rowCount();
    auto *sign = new TextLabel(theme, Theme::TypeRole::Code, color, replaySign(kind), this);
    sign->setAlignment(Qt::AlignCenter);
    auto *word
        = new TextLabel(theme, Theme::TypeRole::Body, Theme::Token::Text, replayWord(kind), this);
    auto *number = new TextLabel(theme, Theme::TypeRole::Data, Theme::Token::Text, {}, this);
    number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(sign, row, 0);
    grid.addWidget(word, row, 1);
    grid.addWidget(number, row, 2);
    m_counts[static_cast<std::size_t>(kind)] = number;
}

TextLabel *ReplayCounts::count(CountedKind kind) const
{
    return m_counts[static_cast<std::size_t>(kind)];
}

void ReplayCounts::show(CountedKind kind, const QString &number)
{
    count(kind)->setText(number);
    count(kind)->setAccessibleName(replayWord(kind) + u' ' + number);
}

void ReplayCounts::setUpcoming(std::optional<quint64> count, bool exact)
{
    const QString number = countText(count.value_or(0));
    show(CountedKind::Upcoming, !count ? u"–"_s : exact ? number : tr("%1 or more").arg(number));
}

void ReplayCounts::setProgress(const ReplayProgress &progress)
{
    const auto set = [this](CountedKind kind, quint64 number) { show(kind, countText(number)); };
    set(CountedKind::Matched, progress.tally.matched - progress.alike);
    set(CountedKind::Alike, progress.alike);
    set(CountedKind::Changed, progress.tally.changed);
    set(CountedKind::Missing, progress.tally.missing);
    set(CountedKind::Extra, progress.tally.extra);
    set(CountedKind::Sent, progress.sent);
    m_leftOut->setVisible(progress.leftOut > 0);
    m_leftOut->setText(
        tr("%1 more rows are counted and not shown.").arg(countText(progress.leftOut)));
}

QString ReplayCounts::text(CountedKind kind) const
{
    return count(kind)->accessibleName();
}

} // namespace Framescope
