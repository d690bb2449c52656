#pragma once

#include "app/exchange/patternset.h"
#include "app/exchange/sessionbuilder.h"
#include "app/session/framehandle.h"
#include "app/session/messagereader.h"
#include "protocol/wire/permessagedeflate.h"

#include <deque>
#include <map>
#include <optional>

namespace Framescope {

/// Blanks what matches in the messages of a session, frame by frame. Matches are looked for in
/// whole messages, assembled and decompressed. From the first compressed message that is changed
/// on, those of its direction are compressed anew, because each refers to what was before it; what
/// cannot be decompressed cannot be searched, and nothing of it stays.
class FrameRedactor
{
public:
    struct Counts
    {
        quint64 matches = 0;
        quint64 compressedAnew = 0; ///< messages
        quint64 unreadable = 0; ///< messages that were blanked whole
    };

    /// All of these must outlive this.
    FrameRedactor(const SessionStore &session, const PatternSet &patterns, SessionBuilder &builder);

    /// Adds \a frame, redacted, to the builder. Frames come in the order of their ids.
    void add(const FrameHandle &frame);
    const Counts &counts() const { return m_counts; }
    /// How many octets \a connection has more on the wire now than it had, in \a direction.
    qint64 growth(ConnectionId connection, Direction direction) const;

private:
    /// What becomes of the message whose frames come.
    struct Message
    {
        enum class Kind : quint8 {
            Kept, ///< as it is
            Blanked, ///< payload in place of what its frames have
            Compressed, ///< payload, compressed anew
            Hidden, ///< only asterisks
        };

        FrameId first = 0;
        Kind kind = Kind::Kept;
        QByteArray payload; ///< of all frames together
        qsizetype at = 0; ///< in payload: what went before
        std::optional<QByteArray> inflated; ///< to be attached to its final frame
    };
    struct Way
    {
        Message message;
        std::optional<MessageDeflater> deflater; ///< once something was changed
        qint64 growth = 0;
    };

    Message prepare(const FrameHandle &first, Way &way);
    /// Whether all octets of the message can be read, also those that its next frames have.
    bool isSound(const MessageContent &content) const;
    DeflateContext contextOf(const FrameRecord &record) const;
    QByteArray payloadFor(const FrameHandle &frame, Message &message);

    const SessionStore &m_session;
    const PatternSet &m_patterns;
    SessionBuilder &m_builder;
    std::map<std::pair<ConnectionId, Direction>, Way> m_ways;
    Counts m_counts;
};

} // namespace Framescope
