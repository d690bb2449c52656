#pragma once

#include "app/session/readerthread.h"
#include "ui/frames/frameselection.h"
#include "ui/hex/bytesource.h"
#include "ui/hex/octetneedle.h"

#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace Framescope {

/// Finds octets in a source of any size, a window at a time, on a thread of its own. To be used
/// from the thread it lives on.
class OctetSearch : public QObject
{
    Q_OBJECT
public:
    enum class Towards { Earlier, Later };
    /// Octets that are held at once, besides what a match reaches beyond them.
    static constexpr qsizetype Window = 1 << 20;

    explicit OctetSearch(QObject *parent = nullptr);
    ~OctetSearch() override; ///< cancels, and waits for the window in hand

    /// Looks for the match that begins nearest to \a from (included), and at the end of \a source
    /// goes on at its other end. finished() follows, unless another find() or cancel() comes first.
    void find(std::shared_ptr<const ByteSource> source, const OctetNeedle &needle, quint64 from,
        Towards towards);
    void cancel();
    bool isSearching() const { return m_searching; }

signals:
    /// At most ten times a second.
    void progressed(quint64 looked, quint64 all);
    /// \a found is empty if there is none. \a wrapped: it lies behind the end that was gone over.
    void finished(Framescope::OctetRange found, bool wrapped);

private:
    quint64 m_token = 0; ///< of the current find()
    std::stop_source m_stop; ///< of the current find()
    bool m_searching = false;
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
