#pragma once

#include "app/compose/peerreaction.h"
#include "app/connect/variables.h"
#include "app/session/readerthread.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace Framescope {

/// What a composition comes to on one connection.
struct CheckedComposition
{
    Composition composition;
    Result<ComposedMessage> message;
    PeerReaction reaction; ///< if there is a message
    qsizetype payloadSize = 0; ///< octets before any compression
    /// What became of the variables in the text of the composition, which has them still.
    Expansion expansion {};
    bool isTypedJson = false; ///< the text is JSON as it was typed, variables and all
};

/// Replaces variables in compositions, puts them into frames and predicts what a peer does with
/// them, on a thread of its own: compressing and judging 64 MiB takes a while. Only the newest one
/// counts. GUI thread only.
class CompositionChecker : public QObject
{
    Q_OBJECT
public:
    /// Octets of a file that can be sent as one message.
    static constexpr qint64 MaxFileSize = 64 << 20;

    explicit CompositionChecker(QObject *parent = nullptr);
    ~CompositionChecker() override;

    /// checked() follows, unless another call comes before it.
    void check(const Composition &composition, const Variables &variables, Direction direction,
        const SendingState &state);
    /// Between check() and its checked().
    bool isChecking() const { return m_done != *m_newest; }

signals:
    void checked(const Framescope::CheckedComposition &result);

private:
    void take(quint64 token, const CheckedComposition &result);

    std::shared_ptr<std::atomic<quint64>> m_newest; ///< token of the last check()
    quint64 m_done = 0; ///< token of the last checked()
    ReaderThread m_thread; ///< last, so that it has ended before what it uses is gone
};

} // namespace Framescope
