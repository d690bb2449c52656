#pragma once

#include "app/filter/filtersearch.h"
#include "app/filter/reportpace.h"
#include "app/session/readerthread.h"
#include "app/session/sessionstore.h"

#include <QList>
#include <QObject>

#include <atomic>
#include <stop_token>
#include <unordered_map>

namespace Framescope {

/// Finds, among frames in the order of ids, where the fragments of each message begin. What is in
/// memory it looks at at once, the rest on threads of its own. To be used from the thread it lives
/// on.
class MessageHeads : public QObject
{
    Q_OBJECT
public:
    explicit MessageHeads(std::shared_ptr<const SessionStore> store, QObject *parent = nullptr);
    ~MessageHeads() override; ///< cancels, and waits for the blocks in hand

    /// Begins anew, among all frames.
    void startAll();
    /// Begins anew; \a fragments are the fragments (RFC 6455 §5.4) among the frames.
    void start(const FilterProgram &fragments);
    /// Frames up to \a last can be read from the store.
    void setLastFrame(FrameId last);

    /// Everything up to it has been looked at.
    FrameId scannedTo() const { return m_scannedTo; }

signals:
    /// The first fragments of messages: ascending, and behind those that came before; perhaps none.
    /// scannedTo() is up to date.
    void found(const QList<Framescope::FrameId> &heads);

private:
    /// The message that each direction of each connection is in.
    using OpenMessages = std::unordered_map<quint64, FrameId>;

    static bool beginsMessage(const FrameBlock &block, int row, OpenMessages &open);
    void begin(std::optional<FilterProgram> fragments);
    void scanAtHand();
    void search();
    void searchTo(FrameId last, FrameId from, const FilterProgram &program, quint64 token,
        const std::stop_token &stop);
    enum class Report { Progress, Searched, Reset };
    void report(quint64 token, Report kind);

    const std::shared_ptr<const SessionStore> m_store;
    std::optional<FilterProgram> m_fragments; ///< nullopt: of all frames
    FrameId m_last = 0;
    FrameId m_scannedTo = 0;
    quint64 m_token = 0; ///< of the current start(); what comes with another one is stale
    std::stop_source m_stop; ///< of the current start()
    bool m_searching = false;
    OpenMessages m_open; ///< the thread's while it searches
    // Used on the thread only:
    std::optional<FilterSearch> m_search;
    QList<FrameId> m_found; ///< not reported yet
    ReportPace m_pace;

    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
