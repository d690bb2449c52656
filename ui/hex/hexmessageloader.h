#pragma once

#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"
#include "ui/hex/hexcontent.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Framescope {

/// Collects the frames of a message on a thread of its own, for a hex view. To be used from the
/// thread it lives on.
class HexMessageLoader : public QObject
{
    Q_OBJECT
public:
    /// Octets of a message that are shown at most.
    static constexpr quint64 MaxOctets = 256ULL << 20;

    explicit HexMessageLoader(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~HexMessageLoader() override; ///< stops, and waits for the thread

    /// loaded() follows, unless another load() or cancel() comes first. \a frame is a fragment.
    void load(const FrameHandle &frame);
    void cancel();

signals:
    void loaded(const Framescope::HexContent &content);

private:
    const std::shared_ptr<const SessionStore> m_store;
    quint64 m_token = 0; ///< of the current load()
    std::stop_source m_stop; ///< of the current load()
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
