#pragma once

#include "app/filter/framefinder.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timelinegeometry.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace Framescope {

class FrameCache;
class FrameSelection;
class TimelineContent;

/// The part of the session in the window, frame by frame: what the client sent above, what the
/// server sent below. A click selects the nearest frame, dragging moves the window, the wheel zooms
/// about the pointer; arrow keys go from frame to frame, + - 0 zoom.
class TimelineLanes : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the widget.
    TimelineLanes(const Theme &theme, std::shared_ptr<const SessionStore> store, FrameCache &cache,
        TimelineContent &content, FrameSelection &selection, QWidget *parent = nullptr);

    TimelineGeometry geometryOfParts() const { return { m_theme, size() }; }
    TimelineScale scale() const;

    /// "Timeline, 396 frames from 1:57 to 2:13, 1 violation".
    QString summary() const;
    /// The selected frame in words; empty if it is none of those shown.
    QString spokenCursor() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Press
    {
        qreal x;
        TimeSpan span;
        bool isDrag = false;
    };

    void applyTheme();
    void followSelection();
    void select(FrameId id);
    void selectAt(const QPointF &position);
    void step(FrameFinder::Towards towards);
    /// Of the selected frame, if it is among those shown.
    std::optional<qint64> cursor() const;

    const Theme &m_theme;
    FrameCache &m_cache;
    TimelineContent &m_content;
    FrameSelection &m_selection;
    FrameId m_awaited = 0; ///< to be selected when its block is at hand
    std::optional<Press> m_press;
    FrameFinder m_finder;
};

} // namespace Framescope
