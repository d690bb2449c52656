#pragma once

#include "app/session/connectionrecord.h"

#include <QList>
#include <QMetaType>

#include <functional>
#include <optional>

namespace Framescope {

class SessionStore;

/// Octets of a connection that were not captured, and where among the frames they are missing: an
/// imported capture does not have them, or recording was paused.
struct CaptureGap
{
    ConnectionId connection = 0;
    Direction direction = Direction::ServerToClient;
    qint64 time = 0; ///< when that was noticed, ns since the session began
    quint64 octets = 0;
    /// The connection's first frame behind it, or behind a pause of any connection; 0 if there is
    /// none.
    FrameId before = 0;
    /// If none is behind it, the last of these frames; 0 if there are none at all.
    FrameId after = 0;
    quint64 frames = 0; ///< while recording was paused; 0: nobody knows
    std::optional<qint64> pause {}; ///< ns that recording was paused, until time

    friend bool operator==(const CaptureGap &, const CaptureGap &) = default;
};

/// What the event tells of a gap; nullopt if it is about something else. Its place is not known
/// yet.
std::optional<CaptureGap> captureGap(const EventRecord &event);

/// All gaps of a session, by time, with their places. Reads the events, and if there are gaps the
/// columns of all frames: not for the GUI thread. Ends early, with what it knows, once
/// \a isCancelled.
QList<CaptureGap> findCaptureGaps(
    const SessionStore &store, const std::function<bool()> &isCancelled);

/// "The capture lacks 1,460 octets of the server here", or since when and until when recording was
/// paused, and what was not recorded.
QString captureGapText(const CaptureGap &gap);
/// The same of all \a gaps that stand in one place: of a few each, else what they add up to.
QString captureGapsText(const QList<CaptureGap> &gaps);

} // namespace Framescope

Q_DECLARE_METATYPE(Framescope::CaptureGap)
