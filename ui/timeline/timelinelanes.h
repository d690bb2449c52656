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
struct TimelineRead;

/// The part of the session in the window, frame by frame: what the client sent above, what the
/// server sent below, and under them what each read of a socket brought. A click selects the
/// nearest frame; dragging brushes a stretch of time, on the ruler or with the middle button it
/// moves the window; the wheel zooms about the pointer. Arrow keys go from frame to frame, with
/// Shift the brush goes along; + - 0 zoom, Enter zooms to the brush, F filters by it, Esc takes it
/// away. The menu measures from the selected frame to where it was opened.
class TimelineLanes : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the widget.
    TimelineLanes(const Theme &theme, std::shared_ptr<const SessionStore> store, FrameCache &cache,
        TimelineContent &content, FrameSelection &selection, QWidget *parent = nullptr);

    TimelineGeometry geometryOfParts() const { return { m_theme, size(), hasReads() }; }
    TimelineScale scale() const;

    /// "Timeline, 396 frames from 1:57 to 2:13, 1 violation".
    QString summary() const;
    /// The selected frame in words, and in which read it came; empty if it is none of those shown.
    QString spokenCursor() const;
    /// "124 reads brought 56,020 octets".
    QString spokenReads() const;

    /// Whether there is a lane for reads: it is wanted, and there is room.
    bool hasReads() const { return m_readsWanted && m_hasRoomForReads; }
    /// Kept for the next time.
    void setReadsWanted(bool wanted);
    void setRoomForReads(bool hasRoom);
    /// Higher lanes.
    void setTall(bool isTall);
    bool isTall() const { return m_isTall; }

    QSize sizeHint() const override;

signals:
    /// Only the frames of this stretch of time are wanted.
    void rangeRequested(Framescope::TimeSpan range);

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Press
    {
        qreal x;
        TimeSpan span;
        std::optional<qint64> anchor; ///< the other end of the brush; none: the window is moved
        bool isDrag = false;
    };
    Press pressAt(const QMouseEvent &event) const;
    void brushBetween(qint64 time, qint64 other);
    bool pressBrushKey(QKeyEvent *event);
    void requestRange();
    void measureTo(qint64 time);

    QString tipAt(const QPoint &position) const;
    QString gapTip(const QPoint &position) const;
    QString readTip(const QPoint &position) const;
    const TimelineRead *readAt(const QPointF &position) const;
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
    bool m_readsWanted;
    bool m_hasRoomForReads = true;
    bool m_isTall = false;
    FrameId m_awaited = 0; ///< to be selected when its block is at hand
    std::optional<Press> m_press;
    std::optional<qint64> m_extendFrom; ///< where a brush by keys began
    bool m_extending = false; ///< it goes along with the next frame that is selected
    FrameFinder m_finder;
};

} // namespace Framescope
