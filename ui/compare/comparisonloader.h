#pragma once

#include "app/session/readerthread.h"
#include "ui/compare/comparisondocument.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Framescope {

/// Reads two messages and compares them on a thread of its own. To be used from the GUI thread.
class ComparisonLoader : public QObject
{
    Q_OBJECT
public:
    /// \a left and \a right are frames of the messages.
    ComparisonLoader(std::shared_ptr<const SessionStore> store, FrameId left, FrameId right,
        QObject *parent = nullptr);
    ~ComparisonLoader() override; ///< stops, and waits for the thread

    /// loaded() follows, unless another load() comes first, or failed() if a frame is not there.
    void load(std::optional<ComparisonForm> form);

signals:
    void loaded(std::shared_ptr<const Framescope::ComparisonDocument> document);
    void failed();

private:
    void read(std::optional<ComparisonForm> form, const std::stop_token &stop);

    const std::shared_ptr<const SessionStore> m_store;
    const FrameId m_left;
    const FrameId m_right;
    std::stop_source m_stop;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
