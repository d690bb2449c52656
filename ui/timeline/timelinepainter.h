#pragma once

#include "ui/timeline/timelinebuckets.h"
#include "ui/timeline/timelinegeometry.h"

#include <QPainter>

#include <optional>
#include <vector>

namespace Framescope {

class TimelineContent;
struct TimelineMark;
struct TimelineRead;

/// Draws the ruler, the two lanes, and that of reads if there is room for it. Its cost depends on
/// the pixels and on TimelineDetail::MaxMarks, not on how many frames there are.
class TimelinePainter
{
public:
    /// All must outlive the painter.
    TimelinePainter(QPainter &painter, const Theme &theme, const TimelineContent &content,
        const TimelineGeometry &geometry);

    /// \a cursor is the time of the selected frame, and \a cursorRead the read that brought it.
    void draw(std::optional<qint64> cursor, const TimelineRead *cursorRead = nullptr);

    /// For a column of so many frames, where the one with \a most takes up all the \a room. In px.
    static qreal columnHeight(quint64 frames, quint64 most, qreal room);
    /// Diagonal lines where nothing happened.
    static void drawHatch(QPainter &painter, const QRectF &rect, const QColor &color);

private:
    void drawNames();
    void drawRuler();
    void drawGaps();
    void drawMarks();
    void drawMark(const TimelineMark &mark);
    void drawRoundTrips(const std::vector<TimelineMark> &marks);
    /// How long it took, if that ends before \a end.
    void drawRoundTrip(const TimelineMark &pong, qreal end);
    void drawColumns();
    void drawColumn(qreal x, const TimelineBucket &column, Direction direction, qreal height);
    void drawReads(const TimelineRead *cursorRead);
    void drawReadMarks(const TimelineRead *cursorRead);
    void drawReadColumns();
    void drawCaptureGaps();
    void drawViolations();
    void drawBrush(TimeSpan brush);
    void drawBrushLength(TimeSpan brush);
    void drawCursor(qint64 time);
    /// Text that stays readable on marks.
    void drawOutlined(
        const QPointF &baseline, const QFont &font, const QString &text, const QColor &color);

    /// How far a bar may reach from the axis.
    qreal barRoom() const;
    /// \a height px from the axis into the lane, beginning \a from px away from it.
    QRectF fromAxis(Direction lane, qreal x, qreal width, qreal from, qreal height) const;
    /// A bar of \a share (0 to 1) of the room in the lane of reads. Where both directions are read,
    /// each has half of it.
    QRectF readBar(Direction direction, qreal x, qreal width, qreal share) const;
    bool hasReads(Direction direction) const;
    QPointF diamondCenter(Direction lane, qint64 time) const;

    QPainter &m_painter;
    const Theme &m_theme;
    const TimelineContent &m_content;
    const TimelineGeometry &m_geometry;
    const TimelineScale m_scale;
    std::vector<TimelineBucket> m_columns; ///< one a pixel, if there are no marks
};

} // namespace Framescope
