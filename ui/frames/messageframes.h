#pragma once

#include "app/session/framehandle.h"
#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QList>
#include <QObject>

#include <stop_token>

namespace Framescope {

/// Finds all frames of a message, however long it is, off the caller's thread. To be used from the
/// thread it lives on.
class MessageFrames : public QObject
{
    Q_OBJECT
public:
    explicit MessageFrames(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~MessageFrames() override;

    /// found() follows, unless another find() comes first. \a frame has a messageFirst.
    void find(const FrameRecord &frame);

signals:
    /// The fragments of the message that begins with \a first, ascending. \a isWhole: the final one
    /// is among them.
    void found(Framescope::FrameId first, const QList<Framescope::FrameId> &frames, bool isWhole);

private:
    const std::shared_ptr<const SessionStore> m_store;
    quint64 m_token = 0; ///< of the current find()
    std::stop_source m_stop; ///< of the current find()
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
