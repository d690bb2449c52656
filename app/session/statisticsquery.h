#pragma once

#include "app/session/blockscan.h"
#include "app/session/connectionstatistics.h"

#include <QObject>

#include <memory>

namespace Framescope {

/// Computes the statistics of one connection off the caller's thread, and goes on as frames come.
/// To be used from the thread it lives on.
class StatisticsQuery : public QObject
{
    Q_OBJECT
public:
    explicit StatisticsQuery(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);

    /// Begins anew with another connection; nothing comes of the one before any more.
    void start(ConnectionId connection, Role role);
    void cancel();

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);

signals:
    /// Of all frames looked at so far.
    void updated(const Framescope::ConnectionStatistics &statistics);

private:
    class Shared;

    std::shared_ptr<Shared> m_shared; ///< of the current start()
    BlockScan m_scan;
};

} // namespace Framescope
