#pragma once

#include "app/statistics/connectiontally.h"
#include "ui/anatomy/framefields.h"
#include "ui/widgets/tone.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Framescope {

/// One thing that was looked at on all frames of a connection. Plain text.
struct ConnectionCheck
{
    Tone tone = Tone::Neutral; ///< Ok: it holds; Error: it does not; Neutral: it is just so
    QString text;
    FrameId frame = 0; ///< the first exception, which the text speaks of as frameName(); 0: none
};

/// What can be said about \a field of a frame with \a header on the whole connection, which agreed
/// on \a extensions. \a isText: the frame is part of a text message.
QList<ConnectionCheck> checkConnection(const FrameField &field, const FrameHeader &header,
    bool isText, const ConnectionTally &tally, const QStringList &extensions);

} // namespace Framescope
