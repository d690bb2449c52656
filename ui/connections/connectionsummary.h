#pragma once

#include "app/session/eventloader.h"
#include "app/session/statisticsquery.h"
#include "ui/theme/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

class QLayout;

namespace Framescope {

class ElidedLabel;
class IconLabel;
class OpcodeShareBar;
class Sparkline;
class TextLabel;

/// One connection in a few lines: what its frames are, how fast Pings are answered, how much
/// crosses, and on what it runs. Everything is computed from what was recorded.
class ConnectionSummary : public QWidget
{
    Q_OBJECT
public:
    ConnectionSummary(
        const Theme &theme, std::shared_ptr<const SessionStore> store, QWidget *parent = nullptr);

    /// Only the line that says on what the connection runs: for small windows.
    void setCompact(bool compact);

public slots:
    /// 0 is none.
    void setConnection(Framescope::ConnectionId connection);
    /// Frames up to \a last can be read from the store, and the record may have changed.
    void refresh(Framescope::FrameId last);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLayout *makeDetails();
    QWidget *makeFooter();
    void showRecord();
    void showTransport();
    void showStatistics(const Framescope::ConnectionStatistics &statistics);
    void showVolume();

    const Theme &m_theme;
    const std::shared_ptr<const SessionStore> m_store;
    StatisticsQuery m_query;
    EventLoader m_events;
    ConnectionId m_connection = 0;
    std::optional<ConnectionRecord> m_record;
    QList<EventRecord> m_opening; ///< its events, once they are read
    qint64 m_longestGap = 0; ///< ns

    QWidget *m_details; ///< all but that line
    TextLabel *m_title;
    TextLabel *m_violations;
    OpcodeShareBar *m_shares;
    TextLabel *m_roundTrip;
    ElidedLabel *m_roundTrips;
    Sparkline *m_sparkline;
    TextLabel *m_rate;
    ElidedLabel *m_volume;
    IconLabel *m_lock;
    ElidedLabel *m_transport;
};

} // namespace Framescope
