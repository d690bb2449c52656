#pragma once

#include "app/session/readerthread.h"
#include "ui/compare/comparisondocument.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace Framescope {

/// A message of a recording and one of its replay; either may be missing.
struct ReplayPair
{
    std::shared_ptr<const SessionStore> recordedStore;
    FrameId recorded = 0; ///< 0: there is none
    std::shared_ptr<const SessionStore> nowStore;
    FrameId now = 0;

    bool isEmpty() const { return recorded == 0 && now == 0; }
};

/// Reads the two and compares them on a thread of its own. To be used from the GUI thread.
class ReplayPairLoader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~ReplayPairLoader() override; ///< stops, and waits for the thread

    /// loaded() or failed() follows, unless another load() or cancel() comes first.
    void load(const ReplayPair &pair, ComparisonForm form);
    void cancel();

signals:
    /// Where one of the two is missing, all of the other stands on its side.
    void loaded(std::shared_ptr<const Framescope::ComparisonDocument> document);
    void failed();

private:
    void read(const ReplayPair &pair, ComparisonForm form, const std::stop_token &stop);

    std::stop_source m_stop;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
