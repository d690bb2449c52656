#pragma once

#include "app/session/readerthread.h"
#include "ui/frames/capturegap.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Framescope {

/// Looks for the gaps of a session on a thread of its own. To be used from the thread it lives on.
class CaptureGapFinder : public QObject
{
    Q_OBJECT
public:
    explicit CaptureGapFinder(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~CaptureGapFinder() override; ///< cancels, and waits for the block in hand

    /// found() follows once, if there is any gap. Gaps come with an import, which is complete
    /// before it is looked at.
    void start();

signals:
    void found(const QList<Framescope::CaptureGap> &gaps);

private:
    const std::shared_ptr<const SessionStore> m_store;
    std::stop_source m_stop;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
