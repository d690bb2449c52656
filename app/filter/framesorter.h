#pragma once

#include "app/filter/frameidset.h"
#include "app/filter/rowset.h"
#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace Framescope {

/// What frames can be ordered by, besides their ids.
enum class FrameSortKey : quint8 {
    Connection,
    Delta, ///< time since the frame before in the list; the first has none and is the least
    Direction, ///< that of the client is less
    Opcode,
    Fin, ///< a final frame is more
    Rsv,
    Mask, ///< a masked frame is more
    Key, ///< masking-key, by its octets; a frame without one is less than all
    Length, ///< FrameHeader::payloadLength
    WireLength, ///< FrameRecord::wireLength()
};

/// Frames of a list in another order.
struct SortedFrames
{
    std::vector<FrameId> ids; ///< by row
    std::vector<quint32> rows; ///< by the frame's place in the list
    RowSet violations; ///< rows of frames that break a rule
};

/// Orders frames by what their headers say, off the caller's thread. Equal ones stay in the order
/// of their ids. To be used from the thread it lives on.
class FrameSorter : public QObject
{
    Q_OBJECT
public:
    /// More are not sorted: it takes 44 octets each while it is at work, and 12 afterwards.
    static constexpr qint64 MostFrames = 1'000'000;

    explicit FrameSorter(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~FrameSorter() override; ///< cancels, and waits for the block in hand

    /// Sorts frames 1 to \a last, or those of \a list. finished() follows, unless another start()
    /// or cancel() comes first.
    void start(FrameSortKey key, Qt::SortOrder order, FrameId last);
    void start(FrameSortKey key, Qt::SortOrder order, const FrameIdSet &list);
    void cancel();
    bool isRunning() const { return m_running; }

signals:
    /// At most once per 33 ms.
    void progressed(int percent);
    /// A frame that cannot be read is behind all others.
    void finished(const std::shared_ptr<const Framescope::SortedFrames> &sorted);

private:
    struct Job
    {
        FrameSortKey key;
        Qt::SortOrder order;
        FrameId last; ///< 0: those of list
        FrameIdSet list;
    };
    void start(Job job);
    void sort(const Job &job, quint64 token, const std::stop_token &stop);
    void report(quint64 token, int percent);

    const std::shared_ptr<const SessionStore> m_store;
    quint64 m_token = 0; ///< of the current start()
    std::stop_source m_stop; ///< of the current start()
    bool m_running = false;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
