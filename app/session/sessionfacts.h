#pragma once

#include "app/session/frameblock.h"
#include "protocol/result.h"

#include <QString>

#include <stop_token>

namespace Framescope {

/// What a list says of a session file before anybody opens it.
struct SessionFacts
{
    FrameId frames = 0;
    qint64 octets = 0; ///< of the file
    quint64 connections = 0;
    quint64 violations = 0;
};

/// Reads the directory of \a path and its connections, but no frame. Not for the GUI thread.
/// Errors as of SessionFile::open().
[[nodiscard]] Result<SessionFacts> readSessionFacts(
    const QString &path, const std::stop_token &stop = {});

} // namespace Framescope
