#include "ui/replay/replayoverview.h"

#include "ui/replay/replaymodel.h"
#include "ui/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

#include <cstdlib>

namespace Framescope {

namespace {

// px of the design
constexpr int OverviewWidth = 10;
constexpr int MarkHeight = 3;

} // namespace

ReplayOverview::ReplayOverview(const Theme &theme, const ReplayModel &model, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(&model)
{
    setAccessibleName(tr("Where the differences are"));
    setToolTip(tr("A mark for each difference; a click goes there"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setReplay(model);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ReplayOverview::setReplay(const ReplayModel &model)
{
    m_model->disconnect(this);
    m_model = &model;
    const auto repaint = [this] { update(); };
    connect(&model, &QAbstractItemModel::rowsInserted, this, repaint);
    connect(&model, &QAbstractItemModel::modelReset, this, repaint);
    update();
}

QSize ReplayOverview::sizeHint() const
{
    return { m_theme.px(OverviewWidth), 0 };
}

/// Where the mark of \a row begins.
int ReplayOverview::place(int row) const
{
    const int room = std::max(0, height() - MarkHeight);
    return static_cast<int>(static_cast<qint64>(row) * room / std::max(1, m_model->rowCount() - 1));
}

void ReplayOverview::mousePressEvent(QMouseEvent *event)
{
    const int wanted = event->position().toPoint().y();
    int nearest = -1;
    for (int row = m_model->nextDifference(-1, true); row >= 0;
         row = m_model->nextDifference(row, true)) {
        if (nearest >= 0 && place(row) - wanted > std::abs(place(nearest) - wanted))
            break;
        if (nearest < 0 || std::abs(place(row) - wanted) <= std::abs(place(nearest) - wanted))
            nearest = row;
    }
    if (nearest >= 0)
        emit rowRequested(nearest);
}

void ReplayOverview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(Theme::Token::BgBar));
    int last = -1; // of many at one place, one is painted
    for (int row = m_model->nextDifference(-1, true); row >= 0;
         row = m_model->nextDifference(row, true)) {
        const int top = place(row);
        if (top == last)
            continue;
        last = top;
        const bool isExtra = m_model->row(row).kind == ReplayRow::Kind::Extra;
        painter.fillRect(2, top, width() - 4, MarkHeight,
            m_theme.color(isExtra ? Theme::Token::Accent : Theme::Token::Err));
    }
}

} // namespace Framescope
