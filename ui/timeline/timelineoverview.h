#pragma once

#include "ui/theme/theme.h"
#include "ui/timeline/timelinegeometry.h"

#include <QWidget>

#include <optional>

class QPainter;

namespace Framescope {

class TimelineContent;

/// The whole session in a strip, with the timeline's window on it: to be dragged, and resized at
/// its edges.
class TimelineOverview : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the widget.
    TimelineOverview(const Theme &theme, TimelineContent &content, QWidget *parent = nullptr);

    /// The window, in pixels of the widget.
    QRectF windowRect() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    enum class Part { Begin, Inside, End, Outside };
    struct Drag
    {
        Part part;
        qreal x;
        TimeSpan span;
    };

    void applyTheme();
    Part partAt(qreal x) const;
    TimelineGeometry geometryOfParts() const { return { m_theme, size() }; }
    TimelineScale scale() const;
    void drawColumns(QPainter &painter) const;
    void drawGaps(QPainter &painter) const;
    void drawWindow(QPainter &painter) const;
    void drawViolations(QPainter &painter) const;

    const Theme &m_theme;
    TimelineContent &m_content;
    std::optional<Drag> m_drag;
};

} // namespace Framescope
