#pragma once

#include "app/session/blockscan.h"
#include "ui/frames/capturegap.h"
#include "ui/timeline/connectionroles.h"
#include "ui/timeline/timelinedetail.h"
#include "ui/timeline/timelinewindow.h"

#include <QObject>

#include <memory>
#include <optional>

namespace Framescope {

/// What the timeline shows: the session's frames in buckets, counted off the GUI thread, the window
/// onto them, and what lies in the window in detail. Lanes, overview and header share one of these.
/// GUI thread only.
class TimelineContent : public QObject
{
    Q_OBJECT
public:
    /// \a cache must be of the same \a store and outlive this.
    TimelineContent(
        std::shared_ptr<const SessionStore> store, FrameCache &cache, QObject *parent = nullptr);
    ~TimelineContent() override;

    /// 0: all.
    ConnectionId connection() const { return m_buckets->connection(); }
    bool isEmpty() const { return m_buckets->isEmpty(); }
    /// Frames up to this one are in the buckets.
    FrameId scannedTo() const { return m_scannedTo; }
    const TimelineBuckets &buckets() const { return *m_buckets; }
    const TimelineDetail &detail() const { return m_detail; }
    const TimelineWindow &window() const { return m_window; }
    TimeSpan span() const { return m_window.span(); }
    /// A stretch of time that somebody has chosen to look at.
    std::optional<TimeSpan> brush() const { return m_brush; }

    /// Shows one connection, or all of them with 0.
    void setConnection(ConnectionId connection);
    /// Frames up to \a last can be read from the store.
    void setLastFrame(FrameId last) { m_scan.setLastFrame(last); }

    /// As the functions of TimelineWindow.
    void show(TimeSpan span);
    void zoom(double factor, qint64 anchor);
    void zoom(double factor);
    void pan(qint64 by) { show(span().moved(by)); }
    void reveal(qint64 time);
    void fit();

    /// By time.
    void setCaptureGaps(const QList<CaptureGap> &gaps);
    /// Those in span(), of connection(). By time.
    QList<CaptureGap> captureGaps() const;

    void setBrush(std::optional<TimeSpan> brush);
    /// The window becomes the brush, if there is one; there is none any more.
    void zoomToBrush();

signals:
    /// The window or what is in it has changed.
    void changed();
    void brushChanged();

private:
    class Counted;

    void start(ConnectionId connection);
    void takeBuckets(FrameId scannedTo);
    void look();

    const std::shared_ptr<const SessionStore> m_store;
    const std::shared_ptr<const ConnectionRoles> m_roles;
    FrameCache &m_cache;
    std::shared_ptr<Counted> m_counted; ///< of the current scan
    std::shared_ptr<const TimelineBuckets> m_buckets; ///< as far as the scan has come
    FrameId m_scannedTo = 0;
    TimelineWindow m_window;
    std::optional<TimeSpan> m_brush;
    QList<CaptureGap> m_captureGaps; ///< of all connections
    TimelineDetail m_detail;
    BlockScan m_scan; ///< last: it ends before what its visits use is gone
};

} // namespace Framescope
