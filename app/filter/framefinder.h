#pragma once

#include "app/filter/filterprogram.h"
#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Framescope {

/// Finds the nearest frame, before or behind another, that matches. Looks only as far as it has to,
/// off the caller's thread. To be used from the thread it lives on.
class FrameFinder : public QObject
{
    Q_OBJECT
public:
    enum class Towards { Earlier, Later };

    explicit FrameFinder(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~FrameFinder() override;

    /// finished() follows, unless another find() or cancel() comes first. \a from itself does not
    /// count.
    void find(const FilterProgram &program, FrameId from, Towards towards);
    void cancel();

signals:
    /// \a found is 0 if no frame matches.
    void finished(Framescope::FrameId found);

private:
    const std::shared_ptr<const SessionStore> m_store;
    quint64 m_token = 0; ///< of the current find()
    std::stop_source m_stop; ///< of the current find()
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
