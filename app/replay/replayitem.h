#pragma once

#include "app/session/frameblock.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Framescope {

/// Of a message in more fragments, the sizes of the first are kept.
constexpr qsizetype ReplayFragmentLimit = 65536;

/// One thing that a side has said: a message, a control frame, or a frame with a reserved opcode.
/// What a replay compares. A value; cheap to copy.
struct ReplayItem
{
    quint8 opcode = 0; ///< of the first frame
    QByteArray payload; ///< of a message: assembled and decompressed
    QList<quint64> fragments; ///< payload octets of its first frames, as they crossed
    FrameId frame = 0; ///< the last of its frames
    qint64 time = 0; ///< of that frame, ns since its session began
};

/// One place in which what came is not what was recorded.
struct ReplayDifference
{
    /// "$.price", "octet 17", "code", "subprotocol" …
    QString where;
    QString expected; ///< a short text: JSON of a value, or quoted octets; empty if there is none
    QString got; ///< the same
};

/// What a comparison says of one item, or of the handshake or the ending.
struct ReplayFinding
{
    enum class Kind : quint8 { Matched, Changed, Missing, Extra };
    enum class Subject : quint8 { Item, Handshake, Ending };

    Kind kind = Kind::Matched;
    Subject subject = Subject::Item;
    std::optional<ReplayItem> expected; ///< of an item, unless it is extra
    std::optional<ReplayItem> got; ///< of an item, unless it is missing
    QList<ReplayDifference> differences; ///< of what has changed
};

/// How many there are of each.
struct ReplayTally
{
    quint64 matched = 0;
    quint64 changed = 0;
    quint64 missing = 0;
    quint64 extra = 0;

    void count(ReplayFinding::Kind kind);
    bool allMatched() const { return changed == 0 && missing == 0 && extra == 0; }

    friend bool operator==(const ReplayTally &, const ReplayTally &) = default;
};

inline void ReplayTally::count(ReplayFinding::Kind kind)
{
    switch (kind) {
    case ReplayFinding::Kind::Matched:
        ++matched;
        break;
    case ReplayFinding::Kind::Changed:
        ++changed;
        break;
    case ReplayFinding::Kind::Missing:
        ++missing;
        break;
    case ReplayFinding::Kind::Extra:
        ++extra;
        break;
    }
}

} // namespace Framescope
