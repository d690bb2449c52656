#pragma once

#include "app/session/blockscan.h"
#include "app/session/framematcher.h"

#include <QObject>

namespace Framescope {

/// Finds the frames that match, off the caller's thread, and goes on finding as frames come: those
/// that were looked at are not looked at again. To be used from the thread it lives on.
class FrameQuery : public QObject
{
    Q_OBJECT
public:
    explicit FrameQuery(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);

    /// Begins anew at the first frame; returns the token that its results carry. Results of what
    /// ran before do not come any more.
    quint64 start(FrameMatcher matcher);
    void cancel();

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);

signals:
    /// \a ids match, ascending and behind those that came before; perhaps none, which is progress
    /// only. Everything up to \a scannedTo has been looked at.
    void matched(
        quint64 token, const QList<Framescope::FrameId> &ids, Framescope::FrameId scannedTo);

private:
    class Matches;

    void deliver(Framescope::FrameId scannedTo);

    std::shared_ptr<Matches> m_matches; ///< of the current start()
    quint64 m_token = 0;
    BlockScan m_scan;
};

} // namespace Framescope
