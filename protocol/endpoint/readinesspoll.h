#pragma once

#include "protocol/endpoint/wakefulness.h"

#include <QHash>
#include <QSocketNotifier>

#include <memory>
#include <optional>

namespace Framescope {

class ReadNotifier;

/// Asks the system which of a thread's descriptors have something to read, at a price that grows
/// with those that have and not with those that are idle: epoll(7). To the event loop all of them
/// are one descriptor. While much comes it asks again at once, and for a moment waits awake: see
/// Wakefulness.
class ReadinessPoll : public std::enable_shared_from_this<ReadinessPoll>
{
public:
    /// Of this thread, for as long as somebody has it; null where there is none to be had: no
    /// Linux, or no descriptor left.
    static std::shared_ptr<ReadinessPoll> ofThisThread();
    ~ReadinessPoll();
    Q_DISABLE_COPY_MOVE(ReadinessPoll)

    using Entry = quint64;
    /// Calls ReadNotifier::tell() of \a notifier whenever \a descriptor has something, until it is
    /// removed. Nullopt: the system cannot.
    std::optional<Entry> add(int descriptor, ReadNotifier &notifier);
    /// Before the descriptor is closed.
    void remove(int descriptor, Entry entry);

private:
    explicit ReadinessPoll(int descriptor);
    void tellReady();
    bool tell();
    bool tellWhileAwake(Wakefulness::Time begun);

    const int m_descriptor;
    QSocketNotifier m_notifier;
    QHash<Entry, ReadNotifier *> m_notifiers;
    Entry m_lastEntry = 0;
    Wakefulness m_wakefulness;
};

} // namespace Framescope
