#pragma once

#include "app/compose/peerreaction.h"
#include "app/session/connectionrecord.h"
#include "ui/widgets/tone.h"

#include <QString>

namespace Framescope {

/// A sentence with the section that it rests on.
struct ReactionText
{
    Tone tone = Tone::Neutral;
    QString text;
    QString section; ///< "§5.2"; may be empty
};

/// What a peer that keeps to the RFC will do: "The server must fail the connection with 1002: …".
ReactionText predictionText(const PeerReaction &reaction, Direction direction);

/// What the peer did, beside what it should have done. \a connection is as it is now, \a answered
/// whether frames of the peer have come since. A neutral text says that nothing is known yet.
ReactionText outcomeText(
    const PeerReaction &predicted, const ConnectionRecord &connection, bool answered, bool waited);

} // namespace Framescope
