#pragma once

#include "app/session/sessionstore.h"
#include "ui/frames/capturegap.h"
#include "ui/theme/theme.h"
#include "ui/timeline/timespan.h"

#include <QWidget>

#include <memory>

class QVBoxLayout;

namespace Framescope {

class FrameCache;
class FrameSelection;
class IconButton;
class TextLabel;
class TimelineContent;
class TimelineLanes;
class TimelineLegend;
class TimelineOverview;

/// When the frames came: a header with the range in view, the lanes, and the whole session below.
/// Where there is little width, the lanes stand alone, and where there is little height, the
/// header.
class TimelineView : public QWidget
{
    Q_OBJECT
public:
    /// \a cache must be of the same \a store. All must outlive the view.
    TimelineView(const Theme &theme, std::shared_ptr<const SessionStore> store, FrameCache &cache,
        FrameSelection &selection, QWidget *parent = nullptr);

    TimelineContent *content() const { return m_content; }
    /// It gets no more than \a height, px. Where the lanes do not fit in it, they are left out.
    void setRoom(int height);
    bool isFolded() const { return m_isFolded; }
    /// Shows the time that \a other shows, once its frames were looked at.
    void takeOver(const TimelineView &other);

public slots:
    /// Frames up to \a last can be read from the store.
    void refresh(Framescope::FrameId last);
    /// Shows one connection, or all of them with 0.
    void setConnection(Framescope::ConnectionId connection);
    /// Marks where an imported capture lacks octets; by time.
    void setCaptureGaps(const QList<Framescope::CaptureGap> &gaps);

signals:
    /// Only the frames from \a begin to \a end, ns since the session began, are wanted.
    void rangeRequested(qint64 begin, qint64 end);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createHeader(QVBoxLayout &column);
    void applyTheme();
    void fitToSize();
    bool hasRoomForAll() const;
    int lanesHeight() const;
    void showRange();
    QString brushText(TimeSpan brush) const;

    const Theme &m_theme;
    TimelineContent *m_content;
    TextLabel *m_range;
    TextLabel *m_count;
    QWidget *m_brushTools;
    QWidget *m_zoomTools;
    TimelineLegend *m_legend;
    TimelineLanes *m_lanes;
    TimelineOverview *m_overview;
    QVBoxLayout *m_plots;
    int m_room = QWIDGETSIZE_MAX; ///< px of height
    bool m_isFolded = false;
};

} // namespace Framescope
