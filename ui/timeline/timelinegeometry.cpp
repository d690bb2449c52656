#include "ui/timeline/timelinegeometry.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>

namespace Framescope {

namespace {

constexpr int Padding = 12; // px of the design
constexpr int Edge = 5; // px

struct TimelineGeometryWords
{
    Q_DECLARE_TR_FUNCTIONS(TimelineGeometry)
};

int widestName(const Theme &theme)
{
    const QFontMetrics metrics(theme.font(Theme::TypeRole::Small));
    return std::max(
        { metrics.horizontalAdvance(TimelineGeometry::laneName(Direction::ClientToServer)),
            metrics.horizontalAdvance(TimelineGeometry::laneName(Direction::ServerToClient)),
            metrics.horizontalAdvance(TimelineGeometry::readsName()),
            metrics.horizontalAdvance(TimelineGeometry::overviewName(false)),
            metrics.horizontalAdvance(TimelineGeometry::overviewName(true)) });
}

} // namespace

TimelineGeometry::TimelineGeometry(const Theme &theme, QSize size, bool hasReads)
    : m_rulerHeight(rulerHeight(theme))
    , m_padding(theme.px(Padding))
{
    const int left = 2 * m_padding + widestName(theme);
    m_plot = QRect(left, 0, std::max(size.width() - left - m_padding, 1), size.height());
    if (hasReads)
        m_reads
            = m_plot.adjusted(0, size.height() - readsHeight(theme) + readsDistance(theme), 0, 0);
    m_lanesHeight = size.height() - m_rulerHeight - (hasReads ? readsHeight(theme) : 0);
    m_axis = m_rulerHeight + m_lanesHeight / 2;
}

QRect TimelineGeometry::ruler() const
{
    return { m_plot.left(), 0, m_plot.width(), m_rulerHeight };
}

QRect TimelineGeometry::lanes() const
{
    return { m_plot.left(), m_rulerHeight, m_plot.width(), m_lanesHeight };
}

QRect TimelineGeometry::lane(Direction direction) const
{
    QRect lane = lanes();
    if (direction == Direction::ClientToServer)
        lane.setBottom(m_axis - 1);
    else
        lane.setTop(m_axis);
    return lane;
}

QRect TimelineGeometry::nameBeside(const QRect &part) const
{
    return { 0, part.top(), m_plot.left() - m_padding, part.height() };
}

TimelineScale TimelineGeometry::scale(TimeSpan span) const
{
    return { span, static_cast<qreal>(m_plot.left() + Edge),
        static_cast<qreal>(m_plot.right() + 1 - Edge) };
}

QString TimelineGeometry::laneName(Direction direction)
{
    return direction == Direction::ClientToServer ? TimelineGeometryWords::tr("client → server")
                                                  : TimelineGeometryWords::tr("server → client");
}

QString TimelineGeometry::readsName()
{
    return TimelineGeometryWords::tr("reads");
}

QString TimelineGeometry::overviewName(bool oneConnection)
{
    return oneConnection ? TimelineGeometryWords::tr("connection")
                         : TimelineGeometryWords::tr("whole session");
}

} // namespace Framescope
