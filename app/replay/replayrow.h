#pragma once

#include "app/replay/replayitem.h"
#include "app/session/framehandle.h"
#include "protocol/direction.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Framescope {

/// One side of a row: what a list shows of a message or frame.
struct ReplayCell
{
    /// Octets of a payload that are kept.
    static constexpr qsizetype BeginLimit = 160;

    FrameId frame = 0; ///< 0: there is nothing on this side
    quint8 opcode = 0;
    qint64 time = 0; ///< ns since the session began
    quint64 length = 0; ///< octets of the payload
    QByteArray begin; ///< of the payload

    bool isEmpty() const { return frame == 0; }

    static ReplayCell of(const ReplayItem &item);
    /// Of a frame that ends a compressed message, what that says.
    static ReplayCell of(const FrameHandle &frame);
};

/// How long an answer took, from the last message before it that was sent again: then, and now.
struct ReplayLatency
{
    qint64 recorded = 0; ///< ns
    qint64 now = 0; ///< ns

    /// Positive if it takes longer now.
    qint64 difference() const { return now - recorded; }

    friend bool operator==(const ReplayLatency &, const ReplayLatency &) = default;
};

/// One row of a replay beside its recording. A value.
struct ReplayRow
{
    enum class Kind : quint8 {
        Sent, ///< by the side that is played
        Matched, ///< octet for octet
        Alike, ///< matched by the rules
        Changed,
        Missing,
        Extra,
        Undecided, ///< has come, and may still belong to what is recorded further on
        Upcoming, ///< recorded; it is still to be sent, or to come
    };

    Kind kind = Kind::Matched;
    ReplayFinding::Subject subject = ReplayFinding::Subject::Item;
    Direction direction = Direction::ServerToClient;
    ReplayCell recorded; ///< both are empty of the handshake and of the ending
    ReplayCell now;
    QList<ReplayDifference> differences; ///< of what has changed
    /// Of what has come where something was recorded, unless it follows nothing that was sent.
    std::optional<ReplayLatency> latency;

    bool isDifference() const
    {
        return kind == Kind::Changed || kind == Kind::Missing || kind == Kind::Extra;
    }

    /// \a side is who said what \a finding is about.
    static ReplayRow of(const ReplayFinding &finding, Direction side);
};

/// How far a comparison is.
struct ReplayProgress
{
    ReplayTally tally;
    quint64 alike = 0; ///< of those that matched
    quint64 sent = 0;
    quint64 leftOut = 0; ///< rows that are counted and not kept
    QList<ReplayCell> undecided; ///< what has come and is not compared yet
    qint64 time = 0; ///< of the recording, up to which it is played: ns since its session began
    /// How long until the next frame is sent, ns; nullopt if that is not known: it waits for what
    /// comes or for somebody, it is paused, or there is none.
    std::optional<qint64> untilNext;
    qint64 drift = 0; ///< how much later than planned the last frame was sent, ns
};

} // namespace Framescope
