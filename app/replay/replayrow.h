#pragma once

#include "app/replay/replayitem.h"
#include "protocol/direction.h"

#include <QByteArray>
#include <QList>

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
    };

    Kind kind = Kind::Matched;
    ReplayFinding::Subject subject = ReplayFinding::Subject::Item;
    Direction direction = Direction::ServerToClient;
    ReplayCell recorded; ///< both are empty of the handshake and of the ending
    ReplayCell now;
    QList<ReplayDifference> differences; ///< of what has changed

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
};

/// Gathers rows and counts them. Of each kind, those that differ and the others, no more than
/// RowLimit are kept: the memory that a replay takes is bounded.
class ReplayRows
{
public:
    static constexpr quint64 RowLimit = 100'000;

    void add(ReplayRow row);
    const ReplayProgress &progress() const { return m_progress; }
    bool isEmpty() const { return m_rows.isEmpty(); }
    /// Those since the last call.
    QList<ReplayRow> take() { return std::exchange(m_rows, {}); }

private:
    QList<ReplayRow> m_rows;
    quint64 m_kept[2] = { 0, 0 }; ///< in all: equal ones, and differences
    ReplayProgress m_progress;
};

} // namespace Framescope
