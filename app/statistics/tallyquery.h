#pragma once

#include "app/session/blockscan.h"
#include "app/statistics/connectiontally.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace Framescope {

/// Tallies the frames of a session off the caller's thread, each once, and goes on as frames come.
/// To be used from the thread it lives on. Does nothing before it is first asked for a connection.
class TallyQuery : public QObject
{
    Q_OBJECT
public:
    explicit TallyQuery(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);

    /// Of which updated() tells; at once what is known already. 0: of none, and frames that come
    /// are not counted until there is one again.
    void setConnection(ConnectionId connection);

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);

signals:
    /// \a counted of \a known frames of the session, the first ones, have been looked at. At most
    /// four times a second, and when another connection was asked for.
    void updated(const Framescope::ConnectionTally &tally, Framescope::FrameId counted,
        Framescope::FrameId known);

private:
    class Shared;

    void advance();
    void takeProgress(FrameId scannedTo);
    void report();

    ConnectionId m_connection = 0;
    FrameId m_last = 0;
    FrameId m_asked = 0; ///< up to here the scan was told to go
    FrameId m_counted = 0;
    bool m_isStarted = false;
    bool m_hasNews = false; ///< to be told when m_pause ends
    QTimer m_pause; ///< between two reports, and between two orders to the scan
    std::shared_ptr<Shared> m_shared;
    BlockScan m_scan;
};

} // namespace Framescope
