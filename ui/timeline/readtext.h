#pragma once

#include <QString>

namespace Framescope {

struct TimelineRead;

/// "3 frames, 1,204 octets on the wire, came in one read, server to client at 02:05.860".
QString readText(const TimelineRead &read);
/// "124 reads brought 56,020 octets of frames".
QString readsText(quint64 reads, quint64 octets, bool isExact);
/// What the lane of reads shows, and what it cannot.
QString readsHelp();

} // namespace Framescope
