#pragma once

#include "app/session/framehandle.h"
#include "app/session/sessionstore.h"

#include <QList>

namespace Framescope {

/// The message that a data frame belongs to, and what comes behind the frame, as far as the session
/// has them at hand.
struct MessageOutline
{
    /// Fragments that are listed; the others are only counted.
    static constexpr qsizetype MaxFragments = 64;
    /// Octets of each that are kept to be shown.
    static constexpr qsizetype MaxPreview = 32;

    struct Fragment
    {
        FrameId id = 0;
        quint64 length = 0; ///< octets of payload
        QByteArray begin; ///< its first octets, unmasked
    };

    QList<Fragment> fragments; ///< in wire order; empty for a control frame
    quint64 fragmentCount = 0; ///< that have come so far
    quint64 octets = 0; ///< payload of them all
    quint64 position = 0; ///< of the frame itself among the fragments, from 0
    FrameId last = 0; ///< the fragment with FIN = 1; 0 until it comes
    quint8 opcode = 0; ///< of the first fragment
    bool compressed = false; ///< RSV1 of the first fragment (RFC 7692 §6)
    bool utf8Broken = false; ///< up to this frame
    bool isCovered = false; ///< a learner is to work out what its octets are
    FrameId next = 0; ///< the frame behind this one, same connection and direction; 0: none yet

    bool isText() const { return opcode == toNibble(Opcode::Text); }
};

/// Looks at frames in memory only, and at a bounded number of them, so that it may be called from
/// the GUI thread. \a frame must not be null; without \a store nothing but itself is known.
MessageOutline outlineMessage(const FrameHandle &frame, const SessionStore *store);

} // namespace Framescope
