#include "ui/replay/replaylatencypane.h"

#include "ui/frames/frametext.h"
#include "ui/replay/replaylatencycurve.h"
#include "ui/replay/replaytext.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>

#include <algorithm>

namespace Framescope {

namespace {

using LatencyToken = Theme::Token;
using LatencyRole = Theme::TypeRole;

/// The upper one of the two in the middle.
qint64 median(const std::vector<ReplayLatency> &latencies, qint64 ReplayLatency::*member)
{
    std::vector<qint64> values(latencies.size());
    std::transform(latencies.begin(), latencies.end(), values.begin(),
        [member](const ReplayLatency &latency) { return latency.*member; });
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

} // namespace

ReplayLatencyPane::ReplayLatencyPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_of(new TextLabel(theme, LatencyRole::Small, LatencyToken::Text2, {}, this))
    , m_curve(new ReplayLatencyCurve(theme, this))
{
    setAccessibleName(tr("Latency of the answers"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 6, 12, 8);
    grid->setHorizontalSpacing(10);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(0, 1);
    m_of->setWordWrap(true);
    m_of->setToolTip(tr("From the last message before an answer to the answer"));
    grid->addWidget(m_of, 0, 0, 1, 2);
    const auto add = [this, &theme, grid](const QString &word) {
        const int row = grid->rowCount();
        grid->addWidget(
            new TextLabel(theme, LatencyRole::Body, LatencyToken::Text, word, this), row, 0);
        auto *number = new TextLabel(theme, LatencyRole::Data, LatencyToken::Text, {}, this);
        number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(number, row, 1);
        return number;
    };
    m_recorded = add(tr("recorded"));
    m_now = add(tr("this run"));
    m_difference = add(tr("difference"));
    grid->addWidget(m_curve, grid->rowCount(), 0, 1, 2);
    setLatencies({});
}

void ReplayLatencyPane::setLatencies(const std::vector<ReplayLatency> &latencies)
{
    const bool isEmpty = latencies.empty();
    m_of->setText(isEmpty
            ? tr("No answers yet")
            : tr("median of %n answer(s)", nullptr, static_cast<int>(latencies.size())));
    ReplayLatency middle; // its difference is that of the two that stand above it
    if (!isEmpty)
        middle = { median(latencies, &ReplayLatency::recorded),
            median(latencies, &ReplayLatency::now) };
    const QString none = QStringLiteral("–");
    m_recorded->setText(isEmpty ? none : durationText(middle.recorded));
    m_now->setText(isEmpty ? none : durationText(middle.now));
    m_difference->setText(isEmpty ? none : laterText(middle.difference()));
    m_curve->setLatencies(latencies);
    m_curve->setVisible(latencies.size() > 1);
    setAccessibleDescription(isEmpty
            ? m_of->text()
            : tr("%1: recorded %2, this run %3, difference %4")
                  .arg(m_of->text(), m_recorded->text(), m_now->text(), m_difference->text()));
}

} // namespace Framescope
