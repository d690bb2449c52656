#pragma once

#include "app/compose/composedmessage.h"
#include "protocol/wire/frame.h"
#include "protocol/wire/permessagedeflate.h"
#include "protocol/wire/violation.h"

namespace Framescope {

/// What a peer that keeps to RFC 6455 and RFC 7692 does with a message that was composed.
struct PeerReaction
{
    enum class Kind : quint8 {
        TakesMessage, ///< and its application gets it
        TakesFrames, ///< and waits for the rest of the message
        AnswersPong, ///< §5.5.2
        AnswersClose, ///< §5.5.1
        IgnoresPong, ///< §5.5.3
        IgnoresRest, ///< what comes behind a Close frame (§1.4)
        MayFindItTooBig, ///< the message decompresses to more than 256 MiB (§10.4)
        WaitsForOctets, ///< the last frame announces more than there is
        FailsConnection, ///< §7.1.7
    };

    Kind kind = Kind::TakesMessage;
    std::optional<Violation> violation; ///< the first; with FailsConnection
    std::size_t frame = 0; ///< index of the frame that decides
    /// Of a message that is not finished: the next data frame has to be a continuation (§5.4).
    std::optional<MessageType> openMessage;

    /// What a peer that fails the connection should put into its Close frame; 0 if none fits.
    quint16 closeCode() const;

    friend bool operator==(const PeerReaction &, const PeerReaction &) = default;
};

/// How the connection stands before the message is sent.
struct SendingState
{
    std::optional<DeflateContext> deflate; ///< permessage-deflate was agreed on
    std::optional<MessageType> openMessage; ///< the last data frame that was sent was not final
    bool closeSent = false;
};

/// Reads \a message as such a peer would. Takes as long as reading its payload does: not on the
/// GUI thread for one that may be large.
PeerReaction predictReaction(const ComposedMessage &message, const SendingState &state);

} // namespace Framescope
