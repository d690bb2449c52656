#include "ui/timeline/readtext.h"

#include "ui/frames/frametext.h"
#include "ui/timeline/timelinedetail.h"

#include <QCoreApplication>

namespace Framescope {

namespace {

struct ReadTextWords
{
    Q_DECLARE_TR_FUNCTIONS(ReadText)
};

} // namespace

QString readText(const TimelineRead &read)
{
    const QString frames = read.frames == 1
        ? ReadTextWords::tr("1 frame")
        : ReadTextWords::tr("%1 frames").arg(countText(read.frames));
    return ReadTextWords::tr("%1, %2 octets, came in one read, %3 on connection %4 at %5")
        .arg(frames, countText(read.octets), directionText(read.direction),
            QString::number(read.connection), timeText(read.time));
}

QString readsText(quint64 reads, quint64 octets, bool isExact)
{
    if (reads == 1)
        return ReadTextWords::tr("1 read brought %1 octets of frames").arg(countText(octets));
    return (isExact ? ReadTextWords::tr("%1 reads brought %2 octets of frames")
                    : ReadTextWords::tr("About %1 reads brought %2 octets of frames"))
        .arg(countText(reads), countText(octets));
}

QString readsHelp()
{
    return ReadTextWords::tr(
        "Reads: frames that came together, because one read of the socket completed them.\n"
        "A read that completed no frame leaves no trace here;\n"
        "a frame that took several reads counts for the last of them.\n"
        "Frames that were sent from here are not among them.\n"
        "In what was imported, frames with the same time are taken for one read.");
}

} // namespace Framescope
