#pragma once

#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace Framescope {

/// Walks the frames of a session block by block on a thread of its own: each frame once, in the
/// order of ids, and onwards as frames come. To be used from the thread it lives on.
class BlockScan : public QObject
{
    Q_OBJECT
public:
    /// Called on the scan's thread. The rows from \a firstRow to the end of \a block are new.
    using Visitor = std::function<void(const FrameBlock &block, int firstRow)>;

    enum class Read {
        Blocks,
        Columns, ///< payload() and message() are not asked for
    };

    explicit BlockScan(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~BlockScan() override; ///< cancels, and waits for the block in hand

    /// Begins anew at the first frame. The visit before may still be in a block, at the same time
    /// as this call; after the next progressed() it is not.
    void start(Visitor visit, Read read = Read::Blocks);
    /// No progressed() comes after this until the next start().
    void cancel();

public slots:
    /// Frames up to \a last can be read from the store.
    void setLastFrame(Framescope::FrameId last);

signals:
    /// Every frame up to \a scannedTo has been visited since start(). At most once per 33 ms while
    /// there is work, and once when there is none left.
    void progressed(Framescope::FrameId scannedTo);

private:
    void advance(quint64 token);
    void report(quint64 token);

    const std::shared_ptr<const SessionStore> m_store;
    std::atomic<FrameId> m_last = 0;
    std::atomic<quint64> m_token = 0; ///< of the current start(); work with another one is stale
    // Used on the scan's thread only:
    Visitor m_visit;
    std::unique_ptr<BlockReader> m_reader; ///< of columns; else the store is asked
    FrameId m_next = 1;

    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
